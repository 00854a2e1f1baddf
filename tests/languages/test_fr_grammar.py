"""The function words of French: their shape, and that no table is there that nobody knows."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import simplemma

from provenance.languages.lexicon import Grammar

FILE = Path(__file__).parents[2] / "provenance" / "languages" / "fr-grammar.toml"
GRAMMAR: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))


def test_fr_grammar_tables_are_the_known_ones() -> None:
    """No table is missing and none is there that the loader does not know."""
    assert set(GRAMMAR) == {field.name for field in fields(Grammar)}


@pytest.mark.parametrize("table", sorted(set(GRAMMAR) - {"contractions", "elisions"}))
def test_fr_grammar_lists_hold_each_word_once(table: str) -> None:
    """Every list has an entry, none twice, none with a blank around it or a straight apostrophe."""
    held = [tuple(entry) if isinstance(entry, list) else (entry,) for entry in GRAMMAR[table]]
    assert held
    assert len(set(held)) == len(held)
    assert all(word == word.strip().casefold() != "" for entry in held for word in entry)
    assert [entry for entry in held if "'" in "".join(entry)] == []


def test_fr_grammar_empty_cues_are_governor_and_verb() -> None:
    """*veut dire*: each pair is two infinitives."""
    for pair in GRAMMAR["empty_cues"]:
        assert len(pair) == 2, pair
        assert all(verb.endswith(("er", "ir", "re")) for verb in pair), pair


@pytest.mark.parametrize("table", ["empty_impersonals", "holding_verbs", "object_control"])
def test_fr_grammar_verbs_are_infinitives(table: str) -> None:
    """The tables of verbs hold lemmas that a French dictionary knows."""
    for verb in GRAMMAR[table]:
        assert verb.endswith(("er", "ir", "re")), verb
        assert simplemma.is_known(verb, lang="fr"), verb


def test_fr_grammar_elided_words_stand_with_their_full_form() -> None:
    """A list of single words that knows a word knows its elided form too, where it has one."""
    for short, full in GRAMMAR["elisions"].items():
        for table in ("complementisers", "demonstrative_relatives", "definite", "source_openers"):
            assert (short in GRAMMAR[table]) == (full in GRAMMAR[table]), (table, short)


def test_fr_grammar_contractions_and_elisions_are_one_word_each() -> None:
    """A contraction is two words, an elision ends on its apostrophe; no full form is cut again."""
    cut = GRAMMAR["contractions"] | GRAMMAR["elisions"]
    for whole, parts in GRAMMAR["contractions"].items():
        assert len(parts) == 2, whole
        assert not set(parts) & set(cut), whole
    for short, full in GRAMMAR["elisions"].items():
        assert short.endswith("’"), short
        assert full not in cut, short
