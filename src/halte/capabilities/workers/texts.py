"""Cleaning what people type, without touching what they mean.

Joiners and direction marks belong to Persian, Hindi, Arabic or Hebrew writing
and stay in words; a text of nothing else says nothing.
"""

from __future__ import annotations

import unicodedata
from typing import Final

LONGEST: Final = 20_000
"""Characters of one message: some ten printed pages."""

KEPT_CONTROLS: Final = "\n\t"


def cleaned(text: str) -> str:
    """Without control characters; line ends as one character."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c for c in plain if c in KEPT_CONTROLS or unicodedata.category(c) != "Cc"
    ).strip()


def says_something(text: str) -> bool:
    """True where at least one character can be seen."""
    return any(unicodedata.category(c)[0] not in "ZCM" for c in text)


def plain(name: str) -> str:
    """A name without invisible characters, so that it is found again."""
    return "".join(c for c in name if unicodedata.category(c) != "Cf")
