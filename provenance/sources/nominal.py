"""Phrases without a name: outlets by their noun, roles, bodies, documents, groups.

Resolvers as in `reference`: they rank by fit and never choose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from provenance.languages import bare, fold
from provenance.report import SourceKind
from provenance.sources.agreement import REACH, agrees
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.sources.source import Description, Party

SAME_COMPLEMENT = 80.0
"""Least rapidfuzz token_set_ratio (0 to 100) at which two complements are the same."""
JUST_NOW = 2
"""Sentences back within which somebody has just spoken."""
OFFICES = (SourceKind.ORGANISATION, SourceKind.GOVERNMENT)


def media(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*le quotidien, le média niçois*: the last outlet that can be one, by tags and by place."""
    numbers = weights("media")
    for party in parties[1:]:
        if not _can_be(description, party):
            continue
        if _may_be_outlet(party, here) and description.determiner != "indefinite":
            yield party, numbers["unknown"]
        if party.kind is not SourceKind.MEDIA:
            continue
        fit = max(numbers["least"], numbers["outlet"] - numbers["slope"] * (here - party.seen[-1]))
        if description.places & party.places:
            fit += numbers["place"]
        elif description.places:
            fit *= numbers["no_place"]
        if party.spoken and description.determiner != "demonstrative":
            fit += numbers["spoken"]
        if not party.named:
            fit *= numbers["unnamed"]
        yield party, min(1.0, fit)


def role(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*le ministre · l'élue · le groupe · ce document*: same noun first, then another word."""
    numbers = weights("role")
    named = [p for p in parties[1:] if p.named and p.kind is SourceKind.PERSON]
    for party in parties[1:]:
        if description.number != party.number or not party.seen:
            continue
        sole = named == [party]  # "Jean Roy … le prévenu": nobody else is named so far
        distance = here - party.seen[-1]
        if description.noun is not None and description.noun in party.nouns:
            fit = _complement_fit(description, party)
            if not party.named and party.seen[-1] == 0 and here > 0:  # only in the headline
                fit *= numbers["headline"]
        elif description.kind is party.kind is SourceKind.DOCUMENT:
            fit = _document_fit(description, party)
        elif distance > REACH // 2:
            fit = 0.0
        elif description.kind in OFFICES:
            fit = _office_fit(description, party, here)
        else:
            fit = _person_fit(description, party, here, sole=sole)
        if fit:
            yield party, fit * max(numbers["least"], 1.0 - numbers["slope"] * distance)


def collective(
    description: Description, parties: list[Party], here: int
) -> Iterator[tuple[Party, float]]:
    """*les sources médiatiques, ces experts*: an earlier plural with the same noun."""
    numbers = weights("role")
    for party in parties[1:]:
        if not party.seen or description.number != party.number:
            continue
        if description.noun is not None and description.noun in party.nouns:
            fit = max(_complement_fit(description, party), numbers["group"])
            distance = here - party.seen[-1]
            yield party, fit * max(numbers["least"], 1.0 - numbers["group_slope"] * distance)


def _may_be_outlet(party: Party, here: int) -> bool:
    """*L'Éveil du Djoliba, … L'hebdomadaire croit savoir*: a name of which nothing is known.

    *La France … Le quotidien*: not the name of a place.
    """
    return (
        party.kind is SourceKind.UNKNOWN
        and party.named
        and bare(party.name) not in map(fold, party.places)
        and bool(party.seen)
        and here - party.seen[-1] <= 1
        and party.number == "s"
    )


def _can_be(description: Description, party: Party) -> bool:
    """Number, tags and places do not speak against it."""
    if description.number != party.number or not party.seen:
        return False
    if description.places and party.places and not description.places & party.places:
        return False
    if not description.tags or not party.tags or "any" in description.tags:
        return True
    return bool(description.tags & party.tags)


def _document_fit(description: Description, party: Party) -> float:
    """*ce document, le même texte*: any document named before."""
    if description.determiner != "demonstrative" and not description.again:
        return 0.0
    return weights("role")["document_spoken" if party.spoken else "document"]


def _office_fit(description: Description, party: Party, here: int) -> float:
    """*le groupe, le département*: a body that has spoken, under another word."""
    known = party.named or party.long
    if party.kind not in (*OFFICES, SourceKind.UNKNOWN) or not known:
        return 0.0
    if not party.spoken:
        near = party.kind is SourceKind.ORGANISATION and party.named and not description.modified
        return weights("role")["unheard"] if near and description.kind is party.kind else 0.0
    if description.determiner not in ("definite", "demonstrative"):
        return 0.0
    if description.modified:  # "Amnesty … L'organisation de défense des droits"
        told = party.nouns or not party.named or here - party.spoken[-1] > JUST_NOW
        same = party.kind is description.kind is SourceKind.ORGANISATION
        return weights("role")["described"] if same and not told else 0.0
    return weights("role")[description.kind.value]


def _person_fit(description: Description, party: Party, here: int, *, sole: bool) -> float:
    """*l'élue, le sondeur, ce fonctionnaire*: a person under another word."""
    numbers = weights("role")
    people = (SourceKind.PERSON, SourceKind.UNKNOWN)
    if description.kind not in people or party.kind not in people:
        return 0.0
    if not agrees(description, party):
        return 0.0
    just_spoken = bool(party.spoken) and here - party.spoken[-1] <= JUST_NOW
    if description.determiner == "demonstrative" and here - party.seen[-1] <= JUST_NOW:
        return numbers["demonstrative" if just_spoken else "demonstrative_unheard"]
    if not party.named:
        known = party.kind is SourceKind.PERSON and just_spoken and not description.complemented
        return numbers["unnamed_speaker"] if known and description.noun else 0.0
    if party.nouns and not party.spoken:
        return numbers["sole"] if sole and description.determiner == "definite" else 0.0
    if party.kind is SourceKind.UNKNOWN and not (party.spoken or party.subject):
        return 0.0
    if _goes_on(party, here) and description.determiner == "definite":
        return numbers["subject"]
    if description.complemented:
        in_headline = not party.nouns and party.seen[0] == 0
        return numbers["person" if in_headline else "complement"]
    fit = numbers["speaker" if just_spoken else "person"]
    return fit - numbers["unlisted"] if description.kind is SourceKind.UNKNOWN else fit


def _goes_on(party: Party, here: int) -> bool:
    """*Rachid Amrani ne décolère pas. Le chef de file accuse P*: subject of the sentence before.

    Only where nothing has been said of what the person is.
    """
    return bool(party.subject) and party.subject[-1] == here - 1 and not party.nouns


def _complement_fit(description: Description, party: Party) -> float:
    """How well the rest of the phrase agrees with what the party has been called."""
    numbers = weights("role")
    if not description.modified:
        return numbers["same_noun"]
    wanted = fold(description.text)
    best = max(fuzz.token_set_ratio(wanted, fold(a)) for a in (party.name, *party.aliases))
    return numbers["same_phrase"] if best >= SAME_COMPLEMENT else 0.0
