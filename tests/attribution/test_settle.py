"""What overlaps among the relations of one sentence, and who lends a source to whom."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from handmade import Parse, parse
from relation_rows import Row, check, row, said

from provenance.attribution import Attribution, Cue, Mention
from provenance.attribution.settle import PRECEDENCE, settle
from provenance.report import Stance
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

LENT = [
    row(
        "phrase_behind_an_incise",
        "Deux hommes ont été arrêtés, apprend-on de source policière.",
        "2:nummod 5:nsubj:pass 5:aux:tense 5:aux:pass 0:root 7:punct 5:parataxis 7:nsubj 10:case "
        "7:obl 10:amod 5:punct",
        said("source policière", "apprendre", "Deux hommes ont été arrêtés", construction="incise"),
    ),
    row(
        "phrase_before_a_clause",
        "On apprend de source policière que le suspect a fui.",
        "2:nsubj 0:root 4:case 2:obl:arg 4:amod 10:mark 8:det 10:nsubj 10:aux:tense 2:ccomp "
        "2:punct",
        said("source policière", "apprendre", "le suspect a fui"),
    ),
    row(
        "frame_of_its_own",
        "Selon le maire, on dit que le pont tient.",
        "3:case 3:det 6:obl:mod 3:punct 6:nsubj 0:root 10:mark 9:det 10:nsubj 6:ccomp 6:punct",
        said("le maire", "selon", "on dit que le pont tient", construction="according"),
        said("on", "dire", "le pont tient", parent=0),
    ),
    row(
        "cue_with_a_subject_of_its_own",
        "Le maire a appris auprès de la préfecture que le vol est annulé.",
        "2:det 4:nsubj 4:aux:tense 0:root 4:advmod/ADV 8:case 8:det 5:obl:arg 13:mark 11:det "
        "13:nsubj:pass 13:aux:pass 4:ccomp 4:punct",
        said("Le maire", "apprendre", "le vol est annulé", stance="factive"),
    ),
]

VOICES = [
    row(
        "infinitive_that_goes_on",
        "« Le pont tient », raconte le maire, avant de préciser que la digue cède.",
        "4:punct 3:det 4:nsubj 0:root 4:punct 7:punct 4:parataxis:insert 9:det 7:nsubj 13:punct "
        "13:advmod 13:mark 4:advcl 17:mark 16:det 17:nsubj 13:ccomp 4:punct",
        said("le maire", "raconter", "Le pont tient", construction="incise"),
        said("le maire", "préciser", "la digue cède"),
    ),
    row(
        "participle_whose_subject_is_quoted",
        "« Nous payons », dit le maire, affirmant que la ville est saine.",
        "3:punct 3:nsubj 0:root 3:punct 6:punct 3:parataxis:insert 8:det 6:nsubj 10:punct 3:advcl "
        "15:mark 13:det 15:nsubj 15:cop 10:ccomp 3:punct",
        said("le maire", "dire", "Nous payons", construction="incise"),
        said("le maire", "affirmer", "la ville est saine"),
    ),
    row(
        "participle_of_another_subject",
        "Le maire dit que le pont tient ; « la digue cède », affirme le préfet, précisant que le "
        "vent monte.",
        "2:det 3:nsubj 0:root 7:mark 6:det 7:nsubj 3:ccomp 12:punct 12:punct 11:det 12:nsubj "
        "3:conj 12:punct 15:punct 12:parataxis:insert 17:det 15:nsubj 19:punct 15:advcl 23:mark "
        "22:det 23:nsubj 19:ccomp 3:punct",
        said("Le maire", "dire", "le pont tient"),
        said("le préfet", "affirmer", "la digue cède", construction="incise"),
        said("le préfet", "préciser", "le vent monte"),
    ),
]

TEXT = "Le maire et le préfet affirment que le pont tient, dit Reuters."
ARCS = (
    "2:det 6:nsubj 5:cc 5:det 2:conj 0:root 10:mark 9:det 10:nsubj 6:ccomp 12:punct "
    "6:parataxis:insert 12:nsubj 6:punct"
)


def made(
    construction: str = "clause",
    *,
    source: str | None = "Le maire",
    cue: str | None = "affirment",
    content: str = "le pont tient",
    confidence: float = 0.9,
) -> Attribution:
    """A relation over the words of `TEXT`."""
    head = parse(TEXT, ARCS).token("maire").index
    return Attribution(
        construction=construction,
        sentence=0,
        source=Mention(place(source), 0, head) if source else None,
        cue=Cue(place(cue), cue) if cue else None,
        content=(place(content),),
        stance=Stance.REPORTED,
        confidence=confidence,
    )


def place(words: str) -> Span:
    """Where the words stand in `TEXT`."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def settled(candidates: Iterable[Attribution]) -> list[Attribution]:
    """What is kept of relations over `TEXT`."""
    parsed: Parse = parse(TEXT, ARCS)
    return settle(parsed.scene(), list(candidates))


@pytest.mark.parametrize(("first", "second"), list(pairwise(PRECEDENCE)))
def test_settle_one_cue_has_one_construction(first: str, second: str) -> None:
    """Of two relations on one cue the earlier construction is kept, whatever its confidence."""
    kept, dropped = made(first, confidence=0.1), made(second, source="le préfet")
    assert settled([dropped, kept]) == [kept]


def test_settle_more_certain_of_two_alike_is_kept() -> None:
    """The same cue and source in one construction is one relation, the more certain one."""
    sure, unsure = made(confidence=0.9), made(confidence=0.2, content="le pont")
    assert settled([unsure, sure]) == [sure]


def test_settle_keeps_every_source_of_a_cue() -> None:
    """Two sources in one construction are two relations."""
    pair = [made(), made(source="le préfet")]
    assert settled(pair) == pair


def test_settle_orders_by_the_text() -> None:
    """Relations come in the order of their cues, or of what stands for a cue."""
    first, last = made(), made("incise", source="Reuters", cue="dit")
    alone = made("colon", source="le préfet", cue=None)
    assert settled([last, first, alone]) == [alone, first, last]


def test_settle_without_cues_compares_contents() -> None:
    """Two relations that have no cue are one where they hold the same words."""
    one, same = made("colon", cue=None), made("according", cue=None, source="le préfet")
    other = made("colon", cue=None, content="le pont")
    assert settled([one, same]) == [one]
    assert settled([one, other]) == [one, other]


def test_settle_knows_every_construction() -> None:
    """A relation of an unknown construction is an error, never dropped in silence."""
    with pytest.raises(ValueError, match="tuple"):
        settled([made("label")])


@pytest.mark.parametrize("held", LENT)
def test_settle_lends_the_source_phrase_to_a_cue_of_nobody(held: Row) -> None:
    """*On* gives way to the phrase that says where it comes from, and to no frame of its own."""
    check(held, "clause")


@pytest.mark.parametrize("held", VOICES)
def test_settle_goes_on_with_the_voice_before(held: Row) -> None:
    """A cue that is no finite verb belongs to whoever spoke last outside of the quotation."""
    check(held, "clause")
