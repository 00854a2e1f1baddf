"""What the benchmark runs in processes of its own: `python probes.py NAME` prints JSON.

Each probe loads one thing and measures it from inside, so that nothing else is loaded beside it.
"""

# ruff: noqa: ANN401 - Stanza has no types, and each probe loads only what it measures
from __future__ import annotations

import functools
import json
import statistics
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
FOUNDING = FIXTURES / "kiosque360.txt"
MODELS = ROOT / "provenance" / "models"
PASSES = 3
ARTICLES = 200
"""How many articles the rooms are measured on."""
ROOMS = {
    "ingest": "article_from_text",
    "attribution": "find_attributions",
    "sources": "resolve_sources",
    "chains": "trace_claims",
    "report": "write_report",
}
"""Each room of the pipe with its entry point, as `provenance.tracer` calls it."""


def bare_stanza() -> dict[str, float]:
    """Load the embedded models with plain Stanza and parse the founding article."""
    document = _stanza()(FOUNDING.read_text(encoding="utf-8"))
    return {"sentences": len(document.sentences)}


def stanza_loop() -> dict[str, float]:
    """Words a second of plain Stanza, one article after the other."""
    pipeline = _stanza()
    pipeline(FOUNDING.read_text(encoding="utf-8"))
    return _words_a_second(lambda texts: [pipeline(text) for text in texts])


def trace_many() -> dict[str, float]:
    """Words a second of `Tracer.trace_many` without a cache."""
    tracer = _tracer()
    return _words_a_second(lambda texts: list(tracer.trace_many(texts)))


def rooms() -> dict[str, float]:
    """Seconds that Stanza and each room took for the batch; the median of passes over new ones.

    Seconds of the processor and not of the clock: what else the machine does is not counted.
    """
    from batch import batch

    from provenance import tracer as pipe

    held = _tracer()
    clock = _Clock()
    for room, name in ROOMS.items():
        clock.watch(pipe, name, room)
    clock.watch(held._parser, "parse", "parsing")
    clock.watch(held._parser._parser._pipeline, "process", "stanza")
    passes: list[dict[str, float]] = []
    for seed in range(PASSES):
        clock.seconds.clear()
        for _ in held.trace_many(batch(ARTICLES, seed=seed)):
            pass
        passes.append(dict(clock.seconds))
        passes[-1]["parsing"] -= passes[-1]["stanza"]
    return {name: statistics.median(one[name] for one in passes) for name in passes[0]}


class _Clock:
    """Adds up the processor time that watched functions take."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def watch(self, owner: Any, name: str, label: str) -> None:
        """Put a watch around `owner.name`; its time is counted under `label`."""
        watched = getattr(owner, name)

        @functools.wraps(watched)
        def timed(*args: Any, **kwargs: Any) -> Any:
            start = process_time()
            try:
                return watched(*args, **kwargs)
            finally:
                spent = process_time() - start
                self.seconds[label] = self.seconds.get(label, 0.0) + spent

        setattr(owner, name, timed)


def _texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))]


def _stanza() -> Any:
    import stanza
    import torch

    torch.set_num_threads(1)
    return stanza.Pipeline(
        "fr", dir=str(MODELS), package="default", download_method=None, use_gpu=False, verbose=False
    )


def _tracer() -> Any:
    """A tracer without a cache that has traced one article, so that all is loaded."""
    from provenance import Tracer

    tracer = Tracer("fr", models="embedded", cache=False)
    tracer.trace(FOUNDING.read_text(encoding="utf-8"))
    return tracer


def _words_a_second(work: Callable[[list[str]], object]) -> dict[str, float]:
    texts = _texts()
    words = sum(len(text.split()) for text in texts)
    taken = []
    for _ in range(PASSES):
        start = perf_counter()
        work(texts)
        taken.append(perf_counter() - start)
    return {"words": words, "words_a_second": words / statistics.median(taken)}


PROBES = {
    "bare-stanza": bare_stanza,
    "stanza-loop": stanza_loop,
    "trace-many": trace_many,
    "rooms": rooms,
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(PROBES[sys.argv[1]]()) + "\n")
