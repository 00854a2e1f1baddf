"""Stanza models beside a spaCy package on the tokens that both cut alike.

Each sentence of the treebank goes to both as a text of its own. A token counts where its span is
a token of gold and of both outputs, contractions left out; its head counts where it is the root
or such a token too. Relations are compared up to their colon. Punctuation is left out of UAS and
LAS, because treebank releases attach it differently.
"""

# ruff: noqa: ANN401 - Stanza's objects have no types

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from provenance.errors import ModelError
from provenance.training.pipeline import load_pipeline
from provenance.training.treebank import read_trees

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.training.language import TrainingLanguage
    from provenance.training.treebank import Tree

_ROOT = (-1, -1)


@dataclass(frozen=True, slots=True)
class _Analysis:
    """One token; `head` is a span, (-1, -1) for the root, or None where it has no span."""

    upos: str
    lemma: str
    head: tuple[int, int] | None
    deprel: str


@dataclass(frozen=True, slots=True)
class SystemScores:
    """Percentages of one system on the shared tokens, and its speed."""

    system: str
    upos: float
    verb_lemmas: float
    uas: float
    las: float
    words_per_second: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two systems on the same tokens of a treebank file."""

    treebank: str
    tokens: int
    attached: int
    systems: tuple[SystemScores, SystemScores]

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        return asdict(self)


def compare_with_spacy(
    folder: Path, language: TrainingLanguage, treebank: Path, package: str
) -> Comparison:
    """Compares the models in `folder` with an installed spaCy package.

    Raises:
        ModelError: models, treebank, spaCy or the package are missing.
    """
    trees = read_trees(treebank)
    gold = [dict(_gold(tree)) for tree in trees]
    stanza, stanza_speed = _stanza(folder, language, trees)
    spacy, spacy_speed = _spacy(package, trees)
    shared = [a.keys() & b.keys() & c.keys() for a, b, c in zip(gold, stanza, spacy, strict=True)]
    attached = [
        [
            span
            for span in sorted(spans)
            if analyses[span].upos != "PUNCT" and analyses[span].head in (*spans, _ROOT)
        ]
        for spans, analyses in zip(shared, gold, strict=True)
    ]

    def scores(name: str, found: list[dict[tuple[int, int], _Analysis]], speed: float) -> Any:
        pairs = [
            (wanted[span], got[span])
            for spans, wanted, got in zip(shared, gold, found, strict=True)
            for span in spans
        ]
        heads = [
            (wanted[span], got[span])
            for spans, wanted, got in zip(attached, gold, found, strict=True)
            for span in spans
        ]
        verbs = [(a, b) for a, b in pairs if a.upos == "VERB"]
        return SystemScores(
            system=name,
            upos=_percent(a.upos == b.upos for a, b in pairs),
            verb_lemmas=_percent(a.lemma == b.lemma for a, b in verbs),
            uas=_percent(a.head == b.head for a, b in heads),
            las=_percent(a.head == b.head and a.deprel == b.deprel for a, b in heads),
            words_per_second=speed,
        )

    return Comparison(
        treebank=treebank.name,
        tokens=sum(map(len, shared)),
        attached=sum(map(len, attached)),
        systems=(
            scores(str(folder), stanza, stanza_speed),
            scores(package, spacy, spacy_speed),
        ),
    )


def _percent(hits: Iterator[bool]) -> float:
    marks = list(hits)
    return round(100 * sum(marks) / len(marks), 2) if marks else 0.0


def _gold(tree: Tree) -> Iterator[tuple[tuple[int, int], _Analysis]]:
    spans: dict[int, tuple[int, int]] = {}
    start = 0
    for token in tree.tokens():
        end = start + len(token.form)
        if not token.contracted:
            spans[token.first] = (start, end)
        start = end + token.space_after
    for position, span in spans.items():
        word = tree.words[position - 1]
        head = spans.get(word.head) if word.head else _ROOT
        yield span, _Analysis(word.upos, word.lemma, head, word.deprel.partition(":")[0])


def _stanza(
    folder: Path, language: TrainingLanguage, trees: list[Tree]
) -> tuple[list[dict[tuple[int, int], _Analysis]], float]:
    pipeline = load_pipeline(folder, language.code)
    texts = [tree.text() for tree in trees]
    pipeline(texts[0])
    began = time.perf_counter()
    document = pipeline("\n\n".join(texts))
    seconds = time.perf_counter() - began
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 2)
    found: list[dict[tuple[int, int], _Analysis]] = [{} for _ in texts]
    number = 0
    for sentence in document.sentences:
        while sentence.tokens[0].start_char >= starts[number + 1]:
            number += 1
        offset = starts[number]
        spans = {
            token.words[0].id: (token.start_char - offset, token.end_char - offset)
            for token in sentence.tokens
            if len(token.words) == 1
        }
        for word in sentence.words:
            if word.id in spans:
                head = spans.get(word.head) if word.head else _ROOT
                label = word.deprel.partition(":")[0]
                found[number][spans[word.id]] = _Analysis(word.upos, word.lemma, head, label)
    return found, document.num_words / seconds


def _spacy(package: str, trees: list[Tree]) -> tuple[list[dict[tuple[int, int], _Analysis]], float]:
    try:
        import spacy

        pipeline = spacy.load(package, exclude=["ner"])
    except (ImportError, OSError) as error:
        raise ModelError(
            f"cannot compare with spaCy's {package}: {error}. "
            f"Install it: pip install spacy {package.replace('_', '-')}"
        ) from error
    texts = [tree.text() for tree in trees]
    list(pipeline.pipe(texts[:10]))
    began = time.perf_counter()
    documents = list(pipeline.pipe(texts))
    seconds = time.perf_counter() - began
    found = [
        {
            (t.idx, t.idx + len(t)): _Analysis(
                t.pos_,
                t.lemma_,
                _ROOT if t.head == t else (t.head.idx, t.head.idx + len(t.head)),
                "root" if t.dep_ == "ROOT" else t.dep_.partition(":")[0],
            )
            for t in document
        }
        for document in documents
    ]
    return found, sum(map(len, documents)) / seconds
