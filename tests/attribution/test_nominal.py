"""A cue verb whose content is a noun phrase."""

from __future__ import annotations

import pytest
from relation_rows import Row, check, row, said

FORMS = [
    row(
        "propositional_object",
        "Le parquet a annoncé l’ouverture d’une enquête.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:det 4:obj 9:case 9:det 6:nmod 4:punct",
        said("Le parquet", "annoncer", "l’ouverture d’une enquête"),
    ),
    row(
        "mixed_quotation",
        "Elle dénonce un « abandon » des familles.",
        "2:nsubj 0:root 5:det 5:punct 2:obj 5:punct 9:case 9:det 5:nmod 2:punct",
        said("Elle", "dénoncer", "un « abandon » des familles"),
    ),
    row(
        "passive",
        "Le retrait des troupes a été confirmé par l’état-major.",
        "2:det 8:nsubj:pass 5:case 5:det 2:nmod 8:aux:tense 8:aux:pass 0:root 11:case "
        "11:det 8:obl:agent 8:punct",
        said("l’état-major", "confirmer", "Le retrait des troupes", stance="factive"),
    ),
    row(
        "passive_of_a_bare_noun",
        "Le retrait a été confirmé par l’état-major.",
        "2:det 5:nsubj:pass 5:aux:tense 5:aux:pass 0:root 8:case 8:det 5:obl:agent 5:punct",
        said("l’état-major", "confirmer", "Le retrait", stance="factive"),
    ),
    row(
        "oblique",
        "Les pompiers alertent sur la sécheresse des forêts.",
        "2:det 3:nsubj 0:root 6:case 6:det 3:obl:arg 9:case 9:det 6:nmod 3:punct",
        said("Les pompiers", "alerter", "la sécheresse des forêts"),
    ),
    row(
        "oblique_of_a_bare_noun",
        "Elle alerte sur un risque.",
        "2:nsubj 0:root 5:case 5:det 2:obl:arg 2:punct",
        said("Elle", "alerter", "un risque"),
    ),
    row(
        "oblique_of_a_locution",
        "Le syndicat fait état de trois blessés.",
        "2:det 3:nsubj 0:root 3:obj 7:case 7:nummod 3:obl:arg 3:punct",
        said("Le syndicat", "faire", "trois blessés"),
    ),
    row(
        "denied_whatever_it_is",
        "Le club dément toute condamnation.",
        "2:det 3:nsubj 0:root 5:det 3:obj 3:punct",
        said("Le club", "démentir", "toute condamnation", stance="denied"),
    ),
    row(
        "passive_of_nobody",
        "Le retrait a été annoncé.",
        "2:det 5:nsubj:pass 5:aux:tense 5:aux:pass 0:root 5:punct",
        said(None, "annoncer", "Le retrait"),
    ),
    row(
        "participle_with_its_agent",
        "La fermeture dénoncée par le maire surprend.",
        "2:det 7:nsubj 2:acl 6:case 6:det 3:obl:agent 0:root 7:punct",
        said("le maire", "dénoncer", "La fermeture"),
    ),
    row(
        "relative",
        "La fermeture que le maire a annoncée surprend.",
        "2:det 8:nsubj 7:obj/PRON 5:det 7:nsubj 7:aux:tense 2:acl:relcl 0:root 8:punct",
        said("le maire", "annoncer", "La fermeture"),
    ),
    row(
        "complement_hung_on_the_verb",
        "Le maire annonce une plainte contre la police.",
        "2:det 3:nsubj 0:root/VERB 5:det 3:obj 8:case 8:det 3:obl 3:punct",
        said("Le maire", "annoncer", "une plainte contre la police"),
    ),
    row(
        "without_the_paper_it_was_told_in",
        "Le maire annonce la fermeture dans un communiqué.",
        "2:det 3:nsubj 0:root/VERB 5:det 3:obj 8:case 8:det 3:obl 3:punct",
        said("Le maire", "annoncer", "la fermeture"),
    ),
    row(
        "without_the_day_it_was_told_on",
        "Le maire annonce la fermeture lundi.",
        "2:det 3:nsubj 0:root/VERB 5:det 3:obj 3:obl 3:punct",
        said("Le maire", "annoncer", "la fermeture"),
    ),
    row(
        "infinitive_that_goes_on_telling",
        "« Le pont tient », dit le maire, avant d’annoncer la fermeture.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 7:punct 4:parataxis:insert 9:det 7:nsubj 13:punct "
        "13:advmod 13:mark 7:advcl 15:det 13:obj 4:punct",
        said("le maire", "dire", "Le pont tient", construction="incise"),
        said("le maire", "annoncer", "la fermeture"),
    ),
    row(
        "infinitive_that_goes_on_telling_hung_on_what_was_said",
        "« Le pont tient », dit le maire, avant d’annoncer la fermeture.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 7:punct 4:parataxis:insert 9:det 7:nsubj 13:punct "
        "13:advmod 13:mark 4:advcl 15:det 13:obj 4:punct",
        said("le maire", "dire", "Le pont tient", construction="incise"),
        said("le maire", "annoncer", "la fermeture"),
        fault="the subject of the quoted verb, a thing, is taken for the one who goes on",
    ),
    row(
        "infinitive_that_goes_on_telling_behind_two_marks",
        "« Le pont tient », dit le maire, avant d’annoncer la fermeture.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 7:punct 4:parataxis:insert 9:det 7:nsubj 13:punct "
        "13:mark/ADP 13:mark 7:advcl 15:det 13:obj 4:punct",
        said("le maire", "dire", "Le pont tient", construction="incise"),
        said("le maire", "annoncer", "la fermeture"),
    ),
    row(
        "said_by_wishing_to_say_it",
        "Je tiens à rappeler la fermeture.",
        "2:nsubj 0:root 4:mark 2:xcomp 6:det 4:obj 2:punct",
        said("Je", "rappeler", "la fermeture", stance="factive"),
    ),
    row(
        "two_sources",
        "Le maire et le préfet dénoncent la lenteur de l’État.",
        "2:det 6:nsubj 5:cc 5:det 2:conj 0:root 8:det 6:obj 11:case 11:det 8:nmod 6:punct",
        said("Le maire", "dénoncer", "la lenteur de l’État"),
        said("le préfet", "dénoncer", "la lenteur de l’État"),
    ),
    row(
        "nobody_who_speaks_for_a_body",
        "À la mairie, on annonce une hausse des prix.",
        "3:case 3:det 6:obl:mod 3:punct 6:nsubj 0:root/VERB 8:det 6:obj 11:case 11:det "
        "8:nmod 6:punct",
        said("on", "annoncer", "une hausse des prix"),
    ),
    row(
        "quotation_behind_its_noun",
        "Le maire évoque la rumeur « Le pont est vendu ».",
        "2:det 3:nsubj 0:root 5:det 3:obj 10:punct 8:det 10:nsubj:pass 10:aux:pass "
        "3:ccomp 10:punct 3:punct",
        said("Le maire", "évoquer", "la rumeur « Le pont est vendu »"),
    ),
    row(
        "day_inside_a_complement",
        "Le maire confirme la participation de la ville dans la grève menée lundi "
        "contre la réforme.",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:det 5:nmod 11:case 11:det 3:obl:mod "
        "11:acl 12:obl:mod 16:case 16:det 12:obl:mod 3:punct",
        said(
            "Le maire",
            "confirmer",
            "la participation de la ville dans la grève menée lundi contre la réforme",
            stance="factive",
        ),
    ),
    row(
        "next_verb_hung_beyond_its_object",
        "Les parents déplorent la hausse et pointent, chiffres à l’appui, une chute des ventes.",
        "2:det/DET 3:nsubj/NOUN 0:root/VERB 5:det/DET 3:obj 7:cc 3:conj/VERB 9:punct "
        "5:appos/NOUN 12:case 12:det/DET 9:nmod/NOUN 15:punct 15:det 9:conj/NOUN 18:case/ADP "
        "18:det/DET 15:nmod/NOUN 3:punct",
        said("Les parents", "déplorer", "la hausse"),
    ),
]

NONE = [
    row("pronoun", "Le préfet l’a annoncé.", "2:det 5:nsubj 5:obj/PRON 5:aux:tense 0:root 5:punct"),
    row(
        "bare_name",
        "Le parquet a annoncé Paul Roy.",
        "2:det 4:nsubj 4:aux:tense 0:root 4:obj 5:flat:name 4:punct",
    ),
    row(
        "person",
        "Le président a annoncé le nouveau ministre.",
        "2:det 4:nsubj 4:aux:tense 0:root 7:det 7:amod 4:obj 4:punct",
    ),
    row(
        "verb_that_needs_a_clause",
        "Le maire ajoute une aile de verre.",
        "2:det 3:nsubj 0:root 5:det 3:obj 7:case 5:nmod 3:punct",
    ),
    row(
        "thing_as_source",
        "Le choc confirme la faiblesse du pont.",
        "2:det 3:nsubj 0:root 5:det 3:obj 8:case 8:det 5:nmod 3:punct",
    ),
    row(
        "nobody",
        "On annonce la fermeture du pont.",
        "2:nsubj 0:root/VERB 4:det 2:obj 7:case 7:det 4:nmod 2:punct",
    ),
    row(
        "refused",
        "Le maire refuse de révéler la fermeture.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 7:det 5:obj 3:punct",
    ),
    row(
        "wanted",
        "Le ministre veut annoncer la fermeture.",
        "2:det 3:nsubj 0:root 3:xcomp 6:det 4:obj 3:punct",
    ),
    row(
        "taken_up_again",
        "Le maire dénonce cette fermeture.",
        "2:det 3:nsubj 0:root 5:det 3:obj 3:punct",
    ),
    row(
        "scare_quotes",
        "Le maire ouvre un « hub » dans la ville.",
        "2:det 3:nsubj 0:root 6:det 6:punct 3:obj 6:punct 10:case 10:det 3:obl 3:punct",
    ),
    row(
        "title_of_a_work",
        "Le film « Le Pont » sort lundi.",
        "2:det 7:nsubj 5:punct 5:det 2:appos 5:punct 0:root 7:obl 7:punct",
    ),
    row(
        "naming",
        "Le boxeur, dit « le Chat », a gagné.",
        "2:det 11:nsubj 4:punct 2:acl 7:punct 7:det 4:xcomp 7:punct 4:punct 11:aux:tense 0:root "
        "11:punct",
    ),
]


@pytest.mark.parametrize("held", FORMS)
def test_nominal_finds_its_surface_forms(held: Row) -> None:
    """Each noun phrase that states something is a content."""
    check(held, "nominal")


@pytest.mark.parametrize("held", NONE)
def test_nominal_leaves_others_alone(held: Row) -> None:
    """What carries no proposition, and what nobody says, is no relation."""
    check(held, "nominal")
