"""The application: its routes behind its guard."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route

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
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(Guard, settings=desk.settings)
    return app


def _refused(request: Request, error: Exception) -> JSONResponse:
    """One line in JSON; where the method is wrong, all methods that the path knows."""
    held = error if isinstance(error, HTTPException) else HTTPException(500)
    headers = dict(held.headers or {})
    if held.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(sorted(_methods(request)))
    return JSONResponse({"detail": held.detail}, held.status_code, headers)


def _methods(request: Request) -> set[str]:
    routes = (route for route in (*api.routes, *pages.routes) if isinstance(route, Route))
    return {
        method
        for route in routes
        if route.matches(request.scope)[0] is not Match.NONE
        for method in route.methods or ()
    }


def _broken(_request: Request, error: Exception) -> JSONResponse:
    """What nobody expected, without a word of what was given."""
    said = f"unexpected {type(error).__name__} (please report it)"
    return JSONResponse({"detail": said}, HTTPStatus.INTERNAL_SERVER_ERROR)


def _malformed(_request: Request, error: Exception) -> JSONResponse:
    """What is wrong with a request, in one line, without the words of the request."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    places = {f"{'.'.join(map(str, one['loc']))}: {one['msg']}": None for one in found}
    said = "; ".join(list(places)[:5]) or "malformed"
    return JSONResponse(
        {"detail": said.encode("utf-8", "replace").decode()}, HTTPStatus.UNPROCESSABLE_ENTITY
    )
