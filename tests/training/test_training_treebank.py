"""Reading, writing and harmonising treebanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from provenance.errors import LanguageError, ModelError
from provenance.training.corpus import load_corpus
from provenance.training.harmonise import harmonise_labels, harmonise_lemmas, lemma_table
from provenance.training.language import load_training_language
from provenance.training.treebank import Contraction, read_trees, write_trees

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.training.language import TrainingLanguage
    from provenance.training.treebank import Tree


def test_treebank_reads_words_contractions_and_blanks(sample: list[Tree]) -> None:
    """The text of a tree is the text of its file; a contraction is one token and two words."""
    first = sample[0]
    assert first.text() == "Le maire annonce l'ouverture du parc \"avant l'été\"."
    assert first.contractions == (Contraction(6, 7, "du"),)
    assert [token.form for token in first.tokens() if token.contracted] == ["du"]
    assert first.words[first.root() - 1].lemma == "annoncer"


def test_treebank_survives_a_round_trip(sample: list[Tree], tmp_path: Path) -> None:
    """What is written is read again as the same trees."""
    path = tmp_path / "again" / "copy.conllu"
    write_trees(sample, path)
    assert read_trees(path, treebank="sample") == sample


def test_treebank_says_which_file_is_missing(tmp_path: Path) -> None:
    """A missing file is named, with what to do."""
    with pytest.raises(ModelError, match=r"absent\.conllu.*--treebanks"):
        read_trees(tmp_path / "absent.conllu")


def test_treebank_refuses_what_is_no_conllu(tmp_path: Path) -> None:
    """A file of another format is an error of ours, not of the library."""
    path = tmp_path / "prose.conllu"
    path.write_text("Ceci n'est pas un arbre.\n", encoding="utf-8")
    with pytest.raises(ModelError, match="no CoNLL-U"):
        read_trees(path)


def test_language_unknown_is_said() -> None:
    """A language without training data is named, and the file that it needs."""
    with pytest.raises(LanguageError, match=r"xx-training\.toml"):
        load_training_language("xx")


def test_harmonise_labels_cuts_features_and_folds_relations(
    sample: list[Tree], language: TrainingLanguage
) -> None:
    """Keys outside the list and the active voice go; a rare relation takes its neighbour's name."""
    words = harmonise_labels(sample, language.data["labels"])[0].words
    assert words[11].feats == "Gender=Masc|Number=Sing"
    assert "Voice" not in words[2].feats
    assert words[4].deprel == "obj"
    assert words[11].deprel == "obl:mod"


def test_harmonise_lemmas_follows_the_earlier_treebank(sample: list[Tree]) -> None:
    """A lemma that the trusted table has never seen for a form is replaced by the table's."""
    table = lemma_table(sample)
    table["maire", "NOUN"].clear()
    table["maire", "NOUN"]["édile"] = 1
    changed = harmonise_lemmas(sample, [table])[0].words
    assert changed[1].lemma == "édile"
    assert changed[2].lemma == "annoncer"


def test_corpus_never_reads_the_report_file(treebanks: Path, language: TrainingLanguage) -> None:
    """Training works where the report file is missing, so it cannot have been trained on."""
    path = treebanks / language.report
    kept = path.read_bytes()
    path.unlink()
    try:
        corpus = load_corpus(language, treebanks, seed=1)
    finally:
        path.write_bytes(kept)
    assert len(corpus.written) == len(corpus.written_copies) == 160
    assert len(corpus.spoken) == len(corpus.spoken_plain) == 120


def test_corpus_folds_share_no_sentence(treebanks: Path, language: TrainingLanguage) -> None:
    """A tree and its copy are in one fold; two folds together are the whole."""
    corpus = load_corpus(language, treebanks, seed=1)
    names = [
        {tree.name.removesuffix("-typo") for part in corpus.fold(k) for tree in part.trees}
        for k in (0, 1)
    ]
    everything = {t.name.removesuffix("-typo") for part in corpus.parts() for t in part.trees}
    assert not names[0] & names[1]
    assert names[0] | names[1] == everything


def test_corpus_digest_depends_on_the_seed(treebanks: Path, language: TrainingLanguage) -> None:
    """The digest is the same for the same corpus and another for another drawing of copies."""
    one, same, other = (load_corpus(language, treebanks, seed=seed) for seed in (1, 1, 2))
    assert one.digest() == same.digest() != other.digest()
