"""How well the relations found in a sentence agree with gold, in the measures of PARC and PolNeAR.

Two relations are compared by their contents: what they share, in code points, over the longer of
the two. **Lenient** is a half of it, **strict** 0.8, **full** strict with the right source. A
source is right where both are left out, where one span holds the other, or where Dice is a half.
Each relation is matched at most once, the best pairs first. Optional gold costs nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.evaluation.figure import Figure, figure
from provenance.evaluation.metrics import dice
from provenance.evaluation.sentences import spans
from provenance.report import Quotation, Stance
from provenance.text import Span, cover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from provenance.attribution import Attribution
    from provenance.evaluation.sentences import GoldRelation, GoldSentence

LENIENT = 0.5
STRICT = 0.8
SAME_SOURCE = 0.5
FALSE = "false, a sentence with none"


@dataclass(frozen=True, slots=True)
class Relation:
    """What both sides have: a gold relation, or one that was found."""

    construction: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    stance: Stance
    quotation: Quotation
    antecedent: Span | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold relation with the one found for it, and how much of the contents they share."""

    gold: Relation
    found: Relation
    overlap: float

    @property
    def strict(self) -> bool:
        """True where the contents agree to 80 %."""
        return self.overlap >= STRICT

    @property
    def source(self) -> bool:
        """True where the sources agree."""
        if self.gold.antecedent is not None and same_source(
            self.gold.antecedent, self.found.source
        ):
            return True
        return same_source(self.gold.source, self.found.source)


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """One sentence: the pairs, the gold that nothing was found for, and what was made up."""

    name: str
    text: str
    pairs: tuple[Pair, ...]
    missed: tuple[Relation, ...]
    false: tuple[Relation, ...]
    attributed: bool


def gold_relation(gold: GoldRelation) -> Relation:
    """A gold relation in the common form."""
    return Relation(
        gold.construction,
        Span(*gold.source) if gold.source else None,
        Span(*gold.cue) if gold.cue else None,
        spans(gold.content),
        gold.stance,
        gold.type,
        Span(*gold.antecedent) if gold.antecedent else None,
        gold.optional,
    )


def found_relation(found: Attribution) -> Relation:
    """A relation of the attribution room in the common form."""
    return Relation(
        found.construction,
        found.source.span if found.source else None,
        found.cue.span if found.cue else None,
        found.content,
        found.stance,
        found.quotation,
    )


def judge_sentence(gold: GoldSentence, found: Sequence[Attribution]) -> JudgedSentence:
    """The gold of a sentence beside what was found in it."""
    return judge_relations(gold, [found_relation(relation) for relation in found])


def judge_relations(gold: GoldSentence, got: Sequence[Relation]) -> JudgedSentence:
    """The gold of a sentence beside other relations, be they found or another annotator's."""
    wanted = [gold_relation(relation) for relation in gold.relations]
    wanted, got = _joined(wanted), _joined(got)
    pairs = list(_match(wanted, got))
    held = {id(side) for pair in pairs for side in (pair.gold, pair.found)}
    return JudgedSentence(
        gold.name,
        gold.text,
        tuple(p for p in pairs if not (p.gold.optional or p.found.optional)),
        tuple(r for r in wanted if id(r) not in held and not r.optional),
        tuple(r for r in got if id(r) not in held and not r.optional),
        attributed=bool(wanted),
    )


def _joined(relations: Sequence[Relation]) -> list[Relation]:
    """*Reuters et l'AFP disent que P*: relations that differ in the source alone are one."""
    joined: dict[tuple[Span | None, tuple[Span, ...]], Relation] = {}
    for relation in relations:
        key = relation.cue, relation.content
        held = joined.get(key)
        if held is None or relation.cue is None or not (held.source and relation.source):
            joined[key if held is None else (relation.source, relation.content)] = relation
        else:
            joined[key] = replace(held, source=cover([held.source, relation.source]))
    return list(joined.values())


def _match(wanted: Sequence[Relation], got: Sequence[Relation]) -> Iterator[Pair]:
    pairs = [Pair(g, f, shared(g.content, f.content)) for g in wanted for f in got]
    taken: set[int] = set()
    for pair in sorted((p for p in pairs if p.overlap >= LENIENT), key=_quality, reverse=True):
        if id(pair.gold) not in taken and id(pair.found) not in taken:
            taken |= {id(pair.gold), id(pair.found)}
            yield pair


def _quality(pair: Pair) -> tuple[bool, bool, bool, float]:
    return pair.strict, same_cue(pair.gold.cue, pair.found.cue), pair.source, pair.overlap


def shared(left: Sequence[Span], right: Sequence[Span]) -> float:
    """What two contents share, in code points, over the longer of the two."""
    both = sum(len(a.common(b)) for a in left for b in right)
    return both / max(sum(map(len, left)), sum(map(len, right)))


def same_cue(left: Span | None, right: Span | None) -> bool:
    """True where two cues share a word, or both are left out."""
    if left is None or right is None:
        return left is right
    return left.overlaps(right)


def same_source(left: Span | None, right: Span | None) -> bool:
    """True where two source spans name the same party."""
    if left is None or right is None:
        return left is right
    if left.contains(right) or right.contains(left):
        return True
    return dice(left, [right]) >= SAME_SOURCE


def relation_figures(judged: Sequence[JudgedSentence], *, seed: int = 0) -> list[Figure]:
    """Precision, recall and F1 at each strictness, and what is right of the strict pairs."""
    held = list(_levels(judged, seed))
    for name, right in _PARTS:
        held.append(_share(f"{name}, of strict", judged, right, seed))
    bare = [(len(one.false), 1, 0) for one in judged if not one.attributed]
    if bare:
        held.append(figure(FALSE, bare, _precision, count=len(bare), seed=seed))
    return held


_PARTS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("source right", lambda pair: pair.source),
    ("cue right", lambda pair: same_cue(pair.gold.cue, pair.found.cue)),
    ("stance right", lambda pair: pair.gold.stance is pair.found.stance),
    ("quotation right", lambda pair: pair.gold.quotation is pair.found.quotation),
)


def _levels(judged: Sequence[JudgedSentence], seed: int) -> Iterator[Figure]:
    levels: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
        ("lenient", lambda _: True),
        ("strict", lambda pair: pair.strict),
        ("full", lambda pair: pair.strict and pair.source),
    )
    for level, right in levels:
        counts = [
            (
                sum(map(right, held.pairs)),
                len(held.pairs) + len(held.false),
                len(held.pairs) + len(held.missed),
            )
            for held in judged
        ]
        found, wanted = (sum(row[column] for row in counts) for column in (1, 2))
        for measure, statistic, count in (
            ("precision", _precision, found),
            ("recall", _recall, wanted),
            ("F1", _f1, wanted),
        ):
            yield figure(f"{level} {measure}", counts, statistic, count=count, seed=seed)


def _precision(rows: Sequence[tuple[int, int, int]]) -> float:
    return _ratio(sum(row[0] for row in rows), sum(row[1] for row in rows))


def _recall(rows: Sequence[tuple[int, int, int]]) -> float:
    return _ratio(sum(row[0] for row in rows), sum(row[2] for row in rows))


def _f1(rows: Sequence[tuple[int, int, int]]) -> float:
    return _ratio(2 * sum(row[0] for row in rows), sum(row[1] + row[2] for row in rows))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _share(
    name: str, judged: Sequence[JudgedSentence], right: Callable[[Pair], bool], seed: int
) -> Figure:
    strict = [[pair for pair in held.pairs if pair.strict] for held in judged]
    rows = [(sum(map(right, pairs)), len(pairs), 0) for pairs in strict if pairs]
    return figure(name, rows, _precision, count=sum(row[1] for row in rows), seed=seed)


def recall_by_construction(
    judged: Iterable[JudgedSentence],
) -> list[tuple[str, int, int, int]]:
    """For each construction of the gold: its name, strict pairs, full pairs, gold relations."""
    strict: Counter[str] = Counter()
    full: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for held in judged:
        wanted.update(relation.construction for relation in held.missed)
        for pair in held.pairs:
            wanted[pair.gold.construction] += 1
            strict[pair.gold.construction] += pair.strict
            full[pair.gold.construction] += pair.strict and pair.source
    order = sorted(wanted, key=lambda name: int(name[1:]))
    return [(name, strict[name], full[name], wanted[name]) for name in order]


def error_classes(judged: Iterable[JudgedSentence]) -> Counter[str]:
    """What goes wrong, counted: the kind of error with the construction it happens in."""
    return Counter(name for held in judged for name, _, _ in errors_of(held))


def errors_of(held: JudgedSentence) -> Iterator[tuple[str, Relation | None, Relation | None]]:
    """Each error of a sentence: its class, what was wanted, what was got."""
    for relation in held.missed:
        yield f"missed: {relation.construction}", relation, None
    for relation in held.false:
        kind = "false beside others" if held.attributed else "false where there is none"
        yield f"{kind}: {relation.construction}", None, relation
    for pair in held.pairs:
        name = _error(pair)
        if name:
            yield f"{name}: {pair.gold.construction}", pair.gold, pair.found


def _error(pair: Pair) -> str | None:
    wanted, got = sum(map(len, pair.gold.content)), sum(map(len, pair.found.content))
    if not pair.strict:
        return "content too long" if got > wanted else "content too short"
    if pair.source:
        return None
    if pair.found.source is None:
        return "source missing"
    return "source made up" if pair.gold.source is None else "source wrong"
