"""Two worlds are never counted together: what is real, and what the demonstration made.

Measures count what is real: on the plan, in every vintage, in every release. Rooms
filter by `demonstration=invented()`, so that a page of a demonstration can show what
its invented files would add up to, under a notice that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

INVENTED: Final[ContextVar[bool]] = ContextVar("invented", default=False)


def invented() -> bool:
    """True only while the files of the demonstration are counted, and no others."""
    return INVENTED.get()


@contextmanager
def of_the_demonstration() -> Iterator[None]:
    """Count the files of the demonstration inside. What is counted is kept nowhere."""
    token = INVENTED.set(True)
    try:
        yield
    finally:
        INVENTED.reset(token)
