"""Phrases and pronouns that take up a party, and those that must not."""

from __future__ import annotations

import pytest
from articles import french, spoken

from provenance.sources import Candidate, Resolution, readings_of, resolve_sources

NICE = "Nice-Matin/PROPN"
FIGARO = "Le/PROPN Figaro/PROPN"
BFM = "BFMTV/PROPN"
MAYOR = "Anne/PROPN Roy/PROPN ,/PUNCT maire/NOUN/fs"
ANNE = "la/DET/f maire/NOUN/fs ,/PUNCT Anne/PROPN Roy/PROPN"
PAUL = "le/DET/m directeur/NOUN/ms ,/PUNCT Paul/PROPN Petit/PROPN"
UNION = "le/DET syndicat/NOUN/ms"
MEDIA = "des/DET/p sources=source/NOUN/fp médiatiques=médiatique/ADJ françaises=français/ADJ"
CLOSE = "une/DET source/NOUN/fs proche/ADJ de/ADP le/DET dossier/NOUN/ms"
OFFICIAL = "un/DET responsable/NOUN/ms"


def read(*phrases: str) -> tuple[list[tuple[Candidate, ...]], Resolution]:
    """The readings of each phrase, and the parties."""
    _, found = spoken(*phrases)
    held = resolve_sources(found, publisher="Le Bourg", lexicon=french())
    return readings_of(held, found.attributions), held


def same(*phrases: str) -> list[int]:
    """The party of each phrase, numbered by first appearance."""
    parties = [reading[0].party for reading in read(*phrases)[0]]
    order = list(dict.fromkeys(parties))
    return [order.index(party) for party in parties]


@pytest.mark.parametrize(
    ("phrases", "parties"),
    [
        pytest.param((FIGARO, "le/DET quotidien/NOUN/ms"), [0, 0], id="kind noun"),
        pytest.param((FIGARO, BFM, "le/DET quotidien/NOUN/ms"), [0, 1, 0], id="no daily between"),
        pytest.param((BFM, FIGARO, "la/DET chaîne/NOUN/fs"), [0, 1, 0], id="no channel between"),
        pytest.param((FIGARO, NICE, "le/DET journal/NOUN/ms"), [0, 1, 1], id="the last one"),
        pytest.param((NICE, FIGARO, "le/DET média/NOUN/ms niçois/ADJ/ms"), [0, 1, 0], id="demonym"),
        pytest.param(
            (FIGARO, "le/DET quotidien/NOUN/ms madrilène/ADJ/ms"), [0, 1], id="demonym of another"
        ),
    ],
)
def test_sources_reference_kind_nouns(phrases: tuple[str, ...], parties: list[int]) -> None:
    """A kind noun is the last outlet that can be one: by what it is and where it is from."""
    assert same(*phrases) == parties


@pytest.mark.parametrize(
    ("phrases", "parties"),
    [
        pytest.param((ANNE, "elle/PRON/fs"), [0, 0], id="she"),
        pytest.param((PAUL, "il/PRON/ms"), [0, 0], id="he"),
        pytest.param((ANNE, PAUL, "elle/PRON/fs"), [0, 1, 0], id="gender passes over the last"),
        pytest.param((PAUL, ANNE, "il/PRON/ms"), [0, 1, 0], id="gender passes over her"),
        pytest.param((PAUL, MEDIA, "il/PRON/ms"), [0, 1, 0], id="number passes over a group"),
        pytest.param(
            (PAUL, "l’/DET entraîneur/NOUN/ms ,/PUNCT Luc/PROPN Roux/PROPN", "il/PRON/ms"),
            [0, 1, 1],
            id="the last to speak",
        ),
        pytest.param((PAUL, "celui-ci/PRON/ms"), [0, 0], id="demonstrative"),
    ],
)
def test_sources_reference_pronouns(phrases: tuple[str, ...], parties: list[int]) -> None:
    """A pronoun agrees in gender and number, and takes who spoke last of those who agree."""
    assert same(*phrases) == parties


@pytest.mark.parametrize(
    ("phrases", "parties"),
    [
        pytest.param(
            (MEDIA, "les/DET mêmes=même/ADJ sources=source/NOUN/fp"), [0, 0], id="sources"
        ),
        pytest.param((CLOSE, "la/DET même/ADJ source/NOUN/fs"), [0, 0], id="source"),
        pytest.param((CLOSE, "cette/DET source/NOUN/fs"), [0, 0], id="this source"),
        pytest.param(
            (CLOSE, MEDIA, "la/DET même/ADJ source/NOUN/fs"), [0, 1, 0], id="number tells which"
        ),
        pytest.param(
            (MEDIA, PAUL, "les/DET mêmes=même/ADJ sources=source/NOUN/fp"),
            [0, 1, 0],
            id="not the person between",
        ),
        pytest.param((PAUL, "ce/DET dernier/NOUN/ms"), [0, 0], id="the latter"),
    ],
)
def test_sources_reference_same_again(phrases: tuple[str, ...], parties: list[int]) -> None:
    """*La même source* is the source that spoke, by noun and number."""
    assert same(*phrases) == parties


@pytest.mark.parametrize(
    ("phrases", "parties"),
    [
        pytest.param((ANNE, "la/DET maire/NOUN/fs"), [0, 0], id="same role"),
        pytest.param((ANNE, PAUL, "la/DET maire/NOUN/fs"), [0, 1, 0], id="past another person"),
        pytest.param((ANNE, "l’/DET élue/NOUN/fs"), [0, 0], id="another word"),
        pytest.param((UNION, "le/DET syndicat/NOUN/ms"), [0, 0], id="body"),
        pytest.param((ANNE, "une/DET maire/NOUN/fs"), [0, 1], id="indefinite is new"),
        pytest.param((ANNE, "son/DET avocat/NOUN/ms"), [0, 1], id="possessive is new"),
        pytest.param((ANNE, "l’/DET avocat/NOUN/ms"), [0, 1], id="gender"),
    ],
)
def test_sources_reference_roles(phrases: tuple[str, ...], parties: list[int]) -> None:
    """A role takes up who has it; an indefinite or possessive phrase brings in somebody new."""
    assert same(*phrases) == parties


@pytest.mark.parametrize("phrase", [CLOSE, OFFICIAL, MEDIA])
def test_sources_reference_anonymous_never_merge(phrase: str) -> None:
    """Two anonymous phrases are two sources, the same words or not: only the text may join them."""
    readings, held = read(phrase, phrase, CLOSE)
    assert len({reading[0].party for reading in readings}) == 3
    assert all(held.sources[reading[0].party].anonymous for reading in readings)


def test_sources_reference_named_is_not_anonymous() -> None:
    """Whoever has a name is not anonymous, whatever the role says."""
    _, held = read(PAUL, FIGARO)
    assert not any(source.anonymous for source in held.sources)


def test_sources_reference_newsroom_is_publisher() -> None:
    """*Nos informations* are the publisher's own."""
    readings, _ = read("nos/DET/p informations=information/NOUN/fp")
    assert readings[0][0].party == 0


def test_sources_reference_anaphora_keeps_its_evidence() -> None:
    """A phrase that takes up a party says so and points at the words that first named it."""
    made, found = spoken(FIGARO, "le/DET quotidien/NOUN/ms")
    held = resolve_sources(found, publisher="Le Bourg", lexicon=french())
    named, taken_up = (reading[0] for reading in readings_of(held, found.attributions))
    assert not named.anaphoric
    assert taken_up.anaphoric
    assert [span.slice(made.text) for span in taken_up.evidence] == ["Le Figaro"]


def test_sources_reference_ambiguity_is_kept() -> None:
    """Two people who agree with a pronoun are both readings of it, best first, fits from 0 to 1."""
    luc = "l’/DET entraîneur/NOUN/ms ,/PUNCT Luc/PROPN Roux/PROPN"
    readings, _ = read(PAUL, luc, "il/PRON/ms")
    fits = [candidate.score for candidate in readings[2]]
    assert {readings[0][0].party, readings[1][0].party} <= {c.party for c in readings[2]}
    assert fits == sorted(fits, reverse=True)
    assert all(0.0 <= fit <= 1.0 for fit in fits)


@pytest.mark.parametrize("phrase", ["un/DET maire/NOUN/ms", MEDIA, "un/DET journal/NOUN/ms"])
def test_sources_reference_indefinite_takes_nothing_up(phrase: str) -> None:
    """An indefinite phrase has one reading, a new party, whoever was named before."""
    readings, _ = read(PAUL, FIGARO, phrase, phrase)
    assert [len(row) for row in readings[2:]] == [1, 1]


def test_sources_reference_no_source_no_reading() -> None:
    """A relation whose source the text leaves implicit has no reading."""
    made, _ = spoken(FIGARO)
    found = made.found(made.said(None, "dit", "tout change"))
    held = resolve_sources(found, publisher="Le Bourg", lexicon=french())
    assert readings_of(held, found.attributions) == [()]
