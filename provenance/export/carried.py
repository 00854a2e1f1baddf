"""What a format that carries less than a whole report gives back to its reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.report import Attribution, Claim, Source


@dataclass(frozen=True, slots=True)
class Carried:
    """The parts of a report that came back, each equal to what was written."""

    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
