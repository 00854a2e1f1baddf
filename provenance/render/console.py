"""The console that a report is printed on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from typing import IO, NoReturn


class _Console(Console):
    def on_broken_pipe(self) -> NoReturn:
        """Tell the caller, who knows how to end; rich would end the program here."""
        raise BrokenPipeError


def make_console(file: IO[str], *, width: int | None = None) -> Console:
    """A console on `file` that never interprets the words it is given.

    Colours and emphasis appear on a terminal only, and not where the environment variable NO_COLOR
    is set: then, as in a pipe or a file, the output is plain text without control codes.

    Args:
        file: Where the text goes; its encoding decides which characters are drawn.
        width: Columns; None takes those of the terminal (COLUMNS, or 80, where there is none).
    """
    return _Console(
        file=file,
        width=width,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )
