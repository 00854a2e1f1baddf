"""Articles parsed by hand, with the relations that are found in them, for the rooms to the right.

A word is `form=lemma/UPOS/head:relation/features`, or `form=lemma/UPOS/features` where the tree is
made by `spoken`. The lemma may be left out, and so may the features: a verb without any is finite;
`m f s p` stand for gender and number. Heads count from 1 within their sentence, 0 is the root.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from provenance.attribution import Attribution, Cue, Found, Mention, Scene
from provenance.attribution.layout import find_layout
from provenance.attribution.quotes import find_quotes
from provenance.languages import load_lexicon
from provenance.parsing.sentence import Sentence, Token
from provenance.report import Quotation, Stance
from provenance.text import Span, cover

if TYPE_CHECKING:
    from provenance.languages import Lexicon

SHORT = {"m": "Gender=Masc", "f": "Gender=Fem", "s": "Number=Sing", "p": "Number=Plur"}
NAMES = ("NOUN", "PROPN", "PRON")


def french() -> Lexicon:
    """The words of French, read once."""
    return load_lexicon("fr")


@dataclass(frozen=True)
class Handmade:
    """A text with its parsed sentences and its paragraphs."""

    text: str
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...]

    def span(self, words: str, sentence: int = 0) -> Span:
        """Where `words` stand, looked for from the start of a sentence on."""
        start = self.text.index(words, self.sentences[sentence].span.start)
        return Span(start, start + len(words))

    def mention(self, words: str, sentence: int = 0) -> Mention:
        """The phrase `words` of a sentence, headed by the word that hangs on something else."""
        span = self.span(words, sentence)
        inside = [t for t in self.sentences[sentence].tokens if span.contains(t.span)]
        indices = {token.index for token in inside}
        return Mention(span, sentence, next(t.index for t in inside if t.head not in indices))

    def said(
        self,
        source: str | None,
        cue: str | None,
        *content: str,
        sentence: int = 0,
        parent: int | None = None,
        member: bool = False,
        construction: str = "clause",
        quotation: Quotation = Quotation.INDIRECT,
    ) -> Attribution:
        """A relation of a sentence, its parts given as words of the text."""
        return Attribution(
            construction=construction,
            sentence=sentence,
            source=None if source is None else self.mention(source, sentence),
            cue=None if cue is None else Cue(self.span(cue, sentence), cue),
            content=tuple(self.span(words, sentence) for words in content),
            stance=Stance.REPORTED,
            confidence=0.95,
            quotation=quotation,
            parent=parent,
            member=member,
        )

    def found(self, *relations: Attribution) -> Found:
        """What the attribution room would hand on, with these relations."""
        quotes = find_quotes(self.text, self.paragraphs)
        scenes = tuple(
            Scene(s, french(), tuple(q for q in quotes if q.span.overlaps(s.span)))
            for s in self.sentences
        )
        beside = tuple(find_layout(scenes, quotes, relations))
        return Found(relations, beside, (), quotes, scenes)


class Word(NamedTuple):
    """One word as it is written in a test."""

    form: str
    lemma: str
    upos: str
    arc: str
    feats: str


def article(*paragraphs: str) -> Handmade:
    """The article of `paragraphs`; a bar parts the sentences of one."""
    text = ""
    sentences: list[Sentence] = []
    blocks: list[Span] = []
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        begin = len(text)
        for position, row in enumerate(paragraph.split(" | ")):
            text += " " if position else ""
            words = [_word(word) for word in row.split()]
            tokens: list[Token] = []
            for index, word in enumerate(words):
                glued = word.form in {",", "."} or (index and words[index - 1].form[-1] in "’-")
                text += "" if glued or not index else " "
                head, _, relation = word.arc.partition(":")
                start = len(text)
                text += word.form
                tokens.append(
                    Token(
                        index,
                        word.form,
                        word.lemma,
                        word.upos,
                        word.feats,
                        int(head) - 1,
                        relation,
                        start,
                        len(text),
                    )
                )
            span = cover(token.span for token in tokens)
            sentences.append(Sentence(len(sentences), number, "", span, tuple(tokens)))
        blocks.append(Span(begin, len(text)))
    return Handmade(text, tuple(replace(s, text=text) for s in sentences), tuple(blocks))


def spoken(*phrases: str) -> tuple[Handmade, Found]:
    """An article in which each of `phrases` says something in a sentence of its own."""
    rows = []
    for phrase in phrases:
        words = _tree([_word(word, arc=False) for word in phrase.split()])
        verb = len(words) + 1
        written = [f"{w.form}={w.lemma}/{w.upos}/{w.arc}/{w.feats}" for w in words]
        said = [f"dit=dire/VERB/0:root que/SCONJ/{verb + 3}:mark tout/PRON/{verb + 3}:nsubj"]
        rows.append(
            " ".join([*written, *said, f"change=changer/VERB/{verb}:ccomp ./PUNCT/{verb}:punct"])
        )
    made = article(" | ".join(rows))
    relations = [
        made.said(_words(made, number, phrase), "dit", "tout change", sentence=number)
        for number, phrase in enumerate(phrases)
    ]
    return made, made.found(*relations)


def _words(made: Handmade, number: int, phrase: str) -> str:
    tokens = made.sentences[number].tokens[: len(phrase.split())]
    return cover(token.span for token in tokens).slice(made.text)


def _word(written: str, *, arc: bool = True) -> Word:
    whole, upos, *rest = written.split("/")
    form, _, lemma = whole.partition("=")
    place = rest.pop(0) if arc else ""
    feats = rest[0] if rest else ""
    if not feats and upos == "VERB":
        feats = "Mood=Ind|VerbForm=Fin"
    if "=" not in feats:
        feats = "|".join(SHORT[letter] for letter in feats)
    return Word(form, lemma or form.lower(), upos, place, feats)


def _tree(words: list[Word]) -> list[Word]:
    """`words` as the subject of the verb that follows them: each word hung as French hangs it."""
    head = next(i for i, word in enumerate(words) if word.upos in NAMES)
    hung: list[Word] = []
    for index, word in enumerate(words):
        following = next((i for i in range(index, len(words)) if words[i].upos in NAMES), head)
        before = [i for i in range(index) if words[i].upos in NAMES]
        if index == head:
            arc = f"{len(words) + 1}:nsubj"
        elif word.upos in ("DET", "ADP"):
            arc = f"{following + 1}:{'det' if word.upos == 'DET' else 'case'}"
        elif word.upos == "ADJ":
            arc = f"{(before or [following])[-1] + 1}:amod"
        elif word.upos == "PUNCT":
            arc = f"{head + 1}:punct"
        else:
            arc = _hung(words, index, before)
        hung.append(word._replace(arc=arc))
    return hung


def _hung(words: list[Word], index: int, before: list[int]) -> str:
    """A second noun or name: part of a name, complement behind a preposition, else apposition."""
    last = before[-1]
    if last == index - 1 and words[last].upos == words[index].upos == "PROPN":
        while last and words[last - 1].upos == "PROPN":
            last -= 1
        return f"{last + 1}:flat"
    between = words[last + 1 : index]
    if any(word.upos == "ADP" for word in between):
        return f"{last + 1}:nmod"
    return f"{before[0] + 1}:appos"
