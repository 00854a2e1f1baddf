"""Gold made from what readers corrected: every claim that a reader judged, and no other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.corrections import (
    ChainCorrection,
    Merge,
    MissedClaim,
    StanceCorrection,
    about,
    fingerprint,
    placed,
)
from provenance.errors import GoldError
from provenance.evaluation.gold import GOLD_SUFFIX, GoldClaim, GoldFile
from provenance.evaluation.metrics import dice
from provenance.render.visible import visible
from provenance.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from provenance.corrections import Corrections, OnClaim
    from provenance.report import Claim, Quotation, Report, Stance, TextSpan

_KIND = "corrected by readers"
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class MadeGold:
    """Gold of one article; `left_out` says which corrections are not in it, and why."""

    text: str
    gold: GoldFile
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A claim as it stands after the corrections so far; `by_reader` where one judged it."""

    spans: tuple[TextSpan, ...]
    chain: tuple[str, ...]
    stance: Stance
    quotation: Quotation
    comment: str = ""
    by_reader: bool = False


def gold_from_corrections(reports: Sequence[Report], corrections: Corrections) -> MadeGold:
    """The gold of the article that `corrections` are about; of two on one matter the later holds.

    Raises:
        GoldError: No report is on that article, or no correction can be made gold of.
    """
    report = _meant(reports, corrections)
    left_out: list[str] = []
    judged = _judged(report, corrections, left_out)
    claims = tuple(_gold_claims(report.article.text, judged, left_out))
    if not claims:
        raise GoldError("no gold: no claim of the report was corrected, added or found right")
    gold = GoldFile(
        publisher=report.article.publisher,
        language=report.article.language,
        kind_of_article=_KIND,
        claims=claims,
    )
    return MadeGold(report.article.text, gold, tuple(left_out))


def write_gold(folder: Path, name: str, made: MadeGold) -> tuple[Path, Path]:
    """Write `NAME.txt` and `NAME.gold.json` under `folder`, which is made if need be.

    Raises:
        GoldError: One of them is there already, or cannot be written.
    """
    files = (folder / f"{name}.txt", folder / f"{name}{GOLD_SUFFIX}")
    gold = made.gold.model_dump_json(indent=1, exclude_defaults=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in zip(files, (made.text, gold + "\n"), strict=True):
            with file.open("x", encoding="utf-8", newline="") as out:
                out.write(content)
    except FileExistsError as error:
        raise GoldError(
            f"{error.filename} is there already, and gold is not replaced: name another --output"
        ) from error
    except OSError as error:
        raise GoldError(f"{error.filename}: {error.strerror}") from error
    return files


def _meant(reports: Sequence[Report], corrections: Corrections) -> Report:
    article = corrections.article
    same = [held for held in reports if fingerprint(held.article.text) == article.sha256]
    named = [held for held in reports if held.article.id == article.id]
    if not same and not named:
        raise GoldError(f"no report is on the article of these corrections ({article.id})")
    return [*same, *named][0]


def _judged(report: Report, corrections: Corrections, left_out: list[str]) -> list[_Judged]:
    """Every claim as it stands after all corrections; those that the report lacks behind it."""
    names = {source.id: visible(source.name) for source in report.sources}
    now: dict[object, _Judged] = {claim.id: _reported(claim, names) for claim in report.claims}
    merged: dict[str, str] = {}
    for one in sorted(corrections.corrections, key=lambda one: one.made):
        if isinstance(one, Merge):
            merged[one.also] = one.name
            continue
        spans = placed(report.article.text, one.words)
        if spans is None:
            said = " … ".join(span.text for span in one.words)
            left_out.append(f"left out, its words are no longer in the text: {said}")
            continue
        claim = None if isinstance(one, MissedClaim) else about(report.claims, spans)
        key = spans if claim is None else claim.id
        held = now.get(key) or _Judged(spans, one.chain, one.stance, one.quotation)
        now[key] = _applied(held, one)
    return [_with_merged(held, merged) for held in now.values()]


def _reported(claim: Claim, names: dict[str, str]) -> _Judged:
    chain = tuple(names.get(hop.source, visible(hop.source)) for hop in claim.chain)
    return _Judged(claim.spans, chain, claim.stance, claim.quotation)


def _applied(held: _Judged, one: OnClaim) -> _Judged:
    """What a reader leaves uncorrected stands as it was before the reader's eyes."""
    chain, stance = one.chain, one.stance
    if held.by_reader and isinstance(one, ChainCorrection):
        stance = held.stance
    if held.by_reader and isinstance(one, StanceCorrection):
        chain = held.chain
    comment = one.comment or held.comment
    return replace(held, chain=chain, stance=stance, comment=comment, by_reader=True)


def _with_merged(held: _Judged, merged: dict[str, str]) -> _Judged:
    """A claim with the names of merged sources; a reader who merged them judged its chain."""
    chain: list[str] = []
    for name in held.chain:
        kept = name
        for _ in merged:
            kept = merged.get(kept, kept)
        if kept not in chain:
            chain.append(kept)
    changed = tuple(chain) != held.chain
    return replace(held, chain=tuple(chain), by_reader=held.by_reader or changed)


def _gold_claims(text: str, judged: Iterable[_Judged], left_out: list[str]) -> Iterator[GoldClaim]:
    """Those that a reader judged, in text order, each found again by the reader of gold."""
    after = 0
    for held in sorted(judged, key=lambda held: held.spans[0].start):
        if not held.by_reader:
            continue
        span = _findable(text, _one_stretch(held.spans), after)
        if span is None:
            left_out.append(f"left out, these words stand in the text before: {held.spans[0].text}")
            continue
        after = span.start
        yield GoldClaim(
            content=span.slice(text),
            chain=held.chain,
            kind=held.quotation,
            stance=held.stance,
            comment=held.comment,
        )


def _one_stretch(spans: Sequence[TextSpan]) -> Span:
    """The one stretch that stands best for several: all of them with what is between, or one."""
    parts = [Span(span.start, span.end) for span in spans]
    whole = Span(parts[0].start, parts[-1].end)
    return max([whole, *parts], key=lambda span: dice(span, parts))


def _findable(text: str, span: Span, after: int) -> Span | None:
    """`span`, longer by some words where the same words stand nearer to `after`."""
    while text.find(span.slice(text), after) != span.start:
        if span.end == len(text):
            return None
        blank = _BLANK.search(text, span.end + 1)
        span = Span(span.start, blank.start() if blank else len(text))
    return span
