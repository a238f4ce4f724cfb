"""Finding a series by a few words, whatever their case, accents and order."""

from __future__ import annotations

from collections.abc import Iterable

from halte.core.intake.folding import fold


def matches(words: str, texts: Iterable[str]) -> bool:
    """True where every word begins some word of the texts; no words match all."""
    wanted = fold(words).split()
    if not wanted:
        return True
    present = {word for text in texts for word in fold(text).split()}
    return all(any(word.startswith(w) for word in present) for w in wanted)
