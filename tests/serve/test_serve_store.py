"""The file of reports: bounded, private, and whole however its writer ends."""

# ruff: noqa: S603 - what is run is this project
from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from factories import kiosque, parsed
from process import environment
from test_serve_api import correction

from provenance.corrections import Confirmation
from provenance.errors import ServeError
from provenance.report import Report
from provenance.serve.store import Store
from provenance.serve.work import Record

HERE = Path(__file__).parent
WRITER = """
import sys, dataclasses
from pathlib import Path
from factories import kiosque, parsed
from provenance.serve.store import Store
from provenance.serve.work import Record
record = Record.of(parsed(kiosque()))
store = Store(Path(sys.argv[1]), keep=10_000)
for number in range(100_000):
    made = store.save(dataclasses.replace(record, id=f"{number:016x}", words="w" * 50_000))
    print(made.id, flush=True)
"""


def record(publisher: str) -> Record:
    """The record of the worked example under another publisher."""
    held = kiosque()
    article = held.article.model_copy(update={"publisher": publisher})
    return Record.of(parsed(held.model_copy(update={"article": article})))


def test_serve_store_gives_back_what_it_took(tmp_path: Path) -> None:
    """With its parse and without."""
    store = Store(tmp_path / "deep" / "a.sqlite", keep=5)
    entry = store.save(record("Le Phare"))
    assert (entry.publisher, entry.claims, entry.corrections) == ("Le Phare", 9, 0)
    bare, whole = store.report(entry.id), store.report(entry.id, parsed=True)
    assert bare is not None
    assert whole is not None
    assert {sentence.parse for sentence in bare.sentences} == {None}
    assert all(sentence.parse for sentence in whole.sentences)
    assert stat.S_IMODE((tmp_path / "deep" / "a.sqlite").stat().st_mode) == 0o600
    store.close()


def test_serve_store_keeps_the_last_and_the_corrected(tmp_path: Path) -> None:
    """The oldest go, but nothing that a reader has worked on."""
    store = Store(tmp_path / "a.sqlite", keep=3)
    ids = [store.save(record(f"P{number}")).id for number in range(5)]
    total, held = store.entries()
    assert (total, [entry.id for entry in held]) == (3, ids[:1:-1])
    one = Confirmation.model_validate(correction("Paris"))
    assert store.correct(ids[2], add=[one], remove=[])
    for number in range(5, 10):
        store.save(record(f"P{number}"))
    assert store.report(ids[2]) is not None
    store.close()


def test_serve_store_forgets_for_good(tmp_path: Path) -> None:
    """What was deleted is in no file any more."""
    place = tmp_path / "a.sqlite"
    store = Store(place, keep=3)
    entry = store.save(record("Zanzibar-Matin"))
    assert store.delete(entry.id)
    assert not store.delete(entry.id)
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Zanzibar" not in left
    assert b"zanzibar" not in left
    store.close()


def test_serve_store_refuses_other_files(tmp_path: Path) -> None:
    """A file of something else, or of a later version, is left alone."""
    other = tmp_path / "a.txt"
    other.write_text("no database " * 1000, encoding="utf-8")
    with pytest.raises(ServeError, match="cannot be kept there"):
        Store(other, keep=3)
    later = tmp_path / "later.sqlite"
    with sqlite3.connect(later) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(ServeError, match="later version"):
        Store(later, keep=3)


@pytest.mark.parametrize("seconds", [0.4, 0.7, 1.1])
def test_serve_store_killed_while_writing_loses_nothing(tmp_path: Path, seconds: float) -> None:
    """Every report that was told to be kept is there, whole, and the file is sound."""
    place = tmp_path / "a.sqlite"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(place)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
    ) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().strip()]
        time.sleep(seconds)
        process.kill()
        told += process.stdout.read().split()
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    store = Store(place, keep=10_000)
    total, _ = store.entries()
    whole = [name for name in told if len(name) == 16]
    assert total >= len(whole) > 0
    expected = kiosque()
    for name in whole:
        held: Report | None = store.report(name)
        assert held == expected
    store.close()
