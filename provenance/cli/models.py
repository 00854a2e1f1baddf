"""`provenance models`: list, verify and download parsing models."""

from __future__ import annotations

from typing import Annotated

import typer

models_app = typer.Typer(
    name="models", help="List, verify and download parsing models.", no_args_is_help=True
)


@models_app.command("list")
def list_command() -> None:
    """List the models at hand: name, language, size, fingerprint and directory."""
    from provenance.parsing.models import list_models  # a command loads only what it needs

    for model in list_models():
        size = sum((model.path / name).stat().st_size for name in model.files)
        row = (
            model.name,
            model.language,
            f"{size / 1e6:.1f} MB",
            model.fingerprint[:12],
            str(model.path),
        )
        typer.echo("\t".join(row))


@models_app.command("verify")
def verify_command(
    language: Annotated[str, typer.Argument(help="Language of the models.")] = "fr",
    models: Annotated[
        str, typer.Option(help="auto, embedded, stanford, or a model directory.")
    ] = "auto",
) -> None:
    """Compare every file of a model with its manifest; exits with 1 where one differs."""
    from provenance.parsing.models import find_model, verify  # a command loads only what it needs

    model = find_model(language, choice=models)
    problems = verify(model)
    for problem in problems:
        typer.echo(problem)
    if problems:
        typer.echo(f"{model.path}: damaged; reinstall or download the models again", err=True)
        raise typer.Exit(1)
    typer.echo(f"{model.path}: {len(model.files)} files of {model.name!r} are as they should be")


@models_app.command("download")
def download_command(
    language: Annotated[str, typer.Argument(help="Language to fetch, such as fr.")],
) -> None:
    """Fetch Stanford's full-size models; they are preferred from then on."""
    from provenance.parsing.fetch import download  # a command loads only what it needs

    model = download(language, progress=lambda line: typer.echo(f"fetching {line}", err=True))
    typer.echo(str(model.path))
