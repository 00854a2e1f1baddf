"""docs/tree.svg: the tree of the founding article as a terminal shows it.

    python tests/docs/picture.py

draws it anew and leaves with 1 where it had fallen behind.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from provenance import Report, Tracer
from provenance.ingest import read_path
from provenance.render import render_sources

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "tree.svg"
WIDTH = 100
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # a reader's browser would fetch them


def report() -> Report:
    """The founding article, traced now by the embedded models."""
    article = read_path(ROOT / "fixtures" / "kiosque360.txt")
    return Tracer("fr", models="embedded").trace(article, publisher="Kiosque360")


def drawn(held: Report) -> str:
    """The tree of a report as an SVG document."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=WIDTH,
        force_terminal=True,
        color_system="truecolor",
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.print(render_sources(held))
    picture = console.export_svg(
        title="provenance trace fixtures/kiosque360.txt --publisher Kiosque360",
        theme=DEFAULT_TERMINAL_THEME,
        unique_id="tree",
    )
    return _FONTS.sub("", picture)


def main() -> int:
    """Draw the picture anew; 1 where it had fallen behind."""
    now = drawn(report())
    if PICTURE.is_file() and PICTURE.read_text(encoding="utf-8") == now:
        return 0
    PICTURE.write_text(now, encoding="utf-8")
    sys.stderr.write(f"drawn anew: {PICTURE.relative_to(ROOT)}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
