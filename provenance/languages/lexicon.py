"""A language's data files, read once into one frozen `Lexicon`.

A language is `LANG.toml` (the open word lists, one row a word, each with an example) and
`LANG-grammar.toml` (function words). Nothing of a language stands in code.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from provenance.errors import LanguageError
from provenance.languages import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Kind = TypeVar("Kind")
RowKind = TypeVar("RowKind", bound=rows.Row)


class Phrases:
    """Phrases as canonical words, looked up by the word they begin with; the longest wins."""

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        """Index `phrases` by their first word."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(set(phrases), key=lambda held: (-len(held), held)):
            self._by_first.setdefault(words[0], []).append(words)

    def at(self, words: tuple[str, ...], start: int) -> int:
        """How many of `words`, from `start` on, the longest fitting phrase takes; 0 for none."""
        if not 0 <= start < len(words):
            return 0
        for phrase in self._by_first.get(words[start], ()):
            if words[start : start + len(phrase)] == phrase:
                return len(phrase)
        return 0

    def among(self, words: tuple[str, ...]) -> dict[int, int]:
        """Where phrases begin among `words`, in their order, with what `at` says there."""
        if self._by_first.keys().isdisjoint(words):
            return {}
        begun = [start for start, word in enumerate(words) if word in self._by_first]
        return {start: length for start in begun if (length := self.at(words, start))}


_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """`word` as every list is looked up: lower case, composed, straight apostrophes, one blank."""
    return " ".join(unicodedata.normalize("NFC", word).translate(_APOSTROPHES).lower().split())


@lru_cache(maxsize=65536)
def bare(words: str) -> str:
    """`words` folded and without accents: *L'Economiste* is *L'Économiste*."""
    decomposed = unicodedata.normalize("NFD", fold(words))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Grammar:
    """Function words of the language, folded; see the comments in `LANG-grammar.toml`."""

    complementisers: frozenset[str]
    separators: frozenset[str]
    interrogatives: frozenset[str]
    whether: frozenset[str]
    comparatives: Phrases
    demonstrative_heads: frozenset[str]
    demonstrative_relatives: frozenset[str]
    remark_openers: Phrases
    noun_complements: frozenset[str]
    reflexives: frozenset[str]
    agent_prepositions: frozenset[str]
    relative_according: Phrases
    definite: frozenset[str]
    indefinite: frozenset[str]
    demonstrative: frozenset[str]
    possessive: frozenset[str]
    impersonal_subjects: frozenset[str]
    first_person: frozenset[str]
    clitic_suffixes: tuple[str, ...]
    condition_markers: Phrases
    name_stop_words: frozenset[str]
    days: frozenset[str]
    negations: frozenset[str]
    impersonal_places: Phrases
    universal: frozenset[str]
    neuter: frozenset[str]
    empty_cues: frozenset[tuple[str, str]]
    nobody: frozenset[str]
    expletives: frozenset[str]
    passive_auxiliaries: frozenset[str]
    who: frozenset[str]
    holding_verbs: frozenset[str]
    connectives: Phrases
    empty_impersonals: frozenset[str]
    contrast_openers: Phrases
    sequels: frozenset[str]
    empty_openers: Phrases
    purpose_openers: Phrases
    inside: frozenset[str]
    light_verbs: frozenset[str]
    object_control: frozenset[str]
    question_openers: frozenset[str]
    narrative_openers: Phrases
    predicate_openers: frozenset[str]
    outlet_pronouns: frozenset[str]
    same_pages: Phrases
    quantities: frozenset[str]
    infinitive_markers: frozenset[str]
    again: frozenset[str]
    plural_possessive: frozenset[str]
    source_openers: frozenset[str]
    contractions: Mapping[str, tuple[str, ...]]
    elisions: Mapping[str, str]

    def canonical(self, word: str) -> str:
        """`word` folded and, where it is elided, in its full form: how phrases are compared."""
        folded = fold(word)
        return self.elisions.get(folded, folded)

    def words(self, phrase: str) -> tuple[str, ...]:
        """The canonical words of `phrase`, cut as the parser cuts them."""
        return _split(phrase, self.contractions, self.elisions)


@dataclass(frozen=True, slots=True)
class Preposition:
    """A cue preposition or locution, as the folded words to be met in the sentence."""

    words: tuple[str, ...]
    row: rows.CuePreposition


@dataclass(frozen=True, slots=True)
class NounSense:
    """What a head noun says of the party it names: its kind, tags for outlets, its gender.

    `gender` is m or f where the noun has a form for each, and empty where it serves both.
    """

    kind: str
    tags: frozenset[str] = frozenset()
    gender: str = ""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All words of one language that the rooms read. Look-ups take folded words.

    `same_again` has phrases with their kind by first word, `completions` the canonical words behind
    the head of each multiword cue, by how its row writes them.
    """

    language: str
    grammar: Grammar
    verbs: Mapping[str, tuple[rows.CueVerb, ...]]
    statives: tuple[rows.CueVerb, ...]
    cites: Mapping[str, tuple[rows.CitingVerb, ...]]
    prepositions: Mapping[str, tuple[Preposition, ...]]
    bases: Phrases
    not_sources: frozenset[str]
    cue_nouns: Mapping[str, rows.CueNoun]
    nouns: Mapping[str, NounSense]
    outlets: Mapping[str, rows.Outlet]
    outlet_openers: frozenset[str]
    outlet_beginnings: frozenset[str]
    anonymous_markers: Phrases
    honorifics: frozenset[str]
    places: Mapping[str, str]
    place_names: Mapping[str, str]
    capitals: Mapping[str, str]
    seats: Mapping[str, str]
    same_again: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    pronouns: Mapping[str, rows.PronounRow]
    newsroom: Phrases
    continuation_markers: Phrases
    return_markers: Phrases
    hedges: Phrases
    collective_examples: Phrases
    places_not_sources: Phrases
    place_prepositions: Phrases
    review_frames: Phrases
    outlet_words: tuple[str, ...]
    organisation_words: tuple[str, ...]
    works: frozenset[str]
    event_nouns: frozenset[str]
    event_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    credit_openers: frozenset[str]
    empty_objects: frozenset[tuple[str, str]]
    completions: Mapping[str, tuple[str, ...]]

    def outlet(self, words: str) -> rows.Outlet | None:
        """The known outlet that `words` name, capitals respected: *Le Monde*, never *le monde*."""
        row = self.outlets.get(bare(words))
        if row is None:
            return None
        for name in (row.name, *row.aliases):
            if bare(name) == bare(words):
                pairs = zip(name.split(), words.split(), strict=False)
                weak = self.grammar.definite
                if all(w[0].isupper() or not n[0].isupper() or fold(n) in weak for n, w in pairs):
                    return row
        return None

    def begins_outlet(self, words: str) -> bool:
        """True where the name of a known outlet is `words`, or goes on behind them."""
        return bare(words) in self.outlet_beginnings

    def noun(self, lemma: str) -> NounSense | None:
        """The sense of a head noun, or None where it names no party that can speak."""
        return self.nouns.get(fold(lemma))


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of `language` (ISO 639-1 code).

    Raises:
        LanguageError: there is no data for the language, or a row of it is malformed.
    """
    data, grammar = _read(f"{language}.toml", language), _read(f"{language}-grammar.toml", language)
    try:
        return _lexicon(language, data, _grammar(grammar))
    except (ValidationError, KeyError, TypeError) as error:
        raise LanguageError(f"the data of language '{language}' is malformed: {error}") from error


def languages() -> tuple[str, ...]:
    """The codes of all languages that the package has data for, sorted."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return tuple(
        sorted(n.removesuffix("-grammar.toml") for n in names if n.endswith("-grammar.toml"))
    )


def _read(name: str, language: str) -> dict[str, Any]:
    file = resources.files(__package__).joinpath(name)
    if not file.is_file():
        known = ", ".join(languages())
        raise LanguageError(f"no data for language '{language}': known languages are {known}")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{name} is no valid TOML: {error}") from error


def _grammar(data: dict[str, Any]) -> Grammar:
    elisions = {fold(short): fold(full) for short, full in data["elisions"].items()}
    contractions = {
        fold(whole): tuple(fold(part) for part in parts)
        for whole, parts in data["contractions"].items()
    }

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in data[key])

    def phrases(key: str) -> Phrases:
        return Phrases(_split(phrase, contractions, elisions) for phrase in data[key])

    return Grammar(
        contractions=contractions,
        elisions=elisions,
        complementisers=folded("complementisers"),
        separators=folded("separators"),
        interrogatives=folded("interrogatives"),
        whether=folded("whether"),
        comparatives=phrases("comparatives"),
        demonstrative_heads=folded("demonstrative_heads"),
        demonstrative_relatives=folded("demonstrative_relatives"),
        remark_openers=phrases("remark_openers"),
        noun_complements=folded("noun_complements"),
        reflexives=folded("reflexives"),
        agent_prepositions=folded("agent_prepositions"),
        relative_according=phrases("relative_according"),
        definite=folded("definite"),
        indefinite=folded("indefinite"),
        demonstrative=folded("demonstrative"),
        possessive=folded("possessive"),
        impersonal_subjects=folded("impersonal_subjects"),
        first_person=folded("first_person"),
        clitic_suffixes=tuple(fold(suffix) for suffix in data["clitic_suffixes"]),
        condition_markers=phrases("condition_markers"),
        name_stop_words=folded("name_stop_words"),
        days=folded("days"),
        negations=folded("negations"),
        impersonal_places=phrases("impersonal_places"),
        universal=folded("universal"),
        neuter=folded("neuter"),
        empty_cues=frozenset((fold(head), fold(verb)) for head, verb in data["empty_cues"]),
        nobody=folded("nobody"),
        expletives=folded("expletives"),
        passive_auxiliaries=folded("passive_auxiliaries"),
        who=folded("who"),
        holding_verbs=folded("holding_verbs"),
        connectives=phrases("connectives"),
        empty_impersonals=folded("empty_impersonals"),
        contrast_openers=phrases("contrast_openers"),
        sequels=folded("sequels"),
        empty_openers=phrases("empty_openers"),
        purpose_openers=phrases("purpose_openers"),
        inside=folded("inside"),
        light_verbs=folded("light_verbs"),
        object_control=folded("object_control"),
        question_openers=folded("question_openers"),
        narrative_openers=phrases("narrative_openers"),
        predicate_openers=folded("predicate_openers"),
        outlet_pronouns=folded("outlet_pronouns"),
        same_pages=phrases("same_pages"),
        quantities=folded("quantities"),
        infinitive_markers=folded("infinitive_markers"),
        again=folded("again"),
        plural_possessive=folded("plural_possessive"),
        source_openers=folded("source_openers"),
    )


def _lexicon(language: str, data: dict[str, Any], grammar: Grammar) -> Lexicon:
    words_of = grammar.words

    def phrases(key: str) -> Phrases:
        forms = (row["form"] if isinstance(row, dict) else row for row in data[key])
        return Phrases(words_of(form) for form in forms)

    outlets = _rows(rows.Outlet, data["media"])
    demonyms = _rows(rows.Demonym, data["demonyms"])
    verbs = _rows(rows.CueVerb, data["verbs"])
    named = {bare(name): row for row in reversed(outlets) for name in (*row.aliases, row.name)}
    again = [(words_of(row.form), row.kind) for row in _rows(rows.SameAgain, data["same_again"])]
    prepositions = [
        Preposition(words_of(row.form), row)
        for row in _rows(rows.CuePreposition, data["prepositions"])
    ]
    return Lexicon(
        language=language,
        grammar=grammar,
        statives=tuple(
            row
            for row in verbs
            if row.stative and " " not in row.with_words and "’" not in row.with_words
        ),
        verbs=_grouped((fold(row.lemma), row) for row in verbs),
        cites=_grouped((fold(row.lemma), row) for row in _rows(rows.CitingVerb, data["cites"])),
        prepositions=_grouped(
            (held.words[0], held) for held in sorted(prepositions, key=lambda p: -len(p.words))
        ),
        bases=phrases("bases"),
        not_sources=frozenset(fold(word) for word in data["not_sources"]),
        cue_nouns={fold(row.noun): row for row in _rows(rows.CueNoun, data["cue_nouns"])},
        nouns=_nouns(data),
        outlets=named,
        outlet_openers=frozenset(
            opener
            for row in outlets
            for name in (row.name, *row.aliases)
            for opener in _openers(name)
        ),
        outlet_beginnings=frozenset(
            name[:length] for name in named for length in range(1, len(name) + 1)
        ),
        anonymous_markers=phrases("anonymous_markers"),
        honorifics=frozenset(fold(word) for word in data["honorifics"]),
        places={fold(form): row.place for row in demonyms for form in row.forms},
        place_names={fold(row.place): row.place for row in demonyms},
        capitals={fold(row.capital): row.place for row in demonyms if row.capital},
        seats={fold(seat): place for seat, place in data["seats"].items()},
        same_again=_grouped((words[0], (words, kind)) for words, kind in dict(again).items()),
        pronouns={fold(row.form): row for row in _rows(rows.PronounRow, data["pronouns"])},
        newsroom=phrases("newsroom"),
        continuation_markers=phrases("continuation_markers"),
        return_markers=phrases("return_markers"),
        hedges=phrases("hedges"),
        collective_examples=phrases("collective_examples"),
        places_not_sources=phrases("places_not_sources"),
        place_prepositions=phrases("place_prepositions"),
        review_frames=phrases("review_frames"),
        outlet_words=tuple(bare(word) for word in data["outlet_words"]),
        organisation_words=tuple(bare(word) for word in data["organisation_words"]),
        works=frozenset(fold(word) for word in data["works"]),
        event_nouns=frozenset(fold(noun) for noun in data["event_nouns"]),
        event_endings=tuple(fold(ending) for ending in data["event_endings"]),
        person_endings=tuple(fold(ending) for ending in data["person_endings"]),
        credit_openers=frozenset(fold(word) for word in data["credit_openers"]),
        empty_objects=frozenset((fold(verb), fold(held)) for verb, held in data["empty_objects"]),
        completions={row.with_words: words_of(row.with_words) for row in verbs},
    )


def _nouns(data: dict[str, Any]) -> dict[str, NounSense]:
    """Every noun that can head a source phrase; a later table gives way to an earlier one."""
    senses: dict[str, NounSense] = {}
    for outlet in _rows(rows.MediaNoun, data["media_nouns"]):
        senses.setdefault(fold(outlet.noun), NounSense("media", outlet.tags))
    for table, kind in (
        ("source_nouns", "source"),
        ("documents", "document"),
        ("government_nouns", "government"),
        ("organisation_nouns", "organisation"),
        ("collective_nouns", "collective"),
        ("person_nouns", "person"),
    ):
        for row in _rows(rows.RoleNoun, data[table]):
            paired = bool(row.feminine) and fold(row.feminine) != fold(row.noun)
            senses.setdefault(fold(row.noun), NounSense(kind, gender="m" if paired else ""))
            if paired:
                senses.setdefault(fold(row.feminine), NounSense(kind, gender="f"))
    return senses


def _rows(kind: type[RowKind], table: list[Any]) -> list[RowKind]:
    field = next(iter(kind.model_fields))
    full = [row if isinstance(row, dict) else {field: row} for row in table]
    return TypeAdapter(list[kind]).validate_python(full)  # type: ignore[valid-type]


def _grouped(pairs: Iterable[tuple[str, Kind]]) -> dict[str, tuple[Kind, ...]]:
    held: dict[str, tuple[Kind, ...]] = {}
    for key, value in pairs:
        held[key] = (*held.get(key, ()), value)
    return held


def _split(
    phrase: str, contractions: Mapping[str, tuple[str, ...]], elisions: Mapping[str, str]
) -> tuple[str, ...]:
    cut = fold(phrase).replace("'", "' ").split()
    parts = (part for word in cut for part in contractions.get(word, (word,)))
    return tuple(elisions.get(part, part) for part in parts)


def _openers(name: str) -> Iterator[str]:
    """The words that a name may begin with, however the parser cuts it."""
    first = bare(name).replace("'", "' ").split()[0]
    yield first
    yield first.partition("-")[0]
