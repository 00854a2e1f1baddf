"""The pages of the server in a real browser: from a pasted text to a correction that is kept."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from test_page_access import violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page, Request
    from running import Server

    Visit = Callable[..., AbstractContextManager[Page]]

TOLD = ("ERR_CONNECTION_REFUSED", "status of 422", "status of 500")
"""What chromium itself says where a server is away, or an article has failed."""

TEXT = "Le pont rouvre lundi.\n\nLe maire le dit."


@pytest.fixture
def server(start: Callable[..., Server]) -> Server:
    """One server."""
    return start("--rate", "100000")


@pytest.fixture
def visit(browser: Browser, server: Server) -> Visit:
    """Open the start page; at the end no page may have said or asked for what it should not."""

    @contextmanager
    def open_page(
        *, locale: str = "en-GB", scheme: str = "light", width: int = 1280, scripted: bool = True
    ) -> Iterator[Page]:
        wrong: list[str] = []

        def on_request(request: Request) -> None:
            if not request.url.startswith((f"{server.url}/", "blob:")):
                wrong.append(request.url)

        context = browser.new_context(
            viewport={"width": width, "height": 860},
            locale=locale,
            color_scheme=scheme,
            java_script_enabled=scripted,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.set_default_timeout(15000)
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", on_request)
        page.goto(server.url)
        yield page
        context.close()
        assert [one for one in wrong if not any(told in one for told in TOLD)] == []

    return open_page


def trace(page: Page, text: str = TEXT) -> None:
    """Paste a text, send it, and wait for its report."""
    page.locator("textarea[name=text]").fill(text)
    page.locator("input[name=publisher]").fill("Le Phare")
    page.locator("form.give button").click()
    page.wait_for_url("**/reports/*")


def confirm(page: Page) -> None:
    """Find the first claim right."""
    page.locator("#t1").click()
    page.locator("#right").click()


def test_serve_page_from_text_to_correction(visit: Visit, server: Server) -> None:
    """A correction is on the server before the reader is told so, and there when they return."""
    with visit() as page:
        trace(page)
        confirm(page)
        expect(page.locator("#said")).to_have_text("Enregistré sur le serveur.")
        with server.client() as client:
            place = page.url.removeprefix(server.url).partition("#")[0]
            kept = client.get(f"/api{place}/corrections").json()
        assert [one["kind"] for one in kept["corrections"]] == ["right"]
        page.evaluate("localStorage.clear()")
        page.reload()
        expect(page.locator("#remarks li")).to_have_count(1)
        page.locator("#tab-corrections").click()
        page.locator("#remarks button").click()
        page.reload()
        expect(page.locator("#remarks li")).to_have_count(0)
        page.locator(".paper a").click()
        expect(page.locator(".kept li")).to_have_count(1)


def test_serve_page_keeps_what_the_server_did_not_take(
    visit: Visit, server: Server, start: Callable[..., Server]
) -> None:
    """A correction made while the server is away stays in the browser until it is sent."""
    with visit() as page:
        trace(page)
        port = server.url.rpartition(":")[2]
        server.stop()
        confirm(page)
        page.locator("#tab-corrections").click()
        expect(page.locator("#unsent")).to_be_visible()
        again = start("--port", port)
        page.locator("#send-again").click()
        expect(page.locator("#unsent")).to_be_hidden()
        with again.client() as client:
            assert client.get("/api/reports").json()["reports"][0]["corrections"] == 1


def test_serve_page_takes_a_file_that_is_dropped(visit: Visit) -> None:
    """Anywhere on the page; what cannot be read says why, and leads back."""
    drop = """([name, words]) => {
        const held = new DataTransfer();
        held.items.add(new File([words], name));
        const about = { dataTransfer: held, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new DragEvent("drop", about));
    }"""
    with visit() as page:
        page.evaluate(drop, ["a.txt", TEXT])
        page.wait_for_url("**/reports/*")
        expect(page.locator("#text")).to_contain_text("Le pont rouvre lundi.")
    with visit() as page:
        page.evaluate(drop, ["a.txt", "  "])
        expect(page.locator("h1")).to_have_text("It could not be traced")
        expect(page.locator(".warn")).to_contain_text("holds no text")
        page.locator("main a").click()
        expect(page.locator("h1")).to_have_text("Who says so?")


def test_serve_page_works_without_script(visit: Visit) -> None:
    """The form, the progress that asks by itself, the report, and deletion."""
    with visit(scripted=False) as page:
        trace(page, f"{TEXT} SLEEP 1")
        expect(page.locator("#text")).to_contain_text("Le pont rouvre lundi.")
        page.locator(".paper a").click()
        page.locator(".kept button").click()
        expect(page.locator(".kept li")).to_have_count(0)


def test_serve_page_searches_and_deletes(visit: Visit) -> None:
    """A search shows what has its words; a report goes when that is confirmed."""
    with visit() as page:
        for text in ("Le pont rouvre.", "La gare ferme."):
            trace(page, text)
            page.locator(".paper a").click()
        page.locator("[type=search]").fill("gare")
        page.locator(".search button").click()
        expect(page.locator(".kept li")).to_have_count(1)
        page.once("dialog", lambda dialog: dialog.dismiss())
        page.locator(".kept button").click()
        expect(page.locator(".kept li")).to_have_count(1)
        page.once("dialog", lambda dialog: dialog.accept())
        page.locator(".kept button").click()
        expect(page.locator(".kept li")).to_have_count(1)
        expect(page.locator(".kept")).to_contain_text("Le Phare")


@pytest.mark.parametrize(
    ("locale", "scheme", "width"),
    [("fr-FR", "light", 1280), ("en-GB", "dark", 320), ("fr-FR", "dark", 320)],
)
def test_serve_pages_have_no_barrier(visit: Visit, locale: str, scheme: str, width: int) -> None:
    """Start, progress, failure and report, in both languages, themes, wide and narrow."""
    with visit(locale=locale, scheme=scheme, width=width) as page:
        assert page.locator("html").get_attribute("lang") == locale[:2]
        trace(page)
        page.locator("footer").scroll_into_view_if_needed()
        assert violations(page) == []
        page.locator(".paper a").click()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("textarea[name=text]").fill("SLEEP 3")
        page.locator("form.give button").click()
        page.locator("#share").wait_for()
        assert violations(page) == []
        page.locator(".paper a").click()
        page.locator("textarea[name=text]").fill("BOOM")
        page.locator("form.give button").click()
        page.locator(".warn").wait_for()
        assert violations(page) == []


def test_serve_pages_change_their_language(visit: Visit) -> None:
    """Chosen once, every page speaks it."""
    with visit() as page:
        page.locator("a[lang=fr]").click()
        expect(page.locator("form.give button")).to_have_text("Remonter aux sources")
        trace(page)
        assert page.locator("html").get_attribute("lang") == "fr"
