"""Names compared without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata

NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """`Date de diffusion `, `date_de_diffusion` and `DATE DE DIFFUSION` are one."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return NOT_WORD.sub(" ", text.casefold()).strip()
