"""Clauses and noun phrases cut from training trees, to build synthetic sentences of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.training.treebank import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.training.treebank import Tree

_NO_PHRASE_RELATIONS = frozenset(("acl:relcl", "parataxis", "parataxis:insert", "conj", "orphan"))
_LONGEST_PHRASE = 9
_SHORTEST_CLAUSE, _LONGEST_CLAUSE = 5, 32
_QUOTES = frozenset('"«»“”')
_FINAL = frozenset((".", "?", "!"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words out of a tree, with heads (from 1) inside the piece and 0 for its own root."""

    words: tuple[Word, ...]
    plural: bool = False
    end: str = ""

    def root(self) -> int:
        """Position (from 1) of the piece's root."""
        return next(i for i, word in enumerate(self.words, 1) if word.head == 0)

    def has(self, mark: str) -> bool:
        """Whether a form of the piece holds the character `mark`."""
        return any(mark in word.form for word in self.words)


def noun_phrases(trees: Iterable[Tree], *, titles: Sequence[str]) -> list[Piece]:
    """Subjects of at most nine words without relative clause, apposition by comma or quotation."""
    return [piece for tree in trees for piece in _noun_phrases(tree, titles)]


def _noun_phrases(tree: Tree, titles: Sequence[str]) -> Iterator[Piece]:
    for position, word in enumerate(tree.words, 1):
        if word.deprel != "nsubj" or word.upos not in ("NOUN", "PROPN"):
            continue
        places = tree.subtree(position)
        words = [tree.words[i - 1] for i in places]
        if len(places) > _LONGEST_PHRASE or places[-1] - places[0] + 1 != len(places):
            continue
        if any(w.deprel in _NO_PHRASE_RELATIONS or w.form in ",;:()" for w in words):
            continue
        if any(w.form in _QUOTES or "PronType=Int" in w.feats for w in words):
            continue
        if word.upos == "NOUN" and words[0].upos != "DET" and words[0].form not in titles:
            continue
        yield Piece(
            _cut(tree, places, position),
            plural="Number=Plur" in word.feats,
        )


def clauses(trees: Iterable[Tree]) -> list[Piece]:
    """Whole sentences without quotation marks or colons; `end` is their final mark, cut off."""
    return [
        Piece(_cut(tree, range(1, len(tree.words)), tree.root()), end=tree.words[-1].form)
        for tree in trees
        if _is_clause(tree)
    ]


def _is_clause(tree: Tree) -> bool:
    words = tree.words
    last = len(words)
    return (
        _SHORTEST_CLAUSE <= last <= _LONGEST_CLAUSE
        and words[-1].form in _FINAL
        and words[0].form[0].isupper()
        and words[0].upos != "CCONJ"
        and words[-1].head != 0
        and not any(w.form in _QUOTES or w.form in (":", ";") for w in words)
        and not any(w.head == last for w in words)
        and words[tree.root() - 1].upos in ("VERB", "AUX", "ADJ", "NOUN")
        and any("VerbForm=Fin" in w.feats for w in words)
    )


def _cut(tree: Tree, places: Sequence[int], root: int) -> tuple[Word, ...]:
    position = {place: i for i, place in enumerate(places, 1)}
    return tuple(
        Word(
            form=word.form,
            lemma=word.lemma,
            upos=word.upos,
            feats=word.feats,
            head=0 if place == root else position[word.head],
            deprel=word.deprel,
        )
        for place in places
        for word in (tree.words[place - 1],)
    )


def lower_first(piece: Piece, *, keep: Sequence[str] = ()) -> tuple[Word, ...]:
    """The words, the first one in lower case unless it is a name or listed in `keep`."""
    first = piece.words[0]
    if first.upos == "PROPN" or first.form in keep or first.form[1:2].isupper():
        return piece.words
    lowered = Word(
        form=first.form[0].lower() + first.form[1:],
        lemma=first.lemma,
        upos=first.upos,
        feats=first.feats,
        head=first.head,
        deprel=first.deprel,
    )
    return (lowered, *piece.words[1:])
