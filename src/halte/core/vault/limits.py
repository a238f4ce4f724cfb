"""How large a file may be, here and when it is taken apart."""

from __future__ import annotations

from typing import Final

from django.conf import settings

MEGABYTE: Final = 1_000_000

CLEANED: Final = 100 * MEGABYTE
"""Most bytes of a file from which hidden data are taken out: it is held in memory."""

PIXELS: Final = 60_000_000
"""Most pixels of a picture that is made small: a few bytes can claim billions."""

RATIO: Final = 200
"""Most times a member of an archive may grow (real files: 5 to 30 times)."""

UNPACKED: Final = 10_000 * MEGABYTE
MEMBERS: Final = 50_000
DIRECTORY: Final = 20 * MEGABYTE
"""Most bytes of an archive’s directory, which is read whole."""


def file_bytes() -> int:
    """Most bytes of a file (setting HALTE_VAULT_MAX_BYTES)."""
    return int(settings.HALTE_VAULT_MAX_BYTES)
