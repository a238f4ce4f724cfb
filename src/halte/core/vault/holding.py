"""Rooms say which items they still need: those are not disposed of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Needs = Callable[[int], bool]

HOLDERS: Final[list[Needs]] = []
"""`function(item number) -> True` while a room needs it. Rooms add their own."""


def held(item_id: int) -> str:
    """'' where nobody needs the item, else the code of the reason."""
    return "vault_held" if any(needs(item_id) for needs in HOLDERS) else ""
