"""A tracer for the workers of tests: no models, one claim, and what a test's words ask for.

`SLEEP 0.5` takes that many seconds, `DIE` ends the worker, `BOOM` raises. Halfway it tells so.
"""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

from factories import claim, parsed, report, source, span

from provenance.report import Diagnostic, Quotation, SourceKind, Stance

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.ingest.article import Article
    from provenance.report import Report


class Tracer:
    """The interface of the real tracer, as workers use it."""

    def __init__(self, *_: object, **__: object) -> None:
        """Take whatever the real one takes."""

    def load(self) -> None:
        """There is nothing to load."""

    def trace(self, article: Article, *, watch: Callable[[float], object] | None = None) -> Report:
        """One claim: the first line of the article."""
        if watch is not None:
            watch(0.5)
        if asked := re.search(r"SLEEP ([\d.]+)", article.text):
            time.sleep(float(asked[1]))
        if "DIE" in article.text:
            os._exit(3)
        if "BOOM" in article.text:
            raise ZeroDivisionError
        first = span(article.text, article.text.splitlines()[0])
        held = claim(1, first, stance=Stance.ASSERTED, quotation=Quotation.NONE, confidence=0.8)
        return parsed(
            report(
                article.text,
                publisher=article.publisher or "nobody",
                sources=[source(0, "s", SourceKind.MEDIA)],
                claims=[held],
                diagnostics=[Diagnostic(code=n.code, message=n.message) for n in article.notices],
            )
        )
