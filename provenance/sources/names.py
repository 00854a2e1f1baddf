"""Names: variants of one name are one party; two people of one family name are not.

1. the same words, articles and accents folded: *Al-Ahdath Al-Maghribia*, *Al Ahdath Al Maghribia*;
2. a part of the full name: *Nasser Bourita* … *M. Bourita* … *Bourita*;
3. an acronym of the full name: *Direction générale de la sûreté nationale* … *la DGSN*;
4. a spelling variant (rapidfuzz): *Maghribiya* for *Maghribia*.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from provenance.languages import bare, fold
from provenance.report import SourceKind
from provenance.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.languages import Lexicon
    from provenance.sources.source import Description, Party

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
SAME_SPELLING = 92.0
"""Least rapidfuzz ratio (0 to 100) at which two long names are one name."""
LONG_NAME = 6
SHORT = 4
"""Letters that the first word of a body's name must have to stand for all of it."""


def resolve(
    description: Description, parties: list[Party], lexicon: Lexicon
) -> Iterator[tuple[Party, float]]:
    """Parties that bear the name of `description`, with how well each fits (0 to 1)."""
    if description.name is None:
        return
    wanted = name_words(description.name, lexicon)
    fits = weights("name")
    for party in parties:
        if not party.named:
            continue
        names = {name_words(name, lexicon) for name in (party.name, *party.aliases)}
        score = max(_match(wanted, held, fits) for held in names)
        family = score == fits["family"]  # only a person is called by a last part
        if family and SourceKind.PERSON not in (description.kind, party.kind):
            score = 0.0
        if not score and SourceKind.ORGANISATION in (description.kind, party.kind):
            score = _shortened(wanted, name_words(party.name, lexicon))
        if score and _agree(description, party):
            yield party, score


@lru_cache(maxsize=8192)
def name_words(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a name that tell it from others: accents, honorifics and articles left out."""
    words = [bare(word) for word in _WORD.findall(fold(name))]
    return tuple(word for word in words if word not in _weak(lexicon)) or tuple(words)


@cache
def _weak(lexicon: Lexicon) -> frozenset[str]:
    words = (*lexicon.grammar.name_stop_words, *lexicon.honorifics)
    return frozenset(bare(word.rstrip(".'")) for word in words)


def _match(wanted: tuple[str, ...], held: tuple[str, ...], fits: Mapping[str, float]) -> float:
    if not wanted or not held:
        return 0.0
    if wanted == held or "".join(wanted) == "".join(held):
        return fits["same"]
    shorter, longer = (wanted, held) if len(wanted) <= len(held) else (held, wanted)
    if _initials(shorter, longer):
        return fits["initials"]
    if set(longer).issuperset(shorter):
        if shorter[-1] == longer[-1]:
            return fits["family"]
        if len(shorter) > 1:
            return fits["part"]
    joined = " ".join(wanted), " ".join(held)
    if min(map(len, joined)) >= LONG_NAME and fuzz.ratio(*joined) >= SAME_SPELLING:
        return fits["spelling"]
    return 0.0


def _shortened(wanted: tuple[str, ...], held: tuple[str, ...]) -> float:
    """*Amnesty* for *Amnesty International*: a body is called by the first word of its name."""
    shorter, longer = sorted((wanted, held), key=len)
    first = len(shorter) == 1 and len(longer) > 1 and shorter[0] == longer[0]
    return weights("name")["short"] if first and len(shorter[0]) >= SHORT else 0.0


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return (
        len(short) == 1
        and len(full) > 1
        and len(short[0]) == len(full)
        and short[0] == "".join(word[0] for word in full)
    )


def _agree(description: Description, party: Party) -> bool:
    if description.gender and party.gender and description.kind == party.kind == "person":
        return description.gender == party.gender
    return True
