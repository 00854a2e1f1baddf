"""Synthetic reported speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.training.corpus import load_corpus
from provenance.training.synthetic import ReportedSpeech

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.training.language import TrainingLanguage
    from provenance.training.treebank import Tree


def _built(treebanks: Path, language: TrainingLanguage, *, seed: int = 3) -> list[Tree]:
    corpus = load_corpus(language, treebanks, seed=1)
    return ReportedSpeech(corpus.written, language.data["reported"], seed=seed).sentences(300)


def test_synthetic_sentences_are_trees(treebanks: Path, language: TrainingLanguage) -> None:
    """One root that everything hangs on, and no word its own head."""
    built = _built(treebanks, language)
    assert len(built) == 300
    for tree in built:
        assert [word.head for word in tree.words].count(0) == 1
        assert tree.subtree(tree.root()) == list(range(1, len(tree.words) + 1))


def test_synthetic_incises_have_an_inverted_subject(
    treebanks: Path, language: TrainingLanguage
) -> None:
    """An incise is a known cue verb on the root of the clause, its subject after it or clitic."""
    infinitives = {row[0] for row in language.data["reported"]["cues"]}
    found = 0
    for tree in _built(treebanks, language):
        for position, word in enumerate(tree.words, 1):
            if word.deprel != "parataxis:insert" or word.lemma not in infinitives:
                continue
            subjects = [
                (i, w)
                for i, w in enumerate(tree.words, 1)
                if w.head == position and w.deprel == "nsubj"
            ]
            if word.head == tree.root() and len(subjects) == 1:
                place, subject = subjects[0]
                assert place > position or subject.form.startswith("-")
                found += 1
    assert found > 100


def test_synthetic_that_clauses_hang_on_the_cue(
    treebanks: Path, language: TrainingLanguage
) -> None:
    """A complementizer marks a clause that is the complement of the verb before it."""
    forms = {"que", "qu'", "qu’"}
    marked = [
        (tree, tree.words[word.head - 1])
        for tree in _built(treebanks, language)
        for word in tree.words
        if word.form in forms and word.deprel == "mark"
    ]
    complements = [clause for _, clause in marked if clause.deprel == "ccomp"]
    assert len(complements) > 20


def test_synthetic_drawing_repeats_with_its_seed(
    treebanks: Path, language: TrainingLanguage
) -> None:
    """The same seed gives the same sentences, another seed others."""
    assert _built(treebanks, language) == _built(treebanks, language)
    assert _built(treebanks, language) != _built(treebanks, language, seed=4)


def test_synthetic_gives_nothing_without_material(language: TrainingLanguage) -> None:
    """Where there is no clause to quote, no sentence is made up."""
    assert ReportedSpeech([], language.data["reported"], seed=1).sentences(5) == []
