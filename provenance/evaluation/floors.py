"""Floors of quality that a change may raise and never lower: one JSON file, by section and figure.

`{"attribution": {"at_least": {"strict F1": 0.82}, "at_most": {"false relations": 0.02}}}`
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from provenance.errors import GoldError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from provenance.evaluation.figure import Figure

_DIGITS = 1000
_ROUNDING = 1e-9


def check_floors(held: Sequence[Figure], section: str, file: Path) -> None:
    """See that each figure that the section names was measured and is as good as it says.

    Raises:
        GoldError: A figure is worse, was not measured, or the section names none.
    """
    floors = _read(file).get(section, {})
    measured = {figure.name: figure.value for figure in held if figure.count}
    wanted = {**floors.get("at_least", {}), **floors.get("at_most", {})}
    if not wanted:
        raise GoldError(f"{file}: no floors for {section}; nothing would be checked")
    missing = [name for name in wanted if name not in measured]
    if missing:
        raise GoldError(f"{file}: not measured, so not checked: {', '.join(missing)}")
    below = [
        f"{name} {measured[name]:.3f} < {floor:.3f}"
        for name, floor in floors.get("at_least", {}).items()
        if measured[name] < floor - _ROUNDING
    ]
    above = [
        f"{name} {measured[name]:.3f} > {ceiling:.3f}"
        for name, ceiling in floors.get("at_most", {}).items()
        if measured[name] > ceiling + _ROUNDING
    ]
    if below or above:
        raise GoldError(f"worse than {file} allows: {'; '.join(below + above)}")


def raise_floors(held: Sequence[Figure], section: str, file: Path) -> None:
    """Write the measured figures as floors wherever they are better, to three digits."""
    content = _read(file)
    floors = content[section]
    for figure in held:
        if figure.name in floors.get("at_least", {}):
            value = math.floor(figure.value * _DIGITS + _ROUNDING) / _DIGITS
            floors["at_least"][figure.name] = max(value, floors["at_least"][figure.name])
        elif figure.name in floors.get("at_most", {}):
            value = math.ceil(figure.value * _DIGITS - _ROUNDING) / _DIGITS
            floors["at_most"][figure.name] = min(value, floors["at_most"][figure.name])
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _read(file: Path) -> dict[str, dict[str, dict[str, float]]]:
    try:
        held: dict[str, dict[str, dict[str, float]]] = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldError(f"{file}: {error.strerror}; name a file of floors") from error
    except json.JSONDecodeError as error:
        raise GoldError(f"{file}: malformed floors: {error}") from error
    return held
