"""White space that a reader does not see must not change who vouches for what."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from provenance import Tracer

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from provenance.report import Report

pytestmark = pytest.mark.model

FIXTURES = Path(__file__).parents[2] / "fixtures"
OPEN = {
    path.stem: path.read_text(encoding="utf-8")
    for path in [*sorted(FIXTURES.glob("*.txt")), *sorted((FIXTURES / "dev").glob("*.txt"))]
}
NARROW = "\u202f"
WIDE = "\u00a0"
MARKED = re.compile(r" (?=[»:;?!])|(?<=«) ")
"""Blanks that French sets at its marks."""
GAP = re.compile(r"\n{2,}")
LINE_END = re.compile(r"(?m)$")

Chains = list[tuple[str, str, tuple[str, ...]]]


@pytest.fixture(scope="module")
def tracer() -> Tracer:
    """The embedded models, every text parsed anew."""
    return Tracer("fr", models="embedded", cache=False)


@pytest.fixture(scope="module")
def printed(tracer: Tracer) -> dict[str, Chains]:
    """The chains of the open fixtures as they stand, by name."""
    traced = tracer.trace_many(OPEN.values(), publisher="Le Bourg")
    return dict(zip(OPEN, map(chains, traced), strict=True))


def chains(report: Report) -> Chains:
    """For each claim its words, its stance and its chain by name, all without white space."""
    called = {source.id: "".join(source.name.split()) for source in report.sources}
    return [
        (
            "".join(claim.text.split()),
            str(claim.stance),
            tuple(called[hop.source] for hop in claim.chain),
        )
        for claim in report.claims
    ]


def respaced(text: str, choose: Random) -> str:
    """`text` with other blanks at its marks, between its paragraphs and at the ends of lines."""
    text = MARKED.sub(lambda _: choose.choice((" ", WIDE, NARROW)), text)
    text = GAP.sub(lambda _: "\n" * choose.randint(2, 5), text)
    text = LINE_END.sub(lambda _: choose.choice(("", " ", "  \t", WIDE)), text)
    return text.replace("\n", choose.choice(("\n", "\r\n")))


@seed(20)
@settings(
    max_examples=30,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
@given(st.sampled_from(sorted(OPEN)), st.randoms(use_true_random=False))
def test_fuzz_blanks_change_no_chain(
    tracer: Tracer, printed: dict[str, Chains], name: str, choose: Random
) -> None:
    """Blanks at marks, empty lines, blanks at the ends of lines, CRLF: the chains are the same."""
    report = tracer.trace(respaced(OPEN[name], choose), publisher="Le Bourg")
    assert chains(report) == printed[name]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: re.sub(r" (?=[«»:;?!])|(?<=«) ", NARROW, text), id="narrow"),
        pytest.param(
            lambda text: LINE_END.sub("  ", GAP.sub("\n" * 4, text)).replace("\n", "\r\n"),
            id="lines",
        ),
    ],
)
def test_fuzz_blanks_everywhere_change_no_chain(
    tracer: Tracer, printed: dict[str, Chains], change: Callable[[str], str]
) -> None:
    """In all open fixtures, at every place of theirs at once."""
    traced = tracer.trace_many(map(change, OPEN.values()), publisher="Le Bourg")
    found = dict(zip(OPEN, map(chains, traced), strict=True))
    assert {name: found[name] for name in OPEN if found[name] != printed[name]} == {}


@pytest.mark.parametrize("blank", ["  ", " \t", WIDE], ids=["two", "tab", "no-break"])
@pytest.mark.parametrize("name", ["mercato-lens", "revue-de-presse"])
def test_fuzz_blanks_between_words_change_no_chain(
    tracer: Tracer, printed: dict[str, Chains], name: str, blank: str
) -> None:
    """Two blanks, a tab or a no-break blank between all words leave each name what it is."""
    report = tracer.trace(OPEN[name].replace(" ", blank), publisher="Le Bourg")
    assert chains(report) == printed[name]
