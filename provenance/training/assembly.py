"""Puts a tree together out of words whose places are not known yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.training.treebank import Tree, Word

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class _Node:
    """A word whose head is another node, or none for the root of the sentence."""

    word: Word
    key: int
    head: int | None


class Assembly:
    """Collects nodes in order and turns them into a tree."""

    def __init__(self) -> None:
        self._nodes: list[_Node] = []
        self._keys = 0

    def key(self) -> int:
        """A new key, for a node that others hang on before it is added."""
        self._keys += 1
        return self._keys

    def add(
        self, entry: Sequence[str], head: int | None, deprel: str, *, key: int | None = None
    ) -> int:
        """Adds one word (form, lemma, UPOS) and returns its key."""
        form, lemma, upos = entry
        key = self.key() if key is None else key
        self._nodes.append(_Node(Word(form, lemma, upos, "_", 0, deprel), key, head))
        return key

    def add_words(
        self,
        words: Sequence[Word],
        head: int | None,
        deprel: str,
        *,
        keys: Sequence[int],
        start: int = 0,
        end: int | None = None,
    ) -> None:
        """Adds words that keep their own heads; their root hangs on `head` as `deprel`.

        Args:
            words: the words of a piece, with heads inside it.
            head: the key of the head of the piece's root, None if it is the root of all.
            deprel: the relation of the piece's root.
            keys: a key for each word of the piece.
            start: the first word to add, from 0.
            end: the word to stop before; None for all.
        """
        for word, key in zip(words[start:end], keys[start:end], strict=True):
            if word.head == 0:
                self._nodes.append(_Node(replace(word, deprel=deprel), key, head))
            else:
                self._nodes.append(_Node(word, key, keys[word.head - 1]))

    def keys(self, count: int) -> list[int]:
        """Several new keys."""
        return [self.key() for _ in range(count)]

    def mark(self, form: str, head: int) -> None:
        """Adds a punctuation mark."""
        self.add((form, form, "PUNCT"), head, "punct")

    def tree(self, name: str) -> Tree:
        """The finished tree, its first letter in upper case."""
        place = {node.key: i for i, node in enumerate(self._nodes, 1)}
        words = [
            replace(node.word, head=0 if node.head is None else place[node.head])
            for node in self._nodes
        ]
        for index, word in enumerate(words):
            if word.upos != "PUNCT":
                words[index] = replace(word, form=word.form[0].upper() + word.form[1:])
                break
        return Tree(name, tuple(words), treebank="synthetic")
