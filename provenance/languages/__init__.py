"""Languages as data: a word list and a grammar file each, and their loader."""

from provenance.languages.lexicon import (
    Grammar,
    Lexicon,
    NounSense,
    Phrases,
    Preposition,
    bare,
    fold,
    languages,
    load_lexicon,
)
from provenance.languages.rows import (
    CitingVerb,
    CueNoun,
    CuePreposition,
    CueVerb,
    Outlet,
    PronounRow,
)

__all__ = [
    "CitingVerb",
    "CueNoun",
    "CuePreposition",
    "CueVerb",
    "Grammar",
    "Lexicon",
    "NounSense",
    "Outlet",
    "Phrases",
    "Preposition",
    "PronounRow",
    "bare",
    "fold",
    "languages",
    "load_lexicon",
]
