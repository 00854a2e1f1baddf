"""Articles that were taken on, each on its way to a kept report."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.ingest.fetch import fetch
from provenance.serve.contract import Progress, State
from provenance.serve.pool import Busy, Pool, TracingError
from provenance.serve.work import Work

if TYPE_CHECKING:
    from provenance.serve.pool import Ticket
    from provenance.serve.settings import Settings
    from provenance.serve.store import Store

REMEMBERED = 1000
"""How many jobs that are done can still be asked for."""

_FETCHES = 8
_GOING_DOWN = "the server is stopping; send it again later"


@dataclass(eq=False, slots=True)
class Job:
    """One article: how far it is, and the report or the problem that came of it."""

    id: str
    ticket: Ticket
    state: State = State.WAITING
    share: float = 0.0
    report: str | None = None
    problem: str | None = None
    status: int | None = None
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def fail(self, status: int, problem: str) -> None:
        """End without a report; `status` is that of HTTP."""
        self.state, self.status, self.problem = State.FAILED, status, problem

    def see(self, share: float) -> None:
        """Note how much of the text is parsed."""
        self.state, self.share = State.TRACING, share


class Jobs:
    """Takes articles on, has them traced, keeps their reports. Lives on one event loop."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store
        self.room = settings.workers + settings.waiting
        self.pool = Pool(
            settings.make_tracer,
            workers=settings.workers,
            waiting=settings.waiting,
            seconds=settings.trace_seconds,
        )
        self._jobs: dict[str, Job] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._fetches = asyncio.Semaphore(_FETCHES)

    def take_on(self, given: str | bytes, *, name: str, publisher: str | None) -> Job:
        """Begin with an article: the address of one, or its bytes.

        Args:
            given: An http(s) address, or the content of a file.
            name: What the article is called where something is wrong with it.
            publisher: Who speaks in its own voice.

        Raises:
            Busy: There is no room.
        """
        job = Job(secrets.token_urlsafe(12), self.pool.admit(len(given)))
        self._jobs[job.id] = job
        self._forget()
        task = asyncio.create_task(self._carry(job, given, name, publisher))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    def find(self, job_id: str) -> Job | None:
        """The job of that name, if it is not long done."""
        return self._jobs.get(job_id)

    def progress(self, job: Job) -> Progress:
        """How far `job` is."""
        waits = job.state is State.WAITING
        return Progress(
            id=job.id,
            state=job.state,
            ahead=self.pool.ahead(job.ticket) if waits else 0,
            share=job.share,
            report=job.report,
            problem=job.problem,
            status=job.status,
        )

    async def stop(self) -> None:
        """Let all that was taken on come to its end, within half the time that a stop may take.

        The other half is for the requests that wait, which come to their end before.
        """
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._settings.stop_seconds / 2)
        await asyncio.to_thread(self.pool.close)
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _carry(self, job: Job, given: str | bytes, name: str, publisher: str | None) -> None:
        try:
            if isinstance(given, str):
                work = await self._fetched(job, given, publisher)
            else:
                work = Work(given, name, publisher, self._settings.language)
            loop = asyncio.get_running_loop()
            watch = partial(_tell, loop, job)
            future = self.pool.trace(job.ticket, work, watch)
            record = await asyncio.wrap_future(future)
            entry = await asyncio.to_thread(self._store.save, record)
            job.report, job.share, job.state = entry.id, 1.0, State.DONE
        except InputError as error:
            job.fail(422, str(error))
        except Busy:
            job.fail(503, _GOING_DOWN)
        except TracingError as error:
            job.fail(422 if error.input else 504 if error.late else 500, str(error))
        except Exception as error:  # noqa: BLE001 - whoever waits must be told
            job.fail(500, f"unexpected {type(error).__name__} (please report it)")
        finally:
            self.pool.release(job.ticket)
            job.done.set()

    async def _fetched(self, job: Job, url: str, publisher: str | None) -> Work:
        job.state = State.READING
        async with self._fetches:
            allow = self._settings.allow_private
            page = await asyncio.to_thread(fetch, url, allow_private=allow)
        self.pool.resize(job.ticket, len(page.data))
        job.state = State.WAITING
        return Work(page, page.url, publisher, self._settings.language)

    def _forget(self) -> None:
        done = [job for job in self._jobs.values() if job.done.is_set()]
        for job in done[: max(0, len(done) - REMEMBERED)]:
            del self._jobs[job.id]


def _tell(loop: asyncio.AbstractEventLoop, job: Job, share: float) -> None:
    with suppress(RuntimeError):  # the loop is closed: nobody asks any more
        loop.call_soon_threadsafe(job.see, share)
