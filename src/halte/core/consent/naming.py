"""Recipients of a consent that are no organisations: rooms give them a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from halte.core.bilingual import Bilingual

NAMES: Final[list[Callable[[str], Bilingual | None]]] = []
"""Each `function(recipient)` gives a name, or None where the key is not its own."""


def name_of(recipient: str) -> Bilingual | None:
    """The name that a room gives to a recipient; None where none knows it."""
    found = (name(recipient) for name in NAMES)
    return next((text for text in found if text is not None), None)
