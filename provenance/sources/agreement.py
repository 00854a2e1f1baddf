"""Whether a mention and a party agree, and how near the party is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.weights import weights

if TYPE_CHECKING:
    from provenance.sources.source import Description, Party

REACH = 12
"""Sentences back in which a phrase without a name finds its antecedent."""


def agrees(description: Description, party: Party) -> bool:
    """Same number, and no other gender where both are known."""
    if description.number != party.number:
        return False
    return not (description.gender and party.gender and description.gender != party.gender)


def recency(party: Party, here: int) -> float:
    """Who spoke last counts most, then who was subject last, then who was named last."""
    numbers = weights("recency")
    values = [
        numbers[sign] - numbers[f"{sign}_slope"] * (here - max(held))
        for sign, held in (
            ("spoken", party.spoken),
            ("subject", party.subject),
            ("seen", party.seen),
        )
        if held and here - max(held) <= REACH
    ]
    return max([0.0, *values])
