"""How large an employer is, as a file has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.queries.rows import inspection_row
from halte.core.access.actor import Actor


@dataclass(frozen=True, slots=True)
class SizeView:
    """Employees and revenue, with affiliates; no day where none was asked for."""

    employees: int | None
    revenue_cad: int | None
    as_of: date | None
    evidence: str
    by: str


def size_view(row: Inspection) -> SizeView | None:
    """The size as it stands; None while nobody stated one."""
    stated = row.sizes.select_related("evidence").order_by("id").last()
    if row.size_employees is None and row.size_revenue_cad is None:
        return None
    return SizeView(
        row.size_employees,
        row.size_revenue_cad,
        stated.as_of if stated else None,
        stated.evidence.text if stated else "",
        stated.by_name if stated else "",
    )


def size_known(actor: Actor, *, pk: int) -> dict[str, Any]:
    """What the form that states it begins with."""
    view = size_view(inspection_row(actor, pk))
    if view is None:
        return {}
    return {
        "employees": view.employees,
        "revenue_cad": view.revenue_cad,
        "as_of": view.as_of,
        "evidence": view.evidence,
    }
