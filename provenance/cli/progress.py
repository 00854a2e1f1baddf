"""A sign of life on standard error, where a person is watching."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def working(message: str) -> Iterator[None]:
    """Show `message` with a spinner while the block runs; nothing unless stderr is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.text import Text

    from provenance.render import make_console, visible

    line = Text(visible(message), no_wrap=True, overflow="ellipsis")
    with make_console(sys.stderr).status(line):
        yield
