"""The words of the page: one file a language, `LANG-page.toml`, all with the same keys.

What further parts of the interface say is in files of theirs, `LANG-PART.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, ValidationError

from provenance.errors import LanguageError

_SUFFIX = "-page.toml"
FALLBACK = "en"


class Interface(BaseModel):
    """One language of the interface.

    Attributes:
        name: What the language calls itself.
        decimal: What stands between a whole number and its decimals.
        ones: The numbers that take the words of the singular (`KEY.one`).
        words: The words, by key.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    decimal: str
    ones: tuple[int, ...]
    words: dict[str, str]

    def counted(self, key: str, number: int) -> str:
        """The words of `key` that stand behind `number`."""
        return self.words[f"{key}.{'one' if number in self.ones else 'many'}"]


@cache
def load_interface(language: str) -> Interface:
    """The interface in `language` (ISO 639-1 code).

    Raises:
        LanguageError: The interface does not speak it, or its file is malformed.
    """
    if language not in interface_languages():
        known = ", ".join(interface_languages())
        raise LanguageError(f"no interface in language '{language}': there are {known}")
    file = resources.files(__package__).joinpath(f"{language}{_SUFFIX}")
    try:
        return Interface.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguageError(f"{file.name} is malformed: {error}") from error


@cache
def _more_words(language: str, part: str) -> dict[str, str]:
    file = resources.files(__package__).joinpath(f"{language}-{part}.toml")
    words: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))["words"]
    return words


def with_words(interface: Interface, language: str, part: str) -> Interface:
    """`interface`, which speaks `language`, with the words of a further part of it."""
    return interface.model_copy(update={"words": interface.words | _more_words(language, part)})


def interface_languages() -> tuple[str, ...]:
    """The codes of all languages that the interface speaks, sorted."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


def nearest_interface(language: str) -> str:
    """`language` where the interface speaks it, else the fallback."""
    return language if language in interface_languages() else FALLBACK
