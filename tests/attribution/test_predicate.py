"""A cue verb that says of somebody or something what it is, or what it has done."""

from __future__ import annotations

import pytest
from relation_rows import Row, check, row, said

INSUFFICIENT = "la mesure insuffisante"

FORMS = [
    row(
        "object_and_predicate",
        "Il juge la mesure insuffisante.",
        "2:nsubj 0:root/VERB 4:det 2:obj 2:xcomp 2:punct",
        said("Il", "juger", "la mesure insuffisante", stance="hedged"),
    ),
    row(
        "predicate_hung_on_the_object",
        "Il juge la mesure insuffisante.",
        "2:nsubj 0:root/VERB 4:det 2:obj 4:amod 2:punct",
        said("Il", "juger", "la mesure insuffisante", stance="hedged"),
    ),
    row(
        "predicate_and_infinitive",
        "Elle estime nécessaire d’attendre.",
        "2:nsubj 0:root 2:xcomp 5:mark 3:xcomp 2:punct",
        said("Elle", "estimer", "nécessaire d’attendre", stance="hedged"),
    ),
    row(
        "predicate_behind_de",
        "Le maire qualifie le texte de « recul ».",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:punct 3:obl:arg 8:punct 3:punct",
        said("Le maire", "qualifier", "le texte de « recul »"),
    ),
    row(
        "accusation",
        "Il accuse la mairie d’avoir menti.",
        "2:nsubj 0:root 4:det 2:obj 7:mark 7:aux:tense 2:xcomp 2:punct",
        said("Il", "accuser", "la mairie d’avoir menti"),
    ),
    row(
        "accusation_hung_on_the_object",
        "Il accuse la mairie d’avoir menti.",
        "2:nsubj 0:root 4:det 2:obj 7:mark 7:aux:tense 4:acl 2:punct",
        said("Il", "accuser", "la mairie d’avoir menti"),
    ),
    row(
        "accusation_of_a_thing",
        "Il accuse la mairie de fraude.",
        "2:nsubj 0:root 4:det 2:obj 6:case 2:obl:arg 2:punct",
        said("Il", "accuser", "la mairie de fraude"),
    ),
    row(
        "predicate_behind_comme",
        "Le maire considère le texte comme un recul.",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case/ADP 8:det 3:obl:mod 3:punct",
        said("Le maire", "considérer", "le texte comme un recul"),
    ),
    row(
        "predicate_behind_a_preposition_of_its_verb",
        "Le sénateur compare la loi à un recul.",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:det 3:obl:arg 3:punct",
        said("Le sénateur", "comparer", "la loi à un recul"),
    ),
    row(
        "predicate_behind_de_hung_on_the_object",
        "Le maire qualifie le texte de « recul ».",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:punct 5:nmod 8:punct 3:punct",
        said("Le maire", "qualifier", "le texte de « recul »"),
    ),
    row(
        "predicate_of_a_pronoun",
        "Le maire la juge insuffisante.",
        "2:det 4:nsubj 4:obj/PRON 0:root/VERB 4:xcomp 4:punct",
        said("Le maire", "juger", "la", "insuffisante", stance="hedged"),
    ),
    row(
        "predicate_of_an_antecedent",
        "La mesure que le maire juge insuffisante passe.",
        "2:det 8:nsubj 6:obj/PRON 5:det 6:nsubj 2:acl:relcl/VERB 6:xcomp 0:root 8:punct",
        said("le maire", "juger", "insuffisante", stance="hedged"),
    ),
    row(
        "negated",
        "Le maire ne juge pas la mesure insuffisante.",
        "2:det 4:nsubj 4:advmod 0:root/VERB 4:advmod 7:det 4:obj 4:xcomp 4:punct",
        said("Le maire", "juger", INSUFFICIENT, stance="denied"),
    ),
    row(
        "two_sources",
        "Le maire et le préfet jugent la mesure insuffisante.",
        "2:det 6:nsubj 5:cc 5:det 2:conj 0:root 8:det 6:obj 6:xcomp 6:punct",
        said("Le maire", "juger", INSUFFICIENT, stance="hedged"),
        said("le préfet", "juger", INSUFFICIENT, stance="hedged"),
    ),
    row(
        "object_taken_for_a_subject",
        "Le maire juge la mesure insuffisante.",
        "2:det 3:nsubj 0:root/VERB 5:det 3:nsubj 3:xcomp 3:punct",
        said("Le maire", "juger", INSUFFICIENT, stance="hedged"),
    ),
    row(
        "object_behind_its_predicate",
        "Le maire juge insuffisante la mesure.",
        "2:det 3:nsubj 0:root/VERB 3:xcomp 6:det 3:obj 3:punct",
        said("Le maire", "juger", "insuffisante la mesure", stance="hedged"),
        fault="a predicate is looked for behind the object only",
    ),
    row(
        "nobody_who_speaks_for_a_body",
        "À la mairie, on juge le projet coûteux.",
        "3:case 3:det 6:obl:mod 3:punct 6:nsubj 0:root/VERB 8:det 6:obj 8:amod 6:punct",
        said("on", "juger", "le projet coûteux", stance="hedged"),
    ),
    row(
        "noun_that_closes_the_object",
        "L’opposition taxe la gestion de l’office d’amateurisme.",
        "2:det 3:nsubj 0:root/VERB 5:det 3:obj 8:case 8:det 5:nmod 10:case 8:nmod 3:punct",
        said("L’opposition", "taxer", "la gestion de l’office d’amateurisme"),
    ),
]

OF_ONESELF = [
    row(
        "adjective",
        "Le médecin se dit incapable de partir.",
        "2:det 4:nsubj 4:expl:pv 0:root 4:xcomp 7:mark 5:xcomp 4:punct",
        said("Le médecin", "dire", "incapable de partir"),
    ),
    row(
        "reflexive_taken_for_an_object",
        "Le médecin se dit incapable de partir.",
        "2:det 4:nsubj 4:obj 0:root 4:xcomp 7:mark 5:xcomp 4:punct",
        said("Le médecin", "dire", "incapable de partir"),
    ),
    row(
        "quoted",
        "Le préfet se dit « surpris ».",
        "2:det 4:nsubj 4:expl:pv 0:root 6:punct 4:xcomp 6:punct 4:punct",
        said("Le préfet", "dire", "surpris"),
    ),
    row(
        "behind_comme",
        "Le maire se considère comme une victime.",
        "2:det 4:nsubj 4:expl:pv 0:root 7:case/ADP 7:det 4:obl:mod 4:punct",
        said("Le maire", "considérer", "comme une victime"),
    ),
    row(
        "adjective_with_a_row_of_its_own",
        "La maire se dit favorable à la fermeture du pont.",
        "2:det 4:nsubj 4:expl:pv 0:root 4:xcomp 8:case 8:det 5:obl:arg 11:case 11:det 8:nmod "
        "4:punct",
        said("La maire", "dire", "favorable à la fermeture du pont"),
    ),
    row(
        "infinitive_of_an_adjective_hung_on_the_verb",
        "Les élus se déclarent prêts à saisir la justice.",
        "2:det 4:nsubj 4:expl:pv 0:root 4:xcomp 7:mark 4:xcomp 9:det 7:obj 4:punct",
        said("Les élus", "déclarer", "prêts à saisir la justice"),
    ),
]

PASSIVES = [
    row(
        "agent",
        "La mesure est jugée insuffisante par le maire.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:xcomp 8:case 8:det 4:obl:agent 4:punct",
        said("le maire", "juger", "La mesure", "insuffisante", stance="hedged"),
    ),
    row(
        "nobody",
        "La mesure est jugée insuffisante.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:xcomp 4:punct",
        said(None, "juger", "La mesure", "insuffisante", stance="hedged"),
    ),
    row(
        "two_agents",
        "La mesure est jugée insuffisante par le maire et le préfet.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 4:xcomp 8:case 8:det 4:obl:agent 11:cc 11:det 8:conj "
        "4:punct",
        said("le maire", "juger", "La mesure", "insuffisante", stance="hedged"),
        said("le préfet", "juger", "La mesure", "insuffisante", stance="hedged"),
    ),
    row(
        "infinitive_and_agent",
        "Le préfet est accusé par le syndicat d’avoir menti.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 7:case 7:det 4:obl:agent 10:mark 10:aux:tense "
        "4:xcomp 4:punct",
        said("le syndicat", "accuser", "avoir menti"),
    ),
    row(
        "infinitive_and_nobody",
        "Le préfet est accusé d’avoir menti.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 7:mark 7:aux:tense 4:xcomp 4:punct",
        said(None, "accuser", "avoir menti"),
    ),
    row(
        "participle_of_a_noun",
        "L’élu, soupçonné de fraude, se tait.",
        "2:det 9:nsubj 4:punct 2:acl 6:case 4:obl:arg 4:punct 9:expl:pv 0:root 9:punct",
        said(None, "soupçonner", "L’élu", "de fraude", stance="hedged"),
    ),
    row(
        "what_somebody_is_called_is_no_agent",
        "Le préfet est qualifié de « pompier ».",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 7:case 7:punct 4:obl:agent 7:punct 4:punct",
        said(None, "qualifier", "Le préfet", "de « pompier »"),
    ),
]

NONE = [
    row(
        "object_alone",
        "Le maire accuse le préfet.",
        "2:det 3:nsubj 0:root 5:det 3:obj 3:punct",
    ),
    row(
        "judged_in_court",
        "Le maire juge les suspects.",
        "2:det 3:nsubj 0:root/VERB 5:det 3:obj 3:punct",
    ),
    row(
        "thing_as_source",
        "Le vent juge la mesure insuffisante.",
        "2:det 3:nsubj 0:root/VERB 5:det 3:obj 3:xcomp 3:punct",
    ),
    row(
        "no_one",
        "Personne ne juge la mesure insuffisante.",
        "3:nsubj 3:advmod 0:root/VERB 5:det 3:obj 3:xcomp 3:punct",
    ),
    row(
        "only_possible",
        "Le suspect risque d’être considéré comme un voleur.",
        "2:det 3:nsubj 0:root/VERB 6:mark 6:aux:pass 3:xcomp 9:case/ADP 9:det 6:obl:mod 3:punct",
    ),
    row(
        "complement_of_the_object",
        "Le maire qualifie le chef de la police.",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:det 5:nmod 3:punct",
    ),
    row(
        "verb_without_the_frame",
        "Le maire dénonce la mesure insuffisante.",
        "2:det 3:nsubj 0:root 5:det 3:obj 5:amod 3:punct",
        said("Le maire", "dénoncer", INSUFFICIENT, construction="nominal"),
    ),
    row(
        "participle_behind_a_comma",
        "Le tribunal juge le maire, accusé de fraude.",
        "2:det 3:nsubj 0:root/VERB 5:det 3:obj 7:punct 5:acl 9:case 7:obl:arg 3:punct",
        said(None, "accuser", "le maire", "de fraude"),
    ),
]


@pytest.mark.parametrize("held", FORMS)
def test_predicate_finds_its_surface_forms(held: Row) -> None:
    """The content is the whole predication, from object to predicate."""
    check(held, "predicate")


@pytest.mark.parametrize("held", OF_ONESELF)
def test_predicate_of_oneself_is_the_predicate_alone(held: Row) -> None:
    """What somebody says of himself begins behind the verb."""
    check(held, "predicate")


@pytest.mark.parametrize("held", PASSIVES)
def test_predicate_passive_belongs_to_its_agent(held: Row) -> None:
    """A passive is said by its agent or by nobody named, of its subject or its noun."""
    check(held, "predicate")


@pytest.mark.parametrize("held", NONE)
def test_predicate_leaves_others_alone(held: Row) -> None:
    """Without a predicate, a party that judges, or a judgement made, there is no predication."""
    check(held, "predicate")


def test_predicate_clause_behind_it_is_one_content() -> None:
    """*trouve étrange que P*: the clause is found as governed, the adjective opens its content."""
    check(
        Row(
            "Elle trouve étrange que le pont tienne.",
            "2:nsubj 0:root 2:xcomp 7:mark 6:det 7:nsubj 2:ccomp 2:punct",
            (said("Elle", "trouver", "étrange que le pont tienne", stance="hedged"),),
        ),
        "clause",
    )


def test_predicate_quoted_clause_behind_it_is_one_content() -> None:
    """*trouve « étrange » que P*: the quoted adjective opens the content too."""
    check(
        Row(
            "Elle trouve « étrange » que le pont tienne.",
            "2:nsubj 0:root 4:punct 2:xcomp 4:punct 9:mark 8:det 9:nsubj 2:ccomp 2:punct",
            (said("Elle", "trouver", "« étrange » que le pont tienne", stance="hedged"),),
        ),
        "clause",
    )
