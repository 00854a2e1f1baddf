"""Gold of single sentences: JSON lines that point into treebanks, or carry a text of their own.

A line has `sent_id`, `relations`, and either `treebank` (the name of its CoNLL-U file) or `text`.
Offsets are code points into the sentence's text, end exclusive; in a treebank that is `# text`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from provenance.errors import GoldError
from provenance.parsing import sentences_from_conllu
from provenance.report import Quotation, Stance
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.parsing import Sentence

CONSTRUCTION = r"A([1-9]|1\d|2[0-4])"
Offsets = tuple[int, int]


class GoldRelation(BaseModel):
    """One relation as a reader sees it; `optional` ones another reader might leave out.

    `antecedent` is the phrase of the sentence that a source like *qui* or *son* stands for: it is
    as right as the pronoun.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    construction: str = Field(pattern=f"^{CONSTRUCTION}$")
    source: Offsets | None = None
    antecedent: Offsets | None = None
    cue: Offsets | None = None
    content: tuple[Offsets, ...] = Field(min_length=1)
    type: Quotation
    stance: Stance
    optional: bool = False


class GoldLine(BaseModel):
    """One line of a gold file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sent_id: str
    treebank: str | None = None
    text: str | None = None
    relations: tuple[GoldRelation, ...]


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with its gold; `parse` is the treebank's own tree, where there is one."""

    name: str
    text: str
    relations: tuple[GoldRelation, ...]
    parse: Sentence | None


@dataclass(frozen=True, slots=True)
class SentenceGold:
    """What was read; `unread` counts the lines whose treebank was not given."""

    sentences: tuple[GoldSentence, ...]
    unread: int


def read_sentence_gold(paths: Iterable[Path], *, treebanks: Path | None = None) -> SentenceGold:
    """The sentences of gold files, or of the `*.jsonl` of folders.

    Args:
        paths: Files or folders.
        treebanks: The folder of the CoNLL-U files that the gold points into.

    Raises:
        GoldError: A file is missing or malformed, a sentence is not in its treebank, an offset lies
            outside of its text, or there is nothing to read.
    """
    trees = _Trees(treebanks)
    read: list[GoldSentence] = []
    unread = 0
    for path in paths:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            for number, line in _lines(file):
                held = _sentence(line, trees, where=f"{file}:{number}")
                read.extend([held] if held else [])
                unread += held is None
    if not read:
        raise GoldError("no gold sentence could be read: name the gold, and --treebanks DIR")
    return SentenceGold(tuple(read), unread)


class _Trees:
    """The sentences of treebanks, each file read when it is first asked for."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._files: dict[str, dict[str, str]] = {}

    def find(self, treebank: str, sent_id: str) -> Sentence | None:
        if self._folder is None:
            return None
        if treebank not in self._files:
            self._files[treebank] = dict(_blocks(self._folder / f"{treebank}.conllu"))
        try:
            return sentences_from_conllu(self._files[treebank][sent_id])[0]
        except KeyError:
            raise GoldError(f"{treebank}: there is no sentence {sent_id}") from None


def _blocks(file: Path) -> Iterator[tuple[str, str]]:
    try:
        source = file.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"{file}: {error.strerror}; name the folder of the treebanks") from error
    for block in source.split("\n\n"):
        for row in block.splitlines():
            if row.startswith("# sent_id = "):
                yield row.removeprefix("# sent_id = ").strip(), block + "\n\n"


def _lines(file: Path) -> Iterator[tuple[int, GoldLine]]:
    try:
        source = file.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{file}: malformed gold: {error}") from error
    # not splitlines: JSON strings may hold what Unicode calls an end of line
    for number, row in enumerate(source.split("\n"), 1):
        if not row.strip():
            continue
        try:
            yield number, GoldLine.model_validate(json.loads(row))
        except ValueError as error:
            raise GoldError(f"{file}:{number}: malformed gold: {error}") from error


def _sentence(line: GoldLine, trees: _Trees, *, where: str) -> GoldSentence | None:
    if line.treebank is None and line.text is None:
        raise GoldError(f"{where}: neither a treebank nor a text")
    parse = trees.find(line.treebank, line.sent_id) if line.treebank else None
    text = line.text if parse is None else parse.text
    if text is None:
        return None
    for relation in line.relations:
        pieces = relation.source, relation.antecedent, relation.cue, *relation.content
        for start, end in filter(None, pieces):
            if not 0 <= start < end <= len(text):
                raise GoldError(f"{where}: {start}–{end} is not in the sentence")
    return GoldSentence(line.sent_id, text, line.relations, parse)


def spans(offsets: Iterable[Offsets]) -> tuple[Span, ...]:
    """Offsets as spans."""
    return tuple(Span(start, end) for start, end in offsets)
