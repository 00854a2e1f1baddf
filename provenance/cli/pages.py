"""What a page is made with, checked before any work is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from provenance.cli.options import OutputFormat

if TYPE_CHECKING:
    from pathlib import Path


def page_options(
    output_format: OutputFormat, interface_language: str | None, corrections: Path | None
) -> dict[str, object]:
    """The options of a page; none for any other format.

    Raises:
        InputError: The file of corrections cannot be read, or is none.
        typer.BadParameter: An option of pages is given for another format, or the interface does
            not speak the language.
    """
    given = {"--interface-language": interface_language, "--corrections": corrections}
    if output_format is not OutputFormat.HTML:
        for option, value in given.items():
            if value is not None:
                raise typer.BadParameter("is for --format html", param_hint=option)
        return {}
    from provenance.corrections import read_corrections
    from provenance.languages.interface import interface_languages

    known = interface_languages()
    if interface_language is not None and interface_language not in known:
        raise typer.BadParameter(f"there are {', '.join(known)}", param_hint="--interface-language")
    held = None if corrections is None else read_corrections(corrections)
    return {"interface_language": interface_language, "corrections": held}
