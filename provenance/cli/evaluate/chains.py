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
    print_figures,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    output: OutputOption = None,
    against: AgainstOption = None,
    floors: FloorsOption = None,
    pin: PinOption = False,
) -> None:
    """Measure claims, chains, origins and stance against gold articles."""
    from provenance.cli.boundary import guarded
    from provenance.evaluation import figures, judge, read_gold
    from provenance.tracer import Tracer

    with guarded():
        articles = list(read_gold(paths))
        tracers: dict[str, Tracer] = {}
        judged: list[Judged] = []
        for article in articles:
            tracer = tracers.setdefault(
                article.gold.language, Tracer(article.gold.language, models=models)
            )
            report = tracer.trace(article.text, publisher=article.gold.publisher)
            if report.article.text != article.text:
                typer.echo(f"{article.name}: the text was cleaned before tracing", err=True)
            judged.extend(judge(article, report))
        held = figures(judged)
        typer.echo(f"{len(articles)} articles; share, 95 % interval over articles, count")
        print_figures(held)
        if errors:
            _print_errors(judged)
        if against is not None:
            _print_changes(judged, against)
        if output is not None:
            _write(judged, output)
        if floors is not None:
            hold_floors(held, "chains", floors, pin=pin)


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


def _write(judged: Sequence[Judged], output: Path) -> None:
    import json

    rows = {_key(j): {"exact": j.exact, "stance": j.stance, "names": j.names} for j in judged}
    output.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def _print_changes(judged: Sequence[Judged], against: Path) -> None:
    import json

    before = json.loads(against.read_text(encoding="utf-8"))
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
