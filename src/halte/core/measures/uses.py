"""Who depends on a batch of figures. Rooms say so; a used batch is not undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Use = Callable[[int], str]
"""`function(batch_id) -> code`: '' where this room does not depend on it."""

USES: Final[list[Use]] = []


def register_use(use: Use) -> Use:
    """Have a room asked before a batch of figures is withdrawn."""
    USES.append(use)
    return use


def depended_on(batch_id: int) -> str:
    """The code of the first reason why the batch must stand, '' if none."""
    return next((code for use in USES if (code := use(batch_id))), "")
