"""What the pages show is what happens: their files, their commands, and what the commands print.

A fenced block of a page is one of these:

- with a `title`: a file of that name;
- `console`: commands, each behind `$ `, and below each exactly what it prints. A line `[…]` stands
  for lines that are left out.
- anything else: only to be read.

The commands of a page run in bash, one after the other, in one folder that stands for the clone.

    python tests/docs/shown.py [PAGE…]

writes the outputs of the pages anew, of all of them if none is named, and leaves with 1 where one
had fallen behind.
"""

# ruff: noqa: S603, S607 - what is run is this project, with the words of its own pages
from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "docs" / "cli.md"
PAGES = sorted({ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")})
CUT = "[…]\n"
COLUMNS = 88

_BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (?P<line>(?:.*\\\n)*.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_LIKENESS = 80.0  # of a hundred: a part of an output that is less like is not the same part


@dataclass(frozen=True, slots=True)
class File:
    """A file that a page shows."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command that a page shows; its output stands at `start` to `end` of the page."""

    line: str
    shown: str
    start: int
    end: int


def steps(page: str) -> Iterator[File | Command]:
    """The files and commands of the text of a page, in order."""
    for block in _BLOCK.finditer(page):
        if block["title"]:
            yield File(block["title"], block["body"])
        elif block["kind"] == "console":
            start = block.start("body")
            for found in _COMMAND.finditer(block["body"]):
                place = (start + found.start("shown"), start + found.end("shown"))
                yield Command(found["line"], found["shown"], *place)


def printed(page: str, folder: Path, cache: Path) -> Iterator[tuple[Command, str]]:
    """Each command of the text of a page, and what it prints in `folder` on both streams.

    Args:
        page: The text of the page.
        folder: Where its files are made; empty.
        cache: Where parses are kept between commands and pages.

    Raises:
        RuntimeError: A command leaves with another code than 0.
    """
    for name in ("fixtures", "tests"):
        (folder / name).symlink_to(ROOT / name)
    environment = _environment(cache)
    for step in steps(page):
        if isinstance(step, File):
            (folder / step.name).write_text(step.text, encoding="utf-8")
            continue
        done = subprocess.run(
            ["bash", "-c", step.line],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"$ {step.line}\n{done.stdout}\nleaves with {done.returncode}")
        yield step, done.stdout


def agree(shown: str, real: str) -> bool:
    """Whether `shown` is `real`, but for what it leaves out."""
    parts = map(re.escape, shown.split(CUT))
    return re.fullmatch("(?:.*\n)*?".join(parts), real) is not None


def renewed(shown: str, real: str) -> str:
    """`real` without what `shown` leaves out; all of it where the parts shown are not found."""
    if agree(shown, real):
        return shown
    lines = real.splitlines(keepends=True)
    parts: list[str] = []
    place = 0
    for part in shown.split(CUT):
        size = part.count("\n")
        places = range(place, len(lines) - size + 1)
        likeness = {at: fuzz.ratio(part, "".join(lines[at : at + size])) for at in places}
        best = max(likeness, key=lambda at: likeness[at], default=place)
        if likeness.get(best, 0.0) < _LIKENESS:
            return real
        parts.append("".join(lines[best : best + size]))
        place = best + size
    whole = CUT.join(parts)
    return whole if agree(whole, real) else real


def rewritten(page: str, folder: Path, cache: Path) -> str:
    """The text of a page with its outputs as they are now."""
    parts: list[str] = []
    place = 0
    for command, real in printed(page, folder, cache):
        parts += [page[place : command.start], renewed(command.shown, real)]
        place = command.end
    return "".join([*parts, page[place:]])


def _environment(cache: Path) -> dict[str, str]:
    """This environment with `provenance` and `python` of this checkout, plain and narrow."""
    programs = cache / "bin"
    programs.mkdir(parents=True, exist_ok=True)
    for name, call in (("python", ""), ("provenance", " -m provenance")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{call} "$@"\n')
        (programs / name).chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "C.UTF-8",
        "PROVENANCE_CACHE_DIR": str(cache),
        "PROVENANCE_DATA_DIR": str(cache / "data"),
        "OMP_NUM_THREADS": "1",
        "COLUMNS": str(COLUMNS),
        "NO_COLOR": "1",
    }


def main(names: list[str]) -> int:
    """Write the outputs of the pages `names` anew; 1 where one had fallen behind."""
    behind = 0
    pages = [Path(name).resolve() for name in names] or [p for p in PAGES if p != GENERATED]
    with tempfile.TemporaryDirectory() as held:
        for number, path in enumerate(pages):
            folder = Path(held, str(number))
            folder.mkdir()
            page = path.read_text(encoding="utf-8")
            now = rewritten(page, folder, Path(held, "cache"))
            if now != page:
                path.write_text(now, encoding="utf-8")
                sys.stderr.write(f"written anew: {path.relative_to(ROOT)}\n")
                behind = 1
    return behind


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
