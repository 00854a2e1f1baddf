"""Synthetic reported speech: cue words put around real clauses of training trees.

Treebanks hold few sentences as the press writes them ("...", says X.): about one in five hundred.
Here a clause and a noun phrase of the training trees are joined by a frame of the language's
training data, annotated as the treebanks do. The forms of sentence:

1. final incise: "S", says X. / S, has he added.
2. inner incise: S, says X, going on.
3. that-clause: X has said on Monday that S.
4. source phrase: According to X, S. / S, according to X.
5. colon: X says: "S."
6. participle: S, judging that T.
7. as-clause: S, as X has announced. / S, which X denies.
8. relayed: "S", says X, cited by Y.
"""

# ruff: noqa: S311 - a seeded generator that hides nothing

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from provenance.training.assembly import Assembly
from provenance.training.phrases import Piece, clauses, lower_first, noun_phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provenance.training.treebank import Tree

_MARKS = (('"', '"'), ("«", "»"), ("«", "»"), ("“", "”"))
_QUOTED_SHARE = 0.7
_PRONOUN_SHARE = 0.15
_PERFECT_SHARE = 0.35
_DAY_SHARE = 0.25
_FINAL_MARK_SHARE = 0.12
_NO_COMMA_SHARE = 0.2
_ASKING_SHARE = 0.1
_FRONTED_SHARE = 0.6
_COMMA_SHARE = 0.7
_EVEN = 0.5


class ReportedSpeech:
    """Builds synthetic sentences from the clauses and noun phrases of training trees.

    The trees hold syntactic words only: contractions are not written together again.
    """

    def __init__(self, trees: Sequence[Tree], rules: dict[str, Any], *, seed: int) -> None:
        """Collects the material.

        Args:
            trees: training trees with FEATS.
            rules: the table `reported` of the language's training data.
            seed: of all choices.
        """
        self._rules = rules
        self._relations: dict[str, str] = rules["relations"]
        self._rng = random.Random(seed)
        pieces = clauses(trees)
        self._statements = [piece for piece in pieces if piece.end == "."]
        self._asking = [piece for piece in pieces if piece.end != "."] or self._statements
        self._phrases = noun_phrases(trees, titles=rules["titles"])
        self._curly = False

    def sentences(self, count: int) -> list[Tree]:
        """`count` new trees; fewer only where the trees gave no clause or no noun phrase."""
        if not self._statements or not self._phrases:
            return []
        frames: list[Callable[[Assembly], None]] = [
            self._final_incise,
            self._inner_incise,
            self._that_clause,
            self._source_phrase,
            self._colon,
            self._participle,
            self._as_clause,
            self._relayed,
        ]
        weights = (38, 10, 14, 12, 7, 6, 8, 5)
        built = []
        for number in range(count):
            sentence = Assembly()
            self._rng.choices(frames, weights=weights)[0](sentence)
            built.append(sentence.tree(f"synthetic-{number}"))
        return built

    def _final_incise(self, sentence: Assembly) -> None:
        clause = self._clause(questions=True)
        keys = sentence.keys(len(clause.words))
        root = keys[clause.root() - 1]
        self._quoted(sentence, clause, keys, root)
        self._incise(sentence, root)
        sentence.mark(".", root)

    def _inner_incise(self, sentence: Assembly) -> None:
        clause = self._clause()
        keys = sentence.keys(len(clause.words))
        root = keys[clause.root() - 1]
        boundary = self._boundary(clause)
        if boundary is None:
            self._quoted(sentence, clause, keys, root)
            self._incise(sentence, root)
            sentence.mark(".", root)
            return
        marks = self._marks() if self._rng.random() < _QUOTED_SHARE else None
        if marks:
            sentence.mark(marks[0], root)
        sentence.add_words(clause.words, None, "root", keys=keys, end=boundary)
        if marks:
            sentence.mark(marks[1], root)
        sentence.mark(",", root)
        self._incise(sentence, root)
        sentence.mark(",", root)
        if marks:
            sentence.mark(marks[0], root)
        sentence.add_words(clause.words, None, "root", keys=keys, start=boundary)
        if marks:
            sentence.mark(marks[1], root)
        sentence.mark(".", root)

    def _that_clause(self, sentence: Assembly) -> None:
        subject = self._phrase()
        cue = sentence.key()
        self._add_phrase(sentence, subject, cue, "nsubj")
        self._verb(sentence, cue, None, "root", plural=subject.plural, clause=True)
        if self._rng.random() < _DAY_SHARE:
            self._day(sentence, cue)
        self._add_that(sentence, self._clause(), cue)
        sentence.mark(".", cue)

    def _source_phrase(self, sentence: Assembly) -> None:
        clause = self._clause()
        keys = sentence.keys(len(clause.words))
        root = keys[clause.root() - 1]
        phrase = self._phrase()
        if self._rng.random() < _FRONTED_SHARE:
            source = self._add_source(sentence, phrase, root)
            sentence.mark(",", source)
            sentence.add_words(lower_first(clause), None, "root", keys=keys)
        else:
            sentence.add_words(clause.words, None, "root", keys=keys)
            source = sentence.key()
            if self._rng.random() < _COMMA_SHARE:
                sentence.mark(",", source)
            self._add_source(sentence, phrase, root, key=source)
        sentence.mark(".", root)

    def _colon(self, sentence: Assembly) -> None:
        subject, clause = self._phrase(), self._clause(questions=True)
        cue = sentence.key()
        self._add_phrase(sentence, subject, cue, "nsubj")
        self._verb(sentence, cue, None, "root", plural=subject.plural, clause=True)
        if self._rng.random() < _DAY_SHARE:
            self._day(sentence, cue)
        keys = sentence.keys(len(clause.words))
        root = keys[clause.root() - 1]
        sentence.mark(":", root)
        opening, closing = self._marks()
        sentence.mark(opening, root)
        sentence.add_words(clause.words, cue, "ccomp", keys=keys)
        inside = self._rng.random() < _EVEN
        if inside:
            sentence.mark(clause.end, root)
        sentence.mark(closing, root)
        if not inside:
            sentence.mark(".", cue)

    def _participle(self, sentence: Assembly) -> None:
        clause = self._clause()
        keys = sentence.keys(len(clause.words))
        root = keys[clause.root() - 1]
        sentence.add_words(clause.words, None, "root", keys=keys)
        participle = sentence.key()
        sentence.mark(",", participle)
        cue = self._cue(clause=True)
        sentence.add((cue[4], cue[0], "VERB"), root, "advcl", key=participle)
        self._add_that(sentence, self._clause(), participle)
        sentence.mark(".", root)

    def _as_clause(self, sentence: Assembly) -> None:
        clause, subject = self._clause(), self._phrase()
        keys = sentence.keys(len(clause.words))
        root = keys[clause.root() - 1]
        sentence.add_words(clause.words, None, "root", keys=keys)
        verb = sentence.key()
        if self._rng.random() < _EVEN:
            sentence.mark(",", verb)
            sentence.add(self._rules["as_marker"], verb, "mark")
            sentence.add(self._elided(self._rules["object_clitic"]), verb, "obj")
            self._perfect(sentence, verb, root, "advcl", plural=subject.plural)
        else:
            which = sentence.key()
            sentence.mark(",", which)
            sentence.add(self._rules["which_head"], root, "parataxis", key=which)
            sentence.add(self._rules["which_object"], verb, "obj")
            relation = self._relations["relative"]
            self._verb(sentence, verb, which, relation, plural=subject.plural, clause=True)
        self._add_phrase(sentence, subject, verb, "nsubj")
        sentence.mark(".", root)

    def _relayed(self, sentence: Assembly) -> None:
        clause, speaker = self._clause(questions=True), self._phrase()
        keys = sentence.keys(len(clause.words))
        root = keys[clause.root() - 1]
        self._quoted(sentence, clause, keys, root)
        cue = sentence.key()
        self._verb(sentence, cue, root, self._relations["incise"], plural=speaker.plural)
        head = self._add_phrase(sentence, speaker, cue, "nsubj")
        relay = sentence.key()
        sentence.mark(",", relay)
        sentence.add(self._rules["cited_by"], head, "acl", key=relay)
        outlet = self._phrase()
        agent = sentence.keys(len(outlet.words))
        sentence.add(self._rules["agent_marker"], agent[outlet.root() - 1], "case")
        words = lower_first(outlet, keep=self._rules["titles"])
        sentence.add_words(words, relay, self._relations["agent"], keys=agent)
        sentence.mark(".", root)

    def _clause(self, *, questions: bool = False) -> Piece:
        asking = questions and self._rng.random() < _ASKING_SHARE
        piece = self._rng.choice(self._asking if asking else self._statements)
        self._curly = piece.has("’") or (not piece.has("'") and self._rng.random() < _EVEN)
        return piece

    def _phrase(self) -> Piece:
        return self._rng.choice(self._phrases)

    def _marks(self) -> tuple[str, str]:
        return self._rng.choice(_MARKS[1:] if self._curly else _MARKS)

    def _cue(self, *, clause: bool = False) -> list[Any]:
        cues: list[list[Any]] = self._rules["cues"]
        return self._rng.choice([row for row in cues if row[5] or not clause])

    def _elided(self, entry: Sequence[str]) -> Sequence[str]:
        form, lemma, upos = entry
        return (form.replace("'", "’") if self._curly else form, lemma, upos)

    def _quoted(self, sentence: Assembly, clause: Piece, keys: Sequence[int], root: int) -> None:
        """The clause, usually between marks, and the comma before an incise."""
        quoted = self._rng.random() < _QUOTED_SHARE
        opening, closing = self._marks()
        if quoted:
            sentence.mark(opening, root)
        sentence.add_words(clause.words, None, "root", keys=keys)
        asks = clause.end != "."
        if asks or (quoted and self._rng.random() < _FINAL_MARK_SHARE):
            sentence.mark(clause.end, root)
        if quoted:
            sentence.mark(closing, root)
        if quoted and self._rng.random() < _NO_COMMA_SHARE:
            return
        if quoted or not asks:
            sentence.mark(",", root)

    def _incise(self, sentence: Assembly, root: int) -> None:
        """An inverted cue verb with its subject, hanging on the root of the clause."""
        cue = sentence.key()
        relation = self._relations["incise"]
        if self._rng.random() < _PRONOUN_SHARE:
            self._inverted_pronoun(sentence, cue, root, relation)
            return
        subject = self._phrase()
        self._verb(sentence, cue, root, relation, plural=subject.plural)
        if self._rng.random() < _DAY_SHARE / 2:
            self._day(sentence, cue)
        self._add_phrase(sentence, subject, cue, "nsubj")

    def _inverted_pronoun(self, sentence: Assembly, cue: int, root: int, relation: str) -> None:
        row = self._cue()
        perfect = self._rng.random() < _PERFECT_SHARE
        auxiliary = self._rules["auxiliary_singular"]
        form = auxiliary[0] if perfect else row[1]
        vowel = form.endswith(tuple(self._rules["vowel_endings"]))
        pronoun = self._rng.choice(self._rules["clitics_after_vowel" if vowel else "clitics"])
        if perfect:
            sentence.add(auxiliary, cue, self._relations["auxiliary"])
            sentence.add(pronoun, cue, "nsubj")
            sentence.add((row[3], row[0], "VERB"), root, relation, key=cue)
        else:
            sentence.add((form, row[0], "VERB"), root, relation, key=cue)
            sentence.add(pronoun, cue, "nsubj")

    def _verb(
        self,
        sentence: Assembly,
        key: int,
        head: int | None,
        relation: str,
        *,
        plural: bool,
        clause: bool = False,
    ) -> None:
        """A finite cue verb, in the present or the perfect."""
        if self._rng.random() < _PERFECT_SHARE:
            self._perfect(sentence, key, head, relation, plural=plural, clause=clause)
            return
        row = self._cue(clause=clause)
        sentence.add((row[2 if plural else 1], row[0], "VERB"), head, relation, key=key)

    def _perfect(
        self,
        sentence: Assembly,
        key: int,
        head: int | None,
        relation: str,
        *,
        plural: bool,
        clause: bool = True,
    ) -> None:
        row = self._cue(clause=clause)
        auxiliary = self._rules["auxiliary_plural" if plural else "auxiliary_singular"]
        sentence.add(auxiliary, key, self._relations["auxiliary"])
        sentence.add((row[3], row[0], "VERB"), head, relation, key=key)

    def _day(self, sentence: Assembly, cue: int) -> None:
        day = self._rng.choice(self._rules["days"])
        sentence.add((day, day, "NOUN"), cue, self._relations["time"])

    def _add_phrase(self, sentence: Assembly, phrase: Piece, head: int, relation: str) -> int:
        """Adds a noun phrase and returns the key of its head noun."""
        keys = sentence.keys(len(phrase.words))
        words = lower_first(phrase, keep=self._rules["titles"])
        sentence.add_words(words, head, relation, keys=keys)
        return keys[phrase.root() - 1]

    def _add_source(
        self, sentence: Assembly, phrase: Piece, head: int, *, key: int | None = None
    ) -> int:
        """Adds a preposition of attribution with its noun phrase; returns the noun's key."""
        keys = sentence.keys(len(phrase.words))
        noun = keys[phrase.root() - 1] if key is None else key
        keys[phrase.root() - 1] = noun
        entries = self._rng.choice(self._rules["prepositions"])
        preposition = sentence.add(self._elided(entries[0]), noun, "case")
        for entry in entries[1:]:
            sentence.add(self._elided(entry), preposition, "fixed")
        words = lower_first(phrase, keep=self._rules["titles"])
        sentence.add_words(words, head, self._relations["source"], keys=keys)
        return noun

    def _add_that(self, sentence: Assembly, clause: Piece, cue: int) -> None:
        """Adds a complementizer and the clause as complement of a cue."""
        keys = sentence.keys(len(clause.words))
        words = lower_first(clause)
        elided = words[0].form[0].lower() in self._rules["elided_before"]
        entry = self._rules["complementizer_elided" if elided else "complementizer"]
        sentence.add(self._elided(entry), keys[clause.root() - 1], "mark")
        sentence.add_words(words, cue, "ccomp", keys=keys)

    def _boundary(self, clause: Piece) -> int | None:
        """A place between two words that no arc crosses, arcs of the root excepted."""
        root = clause.root()
        size = len(clause.words)
        places = [
            place
            for place in range(2, size - 1)
            if clause.words[place - 1].form != ","
            and clause.words[place].form != ","
            and clause.words[place - 1].upos in ("NOUN", "PROPN", "ADV", "ADJ", "VERB")
            and all(
                root in (i, word.head) or (i <= place) == (word.head <= place)
                for i, word in enumerate(clause.words, 1)
            )
        ]
        return self._rng.choice(places) if places else None
