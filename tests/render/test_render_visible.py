"""Nothing in an article's text can act on the terminal."""

from __future__ import annotations

import unicodedata
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from factories import claim, hop, kiosque, report, source, span
from hypothesis import given
from hypothesis import strategies as st

from provenance.render import make_console, render_claims, render_sources, visible
from provenance.render.visible import fitted
from provenance.report import SourceKind

HOSTILE = (
    "Il \x1b[31mpleut\x1b]8;;http://x\x07 \x9b2J [bold]fort[/bold] \u202ede nuit\u2066 :smile:"
)


def hostile() -> str:
    """Both views of a report whose every string is hostile, as printed in a pipe."""
    text = f"{HOSTILE}, dit Luc\x1b[2J."
    made = report(
        text,
        title=HOSTILE,
        author=HOSTILE,
        url=f"https://example.org/{HOSTILE}",
        publisher=f"Le Journal {HOSTILE}",
        sources=[source(1, HOSTILE, SourceKind.PERSON)],
        claims=[claim(1, span(text, HOSTILE), hop("s1", span(text, "dit Luc\x1b[2J")))],
    )
    out = StringIO()
    console = make_console(out, width=80)
    console.print(render_sources(made, explain=True))
    console.print(render_claims(made, explain=True))
    return out.getvalue()


def test_visible_leaves_no_control_in_the_output() -> None:
    """Escape sequences, C1 controls and bidirectional overrides are spelt out, not sent."""
    seen = hostile()
    assert {c for c in seen if unicodedata.category(c) in {"Cc", "Cf"}} == {"\n"}
    assert "<U+001B>[31m" in seen
    assert "<U+009B>2J" in seen
    assert "<U+202E>" in seen


def test_visible_keeps_markup_as_words() -> None:
    """Rich markup and emoji codes of an article are words like others."""
    seen = hostile()
    assert "[bold]fort[/bold]" in " ".join(seen.split())
    assert ":smile:" in seen


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("deux\nlignes \t et\u2028trois", "deux lignes et trois"),
        ("co\u00adopération\u200b\ufeff", "coopération"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("prix\u00a0: 3\u202f%", "prix\u00a0: 3\u202f%"),
        ("\u200fa\u061c", "<U+200F>a<U+061C>"),
        ("\ufdd0\ue000\udc80", "<U+FDD0><U+E000><U+DC80>"),
        ("\U000e0041", "<U+E0041>"),
    ],
)
def test_visible_spells_what_cannot_be_seen(words: str, seen: str) -> None:
    """White space is one blank, unseen characters go, dangerous ones are spelt."""
    assert visible(words) == seen


@given(st.text(alphabet=st.characters()))
def test_visible_is_harmless_whatever_comes(words: str) -> None:
    """Any text at all comes out on one line, without control, and the same when repeated."""
    seen = visible(words)
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} for c in seen)
    assert visible(seen) == seen


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]),
)
def test_fitted_can_be_encoded(words: str, encoding: str) -> None:
    """Whatever the encoding, what is drawn can be written in it."""
    fitted(words, encoding).encode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_render_falls_back_to_the_encoding(encoding: str) -> None:
    """A terminal that is not UTF-8 gets guides and marks that it can draw."""
    raw = BytesIO()
    out = TextIOWrapper(raw, encoding=encoding)
    console = make_console(out, width=80)
    console.print(render_sources(kiosque()))
    console.print(render_claims(kiosque()))
    out.flush()
    seen = raw.getvalue().decode(encoding)
    assert "+-- cites Al Ahdath" in seen
    assert "-> Kiosque360" in seen
    assert "?" not in seen


def test_render_does_not_break_at_no_break_blanks() -> None:
    """A guillemet stays on the line of its word at every width."""
    text = "Les\u00a0« loups » ont\u202f: faim, dit « Luc ».".replace("« ", "«\u00a0").replace(
        " »", "\u00a0»"
    )
    made = report(text, sources=[], claims=[claim(1, span(text, text))])
    for width in range(30, 60):
        out = StringIO()
        make_console(out, width=width).print(render_claims(made))
        assert not any(line.strip().startswith(("»", ":")) for line in out.getvalue().split("\n"))
        assert "«\u00a0loups\u00a0»" in out.getvalue()


def test_render_colours_only_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets emphasis without background; NO_COLOR and pipes get plain text."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    def printed(out: StringIO) -> str:
        make_console(out, width=80).print(render_sources(kiosque()))
        return out.getvalue()

    plain, coloured = printed(StringIO()), printed(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert printed(Terminal()) == plain
    assert "\x1b" not in plain
    codes = {
        code for part in coloured.split("\x1b[")[1:] for code in part[: part.index("m")].split(";")
    }
    assert codes == {"0", "1", "2", "3", "31", "35"}
