"""Pronouns and phrases of sameness: one resolver a kind of mention.

Each resolver is `(description, parties, here) -> (party, fit)*`: it reads what the phrase says and
what the article has said so far, and never chooses; the walk ranks. `here` is the sentence index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report import SourceKind
from provenance.sources.agreement import REACH, agrees, recency
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.sources.source import Description, Party

BODIES = frozenset(
    {SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.MEDIA, SourceKind.COLLECTIVE}
)


def pronoun(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*il, elle, -t-il, lui*: agreement, then who spoke or acted last, people before bodies."""
    numbers = weights("pronoun")
    for party in parties[1:]:
        if not agrees(description, party):
            continue
        fit = recency(party, here)
        if not fit or not (party.spoken or party.subject or party.kind is SourceKind.PERSON):
            continue
        if party.kind in BODIES:
            fit *= numbers["body"]
        if party.kind is SourceKind.DOCUMENT:
            fit *= numbers["document"]
        if not party.gender and description.gender and party.kind is not SourceKind.PERSON:
            fit *= numbers["genderless"]
        yield party, fit


def last_speaker(parties: list[Party], here: int) -> Iterator[tuple[Party, float]]:
    """Who spoke last, whatever the agreement: a pronoun for which nobody else is there."""
    numbers = weights("pronoun")
    for party in parties[1:]:
        distance = here - party.spoken[-1] if party.spoken else REACH
        if distance <= REACH // 2:
            yield party, numbers["stranger"] - numbers["stranger_slope"] * min(distance, 2)


def same_again(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*les mêmes sources · ce dernier · l'un d'eux*: told apart by the kind of the phrase."""
    kind = description.same or ""
    if "outlet" in kind:
        yield from (
            (party, fit)
            for party in parties[1:]
            if party.kind is SourceKind.MEDIA and (fit := recency(party, here))
        )
    elif "member" in kind:
        yield from _group(parties, here)
    elif "source" in kind:
        yield from _same_source(description, parties, here)
    elif "person" in kind:
        yield from pronoun(description, parties, here)
    else:
        yield from _last_named(description, parties, here)


def _last_named(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*celui-ci, ce dernier*: who or what was named last."""
    numbers = weights("again")
    near = [
        party
        for party in parties[1:]
        if agrees(description, party) and party.mentions and recency(party, here)
    ]
    near.sort(key=lambda party: -party.mentions[-1].start)
    for place, party in enumerate(near):
        yield party, max(0.0, numbers["last"] - numbers["last_slope"] * place)


def _group(parties: list[Party], here: int) -> Iterator[tuple[Party, float]]:
    """The last group that spoke."""
    numbers = weights("again")
    for party in parties[1:]:
        if party.number == "p" and party.spoken:
            yield party, _fading(numbers["member"], here - max(party.spoken))


def _same_source(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """The last source that spoke, best of the same noun and number."""
    numbers = weights("again")
    for party in parties:  # "selon nos sources … les mêmes sources": the publisher too
        same_noun = description.noun in party.nouns
        if not party.spoken or (description.number != party.number and not same_noun):
            continue
        fit = _fading(numbers["source"], here - max(party.spoken))
        if same_noun and description.number == party.number:
            fit = min(1.0, fit + numbers["same_noun"])
        elif party.kind is SourceKind.PERSON and party.named:
            fit *= numbers["person"]
        yield party, fit


def _fading(start: float, distance: int) -> float:
    return max(0.0, start - weights("again")["slope"] * distance)
