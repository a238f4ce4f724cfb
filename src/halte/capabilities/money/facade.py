"""The few names that other rooms may import."""

from __future__ import annotations

from halte.capabilities.money.origins import Step, register_origin
from halte.capabilities.money.recording import Source as Origin
from halte.capabilities.money.spending import (
    Payable,
    Recorded,
    SpendLine,
    ToDate,
    check_spend,
    entries_of,
    entry_url,
    record_spend,
    spend_lines,
    spent_to_date,
)

__all__ = [
    "Origin", "Payable", "Recorded", "SpendLine", "Step", "ToDate", "check_spend",
    "entries_of", "entry_url", "record_spend", "register_origin", "spend_lines",
    "spent_to_date",
]  # fmt: skip
