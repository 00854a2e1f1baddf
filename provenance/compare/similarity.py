"""How alike two claims, and two names, are: shares from 0 to 1, whichever of the two comes first.

rapidfuzz gives the ratios; its `ratio` is the normalised Indel similarity, 2·M/T with the M
characters of a longest common subsequence and the T characters of both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from provenance.weights import weights

_WORD = re.compile(r"[^\W_]+|[%€$£]")
_PART_WORDS = 3
"""Fewest words that can be told to be part of a claim: shorter ones are in any."""
_LONG_NAME = 6
"""Fewest letters at which one name can be a spelling variant of another."""

Words = tuple[str, ...]


@lru_cache(maxsize=8192)
def words_of(text: str) -> Words:
    """The words of a text; case, punctuation and typographic marks do not count."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def claim_similarity(one: Words, other: Words) -> float:
    """How alike two claims are.

    1. word by word, in their order or in alphabetical order: *the bridge closes in May*, *in May
       the bridge closes*;
    2. at least `part_likeness` where one is part of the other: *the bridge closes*, *the bridge
       closes on Monday, the first time in ten years*.
    """
    if one == other:
        return 1.0
    first, second = sorted((" ".join(one), " ".join(other)))
    ratio = max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second)) / 100
    if is_part(one, other) or is_part(other, one):
        return max(ratio, weights("compare")["part_likeness"])
    return ratio


def is_part(part: Words, whole: Words) -> bool:
    """True where the words of `part` stand somewhere in the longer `whole`, nearly as they are."""
    if not _PART_WORDS <= len(part) < len(whole):
        return False
    if 2 * len(set(part) & set(whole)) < len(set(part)):  # cheap, and true of nearly all pairs
        return False
    return fuzz.partial_ratio(" ".join(part), " ".join(whole)) / 100 >= weights("compare")["part"]


@lru_cache(maxsize=8192)
def name_words(name: str) -> Words:
    """The words of a name, accents left out."""
    letters = unicodedata.normalize("NFKD", name)
    return words_of("".join(letter for letter in letters if not unicodedata.combining(letter)))


def name_similarity(one: str, other: str) -> float:
    """How surely two names are variants of one name.

    1. the same words, blanks and hyphens aside: *Al-Ahdath*, *Al Ahdath*;
    2. an acronym of the other: *BBC*, *British Broadcasting Corporation*;
    3. the last words, or the first ones, of the other: *Smith*, *Jane Smith*;
    4. a spelling variant (rapidfuzz).
    """
    first, second = sorted((name_words(one), name_words(other)))
    if one == other or (first and "".join(first) == "".join(second)):
        return 1.0
    short, full = sorted((first, second), key=lambda held: (len(held), held))
    if not short:
        return 0.0
    numbers = weights("compare")
    if len(short) == 1 < len(full) and short[0] == "".join(word[0] for word in full):
        return numbers["initials"]
    if full[-len(short) :] == short or full[: len(short)] == short:
        return numbers["part_of_name"]
    joined = " ".join(first), " ".join(second)
    return fuzz.ratio(*joined) / 100 if min(map(len, joined)) >= _LONG_NAME else 0.0
