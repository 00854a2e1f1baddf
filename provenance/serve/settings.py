"""What a server is started with: where it listens, whom it answers, what a request may cost."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from provenance.errors import ServeError
from provenance.serve.work import MakeTracer

MEBIBYTE = 2**20
TOKEN_LENGTH = 16
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
_ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104 - what is looked for, not what is listened on


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be chosen; sizes are in bytes, times in seconds.

    Attributes:
        make_tracer: Makes the tracer of a worker, in the worker's own process.
        store: The file that reports and corrections are kept in.
        language: Of the articles, ISO 639-1.
        host: The address that is listened on: loopback, or any other together with a token.
        port: The port; 0 takes a free one.
        names: Names by which the server may be called beside its own address.
        token: What a client must know; None asks for nothing.
        workers: How many processes trace, each with the models in its memory.
        waiting: How many articles may wait for a worker.
        keep: How many reports are kept; corrected ones are kept beyond that.
        size: Largest body of a request.
        rate: How many requests a minute one client may send.
        trace_seconds: How long one article may be traced.
        stop_seconds: How long a stop waits for what was taken on.
        allow_private: Read addresses of the web that are not public, too.
    """

    make_tracer: MakeTracer
    store: Path
    language: str = "fr"
    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    token: str | None = None
    workers: int = 1
    waiting: int = 64
    keep: int = 500
    size: int = 8 * MEBIBYTE
    rate: int = 600
    trace_seconds: float = 600.0
    stop_seconds: float = 120.0
    allow_private: bool = False

    def __post_init__(self) -> None:
        """Refuse what would stand open.

        Raises:
            ServeError: Others could reach the server and no token is asked for, or it is short.
        """
        if self.token is not None and len(self.token) < TOKEN_LENGTH:
            raise ServeError(f"the token is shorter than {TOKEN_LENGTH} characters; make it longer")
        if self.token is None and not is_loopback(self.host):
            raise ServeError(
                f"on {self.host} others could reach the server: set a token "
                "(PROVENANCE_TOKEN in the environment), or listen on 127.0.0.1"
            )

    def host_names(self) -> frozenset[str]:
        """The names of this server in the `Host` of a request, without port, in lower case."""
        own = _LOOPBACK_NAMES if is_loopback(self.host) else ()
        bound = () if self.host in _ANY else (self.host,)
        return frozenset(name.lower() for name in (*own, *bound, *self.names))


def is_loopback(host: str) -> bool:
    """True where only programs of this machine reach `host`."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
