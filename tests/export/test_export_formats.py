"""The list of formats: all are there, each says what it lacks, and none loads a parser."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from factories import parsed
from hostile import hostile
from judges import has_dot, judged
from process import environment
from saved_reports import SAVED

from provenance.cli.options import OutputFormat
from provenance.errors import ExportError
from provenance.export import FORMATS
from provenance.export.json_text import harmless
from provenance.report import Report

DATA = Path(__file__).parent / "data" / "kiosque360.parsed.jsonl"
# They have no escapes, or carry words to the letter.
EXACT = {"brat", "conllu", "csv", "parquet", "prov-n"}
OWN_SCRIPTS = {"html": 3}
DOCS = Path(__file__).parents[2] / "docs" / "export.md"


def made(name: str, report: Report) -> dict[str, bytes]:
    """The files of a format, of `report` with a parse; skips where a program is missing."""
    try:
        FORMATS[name].check()
    except ExportError as error:
        pytest.skip(str(error))
    return dict(FORMATS[name].files([("report", parsed(report))]))


def test_export_formats_are_those_of_the_command() -> None:
    """What `--format` takes is the tree, the report itself, and every export format."""
    own = {"tree", "json", "jsonl"}
    assert {held.value for held in OutputFormat} == own | set(FORMATS)
    assert all(name == held.name for name, held in FORMATS.items())


def test_export_formats_are_documented() -> None:
    """docs/export.md has a heading for each format that names it."""
    headings = [line for line in DOCS.read_text("utf-8").splitlines() if line.startswith("##")]
    for held in OutputFormat:
        assert any(f"`{held.value}`" in line for line in headings), held.value


@judged("json", "jsonl", by="jsonschema")
def test_export_formats_begin_with_the_contract(any_report: Report) -> None:
    """The report itself is what the published schema says."""
    described = json.loads((DOCS.parent / "report.schema.json").read_text("utf-8"))
    written = harmless(any_report.model_dump_json())
    jsonschema.Draft202012Validator(described).validate(json.loads(written))


def test_export_formats_are_all_judged() -> None:
    """Some program judges each format: a test says `@judged("html", by="…")`."""
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    said = re.findall(r"^@judged\((.*), by=", tests, re.MULTILINE)
    assert {name.strip('" ') for names in said for name in names.split(",")} >= {
        held.value for held in OutputFormat if held is not OutputFormat.TREE
    }


@pytest.mark.parametrize("name", FORMATS)
def test_export_formats_write_any_report(any_report: Report, name: str) -> None:
    """Every format makes files of every report, and the same ones again."""
    files = made(name, any_report)
    assert files
    assert made(name, any_report) == files


@pytest.mark.parametrize("name", sorted(set(FORMATS) - EXACT))
def test_export_formats_obey_no_word(name: str) -> None:
    """No control, override or tag of an article is in a file, nor what would end a script."""
    for data in made(name, hostile()).values():
        text = data.decode()
        assert text.lower().count("</script") == OWN_SCRIPTS.get(name, 0)
        obeyed = {
            character
            for character in text
            if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}
        }
        assert obeyed <= set("\n\t\u200c\u200d")


@pytest.mark.parametrize("name", FORMATS)
def test_export_formats_write_half_characters(founding: Report, name: str) -> None:
    """Halves of characters, which a damaged file may hold, do not stop a format."""
    article = founding.article.model_copy(update={"publisher": "Le \ud800 Bourg"})
    for data in made(name, founding.model_copy(update={"article": article})).values():
        if name != "parquet":
            data.decode("utf-8")


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [
        ("prov", "prov", "prov"),
        ("prov-n", "prov", "prov"),
        ("prov-jsonld", "prov", "prov"),
        ("prov-turtle", "rdflib", "prov"),
        ("parquet", "pyarrow", "tables"),
    ],
)
def test_export_formats_name_the_extra_that_is_missing(name: str, library: str, extra: str) -> None:
    """Where a library is missing, one line says what to install; the rest of the package works."""
    program = (
        "import sys\n"
        f"sys.modules[{library!r}] = None\n"
        "from provenance.export import FORMATS\n"
        f"FORMATS['csv'].check()\n"
        f"FORMATS[{name!r}].check()\n"
    )
    run = subprocess.run(  # noqa: S603 - what is run is this project
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    last = run.stderr.splitlines()[-1]
    assert last == (
        f"provenance.errors.ExportError: --format {name} needs {library}: "
        f"pip install 'news-provenance[{extra}]'"
    )


def test_export_formats_load_no_parser(tmp_path: Path) -> None:
    """All formats of saved reports are made in one run without torch, stanza or the tracer."""
    saved = tmp_path / "saved.jsonl"
    one = Report.model_validate_json(DATA.read_bytes())
    lines = [report.model_dump_json() for report in (one, *SAVED.values())]
    saved.write_text("\n".join(lines), encoding="utf-8")
    left_out = set() if has_dot() else {"svg"}
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from provenance.export import FORMATS\n"
        "from provenance.report import Report\n"
        f"lines = Path({str(saved)!r}).read_bytes().splitlines()\n"
        "named = [(str(n), Report.model_validate_json(line)) for n, line in enumerate(lines)]\n"
        f"wanted = [held for name, held in FORMATS.items() if name not in {left_out!r}]\n"
        "done = [len(dict(held.files(named))) > 0 for held in wanted]\n"
        "rooms = ('attribution', 'chains', 'ingest', 'parsing', 'sources', 'tracer')\n"
        "heavy = ['torch', 'stanza', *(f'provenance.{room}' for room in rooms)]\n"
        "print(sum(done), [name for name in heavy if name in sys.modules])\n"
    )
    run = subprocess.run(  # noqa: S603 - what is run is this project
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        cwd=tmp_path,
        check=True,
    )
    assert run.stdout == f"{len(FORMATS) - len(left_out)} []\n"
