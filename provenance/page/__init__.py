"""A report as one page for a browser: a file that holds all it needs and asks for nothing."""

from __future__ import annotations

from provenance.page.build import make_page

__all__ = ["make_page"]
