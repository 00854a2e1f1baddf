"""Names on the command line → articles."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import typer

from provenance.ingest import reader
from provenance.ingest.assume import with_language, with_publisher
from provenance.ingest.reader import is_address, read_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.cli.boundary import Failures
    from provenance.ingest.article import Article

STDIN = reader.STDIN
_UNNAMED = "unnamed publisher"
_REMEDY = "--publisher NAME says who it is"


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


@dataclass(frozen=True, slots=True)
class Named:
    """An article and what to call it; `of_several` where its input is made for several."""

    name: str
    article: Article
    of_several: bool


def read_articles(
    name: str, *, publisher: str | None, language: str, allow_private: bool, failures: Failures
) -> Iterator[Named]:
    """The articles of one input, each with a publisher; what cannot be read is told as a failure.

    Without a publisher in the command or in the article, the stem of the file's name or the server
    of the address stands for it, and a notice says so.
    """
    said = shown(name)
    try:
        for entry in read_entries(name, publisher=publisher, allow_private=allow_private):
            place = said if entry.place is None else f"{said}, {entry.place}"
            if isinstance(entry.result, Exception):
                failures.add(place, entry.result)
            else:
                article = with_language(
                    with_publisher(entry.result, _assumed(name), _REMEDY), language
                )
                yield Named(place, article, of_several=entry.place is not None)
    except Exception as error:  # noqa: BLE001 - one input's failure must not stop the others
        failures.add(said, error)


def _assumed(name: str) -> str:
    if name == STDIN:
        return _UNNAMED
    if is_address(name):
        return urlsplit(name).hostname or _UNNAMED
    return os.fsencode(Path(name).stem).decode("utf-8", errors="replace")
