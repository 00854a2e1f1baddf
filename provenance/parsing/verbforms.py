"""Verb forms that the tagger misses, put right from the language's table before the parse.

1. A cue verb tagged as a noun or adverb where only a verb can stand: *« … », titre Le Figaro*,
   *Le groupe dément vouloir vendre*, *Elle doute que …*. Retagged before the tree is built, so that
   the parser sees a verb.
2. A conditional tagged as an indicative: *éviterait*. Told by its form: the future stem of the
   dictionary form before an ending, and not an imperfect.
3. A finite verb tagged as an infinitive or as a past participle: *invoque, certifiait*. Told by
   its ending.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.parsing.table import parsing_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.parsing.table import ParsingTable

_INDICATIVE = "Mood=Ind|VerbForm=Fin"
_ADVERBS = 4
"""Words in which a clause must begin behind its verb: *doute d'ailleurs que*."""
_CLOSING = frozenset('»”"')
_SPEAKER = frozenset({"DET", "PROPN", "PRON"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Tagged:
    """One word as the tagger left it."""

    form: str
    upos: str
    feats: str


class VerbForms:
    """Decides which words of a tagged sentence are finite verbs after all."""

    def __init__(self, language: str) -> None:
        """Read the table of `language`; a language without one changes nothing."""
        self._table: ParsingTable = parsing_table(language)

    def missed(self, words: Sequence[Tagged]) -> list[int]:
        """Indices of the words of one sentence that must be retagged as finite verbs."""
        verbless = not any("VerbForm=Fin" in word.feats for word in words)
        return [
            index
            for index, word in enumerate(words)
            if word.upos not in ("VERB", "AUX")
            and _fold(word.form) in self._table.verb_like
            and (
                self._incise(words, index)
                or self._governing(words, index)
                or (verbless and self._alone(words, index))
            )
        ]

    def participles(self, words: Sequence[Tagged]) -> list[int]:
        """Indices of words that open the sentence as a participle: *Cité par l'AFP, X dit que*."""
        if not words[1:] or words[0].upos in ("VERB", "AUX"):
            return []
        opens = _fold(words[0].form) in self._table.participles
        return [0] if opens and _fold(words[1].form) in self._table.agents else []

    def mood(self, form: str, lemma: str, feats: str) -> str:
        """`feats` put right where the form can only be a conditional, or an indicative."""
        if "VerbForm=Inf" in feats and not self._infinitive(form):
            return _INDICATIVE
        past = "Tense=Past" in feats and "VerbForm=Part" in feats
        if past and not self._participle(form, lemma):
            return _INDICATIVE
        if "VerbForm=Fin" not in feats or "Mood=Cnd" in feats or not self._conditional(form, lemma):
            return feats
        kept = [pair for pair in feats.split("|") if not pair.startswith(("Mood=", "Tense="))]
        return "|".join(sorted([*kept, "Mood=Cnd"], key=str.lower))

    def _incise(self, words: Sequence[Tagged], index: int) -> bool:
        """After a closing mark, or a mark and a comma, and before its subject or an adjunct."""
        before = words[index - 1] if index else None
        behind = words[index + 1] if index + 1 < len(words) else None
        if before is None or behind is None or before.upos != "PUNCT":
            return False
        mark = before.form if before.form != "," or index == 1 else words[index - 2].form
        if mark in _CLOSING:
            return behind.upos in _SPEAKER or behind.upos in ("ADP", "ADV", "ADJ", "NOUN")
        return before.form == "," and behind.upos in _SPEAKER

    def _governing(self, words: Sequence[Tagged], index: int) -> bool:
        """Between its subject and a clause or an infinitive: *Elle doute que*, *dément vouloir*."""
        before = words[index - 1] if index else None
        behind = words[index + 1] if index + 1 < len(words) else None
        if before is None or behind is None or before.upos not in _NAMES | {"ADJ", "CCONJ"}:
            return False
        if before.upos == "CCONJ":  # "…, et doute que P"
            return _fold(behind.form) in self._table.complementisers
        if before.upos == "PUNCT" and (
            before.form not in (",", *_CLOSING)
            or any("VerbForm=Fin" in word.feats for word in words[:index])
        ):
            return False
        opener = next((w for w in words[index + 1 :] if w.upos not in ("ADV", "ADP")), behind)
        near = words[index + 1 : index + 1 + _ADVERBS]
        if opener in near and _fold(opener.form) in self._table.complementisers:
            return True
        if words[index].upos == "ADV" and behind.upos == "DET":
            return True
        return behind.upos in ("VERB", "AUX") and "VerbForm=Inf" in behind.feats

    def _alone(self, words: Sequence[Tagged], index: int) -> bool:
        """Between name and complement, in a sentence without any verb: *X dément P*, *juge P*."""
        before = words[index - 1].upos if index else "X"
        behind = words[index + 1].upos if words[index + 1 :] else "X"
        if before not in _NAMES | {"ADJ"}:
            return False
        return words[index].upos == "ADV" or (
            before == "PUNCT" and behind in ("DET", "ADV", "PRON")
        )

    def _infinitive(self, form: str) -> bool:
        endings = self._table.verb_endings + self._table.more_verb_endings
        return not endings or _fold(form).endswith(tuple(endings))

    def _participle(self, form: str, lemma: str) -> bool:
        low = _fold(form)
        return all(
            low.endswith(endings)
            for infinitive, endings in self._table.participle_endings.items()
            if lemma.endswith(infinitive)
        )

    def _conditional(self, form: str, lemma: str) -> bool:
        table, low = self._table, _fold(form)
        for ending in table.conditional_endings:
            if not low.endswith(table.future_stem_end + ending):
                continue
            for infinitive in table.verb_endings + table.more_verb_endings:
                stem = lemma.removesuffix(infinitive) if lemma.endswith(infinitive) else None
                if stem is not None and low in (stem + ending, stem + table.present_end):
                    return False
            return True
        return False


def _fold(form: str) -> str:
    return form.lower().replace("’", "'")
