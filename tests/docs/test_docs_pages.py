"""The README and the pages of docs/: what they show is what happens, and links lead somewhere."""

# ruff: noqa: S603 - what is run is this project and its README
from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{p.name}" for p in ROOT.glob("docs/*.md")),
]
TRACE = re.compile(r"^```text\n(Kiosque360 .*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^(?:\.venv/bin/)?provenance (.+?)(?:\s+#.*)?$", re.MULTILINE)
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
FIGURE = re.compile(r"\b[01]\.\d\d\b")
CUT = "[…]"


def run(*arguments: str, **extra: str) -> str:
    """What this interpreter prints, run in the project with one thread."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **extra}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
        env={**environment, "PYTHONIOENCODING": "utf-8"},
    ).stdout


def anchors(page: Path) -> set[str]:
    """The names by which the headings of a page can be linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def reference(command: str, word: str = "") -> str:
    """What docs/cli.md says of a command, or of its subcommand where `word` is one."""
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    sections = {
        part.partition("`")[0]: part
        for part in re.split(r"^##+ `provenance ", page, flags=re.MULTILINE)
    }
    default = {"evaluate": "evaluate chains"}.get(command, command)
    return sections.get(f"{command} {word}") or sections.get(default, "")


@pytest.mark.model
def test_readme_example_prints_what_is_shown() -> None:
    """The library example runs as it stands and prints the lines below it."""
    found = EXAMPLE.search(README)
    assert found is not None
    code, shown = found.groups()
    assert run("-c", code) == shown


@pytest.mark.model
def test_readme_tree_is_real() -> None:
    """Each part of the tree is in the real one, in this order; only the figures may differ."""
    found = TRACE.search(README)
    assert found is not None
    parts = [part.strip("\n") for part in found.group(1).split(CUT)]
    real = FIGURE.sub(
        "0.00",
        run(
            "-m",
            "provenance",
            "trace",
            "fixtures/kiosque360.txt",
            "--publisher",
            "Kiosque360",
            "--models",
            "embedded",
            COLUMNS="88",
        ),
    )
    place = 0
    for part in parts:
        place = real.find(FIGURE.sub("0.00", part), place)
        assert place >= 0, f"not in the tree, or not here:\n{part}\n\nthe tree:\n{real}"


@pytest.mark.parametrize("page", PAGES)
def test_readme_links_lead_somewhere(page: str) -> None:
    """Every link to a file, and to a heading of one, has its target."""
    for target in LINK.findall((ROOT / page).read_text(encoding="utf-8")):
        if target.startswith("http"):
            continue
        name, _, anchor = target.partition("#")
        file = (ROOT / page).parent / name if name else ROOT / page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@pytest.mark.parametrize("page", [page for page in PAGES if page != "docs/cli.md"])
def test_readme_commands_exist(page: str) -> None:
    """Every command shown in a block is one of the program's, with options that it has."""
    for block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        for line in SHOWN.findall(block):
            known = reference(*line.split()[:2])
            assert known, line
            for option in re.findall(r"--[a-z-]+", line):
                assert f"`{option}" in known, line


@pytest.mark.parametrize("name", ["fr.toml", "fr-grammar.toml"])
def test_readme_languages_page_has_every_table(name: str) -> None:
    """No table of a language's data is missing in docs/languages.md."""
    file = ROOT / "provenance" / "languages" / name
    page = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
    tables = set(tomllib.loads(file.read_text(encoding="utf-8"))) - {"language"}
    assert (
        sorted(table for table in tables if f"`{table}`" not in page and f"`[{table}]`" not in page)
        == []
    )
