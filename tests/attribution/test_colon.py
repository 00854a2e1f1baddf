"""A colon that opens what is said."""

from __future__ import annotations

import pytest
from relation_rows import Row, check, row, said

PAYS = "La ville ne paiera pas."

FORMS = [
    row(
        "cue_and_quotation",
        "Le maire a prévenu : « La ville ne paiera pas. »",
        "2:det 4:nsubj 4:aux:tense 0:root 10:punct 10:punct 8:det 10:nsubj 10:advmod "
        "4:ccomp 10:advmod 4:punct 4:punct",
        said("Le maire", "prévenir", PAYS),
    ),
    row(
        "several_sentences",
        "Le maire a prévenu : « La ville ne paiera pas. Le pont fermera. »",
        "2:det 4:nsubj 4:aux:tense 0:root 10:punct 10:punct 8:det 10:nsubj 10:advmod "
        "4:ccomp 10:advmod 4:punct | 2:det 3:nsubj 0:root 3:punct 3:punct",
        said("Le maire", "prévenir", f"{PAYS} Le pont fermera."),
    ),
    row(
        "quotation_hung_elsewhere",
        "Le maire a prévenu lundi sur la place : « La ville ne paiera pas. »",
        "2:det 4:nsubj 4:aux:tense 0:root 4:obl:mod 8:case 8:det 4:obl:mod 14:punct "
        "14:punct 12:det 14:nsubj 14:advmod 4:conj 14:advmod 4:punct 4:punct",
        said("Le maire", "prévenir", PAYS),
    ),
    row(
        "cue_and_clause",
        "Elle prévient : la ville ne paiera pas.",
        "2:nsubj 0:root 7:punct 5:det 7:nsubj 7:advmod 2:ccomp 7:advmod 2:punct",
        said("Elle", "prévenir", "la ville ne paiera pas"),
    ),
    row(
        "speaker_alone",
        "Le maire : « La ville ne paiera pas. »",
        "2:det 8:nsubj 8:punct 8:punct 6:det 8:nsubj 8:advmod 0:root 8:advmod 8:punct 8:punct",
        said("Le maire", None, PAYS),
    ),
    row(
        "name_alone",
        "Paul Roy : « La ville ne paiera pas. »",
        "8:nsubj 1:flat:name 8:punct 8:punct 6:det 8:nsubj 8:advmod 0:root 8:advmod "
        "8:punct 8:punct",
        said("Paul Roy", None, PAYS),
    ),
    row(
        "infinitive_of_narration",
        "Et le maire d’ajouter : « La ville ne paiera pas. »",
        "3:cc 3:det 11:nsubj 5:mark 3:acl 11:punct 11:punct 9:det 11:nsubj 11:advmod "
        "0:root 11:advmod 11:punct 11:punct",
        said("le maire", "ajouter", PAYS),
    ),
    row(
        "any_other_verb",
        "La présidente s’est levée : « C’est une honte. »",
        "2:det 5:nsubj 5:expl:pv 5:aux:tense 0:root 11:punct 11:punct 11:nsubj 11:cop "
        "11:det 5:ccomp 5:punct 11:punct",
        said("La présidente", None, "C’est une honte."),
    ),
    row(
        "any_other_verb_of_a_pronoun",
        "Elle s’est levée : « C’est une honte. »",
        "4:nsubj 4:expl:pv 4:aux:tense 0:root 10:punct 10:punct 10:nsubj 10:cop 10:det "
        "4:ccomp 4:punct 10:punct",
        said("Elle", None, "C’est une honte."),
    ),
    row(
        "nobody",
        "On a prévenu : « La ville ne paiera pas. »",
        "3:nsubj 3:aux:tense 0:root 9:punct 9:punct 7:det 9:nsubj 9:advmod 3:ccomp "
        "9:advmod 3:punct 3:punct",
        said("On", "prévenir", PAYS),
    ),
    row(
        "cue_of_a_relative_in_a_compound_tense",
        "Le maire reçoit Anne Roy, qui a ajouté : « Le pont ferme. »",
        "2:det 3:nsubj 0:root 3:obj 4:flat:name 9:punct 9:nsubj 9:aux:tense 4:acl:relcl "
        "13:punct 13:punct 13:det 9:obj 13:amod/ADJ 3:punct 3:punct",
        said("Anne Roy", "ajouter", "Le pont ferme."),
    ),
    row(
        "noun_of_saying_and_its_speaker",
        "Avertissement du maire : « Le pont tient. »",
        "0:root 4:case 4:det 1:nmod 9:punct 9:punct 8:det 9:nsubj 1:parataxis 9:punct 9:punct",
        said("du maire", None, "Le pont tient."),
    ),
    row(
        "narration_by_no_cue",
        "Et Le Figaro de cogner fort contre le maire de Lille : « Le pont cède. »",
        "16:cc 3:det 16:nsubj 5:mark 3:acl 5:advmod 9:case 9:det 5:obl:arg 11:case 9:nmod "
        "16:punct 16:punct 15:det 16:nsubj 0:root 16:punct 16:punct",
        said("Le Figaro", None, "Le pont cède."),
    ),
]

NONE = [
    row(
        "figures",
        "Le bilan est lourd : trois morts.",
        "2:det 4:nsubj 4:cop 0:root 7:punct 7:nummod 4:obl:mod 4:punct",
    ),
    row(
        "label",
        "Le bilan : « trois morts ».",
        "2:det 0:root 6:punct 6:punct 6:nummod 2:nmod 6:punct 2:punct",
    ),
    row(
        "list",
        "Le maire a trois priorités : l’école, la rue, le port.",
        "2:det 3:nsubj 0:root/VERB 5:nummod 3:obj 8:punct 8:det 3:obl:mod 11:punct 11:det "
        "8:conj 14:punct 14:det 11:conj 3:punct",
    ),
    row(
        "thing_as_subject",
        "La panne a duré : « La ville ne paiera pas. »",
        "2:det 4:nsubj 4:aux:tense 0:root 10:punct 10:punct 8:det 10:nsubj 10:advmod "
        "4:ccomp 10:advmod 4:punct 4:punct",
    ),
    row(
        "title",
        "Le film s’est vendu : « Le Pont ».",
        "2:det 5:nsubj 5:expl:pass 5:aux:tense 0:root 9:punct 9:punct 9:det 5:obj 9:punct 5:punct",
    ),
]


@pytest.mark.parametrize("held", FORMS)
def test_colon_finds_its_surface_forms(held: Row) -> None:
    """What stands behind the colon belongs to the speaker before it."""
    check(held, "colon")


@pytest.mark.parametrize("held", NONE)
def test_colon_leaves_others_alone(held: Row) -> None:
    """A colon behind which nobody speaks is no relation."""
    check(held, "colon")
