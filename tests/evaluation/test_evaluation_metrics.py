"""Metrics on reports made by hand: what is found, what is exact, and the figures of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from provenance.evaluation import (
    Figure,
    GoldArticle,
    GoldClaim,
    GoldFile,
    Judged,
    by_group,
    figures,
    judge,
)
from provenance.evaluation.metrics import dice, same_name
from provenance.report import (
    Alternative,
    ArticleInfo,
    Basis,
    Claim,
    Hop,
    HopRelation,
    ModelInfo,
    Quotation,
    Report,
    Source,
    SourceKind,
    Stance,
    TextSpan,
    ToolInfo,
)
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "Selon Reuters, la digue cède. Le pont tient."
DYKE = "la digue cède"
BRIDGE = "Le pont tient"
NAMES = {"s0": "Le Bourg", "s1": "Reuters", "s2": "Anne Roy"}


def text_span(words: str) -> TextSpan:
    """Words of the text."""
    start = TEXT.index(words)
    return TextSpan(start=start, end=start + len(words), text=words)


def claim(words: str, *sources: str, stance: Stance = Stance.REPORTED) -> Claim:
    """A claim of the report, its chain given as ids behind the publisher's."""
    hops = tuple(
        Hop(
            source=source,
            relation=HopRelation.CITES if number else HopRelation.PUBLISHES,
            basis=Basis.EXPLICIT if number else Basis.PUBLISHER,
            evidence=(text_span("Selon"),) if number else (),
            confidence=1.0,
        )
        for number, source in enumerate(("s0", *sources))
    )
    return Claim(
        id=f"c{TEXT.index(words)}-{len(sources)}",
        sentence=0,
        text=words,
        spans=(text_span(words),),
        quotation=Quotation.INDIRECT,
        stance=stance,
        chain=hops,
        origin=hops[-1].source,
        confidence=1.0,
    )


def report(*claims: Claim) -> Report:
    """A report of the text with these claims."""
    return Report(
        tool=ToolInfo(
            name="provenance",
            version="0",
            model=ModelInfo(name="none", language="fr", sha256=""),
        ),
        article=ArticleInfo(id="dike", publisher="Le Bourg", language="fr", text=TEXT),
        sentences=(),
        sources=tuple(
            Source(
                id=number,
                name=name,
                kind=SourceKind.UNKNOWN,
                anonymous=False,
                aliases=("la maire",) if number == "s2" else (),
            )
            for number, name in NAMES.items()
        ),
        attributions=(),
        claims=claims,
    )


def gold(
    words: str = DYKE,
    chain: Sequence[str] = ("Le Bourg", "Reuters"),
    *,
    also: tuple[tuple[str, ...], ...] = (),
    also_stance: tuple[Stance, ...] = (),
) -> GoldClaim:
    """A claim of the gold."""
    return GoldClaim(
        content=words,
        chain=tuple(chain),
        kind=Quotation.INDIRECT,
        stance=Stance.REPORTED,
        also=also,
        also_stance=also_stance,
    )


def judged(held: Report, *claims: GoldClaim) -> list[Judged]:
    """`held` beside gold of the same text."""
    spans = tuple(
        Span(TEXT.index(c.content), TEXT.index(c.content) + len(c.content)) for c in claims
    )
    return judge(
        GoldArticle("dike", TEXT, GoldFile(publisher="Le Bourg", claims=claims), spans), held
    )


@pytest.mark.parametrize(
    ("spans", "value"),
    [
        ([Span(0, 10)], 1.0),
        ([Span(0, 5), Span(5, 10)], 1.0),
        ([Span(0, 5)], 2 / 3),
        ([Span(5, 15)], 0.5),
        ([Span(10, 20)], 0.0),
    ],
)
def test_evaluation_metrics_dice(spans: list[Span], value: float) -> None:
    """Twice what is shared over the sum of both, in code points, pieces added up."""
    assert dice(Span(0, 10), spans) == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "found"),
    [(DYKE, True), ("digue cède", True), ("Selon Reuters, la digue cède", True), ("cède", False)],
)
def test_evaluation_metrics_claim_is_found_by_half(words: str, found: bool) -> None:  # noqa: FBT001 - a case
    """A claim is found where Dice is a half at least."""
    (held,) = judged(report(claim(words, "s1")), gold())
    assert (held.claim is not None) is found
    assert held.exact is found


def test_evaluation_metrics_best_overlap_wins() -> None:
    """Of several claims the nearest is judged; of two on the same words, the right one."""
    wide = claim("Selon Reuters, la digue cède", "s1")
    (held,) = judged(report(wide, claim(DYKE, "s2")), gold())
    assert held.names == ("Le Bourg", "Anne Roy")
    (held,) = judged(report(claim(DYKE, "s2"), claim(DYKE, "s1")), gold())
    assert held.exact


@pytest.mark.parametrize(
    ("sources", "exact", "origin", "invented"),
    [
        pytest.param(("s1",), True, True, False, id="right"),
        pytest.param((), False, False, False, id="left to the publisher"),
        pytest.param(("s2",), False, False, True, id="somebody else"),
        pytest.param(("s2", "s1"), False, True, False, id="hop too many"),
        pytest.param(("s1", "s2"), False, False, True, id="wrong order"),
    ],
)
def test_evaluation_metrics_chain(
    sources: tuple[str, ...],
    exact: bool,  # noqa: FBT001 - a case
    origin: bool,  # noqa: FBT001 - a case
    invented: bool,  # noqa: FBT001 - a case
) -> None:
    """Exact is the whole chain, origin its end; a wrong source is worse than none."""
    (held,) = judged(report(claim(DYKE, *sources)), gold())
    assert (held.exact, held.origin, held.invented) == (exact, origin, invented)


def test_evaluation_metrics_publishers_claim_given_away_is_invented() -> None:
    """A claim of the publisher that the report gives to a source is given to a wrong one."""
    (held,) = judged(report(claim(BRIDGE, "s1")), gold(BRIDGE, ["Le Bourg"]))
    assert held.invented
    assert not held.attributed


def test_evaluation_metrics_also_is_accepted() -> None:
    """A chain or stance that a reader may see as well is right too."""
    held = report(claim(DYKE, "s2", stance=Stance.HEDGED))
    (refused,) = judged(held, gold())
    also = gold(also=(("Le Bourg", "Anne Roy"),), also_stance=(Stance.HEDGED,))
    (accepted,) = judged(held, also)
    assert (refused.exact, refused.stance) == (False, False)
    assert (accepted.exact, accepted.origin, accepted.stance) == (True, True, True)


@pytest.mark.parametrize(
    ("name", "aliases", "same"),
    [
        ("Anne Roy", ["Anne Roy"], True),
        ("ANNE ROY", ["anne roy"], True),
        ("Élodie Bézard", ["Elodie Bezard"], True),
        ("l’AFP", ["l'AFP"], True),
        ("Roy", ["Anne Roy"], True),
        ("maire Anne Roy", ["x", "Anne Roy"], True),
        ("Al Ahdath Al Maghribia", ["Al-Ahdath Al-Maghribia"], True),
        ("Reuters", ["Renault"], False),
        ("Anne Roy", [], False),
    ],
)
def test_evaluation_metrics_name_rule(name: str, aliases: list[str], same: bool) -> None:  # noqa: FBT001 - a case
    """Case, accents, apostrophes and word order do not count; a part of a name is that name."""
    assert same_name(name, aliases) is same


def test_evaluation_metrics_alias_names_the_source() -> None:
    """A gold chain may call a source by any of its aliases."""
    (held,) = judged(report(claim(DYKE, "s2")), gold(chain=["Le Bourg", "maire"]))
    assert held.exact


def by_name(held: Sequence[Judged], *, seed: int = 0) -> dict[str, Figure]:
    """The figures by their names."""
    return {figure.name: figure for figure in figures(held, seed=seed)}


def test_evaluation_metrics_figures_count_their_own() -> None:
    """Each figure is a share of the claims that it is about."""
    held = judged(
        report(claim(DYKE, "s1"), claim(BRIDGE, "s1")), gold(), gold(BRIDGE, ["Le Bourg"])
    )
    found = by_name(held)
    assert {name: (f.value, f.count) for name, f in found.items()} == {
        "found": (1.0, 2),
        "chain exact": (0.5, 2),
        "chain exact, attributed": (1.0, 1),
        "origin right, attributed": (1.0, 1),
        "chain exact, three and more": (0.0, 0),
        "given to a wrong source": (0.5, 2),
        "stance right": (1.0, 2),
        "link precision": (0.5, 2),
        "link recall": (1.0, 1),
    }


def one(
    article: str,
    *,
    exact: bool,
    names: tuple[str, ...] = (),
    links: int = 0,
    kind: str = "",
    chain: Sequence[str] = ("Le Bourg", "Reuters"),
) -> Judged:
    """A gold claim that was judged; right in everything or in nothing."""
    return Judged(
        article,
        kind,
        gold(chain=chain),
        None,
        names,
        links,
        rival=False,
        exact=exact,
        origin=exact,
        stance=exact,
        invented=False,
    )


def several(*right: bool) -> list[Judged]:
    """One claim of one article for each value: exact or not."""
    return [one(f"a{number}", exact=exact) for number, exact in enumerate(right)]


def test_evaluation_metrics_bootstrap_is_deterministic() -> None:
    """The same claims and seed give the same interval; another seed draws otherwise."""
    held = several(*[True, False, True, True, False, True, False] * 3, True)
    assert figures(held) == figures(held)
    drawn = {
        (f.low, f.high) for seed in range(5) for f in [by_name(held, seed=seed)["chain exact"]]
    }
    assert len(drawn) > 1


def test_evaluation_metrics_interval_holds_the_value() -> None:
    """The interval is about the value, and is wider where there are fewer articles."""
    few = by_name(several(True, False, True, False))["chain exact"]
    many = by_name(several(*[True, False] * 40))["chain exact"]
    for figure in (few, many):
        assert figure.low <= figure.value == 0.5 <= figure.high
    assert many.high - many.low < few.high - few.low


def test_evaluation_metrics_resamples_articles() -> None:
    """Claims of one article rise and fall together: one article alone has no spread."""
    single = [one("a", exact=exact) for exact in (True, False, True, False)]
    figure = by_name(single)["chain exact"]
    assert figure.low == figure.value == figure.high == 0.5


def test_evaluation_metrics_nothing_judged() -> None:
    """Without claims every figure is zero of zero."""
    assert all((f.value, f.count) == (0.0, 0) for f in figures([]))


@pytest.mark.parametrize(
    ("chain", "also", "sources", "links"),
    [
        pytest.param(["Reuters"], (), ["s1"], 1, id="right"),
        pytest.param(["Reuters", "Anne Roy"], (), ["s1", "s2"], 2, id="both of two"),
        pytest.param(["Reuters", "Anne Roy"], (), ["s2"], 1, id="one left out"),
        pytest.param(["Reuters"], (), ["s1", "s2"], 1, id="one too many"),
        pytest.param(["Reuters", "Anne Roy"], (), ["s2", "s1"], 1, id="wrong order"),
        pytest.param(["Reuters"], (("Le Bourg", "Anne Roy"),), ["s2"], 1, id="also"),
        pytest.param([], (), ["s1"], 0, id="the publisher's own"),
    ],
)
def test_evaluation_metrics_links(
    chain: list[str], also: tuple[tuple[str, ...], ...], sources: list[str], links: int
) -> None:
    """Links are the steps beyond the publisher that the claim has in the order of the gold."""
    wanted = gold(chain=["Le Bourg", *chain], also=also)
    (held,) = judged(report(claim(DYKE, *sources)), wanted)
    assert held.links == links


def test_evaluation_metrics_links_of_nothing_found() -> None:
    """A claim that was not found has no link and is its article's loss of recall alone."""
    held = judged(report(), gold())
    found = by_name(held)
    assert held[0].links == 0
    assert (found["link precision"].count, found["link recall"].value) == (0, 0.0)


def test_evaluation_metrics_link_figures() -> None:
    """Precision is over the links that were found, recall over those of the gold."""
    held = [
        one("a", exact=False, names=("P", "A", "B"), links=1, chain=("P", "A")),
        one("b", exact=False, names=("P", "A"), links=1, chain=("P", "X", "A", "B")),
    ]
    found = by_name(held)
    assert (found["link precision"].value, found["link precision"].count) == (2 / 3, 3)
    assert (found["link recall"].value, found["link recall"].count) == (2 / 4, 4)


def test_evaluation_metrics_link_recall_is_never_above_one() -> None:
    """A claim right by a longer chain of `also` has all links of the gold, and no more."""
    longer = gold(also=(("Le Bourg", "Reuters", "Anne Roy"),))
    found = by_name(judged(report(claim(DYKE, "s1", "s2")), longer))
    assert (found["link recall"].value, found["link recall"].count) == (1.0, 1)
    assert (found["link precision"].value, found["link precision"].count) == (1.0, 2)


def test_evaluation_metrics_rival_is_the_best_alternative() -> None:
    """`rival` says that the first alternative has the right chain; later ones do not count."""
    wrong = claim(DYKE, "s2")
    readings = [
        Alternative(chain=("s0", *sources), confidence=0.2) for sources in (("s1",), ("s2", "s1"))
    ]
    for order, rival in ((readings, True), (readings[::-1], False)):
        (held,) = judged(report(wrong.model_copy(update={"alternatives": tuple(order)})), gold())
        assert (held.exact, held.rival) == (False, rival)


def test_evaluation_metrics_by_group() -> None:
    """Groups are in order of size, each with exact chains, right origins and claims."""
    held = [
        one("a", exact=True, kind="press review"),
        one("b", exact=False, kind="wire"),
        one("c", exact=True, kind="wire"),
    ]
    assert by_group(held, lambda j: j.kind_of_article) == [
        ("wire", 1, 1, 2),
        ("press review", 1, 1, 1),
    ]
