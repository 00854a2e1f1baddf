"""What a format carries comes back equal, whatever the words."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from generated import reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judges import judged

from provenance.errors import InputError
from provenance.export import FORMATS, Carried
from provenance.export.brat_reader import read_brat
from provenance.export.csv_reader import read_csv
from provenance.export.csv_tables import neutralised, restored
from provenance.export.prov_reader import read_prov
from provenance.export.webannotation_reader import read_webannotation
from provenance.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

generously = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def written(name: str, report: Report) -> str:
    """The one document of a format."""
    return FORMATS[name].one([report]).decode()


def back_from_csv(written_reports: list[Report]) -> list[Report]:
    """Reports written as a folder of tables, and read again."""
    with TemporaryDirectory() as place:
        named = [("x", report) for report in written_reports]
        for name, data in FORMATS["csv"].files(named):
            Path(place, name).write_bytes(data)
        return read_csv(Path(place))


def carried_by_annotations(report: Report) -> Carried:
    """What Web Annotation carries."""
    return Carried(sources=report.sources, claims=report.claims)


def carried_by_brat(report: Report) -> Carried:
    """What brat carries."""
    return Carried(attributions=report.attributions, claims=report.claims)


def without_parse(report: Report) -> Report:
    """The report as formats carry it that leave out only the parse."""
    bare = tuple(held.model_copy(update={"parse": None}) for held in report.sentences)
    return report.model_copy(update={"sentences": bare})


def check(report: Report) -> None:
    """Every reader gives back what its format carries."""
    assert Report.model_validate_json(report.model_dump_json()) == report
    assert read_prov(written("prov", report)) == without_parse(report)
    assert back_from_csv([report]) == [without_parse(report)]
    annotations = read_webannotation(written("webannotation", report))
    assert annotations == carried_by_annotations(report)
    assert read_brat(written("brat", report), report.article.text) == carried_by_brat(report)


@judged("json", "prov", "webannotation", "brat", "csv", by="its own reader")
def test_export_round_trip_of_known_reports(any_report: Report) -> None:
    """A real report, the worked example, an empty and a hostile one come back."""
    check(any_report)


def test_export_round_trip_leaves_out_the_parse(founding_parsed: Report) -> None:
    """The report itself keeps its parse; other formats carry all but that."""
    assert without_parse(founding_parsed) != founding_parsed
    check(founding_parsed)


@generously
@given(reports())
def test_export_round_trip_of_any_report(report: Report) -> None:
    """Emoji, right-to-left words, controls and odd names come back."""
    check(report)


@generously
@given(st.lists(reports(), max_size=3))
def test_export_round_trip_of_several_in_tables(some: list[Report]) -> None:
    """Reports in the same tables stay apart, even where their articles have the same id."""
    twice = [*some, *some[:1]]
    assert back_from_csv(twice) == twice


def test_export_round_trip_of_a_zip(founding: Report, tmp_path: Path) -> None:
    """Tables are read from a zip as from a folder."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in FORMATS["csv"].files([("x", founding)]):
            archive.writestr(name, data)
    path = tmp_path / "tables.zip"
    path.write_bytes(held.getvalue())
    assert read_csv(path) == [founding]


def test_export_round_trip_of_a_long_article(founding: Report) -> None:
    """A text longer than a cell of Python's csv module usually may be comes back."""
    article = founding.article.model_copy(update={"text": founding.article.text + "é" * 200_000})
    longer = founding.model_copy(update={"article": article})
    assert back_from_csv([longer]) == [longer]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_export_csv_cell_comes_back(words: str) -> None:
    """Every text comes back from its cell, and no cell begins like a formula."""
    cell = neutralised(words)
    assert restored(cell) == words
    assert cell.lstrip(" \t\r\n\x00\ufeff\u00a0\u200b")[:1] not in tuple("=+-@＝＋－＠")


BROKEN: dict[str, Callable[[str], object]] = {
    "prov": read_prov,
    "webannotation": read_webannotation,
    "brat": lambda text: read_brat(text, "text"),
}


@pytest.mark.parametrize("reader", BROKEN)
@pytest.mark.parametrize("text", ["{", "[]", "{}", "null", '"x"', "[" * 100_000, "x\ty", "T1\tx"])
def test_export_reader_refuses_what_it_did_not_write(reader: str, text: str) -> None:
    """What is no such document is refused in one line."""
    with pytest.raises(InputError) as caught:
        BROKEN[reader](text)
    assert len(str(caught.value).splitlines()) == 1


def mutated(text: str) -> SearchStrategy[str]:
    """`text` with one stretch left out."""
    place = st.integers(0, len(text))
    return st.tuples(place, place).map(lambda cut: text[: min(cut)] + text[max(cut) :])


@pytest.mark.parametrize("name", BROKEN)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(data=st.data())
def test_export_reader_never_fails_otherwise(
    name: str, founding: Report, data: st.DataObject
) -> None:
    """A damaged document is read or refused; nothing else happens."""
    damaged = data.draw(mutated(written(name, founding)))
    with suppress(InputError):
        assert isinstance(BROKEN[name](damaged), Report | Carried)


@pytest.mark.parametrize("lost", ["articles.csv", "hops.csv"])
def test_export_csv_reader_names_what_is_missing(
    founding: Report, tmp_path: Path, lost: str
) -> None:
    """A folder that lacks a table is refused."""
    for name, data in FORMATS["csv"].files([("x", founding)]):
        if name != lost:
            (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=lost):
        read_csv(tmp_path)
