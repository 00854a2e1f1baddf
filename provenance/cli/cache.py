"""`provenance cache`: look at the parse cache and empty it."""

from __future__ import annotations

import typer

cache_app = typer.Typer(
    name="cache", help="Look at the parse cache and empty it.", no_args_is_help=True
)


@cache_app.command("info")
def info_command() -> None:
    """Say where the cache is, how many parses it holds and how large they are."""
    from provenance.parsing.cache import ParseCache  # a command loads only what it needs

    info = ParseCache().info()
    typer.echo(f"file\t{info.path}")
    typer.echo(f"parses\t{info.parses}")
    typer.echo(f"size\t{info.size / 1e6:.1f} MB of at most {info.limit / 1e6:.0f} MB")


@cache_app.command("clear")
def clear_command() -> None:
    """Drop every parse that is kept."""
    from provenance.parsing.cache import ParseCache  # a command loads only what it needs

    cache = ParseCache()
    cache.clear()
    typer.echo(f"{cache.path}: empty")
