"""A file of corrections, as a reader downloaded it from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from provenance.corrections.contract import Corrections
from provenance.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def read_corrections(path: Path) -> Corrections:
    """The corrections that the file at `path` holds.

    Raises:
        InputError: The file cannot be read, or holds no corrections.
    """
    try:
        return Corrections.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"])) or "its top"
        raise InputError(f"{path}: no corrections of provenance ({first['msg']} at {place})") from (
            error
        )
