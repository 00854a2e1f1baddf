"""brat stand-off, checked line by line on the text without the package's own reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from factories import claim, report, span
from generated import reports
from hypothesis import HealthCheck, given, settings
from judges import judged

from provenance.export import FORMATS

if TYPE_CHECKING:
    from provenance.report import Report

BOUND = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
ENDS = re.compile(r"[\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029]")
OTHER = {
    "E": re.compile(r"(E\d+)\t\w+:(T\d+)(?: Source:(T\d+))? Content:(T\d+)"),
    "R": re.compile(r"(R\d+)\t\w+ Arg1:(T\d+) Arg2:(T\d+)"),
    "A": re.compile(r"(A\d+)\t\w+ (T\d+) \w+"),
    "#": re.compile(r"(#\d+)\tAnnotatorNotes (T\d+)\t\{.*\}"),
}


def faults(annotations: str, text: str) -> list[str]:
    """What a tool that reads stand-off line by line would refuse."""
    found: list[str] = []
    lines = annotations.splitlines()  # at every character that any program takes for a line end
    bounds = {match[1]: match for line in lines if (match := BOUND.fullmatch(line))}
    names: list[str] = []
    for line in lines:
        match = BOUND.fullmatch(line) if line[0] == "T" else OTHER[line[0]].fullmatch(line)
        if match is None:
            found.append(f"malformed: {line!r}")
            continue
        names.append(match[1])
        if line[0] != "T":
            held = [name for name in match.groups()[1:] if name]
            found += [f"{line!r} names {name}" for name in held if name not in bounds]
    for match in bounds.values():
        pieces = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
        words = [text[start:end] for start, end in pieces]
        said = " ".join(ENDS.sub(" ", word) if word.isspace() else word for word in words)
        empty = any(start >= end for start, end in pieces)
        if empty or said != match[4]:
            found.append(f"{match[0]!r} is {said!r}")
    return [*found, *(["ids are not unique"] if len(set(names)) < len(names) else [])]


@judged("brat", by="a check line by line")
def test_export_brat_agrees_with_its_text(any_report: Report) -> None:
    """Every T line says the words at its offsets, and every other line names T lines."""
    annotations = FORMATS["brat"].one([any_report]).decode()
    assert faults(annotations, any_report.article.text) == []


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
@given(reports())
def test_export_brat_lines_hold_whatever_comes(made: Report) -> None:
    """Line ends inside words cut them into stretches, and never a line in two."""
    assert faults(FORMATS["brat"].one([made]).decode(), made.article.text) == []


def test_export_brat_cuts_words_at_line_ends() -> None:
    """Words over two lines are two stretches, joined by a blank."""
    text = "Il pleut\n  à Brest."
    made = report(text, sources=[], claims=[claim(1, span(text, "pleut\n  à Brest"))])
    line = FORMATS["brat"].one([made]).decode().splitlines()[0]
    assert line == "T1\tClaim 3 8;9 18\tpleut   à Brest"


def test_export_brat_configuration_knows_every_type(founding: Report) -> None:
    """The files of a folder: annotations, the text to the letter, and types that brat may show."""
    files = dict(FORMATS["brat"].files([("a", founding)]))
    assert set(files) == {"a.ann", "a.txt", "annotation.conf"}
    assert files["a.txt"].decode() == founding.article.text
    known = set(re.findall(r"^\w+", files["annotation.conf"].decode(), re.MULTILINE))
    used = set(re.findall(r"^[TREA]\d+\t(\w+)", files["a.ann"].decode(), re.MULTILINE))
    assert used <= known


@pytest.mark.parametrize("sort", ["T", "E", "R", "A", "#"])
def test_export_brat_writes_every_sort_of_line(founding: Report, sort: str) -> None:
    """A real article gives words, events, relations, attributes and notes."""
    assert f"\n{sort}1\t" in "\n" + FORMATS["brat"].one([founding]).decode()
