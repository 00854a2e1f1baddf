"""A server as a process of its own, for what only a real one shows."""

# ruff: noqa: S603 - what is run is this project
from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
from process import environment

HERE = Path(__file__).parent
WITH_FAKE = (
    "import sys, tracers; sys.modules['provenance.tracer'] = tracers; "
    "from provenance.cli import main; main()"
)
REAL = "from provenance.cli import main; main()"


class Server:
    """`provenance serve` on a free port; `url` is where."""

    def __init__(self, store: Path, *options: str, program: str = WITH_FAKE, **extra: str) -> None:
        path = environment()["PYTHONPATH"]
        words = ["-c", program, "serve", "--port", "0", "--store", str(store), *options]
        self.process = subprocess.Popen(
            [sys.executable, *words],
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(PYTHONPATH=f"{HERE}:{path}", **extra),
        )
        assert self.process.stderr is not None
        line = self.process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + self.process.stderr.read()
        self.url = found[0].rstrip("/")

    def client(self, **options: object) -> httpx.Client:
        """A client of this server."""
        return httpx.Client(base_url=self.url, timeout=120, trust_env=False, **options)  # type: ignore[arg-type]

    def kill(self) -> None:
        """End it without a warning."""
        self.process.kill()
        self._reap()

    def stop(self) -> int:
        """Ask it to end; its exit code, when it has."""
        self.process.send_signal(signal.SIGTERM)
        return self._reap()

    def _reap(self) -> int:
        code = self.process.wait(timeout=60)
        if self.process.stderr is not None:
            self.process.stderr.close()
        return code
