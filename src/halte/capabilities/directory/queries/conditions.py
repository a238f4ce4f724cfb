"""What a service costs and asks for, to begin from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from halte.capabilities.directory.models import Location, Service


def conditions_now(row: Service) -> dict[str, Any]:
    """The prices, one line each, and the papers."""
    found: dict[str, Any] = {
        "documents": [each.code for each in row.documents.all()],
        "version": row.version,
    }
    for number, each in enumerate(row.costs.all()):
        cents = each.amount_cents
        found |= {
            f"kind_{number}": each.kind,
            f"amount_{number}": None if cents is None else Decimal(cents).scaleb(-2),
            f"note_en_{number}": each.note_en,
            f"note_fr_{number}": each.note_fr,
        }
    return found


def access_now(row: Location) -> dict[str, Any]:
    """How one gets into a place."""
    return {"accessibility": [each.code for each in row.accessibilities.all()]}
