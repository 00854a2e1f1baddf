"""What parsing an article yields."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.parsing.sentence import Sentence


@dataclass(frozen=True, slots=True)
class ParseNotice:
    """Something that a reader should be told; `sentence` is the index of the one concerned."""

    code: str
    message: str
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """The sentences of one article, in text order, and what to tell about them."""

    sentences: tuple[Sentence, ...]
    notices: tuple[ParseNotice, ...] = ()
