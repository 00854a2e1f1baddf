"""A clause behind *que*, seen on the surface."""

from __future__ import annotations

import pytest
from handmade import Parse, parse
from relation_rows import case

from provenance.attribution.surface import and_que, clause_on_surface
from provenance.text import Span

# Name, text, arcs, the clause that is seen behind the first cue.
SEEN = [
    case(
        "behind_an_adjunct",
        "Le préfet a annoncé lundi devant les élus que la route rouvrira.",
        "2:det 4:nsubj 4:aux:tense 0:root 4:obl:mod 8:case 8:det 4:obl:mod 12:mark 11:det "
        "12:nsubj 8:acl:relcl 4:punct",
        "la route rouvrira",
    ),
    case(
        "behind_the_addressee",
        "Le préfet a prévenu les élus que la route fermera.",
        "2:det 4:nsubj 4:aux:tense 0:root 6:det 4:obj 10:mark 9:det 10:nsubj 6:acl:relcl 4:punct",
        "la route fermera",
    ),
    case(
        "behind_an_insertion_with_a_cue_and_a_verb",
        "Le maire confirme, comme l’a dit le préfet, que le pont tient.",
        "2:det 3:nsubj 0:root 8:punct 8:mark 8:obj/PRON 8:aux:tense 3:advcl 10:det 8:nsubj "
        "15:punct 15:mark 14:det 15:nsubj 10:acl:relcl 3:punct",
        "le pont tient",
    ),
    case(
        "no_verb_in_the_tree",
        "Le maire affirme que le pont, lui, tient.",
        "2:det 3:nsubj 0:root 6:mark 6:det 3:obj 8:punct 6:appos 8:punct 6:dep 3:punct",
        "le pont, lui, tient",
    ),
    case(
        "behind_a_comparative",
        "Le maire affirme, comme l’a dit le préfet, que le pont tient.",
        "2:det 3:nsubj 0:root 8:punct 8:mark 8:obj/PRON 8:aux:tense 3:advcl 10:det "
        "8:nsubj 15:punct 15:obj 14:det 15:nsubj 10:acl:relcl 3:punct",
        "le pont tient",
    ),
]

# Name, text, arcs: no clause is seen behind the first cue.
UNSEEN = [
    case(
        "no_que",
        "Le maire affirme le pont.",
        "2:det 3:nsubj 0:root 5:det 3:obj 3:punct",
    ),
    case(
        "cue_without_that_frame",
        "Le maire accuse la mairie que le préfet dirige.",
        "2:det 3:nsubj 0:root 5:det 3:obj 9:mark 8:det 9:nsubj 3:advcl 3:punct",
    ),
    case(
        "relative_of_the_object",
        "Le maire raconte l’histoire que le préfet raconte.",
        "2:det 3:nsubj 0:root 5:det 3:obj 9:mark 8:det 9:nsubj 5:acl:relcl 3:punct",
    ),
    case(
        "relative_pronoun_of_an_object",
        "Le maire raconte la fête de Lille que le préfet raconte.",
        "2:det 3:nsubj 0:root 5:det 3:obj 7:case 5:nmod 11:obj/PRON 10:det 11:nsubj 5:acl:relcl "
        "3:punct",
    ),
    case(
        "participle_of_a_noun",
        "La peine demandée que le juge écarte est lourde.",
        "2:det 9:nsubj 2:acl 7:mark 6:det 7:nsubj 2:acl:relcl 9:cop 0:root 9:punct",
    ),
    case(
        "finite_verb_between",
        "Le maire affirme et part parce que le pont cède.",
        "2:det 3:nsubj 0:root 5:cc 3:conj 10:mark 6:fixed 9:det 10:nsubj 5:advcl 3:punct",
    ),
    case(
        "reason",
        "Le maire affirme cela parce que le pont cède.",
        "2:det 3:nsubj 0:root 3:obj 9:mark 5:fixed 8:det 9:nsubj 3:advcl 3:punct",
    ),
    case(
        "preposition_before_it",
        "Le maire affirme depuis que le pont cède.",
        "2:det 3:nsubj 0:root 8:mark 8:mark 7:det 8:nsubj 3:advcl 3:punct",
    ),
    case(
        "another_cue_between",
        "Le maire affirme savoir que le pont cède.",
        "2:det 3:nsubj 0:root 3:xcomp 8:mark 7:det 8:nsubj 4:ccomp 3:punct",
    ),
    case(
        "nothing_but",
        "Le préfet n’affirme que la vérité.",
        "2:det 4:nsubj 4:advmod 0:root 7:advmod/ADV 7:det 4:obj 4:punct",
    ),
    case(
        "demonstrative_before_it",
        "Le maire prévient, ce que confirme le préfet.",
        "2:det 3:nsubj 0:root 5:punct 3:parataxis 7:obj/PRON 5:acl:relcl 9:det 7:nsubj 3:punct",
    ),
    case(
        "verb_between_the_commas",
        "Le maire confirme, et le préfet le sait, que le pont tient.",
        "2:det 3:nsubj 0:root 9:punct 9:cc 7:det 9:nsubj 9:obj/PRON 3:conj 14:punct "
        "14:mark 13:det 14:nsubj 9:ccomp 3:punct",
    ),
    case(
        "relative_behind_a_comma",
        "Le maire dément l’information, qu’il juge fausse.",
        "2:det 3:nsubj 0:root 5:det 3:obj 9:punct 9:obj/SCONJ 9:nsubj 5:acl:relcl/VERB "
        "9:obj 3:punct",
    ),
    case(
        "relative_of_another_noun",
        "Le maire plaide pour un délai, le temps que soit rendu le rapport.",
        "2:det 3:nsubj 0:root 6:case 6:det 3:obl:mod 9:punct 9:det 3:parataxis "
        "12:obj/PRON 12:aux:pass 9:acl:relcl 14:det 12:nsubj 3:punct",
    ),
]

TWO = "Le préfet annonce devant les élus que la route rouvrira et {} le pont fermera."
TWO_ARCS = (
    "2:det 3:nsubj 0:root/VERB 6:case 6:det 3:obl:mod 10:mark 9:det 10:nsubj 6:acl:relcl 15:cc "
    "{} 14:det 15:nsubj 6:conj 3:punct"
)


def seen(parsed: Parse) -> Span | None:
    """What is seen behind the first cue."""
    scene = parsed.scene()
    return clause_on_surface(scene, scene.cues[0])


@pytest.mark.parametrize(("text", "arcs", "clause"), SEEN)
def test_surface_clause_begins_behind_its_que(text: str, arcs: str, clause: str) -> None:
    """Past short adjuncts and insertions, from the word behind *que* to the end of its clause."""
    parsed = parse(text, arcs)
    assert parsed.words(seen(parsed)) == clause


@pytest.mark.parametrize(("text", "arcs"), UNSEEN)
def test_surface_other_uses_of_que_open_nothing(text: str, arcs: str) -> None:
    """Relatives, reasons, restrictions, and what another verb governs, are no content."""
    assert seen(parse(text, arcs)) is None


def test_surface_and_que_is_the_next_clause() -> None:
    """A second clause opened by a *que* of its own goes with the first."""
    parsed = parse(TWO.format("que"), TWO_ARCS.format("15:mark"))
    first = seen(parsed)
    assert parsed.words(first) == "la route rouvrira"
    assert first is not None
    assert [parsed.words(span) for span in and_que(parsed.scene(), first)] == ["le pont fermera"]


def test_surface_without_a_que_of_its_own_is_no_next_clause() -> None:
    """A clause that is only coordinated is left to the tree."""
    parsed = parse(TWO.format("demain"), TWO_ARCS.format("15:advmod"))
    first = seen(parsed)
    assert first is not None
    assert list(and_que(parsed.scene(), first)) == []
