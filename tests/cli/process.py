"""The command line as a process of its own, for what only a real pipe or terminal shows."""

# ruff: noqa: S603 - what is run is this project, with words of the tests
from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WITH_FAKE = (
    "import sys, fake_tracer; sys.modules['provenance.tracer'] = fake_tracer; "
    "from provenance.cli import main; main()"
)
REAL = "from provenance.cli import main; main()"


def environment(**extra: str) -> dict[str, str]:
    """This process's environment without what would colour or widen the output."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "PROVENANCE_DEBUG"}
    }
    places = [str(ROOT), str(HERE), str(HERE.parent / "render"), os.environ.get("PYTHONPATH", "")]
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, places)), **extra}


def command(*arguments: str, program: str = REAL) -> list[str]:
    """The words that start the command line in this interpreter."""
    return [sys.executable, "-c", program, *arguments]


def run(
    *arguments: str, program: str = REAL, stdin: str = "", **extra: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end."""
    return subprocess.run(
        command(*arguments, program=program),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment(**extra),
        timeout=60,
        check=False,
    )


def run_on_terminal(*arguments: str, status: int = 0, **extra: str) -> str:
    """What the command line sends to a terminal; it must leave with `status`."""
    outer, inner = pty.openpty()
    with subprocess.Popen(
        command(*arguments),
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=subprocess.PIPE,
        env=environment(**extra),
    ) as process:
        os.close(inner)
        seen = bytearray()
        try:
            while part := os.read(outer, 4096):
                seen += part
        except OSError:  # how Linux tells that the other end is closed
            pass
        assert process.wait(timeout=60) == status
    os.close(outer)
    return seen.decode()
