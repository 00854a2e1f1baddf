"""A report as something that people read: the tree of a terminal.

Nothing of this room needs a parser; a saved report is drawn as well as a fresh one.
"""

from __future__ import annotations

from provenance.render.console import make_console
from provenance.render.terminal import render_claims, render_heading, render_sources
from provenance.render.visible import visible

__all__ = ["make_console", "render_claims", "render_heading", "render_sources", "visible"]
