"""Relayed in one breath: who relays a source, and whom it cites."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import Row, check, described, relations, row, said

TENDS = "le pont tient"
AHEAD = "Le pont tient"
SPEAKER_ARCS = "2:det 3:nsubj 0:root 3:punct 6:aux:tense 3:parataxis 8:det 6:nsubj"

INNER = [
    row(
        "citing",
        "Le pont tient, rapporte Le Monde, citant un diplomate.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis 7:det 5:nsubj 9:punct 5:advcl 11:det "
        "9:obj 3:punct",
        said("Le Monde", "rapporter", AHEAD, construction="incise"),
        said("un diplomate", "citer", AHEAD, parent=0),
    ),
    row(
        "citing_before_the_cue",
        "Le Monde, citant un diplomate, rapporte que le pont tient.",
        "2:det 8:nsubj 4:punct 8:advcl 6:det 4:obj 4:punct 0:root 12:mark 11:det "
        "12:nsubj 8:ccomp 8:punct",
        said("Le Monde", "rapporter", TENDS, construction="clause"),
        said("un diplomate", "citer", TENDS, parent=0),
    ),
    row(
        "who_cites",
        "Selon Le Monde, qui cite un diplomate, le pont tient.",
        "3:case 3:det 12:obl:mod 3:punct 6:nsubj 3:acl:relcl 8:det 6:obj 6:punct 11:det "
        "12:nsubj 0:root 12:punct",
        said("Le Monde", "selon", TENDS, construction="according"),
        said("un diplomate", "citer", TENDS, parent=0),
    ),
    row(
        "who_cites_in_its_turn",
        "Selon Le Monde, qui cite à son tour Reuters, le pont tient.",
        "3:case 3:det 14:obl:mod 3:punct 6:nsubj 3:acl:relcl 9:case 9:det 6:obl:arg 9:nmod "
        "6:punct 13:det 14:nsubj 0:root 14:punct",
        said("Le Monde", "selon", TENDS, construction="according"),
        said("Reuters", "citer", TENDS, parent=0),
    ),
]

OUTER = [
    row(
        "cited_behind_a_comma",
        "Le pont tient, affirme Paul Roy, cité par Le Monde.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 5:nsubj 6:flat:name 9:punct "
        "6:acl 12:case 12:det 9:obl:agent 3:punct",
        said("Le Monde", "citer", AHEAD),
        said("Paul Roy", "affirmer", AHEAD, construction="incise", parent=0),
    ),
    row(
        "cited",
        "Selon un diplomate cité par Le Monde, le pont tient.",
        "3:case 3:det 11:obl:mod 3:acl 7:case 7:det 4:obl:agent 3:punct 10:det 11:nsubj "
        "0:root 11:punct",
        said("Le Monde", "citer", TENDS),
        said("un diplomate", "selon", TENDS, construction="according", parent=0),
    ),
    row(
        "cited_past_an_apposition",
        "Le pont tient, affirme Paul Roy, chef du parti, cité par Le Monde.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 5:nsubj 6:flat:name 9:punct "
        "6:appos 12:case 12:det 9:nmod/NOUN 14:punct 6:acl 17:case 17:det 14:obl:agent "
        "3:punct",
        said("Le Monde", "citer", AHEAD),
        said("Paul Roy", "affirmer", AHEAD, construction="incise", parent=0),
    ),
    row(
        "cited_hung_on_the_apposition",
        "Le pont tient, affirme Paul Roy, chef du parti, cité par Le Monde.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 5:nsubj 6:flat:name 9:punct "
        "6:appos 12:case 12:det 9:nmod/NOUN 14:punct 9:acl 17:case 17:det 14:obl:agent "
        "3:punct",
        said("Le Monde", "citer", AHEAD),
        said("Paul Roy", "affirmer", AHEAD, construction="incise", parent=0),
    ),
    row(
        "sources_cited",
        "Selon les sources citées par Le Monde, le pont tient.",
        "3:case 3:det 11:obl:mod 3:acl 7:case 7:det 4:obl:agent 3:punct 10:det 11:nsubj "
        "0:root 11:punct",
        said("Le Monde", "citer", TENDS),
        said("les sources", "selon", TENDS, construction="according", parent=0),
    ),
    row(
        "words_relayed",
        "Selon les propos de Paul Roy relayés par Le Monde, le pont tient.",
        "3:case 3:det 14:obl 5:case 3:nmod 5:flat:name 3:acl 10:case 10:det 7:obl:agent 3:punct "
        "13:det 14:nsubj 0:root 14:punct",
        said("Le Monde", "relayer", TENDS),
        said("Paul Roy", "selon les propos de", TENDS, construction="according", parent=0),
    ),
    row(
        "twice",
        "Le pont tient, affirme Paul Roy, cité par Le Monde, cité par Reuters.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 5:nsubj 6:flat:name 9:punct "
        "6:acl 12:case 12:det 9:obl:agent 14:punct 12:acl 16:case 14:obl:agent 3:punct",
        said("Reuters", "citer", AHEAD),
        said("Le Monde", "citer", AHEAD, parent=0),
        said("Paul Roy", "affirmer", AHEAD, construction="incise", parent=1),
    ),
    row(
        "object_of_citing",
        "Le Monde cite un diplomate, qui soutient que le pont tient.",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:punct 8:nsubj 5:acl:relcl 12:mark 11:det "
        "12:nsubj 8:ccomp 3:punct",
        said("Le Monde", "citer", TENDS),
        said("un diplomate", "soutenir", TENDS, construction="clause", parent=0),
    ),
    row(
        "example_of_citing",
        "Le quotidien cite à titre d’exemple Nice Matin qui soutient que le pont tient.",
        "2:det 3:nsubj 0:root 5:case 3:obl:arg 7:case 5:nmod 3:obj 8:flat:name 11:nsubj "
        "8:acl:relcl 15:mark 14:det 15:nsubj 11:ccomp 3:punct",
        said("Le quotidien", "citer", TENDS),
        said("Nice Matin", "soutenir", TENDS, construction="clause", parent=0, member=True),
    ),
]

OUTLETS = [
    ("to_an_agency", "à l’AFP", "11:case 11:det 6:obl", "AFP"),
    ("on_a_channel", "sur BFMTV", "10:case 6:obl", "BFMTV"),
    (
        "in_an_interview",
        "dans un entretien à Reuters",
        "11:case 11:det 6:obl 13:case 11:nmod",
        "Reuters",
    ),
    (
        "contracted",
        "dans un entretien au Figaro",
        "11:case 11:det 6:obl 14:case 14:det 11:nmod",
        "Figaro",
    ),
    ("hung_on_the_speaker", "à l’AFP", "11:case 11:det 8:nmod", "AFP"),
]

PAGES = [
    row(
        "phrase_in_front",
        "Dans ses colonnes, le maire affirme que le pont tient.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 11:mark 10:det 11:nsubj 7:ccomp "
        "7:punct",
        said("Dans ses colonnes", "Dans ses colonnes", TENDS),
        said("le maire", "affirmer", TENDS, construction="clause", parent=0),
    ),
    row(
        "pronoun",
        "Le sénateur y affirme que le pont tient.",
        "2:det 4:nsubj 4:iobj 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:punct",
        said("y", "y", TENDS),
        said("Le sénateur", "affirmer", TENDS, construction="clause", parent=0),
    ),
]

PLACES = [
    ("social_network", "sur Twitter", "10:case 6:obl"),
    ("press_conference", "dans une conférence de presse", "11:case 11:det 6:obl 13:case 11:nmod"),
    ("court", "à la barre", "11:case 11:det 6:obl"),
    ("town", "à Paris", "10:case 6:obl"),
]


@pytest.mark.parametrize("held", INNER)
def test_relay_puts_the_cited_inside(held: Row) -> None:
    """Whom a source cites is a relation of its own, within the source's."""
    check(held, "relay")


@pytest.mark.parametrize("held", OUTER)
def test_relay_puts_the_citing_outside(held: Row) -> None:
    """Who cites a source is a relation before it, and its parent."""
    check(held, "relay")


@pytest.mark.parametrize(
    ("place", "arcs", "outlet"),
    [pytest.param(*held, id=name) for name, *held in OUTLETS],
)
def test_relay_puts_an_outlet_outside_its_guest(place: str, arcs: str, outlet: str) -> None:
    """An outlet that got the words stands outside the speaker, however the parser hangs it."""
    parsed = parse(f"Le pont tient, a déclaré le maire {place}.", f"{SPEAKER_ARCS} {arcs} 3:punct")
    found = [described(parsed, relation) for relation in relations(parsed)]
    assert len(found) == 2
    outer, inner = found
    assert outer.construction == "relay"
    assert outer.source is not None
    assert outer.source.endswith(outlet)
    assert outer.content == inner.content == (AHEAD,)
    assert (inner.source, inner.parent, outer.parent) == ("le maire", 0, None)


@pytest.mark.parametrize("held", PAGES)
def test_relay_same_pages_are_the_outlet_spoken_of_last(held: Row) -> None:
    """A phrase or pronoun that takes up an outlet stands outside of who speaks there."""
    check(held, "relay")


@pytest.mark.parametrize(
    ("place", "arcs"), [pytest.param(*held, id=name) for name, *held in PLACES]
)
def test_relay_takes_no_place_for_an_outlet(place: str, arcs: str) -> None:
    """A social network, a press conference, a court, a town is where it was said, no hop."""
    text = f"Le pont tient, a déclaré le maire {place}."
    expected = (said("le maire", "déclarer", AHEAD, construction="incise"),)
    check(Row(text, f"{SPEAKER_ARCS} {arcs} 3:punct", expected), "relay")


def test_relay_looks_for_outlets_in_the_frame_only() -> None:
    """An outlet inside the content relays nothing."""
    content = "le suspect a parlé à l’AFP"
    expected = (said("Le maire", "affirmer", content, construction="clause"),)
    arcs = (
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:aux:tense 3:ccomp 11:case 11:det 8:obl 3:punct"
    )
    check(Row(f"Le maire affirme que {content}.", arcs, expected), "relay")


def test_relay_stacks_every_party_of_a_tail() -> None:
    """*X, cité par Y, selon Z*: Z outside Y outside X, whatever found each of them."""
    parsed = parse(
        "Le pont tient, affirme Paul Roy, cité par Le Monde, selon Reuters.",
        "2:det 3:nsubj 0:root 3:punct 3:parataxis:insert 5:nsubj 6:flat:name 9:punct "
        "6:acl 12:case 12:det 9:obl:agent 15:punct 15:case 5:obl 3:punct",
    )
    found = relations(parsed)
    shown = [described(parsed, relation) for relation in found]
    assert {held.source for held in shown} == {"Reuters", "Le Monde", "Paul Roy"}
    assert len(shown) == 3
    parents = {
        held.source: None if held.parent is None else shown[held.parent].source for held in shown
    }
    assert parents == {"Paul Roy": "Le Monde", "Le Monde": "Reuters", "Reuters": None}


def test_relay_is_no_surer_than_its_relation() -> None:
    """The trust in a relay is at most that in the relation that it relays."""
    found = relations(
        parse(
            "Le Monde cite un diplomate, qui soutient que le pont tient.",
            "2:det 3:nsubj 0:root 5:det 3:obj 8:punct 8:nsubj 5:acl:relcl 12:mark 11:det "
            "12:nsubj 8:ccomp 3:punct",
        )
    )
    assert found[0].construction == "relay"
    assert found[0].confidence <= found[1].confidence


def test_relay_noun_of_belief_is_told_to_nobody() -> None:
    """An outlet in the sentence of a noun such as *crainte* got none of its words."""
    held = Row(
        "Les images à la télévision accentuent la crainte que le pont cède.",
        "2:det 6:nsubj 5:case 5:det 2:nmod 0:root 8:det 6:obj 12:obj 11:det 12:nsubj "
        "8:acl:relcl 6:punct",
        (said(None, "crainte", "le pont cède", stance="hedged"),),
    )
    check(held, "noun")
