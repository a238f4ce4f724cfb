"""The worker: takes messages one by one, keeps the schedule, minds the fallen."""

from __future__ import annotations

import logging
import secrets
import time
from typing import Final

from django.db import DatabaseError, close_old_connections

from halte.core.jobs import messages
from halte.core.jobs.progress import stopping
from halte.core.jobs.queue import recover
from halte.core.jobs.schedule import tick

log = logging.getLogger(__name__)

PAUSE: Final = 1.0
"""Seconds between two looks at an empty queue."""

ROUND: Final = 5.0
"""Seconds between two looks at the schedule and at silent workers."""


def work() -> None:
    """Work until `stopping` is set."""
    worker_id = secrets.token_hex(8)
    next_round = 0.0
    while not stopping.is_set():
        close_old_connections()
        try:
            if time.monotonic() >= next_round:
                next_round = time.monotonic() + ROUND
                recover()
                tick()
            busy = messages.take_one(worker_id)
        except DatabaseError as error:
            # A locked or restarting database comes back; a worker that died of it
            # would not.
            log.warning("the worker waits for the database: %s", type(error).__name__)
            busy = False
        if not busy:
            stopping.wait(PAUSE)
