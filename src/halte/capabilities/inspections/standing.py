"""What stands in a file now: findings that nothing replaced, and their evidence."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from halte.capabilities.inspections.law import items_under
from halte.capabilities.inspections.models import (
    Computation,
    Evidence,
    FindingRow,
    Inspection,
    Letter,
)
from halte.capabilities.inspections.states import Finding, Happened, Kind
from halte.methods.law import Result
from halte.methods.law.text.versions import READ_UP_TO

PRELIMINARY_KINDS = (Kind.PRELIMINARY, Kind.CORRECTED)


def standing_findings(inspection: Inspection) -> list[FindingRow]:
    """Findings that count, by condition; taken-back ones are no finding, and neither
    is a condition that was not examined for no reason that was said.
    """
    rows = (
        FindingRow.objects.filter(inspection=inspection, replaced_by=None)
        .exclude(status=Finding.NOT_EXAMINED, reasons__isnull=True)
        .select_related("told", "reasons", "disclosure__reasons", "inspection")
    )
    return list(rows.order_by("item", "id"))


def unsettled(inspection: Inspection) -> list[int]:
    """Conditions of the programme of which the file says nothing."""
    said = {row.item for row in standing_findings(inspection)}
    items = items_under(inspection.programme)
    return [item for item in items if item not in said]


def evidence_for(inspection: Inspection, item: int) -> list[Evidence]:
    """All evidence for a condition, the oldest first."""
    rows = Evidence.objects.filter(inspection=inspection, item=item)
    return list(rows.select_related("label").order_by("id"))


def newest_computation(inspection: Inspection) -> Computation | None:
    """What was computed last."""
    return inspection.computations.order_by("-number").first()


def notice_in_force(inspection: Inspection) -> Letter | None:
    """The newest preliminary or corrected notice that was sent; None once it was
    cancelled (IRPR s. 209.995).
    """
    rows = inspection.letters.filter(
        kind__in=(*PRELIMINARY_KINDS, Kind.CANCELLING), sending__isnull=False
    ).select_related("sending", "computation")
    newest = rows.order_by("-number").first()
    return None if newest is None or newest.kind == Kind.CANCELLING else newest


def next_letter_number(inspection: Inspection) -> int:
    """The number of the letter that is sent next: sent ones count, drafts do not.

    A number that skips would tell the employer of a draft that it never had.
    """
    sent = inspection.letters.filter(sending__isnull=False)
    return (sent.aggregate(n=Max("number"))["n"] or 0) + 1


def final_notice(inspection: Inspection) -> Letter | None:
    """The final notice that was sent."""
    rows = inspection.letters.filter(kind=Kind.FINAL, sending__isnull=False)
    return rows.select_related("sending", "computation").order_by("-number").first()


def extended_to(inspection: Inspection, notice: Letter) -> date | None:
    """The longest extension granted since a notice was sent."""
    rows = inspection.events.filter(
        kind=Happened.EXTENDED, kept_at__gte=notice.sending.kept_at
    )
    days = [row.until for row in rows if row.until]
    return max(days, default=None)


def holds(result: Result) -> dict[str, object]:
    """What a computation keeps of a result, beside the whole of it."""
    used = sorted({one.law_version for one in result.violations})
    return {
        "law_read_up_to": READ_UP_TO,
        "versions": ", ".join(used),
        "determined_on": result.determined_on,
        "amount_cad": result.amount_cad,
        "ban": str(result.ban),
        "warning_only": result.warning_only,
        "published": result.published,
        "clocks": result.clocks.kind,
    }
