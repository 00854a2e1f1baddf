"""A noun of saying or believing that carries a content."""

from __future__ import annotations

import pytest
from relation_rows import Row, check, row, said

TENDS = "le pont tient"

FORMS = [
    row(
        "according_to_which",
        "L’affirmation de l’armée selon laquelle le pont tient est fausse.",
        "2:det 12:nsubj 5:case 5:det 2:nmod 7:case 10:obl 9:det 10:nsubj 2:acl:relcl 12:cop 0:root "
        "12:punct",
        said("l’armée", "affirmation", TENDS),
    ),
    row(
        "according_to_which_of_a_name",
        "L’affirmation de Paul Roy selon laquelle le pont tient est fausse.",
        "2:det 12:nsubj 4:case 2:nmod 4:flat:name 7:case 10:obl 9:det 10:nsubj 2:acl:relcl 12:cop "
        "0:root 12:punct",
        said("Paul Roy", "affirmation", TENDS),
    ),
    row(
        "masculine",
        "L’argument de l’armée selon lequel le pont tient est faux.",
        "2:det 12:nsubj 5:case 5:det 2:nmod 7:case 10:obl 9:det 10:nsubj 2:acl:relcl 12:cop 0:root "
        "12:punct",
        said("l’armée", "argument", TENDS),
    ),
    row(
        "no_source",
        "L’affirmation du jour selon laquelle le pont tient est fausse.",
        "2:det 12:nsubj 5:case 5:det 2:nmod 7:case 10:obl 9:det 10:nsubj 2:acl:relcl 12:cop 0:root "
        "12:punct",
        said(None, "affirmation", TENDS),
    ),
    row(
        "que",
        "L’idée que tout est joué gagne la ville.",
        "2:det 7:nsubj 6:mark 6:nsubj:pass 6:aux:pass 2:acl 0:root 9:det 7:obj 7:punct",
        said(None, "idée", "tout est joué", stance="hedged"),
    ),
    row(
        "fear",
        "La crainte que la digue cède grandit.",
        "2:det 7:nsubj 6:mark 5:det 6:nsubj 2:acl 0:root 7:punct",
        said(None, "crainte", "la digue cède", stance="hedged"),
    ),
    row(
        "possessive",
        "Son annonce, jeudi, que le site fermera a surpris.",
        "2:det 11:nsubj 4:punct 2:nmod 4:punct 9:mark 8:det 9:nsubj 2:acl 11:aux:tense 0:root "
        "11:punct",
        said("Son", "annonce", "le site fermera"),
    ),
    row(
        "denied",
        "Le club dément une information relayée par Le Monde selon laquelle le joueur part.",
        "2:det 3:nsubj 0:root 5:det 3:obj 5:acl 9:case 9:det 6:obl:agent 11:case 14:obl 13:det "
        "14:nsubj 5:acl:relcl 3:punct",
        said("Le club", "démentir", "le joueur part", stance="denied"),
        said("Le Monde", "information", "le joueur part"),
    ),
    row(
        "possessive_before_the_subject",
        "L’armée maintient son affirmation selon laquelle le pont tient.",
        "2:det 3:nsubj 0:root 5:det 3:obj 7:case 10:obl:mod 9:det 10:nsubj 5:acl:relcl 3:punct",
        said("son", "affirmation", TENDS),
    ),
    row(
        "subject_of_its_verb",
        "L’armée maintient l’affirmation selon laquelle le pont tient.",
        "2:det 3:nsubj 0:root 5:det 3:obj 7:case 10:obl:mod 9:det 10:nsubj 5:acl:relcl 3:punct",
        said("L’armée", "affirmation", TENDS),
    ),
    row(
        "infinitive",
        "L’accusation d’avoir menti est fausse.",
        "2:det 7:nsubj 5:mark 5:aux:tense 2:acl 7:cop 0:root 7:punct",
        said(None, "accusation", "avoir menti"),
    ),
    row(
        "infinitive_of_its_possessor",
        "La promesse du maire de partir est fausse.",
        "2:det 9:nsubj 5:case 5:det 2:nmod 7:mark 2:acl 9:cop 0:root 9:punct",
        said("du maire", "promesse", "partir"),
    ),
    row(
        "infinitive_and_agent",
        "La promesse faite par le maire de partir est fausse.",
        "2:det 9:nsubj 2:acl 6:case 6:det 3:obl:agent 8:mark 2:acl 10:cop 0:root 10:punct",
        said("le maire", "promesse", "partir"),
    ),
    row(
        "noun_of_denial",
        "Le maire oppose un démenti à l’information selon laquelle le pont cède.",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:det 3:obl:arg 10:case 13:obl 12:det 13:nsubj "
        "8:acl:relcl 3:punct",
        said("Le maire", "démenti", "le pont cède", stance="denied"),
    ),
]

NONE = [
    row(
        "relative",
        "L’idée que défend le maire est claire.",
        "2:det 8:nsubj 4:obj/PRON 2:acl:relcl 6:det 4:nsubj 8:cop 0:root 8:punct",
    ),
    row(
        "relative_of_an_object",
        "L’annonce que le maire a faite est claire.",
        "2:det 9:nsubj 7:obj/PRON 5:det 7:nsubj 7:aux:tense 2:acl:relcl 9:cop 0:root 9:punct",
    ),
    row("alone", "L’annonce est claire.", "2:det 4:nsubj 4:cop 0:root 4:punct"),
    row(
        "remark_on_what_was_said",
        "La ville paiera, pronostic que les artisans accueillent avec une moue.",
        "2:det 3:nsubj 0:root 5:punct 3:obj 9:mark 8:det 9:nsubj 5:acl:relcl 12:case "
        "12:det 9:obl:mod 3:punct",
    ),
    row(
        "object_of_a_light_verb",
        "Le maire parle sur la base d’aveux qu’il a faits lundi.",
        "2:det 3:nsubj 0:root 6:case 6:det 3:obl:mod 8:case 6:nmod 12:obj/SCONJ 12:nsubj "
        "12:aux:tense 6:acl:relcl 12:obl:mod 3:punct",
    ),
]


@pytest.mark.parametrize("held", FORMS)
def test_noun_cue_finds_its_surface_forms(held: Row) -> None:
    """The content is the clause of the noun, the source its possessor."""
    check(held, "noun")


@pytest.mark.parametrize("held", NONE)
def test_noun_cue_leaves_others_alone(held: Row) -> None:
    """A relative clause says something of the noun and is no content of it."""
    check(held, "noun")
