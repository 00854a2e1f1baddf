"""Relations beside gold: what is matched, how strictly, what the figures and errors are."""

from __future__ import annotations

import pytest
from sentence_factories import got, judged, wanted

from provenance.attribution import Attribution, Cue, Mention
from provenance.evaluation import (
    Figure,
    GoldRelation,
    JudgedSentence,
    Relation,
    error_classes,
    errors_of,
    recall_by_construction,
    relation_figures,
)
from provenance.evaluation.relations import found_relation, same_cue, same_source, shared
from provenance.report import Quotation, Stance
from provenance.text import Span


@pytest.mark.parametrize(
    ("left", "right", "value"),
    [
        ([(0, 10)], [(0, 10)], 1.0),
        ([(0, 10)], [(0, 8)], 0.8),
        ([(0, 5)], [(0, 10)], 0.5),
        ([(0, 4), (6, 10)], [(0, 10)], 0.8),
        ([(0, 10)], [(10, 20)], 0.0),
    ],
)
def test_evaluation_relations_shared(
    left: list[tuple[int, int]], right: list[tuple[int, int]], value: float
) -> None:
    """Contents share their common code points over the longer of the two, either way round."""
    one, two = [Span(*s) for s in left], [Span(*s) for s in right]
    assert shared(one, two) == shared(two, one) == pytest.approx(value)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (None, None, True),
        (Span(0, 4), None, False),
        (Span(0, 10), Span(4, 10), True),
        (Span(4, 6), Span(0, 10), True),
        (Span(0, 10), Span(5, 15), True),
        (Span(0, 10), Span(6, 16), False),
        (Span(0, 4), Span(4, 8), False),
    ],
)
def test_evaluation_relations_same_source(
    left: Span | None, right: Span | None, *, same: bool
) -> None:
    """Sources agree where both are left out, one holds the other, or Dice is a half."""
    assert same_source(left, right) is same_source(right, left) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (None, None, True),
        (None, Span(0, 4), False),
        (Span(0, 4), Span(3, 9), True),
        (Span(0, 4), Span(4, 9), False),
    ],
)
def test_evaluation_relations_same_cue(
    left: Span | None, right: Span | None, *, same: bool
) -> None:
    """Cues agree where both are left out or they share a code point."""
    assert same_cue(left, right) is same_cue(right, left) is same


@pytest.mark.parametrize(
    ("content", "source", "levels"),
    [
        pytest.param((20, 40), (0, 10), (1, 1, 1), id="the same"),
        pytest.param((20, 36), (0, 10), (1, 1, 1), id="0.8 of it"),
        pytest.param((20, 35), (0, 10), (1, 0, 0), id="less than 0.8"),
        pytest.param((20, 30), (0, 10), (1, 0, 0), id="a half"),
        pytest.param((20, 29), (0, 10), (0, 0, 0), id="less than a half"),
        pytest.param((20, 60), (0, 10), (1, 0, 0), id="twice as long"),
        pytest.param((20, 40), (50, 60), (1, 1, 0), id="another source"),
        pytest.param((20, 40), None, (1, 1, 0), id="no source"),
    ],
)
def test_evaluation_relations_levels(
    content: tuple[int, int], source: tuple[int, int] | None, levels: tuple[int, int, int]
) -> None:
    """Lenient is half of the content, strict 0.8 of it, full strict with the right source."""
    found = by_name([judged([wanted()], [got(content, source=source)])])
    for level, value in zip(("lenient", "strict", "full"), levels, strict=True):
        for measure in ("precision", "recall", "F1"):
            assert (found[f"{level} {measure}"].value, found[f"{level} {measure}"].count) == (
                value,
                1,
            )


def by_name(held: list[JudgedSentence], *, seed: int = 0) -> dict[str, Figure]:
    """The figures by their names."""
    return {figure.name: figure for figure in relation_figures(held, seed=seed)}


def test_evaluation_relations_found_in_the_common_form() -> None:
    """A relation of the attribution room keeps its spans, stance and quotation."""
    relation = Attribution(
        "verb",
        0,
        Mention(Span(0, 10), 0, 0),
        Cue(Span(12, 18), "dire"),
        (Span(20, 40),),
        Stance.REPORTED,
        0.9,
    )
    assert found_relation(relation) == got()
    bare = Attribution("verb", 0, None, None, (Span(20, 40),), Stance.REPORTED, 0.9)
    assert found_relation(bare) == got(source=None, cue=None)


def test_evaluation_relations_matched_once_best_first() -> None:
    """Each relation has one partner: the better pair is made, the other one is false."""
    near, far = got((20, 39)), got((20, 32), cue=(14, 18))
    held = judged([wanted()], [far, near])
    assert [pair.found for pair in held.pairs] == [near]
    assert held.false == (far,)
    held = judged([wanted((20, 32), cue=(50, 54)), wanted()], [near])
    assert [pair.gold.content for pair in held.pairs] == [(Span(20, 40),)]
    assert [relation.content for relation in held.missed] == [(Span(20, 32),)]


def test_evaluation_relations_cue_settles_like_contents() -> None:
    """Of relations on the same words, those with the same cue are a pair."""
    gold = [wanted(cue=(12, 18)), wanted(cue=(44, 48), source=(50, 60))]
    held = judged(gold, [got(cue=(44, 48), source=(50, 60)), got(cue=(12, 18))])
    assert {(pair.gold.cue, pair.found.cue) for pair in held.pairs} == {
        (Span(12, 18), Span(12, 18)),
        (Span(44, 48), Span(44, 48)),
    }


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        pytest.param([(0, 4), (6, 10)], [(0, 10)], id="gold takes them apart"),
        pytest.param([(0, 10)], [(0, 4), (6, 10)], id="the tool takes them apart"),
        pytest.param([(0, 4), (6, 10)], [(6, 10), (0, 4)], id="both do"),
    ],
)
def test_evaluation_relations_joined_sources(
    gold: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    """Relations of one cue and content with several sources are one, on either side."""
    held = judged([wanted(source=s) for s in gold], [got(source=s) for s in found])
    (pair,) = held.pairs
    assert (pair.gold.source, pair.found.source) == (Span(0, 10), Span(0, 10))
    assert (pair.source, held.missed, held.false) == (True, (), ())


def test_evaluation_relations_without_cue_are_not_joined() -> None:
    """Where there is no cue to share, two sources of the same words are two relations."""
    held = judged([], [got(source=(0, 4), cue=None), got(source=(50, 60), cue=None)])
    assert len(held.false) == 2


@pytest.mark.parametrize(("source", "right"), [((0, 3), True), ((60, 70), True), ((80, 90), False)])
def test_evaluation_relations_antecedent(source: tuple[int, int], *, right: bool) -> None:
    """What a pronoun of the gold stands for is as right a source as the pronoun."""
    held = judged([wanted(source=(0, 3), antecedent=(60, 70))], [got(source=source)])
    assert [pair.source for pair in held.pairs] == [right]


@pytest.mark.parametrize(
    "found", [[], [got()], [got((20, 30))]], ids=["not found", "found", "found by half"]
)
def test_evaluation_relations_optional_costs_nothing(found: list[Relation]) -> None:
    """Optional gold is neither missed nor right, and finding it is not false."""
    held = judged([wanted(optional=True)], found)
    assert (held.pairs, held.missed, held.false) == ((), (), ())
    assert held.attributed


def test_evaluation_relations_figures() -> None:
    """Two strict of three found and four wanted, one of them full: by hand."""
    held = [
        judged(
            [wanted(), wanted((50, 60), cue=(44, 48)), wanted((70, 80), cue=(62, 66))],
            [got(), got((50, 60), cue=(44, 48), source=(90, 95), stance=Stance.DENIED)],
        ),
        judged([wanted()], [got((80, 90))], "t"),
    ]
    values = {name: (figure.value, figure.count) for name, figure in by_name(held).items()}
    assert values == {
        "lenient precision": (2 / 3, 3),
        "lenient recall": (2 / 4, 4),
        "lenient F1": (4 / 7, 4),
        "strict precision": (2 / 3, 3),
        "strict recall": (2 / 4, 4),
        "strict F1": (4 / 7, 4),
        "full precision": (1 / 3, 3),
        "full recall": (1 / 4, 4),
        "full F1": (2 / 7, 4),
        "source right, of strict": (1 / 2, 2),
        "cue right, of strict": (1.0, 2),
        "stance right, of strict": (1 / 2, 2),
        "quotation right, of strict": (1.0, 2),
    }


def test_evaluation_relations_parts_of_strict_pairs_only() -> None:
    """Source, cue, stance and quotation are judged where the content is right."""
    loose = got((20, 30), source=None, cue=None)
    cue = got(cue=(90, 95), quotation=Quotation.DIRECT)
    found = by_name([judged([wanted()], [loose]), judged([wanted()], [cue], "t")])
    assert [(found[f"{part} right, of strict"].value, found[f"{part} right, of strict"].count)
            for part in ("source", "cue", "stance", "quotation")] == [
        (1.0, 1), (0.0, 1), (1.0, 1), (0.0, 1),
    ]  # fmt: skip


def test_evaluation_relations_false_where_there_is_none() -> None:
    """Sentences without gold have a figure of their own: false relations a sentence."""
    held = [judged([], [got()]), judged([], [], "t"), judged([wanted()], [got()], "u")]
    found = by_name(held)["false, a sentence with none"]
    assert (found.value, found.count) == (0.5, 2)
    assert "false, a sentence with none" not in by_name(held[2:])


def test_evaluation_relations_nothing_found() -> None:
    """Where nothing is found, every figure is zero and none divides by it."""
    found = by_name([judged([wanted()], [])])
    assert {figure.value for figure in found.values()} == {0.0}
    assert (found["strict precision"].count, found["strict recall"].count) == (0, 1)


def test_evaluation_relations_bootstrap_is_deterministic() -> None:
    """The same sentences and seed give the same intervals, which hold the value."""
    held = [judged([wanted()], [got()] if number % 3 else [], f"s{number}") for number in range(30)]
    assert relation_figures(held) == relation_figures(held)
    recall = by_name(held)["strict recall"]
    assert recall.value == pytest.approx(2 / 3)
    assert recall.low < recall.value < recall.high
    drawn = {
        (f.low, f.high) for seed in range(20) for f in [by_name(held, seed=seed)["strict recall"]]
    }
    assert len(drawn) > 1


def test_evaluation_relations_resamples_sentences() -> None:
    """Relations of one sentence rise and fall together: one sentence alone has no spread."""
    found = by_name([judged([wanted(), wanted((50, 60), cue=(44, 48))], [got()])])
    recall = found["strict recall"]
    assert recall.low == recall.value == recall.high == 0.5


def test_evaluation_relations_recall_by_construction() -> None:
    """Each construction of the gold, in order of number: strict, full, wanted."""
    held = judged(
        [
            wanted(construction="A10"),
            wanted((50, 60), cue=(44, 48), construction="A2"),
            wanted((70, 80), cue=(62, 66), construction="A2"),
            wanted((84, 96), cue=(81, 83), construction="A2"),
        ],
        [
            got((50, 60), cue=(44, 48)),
            got((70, 80), cue=(62, 66), source=(90, 95)),
            got((84, 90), cue=(81, 83)),
        ],
    )
    assert recall_by_construction([held]) == [("A2", 2, 1, 3), ("A10", 0, 0, 1)]


@pytest.mark.parametrize(
    ("gold", "found", "name"),
    [
        pytest.param([wanted()], [], "missed: A1", id="missed"),
        pytest.param([], [got()], "false where there is none: verb", id="no gold"),
        pytest.param([wanted()], [got((20, 60))], "content too long: A1", id="long"),
        pytest.param([wanted()], [got((20, 32))], "content too short: A1", id="short"),
        pytest.param([wanted()], [got(source=None)], "source missing: A1", id="no source"),
        pytest.param([wanted()], [got(source=(50, 60))], "source wrong: A1", id="other source"),
        pytest.param([wanted(source=None)], [got()], "source made up: A1", id="made up"),
    ],
)
def test_evaluation_relations_error_class(
    gold: list[GoldRelation], found: list[Relation], name: str
) -> None:
    """An error is of one class: what is wrong, and in which construction."""
    held = judged(gold, found)
    assert error_classes([held]) == {name: 1}
    ((told, want, have),) = errors_of(held)
    assert (told, want is not None, have is not None) == (name, bool(gold), bool(found))


def test_evaluation_relations_error_classes_are_counted() -> None:
    """What is right is no error; a false relation beside others is told from one alone."""
    held = judged([wanted()], [got(), got((60, 80), cue=(50, 54))])
    assert error_classes([held, held]) == {"false beside others: verb": 2}
