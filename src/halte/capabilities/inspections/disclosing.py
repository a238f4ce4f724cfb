"""A voluntary disclosure: what is asked of it, and how it is kept.

IRPR s. 209.991: it takes four points off a violation where it is acceptable, which it
can be only if it is complete and was made before the powers of inspection were used or
an enforcement action was begun. Whether it is accepted a person decides, with reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from halte.capabilities.inspections.keeping import (
    name_of,
    passage,
    require_past,
    require_reason,
)
from halte.capabilities.inspections.models import Disclosure, Evidence, Inspection
from halte.core.access.actor import Actor
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Disclosed:
    """When a failure was disclosed, to whom, from what that is known, and what an
    officer holds of it.
    """

    made_on: date | None
    received_by: str
    evidence_pk: int | None
    complete: bool
    accepted: bool
    reasons: str


def check_disclosed(
    inspection: Inspection,
    told: Disclosed | None,
    shown: list[Evidence],
    since: date | None,
) -> None:
    """Refuse what is not said, and what the law does not let anyone accept.

    A day after the opening of the file can be kept, as not accepted: powers may have
    been used by then. That of the opening itself is for the officer to weigh.
    """
    if told is None:
        return
    if told.made_on is None:
        raise Invalid("disclosure_day", field="disclosed_on")
    require_past(inspection, told.made_on, "disclosed_on")
    if since and told.made_on < since:
        raise Invalid("disclosure_before_failure", field="disclosed_on")
    if not told.received_by.strip():
        raise Invalid("disclosure_to", field="disclosed_to")
    if told.evidence_pk not in {piece.pk for piece in shown}:
        raise Invalid("disclosure_evidence", field="disclosure_evidence")
    require_reason(told.reasons, "disclosure_reasons")
    if told.accepted:
        check_accepted(inspection, told.made_on, complete=told.complete)


def check_accepted(inspection: Inspection, made_on: date, *, complete: bool) -> None:
    """Refuse what the law does not let anyone accept (IRPR s. 209.991)."""
    if made_on > inspection.opened_on:
        day = inspection.opened_on.isoformat()
        raise Invalid("disclosure_after_opening", field="disclosed_on", day=day)
    if not complete:
        raise Invalid("disclosure_not_complete", field="disclosure_complete")


def keep_disclosed(
    actor: Actor, inspection: Inspection, item: int, told: Disclosed
) -> Disclosure:
    """Keep it, with the name of whoever decided."""
    if told.made_on is None or told.evidence_pk is None:
        raise Invalid("disclosure_day", field="disclosed_on")
    return Disclosure.objects.create(
        inspection=inspection,
        item=item,
        made_on=told.made_on,
        received_by=told.received_by.strip(),
        evidence_id=told.evidence_pk,
        complete=told.complete,
        accepted=told.accepted,
        reasons=passage(told.reasons),
        by_user_id=actor.user_id or 0,
        by_name=name_of(actor),
    )


def disclosure_of(row: Disclosure, inspection: Inspection) -> dict[str, Any]:
    """A disclosure, as the engine reads it."""
    return {
        "made_on": row.made_on.isoformat(),
        "received_by": row.received_by,
        "complete": row.complete,
        "inspection_began_on": inspection.opened_on.isoformat(),
        "reasons": " ".join(row.reasons.text.split()),
    }
