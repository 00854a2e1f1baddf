"""Parsed sentences as immutable values, with the few questions that rules ask of a tree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import attrgetter

from provenance.text import Span

_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word of Universal Dependencies.

    `index` counts from 0 within its sentence; `head` is the index of the governor, -1 at the root.
    `start` and `end` are code points of the article's text; the words of a contracted token (French
    *au* = *à* + *le*) share the span of that token. `span` is the stretch that the word stands on,
    `relation` the universal relation: `deprel` without its subtype.
    """

    index: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    start: int
    end: int
    span: Span = field(init=False, repr=False, compare=False)
    relation: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what every rule asks for many times."""
        object.__setattr__(self, "span", Span(self.start, self.end))
        object.__setattr__(self, "relation", self.deprel.partition(":")[0])

    def feat(self, name: str) -> str | None:
        """The value of one morphological feature, such as `feat("Mood")`, or None."""
        return _features(self.feats).get(name)


@cache  # a treebank's tag set: a few hundred of them
def _features(feats: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in reversed(feats.split("|")))
    return {key: value for key, _, value in pairs}


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence of an article.

    `index` counts sentences of the article from 0, `paragraph` the blocks of the article from 0.
    `text` is the whole text of the article, so that every offset can be read off at once.
    """

    index: int
    paragraph: int
    text: str = field(repr=False)
    span: Span
    tokens: tuple[Token, ...]

    @cached_property
    def children(self) -> tuple[tuple[Token, ...], ...]:
        """For each token, its dependents in text order."""
        held: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                held[token.head].append(token)
        return tuple(tuple(row) for row in held)

    @property
    def root(self) -> Token | None:
        """The head of the sentence, or None in a sentence without words."""
        return next((t for t in self.tokens if t.head < 0), None)

    def head(self, token: Token) -> Token | None:
        """The governor of `token`, or None at the root."""
        return self.tokens[token.head] if token.head >= 0 else None

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first dependent of `token` whose relation (with or without subtype) is asked for."""
        for child in self.children[token.index]:
            if child.relation in relations or child.deprel in relations:
                return child
        return None

    def all_children(self, token: Token, *relations: str) -> Iterator[Token]:
        """Every dependent of `token` whose relation (with or without subtype) is asked for."""
        for child in self.children[token.index]:
            if child.relation in relations or child.deprel in relations:
                yield child

    def subtree(self, token: Token, *, without: frozenset[int] = frozenset()) -> list[Token]:
        """`token` and all that hangs on it, in text order.

        Branches that begin at an index of `without` are left out. A parse with a circle ends all
        the same: each token is visited once.
        """
        children = self.children
        seen: set[int] = set()
        stack = [token.index]
        while stack:
            index = stack.pop()
            if index in seen or index in without:
                continue
            seen.add(index)
            if children[index]:
                stack.extend([child.index for child in children[index]])
        return [self.tokens[i] for i in sorted(seen)]

    def within(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly inside `span`."""
        first = bisect_left(self.tokens, span.start, key=_START)
        return self.tokens[first : bisect_right(self.tokens, span.end, key=_END)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of `token`, nearest first."""
        seen = {token.index}
        head = self.head(token)
        while head is not None and head.index not in seen:
            seen.add(head.index)
            yield head
            head = self.head(head)

    def words(self, span: Span) -> str:
        """The words of the article that `span` points at."""
        return span.slice(self.text)
