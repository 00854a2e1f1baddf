"""What the pages show is what happens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import picture
import pytest
import shown
from rich.console import Console

from provenance.render import render_sources

SVG = "{http://www.w3.org/2000/svg}"
RUN = [page for page in shown.PAGES if page != shown.GENERATED]
SHOWN = {page: list(shown.steps(page.read_text(encoding="utf-8"))) for page in RUN}
PYTHON = re.compile(r"^```python\n", re.MULTILINE)


def name(page: Path) -> str:
    """How a page is called here."""
    return str(page.relative_to(shown.ROOT))


def letters(line: str) -> str:
    """A line without its blanks, which a picture sets by place."""
    return "".join(line.split())


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all pages keep their parses."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.model
@pytest.mark.parametrize("page", [page for page in RUN if SHOWN[page]], ids=name)
def test_docs_shown_is_what_is_printed(page: Path, tmp_path: Path, cache: Path) -> None:
    """Every command of a page prints what stands below it; `make docs` writes that anew."""
    text = page.read_text(encoding="utf-8")
    if "--format svg" in text and shutil.which("dot") is None:
        pytest.skip("Graphviz's dot is not here")
    for command, real in shown.printed(text, tmp_path, cache):
        assert shown.agree(command.shown, real), f"$ {command.line}\n{real}"


@pytest.mark.model
def test_docs_shown_picture_is_the_tree(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/tree.svg says line by line what the tree of its article says; `make docs` draws it."""
    monkeypatch.setenv("PROVENANCE_CACHE_DIR", str(cache))
    rows: dict[float, list[tuple[float, str]]] = {}
    for drawn in ET.parse(picture.PICTURE).iter(f"{SVG}text"):  # noqa: S314 - the file is ours
        if "tree-title" not in drawn.get("class", ""):
            place = (float(drawn.get("x", "0")), drawn.text or "")
            rows.setdefault(float(drawn.get("y", "0")), []).append(place)
    lines = ["".join(text for _, text in sorted(rows[y])) for y in sorted(rows)]
    console = Console(width=picture.WIDTH, color_system=None)
    with console.capture() as printed:
        console.print(render_sources(picture.report()))
    expected = [letters(line) for line in printed.get().splitlines()]
    assert [letters(line) for line in lines if letters(line)] == [line for line in expected if line]


def test_docs_shown_steps_are_read() -> None:
    """Files, commands of several lines and outputs are told apart; other blocks are left alone."""
    page = (
        '```text title="a.txt"\nun\n```\n\n```sh\nrm -r fixtures\n```\n\n'
        "```console\n$ cat \\\n    a.txt\nun\n$ true\n```\n"
    )
    found = list(shown.steps(page))
    assert found[0] == shown.File("a.txt", "un\n")
    commands = [step for step in found if isinstance(step, shown.Command)]
    assert [(step.line, step.shown) for step in commands] == [
        ("cat \\\n    a.txt", "un\n"),
        ("true", ""),
    ]
    assert page[commands[0].start : commands[0].end] == "un\n"


@pytest.mark.parametrize(
    ("text", "real", "agrees"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nb\nc\n", False),
        ("a\n[…]\n", "a\nb\nc\n", True),
        ("[…]\nc\n", "a\nb\nc\n", True),
        ("a\n[…]\nc\n", "a\nb\nd\n", False),
        ("[…]\nb\n[…]\n", "a\nbc\nd\n", False),
        ("a.\n", "ab\n", False),
        ("", "a\n", False),
    ],
)
def test_docs_shown_agree(text: str, real: str, agrees: bool) -> None:  # noqa: FBT001 - a table
    """Only whole lines are left out, only where a mark stands, and nothing is a pattern."""
    assert shown.agree(text, real) is agrees


def test_docs_shown_renewed_keeps_what_is_left_out() -> None:
    """A line that has changed a little is found again; what is beyond finding is shown in full."""
    real = "head\nfirst claim [reported, 0.77]\nsecond\nthird\nkey: figures\n"
    was = "[…]\nfirst claim [reported, 0.76]\n[…]\nkey: figures\n"
    assert shown.renewed(was, real) == was.replace("0.76", "0.77")
    assert shown.renewed("[…]\nquite another line of text\n[…]\n", real) == real
    assert shown.renewed("", real) == real


def test_docs_shown_rewritten_changes_outputs_only(tmp_path: Path) -> None:
    """The commands and all that stands around them stay to the letter."""
    page = "# A\n\n```console\n$ echo un\n$ echo deux\nzwei\n```\n\nEnd.\n"
    (tmp_path / "folder").mkdir()
    now = shown.rewritten(page, tmp_path / "folder", tmp_path / "cache")
    assert now == "# A\n\n```console\n$ echo un\nun\n$ echo deux\ndeux\n```\n\nEnd.\n"


def test_docs_shown_failing_command_is_an_error(tmp_path: Path) -> None:
    """A command that fails is no output, whatever it has printed."""
    with pytest.raises(RuntimeError, match="leaves with 3"):
        list(shown.printed("```console\n$ exit 3\n```\n", tmp_path, tmp_path / "cache"))


@pytest.mark.parametrize("page", RUN, ids=name)
def test_docs_shown_code_is_run(page: Path) -> None:
    """Code in Python is a file that a command of its page runs, and every file is used."""
    assert not PYTHON.search(page.read_text(encoding="utf-8"))
    lines = " ".join(step.line for step in SHOWN[page] if isinstance(step, shown.Command))
    texts = " ".join(step.text for step in SHOWN[page] if isinstance(step, shown.File))
    for step in SHOWN[page]:
        if isinstance(step, shown.File):
            assert step.name in lines + texts, step.name
