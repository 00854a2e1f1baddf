"""`provenance serve`: the page and its interface for programs, from a server on this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.options import AllowPrivateOption, ModelsOption
from provenance.errors import ServeError

SERVE_HELP = """Trace articles in the browser: paste a text, give an address or drop a file.

Reports and what readers correct are kept in one file on this machine. Only programs of this machine
reach the server, unless --host names another address, which a token must guard. Ctrl-C lets what
runs come to its end.

Examples:

\b
    provenance serve
    provenance serve --port 9000 --workers 2
    PROVENANCE_TOKEN=… provenance serve --host 0.0.0.0 --name desk.example.org
"""

_FILE = "reports.sqlite"
_MEBIBYTE = 2**20


def serve(  # noqa: PLR0913 - one parameter an option
    *,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="HOST",
            help="A name by which browsers call the server, beside its address; may be repeated.",
        ),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            envvar="PROVENANCE_TOKEN",
            show_envvar=True,
            metavar="TOKEN",
            help="What a client must know, 16 characters at least. In the environment no other "
            "user of the machine sees it.",
        ),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store",
            metavar="FILE",
            help="Where reports and corrections are kept. Without it, where the platform keeps "
            "data.",
        ),
    ] = None,
    keep: Annotated[
        int, typer.Option("--keep", min=1, help="How many reports are kept; corrected ones stay.")
    ] = 500,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", min=1, max=64, help="Processes that trace, each with the models."
        ),
    ] = 1,
    waiting: Annotated[
        int, typer.Option("--waiting", min=0, max=10000, help="How many articles may wait.")
    ] = 64,
    rate: Annotated[
        int, typer.Option("--rate", min=1, help="Requests a minute that one client may send.")
    ] = 600,
    max_size: Annotated[
        int, typer.Option("--max-size", min=1, max=64, help="Largest request, in MiB.")
    ] = 8,
    lang: Annotated[
        str, typer.Option("--lang", metavar="CODE", help="Language of the articles, ISO 639-1.")
    ] = "fr",
    models: ModelsOption = "auto",
    allow_private: AllowPrivateOption = False,
) -> None:
    """Serve until told to stop."""
    from functools import partial

    from provenance.cli.boundary import say
    from provenance.tracer import Tracer

    try:
        from provenance.serve import Settings
        from provenance.serve import serve as serve_until_stopped
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "provenance":
            raise
        raise ServeError(
            f"serving needs {error.name}: pip install 'news-provenance[serve]'"
        ) from error
    serve_until_stopped(
        Settings(
            make_tracer=partial(Tracer, lang, models=models, cache=False, keep_parse=True),
            store=store or _default_store(),
            language=lang,
            host=host,
            port=port,
            names=tuple(name or ()),
            token=token,
            workers=workers,
            waiting=waiting,
            keep=keep,
            size=max_size * _MEBIBYTE,
            rate=rate,
            allow_private=allow_private,
        ),
        say=say,
    )


def _default_store() -> Path:
    import platformdirs  # only this command needs it

    from provenance.parsing.models import DATA_DIR_VARIABLE

    return (
        Path(os.environ.get(DATA_DIR_VARIABLE) or platformdirs.user_data_dir("provenance")) / _FILE
    )
