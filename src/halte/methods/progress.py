"""Progress on long work: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import Final, TextIO

from halte.methods.bilingual import Language, Texts

Report = Callable[[float, str | Texts], None]
"""Called with the share done (0 to 1) and a few words on what is being done."""

BAR: Final = 30
SECONDS_BETWEEN: Final = 0.2
SECONDS_BETWEEN_LINES: Final = 10.0


def silent(share: float, words: str | Texts) -> None:
    """A report that nobody reads: the default of every method."""


def on_terminal(language: Language = "en", stream: TextIO | None = None) -> Report:
    """A bar where `stream` (standard error) is a terminal, else sparse lines.

    Nothing at all is printed for work that ends within the first interval.
    """
    out = sys.stderr if stream is None else stream
    live = out.isatty()
    pause = SECONDS_BETWEEN if live else SECONDS_BETWEEN_LINES
    last = time.monotonic()
    shown = False

    def report(share: float, words: str | Texts) -> None:
        nonlocal last, shown
        now = time.monotonic()
        done = share >= 1
        if (done and not shown) or (not done and now - last < pause):
            return
        last, shown = now, True
        said = words.in_language(language) if isinstance(words, Texts) else words
        if live:
            filled = round(BAR * min(share, 1.0))
            bar = "█" * filled + "·" * (BAR - filled)
            out.write(f"\r{bar} {share:4.0%} {said:<40.40}" + ("\n" if done else ""))
        else:
            out.write(f"{share:4.0%} {said}\n")
        out.flush()

    return report


def asked_for(options: argparse.Namespace) -> Report:
    """A bar on the terminal, unless a command was asked to be quiet."""
    return silent if options.quiet else on_terminal(options.lang)
