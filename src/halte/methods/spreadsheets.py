"""Cells of every CSV that leaves the house, so that none can run in a spreadsheet.

A cell that begins with = + - @ (or one of them in full width), tab or a line end
is a formula to a spreadsheet program (OWASP, “CSV Injection”): it gets an
apostrophe in front. Plain negative numbers are left as they are. `cleared` takes
the apostrophe off again, so that a file of ours that comes back is what it was.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
PLAIN_NUMBER: Final = re.compile(r"-[0-9]+(?:[.,][0-9]+)?")

Cell = str | int | float | Decimal | None


def neutral(value: Cell) -> str:
    """The text of a cell that cannot run."""
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if value.startswith(DANGEROUS) and not PLAIN_NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def cleared(text: str) -> str:
    """The cell as it was before `neutral`."""
    inner = text.removeprefix("'")
    return inner if text != inner and inner.startswith(DANGEROUS) else text
