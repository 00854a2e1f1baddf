"""Pages for a real browser: Debian's chromium, driven by Playwright."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provenance.page import make_page

HERE = Path(__file__).parent
for folder in (HERE, HERE.parent / "render", HERE.parent / "export"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))

from saved_reports import any_report, founding  # noqa: E402, F401 - fixtures of the exports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, BrowserContext, Page, Request

    from provenance.corrections import Corrections
    from provenance.report import Report

    Visit = Callable[..., AbstractContextManager["Visited"]]


@dataclass
class Visited:
    """A page that is open, and all that it said or asked for that it should not have."""

    page: Page
    context: BrowserContext
    wrong: list[str] = field(default_factory=list)

    def on_request(self, request: Request) -> None:
        """A page may ask for itself and nothing else."""
        if not (request.is_navigation_request() or request.url.startswith("blob:")):
            self.wrong.append(f"asked for {request.url}")


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Visit:
    """Open the page of a report; at the end it must have said nothing and asked for nothing."""

    @contextmanager
    def open_page(
        report: Report,
        *,
        width: int = 1280,
        scheme: str = "light",
        scripted: bool = True,
        inert: bool = False,
        language: str | None = None,
        corrections: Corrections | None = None,
        at: str = "",
        calm: bool = True,
    ) -> Iterator[Visited]:
        file = tmp_path / "page.html"
        made = make_page(report, interface_language=language, corrections=corrections)
        if inert:  # the script is there and is not run
            made = made.replace("<script>", '<script type="text/plain">')
            made = made.replace('<script type="module">', '<script type="text/plain">')
        file.write_bytes(made.encode("utf-8", "replace"))
        context = browser.new_context(
            viewport={"width": width, "height": 860},
            color_scheme=scheme,
            java_script_enabled=scripted,
            reduced_motion="reduce" if calm else "no-preference",
            accept_downloads=True,
        )
        page = context.new_page()
        page.set_default_timeout(5000)
        visited = Visited(page, context)
        page.on("console", lambda message: visited.wrong.append(message.text))
        page.on("pageerror", lambda error: visited.wrong.append(str(error)))
        page.on("request", visited.on_request)
        page.goto(file.as_uri() + at)
        yield visited
        context.close()
        assert visited.wrong == []

    return open_page
