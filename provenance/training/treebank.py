"""Trees of a treebank as values, and their reading and writing as CoNLL-U."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. `head` counts from 1 inside the tree, 0 for the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class Contraction:
    """A token written as one and read as the words `first` to `last` (counted from 1)."""

    first: int
    last: int
    form: str
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the surface: the words `first` to `last`, one word unless contracted."""

    form: str
    space_after: bool
    first: int
    last: int

    @property
    def contracted(self) -> bool:
        """Whether several words stand behind the token."""
        return self.last > self.first


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a treebank."""

    name: str
    words: tuple[Word, ...]
    contractions: tuple[Contraction, ...] = ()
    treebank: str = ""

    def tokens(self) -> list[Token]:
        """The surface tokens in order."""
        starts = {item.first: item for item in self.contractions}
        tokens: list[Token] = []
        index = 1
        while index <= len(self.words):
            item = starts.get(index)
            if item is None:
                word = self.words[index - 1]
                tokens.append(Token(word.form, word.space_after, index, index))
                index += 1
            else:
                tokens.append(Token(item.form, item.space_after, item.first, item.last))
                index = item.last + 1
        return tokens

    def text(self) -> str:
        """The sentence as it is written, without blanks at its end."""
        pieces = [t.form + (" " if t.space_after else "") for t in self.tokens()]
        return "".join(pieces).rstrip()

    def root(self) -> int:
        """Position (from 1) of the first word whose head is 0."""
        return next(i for i, word in enumerate(self.words, 1) if word.head == 0)

    def subtree(self, position: int) -> list[int]:
        """Sorted positions (from 1) of a word and of all that hangs on it."""
        children: dict[int, list[int]] = {}
        for index, word in enumerate(self.words, 1):
            children.setdefault(word.head, []).append(index)
        found: list[int] = []
        waiting = [position]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(children.get(current, ()))
        return sorted(found)


def read_trees(path: Path, *, treebank: str = "") -> list[Tree]:
    """Reads a CoNLL-U file. Empty nodes, enhanced dependencies and XPOS are left out.

    Raises:
        ModelError: the file is missing or is no CoNLL-U.
    """
    import conllu

    if not path.is_file():
        raise ModelError(
            f"treebank file missing: {path}. Give the folder that holds it with --treebanks."
        )
    try:
        with path.open(encoding="utf-8") as stream:
            return [_tree(sentence, treebank) for sentence in conllu.parse_incr(stream)]
    except (conllu.exceptions.ParseException, ValueError) as error:
        raise ModelError(f"{path} is no CoNLL-U file: {error}. Get the file again.") from error


def _tree(sentence: Iterable[dict[str, object]], treebank: str) -> Tree:
    words: list[Word] = []
    contractions: list[Contraction] = []
    for row in sentence:
        misc = row["misc"] if isinstance(row["misc"], dict) else {}
        space_after = misc.get("SpaceAfter") != "No"
        match row["id"]:
            case int():
                feats = row["feats"] if isinstance(row["feats"], dict) else {}
                words.append(
                    Word(
                        form=str(row["form"]),
                        lemma=str(row["lemma"]),
                        upos=str(row["upos"]),
                        feats="|".join(f"{key}={value}" for key, value in feats.items()) or "_",
                        head=int(str(row["head"])),
                        deprel=str(row["deprel"]),
                        space_after=space_after,
                    )
                )
            case (int(first), "-", int(last)):
                contractions.append(Contraction(first, last, str(row["form"]), space_after))
    name = str(getattr(sentence, "metadata", {}).get("sent_id", ""))
    return Tree(name, tuple(words), tuple(contractions), treebank)


def conllu_lines(tree: Tree, *, blank_features: bool = False) -> Iterator[str]:
    """The lines of one tree, the blank line after it included."""
    yield f"# sent_id = {tree.name}"
    yield f"# text = {tree.text()}"
    starts = {item.first: item for item in tree.contractions}
    for index, word in enumerate(tree.words, 1):
        if (item := starts.get(index)) is not None:
            misc = "_" if item.space_after else "SpaceAfter=No"
            yield f"{item.first}-{item.last}\t{item.form}\t_\t_\t_\t_\t_\t_\t_\t{misc}"
        misc = "_" if word.space_after else "SpaceAfter=No"
        feats = "_" if blank_features else word.feats
        yield (
            f"{index}\t{word.form}\t{word.lemma}\t{word.upos}\t_\t{feats}"
            f"\t{word.head}\t{word.deprel}\t_\t{misc}"
        )
    yield ""


def write_trees(trees: Iterable[Tree], path: Path, *, blank_features: bool = False) -> None:
    """Writes trees as CoNLL-U; the folder is made if it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        for tree in trees:
            for line in conllu_lines(tree, blank_features=blank_features):
                stream.write(line + "\n")
