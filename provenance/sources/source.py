"""What this room yields: the parties of an article, and who each source phrase may stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.report import SourceKind

if TYPE_CHECKING:
    from provenance.attribution import Mention
    from provenance.text import Span


@dataclass(frozen=True, slots=True)
class Description:
    """What the words of a mention say of the party they name; nothing is resolved yet.

    `determiner` is definite, indefinite, demonstrative, possessive or none. `places` are the places
    that its adjectives come from (*niçois*: Nice). `same` is the kind of a phrase that takes up an
    earlier source (*les mêmes sources*), `again` that it says *même*, `pronoun` the folded pronoun.
    `modified` says that it has an adjective or complement, `complemented` that it has a complement.
    """

    mention: Mention
    text: str
    name: str | None
    noun: str | None
    kind: SourceKind
    tags: frozenset[str] = frozenset()
    gender: str = ""
    number: str = "s"
    determiner: str = "none"
    places: frozenset[str] = frozenset()
    modified: bool = False
    complemented: bool = False
    again: bool = False
    anonymous: bool = False
    pronoun: str | None = None
    same: str | None = None
    newsroom: bool = False


@dataclass(slots=True)
class Party:
    """A party as the walk through the article comes to know it. Mutable: the walk's memory.

    `spoken` are the sentences in which it was the source of a relation, `seen` all in which it was
    named; `subject` those in which it was a subject.
    """

    index: int
    name: str
    kind: SourceKind
    named: bool
    anonymous: bool
    aliases: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    tags: frozenset[str] = frozenset()
    gender: str = ""
    number: str = "s"
    places: set[str] = field(default_factory=set)
    long: bool = False
    mentions: list[Span] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    spoken: list[int] = field(default_factory=list)
    subject: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a mention: a party, how well it fits (0 to 1), and the words it rests on."""

    party: int
    score: float
    anaphoric: bool
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A party of the article, settled. `member_of` is the position of its collective."""

    name: str
    kind: SourceKind
    anonymous: bool
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    named: bool = True


@dataclass(frozen=True, slots=True)
class Resolution:
    """The parties of an article and the readings of each source phrase, best first.

    Party 0 is the publisher. `readings` is keyed by the sentence and the head word of the mention.
    """

    sources: tuple[Source, ...]
    readings: dict[tuple[int, int], tuple[Candidate, ...]]
