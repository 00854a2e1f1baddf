"""Where sentences begin and end: what goes to the tokenizer, and what is put right after it.

Before: each block is a paragraph of its own, single line ends are blanks, and a full stop glued to
a capital ends a paragraph. After: a closing quotation mark goes back to the sentence that it
closes, an opening one forward to the sentence that it opens, and an over-long sentence is cut.
Both work on `Piece` and `RawToken`, which know nothing of the parser.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from provenance.ingest.article import Article

WORD_LIMIT = 150
"""Longest sentence, in words, that is parsed whole."""

PARAGRAPH_GAP = "\n\n"
"""What stands between two pieces in the text that the tokenizer reads."""

PIECE_LIMIT = 5_000
"""Longest piece, in characters. Stanza's time grows with the square of a text without a stop."""

_GLUED = re.compile(
    r"(?<=[^\W\d_A-Z]{3})"  # a word, so no initials
    r"(?:[.…]+(?:\s?[»”])?|\s?[!?]+(?:\s?[»”])?|\s?[»”]\s?[.!?…]+)"
    r"(?=(?:[«“]\s?)?[A-ZÀ-ÖØ-Þ][^\W\d_A-Z’']*[\s’'])"
)
_SENTENCE_END = re.compile(r"[^\W\d_]{3}\s?[.!?…]+(?:\s?[»”\"])?\s+(?=(?:[«“\"]\s?)?[A-ZÀ-ÖØ-Þ])")
_ADDRESS = re.compile(r"https?:|www\.|[@/\\]")
_OPENERS = frozenset("«“‹„")
_CLOSERS = frozenset("»”›")
_STRAIGHT = '"'
_CUT_BETTER = frozenset({";", ":", ".", "!", "?", "…", "..."})
_CUT_GOOD = frozenset({",", "–", "—", "-", ")", "]", "»", "”"})
_LOOK_BACK = 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one block that the tokenizer gets as a paragraph."""

    article: int
    block: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class RawToken:
    """A token before tagging; `words` has several members where it is a contraction."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawSentence:
    """Tokens of one block; `part` counts from 0 within a sentence that was cut."""

    article: int
    block: int
    tokens: tuple[RawToken, ...]
    part: int = 0
    parts: int = 1


def pieces(article: Article, *, index: int) -> Iterator[Piece]:
    """What the tokenizer is to read of `article`, in text order.

    A piece is as long as the stretch of text that it stands for, so that an offset in the article
    is `piece.start` plus an offset in the piece.
    """
    for number, block in enumerate(article.blocks):
        words = block.span.slice(article.text).replace("\n", " ")
        start = 0
        for end in [*_glued_ends(words), len(words)]:
            while start < end:
                stop = _piece_end(words, start, end)
                if words[start:stop].strip():
                    yield Piece(index, number, block.span.start + start, words[start:stop])
                start = stop


def _piece_end(text: str, start: int, end: int) -> int:
    """Where a piece that begins at `start` ends: at `end`, or earlier where that is too far.

    Best behind a sentence, else at a blank, else anywhere.
    """
    limit = start + PIECE_LIMIT
    if end <= limit:
        return end
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    return ends[-1] if ends else max(text.rfind(" ", start + 1, limit), 0) or limit


def _glued_ends(text: str) -> Iterator[int]:
    """Offsets at which a sentence ends with no blank before the next one."""
    for match in _GLUED.finditer(text):
        first = text.rfind(" ", 0, match.start()) + 1
        last = text.find(" ", match.end())
        chunk = text[first : last if last >= 0 else len(text)]
        if not _ADDRESS.search(chunk):
            yield match.end()


class OffsetMap:
    """From offsets in the joined text of some pieces to the pieces and offsets in the article."""

    def __init__(self, held: Sequence[Piece]) -> None:
        self.pieces = held
        self.text = PARAGRAPH_GAP.join(piece.text for piece in held)
        self._starts: list[int] = []
        start = 0
        for piece in held:
            self._starts.append(start)
            start += len(piece.text) + len(PARAGRAPH_GAP)

    def locate(self, offset: int) -> tuple[Piece, int]:
        """The piece at `offset` of the joined text, and the offset in that piece's article."""
        number = bisect_right(self._starts, offset) - 1
        piece = self.pieces[number]
        return piece, piece.start + offset - self._starts[number]


def repair(
    sentences: Sequence[RawSentence], *, titles: frozenset[str] = frozenset()
) -> list[RawSentence]:
    """Put quotation marks at sentence edges right and cut sentences that are too long.

    Args:
        sentences: In text order; those of one block stand together.
        titles: Abbreviations before a name, behind whose full stop no sentence ends.
    """
    repaired: list[RawSentence] = []
    block: list[list[RawToken]] = []
    where: tuple[int, int] | None = None
    for sentence in sentences:
        here = (sentence.article, sentence.block)
        if where is not None and here != where:
            repaired.extend(_finish(where, block, titles))
            block = []
        where = here
        block.append(list(sentence.tokens))
    if where is not None:
        repaired.extend(_finish(where, block, titles))
    return repaired


def _finish(
    where: tuple[int, int], rows: list[list[RawToken]], titles: frozenset[str]
) -> Iterator[RawSentence]:
    for row in _settle_quotes(_join_titles(rows, titles)):
        parts = list(_cut(row))
        for number, part in enumerate(parts):
            yield RawSentence(*where, tuple(part), number, len(parts))


def _join_titles(rows: list[list[RawToken]], titles: frozenset[str]) -> list[list[RawToken]]:
    """Undo a sentence end behind a title's full stop or an *&*: *Dr. Martin*, *Allen & Co*."""
    joined: list[list[RawToken]] = []
    for row in rows:
        if joined and (_ends_with_title(joined[-1], titles) or joined[-1][-1].text == "&"):
            joined[-1].extend(row)
        else:
            joined.append(row)
    return joined


def _ends_with_title(tokens: Sequence[RawToken], titles: frozenset[str]) -> bool:
    last = tokens[-1].text
    if last == "." and len(tokens) > 1:
        return tokens[-2].text in titles and tokens[-2].end == tokens[-1].start
    return last.endswith(".") and last[:-1] in titles


def _settle_quotes(rows: list[list[RawToken]]) -> list[list[RawToken]]:
    """Move quotation marks at the edges of one block's sentences to where they belong."""
    settled: list[list[RawToken]] = []
    carried: list[RawToken] = []
    straight = 0
    for row in rows:
        tokens = carried + row
        carried = []
        while settled and tokens and _closes(tokens[0], straight):
            straight += tokens[0].text == _STRAIGHT
            settled[-1].append(tokens.pop(0))
        if settled and tokens and _goes_on(settled[-1], tokens[0]):
            settled[-1].extend(tokens)
        elif tokens:
            settled.append(tokens)
        else:
            continue
        straight += sum(token.text == _STRAIGHT for token in tokens)
        while len(settled[-1]) > 1 and _opens(settled[-1][-1], straight):
            token = settled[-1].pop()
            straight -= token.text == _STRAIGHT
            carried.insert(0, token)
    if carried and settled:
        settled[-1].extend(carried)
    elif carried:
        settled.append(carried)
    return settled


def _closes(token: RawToken, straight: int) -> bool:
    return token.text in _CLOSERS or (token.text == _STRAIGHT and straight % 2 == 1)


def _opens(token: RawToken, straight: int) -> bool:
    return token.text in _OPENERS or (token.text == _STRAIGHT and straight % 2 == 1)


def _goes_on(before: Sequence[RawToken], token: RawToken) -> bool:
    """True where a quotation was closed and the sentence around it goes on behind it."""
    closed = before[-1].text in _CLOSERS or before[-1].text == _STRAIGHT
    return closed and (token.text[:1] == "," or token.text[:1].islower())


def _cut(tokens: list[RawToken]) -> Iterator[list[RawToken]]:
    """Pieces of at most `WORD_LIMIT` words, cut behind a punctuation mark where there is one."""
    rest = tokens
    while (fits := _fitting(rest)) < len(rest):
        end = _cut_place(rest, fits)
        yield rest[:end]
        rest = rest[end:]
    yield rest


def _fitting(tokens: Sequence[RawToken]) -> int:
    """How many tokens fit into `WORD_LIMIT` words; at least one."""
    words = 0
    for number, token in enumerate(tokens):
        words += len(token.words)
        if words > WORD_LIMIT:
            return max(number, 1)
    return len(tokens)


def _cut_place(tokens: Sequence[RawToken], limit: int) -> int:
    for marks in (_CUT_BETTER, _CUT_GOOD):
        for number in range(limit, int(limit * _LOOK_BACK), -1):
            if tokens[number - 1].text in marks:
                return number
    return limit


def split_clitics(sentence: RawSentence, clitics: tuple[str, ...]) -> RawSentence:
    """`sentence` with each inverted subject pronoun as a token of its own: *apprend* + *-on*."""
    tokens: list[RawToken] = []
    for token in sentence.tokens:
        inverted = token.text.lower().endswith(clitics)
        ending = next((c for c in clitics if _carries(token, c)), None) if inverted else None
        if ending is None:
            tokens.append(token)
            continue
        cut = token.end - len(ending)
        verb, pronoun = token.text[: -len(ending)], token.text[-len(ending) :]
        tokens.append(RawToken(token.start, cut, verb, (verb,)))
        tokens.append(RawToken(cut, token.end, pronoun, (pronoun,)))
    return replace(sentence, tokens=tuple(tokens))


def _carries(token: RawToken, clitic: str) -> bool:
    """True for a single word that ends in `clitic` and has a verb before it, not a name."""
    verb = token.text[: -len(clitic)]
    return (
        len(token.words) == 1
        and len(token.text) == token.end - token.start
        and token.text.lower().endswith(clitic)
        and verb.isalpha()
        and verb[1:].islower()
    )
