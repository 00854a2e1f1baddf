"""`provenance trace` on pages, addresses and inputs that hold several articles."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from process import ROOT, WITH_FAKE, run
from typer.testing import CliRunner

from provenance.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer.testing import Result

INGEST = ROOT / "tests" / "ingest"
PAGE = INGEST / "pages" / "schema_org.html"

pytestmark = pytest.mark.usefixtures("fake_tracer")


def invoke(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, ["trace", *map(str, arguments)], input=stdin)


@pytest.fixture
def page() -> Iterator[str]:
    """The address of a page on a server of the test's own."""
    if str(INGEST) not in sys.path:
        sys.path.append(str(INGEST))
    from server import Web, answer

    web = Web()
    web.answers["/page"] = answer()
    yield web.url("/page")
    web.close()


def test_cli_inputs_page_names_its_publisher() -> None:
    """A saved page is read with its site as publisher; --publisher goes before it."""
    assert "Le Courrier de Valbrune (publisher)" in invoke(PAGE).stdout
    assert "Le Soir (publisher)" in invoke(PAGE, "--publisher", "Le Soir").stdout


def test_cli_inputs_page_on_standard_input() -> None:
    """Standard input may be a page as well."""
    result = invoke("-", stdin=PAGE.read_bytes())
    assert "Le Courrier de Valbrune (publisher)" in result.stdout


def test_cli_inputs_address(page: str) -> None:
    """An address is read where it is allowed; without a site's name the server stands for it."""
    refused = invoke(page)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.count("\n") == 1
    assert "is no public address (--allow-private reads it all the same)" in refused.stderr
    read = invoke(page, "--allow-private")
    assert read.exit_code == 0
    assert "127.0.0.1:" in read.stdout
    assert "note: the page names no publisher" in read.stdout


def test_cli_inputs_failures_have_a_line_each(page: str, tmp_path: Path) -> None:
    """Files and addresses that fail are told, the others are done."""
    names = [page + "2", "ftp://x.example/", PAGE, tmp_path / "none.html"]
    result = invoke(*names, "--allow-private", "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    lines = result.stderr.splitlines()
    assert [line.partition(": ")[2].partition(": ")[0] for line in lines] == [
        page + "2", "ftp://x.example/", str(tmp_path / "none.html"),
    ]  # fmt: skip


def test_cli_inputs_several_articles_of_one_file(tmp_path: Path) -> None:
    """Each article has its heading and place; the bad line is told, the rest is done."""
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "Un.", "publisher": "P"}\n{"texte": 1}\n{"text": "Trois."}\n', "utf-8"
    )
    result = invoke(path)
    assert result.exit_code == 1
    seen = "".join(result.stdout.split())  # a long path is cut at the end of a line
    assert f"══{path},line1══" in seen
    assert f"══{path},line3══" in seen
    assert "P (publisher)" in result.stdout
    assert result.stderr.startswith(f"provenance: {path}, line 2: has the unknown key “texte”")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("count", [1, 2])
def test_cli_inputs_file_of_several_gives_an_array(tmp_path: Path, count: int) -> None:
    """JSON is an array wherever the input is made for several, also where it holds one."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Un."}\n' * count, "utf-8")
    assert len(json.loads(invoke(path, "--format", "json").stdout)) == count


def test_cli_inputs_other_language_is_noted(tmp_path: Path) -> None:
    """A page that says it is in another language is traced, and a note says so."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "It rains.", "language": "en"}\n', "utf-8")
    assert "the article says that it is in “en”; it is traced as “fr”" in invoke(path).stdout


def test_cli_inputs_hostile_page_stays_text(tmp_path: Path) -> None:
    """Names and text of a page cannot steer a terminal."""
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><meta property='og:site_name' content='A\x1b[2J\u202eB&#10;C'></head><body>"
        "<article><p>Le maire\x1b]0;x\x07 a dit non à tout le monde hier.</p></article>",
        "utf-8",
    )
    result = invoke(path)
    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout)


def test_cli_inputs_plain_text_loads_no_other_reader(tmp_path: Path) -> None:
    """Who traces plain text does not wait for the libraries of web pages."""
    path = tmp_path / "a.txt"
    path.write_text("Il pleut.\n", encoding="utf-8")
    heavy = ("trafilatura", "lxml", "httpx", "feedparser", "warcio", "docx", "pypdf", "markdown_it")
    program = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print([m for m in {heavy} if m in sys.modules]))\n"
    )
    result = run("trace", str(path), "--format", "json", program=program + WITH_FAKE)
    assert result.returncode == 0
    assert result.stdout.splitlines()[-1] == "[]"
