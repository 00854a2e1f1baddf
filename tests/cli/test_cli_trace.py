"""`provenance trace` with a tracer that needs no models."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from provenance.cli import app
from provenance.report import Report

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from typer.testing import Result

pytestmark = pytest.mark.usefixtures("fake_tracer")


def invoke(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, ["trace", *map(str, arguments)], input=stdin)


def article(folder: Path, name: str, text: str = "Il pleut.\n") -> Path:
    """A file to trace."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_cli_trace_prints_a_tree(tmp_path: Path) -> None:
    """One file gives its tree and no heading."""
    result = invoke(article(tmp_path, "a.txt"), "--publisher", "Le Matin")
    assert result.exit_code == 0
    assert "Le Matin (publisher)\n└── 1 Il pleut. [asserted, 0.80]" in result.stdout
    assert "══" not in result.stdout
    assert result.stderr == ""


def test_cli_trace_assumes_a_publisher_and_says_so(tmp_path: Path) -> None:
    """Without a publisher the stem of the file stands for it, with a note below."""
    result = invoke(article(tmp_path, "le-soir.txt"))
    assert "le-soir (publisher)" in result.stdout
    assert "note: no publisher is given" in result.stdout


def test_cli_trace_reads_standard_input(tmp_path: Path) -> None:
    """`-`, or no file at all, reads standard input."""
    for arguments in (["-"], []):
        result = invoke(*arguments, "--format", "json", stdin="Il neige.\n")
        assert json.loads(result.stdout)["claims"][0]["text"] == "Il neige."
    both = invoke("-", article(tmp_path, "a.txt"), stdin="Il neige.\n")
    assert "══ standard input ══" in both.stdout
    assert "unnamed publisher" in both.stdout


def test_cli_trace_several_files_have_headings(tmp_path: Path) -> None:
    """Several files come in the order they are named, each below its heading."""
    paths = [article(tmp_path, f"{name}.txt", f"Texte {name}.\n") for name in "cab"]
    seen = "".join(invoke(*paths).stdout.split())  # a long path is cut at the end of a line
    places = [seen.index(f"══{path}══") for path in paths]
    assert places == sorted(places)


@pytest.mark.parametrize(("count", "kind"), [(1, dict), (2, list)])
def test_cli_trace_json_is_an_object_or_an_array(tmp_path: Path, count: int, kind: type) -> None:
    """One input gives one object, several an array; both validate as reports."""
    paths = [article(tmp_path, f"{n}.txt") for n in range(count)]
    loaded: Any = json.loads(invoke(*paths, "--format", "json").stdout)
    assert isinstance(loaded, kind)
    for item in loaded if kind is list else [loaded]:
        Report.model_validate(item)


def test_cli_trace_jsonl_is_a_report_a_line(tmp_path: Path) -> None:
    """JSON Lines: as many lines as inputs, each a report, across batches."""
    paths = [article(tmp_path, f"{n}.txt", f"Texte {n}.\n") for n in range(40)]
    lines = invoke(*paths, "--format", "jsonl").stdout.splitlines()
    texts = [Report.model_validate_json(line).claims[0].text for line in lines]
    assert texts == [f"Texte {n}." for n in range(40)]


def test_cli_trace_works_in_batches(tmp_path: Path, fake_tracer: ModuleType) -> None:
    """Articles reach the tracer together, and large ones in smaller batches."""
    invoke(*(article(tmp_path, f"{n}.txt") for n in range(20)))
    assert [len(batch) for batch in fake_tracer.batches] == [16, 4]
    fake_tracer.batches.clear()
    invoke(*(article(tmp_path, f"{n}.txt", "Un mot. " * 40_000) for n in range(3)))
    assert [len(batch) for batch in fake_tracer.batches] == [2, 1]


def test_cli_trace_passes_on_its_options(tmp_path: Path, fake_tracer: ModuleType) -> None:
    """Language, models, cache and whether to keep the parse reach the tracer."""
    asked = ["--lang", "fr", "--models", "embedded", "--no-cache", "--keep-parse"]
    invoke(article(tmp_path, "a.txt"), *asked)
    made = {"language": "fr", "models": "embedded", "cache": False, "keep_parse": True}
    assert fake_tracer.made == [made]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [([], False), (["--keep-parse"], True), (["--format", "conllu"], True)],
)
def test_cli_trace_keeps_the_parse_where_asked(
    tmp_path: Path, fake_tracer: ModuleType, asked: list[str], *, kept: bool
) -> None:
    """The parse is kept where the option or the format wants it, else not."""
    assert invoke(article(tmp_path, "a.txt"), *asked).exit_code == 0
    assert [made["keep_parse"] for made in fake_tracer.made] == [kept]


def test_cli_trace_bad_inputs_do_not_stop_the_others(tmp_path: Path) -> None:
    """Each failure has one line on standard error; the rest is done; the exit code is 1."""
    good, bad = article(tmp_path, "good.txt"), article(tmp_path, "bad.txt", "BOOM\n")
    also = article(tmp_path, "also.txt")
    result = invoke(good, tmp_path / "none.txt", bad, tmp_path, also, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    for name in ("none.txt", "bad.txt", str(tmp_path)):
        assert any(name in line for line in lines)
    assert all(line.startswith("provenance: ") for line in lines)


def test_cli_trace_unexpected_error_is_named_without_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours is one harmless line with its type; PROVENANCE_DEBUG shows where it is."""
    bad = article(tmp_path, "bad.txt", "BOOM\n")
    monkeypatch.delenv("PROVENANCE_DEBUG", raising=False)
    result = invoke(bad)
    assert result.exit_code == 1
    assert "bad.txt: unexpected ZeroDivisionError" in result.stderr
    assert "please report it" in result.stderr
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr
    monkeypatch.setenv("PROVENANCE_DEBUG", "1")
    assert "Traceback" in invoke(bad).stderr


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [("MODEL\n", [], "the models are damaged"), ("x\n", ["--lang", "xx"], "no such language")],
)
def test_cli_trace_a_missing_model_ends_it(
    tmp_path: Path, text: str, options: list[str], said: str
) -> None:
    """What concerns every input is said once."""
    paths = [article(tmp_path, f"{n}.txt", text) for n in range(3)]
    result = invoke(*paths, *options)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--min-confidence", "1.5"],
        ["--min-confidence", "-0.1"],
        ["--min-confidence", "nan"],
        ["--format", "xml"],
        ["--view", "rows"],
        ["--publisher", " "],
        ["--unknown"],
    ],
)
def test_cli_trace_wrong_use_is_2(tmp_path: Path, options: list[str]) -> None:
    """Wrong use is told apart from failed inputs."""
    result = invoke(article(tmp_path, "a.txt"), *options)
    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize("output_format", ["tree", "json", "jsonl"])
def test_cli_trace_min_confidence(tmp_path: Path, output_format: str) -> None:
    """Claims below the bound are left out of every format."""
    path = article(tmp_path, "a.txt")
    kept = invoke(path, "--format", output_format, "--min-confidence", "0.8").stdout
    left = invoke(path, "--format", output_format, "--min-confidence", "0.81").stdout
    if output_format == "tree":
        assert ("1 Il pleut." in kept, "1 Il pleut." in left) == (True, False)
    else:
        counts = [len(json.loads(text)["claims"]) for text in (kept, left)]
        assert counts == [1, 0]


def test_cli_trace_all_failed_array_is_empty(tmp_path: Path) -> None:
    """A program that asked for an array gets one, also when every input failed."""
    result = invoke(tmp_path / "a", tmp_path / "b", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == []


def test_cli_trace_json_holds_no_control(tmp_path: Path) -> None:
    """Characters that a terminal would obey are escaped in JSON, and come back unchanged."""
    path = article(tmp_path, "a.txt", "Il \u202epleut\u2066.\n")
    for output_format in ("json", "jsonl"):
        seen = invoke(path, "--publisher", "A\x9b2J\x7f\u202eB", "--format", output_format).stdout
        assert not {"\x9b", "\x7f", "\u202e", "\u2066"} & set(seen)
        assert json.loads(seen)["article"]["publisher"] == "A\x9b2J\x7f\u202eB"
