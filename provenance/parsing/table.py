"""The few words of a language that this room needs, from its data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from provenance.errors import LanguageError


@dataclass(frozen=True, slots=True)
class ParsingTable:
    """What a language's data file says; each key is explained there."""

    verb_endings: tuple[str, ...] = ()
    more_verb_endings: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    clitics: tuple[str, ...] = ()
    future_stem_end: str = ""
    conditional_endings: tuple[str, ...] = ()
    present_end: str = ""
    complementisers: frozenset[str] = frozenset()
    verb_like: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    participle_endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
        return ParsingTable(
            verb_endings=tuple(held["verb_endings"]),
            more_verb_endings=tuple(held["more_verb_endings"]),
            titles=frozenset(held["titles"]),
            clitics=tuple(held["clitics"]),
            future_stem_end=held["future_stem_end"],
            conditional_endings=tuple(held["conditional_endings"]),
            present_end=held["present_end"],
            complementisers=frozenset(held["complementisers"]),
            verb_like=frozenset(held["verb_like"]),
            participles=frozenset(held["participles"]),
            agents=frozenset(held["agents"]),
            participle_endings={
                infinitive: tuple(endings)
                for infinitive, endings in held["participle_endings"].items()
            },
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise LanguageError(f"{path}: {error!r}; a key is missing or malformed") from error
