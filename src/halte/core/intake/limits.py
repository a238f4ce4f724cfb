"""How large a file may be. A file beyond these is refused before it is read."""

from __future__ import annotations

from typing import Final

from django.conf import settings

MEGABYTE: Final = 1024 * 1024

CELL: Final = 1_000_000
"""Most characters of one cell. A spreadsheet program stops at 32,767."""

LINE: Final = 8 * CELL
"""Most characters of one line, so that a file without line ends is not read whole."""

COLUMNS: Final = 2_000
SHEETS: Final = 200

MEMBERS: Final = 2_000
"""Most files inside a workbook."""

RATIO: Final = 200
"""Most times a member may grow when unpacked. Real sheets grow 5 to 30 times;
the limit is only looked at above one megabyte, where small regular sheets end."""

UNPACKED: Final = 1_000 * MEGABYTE
"""Most bytes of a workbook once unpacked."""

SHARED_TEXT: Final = 200 * MEGABYTE
"""Most bytes of a workbook’s table of texts, which has to be held in memory."""

BLOCK: Final = 256 * 1024
CHUNK: Final = 2_000
"""Rows examined together. More do not fit the processor’s cache: measured, 1,000
to 2,000 rows are twice as fast as 10,000."""

INLINE: Final = 2_000
"""Files with fewer rows are worked on at once, so that nobody waits for a worker."""


def file_bytes() -> int:
    """Most bytes of a file as sent (setting HALTE_INTAKE_MAX_BYTES)."""
    return int(getattr(settings, "HALTE_INTAKE_MAX_BYTES", 2_000_000_000))


def rejects() -> int:
    """Most rows that can wait to be mended (setting HALTE_INTAKE_MAX_REJECTS).

    More than that is not thousands of mistakes but one: a wrong column.
    """
    return int(getattr(settings, "HALTE_INTAKE_MAX_REJECTS", 20_000))
