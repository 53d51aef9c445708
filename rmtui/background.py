"""Background: jobs of one kind done one after the other, beside the thread that takes keys."""

from __future__ import annotations

import threading
from collections.abc import Callable

from rmtui.faults import write_log

PATIENCE = 20.0
"""Seconds that are waited for a medium that takes its time."""


class Background:
    """A thread that does jobs in their order; of several that wait under one key only the newest is done."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: dict[str, Callable[[], object]] = {}
        self._changed = threading.Condition()
        self._running = False

    def do(self, key: str, job: Callable[[], object]) -> None:
        """Have a job done; a fault in it is logged. One that still waits under the same key is left out."""
        with self._changed:
            self._jobs.pop(key, None)  # it goes behind those that came meanwhile
            self._jobs[key] = job
            if not self._running:
                self._running = True
                threading.Thread(target=self._work, name=self._name, daemon=True).start()

    def finish(self) -> bool:
        """Wait until every job is done; returns False where that takes too long."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._running, PATIENCE)

    def _work(self) -> None:
        """Do jobs until none is left."""
        while True:
            with self._changed:
                if not self._jobs:
                    self._running = False
                    self._changed.notify_all()
                    return
                key = next(iter(self._jobs))
                job = self._jobs.pop(key)
            try:
                job()
            except Exception as error:
                write_log(error)  # the jobs after it are done all the same
