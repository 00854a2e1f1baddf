"""A server that runs until it is told to stop, and then finishes what it has taken on."""

from __future__ import annotations

import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from provenance.errors import ServeError
from provenance.serve.app import make_app
from provenance.serve.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from provenance.serve.settings import Settings

_BACKLOG = 512
_CONNECTIONS = 1024
_IDLE_SECONDS = 15
_HEAD_BYTES = 32 * 1024
_STOPS = (signal.SIGINT, signal.SIGTERM)


def serve(settings: Settings, *, say: Callable[[str], object]) -> None:
    """Listen and answer until an interrupt or a request to terminate comes.

    Args:
        settings: How.
        say: Is told in one line where the server is, once it answers.

    Raises:
        ServeError: The address is taken or none of this machine, or store or models cannot be
            opened.
    """
    listening = _listening(settings)
    try:
        desk = Desk.open(settings)
    except ServeError:
        listening.close()
        raise
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        make_app(desk),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=int(settings.stop_seconds / 2),
        h11_max_incomplete_event_size=_HEAD_BYTES,
        http="h11",
        ws="none",
    )
    server = _Server(config, lambda: say(f"http://{shown}:{port}/ (stop with Ctrl-C)"))
    with _stopped_by_signals(), listening:
        server.run(sockets=[listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, tell: Callable[[], object]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._tell()


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Let the signals that uvicorn stops for, and raises once more at its end, be no failure."""
    held = {number: signal.signal(number, lambda *_: None) for number in _STOPS}
    try:
        yield
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)


def _listening(settings: Settings) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        held = socket.socket(family, kind, protocol)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(address)
        held.listen(_BACKLOG)
    except OSError as error:
        place = f"{settings.host}:{settings.port}"
        raise ServeError(f"{place}: cannot listen there ({error.strerror or error})") from error
    return held
