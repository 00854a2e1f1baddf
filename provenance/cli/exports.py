"""Reports on their way to other tools: one file, a folder of files, a zip, or standard output."""

from __future__ import annotations

import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.output import check_output, chosen, named_failure, replacing, write_file
from provenance.export.formats import FORMATS, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.cli.output import Presentation
    from provenance.report import Report

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def write_exports(
    named: Iterable[tuple[str, Report]],
    how: Presentation,
    output: str | None,
    *,
    inputs: Sequence[str],
) -> int:
    """Write each report of `named` (input name, report) to `output`, or to standard output.

    Returns:
        How many reports were written.

    Raises:
        ExportError: Something that the format needs is missing or fails.
        ProvenanceError: A file cannot be written.
        typer.BadParameter: A file to be written is one of `inputs`.
    """
    form = replace(FORMATS[how.output_format], options=how.page)
    held = [(stem, chosen(report, how)) for stem, report in _with_stems(named)]
    if not held:
        return 0
    if output is None:
        _print(form.one([report for _, report in held]))
    elif form.shape is Shape.DOCUMENT and not how.several:
        write_file(output, form.one([report for _, report in held]))
    elif output.lower().endswith(".zip"):
        _zip(output, form.files(held))
    else:
        _folder(output, form.files(held), inputs)
    return len(held)


def _with_stems(named: Iterable[tuple[str, Report]]) -> Iterator[tuple[str, Report]]:
    """Each report with what its files are called: after its input, and no two the same."""
    taken: set[str] = set()
    for name, report in named:
        wanted = _NOT_IN_NAMES.sub("-", Path(name).stem).strip("-.") or "report"
        stem, number = wanted, 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{wanted}-{number}"
        taken.add(stem.casefold())
        yield stem, report


def _print(data: bytes) -> None:
    """To a pipe the bytes as they are; to a terminal nothing that it would obey."""
    if sys.stdout.isatty():
        from provenance.render.visible import fitted, visible_lines

        text = visible_lines(data.decode("utf-8"))
        sys.stdout.write(fitted(text, sys.stdout.encoding or "utf-8"))
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _zip(output: str, files: Iterable[tuple[str, bytes]]) -> None:
    with (
        replacing(Path(output).resolve(), said=output) as part,
        named_failure(output),
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, data in files:
            archive.writestr(name, data)


def _folder(output: str, files: Iterable[tuple[str, bytes]], inputs: Sequence[str]) -> None:
    folder = Path(output)
    with named_failure(output):
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        target = str(folder / name)
        check_output(target, inputs)
        write_file(target, data)
