"""One family of exceptions. A message says what failed, where, and what to do about it."""

from __future__ import annotations


class ProvenanceError(Exception):
    """Base of every error that this package raises on purpose."""


class InputError(ProvenanceError):
    """An input cannot be read as an article (missing, empty, binary, too large …)."""


class ModelError(ProvenanceError):
    """A language model is missing, damaged, or cannot be made or fetched."""


class LanguageError(ProvenanceError):
    """A language is unknown, or its data file does not hold what it must."""


class GoldError(ProvenanceError):
    """A gold file is missing, malformed, or does not agree with its text."""


class ExportError(ProvenanceError):
    """A report cannot be written in a format: a library or a program is missing, or failed."""


class ServeError(ProvenanceError):
    """A server cannot be started as it is asked for."""
