"""How a content is presented: the cue, its negation, the words that weaken the content."""

from __future__ import annotations

import pytest
from handmade import parse
from relation_rows import relations

from provenance.attribution.relation import HedgeMark
from provenance.attribution.stance import is_past, with_hedges
from provenance.report import Stance
from provenance.text import Span

CONDITIONAL = "conditional"
WORD = "word"

CUES = [
    (
        "says",
        "Le maire affirme que le pont tient.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        Stance.REPORTED,
    ),
    (
        "says_not",
        "Le maire n’affirme pas que le pont tient.",
        "2:det 4:nsubj 4:advmod 0:root 4:advmod 9:mark 8:det 9:nsubj 4:ccomp 4:punct",
        Stance.DENIED,
    ),
    (
        "factive",
        "Le site révèle que le pont cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        Stance.FACTIVE,
    ),
    (
        "factive_not",
        "Le site ne révèle pas que le pont cède.",
        "2:det 4:nsubj 4:advmod 0:root 4:advmod 9:mark 8:det 9:nsubj 4:ccomp 4:punct",
        Stance.DENIED,
    ),
    (
        "thinks",
        "Le maire pense que le pont tient.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        Stance.HEDGED,
    ),
    (
        "thinks_not",
        "Le maire ne pense pas que le pont tient.",
        "2:det 4:nsubj 4:advmod 0:root 4:advmod 9:mark 8:det 9:nsubj 4:ccomp 4:punct",
        Stance.DENIED,
    ),
    (
        "knows",
        "Le maire sait que le pont tient.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        Stance.FACTIVE,
    ),
    (
        "knows_not",
        "Le maire ne sait pas si le pont tient.",
        "2:det 4:nsubj 4:advmod 0:root 4:advmod 9:mark 8:det 9:nsubj 4:ccomp 4:punct",
        Stance.DOUBTED,
    ),
    (
        "denies",
        "Le maire nie que le pont cède.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        Stance.DENIED,
    ),
    (
        "denies_not",
        "Le maire ne nie pas que le pont cède.",
        "2:det 4:nsubj 4:advmod 0:root 4:advmod 9:mark 8:det 9:nsubj 4:ccomp 4:punct",
        Stance.REPORTED,
    ),
    (
        "doubts",
        "Le maire doute que le pont tienne.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        Stance.DOUBTED,
    ),
    (
        "doubts_not",
        "Le maire ne doute pas que le pont tienne.",
        "2:det 4:nsubj 4:advmod 0:root 4:advmod 9:mark 8:det 9:nsubj 4:ccomp 4:punct",
        Stance.REPORTED,
    ),
    (
        "asks",
        "Le maire exige que le pont ferme.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 3:punct",
        Stance.ASKED,
    ),
    (
        "asks_not",
        "Le maire n’exige pas que le pont ferme.",
        "2:det 4:nsubj 4:advmod 0:root 4:advmod 9:mark 8:det 9:nsubj 4:ccomp 4:punct",
        Stance.ASKED,
    ),
    (
        "never",
        "Le maire n’a jamais affirmé que le pont tient.",
        "2:det 6:nsubj 6:advmod 6:aux:tense 6:advmod 0:root 10:mark 9:det 10:nsubj 6:ccomp 6:punct",
        Stance.DENIED,
    ),
]

HEDGES = [
    (
        "compound_conditional",
        "Le maire affirme que le suspect aurait fui.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:aux:tense 3:ccomp 3:punct",
        [(CONDITIONAL, "aurait fui")],
        Stance.HEDGED,
    ),
    (
        "simple_conditional",
        "Le maire affirme que le pont serait fermé.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj:pass 8:aux:pass 3:ccomp 3:punct",
        [(CONDITIONAL, "serait")],
        Stance.HEDGED,
    ),
    (
        "future_of_the_past",
        "Le maire a affirmé que le pont serait fermé.",
        "2:det 4:nsubj 4:aux:tense 0:root 9:mark 7:det 9:nsubj:pass 9:aux:pass 4:ccomp 4:punct",
        [],
        Stance.REPORTED,
    ),
    (
        "compound_behind_a_past_cue",
        "Le maire a affirmé que le suspect aurait fui.",
        "2:det 4:nsubj 4:aux:tense 0:root 9:mark 7:det 9:nsubj 9:aux:tense 4:ccomp 4:punct",
        [(CONDITIONAL, "aurait fui")],
        Stance.HEDGED,
    ),
    (
        "behind_a_condition",
        "Le maire affirme que le pont serait fermé si la digue cédait.",
        (
            "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj:pass 8:aux:pass 3:ccomp 12:mark "
            "11:det 12:nsubj 8:advcl 3:punct"
        ),
        [],
        Stance.REPORTED,
    ),
    (
        "in_a_relative_clause",
        "Le maire affirme que le suspect qui aurait fui ment.",
        (
            "2:det 3:nsubj 0:root 10:mark 6:det 10:nsubj 9:nsubj 9:aux:tense 6:acl:relcl 3:ccomp "
            "3:punct"
        ),
        [],
        Stance.REPORTED,
    ),
    (
        "adverb",
        "Le maire affirme que le suspect a apparemment fui.",
        "2:det 3:nsubj 0:root 9:mark 6:det 9:nsubj 9:aux:tense 9:advmod 3:ccomp 3:punct",
        [(WORD, "apparemment")],
        Stance.REPORTED,
    ),
    (
        "adjective",
        "Le maire affirme que le présumé voleur a fui.",
        "2:det 3:nsubj 0:root 9:mark 7:det 7:amod 9:nsubj 9:aux:tense 3:ccomp 3:punct",
        [(WORD, "présumé")],
        Stance.REPORTED,
    ),
    (
        "words_in_text_order",
        "Le maire affirme que le suspect présumé aurait fui.",
        "2:det 3:nsubj 0:root 9:mark 6:det 9:nsubj 6:amod 9:aux:tense 3:ccomp 3:punct",
        [(WORD, "présumé"), (CONDITIONAL, "aurait fui")],
        Stance.HEDGED,
    ),
    (
        "factive_cue_wins",
        "Le site révèle que le suspect aurait fui.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:aux:tense 3:ccomp 3:punct",
        [(CONDITIONAL, "aurait fui")],
        Stance.FACTIVE,
    ),
    (
        "denied_cue_wins",
        "Le maire nie que le suspect aurait fui.",
        "2:det 3:nsubj 0:root 8:mark 6:det 8:nsubj 8:aux:tense 3:ccomp 3:punct",
        [(CONDITIONAL, "aurait fui")],
        Stance.DENIED,
    ),
    (
        "outside_the_content",
        "Le suspect présumé affirme que le pont tient.",
        "2:det 4:nsubj 2:amod 0:root 8:mark 7:det 8:nsubj 4:ccomp 4:punct",
        [],
        Stance.REPORTED,
    ),
    (
        "quotation_is_left_as_it_is",
        "« Le suspect aurait fui », affirme le maire.",
        (
            "5:punct 3:det 5:nsubj 5:aux:tense 0:root 5:punct 5:punct 5:parataxis:insert "
            "10:det 8:nsubj 5:punct"
        ),
        [],
        Stance.REPORTED,
    ),
]


@pytest.mark.parametrize(
    ("text", "arcs", "stance"), [pytest.param(*held, id=name) for name, *held in CUES]
)
def test_stance_is_that_of_the_cue(text: str, arcs: str, stance: Stance) -> None:
    """A cue verb gives its own stance; a negation turns it."""
    assert [relation.stance for relation in relations(parse(text, arcs))] == [stance]


@pytest.mark.parametrize(
    ("text", "arcs", "marks", "stance"), [pytest.param(*held, id=name) for name, *held in HEDGES]
)
def test_stance_is_weakened_by_the_content(
    text: str, arcs: str, marks: list[tuple[str, str]], stance: Stance
) -> None:
    """The words that weaken a content are named; a conditional of hearsay weakens plain report."""
    found = relations(parse(text, arcs))
    assert len(found) == 1
    assert [(mark.kind, mark.span.slice(text)) for mark in found[0].hedges] == marks
    assert found[0].stance == stance


@pytest.mark.parametrize("kind", [CONDITIONAL, WORD])
@pytest.mark.parametrize("stance", list(Stance))
def test_stance_only_a_conditional_hedges_plain_report(stance: Stance, kind: str) -> None:
    """What is reported or asserted becomes hedged by a conditional; all else stays."""
    plain = stance in (Stance.REPORTED, Stance.ASSERTED)
    weakened = with_hedges(stance, [HedgeMark(kind, Span(0, 1))])
    assert weakened == (Stance.HEDGED if plain and kind == CONDITIONAL else stance)
    assert with_hedges(stance, []) == stance


@pytest.mark.parametrize(
    ("text", "arcs", "verb", "past"),
    [
        pytest.param(
            "Le maire affirme.", "2:det 3:nsubj 0:root 3:punct", "affirme", False, id="present"
        ),
        pytest.param(
            "Le maire a affirmé.",
            "2:det 4:nsubj 4:aux:tense 0:root 4:punct",
            "affirmé",
            True,
            id="compound",
        ),
        pytest.param(
            "Le maire affirmait.", "2:det 3:nsubj 0:root 3:punct", "affirmait", True, id="imperfect"
        ),
        pytest.param(
            "Le maire partira.", "2:det 3:nsubj 0:root 3:punct", "partira", False, id="future"
        ),
    ],
)
def test_stance_tells_past_cues(text: str, arcs: str, verb: str, past: bool) -> None:  # noqa: FBT001
    """A verb group is past by its own tense or by its auxiliary."""
    parsed = parse(text, arcs)
    assert is_past(parsed.scene(), parsed.token(verb)) is past
