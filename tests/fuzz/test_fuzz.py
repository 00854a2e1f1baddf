"""Hostile texts through the whole pipe: no crash, and every report keeps the contract.

About 150 texts in the normal suite; `make fuzz` takes 10,000 (`PROVENANCE_FUZZ` says how many).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from invariants import broken
from texts import CONTROLS, DIRECTION, EMOJI, MARKS, STRANGE, ZERO_WIDTH, sample

from provenance import Tracer
from provenance.ingest import article_from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

pytestmark = pytest.mark.model

COUNT = int(os.environ.get("PROVENANCE_FUZZ", "150"))
BATCH = 64
TRIES = 400
"""How often a failing text is traced again to make it smaller."""


@pytest.fixture(scope="module")
def tracer() -> Tracer:
    """The embedded models, every text parsed anew."""
    return Tracer("fr", models="embedded", cache=False)


def faults(tracer: Tracer, texts: Sequence[str]) -> list[str]:
    """What goes wrong when `texts` are traced together, in words."""
    try:
        reports = list(tracer.trace_many(texts, publisher="Le Journal"))
    except Exception as error:  # noqa: BLE001 - a crash of any kind is what is looked for
        return [f"{type(error).__name__}: {error}"]
    found = [fault for report in reports for fault in broken(report)]
    if [report.article.text for report in reports] != [article_from_text(t).text for t in texts]:
        found.append("the reports are not those of the texts, in order")
    return found


def minimal(text: str, fails: Callable[[str], bool]) -> str:
    """A text that still fails, with as much of `text` left out as `TRIES` attempts allow."""
    left = TRIES
    size = max(len(text) // 2, 1)
    while size and left > 0:
        start, shrunk = 0, False
        while start < len(text) and left > 0:
            shorter = text[:start] + text[start + size :]
            left -= 1
            if fails(shorter):
                text, shrunk = shorter, True
            else:
                start += size
        size = size if shrunk else size // 2
    return text


def failures(tracer: Tracer, texts: Sequence[str]) -> Iterator[str]:
    """For each batch of `texts` that fails: its faults and the smallest text that shows them."""
    for first in range(0, len(texts), BATCH):
        batch = texts[first : first + BATCH]
        found = faults(tracer, batch)
        if not found:
            continue
        alone = next((text for text in batch if faults(tracer, [text])), None)
        if alone is None:
            yield f"texts {first} to {first + len(batch)} fail together only: {found[:3]}"
        else:
            small = minimal(alone, lambda text: bool(faults(tracer, [text])))
            yield f"{small!r}: {faults(tracer, [small])[:3]}"


def test_fuzz_texts_are_hostile() -> None:
    """The sample is the same every time, mostly distinct, and holds what it is meant to hold."""
    texts = sample(300)
    assert texts == sample(300)
    assert len(set(texts)) > 200
    whole = "".join(texts)
    for kind in (MARKS, ZERO_WIDTH, DIRECTION, CONTROLS, EMOJI, STRANGE):
        assert any(strange in whole for strange in kind)


@pytest.mark.slow
def test_fuzz_reports_keep_contract(tracer: Tracer) -> None:
    """Whatever the text: no crash, spans are slices, chains sound, ids resolve, JSON validates."""
    texts = sample(COUNT)
    assert len(texts) >= COUNT
    found = list(failures(tracer, texts))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", ["a.›", "ue X.Selon"])
def test_fuzz_text_that_once_broke(tracer: Tracer, text: str) -> None:
    """Minimal texts of a crash that was found: a name whose mark is cut off inside its word."""
    assert faults(tracer, [text]) == []


def test_fuzz_shrinks_to_what_fails() -> None:
    """The reducer keeps what makes a text fail and drops the rest."""
    assert minimal("Selon lui, « tout » va bien", lambda text: "«" in text and "»" in text) == "«»"
