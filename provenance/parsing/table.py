"""The few words of a language that this room needs, from its data file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from provenance.errors import LanguageError


@dataclass(frozen=True, slots=True)
class ParsingTable:
    """`verb_endings` end the dictionary forms of verbs; `titles` are written with a full stop."""

    verb_endings: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()


def table_path(language: str) -> Path:
    """Where the data file of `language` is, or would be."""
    return Path(__file__).resolve().parents[1] / "languages" / f"{language}-parsing.toml"


@lru_cache
def parsing_table(language: str) -> ParsingTable:
    """The table of `language`; an empty one for a language that has no data file.

    Raises:
        LanguageError: The data file does not hold what it must.
    """
    path = table_path(language)
    if not path.is_file():
        return ParsingTable()
    try:
        held = tomllib.loads(path.read_text("utf-8"))
        return ParsingTable(tuple(held["verb_endings"]), frozenset(held["titles"]))
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise LanguageError(f"{path}: {error!r}; it needs verb_endings and titles") from error
