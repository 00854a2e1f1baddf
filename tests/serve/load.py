"""Measures a server with the real models: `make load`.

Many articles of mixed sizes are sent at the same time, and each answer is compared with what a bare
`Tracer` says; memory is read while they run. Then the server is killed in the middle, again and
again, and what it had answered must be in its store. Prints figures; leaves with 1 where an answer
is lost, mixed or wrong.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent / "cli")]

from running import REAL, Server  # noqa: E402

from provenance import Tracer  # noqa: E402

TEXTS = sorted(path.read_text("utf-8") for path in ROOT.glob("fixtures/*.txt"))
SIZES = (1, 1, 1, 1, 2, 4)
"""How many fixtures an article is made of, in turn."""

_MEBIBYTE = 2**20


def article(number: int) -> str:
    """Article `number`: some fixtures, one behind the other, under a line of its own."""
    size = SIZES[number % len(SIZES)]
    held = [TEXTS[(number + step) % len(TEXTS)] for step in range(size)]
    return f"Article {number}.\n\n" + "\n\n".join(held)


def memory(pid: int) -> float:
    """MiB that a process and its children hold."""
    pids = [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    pages = (int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in pids)
    return sum(pages) * os.sysconf("SC_PAGESIZE") / _MEBIBYTE


def main(count: int, workers: int, kills: int) -> int:
    """Measure; 1 where something is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "reports.sqlite")
        options = (
            "--models", "embedded", "--workers", str(workers), "--waiting", str(count),
            "--rate", "1000000", "--keep", "100000",
        )  # fmt: skip
        texts = [article(number) for number in range(count)]
        bare, expected = _bare(texts)
        server = Server(store, *options, program=REAL)
        wrong = _measure(server, texts, bare, expected)
        server.stop()
        lost = sum(_killed(store, options, texts, seconds=1.0 + n) for n in range(kills))
        _say(f"killed {kills} times while answering: {lost} answered reports lost")
        return int(wrong + lost > 0)


def _bare(texts: list[str]) -> tuple[list[float], list[str]]:
    tracer = Tracer("fr", models="embedded", cache=False)
    tracer.load()
    seconds, reports = [], []
    for text in texts:
        begun = time.perf_counter()
        report = tracer.trace(text, publisher="Le Phare")
        seconds.append(time.perf_counter() - begun)
        reports.append(report.model_dump_json())
    return seconds, reports


def _measure(server: Server, texts: list[str], bare: list[float], expected: list[str]) -> int:
    limits = httpx.Limits(max_connections=len(texts))
    with server.client(limits=limits) as client:
        client.timeout = httpx.Timeout(3600)
        alone = [_ask(client, text)[0] for text in texts[:24]]
        _say(f"one at a time: p95 {_p95(alone):.2f} s, bare trace {_p95(bare[:24]):.2f} s")
        peaks = [memory(server.process.pid)]
        done = threading.Event()

        def watch() -> None:
            while not done.wait(0.5):
                peaks.append(memory(server.process.pid))

        watching = threading.Thread(target=watch)
        watching.start()
        begun = time.perf_counter()
        with ThreadPoolExecutor(len(texts)) as crowd:
            answers = list(crowd.map(lambda text: _ask(client, text), texts))
        wall = time.perf_counter() - begun
        done.set()
        watching.join()
        wrong = sum(got != wanted for (_, got), wanted in zip(answers, expected, strict=True))
        waits = [seconds for seconds, _ in answers]
        _say(f"{len(texts)} at once: {wrong} lost, mixed or other than a bare trace")
        _say(f"  {wall:.1f} s for all, bare {sum(bare):.1f} s one after the other")
        _say(f"  median {statistics.median(waits):.1f} s, p95 {_p95(waits):.1f} s")
        _say(f"  memory of all processes {peaks[0]:.0f} MiB before, at most {max(peaks):.0f} MiB")
        return wrong


def _ask(client: httpx.Client, text: str) -> tuple[float, str]:
    begun = time.perf_counter()
    answer = client.post("/api/trace", json={"text": text, "publisher": "Le Phare"})
    seconds = time.perf_counter() - begun
    head = '"report":'
    return seconds, answer.text.partition(head)[2].removesuffix("}")


def _killed(store: Path, options: tuple[str, ...], texts: list[str], *, seconds: float) -> int:
    """How many answered reports are gone after a kill."""
    server = Server(store, *options, program=REAL)
    told: list[str] = []

    def ask(text: str) -> None:
        with server.client() as client:
            try:
                answer = client.post("/api/trace", json={"text": f"{seconds}\n\n{text}"})
            except httpx.HTTPError:
                return
            told.append(answer.json()["id"])

    crowd = [threading.Thread(target=ask, args=(text,)) for text in texts[:40]]
    for one in crowd:
        one.start()
    time.sleep(seconds)
    server.kill()
    for one in crowd:
        one.join()
    after = Server(store, *options, program=REAL)
    with after.client() as client:
        lost = sum(client.get(f"/api/reports/{one}").status_code != 200 for one in told)
    after.stop()
    return lost


def _p95(seconds: list[float]) -> float:
    return sorted(seconds)[int(0.95 * (len(seconds) - 1))]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="articles at the same time")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--kills", type=int, default=3)
    chosen = parser.parse_args()
    sys.exit(main(chosen.count, chosen.workers, chosen.kills))
