"""What was found elsewhere, as the page of a file shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.employers.facade import FindingView, published_findings
from halte.capabilities.inspections.models import Elsewhere, Inspection
from halte.capabilities.inspections.policy import may_find
from halte.capabilities.inspections.queries.rows import inspection_row
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads
from halte.methods.law.text.conditions import CONDITIONS

TYPES = {p: c.kind for c in CONDITIONS for p in c.provisions}


@dataclass(frozen=True, slots=True)
class ElsewhereView:
    """An earlier violation or notice; `back` says who took it back, and why."""

    pk: int
    reference: str
    kind: str
    on: date
    amount: int | None
    evidence: str
    by: str
    back: str


@dataclass(frozen=True, slots=True)
class ElsewherePage:
    """The rows of a file, and the published findings that may be entered."""

    pk: int
    number: str
    rows: tuple[ElsewhereView, ...]
    suggested: tuple[tuple[int, Bilingual], ...]
    may_edit: bool


def opened(found: ElsewherePage) -> list[str]:
    """What the audit calls the file."""
    return [f"inspections.Inspection:{found.pk}"]


@reads(Permission.INSPECTIONS_READ, records=opened)
def elsewhere_page(actor: Actor, *, pk: int) -> ElsewherePage:
    """What was entered in a file, and what the published page suggests."""
    row = inspection_row(actor, pk)
    may = actor.may(Permission.INSPECTIONS_EDIT) and not may_find(actor, row)
    found = published_findings(actor, row.employer_id) if may else ()
    return ElsewherePage(
        pk=row.pk,
        number=row.number,
        rows=tuple(map(_view, _rows(row))),
        suggested=tuple((one.id, _suggested(one)) for one in found),
        may_edit=may,
    )


def elsewhere_row(actor: Actor, inspection: Inspection, pk: int) -> Elsewhere:
    """A row of a file, to be taken back."""
    row = Elsewhere.objects.filter(
        inspection=inspection, pk=pk, takes_back=None
    ).first()
    if row is None:
        raise Missing("not_found")
    return row


def _rows(row: Inspection) -> list[Elsewhere]:
    rows = Elsewhere.objects.filter(inspection=row, takes_back=None).select_related(
        "evidence", "taken_back__evidence"
    )
    return list(rows.order_by("-on", "-pk"))


def _view(row: Elsewhere) -> ElsewhereView:
    back = getattr(row, "taken_back", None)
    return ElsewhereView(
        pk=row.pk,
        reference=row.reference,
        kind=row.kind,
        on=row.on or date.min,
        amount=row.amount_cad,
        evidence=row.evidence.text,
        by=row.by_name,
        back=f"{back.by_name}: {back.evidence.text}" if back else "",
    )


def _suggested(view: FindingView) -> Bilingual:
    """The day, the penalty and the types of a published finding."""
    types = sorted({TYPES[p] for p in view.provisions if p in TYPES})
    day = view.decided_on.isoformat() if view.decided_on else view.decided_text
    kinds = ", ".join(types)
    return Bilingual(
        f"{day} – {view.penalty_text}" + (f" – type {kinds}" if kinds else ""),
        f"{day} – {view.penalty_text}" + (f" – type {kinds}" if kinds else ""),
    )
