"""The French data file: its shape, its order, and that each example holds its word."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import simplemma

FILE = Path(__file__).parents[2] / "provenance" / "languages" / "fr.toml"
TEXT = FILE.read_text(encoding="utf-8")
DATA: dict[str, Any] = tomllib.loads(TEXT)

FRAMES = {"que", "inf", "noun", "quoted", "predicate", "incise", "si", "de", "prep"}
CLASSES = {"says", "writes", "thinks", "knows", "denies", "asks", "shows"}
STANCES = {"reported", "factive", "hedged", "denied", "doubted", "asked"}
NOUN_FRAMES = {"selon laquelle", "que", "de", "si", "à", "contre"}
TAGS = {"newspaper", "daily", "weekly", "monthly", "magazine", "site", "broadcaster", "radio"}
OUTLET_TAGS = TAGS | {"agency"}
SAME_AGAIN = {
    "same_source",
    "last_person",
    "last_persons",
    "last_mentioned",
    "last_mentioned_group",
    "member_of_last_group",
}
SWITCHES = ("pronominal", "incise_only", "impersonal", "stative", "people", "dative")
"""Keys of a verb that are true or left out."""
DATIVES = {"me", "m", "te", "t", "lui", "nous", "vous", "leur"}
GENDERS = {"m", "f"}
NUMBERS = {"s", "p"}
NEW_VERBS = {"légender", "positiver", "retweeter", "réexpliquer", "tacler", "tweeter", "twitter"}
"""Verbs of the press that simplemma's dictionary does not hold."""

# Table: the least number of rows, the keys that every row has, the keys that it may have.
ROWS: dict[str, tuple[int, set[str], set[str]]] = {
    "verbs": (
        380,
        {"lemma", "frames", "class", "stance", "example"},
        {
            "with",
            "pronominal",
            "preposition",
            "incise_only",
            "addressee",
            "needs",
            "clitic",
            "impersonal",
            "stative",
            "people",
            "dative",
        },
    ),
    "cites": (
        20,
        {"lemma", "relation", "forms", "example"},
        {"with", "pronominal", "preposition"},
    ),
    "prepositions": (
        30,
        {"form", "stance", "example"},
        {"restricted", "position", "kind", "apart"},
    ),
    "cue_nouns": (70, {"noun", "frames", "class", "stance", "example"}, set()),
    "media_nouns": (40, {"noun", "is"}, set()),
    "media": (260, {"name", "aliases", "tags", "seat", "country"}, set()),
    "person_nouns": (350, {"noun"}, {"feminine"}),
    "demonyms": (200, {"place", "forms"}, {"capital"}),
    "same_again": (20, {"form", "kind"}, set()),
    "pronouns": (15, {"form"}, {"gender", "number"}),
}
LISTS: dict[str, int] = {
    "not_sources": 60,
    "documents": 100,
    "organisation_nouns": 100,
    "government_nouns": 80,
    "collective_nouns": 100,
    "source_nouns": 10,
    "anonymous_markers": 60,
    "honorifics": 30,
    "newsroom": 30,
    "continuation_markers": 50,
    "return_markers": 40,
    "hedges": 40,
    "collective_examples": 20,
    "places_not_sources": 60,
    "place_prepositions": 60,
    "review_frames": 8,
    "bases": 10,
    "event_nouns": 140,
    "event_endings": 15,
    "person_endings": 15,
    "credit_openers": 4,
    "organisation_words": 20,
    "works": 20,
    "outlet_words": 40,
}
PAIRS: dict[str, int] = {"empty_objects": 15}
SINGLE_WORDS = (
    "not_sources",
    "event_nouns",
    "event_endings",
    "person_endings",
    "credit_openers",
    "organisation_words",
    "works",
    "outlet_words",
)
"""Lists whose entries are held against one word of the text, folded."""
SPEAKERS = (
    "media_nouns",
    "source_nouns",
    "documents",
    "government_nouns",
    "organisation_nouns",
    "collective_nouns",
    "person_nouns",
)
CONTRACTED = {"au": "à le", "aux": "à le", "du": "de le", "des": "de le"}
ELIDED = {"d": "de", "l": "le", "qu": "que", "s": "si", "n": "ne"}


def strip_accents(word: str) -> str:
    """The word in lower case without its accents: the order of the tables."""
    folded = word.casefold().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words of a text in lower case, cut at everything that is neither letter nor hyphen."""
    kept = "".join(c if c.isalnum() or c == "-" else " " for c in text.casefold())
    return kept.split()


def spelt_out(text: str) -> str:
    """A text as a string of words, elided and contracted ones in full, between two spaces."""
    full = (CONTRACTED.get(w, ELIDED.get(w, w)) for w in words(text))
    return " " + " ".join(full).replace(" les ", " le ").replace(" la ", " le ") + " "


def stem(word: str) -> str:
    """The part of a word that its inflected forms share: all but its last three letters."""
    return strip_accents(word)[: max(3, len(word) - 3)]


def holds(example: str, lemma: str) -> bool:
    """True where some word of the example is a form of the lemma."""
    return any(
        simplemma.lemmatize(word, lang="fr") == lemma or strip_accents(word).startswith(stem(lemma))
        for part in words(example)
        for word in (part, part.split("-")[0])
    )


def order_of(table: str) -> list[str]:
    """What a table is ordered by: the first value of every row, or the words of a pair."""
    return [
        row if isinstance(row, str) else " ".join(row) if isinstance(row, list) else first_of(row)
        for row in DATA[table]
    ]


def first_of(row: dict[str, str]) -> str:
    """The first value of a row."""
    return next(iter(row.values()))


def nouns_of(table: str) -> list[str]:
    """All nouns of a table, feminines included, in lower case."""
    rows = ({"noun": row} if isinstance(row, str) else row for row in DATA[table])
    found = (row.get(key) for row in rows for key in ("noun", "feminine"))
    return [noun.casefold() for noun in found if noun]


def test_fr_data_tables_are_the_known_ones() -> None:
    """No table is missing and none is there that nobody knows."""
    assert set(DATA) == {"language", "seats", *ROWS, *LISTS, *PAIRS}
    assert DATA["language"] == "fr"


@pytest.mark.parametrize("table", ROWS)
def test_fr_data_rows_have_their_keys(table: str) -> None:
    """Every row has its keys, no unknown one, and no empty value where one is needed."""
    least, required, optional = ROWS[table]
    assert len(DATA[table]) >= least
    for row in DATA[table]:
        assert required <= set(row) <= required | optional, row
        assert all(row[key] for key in required - {"aliases"}), row


@pytest.mark.parametrize("table", LISTS)
def test_fr_data_lists_hold_words(table: str) -> None:
    """Every list is long enough and holds non-empty strings without outer blanks."""
    assert len(DATA[table]) >= LISTS[table]
    for word in DATA[table]:
        assert isinstance(word, str)
        assert word
        assert word == word.strip()


@pytest.mark.parametrize("table", [*ROWS, *LISTS, *PAIRS])
def test_fr_data_tables_are_alphabetical(table: str) -> None:
    """Rows stand in alphabetical order, accents and case ignored."""
    keys = [strip_accents(word) for word in order_of(table)]
    assert keys == sorted(keys)


def test_fr_data_seats_are_alphabetical() -> None:
    """The seats stand in alphabetical order too, and each speaks for somebody."""
    keys = [strip_accents(seat) for seat in DATA["seats"]]
    assert keys == sorted(keys)
    assert len(keys) >= 100
    assert all(DATA["seats"].values())


@pytest.mark.parametrize("table", LISTS)
def test_fr_data_lists_have_no_duplicate(table: str) -> None:
    """No word stands twice in a list, case ignored."""
    doubled = [word for word, n in Counter(w.casefold() for w in DATA[table]).items() if n > 1]
    assert not doubled


@pytest.mark.parametrize("table", SINGLE_WORDS)
def test_fr_data_words_held_against_one_word_are_single(table: str) -> None:
    """No entry has a blank, a capital or an apostrophe, which no folded word of a text has."""
    assert [word for word in DATA[table] if words(word) != [word]] == []


@pytest.mark.parametrize("table", ["verbs", "cites"])
def test_fr_data_verbs_have_no_duplicate(table: str) -> None:
    """A lemma stands once for each of its complements and voices."""
    keys = Counter(
        (r["lemma"], r.get("with"), r.get("pronominal"), r.get("clitic")) for r in DATA[table]
    )
    assert [key for key, n in keys.items() if n > 1] == []


@pytest.mark.parametrize(
    "table",
    ["prepositions", "cue_nouns", "media_nouns", "person_nouns", "same_again", "empty_objects"],
)
def test_fr_data_forms_have_no_duplicate(table: str) -> None:
    """A form stands once in its table."""
    assert [word for word, n in Counter(order_of(table)).items() if n > 1] == []


def test_fr_data_verb_values_are_allowed() -> None:
    """Frames, classes, stances and switches of verbs are values that the loader knows."""
    for row in DATA["verbs"]:
        assert set(row["frames"]) <= FRAMES, row
        assert len(row["frames"]) == len(set(row["frames"])), row
        assert row["class"] in CLASSES, row
        assert row["stance"] in STANCES, row
        assert row.get("needs", "clause") == "clause", row
        assert row.get("addressee", "obj") == "obj", row
        assert all(row.get(switch, True) is True for switch in SWITCHES), row


def test_fr_data_verb_prepositions_agree_with_frames() -> None:
    """The frame `prep` names its preposition, which only that, a predicate or a quotation reads."""
    for row in DATA["verbs"]:
        if "prep" in row["frames"]:
            assert "preposition" in row, row
        if "preposition" in row:
            assert {"prep", "predicate", "quoted"} & set(row["frames"]), row


def test_fr_data_verb_switches_agree_with_frames() -> None:
    """No switch stands beside a frame that it forbids or makes idle."""
    for row in DATA["verbs"]:
        frames = set(row["frames"])
        assert not {"noun", "quoted"} <= frames, row  # any noun phrase, or a quoted one only
        if "incise_only" in row:
            assert frames == {"incise"}, row
        if "needs" in row or "addressee" in row:
            assert not {"noun", "quoted"} & frames, row
        if "people" in row:  # read where the content is a clause
            assert {"que", "inf", "si"} & frames, row
            assert not {"noun", "quoted"} & frames, row
        if "impersonal" in row or "dative" in row:
            assert frames == {"que"}, row
            assert row.get("needs") == "clause", row


def test_fr_data_stative_verbs_are_states_of_mind() -> None:
    """*est convaincu que*: a phrase behind *être*, whose subject thinks what the clause says."""
    rows = [row for row in DATA["verbs"] if "stative" in row]
    assert len(rows) >= 5
    for row in rows:
        assert row["lemma"] == "être", row
        assert row["with"], row
        assert row["class"] == "thinks", row
        assert {"que"} <= set(row["frames"]) <= {"que", "inf"}, row
    assert {row["with"] for row in rows} == {
        row["with"] for row in DATA["verbs"] if row["lemma"] == "être" and "with" in row
    }


def test_fr_data_class_and_stance_agree() -> None:
    """What is asked has the class of asking, and what is denied that of denying."""
    for row in DATA["verbs"]:
        if row["class"] == "denies":
            assert row["stance"] in {"denied", "doubted"}, row
        if row["stance"] == "asked":
            assert row["class"] in {"asks", "thinks", "says"}, row


@pytest.mark.parametrize("table", ["verbs", "cites"])
def test_fr_data_verbs_are_french_infinitives(table: str) -> None:
    """Each lemma is an infinitive that a French dictionary knows."""
    unknown = {
        row["lemma"]
        for row in DATA[table]
        if not row["lemma"].endswith(("er", "ir", "re"))
        or not simplemma.is_known(row["lemma"], lang="fr")
    }
    assert unknown <= NEW_VERBS


@pytest.mark.parametrize("table", ["verbs", "cites"])
def test_fr_data_verb_examples_hold_their_verb(table: str) -> None:
    """Some word of each example is a form of the verb, and the words of `with` stand in it."""
    for row in DATA[table]:
        assert holds(row["example"], row["lemma"]), row
        for word in words(row.get("with", "")):
            assert holds(row["example"], word) or word in spelt_out(row["example"]), row


def test_fr_data_pronominal_examples_show_their_pronoun() -> None:
    """The example of a pronominal verb has its pronoun."""
    for row in DATA["verbs"]:
        if "pronominal" in row:
            assert {"se", "s"} & set(words(row["example"])), row


def test_fr_data_incise_only_examples_are_quotations() -> None:
    """A verb that attributes only around a quotation is shown beside one."""
    for row in DATA["verbs"]:
        if "incise_only" in row:
            assert "«" in row["example"], row


def test_fr_data_examples_show_the_words_of_their_switches() -> None:
    """The clitic, the empty subject, the indirect object or the quotation of a row is shown."""
    for row in DATA["verbs"]:
        shown = set(words(row["example"]))
        if "clitic" in row:
            assert row["clitic"] in shown, row
        if "impersonal" in row:
            assert "il" in shown, row
        if "dative" in row:
            assert DATIVES & shown, row
        if "quoted" in row["frames"] and set(row["frames"]) <= {"quoted", "incise"}:
            assert "«" in row["example"], row


def test_fr_data_prepositions_stand_in_their_examples() -> None:
    """Each example holds its preposition, contracted or elided, and values are allowed."""
    for row in DATA["prepositions"]:
        assert spelt_out(row["form"]) in spelt_out(row["example"]), row
        assert row["stance"] in STANCES, row
        assert row.get("position", "before") in {"before", "after"}, row
        assert row.get("restricted", "person") == "person", row
        assert row.get("kind", "source") in {"source", "contact", "possessive"}, row


def test_fr_data_prepositions_apart_name_a_party_behind_them() -> None:
    """`apart` is about a name behind the phrase: it goes with no key that looks elsewhere."""
    rows = [row for row in DATA["prepositions"] if "apart" in row]
    assert rows
    for row in rows:
        assert row["apart"] is True, row
        assert not {"restricted", "position", "kind"} & set(row), row


def test_fr_data_cue_nouns_stand_in_their_examples() -> None:
    """Each example holds its noun, and frames, classes and stances are allowed."""
    for row in DATA["cue_nouns"]:
        assert holds(row["example"], words(row["noun"])[0]), row
        assert set(row["frames"]) <= NOUN_FRAMES, row
        assert row["class"] in CLASSES, row
        assert row["stance"] in STANCES, row


def test_fr_data_cites_name_their_forms() -> None:
    """Every citing verb says in which shapes it is met, each a form of the verb."""
    for row in DATA["cites"]:
        assert row["relation"] == "cites"
        for form in row["forms"]:
            assert holds(form, row["lemma"]), row


def test_fr_data_examples_are_sentences_of_their_own() -> None:
    """Each example is one sentence with its full stop, and no two rows share one."""
    examples = [
        row["example"]
        for table in ("verbs", "cites", "prepositions", "cue_nouns")
        for row in DATA[table]
    ]
    assert [e for e in examples if e[-1] not in ".!?»" or not (e[0].isupper() or e[0] == "«")] == []
    assert [example for example, n in Counter(examples).items() if n > 1] == []


def test_fr_data_has_typographic_apostrophes() -> None:
    """No straight apostrophe stands in the file."""
    assert "'" not in TEXT


def test_fr_data_empty_objects_are_verb_and_noun() -> None:
    """Each pair is an infinitive and a noun in lower case."""
    assert len(DATA["empty_objects"]) >= PAIRS["empty_objects"]
    for pair in DATA["empty_objects"]:
        assert [words(word) for word in pair] == [[pair[0]], [pair[1]]], pair
        assert pair[0].endswith(("er", "ir", "re")), pair
        assert simplemma.is_known(pair[0], lang="fr"), pair


def test_fr_data_event_nouns_are_no_bodies_and_no_outlets() -> None:
    """A noun of event is no head noun of a body or an outlet, which would win over it."""
    bodies = {
        noun
        for table in ("media_nouns", "government_nouns", "organisation_nouns", "collective_nouns")
        for noun in nouns_of(table)
    }
    assert bodies & set(DATA["event_nouns"]) == set()


def test_fr_data_person_endings_end_no_noun_of_event() -> None:
    """What is made like a noun of person is none of the nouns of events by its ending."""
    persons, events = tuple(DATA["person_endings"]), tuple(DATA["event_endings"])
    assert [ending for ending in events if ending.endswith(persons)] == []
    assert [ending for ending in persons if ending.endswith(events)] == []


def test_fr_data_outlet_words_are_without_accents() -> None:
    """The names are compared without accents, so no word has one."""
    assert [word for word in DATA["outlet_words"] if strip_accents(word) != word] == []


def test_fr_data_outlet_names_are_unique() -> None:
    """No name or alias, case ignored, belongs to two outlets."""
    names = Counter(
        name.casefold() for row in DATA["media"] for name in (row["name"], *row["aliases"])
    )
    assert [name for name, n in names.items() if n > 1] == []


def test_fr_data_outlets_and_their_nouns_share_tags() -> None:
    """An outlet has known tags, a media noun too, and for each tag there is a noun."""
    outlets = {tag for row in DATA["media"] for tag in row["tags"]}
    nouns = {tag for row in DATA["media_nouns"] for tag in row["is"]}
    assert outlets == OUTLET_TAGS
    assert nouns == OUTLET_TAGS | {"any"}


def test_fr_data_dailies_are_no_broadcasters_by_noun() -> None:
    """A channel can be no daily, and a daily no channel: their nouns share no tag."""
    tags = {row["noun"]: set(row["is"]) for row in DATA["media_nouns"]}
    assert not tags["chaîne"] & tags["quotidien"]
    assert not tags["hebdomadaire"] & tags["quotidien"]


def test_fr_data_outlets_sit_in_known_countries() -> None:
    """The country of every outlet is a place of the demonyms, so that *le média X* can be met."""
    places = {row["place"] for row in DATA["demonyms"]}
    assert {row["country"] for row in DATA["media"]} <= places


def test_fr_data_seats_speak_for_known_bodies() -> None:
    """A seat speaks for a place of the demonyms, or for a union of such places."""
    places = {row["place"] for row in DATA["demonyms"]}
    unions = {"Nations unies", "Union européenne"}
    assert set(DATA["seats"].values()) <= places | unions


def test_fr_data_demonyms_name_one_place_each() -> None:
    """No adjective belongs to two places, and no city is the capital of two."""
    forms = Counter(form for row in DATA["demonyms"] for form in row["forms"])
    assert [form for form, n in forms.items() if n > 1] == []
    capitals = Counter(row["capital"] for row in DATA["demonyms"] if "capital" in row)
    assert [city for city, n in capitals.items() if n > 1] == []


def test_fr_data_speakers_have_one_kind_each() -> None:
    """A noun that can speak stands in one table, so that its kind does not hang on an order."""
    kinds: dict[str, set[str]] = {}
    for table in SPEAKERS:
        for noun in nouns_of(table):
            kinds.setdefault(noun, set()).add(table)
    assert {noun: tables for noun, tables in kinds.items() if len(tables) > 1} == {}


def test_fr_data_same_again_says_which_source() -> None:
    """Every phrase that takes up a source says which kind of antecedent it has."""
    assert {row["kind"] for row in DATA["same_again"]} == SAME_AGAIN


def test_fr_data_same_again_spares_the_prime_minister() -> None:
    """No phrase is the beginning of an ordinary title, as *le premier* is of *ministre*."""
    forms = set(order_of("same_again"))
    assert not forms & {"le premier", "le second", "la première", "l’autre", "l’un"}


def test_fr_data_pronouns_agree() -> None:
    """Genders and numbers are allowed, and each inverted clitic has its free form beside it."""
    forms = {row["form"]: (row.get("gender"), row.get("number")) for row in DATA["pronouns"]}
    for form, (gender, number) in forms.items():
        assert gender is None or gender in GENDERS
        assert number in NUMBERS
        if form.startswith("-"):
            assert forms[form.removeprefix("-t").removeprefix("-")] == (gender, number)


def test_fr_data_place_prepositions_end_before_an_outlet() -> None:
    """Each phrase ends on a preposition, so that the outlet is what stands right behind it."""
    ends = {"à", "au", "aux", "avec", "dans", "de", "du", "par", "pour", "sur"}
    assert [p for p in DATA["place_prepositions"] if words(p)[-1] not in ends] == []
