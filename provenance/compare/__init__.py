"""Two versions of one article: what changed in who vouches for what.

It lives on two `Report`s alone, so saved ones are enough. What it tells, and what it cannot, is in
docs/compare.md.
"""

from __future__ import annotations

from provenance.compare.changes import compare
from provenance.compare.comparison import Change, ChangeKind, Comparison, Side

__all__ = ["Change", "ChangeKind", "Comparison", "Side", "compare"]
