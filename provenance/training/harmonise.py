"""Brings treebanks of different annotators to one set of features, relations and lemmas."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.training.treebank import Tree, Word

LemmaTable: TypeAlias = "dict[tuple[str, str], Counter[str]]"


def harmonise_labels(trees: Iterable[Tree], labels: dict[str, Any]) -> list[Tree]:
    """Cuts FEATS to the shared keys and folds rare relations, as `labels` says."""
    keys = frozenset(labels["features"])
    dropped = frozenset(labels["dropped_values"])
    relations: dict[str, str] = labels["relations"]

    def harmonised(word: Word) -> Word:
        kept = [
            feature
            for feature in word.feats.split("|")
            if feature.partition("=")[0] in keys and feature not in dropped
        ]
        return replace(
            word,
            feats="|".join(kept) or "_",
            deprel=relations.get(word.deprel, word.deprel),
        )

    return [replace(tree, words=tuple(map(harmonised, tree.words))) for tree in trees]


def lemma_table(trees: Iterable[Tree]) -> LemmaTable:
    """Counts the lemmas of each (lower-cased form, UPOS)."""
    table: LemmaTable = defaultdict(Counter)
    for tree in trees:
        for word in tree.words:
            table[word.form.lower(), word.upos][word.lemma] += 1
    return dict(table)


def harmonise_lemmas(trees: Iterable[Tree], tables: Sequence[LemmaTable]) -> list[Tree]:
    """Replaces lemmas that the first table knowing the form has never seen.

    Proper nouns stay as they are: a name is not lemmatised by example.
    """

    def harmonised(word: Word) -> Word:
        if word.upos == "PROPN":
            return word
        key = (word.form.lower(), word.upos)
        for table in tables:
            if key in table:
                known = table[key]
                if word.lemma in known:
                    return word
                return replace(word, lemma=known.most_common(1)[0][0])
        return word

    return [replace(tree, words=tuple(map(harmonised, tree.words))) for tree in trees]
