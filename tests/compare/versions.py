"""Versions of an article made by hand: one line a claim, so that a test shows only what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factories import claim, hop, report, source, span

from provenance.report import Hedge, SourceKind, Stance

if TYPE_CHECKING:
    from provenance.report import Report


class Said(NamedTuple):
    """A claim: its sentence, which part of it is claimed, by way of whom, and how."""

    sentence: str
    words: str = ""
    by: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTED
    hedge: str = ""


def said(
    sentence: str,
    words: str = "",
    by: str = "",
    stance: Stance | None = None,
    hedge: str = "",
) -> Said:
    """A claim by way of the sources `by`, parted by ` > `; those in lower case are anonymous."""
    names = tuple(filter(None, by.split(" > ")))
    usual = Stance.HEDGED if hedge else Stance.REPORTED if names else Stance.ASSERTED
    return Said(sentence, words or sentence.rstrip("."), names, stance or usual, hedge)


def version(*claims: Said, publisher: str = "Le Bourg") -> Report:
    """The report on an article of these claims, a line each."""
    text = "\n".join(held.sentence for held in claims) + "\n"
    names = list(dict.fromkeys(name for held in claims for name in held.by))
    sources = [source(0, publisher, SourceKind.MEDIA)]
    for number, name in enumerate(names, start=1):
        made = source(number, name, SourceKind.UNKNOWN, anonymous=name[:1].islower())
        at = span(text, name) if name in text else None
        sources.append(made.model_copy(update={"mentions": (at,) if at else ()}))
    return report(
        text,
        publisher=publisher,
        sources=sources,
        claims=[
            claim(
                number,
                span(text, held.words),
                *(
                    hop(f"s{names.index(name) + 1}", *([span(text, name)] if name in text else []))
                    for name in held.by
                ),
                stance=held.stance,
                hedges=[Hedge(**span(text, held.hedge).model_dump(), kind="conditional")]
                if held.hedge
                else [],
            )
            for number, held in enumerate(claims, start=1)
        ],
    )
