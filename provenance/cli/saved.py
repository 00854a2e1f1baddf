"""Saved reports: one JSON object, an array of them, or JSON Lines."""

from __future__ import annotations

import sys
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from provenance.cli.inputs import STDIN, shown
from provenance.errors import InputError
from provenance.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_reports(name: str) -> list[Report]:
    """Read every report that the file `name`, or standard input, holds.

    Raises:
        InputError: The input cannot be read, is no JSON, or holds no report.
    """
    said = shown(name)
    reports: list[Report] = []
    for value in _json_values(_read_text(name, said), said):
        for item in value if isinstance(value, list) else [value]:
            try:
                reports.append(Report.model_validate(item))
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                place = ".".join(map(str, first["loc"])) or "its top"
                message = f"{said}: not a report of provenance ({first['msg']} at {place})"
                raise InputError(message) from error
    if not reports:
        raise InputError(f"{said}: holds no report")
    return reports


def _read_text(name: str, said: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{said}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{said}: not a saved report (it is no UTF-8 text)") from error


def _json_values(text: str, said: str) -> Iterator[object]:
    decoder, position = JSONDecoder(), _skip_blanks(text, 0)
    while position < len(text):
        try:
            value, end = decoder.raw_decode(text, position)
        except (JSONDecodeError, RecursionError) as error:
            line = text.count("\n", 0, position) + 1
            message = f"{said}: not a saved report (no JSON value starts at line {line})"
            raise InputError(message) from error
        yield value
        position = _skip_blanks(text, end)


def _skip_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
