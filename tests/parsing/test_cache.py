"""The parse cache, without models."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.errors import ProvenanceError
from provenance.ingest import Article, article_from_text
from provenance.parsing import ModelDir, ParseCache, Parsed, ParseNotice, sentences_from_conllu
from provenance.parsing.cache import decode, encode, parse_key

SOURCE = """\
1\tIl\tlui\tPRON\t_\tNumber=Sing\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\t_\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tpont\tpont\tNOUN\t_\t_\t2\tobl\t_\t_

"""
MODEL = ModelDir(Path("models"), "fr", "test", {}, (), "0" * 64)


def parsed() -> Parsed:
    """A small parse with a contraction and a notice."""
    return Parsed(tuple(sentences_from_conllu(SOURCE)), (ParseNotice("sentence_cut", "cut", 0),))


TEXT = parsed().sentences[0].text


def test_cache_value_round_trip() -> None:
    """A parse comes back equal, bound to the text that it is given."""
    assert decode(encode(parsed()), TEXT) == parsed()


def test_cache_gives_back_what_was_put(tmp_path: Path) -> None:
    """A second cache on the same file finds the parse; an unknown key finds nothing."""
    ParseCache(tmp_path).put([("k", parsed())])
    assert ParseCache(tmp_path).get({"k": TEXT, "other": TEXT}) == {"k": parsed()}


def test_cache_looks_up_many_keys(tmp_path: Path) -> None:
    """More keys than SQLite takes at once are looked up all the same."""
    cache = ParseCache(tmp_path)
    cache.put((str(number), parsed()) for number in range(1200))
    assert len(cache.get({str(number): TEXT for number in range(2000)})) == 1200


@pytest.mark.parametrize(
    ("article", "model"),
    [
        (article_from_text("Un.\n\nDeux!"), MODEL),
        (article_from_text("Un.\nDeux."), MODEL),
        (replace(article_from_text("Un.\n\nDeux."), blocks=()), MODEL),
        (article_from_text("Un.\n\nDeux."), replace(MODEL, fingerprint="1" * 64)),
    ],
)
def test_cache_key_depends_on_text_blocks_and_model(article: Article, model: ModelDir) -> None:
    """Another text, other blocks or other models give another key."""
    assert parse_key(article, model) != parse_key(article_from_text("Un.\n\nDeux."), MODEL)


def test_cache_key_ignores_metadata() -> None:
    """Who published a text does not change its parse."""
    named = article_from_text("Un.", publisher="P", article_id="x")
    assert parse_key(named, MODEL) == parse_key(article_from_text("Un."), MODEL)


def test_cache_drops_least_recently_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the limit is passed, what was not used for longest goes, and it stays below."""
    size = len(encode(parsed()))
    cache = ParseCache(tmp_path, size_limit=4 * size)
    clock = iter(range(0, 100_000, 10_000))
    monkeypatch.setattr("provenance.parsing.cache.time.time", lambda: next(clock))
    for key in "abcd":
        cache.put([(key, parsed())])
    assert cache.get({"a": TEXT})
    cache.put([("e", parsed())])
    monkeypatch.undo()
    assert sorted(cache.get(dict.fromkeys("abcde", TEXT))) == ["a", "d", "e"]
    assert cache.info().size <= cache.info().limit


def test_cache_info_and_clear(tmp_path: Path) -> None:
    """The count and the size are told, and nothing is left after clearing."""
    cache = ParseCache(tmp_path)
    assert cache.info().parses == 0
    cache.put([("k", parsed())])
    assert (cache.info().parses, cache.info().size) == (1, len(encode(parsed())))
    cache.clear()
    assert cache.info().parses == 0
    assert cache.get({"k": TEXT}) == {}


def test_cache_damaged_value_is_a_miss(tmp_path: Path) -> None:
    """A value that cannot be read is parsed anew, not an error."""
    cache = ParseCache(tmp_path)
    cache.put([("k", parsed())])
    with sqlite3.connect(cache.path) as connection:
        connection.execute("UPDATE parses SET value = x'00'")
    connection.close()
    assert cache.get({"k": TEXT}) == {}


def test_cache_broken_file_is_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A file that is no database is left alone with one warning; clearing removes it."""
    (tmp_path / "parses.sqlite").write_bytes(b"no database" * 100)
    cache = ParseCache(tmp_path)
    with caplog.at_level(logging.WARNING):
        cache.put([("k", parsed())])
        assert cache.get({"k": TEXT}) == {}
    assert len(caplog.records) == 1
    assert "going on without it" in caplog.text
    fresh = ParseCache(tmp_path)
    with pytest.raises(ProvenanceError, match="`provenance cache clear` removes it"):
        fresh.info()
    fresh.clear()
    fresh.put([("k", parsed())])
    assert fresh.get({"k": TEXT}) == {"k": parsed()}


def test_cache_unwritable_place_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where no directory can be made, the work goes on without a cache."""
    (tmp_path / "file").write_text("")
    cache = ParseCache(tmp_path / "file" / "cache")
    with caplog.at_level(logging.WARNING):
        cache.put([("k", parsed())])
        assert cache.get({"k": TEXT}) == {}
    assert len(caplog.records) == 1


def test_cache_read_only_file_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that can only be read makes one warning and no error."""
    ParseCache(tmp_path).put([("k", parsed())])
    connect = sqlite3.connect

    def read_only(path: Path, *, timeout: float) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro&immutable=1", uri=True, timeout=timeout)

    monkeypatch.setattr("provenance.parsing.cache.sqlite3.connect", read_only)
    cache = ParseCache(tmp_path)
    with caplog.at_level(logging.WARNING):
        cache.put([("other", parsed())])
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_cache_full_disk_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """When the disk is full, what could not be kept is said once and nothing fails."""
    cache = ParseCache(tmp_path)
    assert cache.get({"k": TEXT}) == {}
    assert cache._connection is not None
    cache._connection.execute("PRAGMA max_page_count = 5")
    with caplog.at_level(logging.WARNING):
        cache.put((str(number), parsed()) for number in range(500))
    assert "full" in caplog.text


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from test_cache import parsed
from provenance.parsing import ParseCache
cache = ParseCache(Path(sys.argv[1]))
for number in range(60):
    cache.put([(f"{sys.argv[2]}-{number}", parsed())])
"""


def test_cache_two_processes_share_it(tmp_path: Path) -> None:
    """Two processes that write at the same time lose nothing."""
    here = str(Path(__file__).parent)
    writers = [
        subprocess.Popen(  # noqa: S603  # our own interpreter
            [sys.executable, "-W", "error", "-c", WRITER, str(tmp_path), name, here],
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    for writer in writers:
        assert writer.communicate(timeout=60)[1] == ""
        assert writer.returncode == 0
    assert ParseCache(tmp_path).info().parses == 120


def test_cache_place_comes_from_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PROVENANCE_CACHE_DIR says where the cache lives."""
    monkeypatch.setenv("PROVENANCE_CACHE_DIR", str(tmp_path / "elsewhere"))
    assert ParseCache().path.parent == tmp_path / "elsewhere"
