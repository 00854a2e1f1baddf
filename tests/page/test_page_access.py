"""WCAG 2.2 AA as far as a program can judge it: axe-core on every state of the page.

axe-core comes with the library axe-playwright-python; it is under MPL-2.0, and no part of it is in
this project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import kiosque
from hostile import hostile
from many import many

if TYPE_CHECKING:
    from conftest import Visit
    from playwright.sync_api import Page

    from provenance.report import Report

STATES = {
    "rest": "",
    "claim": "document.getElementById('t6').click()",
    "correcting": "document.getElementById('correct').click()",
    "source": "document.querySelector('#chosen button.who').click()",
    "merging": "document.getElementById('merge').click()",
    "picture": "document.getElementById('tab-picture').click()",
    "corrections": "document.getElementById('tab-corrections').click()",
    "missed": "document.getElementById('add-missed').click()",
    "key": "document.getElementById('tab-key').click()",
    "filters": "document.querySelector('.sift summary').click()",
}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, one line a place."""
    from axe_playwright_python.sync_playwright import Axe

    held = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary']}"
        for one in held
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(
    ("scheme", "language", "width"),
    [
        ("light", "fr", 1280),
        ("light", "en", 360),
        ("dark", "fr", 360),
        ("dark", "en", 1280),
        ("light", "en", 1280),
        ("dark", "fr", 1280),
    ],
)
def test_page_has_no_barrier_in_any_state(
    visit: Visit, scheme: str, language: str, width: int
) -> None:
    """Both themes, both languages, a wide and a narrow window, everything open once."""
    with visit(kiosque(), scheme=scheme, language=language, width=width) as visited:
        for state, act in STATES.items():
            visited.page.evaluate(act)
            assert violations(visited.page) == [], state


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_no_barrier_for_hostile_words(visit: Visit, scheme: str) -> None:
    """Words that mean something to programs leave every name and every contrast as it was."""
    with visit(hostile(), scheme=scheme) as visited:
        visited.page.evaluate(STATES["claim"])
        assert violations(visited.page) == []


def test_page_of_300_claims_has_no_barrier(visit: Visit) -> None:
    """Three hundred claims in all forty voices are told apart on paper and on ink."""
    with visit(many(), scheme="dark") as visited:
        assert violations(visited.page) == []


def test_page_without_script_has_no_barrier(visit: Visit, founding: Report) -> None:
    """What stands there before any script runs is as open; axe itself needs the script engine."""
    with visit(founding, inert=True) as visited:
        assert visited.page.locator("html.scripted").count() == 0
        assert violations(visited.page) == []


def test_page_human_words_have_no_barrier(visit: Visit) -> None:
    """Corrections and their marks are in colours that can be read."""
    report = kiosque()
    with visit(report, scheme="dark") as visited:
        page = visited.page
        page.locator("#t6").click()
        page.locator("#right").click()
        page.locator("#tab-corrections").click()
        assert violations(page) == []
