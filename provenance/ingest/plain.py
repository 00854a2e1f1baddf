"""Plain text to an `Article`: where a block begins and ends.

Blocks are found by blank lines first; inside a run of lines a single line end is a mere blank where
the lines were wrapped at a width, and a new block where each line is a paragraph of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.ingest.article import Article, Block, BlockKind, Notice, fingerprint
from provenance.ingest.clean import Cleaner
from provenance.text import Span

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[-•*‣▪◦][^\S\n]+\S")
_FINAL = ".!?…"
_CLOSERS = "»”\"'’)] \u00a0\u202f"
_TITLE_WORDS = 25
_WRAP_WIDTHS = range(30, 141)
_WRAPPED_SHARE = 0.6
_NEARLY_FULL = 0.75


def article_from_text(  # an article has that many attributes
    text: str,
    *,
    article_id: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
    notices: tuple[Notice, ...] = (),
) -> Article:
    """Clean `text` and split it into blocks.

    Args:
        text: Any string; an empty one gives an article without blocks.
        article_id: Name to give the article. Without one it is the first 16 hexadecimal digits of
            the SHA-256 of the cleaned text.
        publisher: Who speaks in the article's own voice.
        title: Headline, if known from elsewhere than the text.
        author: Byline, as given.
        published: Date, as given.
        url: Where the article was found.
        language: ISO 639-1 code of the language that it says it is in.
        notices: What the reader should be told already; what cleaning did is added.
    """
    cleaner = Cleaner()
    clean = cleaner.clean(text)
    return Article(
        text=clean,
        blocks=tuple(_blocks(clean)),
        id=article_id or fingerprint(clean),
        publisher=publisher,
        title=title,
        author=author,
        published=published,
        url=url,
        language=language,
        notices=notices + cleaner.notices(),
    )


def line_spans(text: str) -> Iterator[Span]:
    """The paragraphs of a clean `text` whose line ends were all set on purpose."""
    for run in _runs(text):
        for group in _split_run(run, None):
            yield Span(group[0].start, group[-1].end)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line without the white space at its edges."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_item(self) -> bool:
        return _ITEM.match(self.text) is not None

    @property
    def is_finished(self) -> bool:
        return self.text.rstrip(_CLOSERS)[-1:] in tuple(_FINAL)

    @property
    def opens_lower(self) -> bool:
        return self.text[:1].islower()


def _blocks(text: str) -> Iterator[Block]:
    runs = list(_runs(text))
    width = _wrap_width(runs)
    groups = [group for run in runs for group in _split_run(run, width)]
    headline = _headline_index(groups)
    for index, group in enumerate(groups):
        kind = BlockKind.HEADLINE if index == headline else _kind(group)
        yield Block(Span(group[0].start, group[-1].end), kind)


def _runs(text: str) -> Iterator[list[_Line]]:
    """The runs of lines between blank lines."""
    run: list[_Line] = []
    end = -1
    for match in _LINE.finditer(text):
        raw = match.group()
        line = _Line(match.start() + len(raw) - len(raw.lstrip()), raw.strip())
        if not line.text:
            continue
        if run and text.count("\n", end, line.start) > 1:
            yield run
            run = []
        run.append(line)
        end = line.end
    if run:
        yield run


def _wrap_width(runs: Sequence[Sequence[_Line]]) -> int | None:
    """The width at which the whole text seems to have been wrapped, or None.

    A wrapped line is one that had no room for the first word of the line below it.
    """
    pairs = [pair for run in runs for pair in pairwise(run)]
    if not pairs:
        return None
    lengths = sorted(len(upper.text) for upper, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if width not in _WRAP_WIDTHS:
        return None
    wrapped = sum(
        _is_full(upper, lower, width) and not lower.is_item and not upper.is_finished
        for upper, lower in pairs
    )
    return width if wrapped >= _WRAPPED_SHARE * len(pairs) else None


def _is_full(upper: _Line, lower: _Line, width: float) -> bool:
    return len(upper.text) + 1 + len(lower.text.partition(" ")[0]) > width


def _split_run(run: Sequence[_Line], width: int | None) -> Iterator[list[_Line]]:
    group = [run[0]]
    for upper, lower in pairwise(run):
        if _belongs(upper, lower, width):
            group.append(lower)
        else:
            yield group
            group = [lower]
    yield group


def _belongs(upper: _Line, lower: _Line, width: int | None) -> bool:
    """True where the line end between two lines of a run is a mere blank."""
    if lower.is_item and (upper.is_item or upper.is_finished or upper.text[-1] in ":;,"):
        return False
    if lower.opens_lower and not upper.is_finished:
        return True
    return width is not None and _is_full(upper, lower, _NEARLY_FULL * width)


def _kind(group: Sequence[_Line]) -> BlockKind:
    if group[0].is_item:
        return BlockKind.ITEM
    if _is_short(group) and "©" in group[0].text:
        return BlockKind.CAPTION
    return BlockKind.PARAGRAPH


def _headline_index(groups: Sequence[Sequence[_Line]]) -> int | None:
    """The first block, captions aside, where it looks like a headline with a text below it."""
    for index, group in enumerate(groups[:-1]):
        kind = _kind(group)
        if kind is BlockKind.CAPTION:
            continue
        stopped = group[-1].text.rstrip(_CLOSERS)[-1:] in (".", "…", ":", ",", ";")
        lettered = any(unicodedata.category(char).startswith("L") for char in group[0].text)
        is_headline = kind is BlockKind.PARAGRAPH and _is_short(group) and not stopped and lettered
        return index if is_headline else None
    return None


def _is_short(group: Sequence[_Line]) -> bool:
    return sum(len(line.text.split()) for line in group) <= _TITLE_WORDS
