"""Who vouches for each claim of a news article: nested attribution chains with their evidence.

`Tracer("fr").trace(text, publisher="…")` gives a `Report`. Importing this package loads no model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from provenance.report import Report
    from provenance.tracer import Tracer

__all__ = ["Report", "Tracer", "__version__"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute may be anything
    if name == "Tracer":
        from provenance.tracer import Tracer

        return Tracer
    if name == "Report":
        from provenance.report import Report

        return Report
    raise AttributeError(f"module 'provenance' has no attribute '{name}'")
