"""What models score on a treebank: from raw text, on gold tokens, and on what the press writes.

F1 scores are those of the CoNLL 2018 shared task (udtools), relation subtypes ignored.
"""

# ruff: noqa: S311 - a seeded generator that hides nothing
# ruff: noqa: ANN401 - Stanza's objects have no types

from __future__ import annotations

import io
import random
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from provenance.errors import ModelError
from provenance.training.pipeline import load_pipeline
from provenance.training.quoted import ends_as_a_sentence, quoted
from provenance.training.treebank import conllu_lines, read_trees
from provenance.training.typography import typographic_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from provenance.training.language import TrainingLanguage
    from provenance.training.treebank import Tree

RAW_METRICS = ("Tokens", "Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS")
GOLD_METRICS = ("UPOS", "Lemmas", "UAS", "LAS")
_SEED = 7
_PARAGRAPH = 3
_TOO_LONG = "<UNK>"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    right: int
    total: int

    @property
    def percent(self) -> float:
        """0 to 100; 0 where there was nothing to count."""
        return 100 * self.right / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one folder of models on one treebank file; F1 in percent.

    Attributes:
        models: the folder.
        treebank: the file's name.
        raw: from raw text, one sentence a paragraph.
        typographic: the same from a copy with the marks of the press.
        gold_tokens: with the words given and the rest predicted.
        cue_lemmas: lemmas of verbs that govern a complement clause or an incise, words given.
        quotations: paragraphs with quoted sentences whose sentences were all found exactly.
        sizes: bytes of each model file.
        words_per_second: from raw text, one thread, loading not counted.
    """

    models: str
    treebank: str
    raw: Mapping[str, float]
    typographic: Mapping[str, float]
    gold_tokens: Mapping[str, float]
    cue_lemmas: Share
    quotations: Share
    sizes: Mapping[str, int]
    words_per_second: float

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        return asdict(self)


def score_models(folder: Path, language: TrainingLanguage, treebank: Path) -> Scores:
    """Scores the models in `folder` on a CoNLL-U file.

    Raises:
        ModelError: models or treebank are missing or cannot be read; udtools is not installed.
    """
    trees = read_trees(treebank)
    rng = random.Random(_SEED)
    rules = language.data["typography"]
    copies = [typographic_copy(tree, rules, rng) for tree in trees]
    pipeline = load_pipeline(folder, language.code)
    text = plain_text(trees)
    pipeline(plain_text(trees[:10]))
    began = time.perf_counter()
    document = pipeline(text)
    seconds = time.perf_counter() - began
    words = document.num_words
    given = given_tokens(pipeline, trees)
    return Scores(
        models=str(folder),
        treebank=treebank.name,
        raw=f1(trees, document, RAW_METRICS),
        typographic=f1(copies, pipeline(plain_text(copies)), RAW_METRICS),
        gold_tokens=f1(trees, given, GOLD_METRICS),
        cue_lemmas=_cue_lemmas(trees, given),
        quotations=sentence_ends(pipeline, quoted_paragraphs(copies, rules)),
        sizes={
            path.relative_to(folder).as_posix(): path.stat().st_size
            for path in sorted((folder / language.code).rglob("*.pt"))
        },
        words_per_second=words / seconds,
    )


def plain_text(trees: Sequence[Tree]) -> str:
    """The text of the trees, one sentence a paragraph."""
    return "\n\n".join(tree.text() for tree in trees)


def _conllu(trees: Iterable[Tree]) -> str:
    return "\n".join(line for tree in trees for line in conllu_lines(tree)) + "\n"


def f1(trees: Sequence[Tree], document: Any, metrics: Sequence[str]) -> dict[str, float]:
    """F1 scores (0 to 100) of a Stanza document against gold trees of the same text.

    Raises:
        ModelError: udtools is not installed, or the texts differ.
    """
    try:
        from udtools import udeval
    except ImportError as error:
        raise ModelError(
            "scoring needs udtools. Install it: pip install 'news-provenance[train]'"
        ) from error
    found = f"{_restored(document):C}\n\n"
    try:
        gold = udeval.load_conllu(io.StringIO(_conllu(trees)), "gold", _ONE_ROOT)
        system = udeval.load_conllu(io.StringIO(found), "system", _ONE_ROOT)
        scores = udeval.evaluate(gold, system)
    except udeval.UDError as error:
        raise ModelError(f"the parse cannot be compared with the treebank: {error}") from error
    return {metric: round(100 * scores[metric].f1, 2) for metric in metrics}


_ONE_ROOT = {"multiple_roots_okay": 0, "no_empty_nodes": 1}


def given_tokens(pipeline: Any, trees: Sequence[Tree]) -> Any:
    """The Stanza document that tagger, lemmatizer and parser make of given words."""
    from stanza.utils.conll import CoNLL

    document = CoNLL.conll2doc(input_str=_conllu(trees))
    loaded = [name for name in ("pos", "lemma", "depparse") if name in pipeline.processors]
    return pipeline(document, processors=loaded)


def _restored(document: Any) -> Any:
    """The document with the text of tokens that Stanza cut short for their length."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.text == _TOO_LONG:
                token.text = document.text[token.start_char : token.end_char]
                token.words[0].text = token.text
    return document


def _cue_lemmas(trees: Sequence[Tree], document: Any) -> Share:
    right = total = 0
    for tree, sentence in zip(trees, document.sentences, strict=True):
        governors = {word.head for word in tree.words if word.deprel.startswith("ccomp")}
        subjects = {word.head for word in tree.words if word.deprel.startswith("nsubj")}
        for position, (word, found) in enumerate(zip(tree.words, sentence.words, strict=True), 1):
            incise = word.deprel.startswith("parataxis") and position in subjects
            if word.upos == "VERB" and (position in governors or incise):
                total += 1
                right += found.lemma == word.lemma
    return Share(right, total)


def quoted_paragraphs(copies: Sequence[Tree], rules: dict[str, Any]) -> list[tuple[Tree, ...]]:
    """Paragraphs of three typographic copies, one or two of them put between marks.

    Headings and other sentences without a final mark are left out: no text runs on after them.
    """
    rng = random.Random(_SEED)
    prose = [tree for tree in copies if ends_as_a_sentence(tree)]
    last = len(prose) - _PARAGRAPH
    groups = [tuple(prose[i : i + _PARAGRAPH]) for i in range(0, last + 1, _PARAGRAPH)]
    changed = [quoted(group, rules, rng) for group in groups for _ in range(_PARAGRAPH)]
    return [paragraph for paragraph in changed if paragraph is not None]


def sentence_ends(pipeline: Any, paragraphs: Sequence[Sequence[Tree]]) -> Share:
    """Paragraphs cut exactly at their sentences by the pipeline's tokenizer."""
    texts = [" ".join(tree.text() for tree in paragraph) for paragraph in paragraphs]
    document = pipeline("\n\n".join(texts), processors=["tokenize", "mwt"])
    found = {(s.tokens[0].start_char, s.tokens[-1].end_char) for s in document.sentences}
    right = 0
    start = 0
    for paragraph, text in zip(paragraphs, texts, strict=True):
        end = start
        exact = True
        for tree in paragraph:
            length = len(tree.text())
            exact &= (end, end + length) in found
            end += length + 1
        right += exact
        start += len(text) + 2
    return Share(right, len(paragraphs))
