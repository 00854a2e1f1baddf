"""`provenance evaluate agreement`: how far two annotators agree."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.evaluate.options import print_figures


def agreement(
    first: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.")],
    second: Annotated[Path, typer.Argument(help="The same texts, by another annotator.")],
    *,
    treebanks: Annotated[
        Path | None,
        typer.Option(help="Folder of the treebanks that sentences are from."),
    ] = None,
) -> None:
    """Measure how far two annotators agree: the ceiling of every other figure.

    Articles are compared by their chains, sentences (.jsonl) by their relations.
    """
    from provenance.cli.boundary import guarded

    with guarded():
        if first.suffix == ".jsonl":
            _sentences(first, second, treebanks)
        else:
            _articles(first, second)


def _articles(first: Path, second: Path) -> None:
    from provenance.evaluation import agreement as compare
    from provenance.evaluation import read_gold

    held = compare(list(read_gold([first])), list(read_gold([second])))
    typer.echo(f"{held.articles} articles, {held.claims} claims of the first annotator")
    typer.echo(f"claim found by the second  {held.found:6.3f}")
    typer.echo(f"chain agrees               {held.chain:6.3f}")
    typer.echo(f"chain, attributed          {held.chain_attributed:6.3f}  {held.attributed:5d}")
    typer.echo(f"origin, attributed         {held.origin_attributed:6.3f}")
    typer.echo(f"stance agrees              {held.stance:6.3f}")


def _sentences(first: Path, second: Path, treebanks: Path | None) -> None:
    from provenance.evaluation import compare_sentences, read_sentence_gold, relation_figures

    judged = compare_sentences(
        read_sentence_gold([first], treebanks=treebanks).sentences,
        read_sentence_gold([second], treebanks=treebanks).sentences,
    )
    typer.echo(f"{len(judged)} sentences that both have; the first annotator as gold")
    print_figures(relation_figures(judged))
