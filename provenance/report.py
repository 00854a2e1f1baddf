"""The contract: what a traced article says, as pydantic models and as JSON.

Every `start` and `end` is an offset in Unicode code points into `Article.text`, end exclusive, and
`text[start:end]` is always the `text` of the span that carries them. No logic lives here, so that a
saved report can be read, drawn and exported without a parser.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
Offset = Annotated[int, Field(ge=0)]


class SourceKind(StrEnum):
    """What sort of party a source is."""

    MEDIA = "media"
    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """How the article presents a content: from its own voice to a denial."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    FACTIVE = "factive"
    HEDGED = "hedged"
    DOUBTED = "doubted"
    DENIED = "denied"
    ASKED = "asked"


class Quotation(StrEnum):
    """How much of a content stands between quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


class Basis(StrEnum):
    """Why a hop is believed."""

    PUBLISHER = "publisher"
    EXPLICIT = "explicit"
    ANAPHORA = "anaphora"
    NESTED = "nested"
    CONTINUATION = "continuation"


class HopRelation(StrEnum):
    """What a step of a chain does with the step before it."""

    PUBLISHES = "publishes"
    CITES = "cites"
    INCLUDES = "includes"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TextSpan(_Value):
    """Words of the article."""

    start: Offset = Field(description="First code point of the words in the article's text.")
    end: Offset = Field(description="One past the last code point of the words.")
    text: str = Field(description="The words themselves: exactly text[start:end].")


class Cue(TextSpan):
    """The words that link a source with a content."""

    lemma: str = Field(description="Dictionary form of the cue, as the language data lists it.")


class SourceSpan(TextSpan):
    """The words that name the source of one attribution."""

    id: str = Field(description="The source (see `Report.sources`) that these words stand for.")


class Hedge(TextSpan):
    """Words that weaken a claim."""

    kind: str = Field(description="conditional, adverb, adjective, cue or negation.")


class Diagnostic(_Value):
    """Something a reader of the report should know about how it was made."""

    code: str = Field(description="Stable short name, for programs.")
    message: str = Field(description="What happened, for people.")
    sentence: int | None = Field(default=None, description="Index of the sentence concerned.")


class ModelInfo(_Value):
    """The parsing model that was used."""

    name: str
    language: str
    sha256: str = Field(description="Fingerprint of the model's files.")


class ToolInfo(_Value):
    """The program that made the report."""

    name: str
    version: str
    model: ModelInfo


class ArticleInfo(_Value):
    """The article that was read."""

    id: str = Field(description="Given by the caller, or a fingerprint of the text.")
    title: str | None = None
    publisher: str = Field(description="The voice of the article itself.")
    author: str | None = None
    published: str | None = Field(default=None, description="Date as given, ISO 8601 where known.")
    url: str | None = None
    language: str = Field(description="ISO 639-1 code of the language it was traced in.")
    text: str = Field(description="The text that every offset of the report points into.")


class Word(_Value):
    """One syntactic word of Universal Dependencies.

    The words of a contraction (French *au* = *à* + *le*) share the offsets of what is written.
    """

    form: str = Field(description="As it is written; in a contraction, the word that is meant.")
    lemma: str
    upos: str = Field(description="Universal part of speech.")
    feats: str = Field(description="Morphology, such as Gender=Masc|Number=Sing; empty for none.")
    head: Offset = Field(description="Its governor: 1 is the sentence's first word, 0 the root.")
    deprel: str = Field(description="Its relation to the governor.")
    start: Offset
    end: Offset


class Parse(_Value):
    """What the parser made of a sentence."""

    paragraph: Offset = Field(description="The block of the article that it stands in, from 0.")
    words: tuple[Word, ...] = Field(min_length=1)


class SentenceSpan(_Value):
    """One sentence of the article."""

    index: Offset
    start: Offset
    end: Offset
    parse: Parse | None = Field(
        default=None,
        exclude_if=lambda held: held is None,
        description="Its words and their tree; there only where it was asked for.",
    )


class Source(_Value):
    """An entity that content is attributed to."""

    id: str
    name: str = Field(description="The fullest name that the article gives.")
    kind: SourceKind
    anonymous: bool = Field(description="The article withholds who it is.")
    aliases: tuple[str, ...] = ()
    member_of: str | None = Field(default=None, description="The collective it exemplifies.")
    mentions: tuple[TextSpan, ...] = ()


class Attribution(_Value):
    """One sentence-level relation of source, cue and content (PARC / PolNeAR)."""

    id: str
    sentence: Offset
    construction: str = Field(description="The construction of the language that was recognised.")
    source: SourceSpan | None
    cue: Cue | None
    content: tuple[TextSpan, ...]
    quotation: Quotation
    stance: Stance
    parent: str | None = Field(default=None, description="The attribution whose content holds it.")
    confidence: Confidence


class Hop(_Value):
    """One step of a chain."""

    source: str
    relation: HopRelation
    basis: Basis
    attribution: str | None = None
    evidence: tuple[TextSpan, ...] = Field(
        default=(), description="The words that the step rests on; empty for the publisher only."
    )
    confidence: Confidence


class Alternative(_Value):
    """Another chain that was weighed."""

    chain: tuple[str, ...]
    confidence: Confidence


class Claim(_Value):
    """One proposition of the article with the chain that vouches for it."""

    id: str
    sentence: Offset
    text: str = Field(description="The words of its spans, joined by a blank.")
    spans: tuple[TextSpan, ...]
    quotation: Quotation
    stance: Stance
    hedges: tuple[Hedge, ...] = ()
    chain: tuple[Hop, ...] = Field(description="Outermost first: publisher, outlet, …, origin.")
    origin: str = Field(description="The innermost source of the chain.")
    alternatives: tuple[Alternative, ...] = ()
    confidence: Confidence


class Report(_Value):
    """An article with every claim's attribution chain."""

    schema_version: str = SCHEMA_VERSION
    diagnostics: tuple[Diagnostic, ...] = ()
    tool: ToolInfo
    article: ArticleInfo
    sentences: tuple[SentenceSpan, ...]
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
