"""The contract of corrections, as pydantic models and as JSON. No logic lives here.

A correction names its claim by the words and its sources by their names, never by ids of a report:
a report that is made anew, by a better tool or of an article that was changed, does not touch it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from provenance.report import Quotation, Report, Stance, TextSpan

CORRECTIONS_VERSION = "1.0"

Name = Annotated[str, Field(min_length=1)]
Chain = Annotated[
    tuple[Name, ...],
    Field(min_length=1, description="Names of sources, outermost first: publisher, …, origin."),
]
Words = Annotated[
    tuple[TextSpan, ...], Field(min_length=1, description="The words of the claim that is meant.")
]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Made(_Value):
    id: str = Field(min_length=1, description="No two corrections have the same.")
    made: AwareDatetime = Field(description="When; of two on one matter the later holds.")
    by: str | None = Field(default=None, description="Who corrected, as they call themselves.")
    comment: str = Field(default="", description="Why, in the reader's own words.")


class OnClaim(_Made):
    """Whole in itself: a report that has no such claim any more takes nothing from it."""

    words: Words
    chain: Chain
    stance: Stance
    quotation: Quotation


class ChainCorrection(OnClaim):
    """Another chain for a claim: a source was wrong, or one was missed or too many.

    `was` is the chain of the report, `stance` the stance of the report.
    """

    kind: Literal["chain"] = "chain"
    was: Chain


class StanceCorrection(OnClaim):
    """The article presents a claim in another way.

    `was` is the stance of the report, `chain` the chain of the report.
    """

    kind: Literal["stance"] = "stance"
    was: Stance


class MissedClaim(OnClaim):
    """A claim that the report does not have."""

    kind: Literal["missed"] = "missed"


class Confirmation(OnClaim):
    """A claim is right as it stands."""

    kind: Literal["right"] = "right"


class Merge(_Made):
    """Two sources of the report are one party."""

    kind: Literal["merge"] = "merge"
    name: Name = Field(description="The name that stays.")
    also: Name = Field(description="The name that stands for the same party.")


Correction = Annotated[
    ChainCorrection | StanceCorrection | MissedClaim | Merge | Confirmation,
    Field(discriminator="kind"),
]


class CorrectedArticle(_Value):
    """The article that was corrected."""

    id: str = Field(description="Its id in the report.")
    publisher: str
    title: str | None = None
    url: str | None = None
    language: str
    sha256: str = Field(description="Fingerprint of its text in UTF-8, in hexadecimal.")

    @classmethod
    def of(cls, report: Report) -> CorrectedArticle:
        """The article of `report`."""
        article = report.article
        return cls(
            id=article.id,
            publisher=article.publisher,
            title=article.title,
            url=article.url,
            language=article.language,
            sha256=fingerprint(article.text),
        )


class Corrections(_Value):
    """What readers said of the report on one article."""

    schema_version: str = CORRECTIONS_VERSION
    article: CorrectedArticle
    corrections: tuple[Correction, ...]


def fingerprint(text: str) -> str:
    """SHA-256 of `text` in UTF-8; halves of characters count as `?`."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()
