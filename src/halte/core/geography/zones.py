"""The clock on the wall: the time zone of a province or territory."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

ZONES: Final = {
    "NL": "America/St_Johns", "PE": "America/Halifax", "NS": "America/Halifax",
    "NB": "America/Moncton", "QC": "America/Toronto", "ON": "America/Toronto",
    "MB": "America/Winnipeg", "SK": "America/Regina", "AB": "America/Edmonton",
    "BC": "America/Vancouver", "YT": "America/Whitehorse",
    "NT": "America/Yellowknife", "NU": "America/Iqaluit",
}  # fmt: skip
"""Where most people of the province live (tz database)."""


def zone_of(province: str) -> ZoneInfo | None:
    """The zone by the province’s two letters; None where it is none of these."""
    return ZoneInfo(ZONES[province]) if province in ZONES else None
