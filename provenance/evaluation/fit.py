"""Gold articles prepared for fitting, and the numbers that rank fitted to them.

What ranks (fits of readings, edges of the graph) is moved by coordinate ascent: one number at a
time, over a few steps beside its present value, as long as a pass gains something.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.attribution import find_attributions
from provenance.chains import all_factors, trace_claims
from provenance.evaluation.metrics import judge
from provenance.ingest import article_from_text
from provenance.languages import load_lexicon
from provenance.parsing import CachedParser, ParseCache, find_model
from provenance.reporting import write_report
from provenance.sources import resolve_sources
from provenance.weights import replaced, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.attribution import Found
    from provenance.chains import Claim, Factor
    from provenance.evaluation.gold import GoldArticle
    from provenance.evaluation.metrics import Judged
    from provenance.ingest import Article
    from provenance.languages import Lexicon
    from provenance.parsing import ModelDir, Parsed
    from provenance.report import Report
    from provenance.sources import Resolution

RANKING = (
    "novelty", "name", "recency", "pronoun", "again", "media", "role", "graph",
)  # fmt: skip
STEPS = (-0.3, -0.1, 0.1, 0.3)
LEAST = 0.2
"""The size that a number near zero is moved by a share of."""
LEAST_GAIN = 0.0015
"""About one claim in seven hundred: less is chance."""
PASSES = 2


@dataclass(frozen=True, slots=True)
class Prepared:
    """A gold article with everything that no number of the fit can change."""

    gold: GoldArticle
    article: Article
    parsed: Parsed
    found: Found
    lexicon: Lexicon
    model: ModelDir

    def resolved(self) -> Resolution:
        """Its sources, by the numbers that hold now."""
        return resolve_sources(self.found, publisher=self.gold.gold.publisher, lexicon=self.lexicon)


def prepare(articles: Iterable[GoldArticle], *, models: str = "auto") -> list[Prepared]:
    """Parse the articles and find their relations, once for all trials."""
    held: list[Prepared] = []
    for gold in articles:
        lexicon = load_lexicon(gold.gold.language)
        model = find_model(gold.gold.language, choice=models)
        article = article_from_text(gold.text)
        parsed = CachedParser(model, cache=ParseCache()).parse([article])[0]
        found = find_attributions(
            parsed.sentences, paragraphs=[b.span for b in article.blocks], lexicon=lexicon
        )
        held.append(Prepared(gold, article, parsed, found, lexicon, model))
    return held


def report_of(one: Prepared, resolution: Resolution, claims: Sequence[Claim]) -> Report:
    """The report of an article whose claims were traced in a trial."""
    return write_report(
        one.article, one.parsed, one.found, resolution, claims,
        publisher=one.gold.gold.publisher, model=one.model,
    )  # fmt: skip


def judge_prepared(held: Sequence[Prepared]) -> list[Judged]:
    """The gold claims of all articles beside the chains that the present numbers give."""
    return [found.judged for one in held for found in weighed(one)]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A gold claim with the factors of the claim found for it, and of that one's best rival."""

    judged: Judged
    factors: tuple[Factor, ...] = ()
    rival: tuple[Factor, ...] = ()


def weighed(one: Prepared) -> list[Weighed]:
    """The gold claims of an article with what the claims found for them rest on."""
    resolution = one.resolved()
    claims = trace_claims(one.found, resolution, one.lexicon)
    report = report_of(one, resolution, claims)
    made = {m.id: claim for m, claim in zip(report.claims, claims, strict=True)}
    return [
        Weighed(judged, *_factors(made[judged.claim.id])) if judged.claim else Weighed(judged)
        for judged in judge(one.gold, report)
    ]


def _factors(claim: Claim) -> tuple[tuple[Factor, ...], tuple[Factor, ...]]:
    rival = claim.alternatives[0] if claim.alternatives else None
    return (
        all_factors(claim.chain, claim.reading.factors),
        all_factors(rival.chain, rival.factors) if rival is not None else (),
    )


def worth(judged: Sequence[Judged]) -> float:
    """What a fit maximises: exact chains and right origins, less claims given to wrong sources."""
    return sum(j.exact + 0.5 * j.origin - 0.5 * j.invented for j in judged) / max(len(judged), 1)


@dataclass(frozen=True, slots=True)
class Change:
    """One number that a fit has moved."""

    table: str
    name: str
    before: float
    after: float
    worth: float


def climb(held: Sequence[Prepared], tables: Sequence[str] = RANKING) -> list[Change]:
    """Coordinate ascent over the numbers of `tables`: what it moved, the last word on each number.

    The numbers themselves are as before when it is done.
    """
    moved: dict[tuple[str, str], Change] = {}
    with ExitStack() as stack:
        best = worth(judge_prepared(held))
        for _ in range(PASSES):
            gained = False
            for table, name in [(t, n) for t in tables for n in weights(t)]:
                change = _move(held, table, name, best)
                if change is None:
                    continue
                stack.enter_context(replaced(table, {name: change.after}))
                first = moved.get((table, name), change)
                moved[table, name] = replace(change, before=first.before)
                best, gained = change.worth, True
            if not gained:
                break
    return list(moved.values())


def _move(held: Sequence[Prepared], table: str, name: str, best: float) -> Change | None:
    before = weights(table)[name]
    trials = []
    for step in STEPS:
        value = round(before + step * max(abs(before), LEAST), 3)
        with replaced(table, {name: value}):
            trials.append((worth(judge_prepared(held)), -abs(step), value))
    top, _, value = max(trials)
    return Change(table, name, before, value, top) if top > best + LEAST_GAIN else None
