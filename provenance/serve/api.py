"""The routes below `/api`: for programs, and for the script of the page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse

from provenance import __version__
from provenance.corrections import Corrections
from provenance.errors import ExportError
from provenance.report import Report
from provenance.serve.contract import (
    Change,
    FormatName,
    FromAddress,
    FromText,
    Given,
    Health,
    Kept,
    KeptReport,
    Listing,
    Problem,
    Progress,
    Publisher,
    ReportId,
)
from provenance.serve.desk import Desk, OnDesk
from provenance.serve.exports import MEDIA_TYPES, export, needs_parse
from provenance.serve.jobs import Job

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": said}
    for status, said in {
        400: "The body is not what it is said to be.",
        401: "A token is asked for, and not shown.",
        403: "The request comes from the page of another site.",
        408: "The body did not come to its end in time.",
        413: "The body is too large.",
        421: "The server is called by a name that is not its own.",
        422: "The request is malformed, or what is given cannot be read as one article.",
        429: "Too many requests of this client; Retry-After says how many seconds to wait.",
    }.items()
}
_MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "Not here."}}
_TRACED: dict[int | str, dict[str, Any]] = {
    201: {"model": KeptReport, "description": "The report, which is kept."},
    202: {"model": Progress, "description": "With `wait=false`: the article is taken on."},
    500: {"model": Problem, "description": "The article could not be traced."},
    503: {"model": Problem, "description": "As many articles wait as can; see Retry-After."},
    504: {"model": Problem, "description": "The article took too long."},
}
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": {
            media: {"schema": {} if "json" in media else {"type": "string", "format": "binary"}}
            for media in sorted(set(MEDIA_TYPES.values()))
        },
    },
    409: {"model": Problem, "description": "What the format needs is not installed here."},
}

Wait = Annotated[
    bool, Query(description="Answer when the report is made; false: at once, with the job.")
]
api = APIRouter(prefix="/api", responses=PROBLEMS)


@api.get("/health")
def health(desk: OnDesk) -> Health:
    """Say that the server answers, and how much it has to do."""
    return Health(version=__version__, taken=desk.jobs.pool.taken(), room=desk.jobs.room)


@api.post("/trace", status_code=201, responses=_TRACED, response_model=None)
async def trace(desk: OnDesk, given: Annotated[Given, Body()], *, wait: Wait = True) -> Response:
    """Trace an article: its text, the source of its web page, or its address."""
    if isinstance(given, FromAddress):
        job = desk.take_on(given.url, name=given.url, publisher=given.publisher)
    else:
        is_text = isinstance(given, FromText)
        words = given.text if isinstance(given, FromText) else given.html
        name = "the text" if is_text else "the page"
        job = desk.take_on(words.encode(), name=name, publisher=given.publisher)
    return await _answer(desk, job, wait=wait)


@api.post(
    "/trace/file",
    status_code=201,
    responses=_TRACED,
    response_model=None,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        }
    },
)
async def trace_file(
    desk: OnDesk,
    request: Request,
    *,
    name: Annotated[
        str, Query(min_length=1, max_length=200, description="The name of the file.")
    ] = "file",
    publisher: Annotated[Publisher | None, Query()] = None,
    wait: Wait = True,
) -> Response:
    """Trace the article in a file: text, a web page, Markdown, a Word or PDF document."""
    job = desk.take_on(await request.body(), name=name, publisher=publisher)
    return await _answer(desk, job, wait=wait)


@api.get("/jobs/{job_id}", responses=_MISSING)
def progress(desk: OnDesk, job_id: str) -> Progress:
    """How far an article is that was taken on with `wait=false`."""
    job = desk.jobs.find(job_id)
    if job is None:
        raise HTTPException(404, "no job of that name is remembered")
    return desk.jobs.progress(job)


@api.get("/reports")
def listing(
    desk: OnDesk,
    *,
    search: Annotated[
        str, Query(max_length=200, description="Words that all must stand in it.")
    ] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Listing:
    """Kept reports, latest first."""
    total, entries = desk.store.entries(search, limit=limit, offset=offset)
    return Listing(total=total, reports=tuple(map(Kept.model_validate, entries)))


@api.get("/reports/{report_id}", responses=_MISSING, response_model=Report)
def report(desk: OnDesk, report_id: ReportId) -> Response:
    """One report, as `provenance trace --format json` makes it."""
    written = desk.store.written(report_id)
    if written is None:
        raise _no_report()
    return Response(written, media_type="application/json")


@api.delete("/reports/{report_id}", responses=_MISSING, status_code=204)
def delete(desk: OnDesk, report_id: ReportId) -> None:
    """Forget a report; with the last one on an article its corrections are forgotten too."""
    if not desk.store.delete(report_id):
        raise _no_report()


@api.get("/reports/{report_id}/corrections", responses=_MISSING)
def corrections(desk: OnDesk, report_id: ReportId) -> Corrections:
    """What readers said of the article, as `provenance gold from-corrections` reads it."""
    return desk.store.corrections(stored(desk, report_id))


@api.post("/reports/{report_id}/corrections", responses=_MISSING)
def correct(desk: OnDesk, report_id: ReportId, change: Change) -> Corrections:
    """Keep corrections and take others back; the answer is all that are kept now.

    A correction whose id is known already stays as it is.
    """
    if not desk.store.correct(report_id, add=change.add, remove=change.remove):
        raise _no_report()
    return desk.store.corrections(stored(desk, report_id))


@api.get(
    "/reports/{report_id}/exports/{name}",
    responses={**_MISSING, **_FILES},
    response_class=Response,
)
def exported(desk: OnDesk, report_id: ReportId, name: FormatName) -> Response:
    """A report in the format of another tool; several files come as a zip."""
    held = stored(desk, report_id, parsed=needs_parse(name))
    try:
        file, data = export(name, held, desk.store.corrections(held))
    except ExportError as error:
        raise HTTPException(409, str(error)) from error
    headers = {"Content-Disposition": f'attachment; filename="{report_id}-{file}"'}
    return Response(data, media_type=MEDIA_TYPES[name], headers=headers)


def stored(desk: Desk, report_id: str, *, parsed: bool = False) -> Report:
    """The report of that id.

    Raises:
        HTTPException: 404 where it is not kept.
    """
    held = desk.store.report(report_id, parsed=parsed)
    if held is None:
        raise _no_report()
    return held


async def _answer(desk: Desk, job: Job, *, wait: bool) -> Response:
    if not wait:
        made = desk.jobs.progress(job).model_dump(mode="json")
        return JSONResponse(made, 202, {"Location": f"/api/jobs/{job.id}"})
    await job.done.wait()
    if job.report is None:
        raise HTTPException(job.status or 500, job.problem or "")
    written = desk.store.written(job.report)
    if written is None:  # deleted by somebody in the same moment
        raise _no_report()
    body = f'{{"id":"{job.report}","report":{written}}}'
    headers = {"Location": f"/api/reports/{job.report}"}
    return Response(body, 201, headers, media_type="application/json")


def _no_report() -> HTTPException:
    return HTTPException(404, "no report of that id is kept")
