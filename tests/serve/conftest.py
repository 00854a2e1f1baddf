"""Servers for the tests: one application in this process, or a whole process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

HERE = Path(__file__).parent
for folder in (HERE, *(HERE.parent / room for room in ("render", "export", "cli", "page"))):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))

from made import settings  # noqa: E402
from running import Server  # noqa: E402
from starlette.testclient import TestClient  # noqa: E402

from provenance.serve import Desk, make_app  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Open = Callable[..., TestClient]

BASE = "http://127.0.0.1:8765"


@pytest.fixture
def open_app(tmp_path: Path) -> Iterator[Open]:
    """Make applications as chosen; all are closed at the end."""
    desks: list[Desk] = []

    def make(**chosen: object) -> TestClient:
        desk = Desk.open(settings(tmp_path / f"{len(desks)}.sqlite", **chosen))
        desks.append(desk)
        client = TestClient(make_app(desk), base_url=BASE, client=("127.0.0.1", 5000))
        client.__enter__()
        clients.append(client)
        return client

    clients: list[TestClient] = []
    yield make
    for client in clients:
        client.__exit__()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One application for all tests of a module."""
    desk = Desk.open(settings(tmp_path_factory.mktemp("store") / "reports.sqlite", rate=100_000))
    with TestClient(make_app(desk), base_url=BASE) as client:
        yield client


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start servers on one store; what still runs at the end is ended."""
    servers: list[Server] = []

    def begin(*options: str, **extra: str) -> Server:
        servers.append(Server(tmp_path / "reports.sqlite", *options, **extra))
        return servers[-1]

    yield begin
    for server in servers:
        if server.process.poll() is None:
            server.kill()
