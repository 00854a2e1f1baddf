"""What the libraries that read other people's files do wrong, as one clear line."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from provenance.errors import InputError, ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def needs_documents(name: str, kind: str) -> Iterator[None]:
    """Say what to install where the block cannot import a library for documents.

    Raises:
        InputError: The library is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        install = "pip install 'news-provenance[documents]'"
        raise InputError(f"{name}: to read {kind}, install {error.name}: {install}") from None


@contextmanager
def sound(name: str, kind: str) -> Iterator[None]:
    """Say that an input is damaged where the block fails: the libraries let every error through.

    Raises:
        InputError: The block failed; what it raised on purpose is left as it is.
    """
    try:
        yield
    except ProvenanceError:
        raise
    except Exception as error:
        message = f"cannot be read as {kind} ({type(error).__name__}); give its text"
        raise InputError(f"{name}: {message}") from error


def hush(*names: str) -> None:
    """Keep what libraries log off the terminal, unless a program asked to see it."""
    for name in names:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
