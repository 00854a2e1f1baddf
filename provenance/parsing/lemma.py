"""A second opinion on the lemmas of verbs, from simplemma's dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from provenance.parsing.table import parsing_table

_VERBAL = frozenset({"VERB", "AUX"})


class VerbLemmas:
    """Replaces a verb's lemma that was guessed from its letters and is no word.

    A form that is in the parser's own dictionary, in this or in lower case, has the lemma written
    there. Any other lemma is believed where it ends as dictionary forms of verbs do and simplemma
    knows it; if not, simplemma's lemma of the form is taken, provided that it is a word. A
    language without a table keeps what the parser says.
    """

    def __init__(
        self, language: str, *, dictionaries: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        """Correct lemmas of `language`; `dictionaries` gives lemmas by part of speech and form."""
        self._language = language
        self._endings = parsing_table(language).verb_endings
        self._dictionaries = dictionaries or {}

    def correct(self, form: str, lemma: str, upos: str) -> str:
        """The lemma to use for a word that the parser calls `lemma` and `upos`."""
        if upos not in _VERBAL or not self._endings:
            return lemma
        dictionary = self._dictionaries.get(upos, {})
        if form in dictionary:
            return lemma
        lower = form.lower()
        found = dictionary.get(lower)
        return found or _believable(lower, lemma, self._endings, self._language)


@lru_cache(maxsize=4096)
def _believable(form: str, lemma: str, endings: tuple[str, ...], language: str) -> str:
    import simplemma  # its dictionary takes time and memory

    if lemma.endswith(endings) and simplemma.is_known(lemma, lang=language):
        return lemma
    other = str(simplemma.lemmatize(form, lang=language))
    return other if simplemma.is_known(other, lang=language) else lemma
