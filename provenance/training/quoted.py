"""Paragraphs and character labels for the tokenizer, quoted sentences among them.

Treebanks come sentence by sentence; the tokenizer has to learn where a sentence ends inside a
paragraph, and above all that a closing mark belongs to the sentence that it closes. So sentences
are joined to paragraphs, and some of them are put between quotation marks: « S. », « S₁. S₂. ».
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from provenance.training.treebank import Tree, Word

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_TERMINATED = tuple('.!?…»"”')
_SENTENCE_MARKS = tuple(".?!…")
_LONGEST_PARAGRAPH = 6
_ALONE_SHARE = 0.9
_PAIR_SHARE = 0.4
_STRAIGHT_SHARE = 0.5
_SHORTEST_QUOTED = 4


def paragraphs(groups: Iterable[Sequence[Tree]], rng: random.Random) -> list[tuple[Tree, ...]]:
    """Joins neighbouring sentences to paragraphs of one to six.

    Sentences without a final mark (headings, list items) mostly stand alone.
    """
    built: list[tuple[Tree, ...]] = []
    for trees in groups:
        current: list[Tree] = []
        size = rng.randint(1, _LONGEST_PARAGRAPH)
        for tree in trees:
            terminated = tree.words[-1].form.endswith(_TERMINATED)
            if not terminated and rng.random() < _ALONE_SHARE:
                if current:
                    built.append(tuple(current))
                    current = []
                built.append((tree,))
                continue
            current.append(tree)
            if len(current) >= size:
                built.append(tuple(current))
                current = []
                size = rng.randint(1, _LONGEST_PARAGRAPH)
        if current:
            built.append(tuple(current))
    return built


def quoted(
    paragraph: tuple[Tree, ...], rules: dict[str, Any], rng: random.Random
) -> tuple[Tree, ...] | None:
    """The paragraph with one sentence or two neighbours between quotation marks.

    Args:
        paragraph: neighbouring sentences.
        rules: the table `typography` of the language's training data.
        rng: draws the place and the marks.

    Returns:
        None where the drawn sentences hold marks already, do not end in a final mark, or end in a
        contraction.
    """
    first = rng.randrange(len(paragraph))
    last = first + 1 if first + 1 < len(paragraph) and rng.random() < _PAIR_SHARE else first
    styles = [(row["open"], row["close"], row["spaced"]) for row in rules["quotes"]]
    straight = rules["straight_quote"]
    marks = {straight, *(mark for row in styles for mark in row[:2])}
    inside = paragraph[first : last + 1]
    text = "".join(tree.text() for tree in inside)
    ends_contracted = any(c.last == len(inside[-1].words) for c in inside[-1].contractions)
    if (
        any(mark in text for mark in marks)
        or not ends_as_a_sentence(inside[-1])
        or len(inside[0].words) < _SHORTEST_QUOTED
        or ends_contracted
    ):
        return None
    if rules["apostrophe"][0] in text and rng.random() < _STRAIGHT_SHARE:
        opening, closing, spaced = straight, straight, False
    else:
        shares = [row["share"] for row in rules["quotes"]]
        opening, closing, spaced = rng.choices(styles, weights=shares)[0]
    changed = list(paragraph)
    changed[first] = _opened(changed[first], opening, spaced=spaced)
    changed[last] = _closed(changed[last], closing, spaced=spaced)
    return tuple(changed)


def _opened(tree: Tree, mark: str, *, spaced: bool) -> Tree:
    root = tree.root() + 1
    shifted = tuple(replace(word, head=word.head + 1 if word.head else 0) for word in tree.words)
    opening = Word(mark, mark, "PUNCT", "_", root, "punct", spaced)
    contractions = tuple(replace(c, first=c.first + 1, last=c.last + 1) for c in tree.contractions)
    return replace(tree, words=(opening, *shifted), contractions=contractions)


def _closed(tree: Tree, mark: str, *, spaced: bool) -> Tree:
    ending = replace(tree.words[-1], space_after=spaced)
    closing = Word(mark, mark, "PUNCT", "_", tree.root(), "punct")
    return replace(tree, words=(*tree.words[:-1], ending, closing))


def ends_as_a_sentence(tree: Tree) -> bool:
    """Whether the last word is a final mark, so that prose may go on after it."""
    return tree.words[-1].form.endswith(_SENTENCE_MARKS)


def labelled(paragraph: Sequence[Tree]) -> tuple[str, str]:
    """Text and labels of a paragraph, a label for each character.

    Labels as Stanza's tokenizer wants them, on the last character of a token: 1 a token, 2 the
    last token of a sentence, 3 and 4 the same for a contraction; 0 elsewhere.
    """
    text: list[str] = []
    labels: list[str] = []
    for number, tree in enumerate(paragraph):
        tokens = tree.tokens()
        for index, token in enumerate(tokens):
            last = index == len(tokens) - 1
            label = (3 if token.contracted else 1) + last
            text.append(token.form)
            labels.append("0" * (len(token.form) - 1) + str(label))
            gap = number < len(paragraph) - 1 if last else token.space_after
            if gap:
                text.append(" ")
                labels.append("0")
    return "".join(text), "".join(labels)


def write_tokenizer_files(items: Iterable[Sequence[Tree]], text: Path, labels: Path) -> None:
    """Writes paragraphs in the two files that Stanza's tokenizer trains on."""
    text.parent.mkdir(parents=True, exist_ok=True)
    with text.open("w", encoding="utf-8") as texts, labels.open("w", encoding="utf-8") as marks:
        for paragraph in items:
            characters, labelling = labelled(paragraph)
            texts.write(characters + "\n\n")
            marks.write(labelling + "\n\n")
