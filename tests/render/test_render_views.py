"""What a reader sees of a report, at several widths and in both views."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from factories import claim, hop, kiosque, report, source, span

from provenance.render import make_console, render_claims, render_heading, render_sources
from provenance.report import Diagnostic, Hop, HopRelation, Quotation, SourceKind, Stance

if TYPE_CHECKING:
    from rich.console import RenderableType
    from syrupy.assertion import SnapshotAssertion

VIEWS = {"sources": render_sources, "claims": render_claims}


def drawn(renderable: RenderableType, *, width: int = 80) -> str:
    """The plain text of `renderable`."""
    out = StringIO()
    make_console(out, width=width).print(renderable)
    return out.getvalue()


@pytest.mark.parametrize("explain", [False, True], ids=["short", "explain"])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [60, 80, 140])
def test_render_views_worked_example(
    snapshot: SnapshotAssertion, view: str, width: int, *, explain: bool
) -> None:
    """The worked example looks as it was judged to look well."""
    assert drawn(VIEWS[view](kiosque(), explain=explain), width=width) == snapshot


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_render_views_keep_to_the_width(view: str, width: int) -> None:
    """No line is wider than the terminal, and none ends in blanks."""
    lines = drawn(VIEWS[view](kiosque(), explain=True), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [1, 7, 20])
def test_render_views_lose_nothing_where_it_is_too_narrow(view: str, width: int) -> None:
    """A terminal too narrow for words gets them folded at its edge, whole."""
    lines = drawn(VIEWS[view](kiosque()), width=width).splitlines()
    assert max(map(len, lines)) <= width
    letters = "".join(character for character in "".join(lines) if character.isalpha())
    for words in ("terroristes", "médiatiques", "factive", "publisher"):
        assert words in letters


def test_render_views_stop_widening() -> None:
    """Text does not run over the whole of a very wide terminal."""
    assert max(map(len, drawn(render_sources(kiosque()), width=300).splitlines())) <= 110


@pytest.mark.parametrize("view", VIEWS)
def test_render_views_show_every_claim_once(view: str) -> None:
    """Each claim's words stand in each view exactly once."""
    text = " ".join(drawn(VIEWS[view](kiosque())).replace("│", "").split())
    for held in kiosque().claims:
        start = held.spans[0].text.split(",")[0]
        assert text.count(start) == 1, start


def test_render_views_number_claims_alike() -> None:
    """A claim has the same number in both views, also where some are left out."""
    for view in VIEWS.values():
        text = drawn(view(kiosque(), min_confidence=0.9))
        assert "3 ces pays européens" in text
        assert "2 plusieurs pays" not in text
        assert "3 of 9 claims (confidence 0.90 or more)" in text


def test_render_sources_nests_as_the_chain_does() -> None:
    """Nice Matin hangs under the collective, which hangs under the paper that cites it."""
    lines = drawn(render_sources(kiosque())).splitlines()
    names = ("cites Al Ahdath", "cites sources médiatiques", "includes Nice Matin", "7 le Royaume")
    columns = [next(line.index(name) for line in lines if name in line) for name in names]
    assert columns == [4, 8, 12, 16]


def test_render_sources_quotes_evidence_once() -> None:
    """The same words are quoted once beside a source, however many claims rest on them."""
    text = drawn(render_sources(kiosque()), width=1000)
    assert text.count("“citées par Al Ahdath Al Maghribia”") == 1


def test_render_claims_ends_each_chain_at_its_origin() -> None:
    """Every claim has one origin, and it is the last step of its chain."""
    blocks = drawn(render_claims(kiosque())).split("\n\n")[1:-1]
    assert len(blocks) == 9
    for block in blocks:
        assert "origin)" in block.split("→ ")[-1]
        assert block.count("origin)") == 1


@pytest.mark.parametrize("view", VIEWS)
def test_render_views_say_stance_and_doubt_in_words(view: str) -> None:
    """Reserve, denial and doubt are read without colour."""
    text = drawn(VIEWS[view](kiosque()))
    assert "[hedged: éviterait, 0.71]" in text
    assert "[denied, 0.90]" in text
    assert "doubtful 0.40" in text
    assert "doubtful: confidence below 0.50" in " ".join(text.split())


def test_render_views_mark_a_doubtful_step_of_a_sure_claim() -> None:
    """A step that is doubtful shows even where the claim as a whole is not."""
    text = "Il pleut. Luc le dit."
    weak = hop("s1", span(text, "Luc le dit"), confidence=0.3)
    made = report(
        text,
        sources=[source(1, "Luc", SourceKind.PERSON)],
        claims=[claim(1, span(text, "Il pleut"), weak, confidence=0.6)],
    )
    assert "doubtful link" in drawn(render_sources(made))
    assert "cites Luc (person) “Luc le dit” [doubtful 0.30]" in drawn(render_sources(made))
    assert "“Luc le dit” [doubtful 0.30]" in drawn(render_claims(made))


@pytest.mark.parametrize("figure", [0.499, 0.4999999])
def test_render_views_do_not_round_doubt_away(figure: float) -> None:
    """A confidence just below a half does not read as a half."""
    text = "Il pleut."
    made = report(text, sources=[], claims=[claim(1, span(text, "Il pleut"), confidence=figure)])
    assert "doubtful 0.49" in drawn(render_sources(made))


@pytest.mark.parametrize("view", VIEWS)
def test_render_views_explain_on_which_line(view: str) -> None:
    """`explain` gives the line of each piece of evidence, and the other readings."""
    text = drawn(VIEWS[view](kiosque(), explain=True)).replace("│", "")
    text = " ".join(text.split())
    assert "because the text says so: “dément” (line 9) [0.93]" in text
    assert "because it is taken to be meant by: “Le quotidien cite” (line 9)" in text
    assert "? or else: Kiosque360 → Al Ahdath Al Maghribia [0.20]" in text
    assert "because no other source is named for it" in text


def test_render_views_without_claims() -> None:
    """An article in which nothing was found says so and draws no tree."""
    made = report("Rien.", sources=[], claims=[])
    text = drawn(render_sources(made))
    assert "no claim found" in text
    assert "└" not in text
    assert "key:" not in text


def test_render_views_filtered_to_nothing() -> None:
    """A bound that leaves no claim is said, with how many there were."""
    text = drawn(render_claims(kiosque(), min_confidence=1.0))
    assert "0 of 9 claims (confidence 1.00 or more)" in text


def test_render_views_pass_on_diagnostics() -> None:
    """Notes stand below with the line of their sentence; a flood of them is cut, and said to be."""
    notes = [Diagnostic(code="cut", message=f"cut {n}", sentence=1) for n in range(10)]
    made = report("Un.\n\nDeux.", sources=[], claims=[], diagnostics=notes)
    text = drawn(render_sources(made))
    assert "note: cut 0 (line 3)" in text
    assert "cut 9" not in text
    assert "and 2 more notes: --format json has them all" in text


def test_render_views_survive_an_odd_report() -> None:
    """Unknown sources, an empty chain, no spans, a sentence out of range: all are drawn."""
    text = "Il pleut, dit-on."
    lost = claim(1, span(text, "Il pleut"), hop("ghost", relation=HopRelation.INCLUDES))
    bare = lost.model_copy(update={"chain": (), "spans": (), "text": "sans rien"})
    note = Diagnostic(code="odd", message="odd", sentence=99)
    made = report(text, sources=[], claims=[lost, bare], diagnostics=[note])
    for view in VIEWS.values():
        seen = drawn(view(made, explain=True))
        assert "includes ghost" in seen
        assert "sans rien" in seen
        assert "note: odd" in seen


def test_render_sources_deep_chain_keeps_room_for_words() -> None:
    """A chain of two hundred sources is drawn within the width, and no word of it is lost."""
    text = "Il pleut toujours sur la ville endormie, dit-on."
    steps: list[Hop] = [hop(f"s{n}", span(text, "dit-on")) for n in range(1, 201)]
    made = report(
        text, sources=[], claims=[claim(1, span(text, "Il pleut toujours sur la ville"), *steps)]
    )
    lines = drawn(render_sources(made), width=60).splitlines()
    assert max(map(len, lines)) <= 60
    assert "Ilpleuttoujourssurlaville" in "".join("".join(lines).split())


def test_render_views_plural_and_quotation_words() -> None:
    """One claim is one claim, and quotation is said where it is direct."""
    text = "« Oui », dit Luc."
    said = claim(
        1,
        span(text, "Oui"),
        hop("s1", span(text, "« Oui »")),
        quotation=Quotation.DIRECT,
        stance=Stance.FACTIVE,
    )
    made = report(text, sources=[source(1, "Luc", SourceKind.UNKNOWN)], claims=[said])
    seen = drawn(render_sources(made))
    assert "1 claim · 1 cited source\n" in seen
    assert "cites Luc “Oui”" in seen
    assert "[factive, direct quote, 0.86]" in seen


def test_render_heading_names_the_input() -> None:
    """The heading of one report among several names its input."""
    assert drawn(render_heading("a.txt")) == "══ a.txt ══\n"
