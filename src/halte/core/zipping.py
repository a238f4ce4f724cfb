"""Zip files whose bytes follow from what is in them, and from nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Final

EARLIEST: Final = date(1980, 1, 1)
"""The first day that a zip can tell."""


def zipped(
    members: Mapping[str, bytes], *, dated: date = EARLIEST, mode: int = 0o644
) -> bytes:
    """The members in their order, each with this day and these rights."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (dated.year, dated.month, dated.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = mode << 16
            archive.writestr(entry, content)
    return whole.getvalue()
