"""`provenance evaluate chains`: claims, chains, origins and stance against gold articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.evaluate.options import (
    AgainstOption,
    FloorsOption,
    ModelsOption,
    OutputOption,
    PinOption,
    hold_floors,
    keep,
    kept,
    print_figures,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provenance.evaluation import Judged


def chains(
    paths: Annotated[
        list[Path], typer.Argument(help="Gold files, their texts, or folders of them.")
    ],
    *,
    models: ModelsOption = "auto",
    errors: Annotated[
        bool, typer.Option("--errors", help="List every claim that is wrong.")
    ] = False,
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture", metavar="FILE", help="Draw how confidence agrees with what is right."
        ),
    ] = None,
    output: OutputOption = None,
    against: AgainstOption = None,
    floors: FloorsOption = None,
    pin: PinOption = False,
) -> None:
    """Measure claims, chains, origins and stance against gold articles."""
    from provenance.cli.boundary import guarded
    from provenance.evaluation import calibration, figures, judge, read_gold
    from provenance.evaluation.picture import draw_reliability
    from provenance.tracer import Tracer

    with guarded():
        articles = list(read_gold(paths))
        tracers: dict[str, Tracer] = {}
        judged: list[Judged] = []
        for article in articles:
            language = article.gold.language
            if language not in tracers:
                tracers[language] = Tracer(language, models=models)
            report = tracers[language].trace(article.text, publisher=article.gold.publisher)
            if report.article.text != article.text:
                typer.echo(f"{article.name}: the text was cleaned before tracing", err=True)
            judged.extend(judge(article, report))
        held = figures(judged)
        typer.echo(f"{len(articles)} articles; share, 95 % interval over articles, count")
        print_figures(held)
        _print_groups(judged)
        _print_phenomena(judged)
        _print_calibration(judged)
        if picture is not None:
            draw_reliability(calibration(judged), picture)
        if errors:
            _print_errors(judged)
        if against is not None:
            _print_changes(judged, against)
        if output is not None:
            keep(_rows(judged), output)
        if floors is not None:
            hold_floors(held, "chains", floors, pin=pin)


def _print_groups(judged: Sequence[Judged]) -> None:
    from provenance.evaluation import by_group

    groups: tuple[tuple[str, Callable[[Judged], str]], ...] = (
        ("depth of the gold chain", lambda j: str(len(j.gold.chain))),
        ("basis of the last hop", lambda j: j.claim.chain[-1].basis if j.claim else "not found"),
        ("kind of article", lambda j: j.kind_of_article or "unnamed"),
    )
    for title, group in groups:
        typer.echo(f"\n{title:<52} exact  origin  count")
        for name, exact, origin, count in by_group(judged, group):
            typer.echo(f"  {name[:48]:<50}{exact / count:7.3f}{origin / count:8.3f}{count:7d}")


def _print_phenomena(judged: Sequence[Judged]) -> None:
    from provenance.evaluation import PHENOMENA, by_phenomenon

    rows = by_phenomenon(judged)
    if rows:
        typer.echo(f"\n{'phenomenon':<52} exact  origin  stance  count")
    for row in rows:
        shares = (right / row.count for right in (row.exact, row.origin, row.stance))
        typer.echo(
            f"  {row.name:<4} {PHENOMENA[row.name]:<44}"
            + "".join(f"{share:8.3f}" for share in shares)
            + f"{row.count:7d}"
        )


def _print_calibration(judged: Sequence[Judged]) -> None:
    from provenance.evaluation import calibration

    held = calibration(judged)
    typer.echo(f"\nexpected calibration error {held.error:.3f} over {held.count} claims found")
    typer.echo(f"above 0.9: {held.sure_right:.3f} right, {held.sure_share:.3f} of all")
    for one in held.bins:
        typer.echo(f"  confidence {one.confidence:.2f}  right {one.right:.2f}  count {one.count}")


def _print_errors(judged: Sequence[Judged]) -> None:
    for held in judged:
        if held.exact and held.stance:
            continue
        wanted = " > ".join(held.gold.chain)
        got = " > ".join(held.names) or "not found"
        typer.echo(f"\n{held.article}: {held.gold.content}")
        if not held.exact:
            typer.echo(f"  wanted  {wanted}\n  got     {got}")
        if held.claim is not None and not held.stance:
            typer.echo(f"  stance  {held.gold.stance} wanted, {held.claim.stance} got")


def _key(held: Judged) -> str:
    return f"{held.article}\t{held.gold.content}"


def _rows(judged: Sequence[Judged]) -> dict[str, object]:
    return {
        _key(j): {
            "exact": j.exact,
            "origin": j.origin,
            "stance": j.stance,
            "names": j.names,
            "phenomena": j.gold.phenomena,
        }
        for j in judged
    }


def _print_changes(judged: Sequence[Judged], against: Path) -> None:
    before = kept(against)
    for label, was, now in (("gained", False, True), ("lost", True, False)):
        changed = [
            j
            for j in judged
            if _key(j) in before and before[_key(j)]["exact"] is was and j.exact is now
        ]
        typer.echo(f"\nchain exact {label}: {len(changed)}")
        for held in changed:
            earlier = " > ".join(before[_key(held)]["names"]) or "not found"
            typer.echo(f"  {held.article}: {held.gold.content}")
            typer.echo(f"    was {earlier}\n    is  {' > '.join(held.names) or 'not found'}")
