"""Which program judges which format, in what version, and what it found: a table at the end.

A test says `@judged("graphml", by="networkx")`; the table is printed where PROVENANCE_REPORTS names
saved reports, as `make validate` does.
"""

# ruff: noqa: S607 - wherever the machine has it
from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from saved_reports import NAMES, SAVED

HERE = Path(__file__).parent
MERMAID = Path(os.environ.get("PROVENANCE_MERMAID", HERE))
judged = pytest.mark.judged

_results: Counter[tuple[str, str, str]] = Counter()


def has_dot() -> bool:
    """Whether Graphviz can be run."""
    return shutil.which("dot") is not None


def has_mermaid() -> bool:
    """Whether Mermaid can be run, in the folder that PROVENANCE_MERMAID names."""
    wanted = ("mermaid", "jsdom")
    return shutil.which("node") is not None and all(
        (MERMAID / "node_modules" / name).is_dir() for name in wanted
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say in the results of each test what it judges, which outlives a process of its own."""
    for item in items:
        for mark in item.iter_markers("judged"):
            item.user_properties.append(("judged", (", ".join(mark.args), mark.kwargs["by"])))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count how each judgement ended."""
    if report.when == "call" or report.outcome != "passed":
        for name, said in report.user_properties:
            if name == "judged":
                formats, program = said
                _results[formats, program, report.outcome] += 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table where further reports are judged."""
    if "PROVENANCE_REPORTS" in os.environ:
        terminalreporter.write_line(f"\n{len(NAMES)} reports, of which {len(SAVED)} were saved\n")
        for line in _table():
            terminalreporter.write_line(line)


def _table() -> list[str]:
    lines = ["| format | judged by | passed | failed | skipped |", "|---|---|---|---|---|"]
    for formats, program in sorted({key[:2] for key in _results}):
        counts = [_results[formats, program, how] for how in ("passed", "failed", "skipped")]
        shown = ", ".join(f"`{name}`" for name in formats.split(", "))
        judge = f"{program} {_version(program)}".strip()
        lines.append(f"| {shown} | {judge} | {' | '.join(map(str, counts))} |")
    return lines


def _version(program: str) -> str:
    """The version of `program`, if it is here; a check of our own has none."""
    if program == "Graphviz" and has_dot():
        run = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=True)
        return run.stderr.split()[4]  # dot - graphviz version 2.43.0 (0)
    if program == "Mermaid" and has_mermaid():
        about = MERMAID / "node_modules" / "mermaid" / "package.json"
        return str(json.loads(about.read_text("utf-8"))["version"])
    try:
        return version(program)
    except PackageNotFoundError:
        return ""
