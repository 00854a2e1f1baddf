"""The page put together: template, data, script and style in one file under a strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.corrections import CorrectedArticle, Corrections
from provenance.languages.interface import (
    interface_languages,
    load_interface,
    nearest_interface,
)
from provenance.page.cast import Cast
from provenance.page.flow import draw
from provenance.page.layout import paragraphs
from provenance.page.marks import STANCE_SIGNS, count
from provenance.page.remarks import remarks
from provenance.page.shell import NOTHING, SELF, environment, joined, policy
from provenance.page.tree import plant
from provenance.render.facts import Facts
from provenance.report import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report import Report

# Before anything is drawn, so that nothing moves when the script proper wakes up.
_FIRST = 'document.documentElement.classList.add("scripted");'

_PACKAGE = "provenance.page"
STYLES = ("base", "frame", "text", "tree", "panel", "picture", "print")
SCRIPTS = (
    "words", "dom", "report", "corrected", "runs", "tree", "lines", "panel", "copy", "choose",
    "filter", "forms", "keeping", "keys", "start",
)  # fmt: skip


def make_page(
    report: Report,
    *,
    interface_language: str | None = None,
    corrections: Corrections | None = None,
    kept_at: str | None = None,
    exports: Sequence[str] = (),
) -> str:
    """`report` as one HTML document that is whole without any other file.

    Args:
        report: What is shown; nothing in its words can act on the browser.
        interface_language: The language that the page opens in, ISO 639-1; without it that of the
            article, or English where the interface does not speak it.
        corrections: What readers said of the article before; shown as theirs.
        kept_at: The path of the report on the server that gives the page out: corrections are sent
            there, below `/corrections`. Without one the page asks for nothing.
        exports: The formats that the report can be had in there, below `/exports/`.

    Raises:
        LanguageError: The interface does not speak `interface_language`.
    """
    language = interface_language or nearest_interface(report.article.language)
    interface = load_interface(language)
    facts = Facts.of(report)
    cast = Cast.of(report)
    held = corrections or Corrections(article=CorrectedArticle.of(report), corrections=())
    style = joined(_PACKAGE, "style", STYLES, ".css")
    script = joined(_PACKAGE, "script", SCRIPTS, ".js")
    rules = [f"form-action {NOTHING}", *([f"connect-src {SELF}"] if kept_at else [])]
    return (
        environment(_PACKAGE)
        .get_template("page.html")
        .render(
            report=report,
            article=report.article,
            language=language,
            languages={code: load_interface(code).name for code in interface_languages()},
            interface=interface,
            words=interface.words,
            policy=policy((_FIRST, script), style, *rules),
            style=style,
            first=_FIRST,
            script=script,
            data=_data(report, cast, held, language) | {"kept_at": kept_at},
            kept_at=kept_at,
            exports=exports,
            cast=cast,
            facts=facts,
            counts=count(facts),
            paragraphs=paragraphs(facts, cast),
            tree=plant(facts, cast),
            flow=draw(facts, cast),
            remarks=remarks(facts, held),
            stances=list(Stance),
        )
    )


def _data(report: Report, cast: Cast, held: Corrections, language: str) -> dict[str, Any]:
    """What the script reads, ready for JSON."""
    return {
        "report": report.model_dump(mode="json"),
        "article": CorrectedArticle.of(report).model_dump(mode="json"),
        "corrections": held.model_dump(mode="json")["corrections"],
        "voices": [[source_id, cast.voice(source_id)] for source_id in cast.numbers],
        "language": language,
        "interfaces": {code: load_interface(code).model_dump() for code in interface_languages()},
        "signs": {stance.value: sign for stance, sign in STANCE_SIGNS.items()},
    }
