"""Verb forms that the tagger misses: what only their letters or their neighbours can tell."""

from __future__ import annotations

import pytest

from provenance.parsing.verbforms import Tagged, VerbForms

PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
IMPERFECT = "Mood=Ind|Tense=Imp|VerbForm=Fin"


@pytest.mark.parametrize(
    ("form", "lemma", "feats", "expected"),
    [
        ("éviterait", "éviter", IMPERFECT, "Mood=Cnd|VerbForm=Fin"),
        ("évitait", "éviter", IMPERFECT, IMPERFECT),
        ("entrait", "entrer", IMPERFECT, IMPERFECT),
        ("invoque", "invoquer", "VerbForm=Inf", "Mood=Ind|VerbForm=Fin"),
        ("recevoir", "recevoir", "VerbForm=Inf", "VerbForm=Inf"),
        ("certifiait", "certifier", PARTICIPLE, "Mood=Ind|VerbForm=Fin"),
        ("avertit", "avertir", PARTICIPLE, "Mood=Ind|VerbForm=Fin"),
        ("certifiée", "certifier", PARTICIPLE, PARTICIPLE),
        ("averti", "avertir", PARTICIPLE, PARTICIPLE),
        ("dû", "devoir", PARTICIPLE, PARTICIPLE),
        ("dit", "dire", PARTICIPLE, PARTICIPLE),
    ],
)
def test_verbforms_letters_tell_the_mood(form: str, lemma: str, feats: str, expected: str) -> None:
    """A conditional, an infinitive and a past participle are known by their endings."""
    assert VerbForms("fr").mood(form, lemma, feats) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Elle/PRON doute/NOUN que/SCONJ", [1]),
        ("Le/DET doute/NOUN demeure/VERB", []),
        ("»/PUNCT ,/PUNCT titre/NOUN Le/DET Figaro/PROPN", [2]),
        ("Le/DET titre/NOUN du/ADP Figaro/PROPN", []),
    ],
)
def test_verbforms_neighbours_tell_the_verb(words: str, expected: list[int]) -> None:
    """A noun stands for a verb only where nothing else can stand."""
    tagged = [Tagged(*word.rsplit("/", 1), "") for word in words.split()]
    assert VerbForms("fr").missed(tagged) == expected


def test_verbforms_language_without_a_table_changes_nothing() -> None:
    """An unknown language keeps what its tagger says."""
    forms = VerbForms("xx")
    assert forms.mood("certifiait", "certifier", PARTICIPLE) == PARTICIPLE
    assert forms.missed([Tagged("doute", "NOUN", ""), Tagged("que", "SCONJ", "")]) == []
