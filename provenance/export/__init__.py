"""A report as other tools take it: standards, tables, graphs and pictures.

Every exporter lives on a `Report` alone, so a saved one is enough; none needs a parser. What each
format carries, and what it leaves out, is in docs/export.md.
"""

from __future__ import annotations

from provenance.export.carried import Carried
from provenance.export.formats import FORMATS, Format

__all__ = ["FORMATS", "Carried", "Format"]
