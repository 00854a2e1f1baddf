"""Names on the command line → articles."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from provenance.ingest.article import Notice
from provenance.ingest.reader import read_path, read_stdin

if TYPE_CHECKING:
    from provenance.ingest.article import Article

STDIN = "-"
_UNNAMED = "unnamed publisher"


def input_names(files: list[str] | None) -> list[str]:
    """The inputs that were named; standard input where there is none and no person types it.

    Raises:
        typer.BadParameter: No input is named, and standard input is a terminal.
    """
    if files:
        return files
    if sys.stdin.isatty():
        raise typer.BadParameter("name at least one file, or - for standard input")
    return [STDIN]


def shown(name: str) -> str:
    """What to call an input when speaking to people."""
    return "standard input" if name == STDIN else name


def read_article(name: str, *, publisher: str | None) -> Article:
    """Read one input as an article that has a publisher.

    Without one in the command or in the article, the stem of the file's name stands for it, and a
    notice says so.

    Raises:
        InputError: The input cannot be read as an article.
    """
    if name == STDIN:
        article, assumed = read_stdin(publisher=publisher), _UNNAMED
    else:
        article = read_path(Path(name), publisher=publisher)
        assumed = os.fsencode(Path(name).stem).decode("utf-8", errors="replace")
    if article.publisher is not None:
        return article
    message = f"no publisher is given, “{assumed}” stands for it (--publisher NAME says who it is)"
    notice = Notice(code="publisher_assumed", message=message)
    return replace(article, publisher=assumed, notices=(*article.notices, notice))
