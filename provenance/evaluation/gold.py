"""Gold files: `NAME.txt` with `NAME.gold.json` beside it, read and checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, field_validator

from provenance.errors import GoldError
from provenance.evaluation.phenomena import PHENOMENA
from provenance.report import Quotation, Stance
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GOLD_SUFFIX = ".gold.json"


class GoldClaim(BaseModel):
    """One claim as a reader sees it.

    `also` are chains that a reader may see as well, `phenomena` the names of what it is a case of.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    content: str
    chain: tuple[str, ...]
    kind: Quotation
    stance: Stance
    also: tuple[tuple[str, ...], ...] = ()
    also_stance: tuple[Stance, ...] = ()
    continuation: bool = False
    phenomena: tuple[str, ...] = ()
    comment: str = ""

    @field_validator("phenomena")
    @classmethod
    def _known_once(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [name for name in names if name not in PHENOMENA]
        if unknown:
            raise ValueError(
                f"no such phenomenon: {', '.join(unknown)}; take {', '.join(PHENOMENA)}"
            )
        if len(set(names)) < len(names):
            raise ValueError(f"a phenomenon is named twice: {', '.join(names)}")
        return names


class GoldFile(BaseModel):
    """The gold of one article."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: str
    language: str = "fr"
    kind_of_article: str = ""
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its gold; `spans` are where the claims stand, in code points of `text`."""

    name: str
    text: str
    gold: GoldFile
    spans: tuple[Span, ...]


def read_gold(paths: Iterable[Path]) -> Iterator[GoldArticle]:
    """Every gold article under `paths`: gold files, texts that have one, or folders of them.

    Raises:
        GoldError: A file is missing or malformed, a content is no substring of its text, or there
            is nothing to read.
    """
    files = [file for path in paths for file in _gold_files(path)]
    if not files:
        raise GoldError(f"no gold found: name a folder with NAME.txt and NAME{GOLD_SUFFIX} files")
    for file in files:
        yield _read(file)


def _gold_files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob(f"*{GOLD_SUFFIX}"))
    if path.name.endswith(GOLD_SUFFIX):
        return [path]
    return [path.with_name(path.name.removesuffix(".txt") + GOLD_SUFFIX)]


def _read(file: Path) -> GoldArticle:
    text_file = file.with_name(file.name.removesuffix(GOLD_SUFFIX) + ".txt")
    try:
        gold = GoldFile.model_validate(json.loads(file.read_text(encoding="utf-8")))
        text = text_file.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"{error.filename}: {error.strerror}; gold needs both files") from error
    except ValueError as error:
        raise GoldError(f"{file}: malformed gold: {error}") from error
    return GoldArticle(
        file.name.removesuffix(GOLD_SUFFIX), text, gold, tuple(_locate(file, text, gold))
    )


def _locate(file: Path, text: str, gold: GoldFile) -> Iterator[Span]:
    """Where each content stands: claims come in text order, so a repeated wording is its next."""
    after = 0
    for claim in gold.claims:
        start = text.find(claim.content, after)
        if start < 0:
            start = text.find(claim.content)
        if start < 0:
            raise GoldError(f"{file}: this content is not in the text: {claim.content!r}")
        yield Span(start, start + len(claim.content))
        after = start
