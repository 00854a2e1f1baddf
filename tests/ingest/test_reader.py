"""Files, bytes and standard input."""

from __future__ import annotations

import gzip
import io
import os
import threading
import zipfile
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.ingest import read_bytes, read_path, read_stdin


def test_reader_reads_file(tmp_path: Path) -> None:
    """A file gives its text, its publisher and its name."""
    path = tmp_path / "article.txt"
    path.write_text("Le pont est fermé.\n", "utf-8")
    article = read_path(path, publisher="Le Journal", article_id="a1")
    assert (article.text, article.publisher, article.id) == (
        "Le pont est fermé.\n",
        "Le Journal",
        "a1",
    )


def test_reader_tells_encoding(tmp_path: Path) -> None:
    """The notice on the encoding reaches the article."""
    path = tmp_path / "article.txt"
    path.write_bytes("L’été est fermé.".encode("cp1252"))
    article = read_path(path)
    assert article.text == "L’été est fermé."
    assert "Windows-1252" in article.notices[0].message


def zipped() -> bytes:
    """A small zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "Bonjour.")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "ELF"),
        (gzip.compress(b"Bonjour."), "gzip"),
        (zipped(), "zip"),
        (b"MZ\x90\0\x03\0\0\0", "Windows program"),
        (b"{\\rtf1\\ansi Bonjour}", "RTF"),
        (bytes(range(256)), "binary"),
        (b"<?xml version='1.0'?><tei><p>Bonjour</p></tei>", "XML"),
    ],
)
def test_reader_refuses_binary(data: bytes, kind: str) -> None:
    """What is no plain text is refused in one line that says what it looks like."""
    with pytest.raises(InputError) as caught:
        read_bytes(data, name="photo.bin")
    message = str(caught.value)
    assert message.startswith("photo.bin: ")
    assert kind in message
    assert "plain text" in message
    assert "\n" not in message


def test_reader_text_like_a_magic_number_is_text() -> None:
    """A text that begins with the letters of a binary format is read."""
    assert read_bytes(b"MZ est un sigle.", name="a.txt").text == "MZ est un sigle."


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_reader_refuses_blank(data: bytes) -> None:
    """An empty or blank file is an error, not an empty report."""
    with pytest.raises(InputError, match=r"^a\.txt: holds no text; give"):
        read_bytes(data, name="a.txt")


def test_reader_refuses_missing_file_and_directory(tmp_path: Path) -> None:
    """A missing file and a directory are named in the message."""
    with pytest.raises(InputError, match=r"nothing\.txt: no such file; check the name"):
        read_path(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="is a directory; name the files"):
        read_path(tmp_path)


def test_reader_refuses_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read says so."""
    path = tmp_path / "secret.txt"
    path.write_text("Bonjour.")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match=r"secret\.txt: may not be read; check its permissions"):
        read_path(path)


def test_reader_name_stays_on_one_line(tmp_path: Path) -> None:
    """A file name with a newline or an escape does not break the message."""
    with pytest.raises(InputError) as caught:
        read_path(tmp_path / "a\nb\x1b[31m.txt")
    assert str(caught.value).isprintable()


def test_reader_refuses_too_large(tmp_path: Path) -> None:
    """The limit is in bytes, and one more is too many."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"Bonjour. " * 10)
    assert read_path(path, size_limit=90).text
    with pytest.raises(InputError, match="larger than"):
        read_path(path, size_limit=89)


def test_reader_meets_twenty_megabytes() -> None:
    """No article is so long: one clear line says what to do, and who insists has it read whole."""
    data = ("Le pont est fermé, a dit la préfecture. " * 25 + "\n\n").encode() * 20_000
    assert len(data) > 20_000_000
    with pytest.raises(InputError, match=r"large\.txt: is larger than 4 MiB; split it"):
        read_bytes(data, name="large.txt")
    article = read_bytes(data, name="large.txt", size_limit=len(data))
    assert len(article.blocks) == 20_000


def test_reader_reads_pipe(tmp_path: Path) -> None:
    """A named pipe is read to its end as a file is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("Bonjour.",))
    writer.start()
    article = read_path(pipe)
    writer.join()
    assert article.text == "Bonjour."


def test_reader_reads_standard_input() -> None:
    """Standard input is read as bytes and called by that name."""
    article = read_stdin(stream=io.BytesIO("L’été.".encode()), publisher="P")
    assert (article.text, article.publisher) == ("L’été.", "P")
    with pytest.raises(InputError, match=r"^standard input: holds no text"):
        read_stdin(stream=io.BytesIO(b""))
