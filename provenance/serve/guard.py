"""Who is let in: by name, by origin, by token, at a rate and up to a size.

Everything is decided on the head of a request, before any of its body is read; the body is counted
as it comes.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from provenance.serve.settings import Settings

COOKIE = "provenance_token"
ENTRANCE = "/enter"

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({"same-origin", "none"})
_BODY_SECONDS = 60.0
_CLIENTS = 10_000
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with none at all browsers hide their own Origin
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """ASGI middleware that refuses what must not come in, each with one line that says why."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._names = settings.host_names()
        self._rate = Rate(settings.rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through to the application, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is None:
            counted = _counted(receive, self._settings.size)
            await self._app(scope, counted, send_guarded)
        else:
            await _refuse(send_guarded, *refusal)

    def _refusal(self, scope: Scope) -> tuple[int, str, dict[str, str]] | None:
        """Status, reason and headers of the answer to a request that is not let in."""
        headers = Headers(scope=scope)
        if _host_name(headers.get("host", "")) not in self._names:
            return 421, "this server has another name (see --name)", {}
        client = scope["client"][0] if scope.get("client") else ""
        if (wait := self._rate.wait(client)) > 0:
            return 429, "too many requests; send it again later", {"Retry-After": f"{wait:.0f}"}
        if not _same_site(scope["method"], headers):
            return 403, "other sites may not use this server", {}
        if self._settings.token is not None and scope["path"] != ENTRANCE:
            held = _shown(headers)
            if not opens(self._settings.token, *held):
                return _closed(scope)
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > self._settings.size:
            return 413, _too_large(self._settings.size), {"Connection": "close"}
        return None


def pass_of(token: str) -> str:
    """What the cookie of a browser that has shown `token` holds."""
    return sha256(f"provenance {token}".encode()).hexdigest()


def opens(token: str, bearer: str = "", cookie: str = "") -> bool:
    """Whether a client that shows `bearer` or `cookie` knows `token`; takes as long either way."""
    known = hmac.compare_digest(bearer.encode(), token.encode())
    return hmac.compare_digest(cookie.encode(), pass_of(token).encode()) or known


class Rate:
    """How often each client may ask: `a_minute` at once, and as many again every minute."""

    def __init__(self, a_minute: int) -> None:
        self._most = float(a_minute)
        self._held: dict[str, tuple[float, float]] = {}

    def wait(self, client: str) -> float:
        """Count a request of `client`; how many seconds it comes too early, or 0."""
        now = time.monotonic()
        left, since = self._held.pop(client, (self._most, now))
        left = min(self._most, left + (now - since) * self._most / 60)
        short = max(0.0, 1.0 - left)
        self._held[client] = (left if short else left - 1.0, now)
        if len(self._held) > _CLIENTS:
            del self._held[next(iter(self._held))]
        return max(1.0, short * 60 / self._most) if short else 0.0


def _host_name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _same_site(method: str, headers: Headers) -> bool:
    """Whether a page of this server sends the request, or no page at all.

    A browser may always come here by a link; nothing else of another site is let through.
    """
    site = headers.get("sec-fetch-site", "none")
    if method in _SAFE:
        return site in _OWN_SITE or headers.get("sec-fetch-mode") == "navigate"
    origin = headers.get("origin")
    if origin is None:
        return site in _OWN_SITE
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:
        return False


def _shown(headers: Headers) -> tuple[str, str]:
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
    return (bearer.strip() if scheme.lower() == "bearer" else ""), cookie


def _closed(scope: Scope) -> tuple[int, str, dict[str, str]]:
    if scope["method"] == "GET" and not scope["path"].startswith("/api/"):
        return 303, "show the token first", {"Location": ENTRANCE}
    return 401, "show the token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"}


def _too_large(size: int) -> str:
    return f"larger than {size / 2**20:g} MiB; split it into articles"


def _counted(receive: Receive, size: int) -> Receive:
    """`receive` that gives up on a body that is too large or too slow."""
    held = 0
    end = time.monotonic() + _BODY_SECONDS

    async def receive_counted() -> Message:
        nonlocal held
        if held < 0:
            return await receive()
        try:
            async with asyncio.timeout(max(0.0, end - time.monotonic())):
                message: MutableMapping[str, Any] = await receive()
        except TimeoutError:
            raise HTTPException(408, "the request did not come to its end in time") from None
        held += len(message.get("body", b""))
        if held > size:
            raise HTTPException(413, _too_large(size))
        if not message.get("more_body", False):
            held = -1  # all is here; what is awaited now is that the client leaves
        return message

    return receive_counted


async def _refuse(send: Send, status: int, reason: str, more: dict[str, str]) -> None:
    body = json.dumps({"detail": reason}, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json", "Content-Length": str(len(body)), **more}
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
