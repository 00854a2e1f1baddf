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
        "two_sources",
        "Le maire et le préfet dénoncent la lenteur de l’État.",
        "2:det 6:nsubj 5:cc 5:det 2:conj 0:root 8:det 6:obj 11:case 11:det 8:nmod 6:punct",
        said("Le maire", "dénoncer", "la lenteur de l’État"),
        said("le préfet", "dénoncer", "la lenteur de l’État"),
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
