"""Reports on their way out: a tree, JSON or JSON Lines; files that change at once or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from provenance.cli.options import OutputFormat, View
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic import BaseModel

    from provenance.report import Report


@dataclass(frozen=True, slots=True)
class Presentation:
    """How reports are shown.

    `several` inputs get a heading each, or an array in JSON; `page` is what a page is made with.
    """

    output_format: OutputFormat
    view: View
    min_confidence: float
    explain: bool
    several: bool
    page: Mapping[str, object] = field(default_factory=dict)


def write_reports(named: Iterable[tuple[str, Report]], out: TextIO, how: Presentation) -> int:
    """Write each report of `named` (input name, report) to `out` as soon as it is there.

    Returns:
        How many reports were written.
    """
    if how.output_format is OutputFormat.TREE:
        return _write_trees(named, out, how)
    return _write_json(named, out, how)


@contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """Standard output, or the file at `path`, which changes only if the block ends well.

    Raises:
        ProvenanceError: The file cannot be written.
    """
    if path is None:
        yield sys.stdout
        return
    target = Path(path).resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        with named_failure(path), target.open("w", encoding="utf-8") as device:
            yield device
        return
    with replacing(target, said=path) as part, part.open("w", encoding="utf-8") as out:
        yield out


def write_file(path: str, data: bytes) -> None:
    """Write the file at `path`, which changes at once or not at all; a device is written to.

    Raises:
        ProvenanceError: The file cannot be written.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        with named_failure(path):
            target.write_bytes(data)
        return
    with replacing(target, said=path) as part, named_failure(path):
        part.write_bytes(data)


@contextmanager
def replacing(target: Path, *, said: str) -> Iterator[Path]:
    """A file to write beside `target`, which takes its place if the block ends well.

    Raises:
        ProvenanceError: The file, called `said`, cannot be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    with named_failure(said):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        part.touch()
    try:
        yield part
        with named_failure(said):
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def check_output(path: str | None, inputs: Iterable[str]) -> None:
    """Refuse to write over what is read.

    Raises:
        typer.BadParameter: `path` is one of `inputs`.
    """
    if path is not None and Path(path).resolve() in {Path(name).resolve() for name in inputs}:
        raise typer.BadParameter(f"{path} is an input as well", param_hint="--output")


def _write_trees(named: Iterable[tuple[str, Report]], out: TextIO, how: Presentation) -> int:
    from provenance.render import (
        make_console,
        render_claims,
        render_heading,
        render_sources,
    )

    console = make_console(out)
    draw = render_sources if how.view is View.SOURCES else render_claims
    count = 0
    for name, report in named:
        if count:
            console.print()
        if how.several:
            console.print(render_heading(name))
        console.print(draw(report, min_confidence=how.min_confidence, explain=how.explain))
        count += 1
    return count


def _write_json(named: Iterable[tuple[str, Report]], out: TextIO, how: Presentation) -> int:
    array = how.several and how.output_format is OutputFormat.JSON
    indent = 2 if how.output_format is OutputFormat.JSON else None
    count = 0
    for _, report in named:
        opening = ("," if count else "[") + "\n" if array else ""
        out.write(opening + as_json(chosen(report, how), out, indent) + ("" if array else "\n"))
        out.flush()
        count += 1
    if array:
        out.write("\n]\n" if count else "[]\n")
    return count


def as_json(held: BaseModel, out: TextIO, indent: int | None = 2) -> str:
    """`held` as JSON that is harmless wherever it is put and fits the encoding of `out`."""
    from provenance.export.json_text import harmless

    plain = not (out.encoding or "utf-8").lower().startswith("utf")
    return harmless(held.model_dump_json(indent=indent, ensure_ascii=plain))


def chosen(report: Report, how: Presentation) -> Report:
    """`report` with the claims that are sure enough."""
    kept = tuple(claim for claim in report.claims if claim.confidence >= how.min_confidence)
    return report.model_copy(update={"claims": kept})


@contextmanager
def named_failure(path: str) -> Iterator[None]:
    """Say in one line which place could not be written.

    Raises:
        ProvenanceError: The block could not write.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ProvenanceError(f"cannot write {path}: {reason}") from error
