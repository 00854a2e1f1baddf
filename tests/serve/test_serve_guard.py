"""Who is let in: names, origins, tokens, sizes, rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made import settings

from provenance.errors import ServeError
from provenance.serve.guard import Rate
from provenance.serve.settings import is_loopback

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Open
    from starlette.testclient import TestClient

TOKEN = "correct-horse-battery"  # noqa: S105 - made up
ARTICLE = {"text": "Il pleut."}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost:9999", 200),
        ("LOCALHOST", 200),
        ("[::1]:8765", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:8765", 421),
        ("localhost.evil.example", 421),
        ("evil.example@127.0.0.1", 200),  # a name before @ is no host
        ("[::1", 421),
        ("", 421),
    ],
)
def test_serve_answers_to_its_own_name_only(app: TestClient, host: str, status: int) -> None:
    """A page elsewhere whose name was made to lead here reaches nothing."""
    assert app.get("/api/health", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Origin": "http://127.0.0.1:8765"}, 201),
        ({"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"}, 201),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Origin": "http://localhost:8765"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[::1"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_serve_takes_posts_of_its_own_pages_only(
    app: TestClient, headers: dict[str, str], status: int
) -> None:
    """Neither a form nor a script of another site writes here, not even from another port."""
    assert app.post("/api/trace", json=ARTICLE, headers=headers).status_code == status
    form = app.post("/", data={"text": "Il pleut."}, headers=headers, follow_redirects=False)
    assert form.status_code == (303 if status == 201 else 403)
    gone = app.delete(f"/api/reports/{'0' * 16}", headers=headers)
    assert gone.status_code == (404 if status == 201 else 403)


def test_serve_takes_json_as_json_only(app: TestClient) -> None:
    """What a form of another site may send without being asked is no JSON here."""
    for media in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = app.post("/api/trace", content='{"text": "a"}', headers={"Content-Type": media})
        assert answer.status_code == 422, media


def test_serve_is_followed_by_links_and_embedded_by_nobody(app: TestClient) -> None:
    """A link from elsewhere leads here; a picture, a script or a frame does not."""
    far = {"Sec-Fetch-Site": "cross-site"}
    assert app.get("/", headers={**far, "Sec-Fetch-Mode": "navigate"}).status_code == 200
    assert app.get("/api/reports", headers={**far, "Sec-Fetch-Mode": "no-cors"}).status_code == 403
    answer = app.get("/")
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "access-control-allow-origin" not in answer.headers


@pytest.fixture
def guarded(open_app: Open) -> Iterator[TestClient]:
    """A server that asks for a token."""
    return open_app(token=TOKEN)


def test_serve_asks_programs_for_the_token(guarded: TestClient) -> None:
    """Nothing is told without it, not even what there is to ask for."""
    for place in ("/api/health", "/api/openapi.json", "/api/reports"):
        assert guarded.get(place).status_code == 401
        for wrong in ("x", TOKEN[:-1], f"{TOKEN}x", "é"):
            told = {"Authorization": f"Bearer {wrong}".encode()}
            assert guarded.get(place, headers=told).status_code == 401
    told = {"Authorization": f"Bearer {TOKEN}"}
    assert guarded.get("/api/health", headers=told).status_code == 200
    assert guarded.post("/api/trace", json=ARTICLE).status_code == 401


def test_serve_asks_people_for_the_token(guarded: TestClient) -> None:
    """A browser shows it once; what it keeps is not the token, and no script reads it."""
    assert guarded.get("/", follow_redirects=False).headers["location"] == "/enter"
    wrong = guarded.post("/enter", data={"token": "x"})
    assert (wrong.status_code, "set-cookie" in wrong.headers) == (403, False)
    right = guarded.post("/enter", data={"token": TOKEN}, follow_redirects=False)
    cookie = right.headers["set-cookie"]
    assert TOKEN not in cookie
    assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert guarded.get("/").status_code == 200


def test_serve_stands_open_for_nobody_else(tmp_path: Path) -> None:
    """Beyond loopback there is no server without a token that cannot be guessed."""
    assert settings(tmp_path / "a", host="::1").token is None
    with pytest.raises(ServeError, match="set a token"):
        settings(tmp_path / "a", host="0.0.0.0")  # noqa: S104
    with pytest.raises(ServeError, match="shorter than 16"):
        settings(tmp_path / "a", token="short")  # noqa: S106
    held = settings(tmp_path / "a", host="0.0.0.0", token=TOKEN, names=("Desk.example",))  # noqa: S104
    assert held.host_names() == {"desk.example"}
    assert not is_loopback("192.168.1.2")
    assert is_loopback("127.9.9.9")


def test_serve_bounds_what_is_sent(open_app: Open) -> None:
    """Too large is told by the head, or as soon as it shows."""
    app = open_app(size=2000)
    assert app.post("/api/trace", json={"text": "a" * 3000}).status_code == 413

    def pieces() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(100):
            yield b"a" * 100

    headers = {"Content-Type": "application/json"}
    assert app.post("/api/trace", content=pieces(), headers=headers).status_code == 413
    octets = {"Content-Type": "application/octet-stream"}
    assert app.post("/api/trace/file", content=pieces(), headers=octets).status_code == 413


def test_serve_bounds_how_often(open_app: Open) -> None:
    """Who asks too often is told when to ask again."""
    app = open_app(rate=5)
    answers = [app.get("/api/health") for _ in range(8)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_serve_rate_comes_back_and_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many again a minute, for each client by itself, and never more names than it holds."""
    now = [100.0]
    monkeypatch.setattr("provenance.serve.guard.time.monotonic", lambda: now[0])
    monkeypatch.setattr("provenance.serve.guard._CLIENTS", 10)
    rate = Rate(60)
    assert [rate.wait("a") for _ in range(60)] == [0.0] * 60
    assert rate.wait("a") == 1.0
    assert rate.wait("b") == 0.0
    now[0] += 1.0
    assert rate.wait("a") == 0.0
    for number in range(50):
        rate.wait(str(number))
    assert len(rate._held) == 10
