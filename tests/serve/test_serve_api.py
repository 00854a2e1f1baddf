"""What programs ask of the server: tracing, lists, exports, corrections, deletion."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from factories import kiosque
from made import settings
from starlette.testclient import TestClient

from provenance.corrections import Corrections
from provenance.export import FORMATS
from provenance.report import Report
from provenance.serve import Desk, make_app
from provenance.serve.contract import FormatName
from provenance.serve.exports import MEDIA_TYPES

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Open

HTML = (
    "<html lang=fr><head><title>Un pont</title></head><body><article><h1>Un pont rouvre</h1>"
    "<p>Le maire affirme que le pont rouvre lundi matin après deux ans de travaux.</p></article>"
)


def traced(app: TestClient, text: str, **more: str) -> str:
    """The id of the report of a text."""
    answer = app.post("/api/trace", json={"text": text, **more})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def correction(text: str, name: str = "x1") -> dict[str, object]:
    """A correction of the first line of a text."""
    return {
        "kind": "right",
        "id": name,
        "made": "2026-11-01T10:00:00Z",
        "by": "Ada",
        "words": [{"start": 0, "end": len(text), "text": text}],
        "chain": ["Le Phare"],
        "stance": "asserted",
        "quotation": "none",
    }


def test_serve_traces_a_text(app: TestClient) -> None:
    """The answer is the report, without its parse; the same article is the same report."""
    answer = app.post("/api/trace", json={"text": "Il pleut.", "publisher": "Le Phare"})
    assert answer.status_code == 201
    held = Report.model_validate(answer.json()["report"])
    assert (held.article.text, held.article.publisher) == ("Il pleut.", "Le Phare")
    assert all(sentence.parse is None for sentence in held.sentences)
    assert app.get(answer.headers["location"]).json() == answer.json()["report"]
    assert traced(app, "Il pleut.", publisher="Le Phare") == answer.json()["id"]


def test_serve_traces_html_and_files(app: TestClient) -> None:
    """The source of a page and the content of a file are read as `provenance trace` reads them."""
    page = app.post("/api/trace", json={"html": HTML}).json()["report"]
    assert "travaux" in page["article"]["text"]
    assert "<p>" not in page["article"]["text"]
    octets = {"Content-Type": "application/octet-stream"}
    file = app.post(
        "/api/trace/file?name=a.md", content=b"# Titre\n\nIl *pleut*.\n", headers=octets
    )
    assert file.json()["report"]["article"]["text"].endswith("Il pleut.")


def test_serve_says_who_is_assumed(app: TestClient) -> None:
    """Without a publisher something stands for it, and the report says so."""
    report = app.post("/api/trace", json={"text": "Il vente."}).json()["report"]
    assert [one["code"] for one in report["diagnostics"]] == ["publisher_assumed"]


def test_serve_tells_how_far_a_job_is(app: TestClient) -> None:
    """Without waiting the answer is a job that can be asked for until its report is there."""
    answer = app.post("/api/trace?wait=false", json={"text": "Long. SLEEP 0.6"})
    assert answer.status_code == 202
    seen = []
    for _ in range(100):
        job = app.get(answer.headers["location"]).json()
        seen.append((job["state"], job["share"]))
        if job["state"] == "done":
            break
        time.sleep(0.05)
    assert ("tracing", 0.5) in seen
    assert seen[-1] == ("done", 1.0)
    assert app.get(f"/api/reports/{job['report']}").status_code == 200
    assert app.get("/api/jobs/none").status_code == 404


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": " \n "}, "holds no text"),
        ({"html": "<html><body></body></html>"}, "the page"),
        ({"text": "a", "html": "b"}, "Extra inputs"),
        ({}, "Field required"),
        ({"url": "ftp://example.org/a"}, "match pattern"),
        ({"text": "a", "publisher": " "}, "match pattern"),
    ],
)
def test_serve_refuses_what_is_no_article(
    app: TestClient, given: dict[str, str], said: str
) -> None:
    """One line says what is wrong."""
    answer = app.post("/api/trace", json=given)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]


def test_serve_goes_on_after_a_failure(app: TestClient) -> None:
    """An article that raises, or that ends its worker, takes nothing else with it."""
    assert app.post("/api/trace", json={"text": "BOOM"}).status_code == 500
    died = app.post("/api/trace", json={"text": "DIE"})
    assert died.status_code == 500
    assert "ended" in died.json()["detail"]
    assert traced(app, "Encore.")


def test_serve_gives_up_on_what_takes_too_long(open_app: Open) -> None:
    """Time is bounded, and the next article has a worker again."""
    app = open_app(trace_seconds=2.0)
    late = app.post("/api/trace", json={"text": "SLEEP 30"})
    assert (late.status_code, "2 s" in late.json()["detail"]) == (504, True)
    assert traced(app, "Encore.")


def test_serve_stops_in_time_whatever_runs(tmp_path: Path) -> None:
    """What does not end by itself is ended, and whoever asks for it is told."""
    desk = Desk.open(settings(tmp_path / "a.sqlite", stop_seconds=1.0))
    with TestClient(make_app(desk), base_url="http://localhost") as app:
        held = app.post("/api/trace?wait=false", json={"text": "SLEEP 60"}).json()
        time.sleep(0.2)
        begun = time.monotonic()
    assert time.monotonic() - begun < 5
    job = desk.jobs.find(held["id"])
    assert job is not None
    assert (job.status, job.done.is_set()) == (500, True)


def test_serve_refuses_what_has_no_room(open_app: Open) -> None:
    """A full queue is a 503 that says when to come again, and nothing of it is lost."""
    app = open_app(waiting=1)
    jobs = [app.post("/api/trace?wait=false", json={"text": f"{n}. SLEEP 1"}) for n in range(3)]
    assert [job.status_code for job in jobs] == [202, 202, 503]
    assert int(jobs[2].headers["retry-after"]) > 0
    time.sleep(2.5)
    states = [app.get(job.headers["location"]).json()["state"] for job in jobs[:2]]
    assert states == ["done", "done"]
    assert app.get("/api/health").json()["taken"] == 0


def test_serve_formats_are_those_of_the_exports() -> None:
    """The server leaves out no format and names none that is not there."""
    assert {name.value for name in FormatName} == set(MEDIA_TYPES) == {"json", *FORMATS}


@pytest.mark.parametrize("name", [str(name) for name in MEDIA_TYPES])
def test_serve_exports_every_format(app: TestClient, name: str) -> None:
    """Each format is a file of its kind; several files are a zip."""
    report_id = traced(app, "Il neige.", publisher="Le Phare")
    answer = app.get(f"/api/reports/{report_id}/exports/{name}")
    if answer.status_code == 409:
        pytest.skip(answer.json()["detail"])
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    media = answer.headers["content-type"].partition(";")[0]
    assert media == MEDIA_TYPES[name]  # type: ignore[index]
    if media == "application/zip":
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    else:
        assert "neige" in answer.text


def test_serve_lists_and_searches(open_app: Open) -> None:
    """Latest first; every word of a search must be there, whatever its case and accents."""
    app = open_app()
    for text in ("L’été fut chaud.", "L’hiver fut froid.", "Un été froid."):
        traced(app, text, publisher="Le Phare")
    listed = app.get("/api/reports").json()
    assert listed["total"] == 3
    assert [one["publisher"] for one in listed["reports"]] == ["Le Phare"] * 3
    assert app.get("/api/reports?search=ETE%20froid").json()["total"] == 1
    assert app.get("/api/reports?search=25%25").json()["total"] == 0
    page = app.get("/api/reports?limit=1&offset=2").json()
    assert (page["total"], len(page["reports"])) == (3, 1)


def test_serve_keeps_corrections_beyond_a_rerun(app: TestClient) -> None:
    """They belong to the article: another report of the same text has them too."""
    text = "Le pont rouvre."
    first = traced(app, text, publisher="Le Phare")
    place = f"/api/reports/{first}/corrections"
    answer = app.post(place, json={"add": [correction(text), correction(text, "x2")]})
    assert len(Corrections.model_validate(answer.json()).corrections) == 2
    again = app.post(place, json={"add": [correction(text)], "remove": ["x2"]}).json()
    assert [one["id"] for one in again["corrections"]] == ["x1"]
    second = traced(app, text, publisher="La Vigie")
    assert second != first
    assert app.get(f"/api/reports/{second}/corrections").json()["corrections"][0]["by"] == "Ada"
    assert app.delete(f"/api/reports/{first}").status_code == 204
    assert len(app.get(f"/api/reports/{second}/corrections").json()["corrections"]) == 1
    assert "<bdi>Ada</bdi>" in app.get(f"/reports/{second}").text
    assert app.delete(f"/api/reports/{second}").status_code == 204
    third = traced(app, text, publisher="La Vigie")
    assert app.get(f"/api/reports/{third}/corrections").json()["corrections"] == []


@pytest.mark.parametrize(
    ("method", "place"),
    [
        ("GET", ""),
        ("DELETE", ""),
        ("GET", "/corrections"),
        ("POST", "/corrections"),
        ("GET", "/exports/prov"),
    ],
)
def test_serve_knows_what_it_does_not_keep(app: TestClient, method: str, place: str) -> None:
    """A report that is not there is a 404 everywhere."""
    body = {"add": []} if method == "POST" else None
    answer = app.request(method, f"/api/reports/{'0' * 16}{place}", json=body)
    assert answer.status_code == 404


def test_serve_reads_no_private_address(app: TestClient) -> None:
    """The guards of `provenance trace` hold: nothing behind the server can be reached by it."""
    for url in (
        "http://127.0.0.1:8765/api/reports",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://0x7f000001/",
    ):
        answer = app.post("/api/trace", json={"url": url})
        assert answer.status_code == 422, url
        assert "no public address" in answer.json()["detail"], url
    assert app.post("/api/trace", json={"url": "https://a:b@example.org/"}).status_code == 422


def test_serve_reads_an_address(open_app: Open) -> None:
    """Where it may, the server reads the page; what the site refuses is told."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/a" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(HTML.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{site.server_port}/a"
        app = open_app(allow_private=True)
        report = app.post("/api/trace", json={"url": place}).json()["report"]
        gone = app.post("/api/trace", json={"url": place + "b"})
        site.shutdown()
    assert "travaux" in report["article"]["text"]
    assert (gone.status_code, "404" in gone.json()["detail"]) == (422, True)


def test_serve_keeps_the_worked_example_whole(app: TestClient) -> None:
    """Marks that mean something to JSON, SQL or HTML come back as they were."""
    text = kiosque().article.text + "\n\n'; DROP TABLE reports; -- </script> \\u0000 \U0001f600"
    held = app.get(f"/api/reports/{traced(app, text)}").json()
    assert held["article"]["text"].endswith("</script> \\u0000 \U0001f600")
