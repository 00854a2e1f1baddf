"""A clause beside the main one that says who said the main one."""

from __future__ import annotations

import pytest
from relation_rows import Row, check, row, said

CLOSES = "Le pont fermera"

FORMS = [
    row(
        "comme",
        "Le pont fermera, comme l’a annoncé la préfecture.",
        "2:det 3:nsubj 0:root 8:punct 8:mark 8:obj/PRON 8:aux:tense 3:advcl 10:det 8:nsubj 3:punct",
        said("la préfecture", "annoncer", CLOSES),
    ),
    row(
        "comme_subject_taken_for_an_object",
        "Le pont fermera, comme l’a annoncé la préfecture.",
        "2:det 3:nsubj 0:root 8:punct 8:mark 8:obj/PRON 8:aux:tense 3:advcl 10:det 8:obj 3:punct",
        said("la préfecture", "annoncer", CLOSES),
    ),
    row(
        "comme_in_front",
        "Comme l’a annoncé la préfecture, le pont fermera.",
        "4:mark 4:obj/PRON 4:aux:tense 10:advcl 6:det 4:nsubj 4:punct 9:det 10:nsubj "
        "0:root 10:punct",
        said("la préfecture", "annoncer", "le pont fermera"),
    ),
    row(
        "comme_in_the_midst",
        "Le pont, comme l’a annoncé la préfecture, fermera.",
        "2:det 11:nsubj 7:punct 7:mark 7:obj/PRON 7:aux:tense 11:advcl 9:det 7:nsubj "
        "7:punct 0:root 11:punct",
        said("la préfecture", "annoncer", "Le pont", "fermera"),
    ),
    row(
        "ainsi_que",
        "Le pont fermera, ainsi que le rapporte Le Monde.",
        "2:det 3:nsubj 0:root 8:punct 8:cc 5:fixed 8:obj/PRON 3:conj 10:det 8:nsubj 3:punct",
        said("Le Monde", "rapporter", CLOSES),
    ),
    row(
        "tel_que",
        "Le pont fermera, tel que l’affirme le maire.",
        "2:det 3:nsubj 0:root 5:punct 3:xcomp 8:obj/PRON 8:obj/PRON 5:ccomp 10:det 8:nsubj 3:punct",
        said("le maire", "affirmer", CLOSES),
    ),
    row(
        "ce_que",
        "Le pont fermera, ce que confirme le syndicat.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 7:obj/PRON 5:acl:relcl 9:det 7:nsubj 3:punct",
        said("le syndicat", "confirmer", CLOSES, stance="factive"),
    ),
    row(
        "ce_que_with_an_infinitive",
        "Le pont fermera, ce que le maire aime à répéter.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 10:obj/PRON 8:det 9:nsubj 5:acl:relcl "
        "11:mark 9:xcomp 3:punct",
        said("le maire", "répéter", CLOSES),
    ),
    row(
        "ce_que_taken_for_a_subordinator",
        "Le pont fermera, ce que le syndicat récuse.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 9:mark/SCONJ 8:det 9:nsubj 5:acl:relcl 3:punct",
        said("le syndicat", "récuser", CLOSES, stance="denied"),
    ),
    row(
        "ce_que_behind_a_promise",
        "Le maire promet de fermer le pont, ce que confirme le syndicat.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 7:det 5:obj 9:punct 3:parataxis 11:obj/PRON "
        "9:acl:relcl 13:det 11:nsubj 3:punct",
        said("Le maire", "promettre", "fermer le pont", construction="clause"),
        said("le syndicat", "confirmer", "fermer le pont", stance="factive"),
    ),
    row(
        "ce_qu_with_auxiliary",
        "Le pont fermera, ce qu’a confirmé le préfet.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 8:obj/PRON 8:aux:tense 5:acl:relcl "
        "10:det 8:nsubj 3:punct",
        said("le préfet", "confirmer", CLOSES, stance="factive"),
    ),
    row(
        "ce_que_denied",
        "Le pont fermera, ce que dément le syndicat.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 7:obj/PRON 5:acl:relcl 9:det 7:nsubj 3:punct",
        said("le syndicat", "démentir", CLOSES, stance="denied"),
    ),
    row(
        "ce_taken_for_an_object",
        "Le pont fermera, ce que dément le syndicat.",
        "2:det 3:nsubj 0:root 5:punct 3:obj 7:obj/PRON 5:acl:relcl 9:det 7:nsubj 3:punct",
        said("le syndicat", "démentir", CLOSES, stance="denied"),
    ),
    row(
        "participle",
        "Comme indiqué par la préfecture, le pont fermera.",
        "2:mark/ADP 9:advcl 5:case 5:det 2:obl:agent 2:punct 8:det 9:nsubj 0:root 9:punct",
        said("la préfecture", "indiquer", "le pont fermera"),
    ),
    row(
        "two_sources",
        "Le pont fermera, comme l’ont annoncé le maire et le préfet.",
        "2:det 3:nsubj 0:root 8:punct 8:mark 8:obj/PRON 8:aux:tense 3:advcl 10:det "
        "8:nsubj 13:cc 13:det 10:conj 3:punct",
        said("le maire", "annoncer", CLOSES),
        said("le préfet", "annoncer", CLOSES),
    ),
    row(
        "two_clauses",
        "Comme l’affirme le maire, le pont tient et la foule passe.",
        "3:mark 3:obj/PRON 9:advcl 5:det 3:nsubj 3:punct 8:det 9:nsubj 0:root 13:cc "
        "12:det 13:nsubj 9:conj 9:punct",
        said("le maire", "affirmer", "le pont tient et la foule passe"),
    ),
    row(
        "denied_by_a_body_without_a_sense",
        "Le bail est signé, ce que conteste la partie adverse.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 6:punct 4:parataxis 8:obj/PRON 6:acl:relcl "
        "10:det 8:nsubj 10:amod 4:punct",
        said("la partie adverse", "contester", "Le bail est signé", stance="denied"),
    ),
    row(
        "subject_behind_an_insertion",
        "Le pont cède, ce qu’a admis, après deux heures, le chef de chantier.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 8:obj 8:aux:tense 5:acl:relcl 12:punct "
        "12:case 12:nummod 8:obl:mod 12:punct 15:det 3:obj 17:case 15:nmod 3:punct",
        said("le chef de chantier", "admettre", "Le pont cède", stance="factive"),
    ),
]

NONE = [
    row(
        "likeness",
        "Le maire marche comme le préfet.",
        "2:det 3:nsubj 0:root 6:case/ADP 6:det 3:obl:mod 3:punct",
    ),
    row(
        "object_clause",
        "Le préfet sait ce que dit le maire.",
        "2:det 3:nsubj 0:root 3:obj 6:obj/PRON 4:acl:relcl 8:det 6:nsubj 3:punct",
        said("Le préfet", "savoir", "ce que dit le maire", stance="factive", construction="clause"),
    ),
    row(
        "infinitive_of_what_something_is_like",
        "Le récit est vu comme un moyen de dire la peur.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 7:case/ADP 7:det 4:obl:mod 9:mark 7:acl "
        "11:det 9:obj 4:punct",
    ),
    row(
        "ainsi_before_the_que_of_a_cue",
        "Le journal rapporte ainsi que le maire annonce son départ.",
        "2:det 3:nsubj 0:root 3:advmod 4:fixed 7:det 8:nsubj 3:ccomp/VERB 10:det 8:obj 3:punct",
        said("Le journal", "rapporter", "le maire annonce son départ", construction="clause"),
        said("le maire", "annoncer", "son départ", construction="nominal", parent=0),
    ),
    row(
        "refused",
        "Le pont fermera, ce que le maire refuse de commenter.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 10:obj/PRON 8:det 9:nsubj 5:acl:relcl "
        "11:mark 9:xcomp 3:punct",
    ),
    row(
        "que_between",
        "Le jury retient comme symbolique que le maire a salué la pluie.",
        "2:det 3:nsubj 0:root 5:case/ADP 3:obl:mod 10:mark 8:det 10:nsubj 10:aux:tense "
        "3:ccomp 12:det 10:obj 3:punct",
        said("Le jury", "retenir", "le maire a salué la pluie", construction="clause"),
    ),
]


@pytest.mark.parametrize("held", FORMS)
def test_comparative_finds_its_surface_forms(held: Row) -> None:
    """The content is the main clause, the source whoever stands in the clause beside it."""
    check(held, "comparative")


@pytest.mark.parametrize("held", NONE)
def test_comparative_leaves_others_alone(held: Row) -> None:
    """A comparison and an indirect question send nothing to a source."""
    check(held, "comparative")


@pytest.mark.parametrize(
    "held",
    [
        row(
            "reason",
            "Comme le maire affirme que le pont tient, la foule passe.",
            "3:mark 3:det 4:nsubj 12:advcl 8:mark 7:det 8:nsubj 4:ccomp 4:punct 11:det 12:nsubj "
            "0:root 12:punct",
            said("le maire", "affirmer", "le pont tient", construction="clause"),
        )
    ],
)
def test_comparative_opener_stands_at_its_verb(held: Row) -> None:
    """A clause of reason is none: its opener stands before a subject, not before the verb group."""
    check(held, "comparative")
