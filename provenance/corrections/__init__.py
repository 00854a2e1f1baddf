"""What readers who know better say of a report: a contract of its own, kept beside the report."""

from __future__ import annotations

from provenance.corrections.contract import (
    CORRECTIONS_VERSION,
    ChainCorrection,
    Confirmation,
    CorrectedArticle,
    Correction,
    Corrections,
    Merge,
    MissedClaim,
    OnClaim,
    StanceCorrection,
    fingerprint,
)
from provenance.corrections.place import about, placed
from provenance.corrections.read import read_corrections

__all__ = [
    "CORRECTIONS_VERSION",
    "ChainCorrection",
    "Confirmation",
    "CorrectedArticle",
    "Correction",
    "Corrections",
    "Merge",
    "MissedClaim",
    "OnClaim",
    "StanceCorrection",
    "about",
    "fingerprint",
    "placed",
    "read_corrections",
]
