"""Parses written by hand: a text, and for each of its words the head and the relation.

    parse("Le ministre part.", "2:det 3:nsubj 0:root 3:punct")

Heads count from 1 within their sentence, 0 is the root, as in CoNLL-U. A bar parts sentences, a
blank line of the text parts paragraphs. Lemma, part of speech and features come from `words.tsv`;
where a form has several rows there, the first one holds unless the arc asks for another one, as in
`3:obj/PRON`. Contracted words take an arc for each of their parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.attribution import Scene
from provenance.attribution.quotes import find_quotes
from provenance.languages import Lexicon, load_lexicon
from provenance.parsing import sentences_from_conllu
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.parsing import Sentence
    from provenance.parsing.sentence import Token

CLITIC = r"-(?:t-)?(?:elles?|ils?|on|je)\b"
TOKEN = re.compile(rf"{CLITIC}|\w+’|\w+(?={CLITIC})|\w+(?:-\w+)*|\S")
CONTRACTIONS = {
    "au": ("à", "le"),
    "aux": ("à", "les"),
    "du": ("de", "le"),
    "des": ("de", "les"),
}


@dataclass(frozen=True)
class Parse:
    """A text with its parsed sentences and its blocks."""

    text: str
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...]

    def scene(self, number: int = 0) -> Scene:
        """One sentence as the constructions see it."""
        sentence = self.sentences[number]
        quotes = find_quotes(self.text, self.paragraphs)
        touching = tuple(quote for quote in quotes if quote.span.overlaps(sentence.span))
        return Scene(sentence, french(), touching)

    def token(self, form: str, number: int = 0) -> Token:
        """The first word of a sentence that has this form."""
        return next(token for token in self.sentences[number].tokens if token.form == form)

    def words(self, span: Span | None) -> str | None:
        """The words that a span points at."""
        return None if span is None else span.slice(self.text)


def french() -> Lexicon:
    """The words of French, read once."""
    return load_lexicon("fr")


def parse(text: str, arcs: str) -> Parse:
    """The parse of a text that `arcs` describes.

    Raises:
        ValueError: The two do not go together.
    """
    sentences = tuple(sentences_from_conllu(conllu(text, arcs)))
    if sentences[0].text != text:
        raise ValueError(f"{text!r} is rebuilt as {sentences[0].text!r}")
    return Parse(text, sentences, blocks(text))


def blocks(text: str) -> tuple[Span, ...]:
    """The blocks of a text whose paragraphs are parted by a blank line."""
    spans = []
    start = 0
    for block in text.split("\n\n"):
        spans.append(Span(start, start + len(block)))
        start += len(block) + 2
    return tuple(spans)


def conllu(text: str, arcs: str) -> str:
    """The CoNLL-U of a text that `arcs` describes."""
    found = list(TOKEN.finditer(text))
    place = 0
    lines: list[str] = []
    for sentence in arcs.split("|"):
        labels = sentence.split()
        if not place or "\n\n" in text[found[place - 1].end() : found[place].start()]:
            lines.append("# newpar")
        number = 0
        while number < len(labels):
            surface = found[place].group()
            glued = text[found[place].end() : found[place].end() + 1].strip() != ""
            misc = "SpaceAfter=No" if glued else "_"
            parts = _parts(surface)
            if len(parts) > 1:
                span = f"{number + 1}-{number + len(parts)}"
                lines.append("\t".join([span, surface, *["_"] * 7, misc]))
            for part in parts:
                fields = _fields(part, labels[number])
                last = misc if len(parts) == 1 else "_"
                lines.append("\t".join([str(number + 1), part, *fields, "_", last]))
                number += 1
            place += 1
        lines.append("")
    if place != len(found):
        raise ValueError(f"no arc for {found[place].group()!r}")
    return "\n".join([*lines, ""])


def _parts(surface: str) -> tuple[str, ...]:
    parts = CONTRACTIONS.get(surface.lower(), (surface,))
    return (parts[0].capitalize(), *parts[1:]) if surface[0].isupper() and parts[1:] else parts


def _fields(form: str, label: str) -> Iterator[str]:
    arc, _, wanted = label.partition("/")
    head, _, relation = arc.partition(":")
    lemma, upos, feats = _entry(form, wanted)
    return iter([lemma, upos, "_", feats, head, relation])


def _entry(form: str, wanted: str) -> tuple[str, str, str]:
    for key in (form, form.lower()):
        for entry in _entries().get(key, ()):
            if wanted in ("", entry[1]):
                return entry
    raise KeyError(f"words.tsv has no {wanted} {form!r}")


@cache
def _entries() -> dict[str, list[tuple[str, str, str]]]:
    held: dict[str, list[tuple[str, str, str]]] = {}
    file = Path(__file__).with_name("words.tsv")
    for line in file.read_text(encoding="utf-8").splitlines():
        form, lemma, upos, *feats = line.split("\t")
        held.setdefault(form, []).append((lemma, upos, feats[0] if feats else "_"))
    return held
