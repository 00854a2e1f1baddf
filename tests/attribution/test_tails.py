"""Where a reported clause ends."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import case

from provenance.attribution.tails import whole
from provenance.text import Span

# Name, text, arcs, the clause as the tree has it, the clause as it is.
LONGER = [
    case(
        "condition_hung_on_the_cue",
        "Le maire promet de payer si la loi passe.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 9:mark 8:det 9:nsubj 3:advcl 3:punct",
        "payer",
        "payer si la loi passe",
    ),
    case(
        "complement_hung_on_the_cue",
        "Le maire affirme que le train roule depuis la fête.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 10:case 10:det 3:obl 3:punct",
        "le train roule",
        "le train roule depuis la fête",
    ),
    case(
        "two_of_them",
        "Le maire promet de payer la dette si la loi passe.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 7:det 3:obj 11:mark 10:det 11:nsubj 3:advcl 3:punct",
        "payer",
        "payer la dette si la loi passe",
    ),
    case(
        "into_a_quotation",
        "Le maire promet de payer « si la loi passe ».",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 10:punct 10:mark 9:det 10:nsubj 3:advcl 10:punct "
        "3:punct",
        "payer",
        "payer « si la loi passe",
    ),
    case(
        "object_behind_an_insertion",
        "Le maire promet de rendre, dès lundi, les clés.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 8:punct 8:case 5:obl:mod 8:punct 11:det 3:obj 3:punct",
        "rendre, dès lundi",
        "rendre, dès lundi, les clés",
    ),
    case(
        "infinitive_of_purpose",
        "Le maire promet de partir pour laisser la place.",
        "2:det 3:nsubj 0:root 3:advmod 3:xcomp 7:mark 3:advcl 9:det 7:obj 3:punct",
        "partir",
        "partir pour laisser la place",
    ),
]
SAME = [
    case(
        "behind_a_comma",
        "Le maire promet de payer, si la loi passe.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 3:punct 10:mark 9:det 10:nsubj 3:advcl 3:punct",
        "payer",
    ),
    case(
        "behind_a_comma_that_hangs_on_it",
        "Le maire promet de payer, si la loi passe.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 10:punct 10:mark 9:det 10:nsubj 3:advcl 3:punct",
        "payer",
        fault="a comma that the tree hangs on what follows is taken for a part of it",
    ),
    case(
        "day_of_the_telling",
        "Le maire a affirmé que le train roule lundi.",
        "2:det 4:nsubj 4:aux:tense 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:obl:mod 4:punct",
        "le train roule",
    ),
    case(
        "outlet_of_the_telling",
        "Le maire a affirmé que le train roule sur BFMTV.",
        "2:det 4:nsubj 4:aux:tense 0:root 8:mark 7:det 8:nsubj 4:ccomp 10:case 4:obl:mod 4:punct",
        "le train roule",
    ),
    case(
        "clause_beside_it",
        "Le maire affirme que le train roule et part.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 9:cc 3:conj 3:punct",
        "le train roule",
    ),
    case(
        "participle_of_somebody",
        "Le maire explique que le préfet affirmant cela ment.",
        "2:det 3:nsubj 0:root 9:mark 6:det 9:nsubj 6:acl 7:obj 3:ccomp 3:punct",
        "le préfet affirmant cela ment",
    ),
    case(
        "words_in_brackets_at_the_end",
        "Le maire explique que le pont tient (une aile de verre).",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 10:punct 10:det 7:parataxis 12:case "
        "10:nmod 10:punct 3:punct",
        "le pont tient (une aile de verre)",
    ),
    case(
        "sentence_in_brackets_in_the_midst",
        "Le maire explique que le pont (il date de 2019) tient.",
        "2:det 3:nsubj 0:root 13:mark 6:det 13:nsubj 9:punct 9:nsubj 6:parataxis/VERB 11:case "
        "9:obl:arg 9:punct 3:ccomp 3:punct",
        "le pont (il date de 2019) tient",
    ),
    case(
        "who_says_it",
        "Le ministre a demandé au préfet de fermer la route, selon une note du Figaro.",
        "2:det 4:nsubj 4:aux:tense 0:root 7:case 7:det 4:obl:arg 9:mark 7:acl 11:det "
        "9:obj 15:punct 15:case 15:det 4:obl:mod/NOUN 18:case 18:det 15:nmod 4:punct",
        "fermer la route",
    ),
]
SHORTER = [
    case(
        "participle_behind_a_comma",
        "Le maire explique que le pont tient, affirmant que la digue cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 9:punct 7:advcl 13:mark 12:det 13:nsubj "
        "9:ccomp 3:punct",
        "le pont tient, affirmant que la digue cède",
        "le pont tient,",
    ),
    case(
        "participle_hung_on_a_thing",
        "Le maire explique que la ville paiera la dette affirmant que la loi passe.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 9:det 7:obj 9:acl 14:mark 13:det "
        "14:nsubj 10:ccomp 3:punct",
        "la ville paiera la dette affirmant que la loi passe",
        "la ville paiera la dette",
    ),
    case(
        "sentence_in_brackets",
        "Le maire explique que le pont tient (il date de 2019).",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 10:punct 10:nsubj 7:parataxis/VERB "
        "12:case 10:obl:arg 10:punct 3:punct",
        "le pont tient (il date de 2019)",
        "le pont tient",
    ),
    case(
        "participle_with_a_clitic",
        "La préfète a confirmé lundi qu’une grève avait eu lieu, la dénonçant comme un scandale.",
        "2:det 4:nsubj 4:aux:tense 0:root 4:obl:mod 10:mark/SCONJ 8:det 10:nsubj "
        "10:aux:tense 4:ccomp 10:obj 14:punct 14:obj/PRON 4:ccomp 17:case/ADP 17:det "
        "14:obl:mod 4:punct",
        "une grève avait eu lieu, la dénonçant comme un scandale",
        "une grève avait eu lieu,",
    ),
]


def ends(text: str, arcs: str, *clauses: str) -> list[str]:
    """The words of the clauses of the first cue, as `whole` leaves them."""
    parsed = parse(text, arcs)
    scene = parsed.scene()
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in clauses]
    return [span.slice(text) for span in whole(scene, scene.cues[0], spans)]


@pytest.mark.parametrize(("text", "arcs", "clause", "longer"), LONGER)
def test_tails_what_follows_without_a_mark_is_said_too(
    text: str, arcs: str, clause: str, longer: str
) -> None:
    """What the tree hangs on the cue right behind the clause belongs to the clause."""
    assert ends(text, arcs, clause) == [longer]


@pytest.mark.parametrize(("text", "arcs", "clause"), SAME)
def test_tails_what_frames_the_telling_stays_outside(text: str, arcs: str, clause: str) -> None:
    """A mark, a day, an outlet and another verb end the clause; what is inside of it stays."""
    assert ends(text, arcs, clause) == [clause]


@pytest.mark.parametrize(("text", "arcs", "clause", "shorter"), SHORTER)
def test_tails_a_new_frame_and_a_remark_are_cut_off(
    text: str, arcs: str, clause: str, shorter: str
) -> None:
    """The participle of a further cue and a sentence in brackets at the end are not said."""
    assert ends(text, arcs, clause) == [shorter]


def test_tails_only_the_last_clause_grows() -> None:
    """Of several clauses those before the last one come back as they are."""
    found = ends(
        "Le maire promet de payer et de partir si la loi passe.",
        "2:det 3:nsubj 0:root 5:mark 3:xcomp 8:cc 8:mark 5:conj 12:mark 11:det 12:nsubj 3:advcl "
        "3:punct",
        "payer",
        "partir",
    )
    assert found == ["payer", "partir si la loi passe"]
