"""Hostile words through every format of `render` and both of `diff`: to a terminal, to a pipe."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from factories import parsed
from hostile import hostile
from process import run_on_terminal
from typer.testing import CliRunner

from provenance.cli import app
from provenance.cli.options import OutputFormat
from provenance.compare import ChangeKind, Comparison, compare
from provenance.errors import ExportError
from provenance.export import FORMATS
from provenance.export.formats import Shape
from provenance.report import Report, Stance

if TYPE_CHECKING:
    from pathlib import Path

COLOUR = re.compile(
    r"\x1b\[[0-9;]*m"
)  # the program's own; of the article's, `ESC [ 2 J` is another
WAYS = [
    *([form.value] for form in OutputFormat),
    ["tree", "--explain"],
    ["tree", "--view", "claims"],
    ["tree", "--view", "claims", "--explain"],
]
SHOWN = [
    way
    for way in WAYS
    if way[0] not in FORMATS
    or FORMATS[way[0]].shape is not Shape.TABLES
    or FORMATS[way[0]].main is not None
]
IN_JSON = ["json", "jsonl", "prov", "prov-jsonld", "webannotation", "claimreview"]


def piped(*arguments: str) -> str:
    """What the command line sends to a pipe."""
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def obeyed(shown: str) -> set[str]:
    """The characters of `shown` that a terminal would obey, colours and line ends aside."""
    unsafe = {"Cc", "Cf", "Zl", "Zp"}
    found = {c for c in COLOUR.sub("", shown) if unicodedata.category(c) in unsafe}
    return found - set("\r\n\t\u200c\u200d")


def needs(name: str) -> None:
    """Skip where the machine lacks the program that a format is made by."""
    try:
        if name in FORMATS:
            FORMATS[name].check()
    except ExportError as error:
        pytest.skip(str(error))


def revised(report: Report) -> Report:
    """A version of `report` in which every claim and every source has changed."""
    claims = tuple(
        claim.model_copy(
            update=[
                {"stance": Stance.DENIED},
                {"stance": Stance.REPORTED, "hedges": ()},
                {"chain": claim.chain[:1], "origin": "s0"},
                {"text": f"{claim.text} {claim.text} ?"},
            ][number % 4]
        )
        for number, claim in enumerate(report.claims)
    )
    sources = tuple(
        source.model_copy(
            update={"anonymous": not source.anonymous, "name": f"{source.name}{source.name}\x1b[2J"}
        )
        for source in report.sources
    )
    return report.model_copy(update={"claims": claims[1:], "sources": sources})


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    """Two saved reports of hostile words, the second revised."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(parsed(hostile()).model_dump_json(), encoding="utf-8")
    new.write_text(revised(hostile()).model_dump_json(), encoding="utf-8")
    return str(old), str(new)


def test_cli_hostile_ways_are_all_but_parquet() -> None:
    """Only what is no text is not shown in a terminal."""
    assert [way for way in WAYS if way not in SHOWN] == [["parquet"]]


@pytest.mark.parametrize("way", SHOWN, ids=" ".join)
def test_cli_hostile_words_stay_words_in_a_terminal(
    versions: tuple[str, str], way: list[str]
) -> None:
    """Nothing in any format or view moves the cursor, colours, reorders or hides."""
    needs(way[0])
    shown = run_on_terminal("render", versions[0], "--format", *way)
    assert obeyed(shown) == set()
    assert way[0] == "tree" or "\x1b" not in shown
    assert "DROP TABLE" in shown


@pytest.mark.parametrize("way", [*WAYS[:1], *WAYS[-3:]], ids=" ".join)
def test_cli_hostile_words_stay_words_in_a_tree(versions: tuple[str, str], way: list[str]) -> None:
    """A tree in a pipe has no control at all, and escape sequences are spelt in it."""
    shown = piped("render", versions[0], "--format", *way)
    assert obeyed(shown) == set()
    assert "\x1b" not in shown
    assert "<U+001B>[2J" in shown


@pytest.mark.parametrize("name", IN_JSON)
def test_cli_hostile_words_end_no_script(versions: tuple[str, str], name: str) -> None:
    """JSON may stand in a page: it ends no script, opens no comment, and has plain lines."""
    written = piped("render", versions[0], "--format", name)
    assert not set(written) & set("<>&\u2028\u2029")
    assert obeyed(written) == set()
    if name == "jsonl":
        assert len(written.splitlines()) == 1
        assert Report.model_validate_json(written) == parsed(hostile())


def test_cli_hostile_words_stay_words_in_a_comparison(versions: tuple[str, str]) -> None:
    """The tree of a comparison sends no control of either version to a terminal or a pipe."""
    old, new = versions
    for one, other in ((old, new), (new, old)):
        shown = run_on_terminal("diff", one, other)
        plain = piped("diff", one, other)
        assert obeyed(shown) == obeyed(plain) == set()
        assert "\x1b" not in plain
        assert "<U+001B>[2J" in plain


def test_cli_hostile_words_stay_words_in_a_comparison_in_json(versions: tuple[str, str]) -> None:
    """JSON of a comparison is harmless in a page and in a terminal, and says what was compared."""
    written = piped("diff", *versions, "--format", "json")
    assert not set(written) & set("<>&\u2028\u2029")
    assert (
        obeyed(written) == obeyed(run_on_terminal("diff", *versions, "--format", "json")) == set()
    )
    said = Comparison.model_validate_json(written)
    assert said == compare(parsed(hostile()), revised(hostile()))
    assert {change.kind for change in said.changes} >= {
        ChangeKind.CLAIM_DROPPED,
        ChangeKind.HEDGE_LOST,
        ChangeKind.CHAIN_SHORTER,
    }


@pytest.mark.parametrize("name", FORMATS)
def test_cli_hostile_names_of_files_stay_in_their_folder(tmp_path: Path, name: str) -> None:
    """What an input is called cannot lead out of the folder, nor be an option or a command."""
    needs(name)
    inputs = [tmp_path / f"-rf =cmd|'{number} ;\n\x1b[2J\u202e..json" for number in (1, 2)]
    for path in inputs:
        path.write_text(parsed(hostile()).model_dump_json(), encoding="utf-8")
    folder = tmp_path / "out"
    piped("render", *map(str, inputs), "--format", name, "--output", str(folder))
    written = [path.name for path in folder.iterdir()]
    assert len(written) >= 2
    assert [name for name in written if not re.fullmatch(r"\w[\w.-]*", name)] == []
