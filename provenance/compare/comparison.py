"""The contract of a comparison, as pydantic models and as JSON. No logic lives here.

Offsets are those of the report that a side comes from: Unicode code points into the text of `old`
or of `new`, end exclusive.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from provenance.report import ArticleInfo, Diagnostic, HopRelation, Offset, Stance, TextSpan

SCHEMA_VERSION = "1.0"


class ChangeKind(StrEnum):
    """What has changed from the old version to the new one."""

    CLAIM_ADDED = "claim_added"
    """The new version claims something that the old one did not."""
    CLAIM_DROPPED = "claim_dropped"
    """The new version no longer claims what the old one did."""
    CLAIM_REWORDED = "claim_reworded"
    """A claim has other words, beyond those of a hedge."""
    DENIAL_ADDED = "denial_added"
    """What the old version did not have, or did not deny, is denied now."""
    DENIAL_DROPPED = "denial_dropped"
    """What the old version denied is not denied any more, or not mentioned."""
    HEDGE_LOST = "hedge_lost"
    """A claim that was told with reserve is told without."""
    HEDGE_GAINED = "hedge_gained"
    """A claim that was told without reserve is told with it."""
    STANCE_CHANGED = "stance_changed"
    """A claim is presented otherwise in a way that none of the other kinds says."""
    CHAIN_SHORTER = "chain_shorter"
    """Fewer sources stand between the publisher and a claim."""
    CHAIN_LONGER = "chain_longer"
    """More sources stand between the publisher and a claim."""
    CHAIN_REROUTED = "chain_rerouted"
    """As many sources stand between the publisher and a claim, but others."""
    SOURCE_ADDED = "source_added"
    """The new version has a source that the old one had not."""
    SOURCE_DROPPED = "source_dropped"
    """The new version has no longer a source that the old one had."""
    SOURCE_RENAMED = "source_renamed"
    """A source goes by another name."""
    SOURCE_NAMED = "source_named"
    """A source that was anonymous is named."""
    SOURCE_UNNAMED = "source_unnamed"
    """A source that was named is anonymous."""


class Subject(StrEnum):
    """What a change is about."""

    CLAIM = "claim"
    SOURCE = "source"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Value):
    """One step of a chain."""

    source: str = Field(description="Id of the source in the report of its version.")
    name: str
    relation: HopRelation


class Side(_Value):
    """What one version has where something changed."""

    id: str = Field(description="Id of the claim or of the source in the report of its version.")
    text: str = Field(description="The words of the claim, or the name of the source.")
    spans: tuple[TextSpan, ...] = Field(
        description="The words that the change rests on: hedge, evidence, mentions, or the claim."
    )
    chain: tuple[Step, ...] = Field(
        default=(), description="Of a claim, outermost source first; empty for a source."
    )
    stance: Stance | None = Field(default=None, description="Of a claim.")
    anonymous: bool | None = Field(default=None, description="Of a source.")


class Change(_Value):
    """One thing that differs between the versions."""

    kind: ChangeKind
    subject: Subject
    old: Side | None = Field(description="Null where the old version has no such thing.")
    new: Side | None = Field(description="Null where the new version has no such thing.")


class Unchanged(_Value):
    """How much of the new version is as it was."""

    claims: Offset
    sources: Offset


class Comparison(_Value):
    """What changed between two versions of an article, in the order of the new text."""

    schema_version: str = SCHEMA_VERSION
    old: ArticleInfo
    new: ArticleInfo
    changes: tuple[Change, ...]
    unchanged: Unchanged
    diagnostics: tuple[Diagnostic, ...] = ()
