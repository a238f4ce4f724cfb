"""The public list as it stood on a day, out of what was published and withdrawn."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from halte.capabilities.inspections.models import Decision, Inspection, Publication
from halte.capabilities.inspections.owing import default_since
from halte.capabilities.inspections.public_list import PublicList, Row
from halte.capabilities.inspections.states import Outcome
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.reads import reads
from halte.methods.law.rules.longest_ban import last_day
from halte.methods.law.text.bans import PERMANENT

LISTED = (Outcome.PENALTY, Outcome.BAN, Outcome.PENALTY_AND_BAN)
"""A warning is never on the list (IRPR s. 209.997(1))."""


def opened(found: PublicList) -> list[str]:
    """What the audit calls the files."""
    return [f"inspections.Inspection:{row.inspection_pk}" for row in found.rows]


@reads(Permission.INSPECTIONS_READ, records=opened)
def public_list(actor: Actor, *, as_of: date) -> PublicList:
    """Rows published by that day, the newest determination first; withdrawn ones are
    marked. Eligibility is that of the day.
    """
    files = Inspection.objects.visible_to(actor)
    said = Publication.objects.filter(inspection__in=files, on__lte=as_of)
    said = said.filter(inspection__decision__outcome__in=LISTED)
    rows = said.select_related("inspection__decision").order_by("inspection", "id")
    real = rows.filter(inspection__demonstration=False)
    demonstration = not real.exists() and rows.exists()
    found = standing_of(rows if demonstration else real)
    listed = [row_of(file, first, newest, as_of) for file, first, newest in found]
    listed.sort(key=lambda row: (row.determined_on, row.inspection_pk), reverse=True)
    return PublicList(as_of, tuple(listed), demonstration)


def standing_of(
    rows: Iterable[Publication],
) -> list[tuple[Inspection, Publication, Publication]]:
    """Of each file the row that was put on the list last, and what was said last."""
    found: dict[int, tuple[Inspection, Publication, Publication]] = {}
    for row in rows:
        before = found.get(row.inspection_id)
        first = before[1] if before and row.withdrawn else row
        found[row.inspection_id] = (row.inspection, first, row)
    return list(found.values())


def row_of(
    file: Inspection, first: Publication, newest: Publication, as_of: date
) -> Row:
    """One row: facts as they were published, eligibility as of the day."""
    facts: dict[str, Any] = json.loads(first.facts)
    names = facts["name"]
    decision = file.decision
    return Row(
        inspection_pk=file.pk,
        operating_name=names[-1],
        legal_name=names[0],
        address=" | ".join(facts["address"]),
        items=tuple(facts["conditions"]),
        determined_on=date.fromisoformat(facts["determined_on"]),
        amount_cad=facts["amount_cad"],
        ban=facts["ban"],
        until=banned_until(decision, as_of),
        unpaid=default_since(file, as_of) is not None,
        published_on=first.on,
        withdrawn_on=newest.on if newest.withdrawn else None,
    )


def banned_until(decision: Decision, as_of: date) -> date | None:
    """The last day of a ban that still runs; None for good, and once it is over."""
    if decision.ban in ("0", PERMANENT):
        return None
    until = last_day(int(decision.ban), decision.decided_on)
    return until if until is not None and as_of <= until else None
