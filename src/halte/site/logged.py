"""Lines of the log: what broke and where, never the words that broke it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

Broken = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


class WithoutWords(logging.Formatter):
    """Errors as their kind and the lines they passed, without their message.

    A message holds what was typed or kept: PostgreSQL quotes the whole row that a
    constraint refused, and `int()` the text that was no number.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line; what another handler made of the error is not taken over."""
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: Broken) -> str:
        """The error and those that led to it, the first of them first."""
        error = ei[1]
        return "\n".join(reversed([*told(error)])) if error else ""


def told(error: BaseException) -> Iterator[str]:
    """One piece for each error of the chain, the last of them first."""
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        kind = f"{type(now).__module__}.{type(now).__qualname__}"
        lines = (
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(now.__traceback__)
        )
        yield "\n".join([kind, *lines])
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
