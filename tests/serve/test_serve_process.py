"""A real server: many at once, killed while it answers, stopped while it works, asked at random."""

# ruff: noqa: S603 - what is run is this project and its judge
from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from process import REAL, run
from running import Server

from provenance.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    Start = Callable[..., Server]

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
EXAMPLES = os.environ.get("PROVENANCE_SCHEMATHESIS", "12")
CONFIG = Path(__file__).with_name("schemathesis.toml")


def article(number: int) -> str:
    """An article that is like no other, of a size of its own."""
    return f"Article {number}.\n\n" + "Il pleut sur la ville. " * (number % 40 * 20 + 1)


def test_serve_answers_200_at_once(start: Start) -> None:
    """Each is answered with its own report; a full queue says so, and who comes again is served."""
    server = start("--waiting", "40", "--workers", "2", "--rate", "100000")
    limits = httpx.Limits(max_connections=200)
    with server.client(limits=limits) as client, ThreadPoolExecutor(200) as crowd:
        refused = []

        def ask(number: int) -> str:
            while True:
                answer = client.post("/api/trace", json={"text": article(number)})
                if answer.status_code == 201:
                    return str(answer.json()["report"]["article"]["text"])
                assert (answer.status_code, "retry-after" in answer.headers) == (503, True)
                refused.append(number)
                time.sleep(0.1)

        texts = list(crowd.map(ask, range(200)))
        assert [text.partition(".")[0] for text in texts] == [f"Article {n}" for n in range(200)]
        assert refused
        assert client.get("/api/reports").json()["total"] == 200
        assert client.get("/api/health").json()["taken"] == 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_serve_killed_while_answering_loses_nothing(start: Start, seed: int) -> None:
    """What was answered is kept, whole, by the server that comes after."""
    server = start("--rate", "100000", "--waiting", "100")
    told: list[str] = []
    done = threading.Event()

    def ask(number: int) -> None:
        with server.client() as client:
            while not done.is_set():
                try:
                    answer = client.post("/api/trace", json={"text": article(number)})
                except httpx.HTTPError:
                    return
                if answer.status_code == 201:
                    told.append(answer.json()["id"])
                number += 20

    crowd = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for one in crowd:
        one.start()
    time.sleep(random.Random(seed).uniform(0.5, 1.5))  # noqa: S311 - no secret
    server.kill()
    done.set()
    for one in crowd:
        one.join()
    assert told
    with start("--rate", "100000").client() as client:
        for name in set(told):
            Report.model_validate_json(client.get(f"/api/reports/{name}").content)
        assert client.get("/api/reports").json()["total"] >= len(set(told))


def test_serve_stops_when_all_is_done(start: Start) -> None:
    """What runs and what waits is answered; a job that nobody waits for is kept too."""
    server = start()
    with server.client() as client, ThreadPoolExecutor(3) as crowd:
        asked = [
            crowd.submit(client.post, "/api/trace", json={"text": f"{n}. SLEEP 0.7"})
            for n in range(3)
        ]
        time.sleep(0.3)
        job = client.post("/api/trace?wait=false", json={"text": "Seul. SLEEP 0.2"})
        assert job.status_code == 202
        assert server.stop() == 0
        assert [one.result().status_code for one in asked] == [201] * 3
    with start().client() as client:
        assert client.get("/api/reports").json()["total"] == 4


def test_serve_says_in_one_line_what_hinders_it(tmp_path: Path) -> None:
    """A port that is taken, a store that is none, an address that others reach."""
    options = ("--store", str(tmp_path / "a.sqlite"))
    held = Server(tmp_path / "b.sqlite")
    port = held.url.rpartition(":")[2]
    taken = run("serve", "--port", port, *options, program=REAL)
    held.kill()
    assert (taken.returncode, len(taken.stderr.splitlines())) == (1, 1)
    assert "cannot listen there" in taken.stderr
    open_to_all = run("serve", "--host", "0.0.0.0", *options, program=REAL)  # noqa: S104
    assert (open_to_all.returncode, "set a token" in open_to_all.stderr) == (1, True)
    no_store = run("serve", "--port", "0", "--store", "/dev/null/a", program=REAL)
    assert (no_store.returncode, "kept there" in no_store.stderr) == (1, True)
    assert len(no_store.stderr.splitlines()) == 1


@pytest.mark.skipif(not SCHEMATHESIS.exists(), reason="schemathesis is not here")
def test_serve_keeps_to_its_description(start: Start, tmp_path: Path) -> None:
    """Schemathesis asks for all that the OpenAPI describes, rightly and wrongly, and finds nothing.

    `PROVENANCE_SCHEMATHESIS=100` asks longer.
    """
    server = start("--rate", "1000000", "--waiting", "1000")
    shutil.copy(CONFIG, tmp_path)
    done = subprocess.run(
        [
            SCHEMATHESIS, "run", f"{server.url}/api/openapi.json", "--checks", "all",
            "--max-examples", EXAMPLES, "--seed", "7", "--no-color",
        ],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr
    assert server.process.poll() is None
