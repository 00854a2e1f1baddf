"""`provenance evaluate attribution`: the relations of single sentences against gold."""

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
    from collections.abc import Sequence

    from provenance.evaluation import JudgedSentence, Relation

LARGEST_CLASSES = 10


def attribution(  # noqa: PLR0913 - the options of a command
    paths: Annotated[
        list[Path], typer.Argument(help="Gold of sentences: .jsonl files, or folders of them.")
    ],
    *,
    treebanks: Annotated[
        Path | None, typer.Option(help="Folder of the treebanks that the gold points into.")
    ] = None,
    gold_parses: Annotated[
        bool, typer.Option("--gold-parses", help="Take the treebank's trees for the parser's.")
    ] = False,
    language: Annotated[str, typer.Option(help="ISO 639-1 code.")] = "fr",
    models: ModelsOption = "auto",
    errors: Annotated[
        bool, typer.Option("--errors", help="List every relation that is wrong.")
    ] = False,
    output: OutputOption = None,
    against: AgainstOption = None,
    floors: FloorsOption = None,
    pin: PinOption = False,
) -> None:
    """Measure source, cue, content and stance of attribution relations, sentence by sentence."""
    from provenance.cli.boundary import guarded
    from provenance.evaluation import judge_sentences, read_sentence_gold, relation_figures

    with guarded():
        gold = read_sentence_gold(paths, treebanks=treebanks)
        if gold.unread:
            typer.echo(f"{gold.unread} sentences left out: no --treebanks", err=True)
        judged = judge_sentences(
            gold.sentences, language=language, models=models, gold_parses=gold_parses
        )
        held = relation_figures(judged)
        typer.echo(f"{len(judged)} sentences; value, 95 % interval over sentences, count")
        print_figures(held)
        _print_constructions(judged)
        _print_classes(judged)
        if errors:
            _print_errors(judged)
        if against is not None:
            _print_changes(judged, against)
        if output is not None:
            keep(_rows(judged), output)
        if floors is not None:
            hold_floors(held, "attribution", floors, pin=pin)


def _print_constructions(judged: Sequence[JudgedSentence]) -> None:
    from provenance.evaluation import recall_by_construction

    typer.echo("\nrecall by construction   strict    full  count")
    for name, strict, full, count in recall_by_construction(judged):
        typer.echo(f"{name:<23} {strict / count:8.3f}{full / count:8.3f}{count:7d}")


def _print_classes(judged: Sequence[JudgedSentence]) -> None:
    from provenance.evaluation import error_classes

    classes = error_classes(judged)
    typer.echo(f"\nerrors: {sum(classes.values())}; the largest classes")
    for name, count in classes.most_common(LARGEST_CLASSES):
        typer.echo(f"{count:5d}  {name}")


def _print_errors(judged: Sequence[JudgedSentence]) -> None:
    from provenance.evaluation import errors_of

    for held in judged:
        lines = [
            f"  {name}\n" + "".join(_shown(held, *side) for side in (("-", wanted), ("+", got)))
            for name, wanted, got in errors_of(held)
        ]
        if lines:
            typer.echo(f"\n{held.name}: {held.text}\n" + "".join(lines), nl=False)


def _shown(held: JudgedSentence, sign: str, relation: Relation | None) -> str:
    if relation is None:
        return ""
    source, cue = (
        span.slice(held.text) if span else "" for span in (relation.source, relation.cue)
    )
    content = " … ".join(span.slice(held.text) for span in relation.content)
    return f"    {sign} {source} | {cue} | {content}\n"


def _rows(judged: Sequence[JudgedSentence]) -> dict[str, bool]:
    return {key: right for held in judged for key, right in _right(held).items()}


def _right(held: JudgedSentence) -> dict[str, bool]:
    """For each gold relation and each false one, whether the sentence has it right."""

    def key(relation: Relation) -> str:
        return f"{held.name}\t{_shown(held, '', relation).strip()}"

    rows = {key(pair.gold): pair.strict and pair.source for pair in held.pairs}
    rows |= {key(relation): False for relation in held.missed}
    return rows | {f"{key(relation)}\tfalse": False for relation in held.false}


def _print_changes(judged: Sequence[JudgedSentence], against: Path) -> None:
    before: dict[str, bool] = kept(against)
    now = _rows(judged)
    absent = True  # a false relation that is not there is right
    gained = [k for k in before if not before[k] and now.get(k, absent)]
    lost = [k for k in now if before.get(k, absent) and not now[k]]
    for label, keys in (("gained", gained), ("lost", lost)):
        typer.echo(f"\n{label}: {len(keys)}")
        for key in keys:
            typer.echo("  " + key.replace("\t", ": "))
