"""A terminal that stays open: Halte is loaded once for all that is asked in it.

`halte demo-code` takes three seconds of a processor, nearly all of them to load
Halte, and the walks ask for a code each time that someone signs in.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
OPENED: Final = """
import sys
from halte.site.cli import main
for line in sys.stdin:
    if main(["demo-code", *line.split()]): print(flush=True)
"""


class Terminal:
    """Opened when first asked; closed by whoever made it."""

    def __init__(self, surroundings: Mapping[str, str]) -> None:
        self._surroundings = dict(surroundings)
        self._process: subprocess.Popen[str] | None = None

    def code(self, address: str) -> str:
        """What `halte demo-code ADDRESS` prints now."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", OPENED], env=self._surroundings, cwd=ROOT,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        asked.write(f"{address}\n")
        asked.flush()
        code = told.readline().strip()
        assert code, f"halte demo-code {address} tells no code"
        return code

    def close(self) -> None:
        """Nothing where nobody asked."""
        if self._process is not None:
            self._process.communicate(timeout=60)
