"""The page put together: template, data, script and style in one file under a strict policy."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from provenance.corrections import CorrectedArticle, Corrections
from provenance.languages.interface import (
    interface_languages,
    load_interface,
    nearest_interface,
)
from provenance.page.cast import Cast
from provenance.page.flow import draw
from provenance.page.layout import paragraphs
from provenance.page.marks import STANCE_SIGNS, count, decile
from provenance.page.remarks import remarks
from provenance.page.tree import plant
from provenance.render.facts import Facts
from provenance.render.visible import visible
from provenance.report import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.report import Report

# Before anything is drawn, so that nothing moves when the script proper wakes up.
_FIRST = 'document.documentElement.classList.add("scripted");'

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
) -> str:
    """`report` as one HTML document that is whole without any other file.

    Args:
        report: What is shown; nothing in its words can act on the browser.
        interface_language: The language that the page opens in, ISO 639-1; without it that of the
            article, or English where the interface does not speak it.
        corrections: What readers said of the article before; shown as theirs.

    Raises:
        LanguageError: The interface does not speak `interface_language`.
    """
    language = interface_language or nearest_interface(report.article.language)
    interface = load_interface(language)
    facts = Facts.of(report)
    cast = Cast.of(report)
    held = corrections or Corrections(article=CorrectedArticle.of(report), corrections=())
    style, script = _joined("style", STYLES, ".css"), _joined("script", SCRIPTS, ".js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            report=report,
            article=report.article,
            language=language,
            languages={code: load_interface(code).name for code in interface_languages()},
            interface=interface,
            words=interface.words,
            policy=_policy((_FIRST, script), style),
            style=style,
            first=_FIRST,
            script=script,
            data=_data(report, cast, held, language),
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


def _policy(scripts: Iterable[str], style: str) -> str:
    """What the page may do: run its own scripts, wear its own style, and nothing else."""
    rules = (
        "default-src 'none'",
        f"script-src {' '.join(map(_hashed, scripts))}",
        f"style-src {_hashed(style)}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _hashed(words: str) -> str:
    return f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'"


@cache
def _joined(folder: str, names: tuple[str, ...], suffix: str) -> str:
    place = resources.files(__package__).joinpath(folder)
    parts = (place.joinpath(f"{name}{suffix}").read_text(encoding="utf-8") for name in names)
    return "\n".join(parts)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader(__package__ or "provenance.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    made.filters["visible"] = visible
    made.filters["decile"] = decile
    return made
