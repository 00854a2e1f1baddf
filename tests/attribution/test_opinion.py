"""Whether *pour X* gives an opinion of X, or says for whom something is done."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import case

from provenance.attribution.opinion import holds_opinion

HEAD = "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 7:punct"

# Name, text, arcs, the head of the phrase behind *pour*.
OPINIONS = [
    case("person", "Pour le préfet, le pont tient.", HEAD, "préfet"),
    case(
        "name",
        "Pour Paul Roy, le pont tient.",
        "2:case 7:obl:mod 2:flat:name 2:punct 6:det 7:nsubj 0:root 7:punct",
        "Paul",
    ),
    case(
        "pronoun",
        "Pour lui, le pont tient.",
        "2:case 6:obl:mod 2:punct 5:det 6:nsubj 0:root 6:punct",
        "lui",
    ),
    case(
        "pronoun_at_the_very_start",
        "Pour lui ce restaurant est bon.",
        "2:case 6:obl:mod 4:det/DET 6:nsubj 6:cop 0:root 6:punct",
        "lui",
    ),
    case(
        "writer_at_the_very_start",
        "Pour moi ce restaurant est bon.",
        "2:case 6:obl:mod 4:det/DET 6:nsubj 6:cop 0:root 6:punct",
        "moi",
        fault="the pronouns of the lexicon hold none of the first person",
    ),
    case("body", "Pour le ministère, le pont tient.", HEAD, "ministère"),
    case("group", "Pour les retraités, la hausse recule.", HEAD, "retraités"),
    case(
        "with_a_relative",
        "Pour la police qui enquête, le pont tient.",
        "3:case 3:det 9:obl:mod 5:nsubj 3:acl:relcl/VERB 3:punct 8:det 9:nsubj 0:root 9:punct",
        "police",
    ),
    case(
        "behind_a_conjunction",
        "Mais pour le préfet, le pont tient.",
        "8:cc 4:case 4:det 8:obl:mod 4:punct 7:det 8:nsubj 0:root 8:punct",
        "préfet",
    ),
    case(
        "between_commas",
        "Le pont tient, pour le préfet, depuis lundi.",
        "2:det 3:nsubj 0:root 7:punct 7:case 7:det 3:obl:mod 7:punct 10:case 3:obl:mod 3:punct",
        "préfet",
    ),
    case(
        "between_commas_in_a_later_clause",
        "Le maire part car, pour lui, le pont cède.",
        "2:det 3:nsubj 0:root 11:cc 7:punct 7:case 11:obl:mod 7:punct 10:det 11:nsubj 3:conj "
        "3:punct",
        "lui",
    ),
    case(
        "behind_a_judgement",
        "C’est une erreur, pour le maire.",
        "4:nsubj 4:cop 4:det 0:root 8:punct 8:case 8:det 4:obl:mod 4:punct",
        "maire",
    ),
]

OTHERS = [
    case("thing", "Pour le pont, le maire paiera.", HEAD, "pont"),
    case("document", "Pour le rapport, la dette monte.", HEAD, "rapport"),
    case(
        "no_marks_around_it",
        "Le pont est fermé pour le préfet.",
        "2:det 4:nsubj:pass 4:aux:pass 0:root 7:case 7:det 4:obl:mod 4:punct",
        "préfet",
    ),
    case(
        "no_comma_behind_it",
        "Pour le préfet le pont tient.",
        "3:case 3:det 6:obl:mod 5:det 6:nsubj 0:root 6:punct",
        "préfet",
    ),
    case(
        "writer_who_speaks",
        "Pour lui, je crois que le pont tient.",
        "2:case 5:obl:mod 2:punct 5:nsubj 0:root 9:mark 8:det 9:nsubj 5:ccomp 5:punct",
        "lui",
    ),
    case(
        "group_and_a_figure",
        "Pour les retraités, la hausse atteindra 23 euros.",
        "3:case 3:det 7:obl:mod 3:punct 6:det 7:nsubj 0:root 9:nummod 7:obj 7:punct",
        "retraités",
    ),
    case(
        "counted",
        "Pour les deux ministres, le pont tient.",
        "4:case 4:det 4:nummod 8:obl:mod 4:punct 7:det 8:nsubj 0:root 8:punct",
        "ministres",
    ),
    case(
        "behind_a_quotation_mark",
        "« Pour le préfet », le pont tient.",
        "4:punct 4:case 4:det 9:obl:mod 4:punct 4:punct 8:det 9:nsubj 0:root 9:punct",
        "préfet",
    ),
    case(
        "behind_what_is_no_judgement",
        "La hausse va durer, pour lui.",
        "2:det 3:nsubj 0:root 3:xcomp 7:punct 7:case 3:obl:mod 3:punct",
        "lui",
    ),
    case(
        "person_behind_what_is_no_judgement",
        "Le pont ferme, pour le maire.",
        "2:det 0:root 2:amod/ADJ 7:punct 7:case 7:det 2:nmod 2:punct",
        "maire",
    ),
]


def opinion(text: str, arcs: str, word: str) -> bool:
    """Whether the phrase behind *pour*, with this head, gives an opinion."""
    parsed = parse(text, arcs)
    scene = parsed.scene()
    return holds_opinion(scene, parsed.token(word), scene.folded.index("pour"))


@pytest.mark.parametrize(("text", "arcs", "word"), OPINIONS)
def test_opinion_is_a_party_set_off_at_the_head_of_its_clause(
    text: str, arcs: str, word: str
) -> None:
    """A person or body between marks, wherever its clause stands, holds the view."""
    assert opinion(text, arcs, word)


@pytest.mark.parametrize(("text", "arcs", "word"), OTHERS)
def test_opinion_is_no_beneficiary(text: str, arcs: str, word: str) -> None:
    """A thing, a phrase in the flow, a group that a figure is reckoned for hold no view."""
    assert not opinion(text, arcs, word)
