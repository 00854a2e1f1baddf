"""The verb lexicon and the dictionary of the lemmatizer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from provenance.training.lemmatizer import dictionary
from provenance.training.lexicon import Lexicon, build_lexicon, load_lexicon

if TYPE_CHECKING:
    from provenance.training.language import TrainingLanguage

TABLE = dict.fromkeys(
    ("rappelait", "rappelant", "rappela", "rappelons", "rappelé", "rappelez"), "rappeler"
) | {"premier": "premier", "premiers": "premier", "première": "premier"}


def test_lexicon_conjugates_verbs_and_leaves_adjectives_alone(
    language: TrainingLanguage,
) -> None:
    """Forms missing in the table are made by rule; a word in -er that is no verb stays out."""
    found = build_lexicon(TABLE, language.data["lexicon"], lambda _: 1.0)
    assert found.verbs["rappellent"] == "rappeler"
    assert found.verbs["rappellerait"] == "rappeler"
    assert "premiers" not in found.verbs
    assert found.others["premiers"] == "premier"


def test_lexicon_prefers_the_more_frequent_infinitive(language: TrainingLanguage) -> None:
    """Of two infinitives that conjugate to one form, the frequent one has it."""
    table = {
        stem + ending: verb
        for verb, stem in (("peler", "pel"), ("peller", "pell"))
        for ending in ("ait", "ant", "a", "ons", "é", "ez")
    }
    rules = language.data["lexicon"]
    for winner in ("peler", "peller"):
        found = build_lexicon(table, rules, lambda word, winner=winner: float(word == winner))
        assert found.verbs["pellent"] == winner


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [
        ("révèlent", "révéler"),
        ("soutient", "soutenir"),
        ("dément", "démentir"),
        ("martèle", "marteler"),
        ("annonçaient", "annoncer"),
        ("convaincu", "convaincre"),
        ("prévient", "prévenir"),
        ("tues", "tuer"),
        ("fut", "être"),
    ],
)
def test_lexicon_knows_cue_verbs(language: TrainingLanguage, form: str, infinitive: str) -> None:
    """Forms of the press find their infinitive."""
    pytest.importorskip("wordfreq")
    assert _french(language).verbs[form] == infinitive


_cache: list[Lexicon] = []


def _french(language: TrainingLanguage) -> Lexicon:
    if not _cache:
        _cache.append(load_lexicon("fr", language.data["lexicon"]))
    return _cache[0]


def test_dictionary_lets_the_treebank_win(language: TrainingLanguage) -> None:
    """What was seen in a treebank is not overruled; what was not is filled up by its tag."""
    lexicon = Lexicon({"porte": "porter", "est": "être"}, {"portes": "porte"})
    seen = [("porte", "VERB", "porte-vu"), ("porte", "NOUN", "porte"), ("rue", "PROPN", "rue")]
    table = dictionary(seen, lexicon, language.data["lexicon"], lambda _: 3.0)
    assert table["VERB"]["porte"] == "porte-vu"
    assert table["VERB"]["Porte"] == "porte-vu"
    assert table["PROPN"] == {"rue": "rue"}
    assert table["AUX"]["est"] == "être"
    assert table["NOUN"]["portes"] == table["ADJ"]["portes"] == "porte"
    assert "*" not in table
