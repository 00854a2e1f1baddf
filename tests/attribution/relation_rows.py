"""Rows of the tables in this folder: a parse by hand and the relations that it must show.

row("que", TEXT, ARCS, said("Le ministre", "affirmer", "les stocks suffisent"))
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from handmade import Parse, french, parse

from provenance.attribution import find_attributions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _pytest.mark.structures import ParameterSet

    from provenance.attribution import Attribution, Found


@dataclass(frozen=True)
class Said:
    """What a test says of a relation; `construction` None leaves it to the table's default."""

    source: str | None
    cue: str | None
    content: tuple[str, ...]
    stance: str = "reported"
    construction: str | None = None
    parent: int | None = None
    member: bool = False

    def __str__(self) -> str:
        """One line for the message of a failing row."""
        nested = "" if self.parent is None else f" in [{self.parent}]"
        member = " as an example" if self.member else ""
        return (
            f"{self.construction}: {self.source} — {self.cue} — "
            f"{' … '.join(self.content)} ({self.stance}){nested}{member}"
        )


@dataclass(frozen=True)
class Row:
    """A text, its arcs and the relations that it must show, in the order of the result."""

    text: str
    arcs: str
    expected: tuple[Said, ...]


def said(  # the parts of a relation
    source: str | None,
    cue: str | None,
    *content: str,
    stance: str = "reported",
    construction: str | None = None,
    parent: int | None = None,
    member: bool = False,
) -> Said:
    """A relation: the words of its source, the form of its cue, the words of its content."""
    return Said(source, cue, content, stance, construction, parent, member)


def row(name: str, text: str, arcs: str, *expected: Said, fault: str = "") -> ParameterSet:
    """A row of a table; `fault` says why the rule is known to fail it."""
    return case(name, Row(text, arcs, expected), fault=fault)


def case(name: str, *values: object, fault: str = "") -> ParameterSet:
    """A row of any other table, with `values` for the parameters of its test."""
    marks = [pytest.mark.xfail(raises=AssertionError, reason=fault, strict=True)] if fault else []
    return pytest.param(*values, id=name, marks=marks)


def check(held: Row, construction: str) -> None:
    """Fail, with all that one needs to see, where a row shows other relations than it must."""
    parsed = parse(held.text, held.arcs)
    _compare(held, construction, parsed, found_in(parsed).attributions)


def check_beside(held: Row, construction: str) -> None:
    """The same for the relations that stand beside those of sentences."""
    parsed = parse(held.text, held.arcs)
    _compare(held, construction, parsed, found_in(parsed).beside)


def _compare(held: Row, construction: str, parsed: Parse, shown: Sequence[Attribution]) -> None:
    found = [described(parsed, relation) for relation in shown]
    expected = [
        replace(one, construction=one.construction or construction) for one in held.expected
    ]
    if found != expected:
        raise AssertionError(
            f"\ntext      {held.text}\nexpected  {_lines(expected)}\nfound     {_lines(found)}"
        )


def found_in(parsed: Parse) -> Found:
    """All that a parse shows."""
    return find_attributions(parsed.sentences, paragraphs=parsed.paragraphs, lexicon=french())


def relations(parsed: Parse) -> tuple[Attribution, ...]:
    """All relations of a parse."""
    return found_in(parsed).attributions


def described(parsed: Parse, relation: Attribution) -> Said:
    """A relation in the words that a test says it in."""
    return Said(
        parsed.words(relation.source.span) if relation.source else None,
        relation.cue.lemma if relation.cue else None,
        tuple(span.slice(parsed.text) for span in relation.content),
        str(relation.stance),
        relation.construction,
        relation.parent,
        relation.member,
    )


def _lines(held: Sequence[Said]) -> str:
    return "\n          ".join(f"[{i}] {relation}" for i, relation in enumerate(held)) or "nothing"
