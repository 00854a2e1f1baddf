"""`--format html` in `render` and `trace`, and `provenance gold from-corrections`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from factories import kiosque
from typer.testing import CliRunner

from provenance.cli import app
from provenance.corrections import CorrectedArticle
from provenance.page import make_page

if TYPE_CHECKING:
    from types import ModuleType

    from typer.testing import Result


def invoke(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, list(map(str, arguments)))


def corrections(place: Path, *kinds: str) -> Path:
    """A file of corrections of the worked example, one of each of `kinds` on its last claim."""
    claim = kiosque().claims[-1]
    common = {
        "words": [span.model_dump() for span in claim.spans],
        "chain": ["Kiosque360", "Rabat"],
        "stance": "denied",
        "quotation": "indirect",
    }
    place.write_text(
        json.dumps(
            {
                "article": CorrectedArticle.of(kiosque()).model_dump(),
                "corrections": [
                    {
                        "kind": kind,
                        "id": kind,
                        "made": "2026-11-01T10:00:00Z",
                        "by": "Ada",
                        **common,
                    }
                    for kind in kinds
                ],
            }
        ),
        encoding="utf-8",
    )
    return place


def test_cli_page_speaks_as_asked(saved: Path, tmp_path: Path) -> None:
    """The page is the one that the room makes, in the language that is asked for."""
    target = tmp_path / "page.html"
    arguments = ["--format", "html", "--interface-language", "en", "--output", target]
    result = invoke("render", saved, *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert target.read_text("utf-8") == make_page(kiosque(), interface_language="en")


def test_cli_page_shows_corrections(saved: Path, tmp_path: Path) -> None:
    """Corrections of an earlier page come into the new one, and a rerun leaves their file alone."""
    file = corrections(tmp_path / "c.json", "right")
    before = file.read_bytes()
    result = invoke("render", saved, "--format", "html", "--corrections", file)
    assert result.exit_code == 0
    assert "<bdi>Ada</bdi>" in result.stdout
    onto = invoke("render", saved, "--format", "html", "--corrections", file, "--output", file)
    assert onto.exit_code == 2
    assert file.read_bytes() == before


def test_cli_page_options_are_for_pages(saved: Path) -> None:
    """What only a page needs is refused elsewhere, unknown languages and broken files too."""
    assert invoke("render", saved, "--interface-language", "en").exit_code == 2
    assert invoke("render", saved, "--corrections", saved).exit_code == 2
    wrong = invoke("render", saved, "--format", "html", "--interface-language", "xx")
    assert wrong.exit_code == 2
    assert "there are en, fr" in wrong.stderr
    broken = invoke("render", saved, "--format", "html", "--corrections", saved)
    assert broken.exit_code == 1
    assert "no corrections of provenance" in broken.stderr


def test_cli_page_from_trace(fake_tracer: ModuleType, tmp_path: Path) -> None:
    """`trace` makes a page of each of several articles, named after its input."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Il pleut à {name}.\n", encoding="utf-8")
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    result = invoke("trace", *files, "--format", "html", "--output", tmp_path / "pages")
    assert result.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "pages").iterdir()) == ["a.html", "b.html"]
    assert len(fake_tracer.made) == 1


def test_cli_gold_from_corrections(saved: Path, tmp_path: Path) -> None:
    """Corrections become a text and its gold beside it, which are never replaced."""
    file = corrections(tmp_path / "c.json", "right")
    result = invoke("gold", "from-corrections", saved, file, "--output", tmp_path / "mine")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 claim: ")
    gold = json.loads((tmp_path / "mine" / "kiosque.gold.json").read_text("utf-8"))
    assert gold["claims"][0]["chain"] == ["Kiosque360", "Rabat"]
    assert (tmp_path / "mine" / "kiosque.txt").read_text("utf-8") == kiosque().article.text
    again = invoke("gold", "from-corrections", saved, file, "--output", tmp_path / "mine")
    assert again.exit_code == 1
    assert "not replaced" in again.stderr


def test_cli_gold_without_corrections_is_one_line(saved: Path, tmp_path: Path) -> None:
    """Where nothing can be made gold of, one line says so and nothing is written."""
    file = corrections(tmp_path / "c.json")
    result = invoke("gold", "from-corrections", saved, file, "--output", tmp_path / "mine")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "mine").exists()
