"""The pages for people: what to trace and what is kept, how far a job is, a report."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Cookie, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import UploadFile

from provenance.languages.interface import (
    Interface,
    interface_languages,
    load_interface,
    nearest_interface,
    with_words,
)
from provenance.page import make_page
from provenance.page.shell import SELF, environment, joined, policy
from provenance.serve.api import stored
from provenance.serve.contract import State
from provenance.serve.desk import Desk, OnDesk
from provenance.serve.exports import MEDIA_TYPES
from provenance.serve.guard import COOKIE, ENTRANCE, opens, pass_of

_PACKAGE = "provenance.serve"
_SPOKEN = "provenance_language"
_YEAR = 365 * 24 * 3600
_LISTED = 50
_TEXT = "text"
_FIELDS = ("text", "url", "publisher")
_RULES = (f"connect-src {SELF}", f"form-action {SELF}", "frame-ancestors 'none'")

Spoken = Annotated[str | None, Cookie(alias=_SPOKEN)]
pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@pages.get("/")
def start(
    desk: OnDesk,
    request: Request,
    *,
    search: Annotated[str, Query(max_length=200)] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    spoken: Spoken = None,
) -> Response:
    """What to trace, and what was traced."""
    return _start(desk, request, spoken, search=search, page=page)


@pages.get("/speak/{language}")
def speak(language: str) -> Response:
    """The pages in another language from now on."""
    if language not in interface_languages():
        raise HTTPException(404, "the interface does not speak it")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(_SPOKEN, language, max_age=_YEAR, httponly=True, samesite="lax")
    return answer


@pages.post("/")
async def begin(desk: OnDesk, request: Request, *, spoken: Spoken = None) -> Response:
    """Take on what the form holds, and show how far it is."""
    async with request.form(max_files=1, max_fields=8, max_part_size=desk.settings.size) as form:
        text, url, publisher = (str(form.get(name, "")).strip() for name in _FIELDS)
        file = form.get("file")
        given: str | bytes
        if isinstance(file, UploadFile) and file.filename:
            given, name = await file.read(), file.filename
        elif text:
            given, name = text.encode("utf-8", "replace"), _TEXT
        else:
            given, name = url, url
    if isinstance(given, str) and not given.lower().startswith(("http://", "https://")):
        return _start(desk, request, spoken, wrong="start.nothing", status=422)
    try:
        job = desk.take_on(given, name=name, publisher=publisher or None)
    except HTTPException as error:
        return _start(desk, request, spoken, wrong="start.busy", status=error.status_code)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@pages.get("/jobs/{job_id}")
def job(desk: OnDesk, request: Request, job_id: str, *, spoken: Spoken = None) -> Response:
    """How far an article is; its report once that is made."""
    held = desk.jobs.find(job_id)
    if held is None:
        return RedirectResponse("/", 303)
    if held.state is State.DONE:
        return RedirectResponse(f"/reports/{held.report}", 303)
    progress = desk.jobs.progress(held)
    status = 200 if held.state is not State.FAILED else (held.status or 500)
    return _made("job.html", request, spoken, status=status, job=progress)


@pages.get("/reports/{report_id}")
def report(desk: OnDesk, report_id: str, *, spoken: Spoken = None) -> Response:
    """The page of a report, with the corrections that are kept."""
    held = stored(desk, report_id)
    made = make_page(
        held,
        interface_language=spoken if spoken in interface_languages() else None,
        corrections=desk.store.corrections(held),
        kept_at=f"/api/reports/{report_id}",
        exports=tuple(map(str, MEDIA_TYPES)),
    )
    return HTMLResponse(made.encode("utf-8", "replace"))


@pages.post("/reports/{report_id}/delete")
def delete(desk: OnDesk, report_id: str) -> Response:
    """Forget a report."""
    desk.store.delete(report_id)
    return RedirectResponse("/", 303)


@pages.get(ENTRANCE)
def entrance(request: Request, *, spoken: Spoken = None) -> Response:
    """Where a token is shown."""
    return _made("enter.html", request, spoken, wrong=False)


@pages.post(ENTRANCE)
async def enter(desk: OnDesk, request: Request, *, spoken: Spoken = None) -> Response:
    """Let a browser in that shows the token."""
    async with request.form(max_files=0, max_fields=2) as form:
        shown = str(form.get("token", "")).strip()
    token = desk.settings.token
    if token is not None and not opens(token, shown):
        return _made("enter.html", request, spoken, status=403, wrong=True)
    answer = RedirectResponse("/", 303)
    if token is not None:
        answer.set_cookie(COOKIE, pass_of(token), httponly=True, samesite="strict")
    return answer


def _start(
    desk: Desk,
    request: Request,
    spoken: str | None,
    *,
    search: str = "",
    page: int = 1,
    wrong: str | None = None,
    status: int = 200,
) -> Response:
    total, entries = desk.store.entries(search, limit=_LISTED, offset=(page - 1) * _LISTED)
    return _made(
        "start.html",
        request,
        spoken,
        status=status,
        wrong=wrong,
        entries=entries,
        total=total,
        search=search,
        page=page,
        last=max(1, -(-total // _LISTED)),
        keep=desk.settings.keep,
    )


def _made(
    template: str, request: Request, spoken: str | None, *, status: int = 200, **given: object
) -> Response:
    language = spoken if spoken in interface_languages() else _asked_for(request)
    interface: Interface = with_words(load_interface(language), language, "serve")
    style = joined("provenance.page", "style", ("base", "frame"), ".css") + joined(
        _PACKAGE, "style", ("serve",), ".css"
    )
    script = joined(_PACKAGE, "script", ("serve",), ".js")
    held: dict[str, Any] = {
        "language": language,
        "languages": {code: load_interface(code).name for code in interface_languages()},
        "interface": interface,
        "words": interface.words,
        "style": style,
        "script": script,
        **given,
    }
    page = environment(_PACKAGE).get_template(template).render(held)
    headers = {"Content-Security-Policy": policy((script,), style, *_RULES)}
    return HTMLResponse(page, status, headers)


def _asked_for(request: Request) -> str:
    """The first language of the browser that the interface speaks."""
    wanted = request.headers.get("accept-language", "").split(",")
    codes = [held.partition(";")[0].strip().partition("-")[0].lower() for held in wanted]
    return next((code for code in codes if code in interface_languages()), nearest_interface(""))
