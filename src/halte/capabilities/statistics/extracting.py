"""Every figure as a Parquet file, for heavy reading away from the live database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from halte.capabilities.statistics.tables import HEADINGS, Cell, every_record
from halte.methods.tables import Rows, Type, Value, open_tables

NUMBERS: Final = ("value", "high")
DAYS: Final = ("period_start", "period_end", "as_of")

TYPES: Final = (
    dict.fromkeys(HEADINGS, Type.TEXT)
    | dict.fromkeys(NUMBERS, Type.DECIMAL)
    | dict.fromkeys(DAYS, Type.DATE)
    | {"definition_version": Type.INTEGER}
)


def extract(path: Path) -> int:
    """Write all public figures; how many rows there are."""
    rows = [typed(cells) for cells in every_record()]
    with open_tables({"figures": Rows(rows, TYPES)}) as tables:
        tables.write_parquet(
            "SELECT * FROM figures ORDER BY series, period_end, as_of", path
        )
    return len(rows)


def typed(cells: dict[str, Cell]) -> dict[str, Value]:
    """Numbers as exact decimals, days as days, blanks of both as nothing."""
    row: dict[str, Value] = dict(cells)
    for name in NUMBERS:
        row[name] = None if cells[name] is None else Decimal(str(cells[name]))
    for name in DAYS:
        row[name] = date.fromisoformat(str(cells[name])) if cells[name] else None
    return row
