"""Quotations, found on the text alone."""

from __future__ import annotations

import pytest
from handmade import blocks
from hypothesis import given
from hypothesis import strategies as st

from provenance.attribution.quotes import Quote, find_quotes, outermost

# Name, text, and for each quotation its words without marks, its depth, and whether it is closed.
TABLE = [
    ("guillemets", "Il dit : « Oui. »", [("Oui.", 0, True)]),
    ("no_break_spaces", "«\u00a0Oui\u202f»", [("Oui", 0, True)]),
    ("double_curled", "Il dit “oui” et part.", [("oui", 0, True)]),
    ("low_and_high", "Il dit „oui“ et part.", [("oui", 0, True)]),
    ("low_and_closing", "Il dit „oui” et part.", [("oui", 0, True)]),
    ("single_angled", "Il dit ‹ oui › et part.", [("oui", 0, True)]),
    ("straight", 'Il dit "oui" et part.', [("oui", 0, True)]),
    ("straight_behind_an_apostrophe", 'Il parle d’"un recul" net.', [("un recul", 0, True)]),
    ("straight_in_brackets", 'Le pont ("vieux") tient.', [("vieux", 0, True)]),
    ("two", "« Oui », dit-il, « non ».", [("Oui", 0, True), ("non", 0, True)]),
    ("two_straight", '"Oui", dit-il, "non".', [("Oui", 0, True), ("non", 0, True)]),
    (
        "one_inside_another",
        "« Il a dit “oui” hier »",
        [("Il a dit “oui” hier", 0, True), ("oui", 1, True)],
    ),
    (
        "straight_inside_guillemets",
        '« Il a dit "oui" hier »',
        [('Il a dit "oui" hier', 0, True), ("oui", 1, True)],
    ),
    (
        "same_kind_inside",
        "« Il a dit « oui » hier »",
        [("Il a dit « oui » hier", 0, True), ("oui", 1, True)],
    ),
    (
        "mark_repeated_at_each_paragraph",
        "« Un.\n\n« Deux.\n\n« Trois. »\n\nFin.",
        [("Un.\n\n« Deux.\n\n« Trois.", 0, True)],
    ),
    ("never_closed", "Il dit : « Oui.\n\nFin.", [("Oui.", 0, False)]),
    (
        "never_closed_before_another",
        "Il dit : « Oui.\n\nElle dit : « Non. »",
        [("Oui.", 0, False), ("Non.", 0, True)],
    ),
    ("straight_never_closed", 'Il dit : "Oui.\n\nFin.', [("Oui.", 0, False)]),
    ("closed_without_opening", "Oui », dit-il.", [("Oui", 0, False)]),
    (
        "closed_without_opening_in_its_paragraph",
        "Fin.\n\nOui », dit-il, « non ».",
        [("Oui", 0, False), ("non", 0, True)],
    ),
    ("closed_without_opening_or_words", "» Fin.", []),
    ("apostrophes", "L'élu d'hier n'a rien dit.", []),
    ("none", "Le pont tient.", []),
    ("empty", "", []),
]


def found(text: str) -> tuple[Quote, ...]:
    """The quotations of a text whose paragraphs are parted by blank lines."""
    return find_quotes(text, blocks(text))


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*held, id=name) for name, *held in TABLE]
)
def test_quotes_finds_pairs(text: str, expected: list[tuple[str, int, bool]]) -> None:
    """Each pair of marks is a quotation with its depth; a lone mark ends with its paragraph."""
    shown = [(quote.inner.slice(text), quote.depth, quote.closed) for quote in found(text)]
    assert shown == expected


def test_quotes_span_holds_the_marks() -> None:
    """The span of a quotation is its inner words with both marks."""
    text = "Il dit : « Oui. » Puis rien."
    assert [quote.span.slice(text) for quote in found(text)] == ["« Oui. »"]


def test_quotes_outermost_stand_in_no_other() -> None:
    """Only quotations of depth 0 are outermost."""
    text = "« Il a dit “oui” hier » et « rien »"
    inner = [quote.inner.slice(text) for quote in outermost(found(text))]
    assert inner == ["Il a dit “oui” hier", "rien"]


@given(st.lists(st.sampled_from([*"«»“”„‹›\"’' a.\n", "\n\n", "mot "]), max_size=40).map("".join))
def test_quotes_never_leave_the_text(text: str) -> None:
    """Whatever the marks, quotations lie in the text, in order, and never cross."""
    quotes = found(text)
    assert list(quotes) == sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end))
    for quote in quotes:
        assert 0 <= quote.span.start < quote.span.end <= len(text)
        assert quote.span.contains(quote.inner)
        around = [
            other for other in quotes if other is not quote and other.span.contains(quote.span)
        ]
        assert len(around) == quote.depth
        assert all(
            other.span.contains(quote.span)
            or quote.span.contains(other.span)
            or not other.span.overlaps(quote.span)
            for other in quotes
        )
