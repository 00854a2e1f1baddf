"""Phrases and pronouns that take up a party: one resolver a kind of mention.

Each resolver is `(description, parties, here) -> (party, fit)*`: it reads what the phrase says and
what the article has said so far, and never chooses; the walk ranks. `here` is the sentence index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from provenance.languages import fold
from provenance.report import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.sources.source import Description, Party

REACH = 12
"""Sentences back in which a phrase without a name finds its antecedent."""
SAME_COMPLEMENT = 80.0
BODIES = frozenset(
    {SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.MEDIA, SourceKind.COLLECTIVE}
)


def pronoun(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*il, elle, -t-il, lui*: agreement first, then who spoke or acted last, people before bodies."""
    for party in parties:
        if party.index == 0 or not _agrees(description, party):
            continue
        fit = _recency(party, here)
        if not fit or not (party.spoken or party.subject or party.kind is SourceKind.PERSON):
            continue
        if party.kind in BODIES:
            fit *= 0.75
        if party.kind is SourceKind.DOCUMENT:
            fit *= 0.4
        if not party.gender and description.gender and party.kind is not SourceKind.PERSON:
            fit *= 0.7
        yield party, fit


def last_speaker(parties: list[Party], here: int) -> Iterator[tuple[Party, float]]:
    """Who spoke last, whatever the agreement: a pronoun for which nobody else is there."""
    for party in parties[1:]:
        if party.spoken and here - party.spoken[-1] <= REACH // 2:
            yield party, max(0.25, 0.5 - 0.1 * (here - party.spoken[-1]))


def same_again(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*les mêmes sources, ce dernier*: the last source, or the last party, that agrees."""
    spoken = description.same is not None and "source" in description.same
    if description.same is not None and "member" in description.same:
        for party in parties[1:]:
            if party.number == "p" and party.spoken:
                yield party, max(0.3, 0.85 - 0.08 * (here - party.spoken[-1]))
        return
    for party in parties:
        if party.index == 0:
            continue
        if spoken:
            if not party.spoken or (
                description.number != party.number and description.noun not in party.nouns
            ):
                continue
            distance = here - max(party.spoken)
            fit = max(0.1, 0.9 - 0.08 * distance)
            if description.noun in party.nouns and description.number == party.number:
                fit = min(1.0, fit + 0.3)
            elif party.kind is SourceKind.PERSON and party.named:
                fit *= 0.6
            yield party, fit
        elif _agrees(description, party):
            fit = _recency(party, here)
            if fit:
                yield party, fit


def media(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*le quotidien, le média niçois*: the last outlet that can be one, by tags and by place."""
    for party in parties:
        if party.kind is not SourceKind.MEDIA or party.index == 0 or not party.seen:
            continue
        if description.number != party.number:
            continue
        if not _tags_agree(description, party):
            continue
        if description.places and party.places and not description.places & party.places:
            continue
        distance = here - party.seen[-1]
        fit = max(0.15, 0.85 - 0.06 * distance)
        if description.places & party.places:
            fit = min(1.0, fit + 0.25)
        elif description.places:
            fit *= 0.6
        if party.spoken:
            fit = min(1.0, fit + 0.1)
        if not party.named:
            fit *= 0.8
        yield party, fit


def role(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*le ministre, la présidente du club, l'élue*: the same noun, or the last person who agrees."""
    for party in parties:
        if party.index == 0 or description.number != party.number or not party.seen:
            continue
        distance = here - party.seen[-1]
        near = max(0.2, 1.0 - 0.05 * distance)
        if description.noun is not None and description.noun in party.nouns:
            fit = _complement_fit(description, party)
            if fit:
                yield party, fit * near
        elif description.kind is party.kind is SourceKind.DOCUMENT and (
            description.determiner == "demonstrative" or description.again
        ):
            yield party, (0.8 if party.spoken else 0.6) * near
        elif (
            description.kind in (SourceKind.ORGANISATION, SourceKind.GOVERNMENT)
            and party.kind in (SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.UNKNOWN)
            and description.determiner in ("definite", "demonstrative")
            and not description.modified
            and (party.named or party.long)
            and distance <= REACH // 2
            and party.spoken
        ):
            yield party, (0.65 if description.kind is SourceKind.ORGANISATION else 0.58) * near
        elif (
            description.kind is party.kind is SourceKind.PERSON
            and description.determiner == "demonstrative"
            and _agrees(description, party)
            and distance <= 2
        ):
            yield party, 0.7 * near
        elif (
            description.kind in (SourceKind.PERSON, SourceKind.UNKNOWN)
            and party.kind in (SourceKind.PERSON, SourceKind.UNKNOWN)
            and party.named
            and _agrees(description, party)
            and distance <= REACH // 2
            and (party.spoken or not party.nouns)
        ):
            fit = 0.75 if party.spoken and here - party.spoken[-1] <= 2 else 0.62
            if description.kind is SourceKind.UNKNOWN:
                fit -= 0.1
            if description.complemented:
                fit = 0.62 if not party.nouns else 0.3
            yield party, fit * near


def collective(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*les sources médiatiques, ces experts*: an earlier plural with the same noun."""
    for party in parties:
        if party.index == 0 or not party.seen or description.number != party.number:
            continue
        if description.noun is not None and description.noun in party.nouns:
            fit = max(_complement_fit(description, party), 0.5)
            yield party, fit * max(0.3, 1.0 - 0.04 * (here - party.seen[-1]))


def _complement_fit(description: Description, party: Party) -> float:
    """How well the rest of the phrase agrees with what the party has been called."""
    if not description.modified:
        return 0.9
    wanted = fold(description.text)
    best = max(
        (fuzz.token_set_ratio(wanted, fold(alias)) for alias in (party.name, *party.aliases)),
        default=0.0,
    )
    return 0.95 if best >= SAME_COMPLEMENT else 0.0


def _recency(party: Party, here: int) -> float:
    """Who spoke last counts most, then who was subject last, then who was named last."""
    values = [
        start - slope * (here - max(held))
        for held, start, slope in (
            (party.spoken, 0.95, 0.1),
            (party.subject, 0.85, 0.15),
            (party.seen, 0.6, 0.15),
        )
        if held and here - max(held) <= REACH
    ]
    return max([0.0, *values])


def _agrees(description: Description, party: Party) -> bool:
    if description.number != party.number:
        return False
    return not (description.gender and party.gender and description.gender != party.gender)


def _tags_agree(description: Description, party: Party) -> bool:
    if not description.tags or not party.tags or "any" in description.tags:
        return True
    return bool(description.tags & party.tags)
