"""A preposition or locution that gives a clause to a source."""

from __future__ import annotations

import pytest
from relation_rows import Row, check, row, said

GLIDES = "le chantier glisse"
TENDS = "le pont tient"

FORMS = [
    row(
        "selon",
        "Selon l’élu, le chantier glisse.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 7:punct",
        said("l’élu", "selon", GLIDES),
    ),
    row(
        "d_apres",
        "D’après le parquet, le suspect a fui.",
        "4:case 4:case 4:det 9:obl:mod 4:punct 7:det 9:nsubj 9:aux:tense 0:root 9:punct",
        said("le parquet", "d’après", "le suspect a fui"),
    ),
    row(
        "suivant",
        "Suivant les enquêteurs, le feu est criminel.",
        "3:case 3:det 8:obl:mod 3:punct 6:det 8:nsubj 8:cop 0:root 8:punct",
        said("les enquêteurs", "suivant", "le feu est criminel"),
    ),
    row(
        "view",
        "De l’avis de plusieurs médecins, le risque est faible.",
        "3:case 3:det 11:obl:mod 6:case 6:det 3:nmod 3:punct 9:det 11:nsubj 11:cop 0:root 11:punct",
        said("plusieurs médecins", "de l’avis de", "le risque est faible", stance="hedged"),
    ),
    row(
        "admission",
        "De l’aveu de la ministre, le plan a échoué.",
        "3:case 3:det 11:obl:mod 6:case 6:det 3:nmod 3:punct 9:det 11:nsubj "
        "11:aux:tense 0:root 11:punct",
        said("la ministre", "de l’aveu de", "le plan a échoué", stance="factive"),
    ),
    row(
        "longest_locution",
        "Selon les propos de Paul Roy, le pont tient.",
        "3:case 3:det 10:obl 5:case 3:nmod 5:flat:name 3:punct 9:det 10:nsubj 0:root 10:punct",
        said("Paul Roy", "selon les propos de", TENDS),
    ),
    row(
        "contracted",
        "Aux dires de la voisine, la dette recule.",
        "3:case 3:det 10:obl:mod 6:case 6:det 3:nmod 3:punct 9:det 10:nsubj 0:root 10:punct",
        said("la voisine", "aux dires de", "la dette recule"),
    ),
    row(
        "in_the_midst",
        "Le chantier, selon l’élu, glisse.",
        "2:det 8:nsubj 6:punct 6:case 6:det 8:obl:mod 6:punct 0:root 8:punct",
        said("l’élu", "selon", "Le chantier", "glisse"),
    ),
    row(
        "in_the_midst_hung_on_the_noun",
        "Le chantier, selon l’élu, glisse.",
        "2:det 8:nsubj 6:punct 6:case 6:det 2:nmod 6:punct 0:root 8:punct",
        said("l’élu", "selon", "Le chantier", "glisse"),
    ),
    row(
        "at_the_end",
        "Le chantier glisse, selon l’élu.",
        "2:det 3:nsubj 0:root 7:punct 7:case 7:det 3:obl:mod 3:punct",
        said("l’élu", "selon", "Le chantier glisse"),
    ),
    row(
        "clause_in_front",
        "À en croire les médias, la ville est sauvée.",
        "3:mark 3:iobj/PRON 10:advcl 5:det 3:obj 3:punct 8:det 10:nsubj:pass "
        "10:aux:pass 0:root 10:punct",
        said("les médias", "à en croire", "la ville est sauvée"),
    ),
    row(
        "clause_in_the_midst",
        "La surveillance figure, à en croire les médias, en tête.",
        "2:det 3:nsubj 0:root 7:punct 7:mark 7:iobj/PRON 3:advcl 9:det 7:obj 12:punct "
        "12:case 3:obl 3:punct",
        said("les médias", "à en croire", "La surveillance figure", "en tête"),
    ),
    row(
        "condition",
        "Si l’on en croit le maire, la dette recule.",
        "5:mark 3:det 5:nsubj 5:iobj/PRON 11:advcl 7:det 5:obj 5:punct 10:det 11:nsubj "
        "0:root 11:punct",
        said("le maire", "si l’on en croit", "la dette recule"),
    ),
    row(
        "behind_the_content",
        "Un scandale, dixit le maire.",
        "2:det 0:root 4:punct 2:parataxis:insert 6:det 4:nsubj 2:punct",
        said("le maire", "dixit", "Un scandale"),
    ),
    row(
        "behind_the_name",
        "C’est un scandale, le maire dixit.",
        "2:nsubj 4:cop 4:det 0:root 8:punct 7:det 8:nsubj 4:parataxis 4:punct",
        said("le maire", "dixit", "C’est un scandale"),
    ),
    row(
        "no_article",
        "De sources concordantes, le ministre va partir.",
        "2:case 7:obl:mod 2:amod 2:punct 6:det 7:nsubj 0:root 7:xcomp 7:punct",
        said("sources concordantes", "de sources", "le ministre va partir"),
    ),
    row(
        "possessive",
        "À ses yeux, la réforme est un échec.",
        "3:case 3:det 9:obl:mod 3:punct 6:det 9:nsubj 9:cop 9:det 0:root 9:punct",
        said("ses", "à ses yeux", "la réforme est un échec", stance="hedged"),
    ),
    row(
        "what_somebody_told",
        "D’après ce qu’a déclaré son avocate, la cuve fuyait.",
        "3:case 1:fixed 12:obl:mod 6:obj 6:aux:tense 3:acl:relcl 8:det 6:nsubj 3:punct "
        "11:det 12:nsubj 0:root 12:punct",
        said("son avocate", "d’après", "la cuve fuyait"),
    ),
    row(
        "clitic_that_is_believed",
        "À l’en croire, le pont tient.",
        "4:mark 4:obj/PRON 4:iobj/PRON 8:advcl 4:punct 7:det 8:nsubj 0:root 8:punct",
        said("l’", "à l’en croire", "le pont tient"),
    ),
    row(
        "clitics_that_are_believed",
        "À les en croire, le pont tient.",
        "4:mark 4:obj/PRON 4:iobj/PRON 8:advcl 4:punct 7:det 8:nsubj 0:root 8:punct",
        said("les", "à les en croire", "le pont tient"),
    ),
]

OPINIONS = [
    row(
        "person_comma_on_the_verb",
        "Pour le maire, la hausse va durer.",
        "3:case 3:det 7:obl:mod 7:punct 6:det 7:nsubj 0:root 7:xcomp 7:punct",
        said("le maire", "pour", "la hausse va durer", stance="hedged"),
    ),
    row(
        "person_comma_on_the_noun",
        "Pour le maire, la hausse va durer.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 7:xcomp 7:punct",
        said("le maire", "pour", "la hausse va durer", stance="hedged"),
    ),
    row(
        "name",
        "Pour Paul Roy, la hausse va durer.",
        "2:case 7:obl:mod 2:flat:name 7:punct 6:det 7:nsubj 0:root 7:xcomp 7:punct",
        said("Paul Roy", "pour", "la hausse va durer", stance="hedged"),
    ),
    row(
        "pronoun",
        "Pour lui, la hausse va durer.",
        "2:case 6:obl:mod 6:punct 5:det 6:nsubj 0:root 6:xcomp 6:punct",
        said("lui", "pour", "la hausse va durer", stance="hedged"),
    ),
    row(
        "purpose",
        "Pour partir, il faut un visa.",
        "2:mark 5:advcl 2:punct 5:nsubj 0:root 7:det 5:obj 5:punct",
    ),
    row(
        "occasion",
        "Pour la fête, la rue est fermée.",
        "3:case 3:det 8:obl:mod 8:punct 6:det 8:nsubj:pass 8:aux:pass 0:root 8:punct",
    ),
    row(
        "beneficiary",
        "Le maire travaille pour les élèves.",
        "2:det 3:nsubj 0:root 6:case 6:det 3:obl:mod 3:punct",
    ),
    row(
        "beneficiary_of_an_act",
        "La ville ferme la rue pour le préfet.",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:det 3:obl:mod 3:punct",
    ),
    row(
        "antecedent",
        "Le préfet croise un veilleur, pour qui le pont tient.",
        "2:det 3:nsubj 0:root 5:det 3:obj 11:punct 8:case 11:obl:mod 10:det 11:nsubj "
        "5:acl:relcl 3:punct",
        said("un veilleur", "pour", "le pont tient", stance="hedged"),
    ),
    row(
        "antecedent_that_is_played_for",
        "Le Racing, pour qui il a marqué deux buts, recule.",
        "2:det 12:nsubj 8:punct 5:case 8:obl:mod 8:nsubj 8:aux:tense 2:acl:relcl "
        "10:nummod 8:obj 12:punct 0:root 12:punct",
    ),
    row(
        "antecedent_by_a_pronoun_with_number",
        "Le préfet croise un veilleur, pour lequel le pont tient.",
        "2:det 3:nsubj 0:root 5:det 3:obj 11:punct 8:case 11:obl:mod 10:det 11:nsubj "
        "5:acl:relcl 3:punct",
    ),
]

SOURCES = [
    row(
        "two",
        "Selon Reuters et l’AFP, le pont tient.",
        "2:case 9:obl:mod 5:cc 5:det 2:conj 2:punct 8:det 9:nsubj 0:root 9:punct",
        said("Reuters", "selon", TENDS),
        said("l’AFP", "selon", TENDS),
    ),
    row(
        "name_with_its_office",
        "Selon Jean Roy, maire de Lille, le pont tient.",
        "2:case 11:obl:mod 2:flat:name 5:punct 2:appos 7:case 5:nmod 5:punct 10:det "
        "11:nsubj 0:root 11:punct",
        said("Jean Roy", "selon", TENDS),
    ),
    row(
        "name_with_a_relative",
        "Selon Paul Roy, qui dirige le club, le joueur part.",
        "2:case 12:obl 2:flat:name 6:punct 6:nsubj 2:acl:relcl 8:det 6:obj 2:punct 11:det 12:nsubj "
        "0:root 12:punct",
        said("Paul Roy", "selon", "le joueur part"),
    ),
    row(
        "document",
        "Selon un rapport de la Cour des comptes, la dette monte.",
        "3:case 3:det 13:obl:mod 6:case 6:det 3:nmod 9:case 9:det 6:nmod 3:punct 12:det "
        "13:nsubj 0:root 13:punct",
        said("un rapport de la Cour des comptes", "selon", "la dette monte"),
    ),
    row(
        "antecedent_of_a_relative",
        "Un témoin selon qui le pont tient part.",
        "2:det 8:nsubj 4:case 7:obl 6:det 7:nsubj 2:acl:relcl 0:root 8:punct",
        said("Un témoin", "selon", TENDS),
    ),
    row(
        "name_right_before_its_relative",
        "C’est le point de vue de Reuters, selon lequel la digue cède.",
        "4:nsubj 4:cop 4:det 0:root 6:case 4:nmod 8:case 6:nmod 14:punct 11:case "
        "14:obl:mod 13:det 14:nsubj 4:advcl:cleft 4:punct",
        said("Reuters", "selon", "la digue cède"),
    ),
    row(
        "relative_of_a_complement",
        "D’après l’entourage de la préfète, dont Reuters se fait l’écho, la route rouvrira.",
        "4:case 1:fixed 4:det 18:obl:mod 7:case 7:det 4:nmod 12:punct 10:nmod 12:nsubj "
        "12:expl:pv 7:acl:relcl 14:det 12:obj 4:punct 17:det 18:nsubj 0:root 18:punct",
        said("l’entourage de la préfète", "d’après", "la route rouvrira"),
    ),
]

CONTENTS = [
    row(
        "first_of_two_clauses",
        "Le pont est fermé, selon le préfet, et la route rouvrira.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 8:punct 8:case 8:det 4:obl:mod 13:punct "
        "13:cc 12:det 13:nsubj 4:conj 4:punct",
        said("le préfet", "selon", "Le pont est fermé"),
    ),
    row(
        "both_clauses",
        "Selon le préfet, le pont est fermé et la route rouvrira.",
        "3:case 3:det 8:obl:mod 3:punct 6:det 8:nsubj:pass 8:aux:pass 0:root 12:cc "
        "11:det 12:nsubj 8:conj 8:punct",
        said("le préfet", "selon", "le pont est fermé et la route rouvrira"),
    ),
    row(
        "subordinate_clause",
        "Le maire est parti parce que, selon lui, le pont cède.",
        "2:det 4:nsubj 4:aux:tense 0:root 13:mark 5:fixed 13:punct 9:case 13:obl "
        "13:punct 12:det 13:nsubj 4:advcl 4:punct",
        said("lui", "selon", "le pont cède"),
        fault="a subordinator of two words stays in the content as a piece of its own",
    ),
    row(
        "governed_clause",
        "Le maire affirme que, selon l’élu, le chantier glisse.",
        "2:det 3:nsubj 0:root 12:mark 12:punct 8:case 8:det 12:obl 8:punct 11:det "
        "12:nsubj 3:ccomp 3:punct",
        said("Le maire", "affirmer", "selon l’élu, le chantier glisse", construction="clause"),
        said("l’élu", "selon", GLIDES, parent=0),
    ),
    row(
        "quotation",
        "Selon le maire, « la ville ne paiera pas ».",
        "3:case 3:det 9:obl:mod 3:punct 9:punct 7:det 9:nsubj 9:advmod 0:root 9:advmod "
        "9:punct 9:punct",
        said("le maire", "selon", "la ville ne paiera pas"),
    ),
    row(
        "conditional_of_hearsay",
        "Selon le parquet, le suspect aurait fui.",
        "3:case 3:det 8:obl:mod 3:punct 6:det 8:nsubj 8:aux:tense 0:root 8:punct",
        said("le parquet", "selon", "le suspect aurait fui", stance="hedged"),
    ),
    row(
        "behind_what_somebody_told",
        "D’après ce que le préfet a confié, la cuve fuyait.",
        "3:case 1:fixed 12:obl:mod 8:obj 6:det 8:nsubj 8:aux:tense 3:acl:relcl 3:punct "
        "11:det 12:nsubj 0:root 12:punct",
        said("le préfet", "d’après", "la cuve fuyait"),
        fault="the verb behind que is taken for a part of the content",
    ),
]

NONE = [
    row(
        "cases",
        "Selon les cas, le prix varie.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 7:punct",
    ),
    row(
        "measure",
        "Le prix varie selon l’âge.",
        "2:det 3:nsubj 0:root 6:case 6:det 3:obl:mod 3:punct",
    ),
    row(
        "law",
        "Selon la loi, le vote est secret.",
        "3:case 3:det 8:obl:mod 3:punct 6:det 8:nsubj 8:cop 0:root 8:punct",
    ),
    row(
        "antecedent_that_cannot_speak",
        "Le jour selon lequel le pont tient manque.",
        "2:det 8:nsubj 4:case 7:obl 6:det 7:nsubj 2:acl:relcl 0:root 8:punct",
    ),
    row(
        "number",
        "Selon 2019, le prix varie.",
        "2:case 6:obl:mod 2:punct 5:det 6:nsubj 0:root 6:punct",
    ),
    row(
        "day",
        "Selon lundi, le prix varie.",
        "2:case 6:obl:mod 2:punct 5:det 6:nsubj 0:root 6:punct",
    ),
    row(
        "contact_of_another_verb",
        "Le maire travaille auprès de la préfecture.",
        "2:det 3:nsubj 0:root 7:case 4:fixed 7:det 3:obl 3:punct",
    ),
    row(
        "contact_of_a_passive_that_is_suffered",
        "Le suspect a été dénoncé auprès de la police.",
        "2:det 5:nsubj:pass 5:aux:tense 5:aux:pass 0:root 5:advmod/ADV 9:case 9:det "
        "6:obl:arg 5:punct",
    ),
    row(
        "measures",
        "Selon la taille et le poids, le prix change.",
        "3:case 3:det/DET 10:obl:mod/NOUN 6:cc 6:det/DET 3:conj/NOUN 3:punct 9:det/DET "
        "10:nsubj 0:root/VERB 10:punct",
    ),
    row(
        "registered_with_a_body",
        "Les candidats se sont inscrits auprès de l’office.",
        "2:det/DET 5:nsubj:pass/NOUN 5:expl:pass 5:aux:tense 0:root/VERB 5:advmod/ADV "
        "9:case/ADP 9:det/DET 6:obl:arg 5:punct",
    ),
]


@pytest.mark.parametrize("held", FORMS)
def test_according_finds_its_surface_forms(held: Row) -> None:
    """Each locution gives the clause around it, without itself, to its source."""
    check(held, "according")


@pytest.mark.parametrize("held", OPINIONS)
def test_according_tells_opinion_from_purpose(held: Row) -> None:
    """*Pour* attributes only with a person, set off at the head of its clause."""
    check(held, "according")


@pytest.mark.parametrize("held", SOURCES)
def test_according_names_its_source(held: Row) -> None:
    """The source is the whole phrase behind the preposition, each coordinated one for itself."""
    check(held, "according")


@pytest.mark.parametrize("held", CONTENTS)
def test_according_takes_the_clause_it_stands_in(held: Row) -> None:
    """The content is the clause of the phrase, and no clause beside or above it."""
    check(held, "according")


@pytest.mark.parametrize("held", NONE)
def test_according_leaves_others_alone(held: Row) -> None:
    """Measure, condition and number are no sources."""
    check(held, "according")
