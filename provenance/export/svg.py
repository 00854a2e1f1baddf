"""SVG: the tree of a report as a picture, drawn by Graphviz."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from provenance.errors import ExportError
from provenance.export import dot

if TYPE_CHECKING:
    from provenance.report import Report

_SECONDS = 120


def write(report: Report) -> str:
    """The picture of `report` that the program `dot` draws.

    Raises:
        ExportError: The program is not there, fails, or takes more than two minutes.
    """
    source = dot.write(report).encode("utf-8", "replace")
    try:
        drawn = subprocess.run(
            ["dot", "-Tsvg"],  # noqa: S607 - wherever the machine has it; the words go in by stdin
            input=source,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except FileNotFoundError as error:
        raise ExportError("svg: there is no program dot (install graphviz)") from error
    except subprocess.TimeoutExpired as error:
        raise ExportError(f"svg: dot was still drawing after {_SECONDS} seconds") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ExportError(f"svg: dot failed ({said[0] if said else error.returncode})") from error
    return drawn.stdout.decode("utf-8")
