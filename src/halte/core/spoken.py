"""The language of someone at a terminal, where no page tells it."""

from __future__ import annotations

import os

from halte.core.bilingual import Language


def spoken_language() -> Language:
    """French where the terminal’s locale is French, English otherwise (POSIX)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"
