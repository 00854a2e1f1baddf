"""`--format` for other tools, in `render` and in `trace`."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import kiosque, parsed
from process import run
from typer.testing import CliRunner

from provenance.cli import app
from provenance.errors import ExportError
from provenance.export import FORMATS
from provenance.export.csv_reader import read_csv
from provenance.export.prov_reader import read_prov

if TYPE_CHECKING:
    from types import ModuleType

    from typer.testing import Result

    from provenance.report import Report

TABLES = {"articles", "sources", "attributions", "claims", "hops"}


def worked() -> Report:
    """The worked example with a parse, which every format can be made of."""
    return parsed(kiosque())


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """The worked example as `provenance trace --keep-parse --format json` saves it."""
    path = tmp_path / "kiosque.json"
    path.write_text(worked().model_dump_json(indent=2), encoding="utf-8")
    return path


def invoke(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin)


def needed(name: str) -> None:
    """Skip where the machine lacks the program for a format."""
    try:
        FORMATS[name].check()
    except ExportError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"parquet"}))
def test_cli_export_to_standard_output(saved: Path, name: str) -> None:
    """One report goes to standard output as the exporter made it, byte for byte."""
    needed(name)
    result = invoke("render", saved, "--format", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == FORMATS[name].one([worked()])


@pytest.mark.parametrize("name", FORMATS)
def test_cli_export_to_a_place(saved: Path, tmp_path: Path, name: str) -> None:
    """`--output` names a file, or a folder where the format makes several, and no more is left."""
    needed(name)
    target = tmp_path / "out"
    result = invoke("render", saved, "--format", name, "--output", target)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    files = dict(FORMATS[name].files([("kiosque", worked())]))
    if len(files) == 1:
        assert target.read_bytes() == next(iter(files.values()))
    else:
        assert {path.name: path.read_bytes() for path in target.iterdir()} == files


@pytest.mark.parametrize("name", ["csv", "parquet", "brat", "prov-n"])
def test_cli_export_of_several_to_a_zip(saved: Path, tmp_path: Path, name: str) -> None:
    """Several reports go to one archive, tables together and documents under names of their own."""
    target = tmp_path / "all.zip"
    result = invoke("render", saved, saved, "--format", name, "--output", target)
    assert result.exit_code == 0
    named = [("kiosque", worked()), ("kiosque-2", worked())]
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert {file: archive.read(file) for file in archive.namelist()} == dict(
            FORMATS[name].files(named)
        )


def test_cli_export_of_several_needs_a_place(saved: Path) -> None:
    """Where several files come out and no place is named, the command says so and does nothing."""
    for arguments in (["--format", "dot", saved], ["--format", "parquet"]):
        result = invoke("render", saved, *arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "name a folder" in " ".join(result.stderr.replace("│", " ").split())


def test_cli_export_csv_of_several_is_one_table(saved: Path) -> None:
    """The claims of all reports are one table on standard output."""
    one = invoke("render", saved, "--format", "csv").stdout.splitlines()
    two = invoke("render", saved, saved, "--format", "csv").stdout.splitlines()
    assert one[0].startswith("report,id,sentence,text")
    assert len(two) - 1 == 2 * (len(one) - 1) == 2 * len(kiosque().claims)


def test_cli_export_keeps_what_is_sure_enough(saved: Path) -> None:
    """`--min-confidence` leaves claims out of every format."""
    result = invoke("render", saved, "--format", "prov", "--min-confidence", "0.85")
    kept = [claim.id for claim in kiosque().claims if claim.confidence >= 0.85]
    assert [claim.id for claim in read_prov(result.stdout).claims] == kept


def test_cli_export_never_replaces_an_input(tmp_path: Path) -> None:
    """The text beside brat's annotations does not replace a file that was read."""
    place = tmp_path / "kiosque.txt"
    place.write_text(kiosque().model_dump_json(), encoding="utf-8")
    before = place.read_bytes()
    result = invoke("render", place, "--format", "brat", "--output", tmp_path)
    assert result.exit_code == 2
    assert place.read_bytes() == before


@pytest.mark.parametrize("name", ["prov", "csv"])
def test_cli_export_impossible_place_is_one_line(saved: Path, name: str) -> None:
    """A place that cannot be written is named in one line."""
    result = invoke("render", saved, "--format", name, "--output", saved / "out")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert f"cannot write {saved / 'out'}" in result.stderr


def test_cli_export_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """Where nothing could be read the old file stays as it was."""
    target = tmp_path / "out.ttl"
    target.write_text("old", encoding="utf-8")
    arguments = ["--format", "prov-turtle", "--output", target]
    assert invoke("render", tmp_path / "none.json", *arguments).exit_code == 1
    assert target.read_text("utf-8") == "old"


def test_cli_export_goes_on_after_a_failure(saved: Path, tmp_path: Path) -> None:
    """One input that fails is named; the others are written."""
    target = tmp_path / "out"
    missing = tmp_path / "none.json"
    result = invoke("render", missing, saved, "--format", "markdown", "--output", target)
    assert result.exit_code == 1
    assert str(missing) in result.stderr
    assert [path.name for path in target.iterdir()] == ["kiosque.md"]


def test_cli_export_from_trace(fake_tracer: ModuleType, tmp_path: Path) -> None:
    """`trace` writes what `render` writes, named after its inputs."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Il pleut à {name}.\n", encoding="utf-8")
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    result = invoke("trace", *files, "--format", "csv", "--output", tmp_path / "tables")
    assert result.exit_code == 0
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == TABLES
    texts = [report.article.text for report in read_csv(tmp_path / "tables")]
    assert texts == ["Il pleut à a.\n", "Il pleut à b.\n"]
    invoke("trace", *files, "--format", "graphml", "--output", tmp_path / "graphs")
    names = sorted(path.name for path in (tmp_path / "graphs").iterdir())
    assert names == ["a.graphml", "b.graphml"]
    assert len(fake_tracer.made) == 2


def test_cli_export_conllu_needs_the_parse(saved: Path, tmp_path: Path) -> None:
    """A report without its parse is named in one line that says what to do; the others go on."""
    bare = tmp_path / "bare.json"
    bare.write_text(kiosque().model_dump_json(), encoding="utf-8")
    result = invoke("render", bare, "--format", "conllu")
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"provenance: {bare}: --format conllu needs the parse")
    assert "--keep-parse" in line
    result = invoke("render", bare, saved, "--format", "conllu", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["kiosque.conllu"]


def test_cli_export_checks_before_it_traces(fake_tracer: ModuleType, tmp_path: Path) -> None:
    """What cannot be written is said before a model is loaded."""
    article = tmp_path / "a.txt"
    article.write_text("Il pleut.\n", encoding="utf-8")
    assert invoke("trace", article, "--format", "parquet").exit_code == 2
    result = CliRunner(env={"PATH": ""}).invoke(app, ["trace", str(article), "--format", "svg"])
    assert result.exit_code == 1
    assert "install graphviz" in result.stderr
    assert fake_tracer.made == []


def test_cli_export_loads_no_parser(saved: Path, tmp_path: Path) -> None:
    """A saved report becomes a graph of other tools without torch and stanza."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print([m for m in ('torch', 'stanza') if m in sys.modules]))\n"
        "from provenance.cli import main\n"
        "main()"
    )
    target = str(tmp_path / "out.ttl")
    result = run(
        "render", str(saved), "--format", "prov-turtle", "--output", target, program=program
    )
    assert result.stdout == "[]\n"
    assert Path(target).stat().st_size > 1000
