"""A small application for a desk: paste, name or drop an article, and read it in the browser."""

from __future__ import annotations

from provenance.serve.app import make_app
from provenance.serve.desk import Desk
from provenance.serve.run import serve
from provenance.serve.settings import Settings

__all__ = ["Desk", "Settings", "make_app", "serve"]
