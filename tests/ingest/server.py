"""A web server on the loopback address for the tests, with answers as bad as they get."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGE = (
    "<!DOCTYPE html><html lang='fr'><head><title>Le pont</title></head><body><article>"
    "<h1>Le pont fermé</h1><p>La préfecture a annoncé mardi que le pont resterait fermé.</p>"
    "</article></body></html>"
).encode()


class Web:
    """The server: what it answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[Any], None]] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                """Answer as the test said, else with 404."""
                web.asked.append((self.path, dict(self.headers)))
                web.answers.get(self.path, missing)(self)

            def log_message(self, *_arguments: object) -> None:
                """Keep quiet."""

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_arguments: object) -> None:
                """A client that goes away is what the tests are about."""

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, path: str, *, host: str = "127.0.0.1") -> str:
        """The address of `path`."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


def answer(
    body: bytes = PAGE, *, status: int = 200, kind: str | None = "text/html", **headers: str
) -> Callable[[Any], None]:
    """An answer that is whole; an underscore in a header's name is a hyphen."""

    def give(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if kind is not None:
            handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return give


def moved(to: str, status: int = 302) -> Callable[[Any], None]:
    """A redirect."""
    return answer(b"", status=status, Location=to)


def missing(handler: BaseHTTPRequestHandler) -> None:
    """404."""
    answer(b"nothing", status=404)(handler)
