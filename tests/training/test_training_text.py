"""Typographic copies, quoted paragraphs and their labels."""

# ruff: noqa: S311 - a seeded generator that hides nothing

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from provenance.training.quoted import labelled, paragraphs, quoted
from provenance.training.treebank import read_trees
from provenance.training.typography import typographic_copy

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.training.language import TrainingLanguage
    from provenance.training.treebank import Tree


@pytest.mark.parametrize("seed", range(12))
def test_typography_changes_marks_and_nothing_else(
    sample: list[Tree], language: TrainingLanguage, seed: int
) -> None:
    """Heads, tags and relations stay; no straight mark is left; the text is made of the tokens."""
    copy = typographic_copy(sample[0], language.data["typography"], random.Random(seed))
    assert [(w.head, w.upos, w.deprel) for w in copy.words] == [
        (w.head, w.upos, w.deprel) for w in sample[0].words
    ]
    assert "'" not in copy.text()
    assert '"' not in copy.text()
    assert "l’ouverture du parc" in copy.text()
    position = 0
    for token in copy.tokens():
        assert copy.text()[position:].startswith(token.form)
        position += len(token.form) + token.space_after


def test_typography_pairs_opening_and_closing_marks(
    sample: list[Tree], language: TrainingLanguage
) -> None:
    """The first mark opens and the second closes, spaced as the style has it."""
    rules = language.data["typography"]
    seen = {typographic_copy(sample[0], rules, random.Random(s)).text() for s in range(40)}
    endings = {text.partition("parc ")[2] for text in seen}
    assert endings == {"« avant l’été ».", "«avant l’été».", "“avant l’été”."}


def test_quoted_labels_align_with_the_text(treebanks: Path, language: TrainingLanguage) -> None:
    """Cutting the text at its labels gives back the tokens, contractions and sentence ends."""
    trees = read_trees(treebanks / "fr_sequoia-ud-train.conllu")
    rng = random.Random(4)
    built = paragraphs([trees], rng)
    changed = [quoted(item, language.data["typography"], rng) for item in built * 8]
    wrapped = [item for item in changed if item is not None]
    assert len(wrapped) > 10
    for paragraph in [*built, *wrapped]:
        text, labels = labelled(paragraph)
        assert len(text) == len(labels)
        tokens, start = [], 0
        for end, label in enumerate(labels, 1):
            if label != "0":
                tokens.append((text[start:end].strip(), label in "34", label in "24"))
                start = end
        expected = [
            (token.form, token.contracted, token is tree_tokens[-1])
            for tree in paragraph
            for tree_tokens in (tree.tokens(),)
            for token in tree_tokens
        ]
        assert tokens == expected


def test_quoted_keeps_trees_and_closes_before_the_next_sentence(
    sample: list[Tree], language: TrainingLanguage
) -> None:
    """The marks join the sentences that they enclose; these stay trees."""
    plain = (sample[1], sample[1])
    rng = random.Random(2)
    for _ in range(20):
        paragraph = quoted(plain, language.data["typography"], rng)
        assert paragraph is not None
        for tree in paragraph:
            assert tree.subtree(tree.root()) == list(range(1, len(tree.words) + 1))
        forms = [tree.words[0].form for tree in paragraph]
        closing = [tree.words[-1].form for tree in paragraph]
        assert sum(form != "Les" for form in forms) == 1
        assert sum(form != "." for form in closing) == 1


def test_quoted_leaves_quoted_sentences_alone(
    sample: list[Tree], language: TrainingLanguage
) -> None:
    """A sentence that holds marks already is not put between others."""
    rng = random.Random(0)
    assert quoted((sample[0],), language.data["typography"], rng) is None
