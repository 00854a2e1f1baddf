"""`provenance diff` and the schema of what it writes."""

# ruff: noqa: S603 - what is run is this project, with words of the tests
from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import jsonschema
import pytest
from factories import kiosque
from process import command, environment, run
from typer.testing import CliRunner

from provenance.cli import app
from provenance.compare import ChangeKind, Comparison
from provenance.report import Stance

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

ARTICLE = """\
Le conseil de Verlac a voté le budget. Selon Reuters, une source syndicale affirme que l’usine \
fermera en juin.

Le site aurait perdu deux millions d’euros.
"""
REVISED = """\
Le conseil de Verlac a voté le budget. L’usine fermera en juin.

Le site a perdu deux millions d’euros. La direction dément que des postes soient menacés.
"""


def invoke(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, ["diff", *map(str, arguments)], input=stdin)


@pytest.fixture
def revised(saved: Path) -> Path:
    """The worked example without its first claim, its hedge, and a step of the chain with it."""
    old = kiosque()
    claims = list(old.claims[1:])
    plain = {"stance": Stance.REPORTED, "hedges": (), "chain": claims[2].chain[:2], "origin": "s1"}
    claims[2] = claims[2].model_copy(update=plain)
    path = saved.with_name("revised.json")
    path.write_text(
        old.model_copy(update={"claims": tuple(claims)}).model_dump_json(), encoding="utf-8"
    )
    return path


def test_cli_diff_draws_a_tree(saved: Path, revised: Path) -> None:
    """Changes stand under their claim with the words and chains of both versions."""
    result = invoke(saved, revised)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [line.strip(" │├└─") for line in result.stdout.splitlines()]
    assert "3 changes · unchanged: 7 claims, 6 sources" in lines
    assert lines[lines.index("hedge lost") + 1] == "old [hedged] “éviterait” (line 5)"
    assert lines[lines.index("chain shorter") + 1].startswith("old Kiosque360 → cites Al Ahdath")
    assert "claim dropped" in lines


def test_cli_diff_of_a_report_with_itself(saved: Path) -> None:
    """Nothing changed, which is said, and is success with --exit-code."""
    result = invoke(saved, saved, "--exit-code")
    assert result.exit_code == 0
    assert "no change · unchanged: 9 claims, 6 sources" in result.stdout


def test_cli_diff_json_is_what_the_schema_says(saved: Path, revised: Path) -> None:
    """JSON is read back by the model and accepted by the schema; it goes to a file if asked."""
    described = json.loads(CliRunner().invoke(app, ["schema", "--of", "diff"]).stdout)
    jsonschema.Draft202012Validator.check_schema(described)
    printed = invoke(saved, revised, "--format", "json").stdout
    jsonschema.Draft202012Validator(described).validate(json.loads(printed))
    assert len(Comparison.model_validate_json(printed).changes) == 3
    output = saved.with_name("changes.json")
    assert invoke(saved, revised, "--format", "json", "--output", output).stdout == ""
    assert output.read_text("utf-8") == printed


def test_cli_diff_exit_code(saved: Path, revised: Path) -> None:
    """1 where a change is told, 0 where the kinds asked for are not, 2 where it fails."""
    assert invoke(saved, revised).exit_code == 0
    assert invoke(saved, revised, "--exit-code").exit_code == 1
    assert invoke(saved, revised, "--exit-code", "--only", "hedge_lost").exit_code == 1
    assert invoke(saved, revised, "--exit-code", "--only", "hedge_gained").exit_code == 0
    assert invoke(saved, "missing.json").exit_code == 1
    assert invoke(saved, "missing.json", "--exit-code").exit_code == 2


def test_cli_diff_only_some_kinds(saved: Path, revised: Path) -> None:
    """Kinds that are not asked for are left out; an unknown one is refused, the kinds named."""
    result = invoke(saved, revised, "--only", "hedge_lost", "--only", "claim_dropped")
    assert "2 changes" in result.stdout
    assert "chain shorter" not in result.stdout
    assert "note: changes of other kinds that are left out: 1" in result.stdout
    refused = run("diff", str(saved), str(revised), "--only", "hedge", COLUMNS="2000")
    assert refused.returncode == 2
    assert all(kind.value in refused.stderr for kind in ChangeKind)


def test_cli_diff_reads_standard_input(saved: Path, revised: Path) -> None:
    """One of the two may come through a pipe, and only one."""
    piped = invoke(saved, "-", stdin=revised.read_bytes())
    assert piped.stdout == invoke(saved, revised).stdout
    assert invoke("-", "-").exit_code == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "holds no report"),
        (b"{}", "not a report of provenance"),
        (b"Le pont est rouvert.", "not a saved report"),
        (b"\xff\xfe\x00", "no UTF-8"),
    ],
)
def test_cli_diff_refuses_what_is_no_report(saved: Path, text: bytes, said: str) -> None:
    """One line names the file, says what is wrong with it and how a report is made."""
    bad = saved.with_name("bad.json")
    bad.write_bytes(text)
    for pair in ((saved, bad), (bad, saved)):
        result = invoke(*pair)
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith(f"provenance: {bad}: ")
        assert said in result.stderr
        assert "provenance trace ARTICLE --format json" in result.stderr


def test_cli_diff_refuses_several_reports_and_an_output_that_is_an_input(saved: Path) -> None:
    """A file of two reports has no one version; what is read is not written over."""
    several = saved.with_name("several.json")
    several.write_text(f"[{saved.read_text('utf-8')},{saved.read_text('utf-8')}]", "utf-8")
    assert "holds 2 reports" in invoke(saved, several).stderr
    assert invoke(saved, several, "--output", saved).exit_code == 2


def test_cli_diff_loads_no_parser(saved: Path, revised: Path) -> None:
    """Reports are compared without torch and stanza."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print([m for m in ('torch', 'stanza') if m in sys.modules]))\n"
        "from provenance.cli import main\n"
        "main()"
    )
    result = run("diff", str(saved), str(revised), program=program)
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_cli_diff_other_encodings(saved: Path, revised: Path, encoding: str) -> None:
    """Where standard output is not UTF-8 the tree is drawn plainly, and JSON is escaped."""
    for output_format in ("tree", "json"):
        result = subprocess.run(
            command("diff", str(saved), str(revised), "--format", output_format),
            capture_output=True,
            env=environment(PYTHONIOENCODING=encoding),
            check=True,
        )
        text = result.stdout.decode(encoding)
        assert "+--" in text if output_format == "tree" else text.isascii()


def test_cli_diff_hostile_words_stay_words(saved: Path) -> None:
    """No control character of an article reaches the terminal."""
    from hostile import hostile

    path = saved.with_name("hostile.json")
    path.write_text(hostile().model_dump_json(), "utf-8")
    for output_format in ("tree", "json"):
        printed = invoke(saved, path, "--format", output_format).stdout
        assert not {"\x1b", "\u202e", "\x85", "\x00"} & set(printed)


@pytest.mark.model
def test_cli_diff_end_to_end(tmp_path: Path) -> None:
    """Two versions of an article, traced and compared by the command."""
    for name, text in (("old", ARTICLE), ("new", REVISED)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        saved = tmp_path / f"{name}.json"
        arguments = ("--publisher", "Le Bourg", "--format", "json", "--output", str(saved))
        traced = run(
            "trace",
            str(tmp_path / f"{name}.txt"),
            *arguments,
            "--models",
            "embedded",
            OMP_NUM_THREADS="1",
        )
        assert traced.returncode == 0, traced.stderr
    result = run("diff", str(tmp_path / "old.json"), str(tmp_path / "new.json"), "--format", "json")
    found = Comparison.model_validate_json(result.stdout)
    assert [(change.kind.value, (change.new or change.old).text) for change in found.changes] == [
        ("source_dropped", "Reuters"),
        ("source_dropped", "source syndicale"),
        ("chain_shorter", "L’usine fermera en juin"),
        ("hedge_lost", "Le site a perdu deux millions d’euros"),
        ("source_added", "direction"),
        ("denial_added", "des postes soient menacés"),
    ]
    assert found.unchanged.claims == 1
