"""Floors of quality: what holds, what fails, and that they only ever rise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from provenance.errors import GoldError
from provenance.evaluation import Figure
from provenance.evaluation.floors import check_floors, raise_floors

if TYPE_CHECKING:
    from pathlib import Path


def figure(name: str, value: float, count: int = 10) -> Figure:
    """A measured figure."""
    return Figure(name, value, value, value, count)


def floors(
    folder: Path,
    *,
    at_least: dict[str, float] | None = None,
    at_most: dict[str, float] | None = None,
) -> Path:
    """A file of floors with one section, `chains`."""
    file = folder / "floors.json"
    section = {"at_least": at_least or {}, "at_most": at_most or {}}
    file.write_text(json.dumps({"chains": section}), encoding="utf-8")
    return file


@pytest.mark.parametrize("value", [0.8, 0.9, 0.8 - 1e-12])
def test_evaluation_floors_hold(tmp_path: Path, value: float) -> None:
    """A figure at its floor or above it holds, whatever the last binary digit says."""
    file = floors(tmp_path, at_least={"found": 0.8}, at_most={"wrong": 0.1})
    before = file.read_text(encoding="utf-8")
    check_floors([figure("found", value), figure("wrong", 0.1)], "chains", file)
    assert file.read_text(encoding="utf-8") == before


def test_evaluation_floors_worse_is_named(tmp_path: Path) -> None:
    """Each figure that is worse is named with both numbers, those that hold are not."""
    file = floors(tmp_path, at_least={"found": 0.8, "exact": 0.5}, at_most={"wrong": 0.1})
    held = [figure("found", 0.799), figure("exact", 0.6), figure("wrong", 0.2)]
    with pytest.raises(GoldError, match=r"found 0\.799 < 0\.800; wrong 0\.200 > 0\.100") as error:
        check_floors(held, "chains", file)
    assert "exact" not in str(error.value)


@pytest.mark.parametrize("held", [[], [figure("found", 0.0, 0)]], ids=["absent", "of no case"])
def test_evaluation_floors_not_measured_is_an_error(tmp_path: Path, held: list[Figure]) -> None:
    """A figure that was not measured, or over nothing, is not taken for good."""
    file = floors(tmp_path, at_least={"found": 0.0})
    with pytest.raises(GoldError, match="not measured, so not checked: found"):
        check_floors(held, "chains", file)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, "name a file of floors", id="no file"),
        pytest.param("{", "malformed floors", id="no JSON"),
        pytest.param("{}", "no floors for chains", id="no section"),
        pytest.param('{"chains": {"at_least": {}}}', "no floors for chains", id="empty"),
    ],
)
def test_evaluation_floors_nothing_to_check(
    tmp_path: Path, content: str | None, message: str
) -> None:
    """A gate that would check nothing is an error."""
    file = tmp_path / "floors.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        check_floors([figure("found", 1.0)], "chains", file)


def test_evaluation_floors_rise_and_never_fall(tmp_path: Path) -> None:
    """What is better moves its floor, to three digits towards the safe side; the rest stays."""
    file = floors(tmp_path, at_least={"found": 0.8, "exact": 0.5}, at_most={"a": 0.1, "b": 0.1})
    content = json.loads(file.read_text(encoding="utf-8")) | {"attribution": {"at_least": {"a": 1}}}
    file.write_text(json.dumps(content), encoding="utf-8")
    held = [figure("found", 0.87654), figure("exact", 0.4), figure("a", 0.01234), figure("b", 0.2)]
    raise_floors([*held, figure("without a floor", 1.0)], "chains", file)
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "chains": {"at_least": {"found": 0.876, "exact": 0.5}, "at_most": {"a": 0.013, "b": 0.1}},
        "attribution": {"at_least": {"a": 1}},
    }


def test_evaluation_floors_raised_hold(tmp_path: Path) -> None:
    """What was just pinned passes at once, at values that have no exact binary form."""
    file = floors(tmp_path, at_least={"found": 0.0}, at_most={"wrong": 1.0})
    for value in (0.57, 0.29, 1 / 3):
        held = [figure("found", value), figure("wrong", value)]
        floors(tmp_path, at_least={"found": 0.0}, at_most={"wrong": 1.0})
        raise_floors(held, "chains", file)
        check_floors(held, "chains", file)
        pinned = json.loads(file.read_text(encoding="utf-8"))["chains"]
        assert pinned["at_most"]["wrong"] - pinned["at_least"]["found"] <= 0.0011
