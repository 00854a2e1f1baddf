"""What every request works with: the settings, the store and the jobs of one server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException
from starlette.requests import Request

from provenance.errors import ServeError
from provenance.serve.jobs import Job, Jobs
from provenance.serve.pool import Busy
from provenance.serve.settings import Settings
from provenance.serve.store import Store

_RETRY_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Desk:
    """One server's settings, store and jobs."""

    settings: Settings
    store: Store
    jobs: Jobs

    @classmethod
    def open(cls, settings: Settings) -> Desk:
        """Open the store and start the workers; returns when their models are loaded.

        Raises:
            ServeError: Reports cannot be kept there, or the models do not load.
        """
        store = Store(settings.store, keep=settings.keep)
        jobs = Jobs(settings, store)
        try:
            jobs.pool.start()
        except ServeError:
            store.close()
            raise
        return cls(settings, store, jobs)

    async def close(self) -> None:
        """Let what was taken on come to its end, then let go of everything."""
        await self.jobs.stop()
        self.store.close()

    def take_on(self, given: str | bytes, *, name: str, publisher: str | None) -> Job:
        """Begin with an article.

        Raises:
            HTTPException: 503 where there is no room.
        """
        try:
            return self.jobs.take_on(given, name=name, publisher=publisher)
        except Busy:
            raise HTTPException(
                503,
                "as many articles wait as can; send it again later",
                {"Retry-After": str(_RETRY_SECONDS)},
            ) from None


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


OnDesk = Annotated[Desk, Depends(_desk)]
