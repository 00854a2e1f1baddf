"""The loader of a language's data: what it refuses, how it cuts phrases, how it folds words."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import provenance.languages
from provenance.errors import LanguageError
from provenance.languages import Lexicon, Phrases, bare, fold, languages, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(provenance.languages.__file__).parent
NAMES = ("fr.toml", "fr-grammar.toml")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a copy of the French data, read in place of the package's."""
    for name in NAMES:
        shutil.copy(PACKAGE / name, tmp_path / name)
    monkeypatch.setattr("provenance.languages.lexicon.resources.files", lambda _: tmp_path)
    load_lexicon.cache_clear()
    yield tmp_path
    load_lexicon.cache_clear()


@pytest.fixture
def french() -> Lexicon:
    """The French lexicon of the package."""
    return load_lexicon("fr")


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Write `new` for the first `old` of a data file."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_lexicon_unknown_language_names_the_known_ones() -> None:
    """A language without data is refused, and the message says which there are."""
    with pytest.raises(LanguageError, match=r"'xx'.*known languages are fr"):
        load_lexicon("xx")


def test_lexicon_lists_languages_with_data() -> None:
    """A language is what has a grammar file, and each of them loads."""
    assert "fr" in languages()
    assert list(languages()) == sorted(languages())
    assert [load_lexicon(code).language for code in languages()] == list(languages())


def test_lexicon_is_read_once() -> None:
    """The same frozen lexicon is given out each time."""
    held = load_lexicon("fr")
    assert load_lexicon("fr") is held
    with pytest.raises(dataclasses.FrozenInstanceError):
        held.language = "de"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("fr.toml", 'class = "says"', 'class = "sings"', id="value"),
        pytest.param("fr.toml", 'class = "says"', 'tone = "says"', id="key"),
        pytest.param("fr.toml", "incise_only = true", "incise_only = 7", id="type"),
        pytest.param("fr.toml", "not_sources = [", "not_forces = [", id="table"),
        pytest.param("fr-grammar.toml", "reflexives = ", "reflex = ", id="grammar_list"),
        pytest.param("fr-grammar.toml", "[elisions]", "[elision]", id="grammar_table"),
        pytest.param("fr-grammar.toml", 'reflexives = ["se"', "reflexives = [7", id="grammar_word"),
    ],
)
def test_lexicon_malformed_row_is_refused(data: Path, name: str, old: str, new: str) -> None:
    """A wrong value, key, type or table is an error that names the language."""
    change(data, name, old, new)
    with pytest.raises(LanguageError, match="'fr'"):
        load_lexicon("fr")


@pytest.mark.parametrize("name", NAMES)
def test_lexicon_broken_file_is_refused(data: Path, name: str) -> None:
    """A file that is no TOML is an error that names it."""
    (data / name).write_text("verbs = [", encoding="utf-8")
    with pytest.raises(LanguageError, match=name):
        load_lexicon("fr")


@pytest.mark.parametrize("name", NAMES)
def test_lexicon_needs_both_files(data: Path, name: str) -> None:
    """A language with one of its two files only is unknown."""
    (data / name).unlink()
    with pytest.raises(LanguageError, match="no data for language 'fr'"):
        load_lexicon("fr")


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        pytest.param("Selon", "selon", id="case"),
        pytest.param("L’", "l'", id="typographic_apostrophe"),
        pytest.param("L'", "l'", id="straight_apostrophe"),
        pytest.param("LʼÉTÉ", "l'été", id="modifier_apostrophe"),
        pytest.param("e\u0301lu", "élu", id="decomposed_accent"),
        pytest.param("ÉLU", "élu", id="accented_capital"),
        pytest.param("", "", id="empty"),
    ],
)
def test_lexicon_fold_makes_words_comparable(word: str, folded: str) -> None:
    """Case, apostrophe and composition make no difference; folding twice is folding once."""
    assert fold(word) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        pytest.param("selon", ("selon",), id="one"),
        pytest.param("aux dires de", ("à", "les", "dires", "de"), id="contraction"),
        pytest.param("du point de vue de", ("de", "le", "point", "de", "vue", "de"), id="du"),
        pytest.param("d’après", ("de", "après"), id="elided_de"),
        pytest.param("de l’avis de", ("de", "le", "avis", "de"), id="elided_article"),
        pytest.param("lors qu'il", ("lors", "que", "il"), id="straight_apostrophe"),
        pytest.param("À En Croire", ("à", "en", "croire"), id="case"),
    ],
)
def test_lexicon_phrases_are_cut_as_the_parser_cuts(
    french: Lexicon, phrase: str, words: tuple[str, ...]
) -> None:
    """Contracted words are two, elided ones stand in full."""
    assert french.grammar.words(phrase) == words


@pytest.mark.parametrize(
    ("word", "canonical"),
    [("D’", "de"), ("qu'", "que"), ("Selon", "selon"), ("du", "du")],
)
def test_lexicon_canonical_is_one_word(french: Lexicon, word: str, canonical: str) -> None:
    """A word of the text is folded and its elision undone; a contraction is the parser's to cut."""
    assert french.grammar.canonical(word) == canonical


@pytest.mark.parametrize(
    ("start", "length"),
    [
        pytest.param(0, 3, id="longest"),
        pytest.param(1, 0, id="middle_of_a_phrase"),
        pytest.param(3, 0, id="nothing_fits"),
        pytest.param(4, 1, id="shorter_one_at_the_end"),
        pytest.param(5, 0, id="behind_the_end"),
        pytest.param(-1, 0, id="before_the_start"),
    ],
)
def test_lexicon_longest_phrase_wins(start: int, length: int) -> None:
    """At a word the longest phrase that fits from there on is met."""
    phrases = Phrases([("à",), ("à", "en"), ("à", "en", "croire")])
    assert phrases.at(("à", "en", "croire", "tous", "à"), start) == length


def test_lexicon_phrases_are_met_among_words() -> None:
    """All places where a phrase begins come with the longest one, in text order."""
    phrases = Phrases([("à",), ("à", "en"), ("à", "en", "croire")])
    assert phrases.among(("à", "en", "croire", "tous", "à")) == {0: 3, 4: 1}
    assert phrases.among(("tous", "en")) == {}


def test_lexicon_phrases_of_lists_are_met_in_full_words(french: Lexicon) -> None:
    """A listed phrase is met by the words that the parser cuts a text into."""
    words = french.grammar.words("dans un entretien au")
    assert words == ("dans", "un", "entretien", "à", "le")
    assert french.place_prepositions.at(words, 0) >= 4
    assert french.hedges.at(french.grammar.words("sous réserve de confirmation"), 0) == 4


def test_lexicon_looks_words_up_folded(french: Lexicon) -> None:
    """A noun is found in any case; a word that names no party has no sense."""
    sense = french.noun("MINISTRE")
    assert sense is not None
    assert sense.kind == "person"
    assert french.noun("Quotidien") == french.noun("quotidien")
    assert french.noun("pont") is None


def test_lexicon_feminine_noun_has_the_sense_of_its_masculine(french: Lexicon) -> None:
    """A noun is known in both genders, with one kind."""
    for masculine, feminine in [("directeur", "directrice"), ("sénateur", "sénatrice")]:
        him, her = french.noun(masculine), french.noun(feminine)
        assert him is not None
        assert her is not None
        assert her.kind == him.kind == "person"


def test_lexicon_groups_the_senses_of_a_verb(french: Lexicon) -> None:
    """A verb with several rows keeps them all under its folded lemma."""
    rows = french.verbs["dire"]
    assert len(rows) > 1
    assert {row.lemma for row in rows} == {"dire"}
    assert all(key == fold(key) for key in french.verbs)


@pytest.mark.parametrize("words", ["Al", "Al Ahdath", "al ahdath al maghribia"])
def test_lexicon_tells_what_an_outlet_begins_with(french: Lexicon, words: str) -> None:
    """A search for an outlet goes on where a name does, and ends where none does."""
    assert french.begins_outlet(words)
    assert not french.begins_outlet(f"{words} maire")


def test_lexicon_knows_outlets_by_every_name(french: Lexicon) -> None:
    """Name and aliases lead to the same outlet."""
    assert french.outlets["nice-matin"] is french.outlets["nice matin"]
    for key, outlet in french.outlets.items():
        assert key in {bare(name) for name in (outlet.name, *outlet.aliases)}
