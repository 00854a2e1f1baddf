"""The gold sentences of fixtures/: well formed, on borders of words, apart, and enough of each."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provenance.evaluation import read_sentence_gold
from provenance.evaluation.sentences import GoldLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.evaluation import GoldRelation

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "fixtures" / "sentences"
FILES = sorted(FOLDER.glob("*.jsonl"))
TREEBANKS = ROOT / ".." / "shared" / "treebanks" / "fr"
CONSTRUCTIONS = [f"A{number}" for number in range(1, 25) if number != 21]
"""All but A21, hearsay without a source, which is a hedge and no relation."""
LEAST = 5

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
with_treebanks = pytest.mark.skipif(not TREEBANKS.is_dir(), reason="needs the treebanks")


@cache
def lines(name: str) -> tuple[GoldLine, ...]:
    """The lines of a file of `fixtures/sentences/`; a line feed ends each."""
    source = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    assert source.endswith("\n")
    return tuple(map(GoldLine.model_validate_json, source.removesuffix("\n").split("\n")))


def pieces(relation: GoldRelation) -> Iterator[tuple[int, int]]:
    """All offsets of a relation."""
    yield from filter(None, (relation.source, relation.antecedent, relation.cue))
    yield from relation.content


def off_border(text: str, start: int, end: int) -> bool:
    """True where a piece begins or ends inside of a word, at a blank or outside of its text."""
    if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
        return True
    return any(
        0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
        for place in (start, end)
    )


def shown(text: str, start: int, end: int) -> str:
    """A piece in its sentence, for the message."""
    return f"{text[max(0, start - 10) : start]}[{text[start:end]}]{text[end : end + 10]}"


def test_evaluation_fixtures_are_the_known_ones() -> None:
    """Sentences to work on, sentences kept apart, and some of both by a second annotator."""
    assert [file.stem for file in FILES] == ["dev", "second", "test"]


@each_file
def test_evaluation_fixtures_lines_are_well_formed(file: Path) -> None:
    """Each line has what gold has, and its words from one place: a treebank or its own text."""
    held = lines(file.stem)
    assert len(held) >= 100
    for line in held:
        assert line.sent_id, line
        assert bool(line.treebank) != bool(line.text), line.sent_id


@each_file
def test_evaluation_fixtures_sentences_stand_once(file: Path) -> None:
    """No sentence is twice in a file, by name or by its own words."""
    names = Counter(line.sent_id for line in lines(file.stem))
    texts = Counter(line.text for line in lines(file.stem) if line.text)
    assert [name for name, n in (names + texts).items() if n > 1] == []


@each_file
def test_evaluation_fixtures_pieces_of_a_content_are_in_order(file: Path) -> None:
    """The pieces of a content follow each other, and none reaches into the next."""
    wrong = [
        (line.sent_id, relation.content)
        for line in lines(file.stem)
        for relation in line.relations
        if any(left[1] > right[0] for left, right in pairwise(relation.content))
    ]
    assert wrong == []


@each_file
def test_evaluation_fixtures_relations_stand_once(file: Path) -> None:
    """No sentence has a relation twice."""
    for line in lines(file.stem):
        assert len(line.relations) == len(set(line.relations)), line.sent_id


@pytest.mark.parametrize("name", ["dev", "test"])
def test_evaluation_fixtures_own_sentences_are_cut_at_words(name: str) -> None:
    """In sentences of the project's own no span begins or ends inside of a word, or at a blank."""
    own = [(line.sent_id, line.text, line.relations) for line in lines(name) if line.text]
    assert len(own) >= 100
    wrong = [
        f"{sent_id}: {shown(text, *piece)}"
        for sent_id, text, relations in own
        for relation in relations
        for piece in pieces(relation)
        if off_border(text, *piece)
    ]
    assert wrong == []


@with_treebanks
@each_file
def test_evaluation_fixtures_treebank_lines_resolve(file: Path) -> None:
    """Each line finds its sentence in its treebank, and its spans are cut at words there too."""
    held = read_sentence_gold([file], treebanks=TREEBANKS)
    assert (held.unread, len(held.sentences)) == (0, len(lines(file.stem)))
    wrong = [
        f"{sentence.name}: {shown(sentence.text, *piece)}"
        for sentence in held.sentences
        for relation in sentence.relations
        for piece in pieces(relation)
        if off_border(sentence.text, *piece)
    ]
    assert wrong == []
    pointing = {line.sent_id for line in lines(file.stem) if line.treebank}
    assert {sentence.name for sentence in held.sentences if sentence.parse} == pointing


def test_evaluation_fixtures_dev_and_test_are_apart() -> None:
    """No sentence is in both, by name or by its own words."""
    dev, test = lines("dev"), lines("test")
    assert {line.sent_id for line in dev} & {line.sent_id for line in test} == set()
    assert {line.text for line in dev if line.text} & {line.text for line in test} == set()


def test_evaluation_fixtures_second_annotator_has_sentences_of_the_first() -> None:
    """Each sentence that was annotated twice is one of dev or test, from the same treebank."""
    first = {line.sent_id: line.treebank for name in ("dev", "test") for line in lines(name)}
    lacking = [
        line.sent_id
        for line in lines("second")
        if line.sent_id not in first or first[line.sent_id] != line.treebank
    ]
    assert lacking == []


def test_evaluation_fixtures_have_enough_of_each_construction() -> None:
    """Each construction has at least five relations in dev and test together."""
    counts = Counter(
        relation.construction
        for name in ("dev", "test")
        for line in lines(name)
        for relation in line.relations
    )
    assert {name: counts[name] for name in CONSTRUCTIONS if counts[name] < LEAST} == {}
