"""Where errors end: one line for people on standard error, and an exit code for programs."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Iterator

FAILED = 1
INTERRUPTED = 130
PIPE_CLOSED = 141


class GuardedGroup(TyperGroup):
    """A group of commands none of which ends in a traceback."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own signature, its type is private
        """Run the command that was asked for."""
        with guarded():
            return super().invoke(ctx)


@contextmanager
def guarded() -> Iterator[None]:
    """Turn every way to fail into one line and an exit code.

    Raises:
        typer.Exit: With `FAILED`, `INTERRUPTED` or `PIPE_CLOSED`.
    """
    try:
        yield
        sys.stdout.flush()
    except (typer.Exit, typer.Abort, typer.TyperException):
        raise
    except BrokenPipeError:
        _let_go_of_stdout()
        raise typer.Exit(PIPE_CLOSED) from None
    except KeyboardInterrupt:
        say("interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except Exception as error:  # noqa: BLE001 - the last resort, and it is said
        _let_go_of_stdout()
        say_error(error)
        raise typer.Exit(FAILED) from None


@dataclass(slots=True)
class Failures:
    """The inputs that could not be done, each named on standard error when it happens."""

    count: int = 0

    def add(self, name: str, error: Exception) -> None:
        """Count and name one failure."""
        self.count += 1
        say_error(error, name=name)

    def leave(self) -> None:
        """Leave the command with `FAILED` if there was any.

        Raises:
            typer.Exit: Some input failed.
        """
        if self.count:
            raise typer.Exit(FAILED)


def say(message: str) -> None:
    """Print one line of the program about itself on standard error."""
    from provenance.render.visible import fitted, visible

    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    typer.echo(fitted(f"provenance: {visible(message)}", encoding), err=True)


def say_error(error: Exception, *, name: str | None = None) -> None:
    """Say in one line what failed; a traceback follows where PROVENANCE_DEBUG asks for it."""
    message = str(error) or type(error).__name__
    if isinstance(error, OSError):
        message = error.strerror or message
        if name is None and error.filename is not None:
            message = f"{error.filename}: {message}"
    elif not isinstance(error, ProvenanceError):
        hint = "" if _debugging() else ", PROVENANCE_DEBUG=1 shows more"
        message = f"unexpected {type(error).__name__}: {error} (please report it{hint})"
    if name is not None and not message.startswith(name):
        message = f"{name}: {message}"
    say(message)
    if _debugging():
        traceback.print_exception(error)


def _debugging() -> bool:
    return os.environ.get("PROVENANCE_DEBUG", "") not in {"", "0"}


def _let_go_of_stdout() -> None:
    """Send what cannot be written nowhere, or the interpreter complains when it ends."""
    try:
        descriptor = sys.stdout.fileno()
    except OSError:
        return
    with suppress(OSError):
        sys.stdout.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
