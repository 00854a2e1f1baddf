"""The pages: links lead somewhere, commands exist, the site lists them all."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import shown
from shown import GENERATED, PAGES, ROOT

ALL = [*PAGES, ROOT / "CHANGELOG.md"]
COMMAND = re.compile(r"^(?:\.venv/bin/)?provenance (.+?)(?:\s+#.*)?$", re.MULTILINE)
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def name(page: Path) -> str:
    """How a page is called here."""
    return str(page.relative_to(ROOT))


def prose(page: Path) -> str:
    """The text of a page without its blocks."""
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The names by which the headings of a page can be linked to."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def reference(command: str, word: str = "") -> str:
    """What docs/cli.md says of a command, or of its subcommand where `word` is one."""
    sections = {
        part.partition("`")[0]: part
        for part in re.split(
            r"^##+ `provenance ", GENERATED.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
    }
    default = {"evaluate": "evaluate chains"}.get(command, command)
    return sections.get(f"{command} {word}") or sections.get(default, "")


@pytest.mark.parametrize("page", ALL, ids=name)
def test_docs_pages_links_lead_somewhere(page: Path) -> None:
    """Every link to a file, and to a heading of one, has its target."""
    for target in LINK.findall(prose(page)):
        if target.startswith("http"):
            continue
        file, _, anchor = target.partition("#")
        path = page.parent / file if file else page
        assert path.exists(), target
        assert not anchor or anchor in anchors(path), target


@pytest.mark.parametrize("page", [page for page in PAGES if page != GENERATED], ids=name)
def test_docs_pages_commands_exist(page: Path) -> None:
    """Every command that is shown and not run is one of the program's, with options it has."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in COMMAND.findall(block.replace("\\\n", " ")):
            known = reference(*line.split()[:2])
            assert known, line
            for option in re.findall(r"--[a-z-]+", line):
                assert f"`{option}" in known, line


def test_docs_pages_are_all_in_the_site() -> None:
    """The navigation of the site has every page once, and no other."""
    listed = re.findall(r"- .+: (.+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    pages = [name(page).removeprefix("docs/") for page in PAGES if name(page).startswith("docs/")]
    assert sorted(listed) == sorted(pages)


def test_docs_pages_name_where_commands_run() -> None:
    """The start page says in how many columns the outputs are set."""
    start = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert f"in {shown.COLUMNS} columns" in start


@pytest.mark.parametrize("file", ["fr.toml", "fr-grammar.toml"])
def test_docs_pages_languages_has_every_table(file: str) -> None:
    """No table of a language's data is missing in docs/languages.md."""
    data = ROOT / "provenance" / "languages" / file
    page = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
    tables = set(tomllib.loads(data.read_text(encoding="utf-8"))) - {"language"}
    assert (
        sorted(table for table in tables if f"`{table}`" not in page and f"`[{table}]`" not in page)
        == []
    )
