"""One `halte up` for one state folder, known to commands that need it stopped."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


def lock_file() -> Path:
    """Held while an installation runs; the system lets go of it at any end."""
    return Path(settings.HALTE_STATE) / "running.lock"


@contextmanager
def running() -> Iterator[bool]:
    """Hold the lock inside; False where another process holds it."""
    with lock_file().open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def is_running() -> bool:
    """True where another process holds the lock."""
    if not lock_file().exists():
        return False
    with running() as free:
        return not free
