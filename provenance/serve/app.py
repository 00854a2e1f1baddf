"""The application: its routes behind its guard."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from provenance import __version__
from provenance.serve.api import api
from provenance.serve.desk import Desk
from provenance.serve.guard import Guard
from provenance.serve.pages import pages

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import Request


def make_app(desk: Desk) -> FastAPI:
    """The application on `desk`, which is closed when the application stops."""

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await desk.close()

    app = FastAPI(
        title="provenance",
        version=__version__,
        description="Who vouches for each claim of a news article, through whom, on what words.",
        lifespan=life,
        openapi_url="/api/openapi.json",
        docs_url=None,  # both would fetch their scripts from elsewhere
        redoc_url=None,
    )
    app.state.desk = desk
    app.include_router(api)
    app.include_router(pages)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_middleware(Guard, settings=desk.settings)
    return app


async def _malformed(_request: Request, error: Exception) -> JSONResponse:
    """What is wrong with a request, in one line, without the words of the request."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    places = {f"{'.'.join(map(str, one['loc']))}: {one['msg']}": None for one in found}
    said = "; ".join(list(places)[:5]) or "malformed"
    return JSONResponse({"detail": said.encode("utf-8", "replace").decode()}, 422)
