"""The real browser of the tests: Debian's chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

__all__ = ["browser", "pytest_terminal_summary"]

ABSENT = "the page was not tried in a browser: no chromium is here (apt install chromium)"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str | None:
    """Where the browser is."""
    return os.environ.get("PROVENANCE_CHROMIUM") or next(
        (found for name in NAMES if (found := shutil.which(name))), None
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line, and not once a test, that there was no browser."""
    if chromium() is None:
        terminalreporter.write_line(ABSENT, yellow=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, started once."""
    place = chromium()
    if place is None:
        pytest.skip(ABSENT)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=place,
            args=["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
        )
        yield started
        started.close()
