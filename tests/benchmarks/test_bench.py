"""What the benchmark promises, with one process a figure and wide margins."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from batch import batch

pytestmark = [pytest.mark.model, pytest.mark.slow]

BENCH = Path(__file__).with_name("bench.py")


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The figures of one quick run, by name; a process of its own keeps peak memory honest."""
    target = tmp_path_factory.mktemp("bench") / "figures.json"
    subprocess.run(  # noqa: S603 - our own benchmark
        [sys.executable, str(BENCH), "--runs", "1", "--only-start", "--json", str(target)],
        check=True,
        capture_output=True,
    )
    found = json.loads(target.read_text(encoding="utf-8"))
    return {measure["name"]: measure for measure in found["measures"]}


def test_bench_help_is_light(measured: dict[str, dict[str, Any]]) -> None:
    """Help comes without torch, and sooner than Stanza could be imported."""
    assert measured["provenance --help"]["torch"] is False
    assert measured["provenance --help"]["ratio"] < 1.0


def test_bench_cached_rerun_is_light(measured: dict[str, dict[str, Any]]) -> None:
    """An article that was traced before needs no torch, and less time than a parse."""
    assert measured["first trace"]["torch"] is True
    assert measured["cached rerun"]["torch"] is False
    assert measured["cached rerun"]["ratio"] < 1.0


@pytest.mark.parametrize("name", ["first trace", "first trace, peak memory"])
def test_bench_first_trace_stays_in_its_limits(
    measured: dict[str, dict[str, Any]], name: str
) -> None:
    """The first trace takes at most twice the time of bare Stanza and 1.3 times its memory."""
    assert measured[name]["ratio"] <= measured[name]["limit"]


def test_bench_batch_is_new_articles_each_time() -> None:
    """No text of a batch comes twice, a seed gives the same batch, and outlets keep their names."""
    texts = batch(90, seed=1)
    assert len(set(texts)) == len(texts)
    assert texts == batch(90, seed=1)
    assert texts != batch(90, seed=2)
    assert sum("AFP" in text for text in texts) > 9
