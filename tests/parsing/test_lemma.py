"""The second opinion on verb lemmas."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.errors import LanguageError
from provenance.parsing import table
from provenance.parsing.lemma import VerbLemmas
from provenance.parsing.table import ParsingTable, parsing_table

DICTIONARIES = {"VERB": {"déclare": "déclarer", "cite": "citer"}}


@pytest.mark.parametrize(
    ("form", "guess", "upos", "lemma"),
    [
        ("affirmait", "affirmer", "VERB", "affirmer"),
        ("affirmait", "affirmait", "VERB", "affirmer"),
        ("affirmait", "affirmaiter", "VERB", "affirmer"),
        ("Déclare", "Déclare", "VERB", "déclarer"),
        ("CITE", "ciner", "VERB", "citer"),
        ("zblouté", "zblouter", "VERB", "zblouter"),
        ("affirmait", "affirmait", "NOUN", "affirmait"),
    ],
)
def test_lemma_non_words_are_replaced(form: str, guess: str, upos: str, lemma: str) -> None:
    """A known verb stays, a non-word gives way, and what nobody knows stays as it was."""
    assert VerbLemmas("fr", dictionaries=DICTIONARIES).correct(form, guess, upos) == lemma


def test_lemma_dictionary_is_believed() -> None:
    """A form of the parser's dictionary keeps the lemma that the parser gave."""
    lemmas = VerbLemmas("fr", dictionaries={"VERB": {"dit": "d'"}})
    assert lemmas.correct("dit", "d'", "VERB") == "d'"


def test_lemma_language_without_table_is_left_alone() -> None:
    """Nothing is changed in a language of which nothing is known."""
    assert VerbLemmas("xx").correct("affirmait", "affirmait", "VERB") == "affirmait"
    assert parsing_table("xx") == ParsingTable()


def test_lemma_incomplete_table_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A data file that lacks a key is named."""
    path = tmp_path / "zz-parsing.toml"
    path.write_text("titles = []")
    monkeypatch.setattr(table, "table_path", lambda _language: path)
    with pytest.raises(LanguageError, match=r"zz-parsing\.toml: .*verb_endings"):
        parsing_table("zz")
