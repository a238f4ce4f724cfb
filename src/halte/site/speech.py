"""Telling a person at the terminal what is being done, step by step."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from halte.core.bilingual import Bilingual

Announce = Callable[[Bilingual | str], None]


def announce(text: Bilingual | str) -> None:
    """One line, at once: someone is waiting for it."""
    print(text, flush=True)


def complain(text: Bilingual | str) -> None:
    """One line about what went wrong."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(text: Bilingual) -> Iterator[None]:
    """Say what begins; say how long it took where that was long."""
    announce(f"• {text}")
    begun = time.monotonic()
    yield
    seconds = time.monotonic() - begun
    if seconds >= 1:
        announce(f"  {seconds:.1f} s")
