"""The language of someone at a terminal, where no page tells it."""

from __future__ import annotations

from halte.core.bilingual import Language
from halte.methods.command import usual_language


def spoken_language() -> Language:
    """French where HALTE_LANG or the terminal’s locale is French, English otherwise."""
    return usual_language()
