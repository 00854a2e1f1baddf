"""Words of an article made harmless for a terminal, and fit for its encoding."""

from __future__ import annotations

import unicodedata
from itertools import groupby

_BREAKING = frozenset(" \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_NOT_DRAWN = frozenset("\u00ad\u200b\u2060\ufeff")  # soft hyphen, zero-width blanks, BOM
_JOINERS = frozenset("\u200c\u200d")  # they shape letters and emoji, and cannot reorder text
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

_PLAIN = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‹": "'", "›": "'",
    "–": "-", "—": "-", "−": "-", "…": "...", "·": "|", "•": "*", "═": "=", "→": "->",
    "\u00a0": " ", "\u202f": " ", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "€": "EUR",
}  # fmt: skip


def visible(words: str) -> str:
    """`words` on one line, with nothing in them that a terminal would obey.

    Runs of breakable white space become one blank. Characters that are drawn as nothing are left
    out. Control characters (ESC of an ANSI sequence, C1 controls), bidirectional overrides and
    marks, tag characters, private and unassigned code points are spelt as `<U+202E>`.
    """
    drawn: list[str] = []
    for blank, run in groupby(words, _BREAKING.__contains__):
        if blank:
            drawn.append(" ")
        else:
            drawn.extend(_harmless(character) for character in run)
    return "".join(drawn).strip(" ")


def visible_lines(words: str) -> str:
    """`words`, lines and tabs as they are, with nothing else that a terminal would obey."""
    return "".join(
        character if character in "\n\t" else _harmless(character)
        for character in words.replace("\r\n", "\n")
    )


def fitted(words: str, encoding: str) -> str:
    """`words` with every character that `encoding` lacks replaced by its nearest plain form."""
    try:
        words.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_encodable(character, encoding) for character in words)
    return words


def _harmless(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if character in _NOT_DRAWN:
        return ""
    if character not in _JOINERS and unicodedata.category(character) in _UNSAFE:
        return f"<U+{ord(character):04X}>"
    return character


def _encodable(character: str, encoding: str) -> str:
    letters = unicodedata.normalize("NFKD", character)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for candidate in (character, _PLAIN.get(character, bare)):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"
