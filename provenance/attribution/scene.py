"""A sentence as the constructions see it: its tree, its surface, its cue verbs, its quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from provenance.languages import bare, fold
from provenance.text import Span, cover

if TYPE_CHECKING:
    from provenance.attribution.quotes import Quote
    from provenance.languages import CueVerb, Lexicon, Phrases
    from provenance.parsing.sentence import Sentence, Token

COMPLETED = 4
"""Words behind a verb within which the other words of its cue begin."""
STEM = 4
"""Letters from which a word of a cue may be inflected: *convaincu, convaincues*."""
NEAR = 5
"""Words behind a stative cue within which its *que* stands."""
LONGEST_OUTLET = 6
"""Words of the longest outlet's name."""
TITLED = 6
"""Words beside a quotation within which a work has it as its title."""
PURPOSE = 6
"""Words before an infinitive within which its locution begins: *sous prétexte d'être*."""
JUDGED = ("advcl", "acl", "obl")
"""How the tree may hang the infinitive that is judged."""
AUXILIARY = ("aux", "cop")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue verb met in a sentence: its word, its row of the lexicon, the words of the cue.

    `first` and `last` are the token indices between which the verb group stands, clitics and
    auxiliaries included; `span` holds only the cue's own words.
    """

    token: Token
    row: CueVerb
    span: Span
    first: int
    last: int
    negated: bool


@dataclass(frozen=True, eq=False)
class Scene:
    """One sentence with what a construction may ask of it. A scene is the same as itself only.

    `quotes` are the quotations that touch the sentence, outermost first.
    """

    sentence: Sentence
    lexicon: Lexicon
    quotes: tuple[Quote, ...]

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The form of each word, case and apostrophes folded."""
        return tuple(fold(token.form) for token in self.sentence.tokens)

    @cached_property
    def canonical(self) -> tuple[str, ...]:
        """The form of each word as phrases of the lexicon are compared with it."""
        elisions = self.lexicon.grammar.elisions
        return tuple(elisions.get(form, form) for form in self.folded)

    @cached_property
    def cues(self) -> tuple[CueHit, ...]:
        """Every cue verb of the sentence, in text order."""
        return tuple(self._find_cues())

    @cached_property
    def outlets(self) -> dict[int, int]:
        """First and last token of every known outlet of the sentence, the longest name each."""
        found: dict[int, int] = {}
        tokens = self.sentence.tokens
        for token in tokens:
            if token.relation == "flat":  # inside a longer name
                continue
            if bare(token.form).partition("-")[0] not in self.lexicon.outlet_openers:
                continue
            for other in tokens[token.index : token.index + LONGEST_OUTLET]:
                words = self._words(token, other)
                if self.lexicon.outlet(words) is not None and not self._goes_on(token, other):
                    found[token.index] = other.index
                if other is not token and not self.lexicon.begins_outlet(words):
                    break
        return found

    def _goes_on(self, first: Token, last: Token) -> bool:
        """*Le Front populaire ivoirien*: the words begin a longer name of something else."""
        behind = self.sentence.tokens[last.index + 1 : last.index + 2]
        return any(
            first.index <= token.head <= last.index
            and (
                (token.relation == "flat" and token.upos == "PROPN")
                or (token.relation == "amod" and self.sentence.tokens[token.head].upos == "NOUN")
            )
            for token in behind
        )

    def _words(self, first: Token, last: Token) -> str:
        """The words from `first` to `last`; of a contraction (*au* = *à le*) only its own part."""
        text = self.sentence.text
        if fold(first.span.slice(text)) == self.folded[first.index] or first is last:
            return text[first.start : last.end]
        behind = self.sentence.tokens[first.index + 1]
        return f"{first.form} {text[behind.start : last.end]}"

    def cue_at(self, token: Token) -> CueHit | None:
        """The cue verb that `token` is the head of, if it is one."""
        return self._cue_heads.get(token.index)

    @cached_property
    def _cue_heads(self) -> dict[int, CueHit]:
        return {hit.token.index: hit for hit in reversed(self.cues)}

    def phrases(self, phrases: Phrases) -> dict[int, int]:
        """Where phrases begin, in text order, with how many words the longest one takes."""
        held = self._phrases.get(phrases)
        if held is None:
            held = self._phrases[phrases] = phrases.among(self.canonical)
        return held

    @cached_property
    def _phrases(self) -> dict[Phrases, dict[int, int]]:
        return {}

    def phrase_at(self, start: int, phrases: Phrases) -> int:
        """How many words, from token `start` on, the longest fitting phrase takes; 0 for none."""
        return self.phrases(phrases).get(start, 0)

    def is_punctuation(self, index: int) -> bool:
        """True where the token at `index` is a mark, or `index` lies outside the sentence."""
        tokens = self.sentence.tokens
        return not 0 <= index < len(tokens) or tokens[index].upos == "PUNCT"

    def quote_around(self, offset: int) -> Quote | None:
        """The outermost quotation that holds the code point `offset`, if any."""
        for quote in self.quotes:
            if quote.depth == 0 and quote.span.start <= offset < quote.span.end:
                return quote
        return None

    def _find_cues(self) -> Iterator[CueHit]:
        taken: set[int] = set()
        for token in self.sentence.tokens:
            convinced = self._convinced(token) if token.upos in ("VERB", "ADJ") else None
            if convinced is not None:
                yield convinced
                continue
            if token.upos not in ("VERB", "AUX") or token.index in taken:
                continue
            row = self._row(token)
            if row is not None and not self._says_nothing(token):
                hit = self.hit(token, row)
                taken.update(range(token.index, hit.last + 1))
                yield hit

    def _convinced(self, token: Token) -> CueHit | None:
        """*Convaincu que P, X agit · X, persuadé, lui, que P*: a stative cue without its verb."""
        tokens = self.sentence.tokens
        before = tokens[token.index - 1] if token.index else None
        behind = [t for t in tokens[token.index + 1 : token.index + NEAR] if t.upos != "PUNCT"]
        opens = before is None or before.upos in ("PUNCT", "ADV")
        clause = any(self.folded[t.index] in self.lexicon.grammar.complementisers for t in behind)
        if not (opens and clause) or self.sentence.child(token, *AUXILIARY) is not None:
            return None
        for row in self.lexicon.statives:
            word = self.lexicon.grammar.words(row.with_words)[-1]
            if self.canonical[token.index].startswith(word):
                return CueHit(token, row, token.span, token.index, token.index, negated=False)
        return None

    def _says_nothing(self, token: Token) -> bool:
        """*veut dire · fait croire · il faut noter · on dirait*: nobody is said to say anything."""
        if self._empty_pair(token) or self._made_to(token) or self._to_be_said(token):
            return True
        if self._to_be_known(token) or self._in_a_title(token):
            return True
        if self._addressed(token) or self.phrase_at(
            token.index, self.lexicon.grammar.empty_openers
        ):
            return True
        subject = self.sentence.child(token, "nsubj")
        return (
            subject is not None
            and token.feat("Mood") == "Cnd"
            and self.folded[subject.index] in self.lexicon.grammar.impersonal_subjects
        )

    def _in_a_title(self, token: Token) -> bool:
        """*son roman, « Il a dit que oui » · « Je sais que tu mens », le nouveau film*."""
        quote = self.quote_around(token.start)
        if quote is None or not quote.closed:
            return False
        inside = self.sentence.within(quote.span)
        before = self.sentence.tokens[max(0, inside[0].index - TITLED) : inside[0].index]
        behind = self.sentence.tokens[inside[-1].index + 1 :][:TITLED]
        return self._work_beside(reversed(before)) or self._work_beside(behind)

    def _work_beside(self, tokens: Iterable[Token]) -> bool:
        """True where a work is named before any verb, preposition or second mark."""
        marks = 0
        for token in tokens:
            marks += token.upos == "PUNCT"
            if marks > 1 or token.upos in ("VERB", "AUX", "ADP", "SCONJ") or token.form == ":":
                return False
            if fold(token.lemma) in self.lexicon.works:
                return True
        return False

    def _empty_pair(self, token: Token) -> bool:
        """*Cela veut dire que*, but not *je voulais dire que*."""
        head = self.sentence.head(token)
        if head is None or (fold(head.lemma), fold(token.lemma)) not in (
            self.lexicon.grammar.empty_cues
        ):
            return False
        subject = self.sentence.child(head, "nsubj")
        return subject is None or subject.feat("Person") not in ("1", "2")

    def _made_to(self, token: Token) -> bool:
        """*Il leur fait croire que*: who is made to believe or to know vouches for nothing."""
        rows = self.lexicon.verbs.get(fold(token.lemma), ())
        return self.sentence.child(token, "aux:caus") is not None and all(
            row.cls in ("thinks", "knows") for row in rows
        )

    def _to_be_known(self, token: Token) -> bool:
        """*L'enquête se poursuit afin de savoir si P*: what is sought is not known yet."""
        rows = self.lexicon.verbs.get(fold(token.lemma), ())
        return (
            token.feat("VerbForm") == "Inf"
            and all(row.cls == "knows" for row in rows)
            and self.for_a_purpose(token)
        )

    def for_a_purpose(self, infinitive: Token, first: int = 0) -> bool:
        """True where a locution right before `infinitive` opens it: *afin de, sous prétexte de*."""
        purposes = self.lexicon.grammar.purpose_openers
        return any(
            (length := self.phrase_at(start, purposes)) and start + length <= infinitive.index
            for start in range(max(first, infinitive.index - PURPOSE), infinitive.index)
        )

    def _addressed(self, token: Token) -> bool:
        """*Pensez à réserver, à noter que P*: the writer speaks to the reader."""
        thought = any(
            row.cls in ("thinks", "knows") for row in self.lexicon.verbs.get(fold(token.lemma), ())
        )
        if token.feat("Mood") == "Imp":
            return thought
        mark = self.sentence.child(token, "mark", "case")
        grammar = self.lexicon.grammar
        return (
            token.feat("VerbForm") == "Inf"
            and token.head < 0
            and mark is not None
            and bare(mark.form)  # capitals often lack their accent: "A noter que P"
            in {bare(word) for word in grammar.infinitive_markers - grammar.source_openers}
        )

    def _to_be_said(self, token: Token) -> bool:
        """*Il faut noter que, il est utile de préciser que*: the writer speaks."""
        impersonal = self.sentence.child(token, "expl:subj") is not None
        if impersonal and fold(token.lemma) in self.lexicon.grammar.empty_impersonals:
            return True
        if token.feat("VerbForm") != "Inf":
            return False
        head = self.sentence.head(token)
        judged = head is not None and head.upos == "ADJ"  # "il est, à ce stade, paradoxal de dire"
        if token.relation not in ("xcomp", "ccomp", "csubj", *(JUDGED if judged else ())):
            return False
        if head is not None and fold(head.lemma) in self.lexicon.grammar.object_control:
            rows = self.lexicon.verbs.get(fold(token.lemma), ())
            if all(row.cls in ("thinks", "knows") for row in rows):
                return True  # "cela permettra aux autorités de savoir si P"
            return self.sentence.child(head, "iobj", "obj", "obl:arg") is None
        empty = self.sentence.child(head, "expl:subj", "nsubj") if head is not None else None
        return (
            head is not None
            and empty is not None
            and (empty.deprel == "expl:subj" or head.upos == "ADJ")
            and self.folded[empty.index] in self.lexicon.grammar.expletives
            and self.sentence.child(head, "iobj", "obl:arg", "aux:pass") is None
        )

    def _row(self, token: Token) -> CueVerb | None:
        rows = self.lexicon.verbs.get(fold(token.lemma), ())
        fitting = [row for row in rows if self._fits(token, row)]
        return max(
            fitting, key=lambda row: (len(row.with_words), row.pronominal, row.clitic), default=None
        )

    def _fits(self, token: Token, row: CueVerb) -> bool:
        if row.with_words and self._with_words(token, row) is None:
            return False
        if row.clitic and not any(
            self.folded[child.index] == fold(row.clitic)
            for child in self.sentence.children[token.index]
        ):
            return False
        return not row.pronominal or any(
            self.folded[child.index] in self.lexicon.grammar.reflexives
            for child in self.sentence.children[token.index]
            if child.index < token.index
        )

    def _with_words(self, token: Token, row: CueVerb) -> tuple[int, int] | None:
        """First and last index of the words that complete a multiword cue, searched nearby."""
        words = self.lexicon.completions[row.with_words]
        last = len(self.folded) - len(words)
        for start in range(token.index + 1, min(token.index + COMPLETED, last) + 1):
            if self._completes(start, words[0]) and all(
                self._completes(start + place, word) for place, word in enumerate(words)
            ):
                return start, start + len(words) - 1
        return None

    def _completes(self, index: int, word: str) -> bool:
        """True where the token at `index` is `word` of a cue, or a form of it."""
        form = self.canonical[index]
        return word in (form, fold(self.sentence.tokens[index].lemma)) or (
            len(word) > STEM and form.startswith(word)
        )

    def hit(self, token: Token, row: CueVerb) -> CueHit:
        """The cue that `token` heads, read as an instance of `row`: its group, its negation."""
        sentence = self.sentence
        place = self._with_words(token, row) if row.with_words else None
        head = self._governor(token, place)
        auxiliaries = [c for c in sentence.all_children(head, *AUXILIARY) if c.index < token.index]
        opening = self.lexicon.grammar.complementisers
        clitics = [
            child
            for child in sentence.children[head.index]
            if child.index < token.index
            and child.upos in ("PRON", "ADV", "PART")
            and child.relation in ("obj", "iobj", "expl", "advmod", "nsubj", "dep")
            and child.feat("PronType") != "Rel"
            and self.folded[child.index] not in opening
        ]
        own = [*auxiliaries, token]
        last = token.index
        if place is not None:
            own.extend(sentence.tokens[place[0] : place[1] + 1])
            last = place[1]
        first = token.index
        ahead = {child.index for child in (*auxiliaries, *clitics)}
        while first - 1 in ahead or (first - 1 >= 0 and self._glue(first - 1, ahead)):
            first -= 1
        negated = any(
            child.feat("Polarity") == "Neg"
            or self.folded[child.index] in self.lexicon.grammar.negations
            for child in sentence.children[head.index]
            if child.upos in ("ADV", "PART", "PRON", "DET")
            and not self._of_the_infinitive(child, last)
        ) or (
            head.feat("VerbForm") == "Inf"  # "ajoutant ne pas exclure P", whatever "pas" hangs on
            and first > 0
            and self.folded[first - 1] in self.lexicon.grammar.negations
        )
        return CueHit(head, row, cover(held.span for held in own), first, last, negated)

    def _of_the_infinitive(self, word: Token, last: int) -> bool:
        """*indique ne pas avoir été informé*: negations behind a cue, before what it says."""
        if word.index <= last:
            return False
        behind = next(
            (
                t
                for t in self.sentence.tokens[word.index :]
                if self.folded[t.index] not in self.lexicon.grammar.negations and t.upos != "PRON"
            ),
            None,
        )
        return behind is not None and behind.feat("VerbForm") == "Inf"

    def _governor(self, token: Token, place: tuple[int, int] | None) -> Token:
        """*a fait savoir*: where the tree makes the verb an auxiliary of its own complement."""
        head = self.sentence.head(token)
        if place is None or head is None or token.relation not in AUXILIARY:
            return token
        return head if place[0] <= head.index <= place[1] else token

    def _glue(self, index: int, ahead: set[int]) -> bool:
        """An adverb between auxiliary and participle belongs to the verb group.

        *a par ailleurs de nouveau affirmé*: one of several words too.
        """
        token = self.sentence.tokens[index]
        head = self.sentence.head(token)
        adverbial = token.upos == "ADV" or token.relation == "advmod"
        fixed = token.relation == "fixed" and head is not None and head.relation == "advmod"
        return (adverbial or fixed) and any(other < index for other in ahead)
