"""The rows of a language's data file, one frozen type a table, validated as they are read."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Frame = Literal["que", "inf", "noun", "predicate", "incise", "si", "de", "prep", "quoted"]
CueClass = Literal["says", "writes", "thinks", "knows", "denies", "asks", "shows"]
CueStance = Literal["reported", "factive", "hedged", "denied", "doubted", "asked"]


class Row(BaseModel):
    """What all rows share: they are frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class CueVerb(Row):
    """A verb that attributes: its frames, its class, and what it does to the content's stance.

    `with_words` are the words that follow the head of a multiword cue (*faire savoir*).
    `clitic` is a pronoun that must stand before it (*y voir*). `addressee = "obj"` says that the
    direct object is the person spoken to (*prévenir*). `impersonal` verbs take their source behind
    *de* (*il ressort de l'enquête que*).
    `stative` ones look like passives, but their subject thinks (*est convaincu que*). `people`
    alone can be the source of some: a law that *prévoit* says nothing. `dative` ones have their
    source as indirect object (*il me semble que*), or none. The frame `quoted` takes a
    noun phrase only where words of it are quoted.
    """

    lemma: str
    frames: frozenset[Frame]
    cls: CueClass = Field(alias="class")
    stance: CueStance
    example: str
    with_words: str = Field(default="", alias="with")
    pronominal: bool = False
    incise_only: bool = False
    addressee: Literal["", "obj"] = ""
    needs: Literal["", "clause"] = ""
    preposition: str = ""
    clitic: str = ""
    impersonal: bool = False
    stative: bool = False
    people: bool = False
    dative: bool = False


class CitingVerb(Row):
    """A verb whose object is the inner source: *citer, relayer, reprendre*."""

    lemma: str
    relation: Literal["cites", "includes"] = "cites"
    forms: tuple[str, ...] = ()
    example: str = ""
    with_words: str = Field(default="", alias="with")
    pronominal: bool = False
    preposition: str = ""


class CuePreposition(Row):
    """A preposition or locution that attributes: *selon, à en croire, dixit*.

    `apart`: a lone name behind it needs a mark before it (*un contexte difficile d'après X*).
    """

    form: str
    example: str
    stance: CueStance = "reported"
    restricted: Literal["", "person"] = ""
    position: Literal["before", "after"] = "before"
    kind: Literal["", "source", "contact", "possessive"] = ""
    apart: bool = False


class CueNoun(Row):
    """A noun of saying or believing that carries a content: *l'affirmation selon laquelle P*."""

    noun: str
    frames: frozenset[str]
    stance: CueStance
    cls: CueClass = Field(alias="class")
    example: str


class MediaNoun(Row):
    """A head noun for outlets with what it can stand for: *quotidien* is no television channel."""

    noun: str
    tags: frozenset[str] = Field(alias="is")


class Outlet(Row):
    """A known outlet: *Nice-Matin*, a daily of Nice."""

    name: str
    aliases: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    seat: str = ""
    country: str = ""


class RoleNoun(Row):
    """A head noun for people or bodies that can speak."""

    noun: str
    feminine: str = ""


class Demonym(Row):
    """A place with the adjectives made from it."""

    place: str
    forms: tuple[str, ...]
    capital: str = ""


class SameAgain(Row):
    """A phrase that takes up a source already named: *les mêmes sources, ce dernier*."""

    form: str
    kind: str


class PronounRow(Row):
    """A subject pronoun with what it agrees with."""

    form: str
    gender: Literal["m", "f", ""] = ""
    number: Literal["s", "p", ""] = ""
