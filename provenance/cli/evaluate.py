"""`provenance evaluate`: measures reports against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.evaluation import Figure, Judged


class _ChainsByDefault(TyperGroup):
    """`provenance evaluate PATH…` is `provenance evaluate chains PATH…`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["chains", *args]
        return super().parse_args(ctx, args)


evaluate_app = typer.Typer(
    cls=_ChainsByDefault, no_args_is_help=True, help="Measure the tracer against gold."
)


@evaluate_app.callback()
def _group() -> None:
    """Measure the tracer against gold: `provenance evaluate PATH…` measures chains."""


@evaluate_app.command()
def chains(
    paths: Annotated[
        list[Path], typer.Argument(help="Gold files, their texts, or folders of them.")
    ],
    *,
    models: Annotated[
        str, typer.Option(help="auto, embedded, stanford, or a model directory.")
    ] = "auto",
    errors: Annotated[
        bool, typer.Option("--errors", help="List every claim that is wrong.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option(help="Write what was judged as JSON, for --against.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="Print what changed since this earlier --output.")
    ] = None,
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
        _print_figures(figures(judged), articles=len(articles))
        if errors:
            _print_errors(judged)
        if against is not None:
            _print_changes(judged, against)
        if output is not None:
            _write(judged, output)


@evaluate_app.command()
def agreement(
    first: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.")],
    second: Annotated[Path, typer.Argument(help="The same articles, by another annotator.")],
) -> None:
    """Measure how far two annotators agree: the ceiling of every other figure."""
    from provenance.cli.boundary import guarded
    from provenance.evaluation import agreement as compare
    from provenance.evaluation import read_gold

    with guarded():
        held = compare(list(read_gold([first])), list(read_gold([second])))
        typer.echo(f"{held.articles} articles, {held.claims} claims of the first annotator")
        typer.echo(f"claim found by the second  {held.found:6.3f}")
        typer.echo(f"chain agrees               {held.chain:6.3f}")
        typer.echo(f"chain, attributed          {held.chain_attributed:6.3f}  {held.attributed:5d}")
        typer.echo(f"origin, attributed         {held.origin_attributed:6.3f}")
        typer.echo(f"stance agrees              {held.stance:6.3f}")


def _print_figures(held: Sequence[Figure], *, articles: int) -> None:
    typer.echo(f"{articles} articles; share, 95 % interval over articles, count")
    for figure in held:
        typer.echo(
            f"{figure.name:<30} {figure.value:6.3f}  [{figure.low:.3f}, {figure.high:.3f}]"
            f"  {figure.count:5d}"
        )


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
