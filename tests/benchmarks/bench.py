"""Measures speed and memory against plain Stanza on the same models: `make bench`.

All figures of one run come from one machine in one state, so the ratios are what counts. Each run
is a process of its own with one thread, the two sides take turns, and medians are compared. A run
of each that is not counted brings the files into the system's cache and one parse into ours.
"""

# ruff: noqa: S603 - what is run is this project
from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from probes import ARTICLES, FOUNDING, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROBES = Path(__file__).with_name("probes.py")
TRACE = ("trace", str(FOUNDING), "--publisher", "Kiosque360", "--models", "embedded")
COMMAND = """\
import atexit, sys
atexit.register(lambda: print("torch" in sys.modules))
from provenance.cli import main
main()
"""
"""The command line; the last line that it prints says whether torch was loaded."""

MEBIBYTE = 2**20
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of `ru_maxrss`."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: its wall time in seconds, its peak memory in MiB, what it printed."""

    seconds: float
    peak: float
    output: str

    @property
    def last_line(self) -> str:
        """The last line of the output."""
        return self.output.splitlines()[-1]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of ours beside one of plain Stanza; `limit` is the most that the ratio may be."""

    name: str
    unit: str
    ours: float
    against: str
    theirs: float
    limit: float | None = None
    torch: bool | None = None

    @property
    def ratio(self) -> float:
        """Ours divided by theirs."""
        return self.ours / self.theirs


class Bench:
    """Runs processes with one thread, a cache of their own and the embedded models only."""

    def __init__(self, scratch: Path, *, runs: int) -> None:
        self._runs = runs
        self._environment = os.environ | {
            "OMP_NUM_THREADS": "1",
            "PYTHONPATH": str(ROOT),
            "PROVENANCE_CACHE_DIR": str(scratch / "cache"),
            "PROVENANCE_DATA_DIR": str(scratch / "data"),
        }

    def start(self) -> Iterator[Measure]:
        """What a person waits for: help, the first article, the same article again."""
        self._command(*TRACE)
        self._probe("bare-stanza")
        helped, imported = self._turns(
            lambda: self._command("--help"), lambda: self._python("-c", "import stanza")
        )
        yield Measure(
            "provenance --help",
            "s",
            _seconds(helped),
            "import stanza",
            _seconds(imported),
            torch=_torch(helped),
        )
        first, bare = self._turns(
            lambda: self._command(*TRACE, "--no-cache"), lambda: self._probe("bare-stanza")
        )
        against = "load and parse"
        yield Measure(
            "first trace", "s", _seconds(first), against, _seconds(bare), 2.0, _torch(first)
        )
        yield Measure("first trace, peak memory", "MiB", _peak(first), against, _peak(bare), 1.3)
        again = [self._command(*TRACE) for _ in range(self._runs)]
        yield Measure(
            "cached rerun", "s", _seconds(again), against, _seconds(bare), torch=_torch(again)
        )
        yield Measure("cached rerun, peak memory", "MiB", _peak(again), against, _peak(bare))

    def throughput(self) -> Measure:
        """Words a second over all fixtures, everything loaded."""
        ours, theirs = self._turns(
            lambda: self._probe("trace-many"), lambda: self._probe("stanza-loop")
        )
        return Measure("trace_many", "words/s", _speed(ours), "loop over articles", _speed(theirs))

    def rooms(self) -> dict[str, float]:
        """Seconds of the processor that Stanza and each room took for the batch of articles."""
        held: dict[str, float] = json.loads(self._probe("rooms").last_line)
        return held

    def _turns(
        self, ours: Callable[[], Run], theirs: Callable[[], Run]
    ) -> tuple[list[Run], list[Run]]:
        pairs = [(ours(), theirs()) for _ in range(self._runs)]
        return [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    def _command(self, *arguments: str) -> Run:
        return self._python("-c", COMMAND, *arguments)

    def _probe(self, name: str) -> Run:
        return self._python(str(PROBES), name)

    def _python(self, *arguments: str) -> Run:
        start = perf_counter()
        with subprocess.Popen(
            [sys.executable, *arguments],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=self._environment,
        ) as process:
            output = process.stdout.read() if process.stdout else ""
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"this failed with {process.returncode}: {' '.join(arguments)}")
        return Run(perf_counter() - start, usage.ru_maxrss * PEAK_UNIT / MEBIBYTE, output)


def _seconds(runs: list[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def _peak(runs: list[Run]) -> float:
    return statistics.median(run.peak for run in runs)


def _speed(runs: list[Run]) -> float:
    return statistics.median(float(json.loads(run.last_line)["words_a_second"]) for run in runs)


def _torch(runs: list[Run]) -> bool:
    return any(run.last_line == "True" for run in runs)


def _machine() -> dict[str, str]:
    return {
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
        "python": platform.python_version(),
        "stanza": version("stanza"),
        "torch": version("torch"),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _say_measure(measure: Measure) -> None:
    figures = f"{measure.ours:9.2f} {measure.theirs:9.2f} {measure.unit:<8}{measure.ratio:6.2f}"
    limit = f"{measure.limit:6.1f}" if measure.limit is not None else " " * 6
    torch = {None: "", False: "no torch", True: "loads torch"}[measure.torch]
    _say(f"{measure.name:<26}{figures}{limit}  {measure.against:<20}{torch}".rstrip())


def _say_rooms(spent: dict[str, float]) -> None:
    stanza = spent["stanza"]
    beyond = {room: seconds for room, seconds in spent.items() if room != "stanza"}
    _say()
    _say(f"{ARTICLES} articles take Stanza {stanza:.1f} s; beyond it, in per cent of that:")
    for room, seconds in beyond.items():
        _say(f"{room:<26}{1000 * seconds:9.1f} ms{100 * seconds / stanza:7.1f} %")
    whole = sum(beyond.values())
    _say(f"{'together':<26}{1000 * whole:9.1f} ms{100 * whole / stanza:7.1f} %")


def main() -> None:
    """Measure, print a table, and write it as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="processes a figure (default 3)")
    parser.add_argument("--only-start", action="store_true", help="no throughput and no rooms")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE too")
    options = parser.parse_args()
    machine = _machine()
    found: dict[str, Any] = {"machine": machine, "measures": []}
    _say("; ".join(f"{name} {value}" for name, value in machine.items()))
    _say()
    _say(f"{'':<26}{'ours':>9} {'Stanza':>9} {'':<8}{'ratio':>6}{'limit':>6}  Stanza does")
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(Path(scratch), runs=options.runs)
        for measure in bench.start():
            _say_measure(measure)
            found["measures"].append(asdict(measure) | {"ratio": measure.ratio})
        if not options.only_start:
            measure = bench.throughput()
            _say_measure(measure)
            found["measures"].append(asdict(measure) | {"ratio": measure.ratio})
            found["rooms"] = bench.rooms()
            _say_rooms(found["rooms"])
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
