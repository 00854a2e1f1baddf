"""The worker processes: a bounded number of articles waits, each is traced in one of them.

A worker that dies or takes too long is replaced, and only the article that it had is lost.
"""

from __future__ import annotations

import atexit
import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.errors import ServeError
from provenance.serve.work import Answer, Failure, MakeTracer, Ready, Record, Share, Work, run

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

HELD_BYTES = 64 * 2**20
"""Most bytes of articles that wait."""

_LOAD_SECONDS = 300.0
_JOIN_SECONDS = 5.0


class Busy(Exception):  # noqa: N818 - a state, told to the client as such
    """No further article is taken on for now."""


class TracingError(Exception):
    """No report was made. `input`: the article is at fault; `late`: it took too long."""

    def __init__(self, message: str, *, input: bool = False, late: bool = False) -> None:  # noqa: A002
        super().__init__(message)
        self.input = input
        self.late = late


@dataclass(eq=False, slots=True)
class Ticket:
    """A place in the pool, held from the moment that an article is taken on."""

    number: int
    size: int


@dataclass(slots=True)
class _Task:
    ticket: Ticket
    work: Work
    watch: Callable[[float], object]
    future: Future[Record] = field(default_factory=Future)


class Pool:
    """`workers` processes with models, and room for `waiting` articles more."""

    def __init__(
        self, make_tracer: MakeTracer, *, workers: int, waiting: int, seconds: float
    ) -> None:
        self._make = make_tracer
        self._seconds = seconds
        self._most = workers + waiting
        self._tickets: dict[int, Ticket] = {}
        self._count = 0
        self._tasks: deque[_Task] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._workers = [_Worker(make_tracer) for _ in range(workers)]
        self._threads = [
            threading.Thread(target=self._serve, args=(worker,), daemon=True)
            for worker in self._workers
        ]

    def start(self) -> None:
        """Start the workers; returns when their models are loaded.

        Raises:
            ServeError: The models do not load.
        """
        atexit.register(self._kill)
        try:
            for worker in self._workers:
                worker.start()
            for worker in self._workers:
                worker.await_ready()
        except ServeError:
            self._kill()
            raise
        for thread in self._threads:
            thread.start()

    def admit(self, size: int) -> Ticket:
        """A place for an article of `size` bytes; to be given back by `release`.

        Raises:
            Busy: All places are taken, or too many bytes wait.
        """
        with self._changed:
            held = sum(ticket.size for ticket in self._tickets.values())
            if self._closed or len(self._tickets) >= self._most or held + size > HELD_BYTES:
                raise Busy
            self._count += 1
            ticket = Ticket(self._count, size)
            self._tickets[ticket.number] = ticket
            return ticket

    def resize(self, ticket: Ticket, size: int) -> None:
        """Let the article of `ticket` be of another size than was thought.

        Raises:
            Busy: Too many bytes wait.
        """
        with self._changed:
            others = sum(t.size for t in self._tickets.values() if t is not ticket)
            if others + size > HELD_BYTES:
                raise Busy
            ticket.size = size

    def release(self, ticket: Ticket) -> None:
        """Give a place back; twice does no harm."""
        with self._changed:
            self._tickets.pop(ticket.number, None)

    def trace(self, ticket: Ticket, work: Work, watch: Callable[[float], object]) -> Future[Record]:
        """Have `work` traced; `watch` is told the share that is done, from another thread.

        The future raises `TracingError` where no report is made.
        """
        task = _Task(ticket, work, watch)
        with self._changed:
            self._tasks.append(task)
            self._changed.notify()
        return task.future

    def ahead(self, ticket: Ticket) -> int:
        """How many articles must be begun before that of `ticket`."""
        with self._changed:
            return sum(task.ticket.number < ticket.number for task in self._tasks)

    def taken(self) -> int:
        """How many articles are taken on and not done."""
        with self._changed:
            return len(self._tickets)

    def close(self) -> None:
        """End all workers; what they have and what waits is failed."""
        with self._changed:
            self._closed = True
            for task in self._tasks:
                if task.future.set_running_or_notify_cancel():
                    task.future.set_exception(TracingError("the server is stopping"))
            self._tasks.clear()
            self._changed.notify_all()
        self._kill()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(_JOIN_SECONDS)
        atexit.unregister(self._kill)

    def _serve(self, worker: _Worker) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._tasks or self._closed)
                if not self._tasks:
                    return
                task = self._tasks.popleft()
            if not task.future.set_running_or_notify_cancel():
                continue
            try:
                task.future.set_result(worker.trace(task.work, task.watch, self._seconds))
            except Exception as error:  # noqa: BLE001 - told to whom it concerns
                task.future.set_exception(error)

    def _kill(self) -> None:
        for worker in self._workers:
            worker.kill()


class _Worker:
    """One process and the pipe to it. Used by one thread at a time."""

    def __init__(self, make_tracer: MakeTracer) -> None:
        self._make = make_tracer
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def start(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=run, args=(theirs, self._make), daemon=True)
        process.start()
        theirs.close()
        self._process, self._connection = process, ours

    def await_ready(self) -> None:
        answer = self._receive(time.monotonic() + _LOAD_SECONDS)
        if not isinstance(answer, Ready):
            said = answer.message if isinstance(answer, Failure) else "the worker did not start"
            raise ServeError(said)

    def trace(self, work: Work, watch: Callable[[float], object], seconds: float) -> Record:
        if self._connection is None:
            self.start()
            self.await_ready()
        end = time.monotonic() + seconds
        try:
            self._send(work)
            while isinstance(answer := self._receive(end), Share):
                watch(answer.share)
        except (OSError, EOFError) as error:
            self.kill()
            message = "the process that traced the article ended; what it was given may be too much"
            raise TracingError(message) from error
        if isinstance(answer, Record):
            return answer
        if isinstance(answer, Failure):
            raise TracingError(answer.message, input=answer.input)
        self.kill()
        raise TracingError(f"the article was not traced within {seconds:g} s", late=True)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join(_JOIN_SECONDS)
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None

    def _send(self, work: Work) -> None:
        if self._connection is None:
            raise EOFError
        self._connection.send(work)

    def _receive(self, end: float) -> Answer | None:
        """What the worker says next; None where it says nothing until `end`."""
        if self._connection is None:
            raise EOFError
        if not self._connection.poll(max(0.0, end - time.monotonic())):
            return None
        answer: Answer = self._connection.recv()
        return answer
