"""The command line as a process: start-up, pipes, terminals, signals."""

# ruff: noqa: S603, S607 - what is run is this project and the shell, with words of the tests
from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from process import HERE, ROOT, WITH_FAKE, command, environment, run


def test_cli_help_is_light() -> None:
    """`--help` loads neither torch, stanza nor pydantic's models."""
    heavy = ("torch", "stanza", "numpy", "provenance.report", "provenance.tracer", "networkx")
    heavy += ("trafilatura", "lxml", "httpx", "feedparser", "warcio", "docx", "pypdf")
    program = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print([m for m in {heavy} if m in sys.modules]))\n"
        "from provenance.cli import main\n"
        "main()"
    )
    result = run("--help", program=program)
    assert result.returncode == 0
    assert result.stdout.splitlines()[-1] == "[]"
    for name in ("trace", "render", "diff", "schema", "models", "cache", "evaluate", "gold"):
        assert re.search(rf"│ {name} ", result.stdout), name
    assert "130" in result.stdout


def test_cli_render_loads_no_parser(saved: Path) -> None:
    """A saved report is drawn without torch and stanza."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print([m for m in ('torch', 'stanza') if m in sys.modules]))\n"
        "from provenance.cli import main\n"
        "main()"
    )
    result = run("render", str(saved), program=program)
    assert result.stdout.splitlines()[-1] == "[]"


def test_cli_is_a_module() -> None:
    """`python -m provenance` is the command, and knows its version."""
    result = subprocess.run(
        [sys.executable, "-m", "provenance", "--version"],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )
    assert re.fullmatch(r"provenance \d+\.\d+\S*\n", result.stdout)


@pytest.mark.parametrize("output_format", ["tree", "jsonl", "json"])
def test_cli_closed_pipe_ends_quietly(saved: Path, output_format: str) -> None:
    """A reader that goes away after the first bytes is no error to talk about."""
    many = saved.with_name("many.jsonl")
    many.write_bytes(saved.read_bytes() * 60)
    with subprocess.Popen(
        command("render", str(many), "--format", output_format),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
        assert (process.wait(timeout=60), said) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_cli_full_disk_is_one_line(saved: Path) -> None:
    """Output that cannot be written is an error of one line."""
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            command("render", str(saved)),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            check=False,
        )
    assert result.returncode == 1
    assert result.stderr == "provenance: No space left on device\n"


def heed_interruptions() -> None:
    """A child of a job in the background ignores Ctrl-C unless told not to."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_cli_interruption_is_one_line(tmp_path: Path) -> None:
    """Ctrl-C ends with 130 and one line, and leaves no half-written file."""
    slow = tmp_path / "slow.txt"
    slow.write_text("SLOW\n", encoding="utf-8")
    target = tmp_path / "out.json"
    with subprocess.Popen(
        command("trace", str(slow), "--output", str(target), program=WITH_FAKE),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
        preexec_fn=heed_interruptions,  # noqa: PLW1509 - the test has a single thread
    ) as process:
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob(".out.json*")) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=30)
    assert (process.returncode, out, said) == (130, "", "provenance: interrupted\n")
    assert [path.name for path in tmp_path.iterdir()] == ["slow.txt"]


def test_cli_shell_pipeline(saved: Path) -> None:
    """Reports pass from one command to the next, and `head` gets its line."""
    line = " ".join(f"'{word}'" for word in command("render", str(saved), "--format", "json"))
    then = " ".join(f'"{word}"' for word in command("render", "-"))
    result = subprocess.run(
        ["bash", "-c", f"{line} | {then} | head -1"],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )
    assert result.stdout == "Paris et Rabat se rapprochent\n"
    assert result.stderr == ""


def on_terminal(arguments: list[str], **extra: str) -> str:
    """What a terminal receives, standard error included."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        arguments,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment(TERM="xterm-256color", COLUMNS="80", LINES="24", **extra),
        close_fds=True,
    ) as process:
        os.close(follower)
        received = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            received += chunk
        process.wait(timeout=60)
    os.close(leader)
    return received.decode("utf-8").replace("\r\n", "\n")


def test_cli_terminal_gets_emphasis_and_pipes_do_not(saved: Path) -> None:
    """On a terminal names stand out; NO_COLOR and a pipe give the same plain text."""
    words = command("render", str(saved))
    coloured, bare = on_terminal(words), on_terminal(words, NO_COLOR="1")
    assert "\x1b[1mKiosque360" in coloured
    assert bare == run("render", str(saved)).stdout
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == bare


def test_cli_terminal_without_input_is_wrong_use() -> None:
    """A person who names no file is told so; the command does not wait in silence."""
    seen = on_terminal(command("trace", program=WITH_FAKE))
    assert "name at least one file" in " ".join(seen.replace("│", " ").split())


def test_cli_progress_only_on_a_terminal(tmp_path: Path) -> None:
    """A spinner tells a person what is being traced, and is gone from the result."""
    path = tmp_path / "a.txt"
    path.write_text("Il pleut.\n", encoding="utf-8")
    words = command("trace", str(path), "--publisher", "P", program=WITH_FAKE)
    seen = on_terminal(words)
    assert "1 of 1: tracing" in seen
    assert "1\x1b[0m Il pleut." in seen
    piped = run("trace", str(path), "--publisher", "P", program=WITH_FAKE)
    assert piped.stderr == ""
    assert "1 of 1" not in piped.stdout


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_cli_other_encodings(saved: Path, encoding: str) -> None:
    """Where standard output is not UTF-8 the tree is drawn plainly, and JSON is escaped."""
    for output_format in ("tree", "json"):
        result = subprocess.run(
            command("render", str(saved), "--format", output_format),
            capture_output=True,
            env=environment(PYTHONIOENCODING=encoding),
            check=True,
        )
        text = result.stdout.decode(encoding)
        assert "+--" in text if output_format == "tree" else text.isascii()


def test_cli_undecodable_file_name(tmp_path: Path) -> None:
    """A file name that is no text is no reason to fail."""
    path = os.fsencode(tmp_path) + b"/caf\xe9\x1b[2J.txt"
    Path(os.fsdecode(path)).write_text("Il pleut.\n", encoding="utf-8")
    result = subprocess.run(
        [*command(program=WITH_FAKE), b"trace", path, path + b"none"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert result.returncode == 1
    assert b"1 Il pleut." in result.stdout
    assert b"\x1b" not in result.stdout + result.stderr


def test_cli_places_are_the_tests_own() -> None:
    """The processes above run this working tree and no installed copy."""
    assert (ROOT / "provenance" / "cli").is_dir()
    assert (HERE / "fake_tracer.py").is_file()
