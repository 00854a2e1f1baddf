"""Names: the variants of one name are one party, and different parties stay apart."""

from __future__ import annotations

import pytest
from articles import article, french, spoken

from provenance.report import SourceKind
from provenance.sources import Resolution, readings_of, resolve_sources
from provenance.sources.names import name_words


def resolved(*phrases: str, publisher: str = "Le Bourg") -> tuple[list[int], Resolution]:
    """The party of each of `phrases`, numbered by first appearance, and all parties."""
    _, found = spoken(*phrases)
    held = resolve_sources(found, publisher=publisher, lexicon=french())
    parties = [reading[0].party for reading in readings_of(held, found.attributions)]
    order = list(dict.fromkeys(parties))
    return [order.index(party) for party in parties], held


BOURITA = "Nasser/PROPN Bourita/PROPN"
DGSN = "la/DET Direction/PROPN générale/PROPN de/PROPN la/PROPN sûreté/PROPN nationale/PROPN"
AMNESTY = "Amnesty/PROPN International/PROPN"
WATCH = "Human/PROPN Rights/PROPN Watch/PROPN"
SAID = "dit=dire/VERB/0:root que/SCONJ/{0}:mark tout/PRON/{0}:nsubj change/VERB/{1}:ccomp"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param(BOURITA, "Bourita/PROPN", id="family name"),
        pytest.param(BOURITA, "M./NOUN/ms Bourita/PROPN", id="honorific as head"),
        pytest.param("Hélène/PROPN Roy/PROPN", "Mme/PROPN Roy/PROPN", id="honorific in the name"),
        pytest.param(DGSN, "la/DET DGSN/PROPN", id="acronym"),
        pytest.param("la/DET DGSN/PROPN", DGSN, id="acronym first"),
        pytest.param("Élodie/PROPN Bézard/PROPN", "Elodie/PROPN Bezard/PROPN", id="accents"),
        pytest.param(
            "Al/PROPN Ahdath/PROPN Al/PROPN Maghribia/PROPN",
            "Al-Ahdath/PROPN Al-Maghribia/PROPN",
            id="hyphens",
        ),
        pytest.param(
            "Sud/PROPN Matin/PROPN Maghribia/PROPN",
            "Sud/PROPN Matin/PROPN Maghribiya/PROPN",
            id="transliteration",
        ),
        pytest.param("Ursula/PROPN von/PROPN der/PROPN Leyen/PROPN", "Leyen/PROPN", id="particles"),
        pytest.param(
            "le/DET maire/NOUN/ms ,/PUNCT Luc/PROPN Petit/PROPN", "Petit/PROPN", id="role"
        ),
        pytest.param("l’/DET AFP/PROPN", "L’/DET AFP/PROPN", id="elided article"),
        pytest.param(AMNESTY, "Amnesty/PROPN", id="first word of a body"),
        pytest.param("Amnesty/PROPN", AMNESTY, id="first word of a body first"),
    ],
)
def test_sources_names_variants_are_one_party(first: str, then: str) -> None:
    """A variant of a name stands for the party that bears it, whichever comes first."""
    assert resolved(first, then)[0] == [0, 0]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param("Anne/PROPN Roy/PROPN", "Paul/PROPN Roy/PROPN", id="one family name"),
        pytest.param("Reuters/PROPN", "Renault/PROPN", id="short names"),
        pytest.param("la/DET DGSN/PROPN", "la/DET DGSE/PROPN", id="acronyms"),
        pytest.param("Le/PROPN Monde/PROPN", "Le/PROPN Figaro/PROPN", id="one article"),
        pytest.param(BOURITA, "Nasser/PROPN Karim/PROPN", id="one first name"),
        pytest.param(BOURITA, "Nasser/PROPN", id="first name alone"),
        pytest.param("SOS/PROPN Fondation/PROPN", "SOS/PROPN", id="short first word of a body"),
        pytest.param(WATCH, "Rights/PROPN", id="second word of a body"),
    ],
)
def test_sources_names_of_others_stay_apart(first: str, then: str) -> None:
    """Two names that share only a part are two parties."""
    assert resolved(first, then)[0] == [0, 1]


def test_sources_names_bare_family_name_of_two_is_ambiguous() -> None:
    """Where two people bear the family name, both are readings of it."""
    _, found = spoken("Anne/PROPN Roy/PROPN", "Paul/PROPN Roy/PROPN", "Roy/PROPN")
    held = resolve_sources(found, publisher="Le Bourg", lexicon=french())
    first, second, bare = readings_of(held, found.attributions)
    assert {first[0].party, second[0].party} <= {reading.party for reading in bare}


def test_sources_names_fullest_name_wins() -> None:
    """A party goes by the longest of its names; the others are aliases."""
    _, held = resolved("M./NOUN/ms Bourita/PROPN", BOURITA, "Bourita/PROPN")
    (party,) = held.sources[1:]
    assert party.name == "Nasser Bourita"
    assert party.kind is SourceKind.PERSON
    assert "Bourita" in party.aliases


def test_sources_names_name_has_no_article() -> None:
    """The article in front of a name is no part of it."""
    _, held = resolved("la/DET DGSN/PROPN", "l’/DET AFP/PROPN")
    assert [source.name for source in held.sources[1:]] == ["DGSN", "AFP"]


@pytest.mark.parametrize("phrase", [AMNESTY, WATCH])
def test_sources_names_body_is_known_by_its_words(phrase: str) -> None:
    """A name with a word that bodies are called by is no person's."""
    _, held = resolved(phrase)
    assert [source.kind for source in held.sources[1:]] == [SourceKind.ORGANISATION]


@pytest.mark.parametrize(
    ("words", "verb", "source", "name"),
    [
        pytest.param(
            "la/DET/2:det déléguée/NOUN/4:nsubj/fs CGT/PROPN/2:nmod",
            4,
            "la déléguée CGT",
            "déléguée CGT",
            id="whom somebody speaks for",
        ),
        pytest.param(
            "la/DET/2:det procureure/NOUN/7:nsubj/fs ,/PUNCT/2:punct Hélène/PROPN/7:nsubj "
            "Saint-Gal/PROPN/4:flat ,/PUNCT/2:punct",
            7,
            "la procureure, Hélène Saint-Gal",
            "Hélène Saint-Gal",
            id="name that the tree hangs elsewhere",
        ),
    ],
)
def test_sources_names_name_is_the_speakers_own(
    words: str, verb: int, source: str, name: str
) -> None:
    """A body beside a role is not the name of who has it; a name that closes the phrase is."""
    made = article(f"{words} {SAID.format(verb + 3, verb)} ./PUNCT/{verb}:punct")
    found = made.found(made.said(source, "dit", "tout change"))
    held = resolve_sources(found, publisher="Le Bourg", lexicon=french())
    assert held.sources[1].name == name
    assert held.sources[1].kind is SourceKind.PERSON


def test_sources_names_publisher_is_party_zero() -> None:
    """The publisher named in its own article is the publisher."""
    _, found = spoken("Le/PROPN Figaro/PROPN")
    held = resolve_sources(found, publisher="Le Figaro", lexicon=french())
    assert readings_of(held, found.attributions)[0][0].party == 0
    assert len(held.sources) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Al-Ahdath Al-Maghribia", ("al", "ahdath", "al", "maghribia")),
        pytest.param("Mme Élodie Bézard", ("elodie", "bezard")),
        pytest.param("L’Équipe", ("equipe",)),
        ("Le Figaro", ("figaro",)),
        ("Docteur Bézard", ("bezard",)),
        ("La", ("la",)),
    ],
)
def test_sources_names_words_tell_names_apart(name: str, words: tuple[str, ...]) -> None:
    """Accents, honorifics and articles go, unless nothing would be left."""
    assert name_words(name, french()) == words
