"""Inspections as other rooms need them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from halte.capabilities.inspections.models import Event, Inspection
from halte.capabilities.inspections.states import ENDED, Happened, Programme, State
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Missing
from halte.core.reads import reads

MOST_OFFERED = 200


@dataclass(frozen=True, slots=True)
class InspectionBrief:
    """A file: its number, whose it is, how it stands, where and about when.

    `announced` is None while nobody said. `site_pks` are places of the employer
    register; `office` is the province of the office.
    """

    pk: int
    number: str
    employer_pk: int
    programme: Programme
    state: State
    announced: bool | None
    office: str
    period_from: date
    period_to: date
    site_pks: tuple[int, ...]
    opened_on: date
    ended: bool
    demonstration: bool


def one_opened(found: InspectionBrief) -> list[str]:
    """What the audit calls a file."""
    return [f"inspections.Inspection:{found.pk}"]


def many_opened(found: dict[int, InspectionBrief]) -> list[str]:
    """What the audit calls files."""
    return [f"inspections.Inspection:{pk}" for pk in found]


@reads(Permission.INSPECTIONS_READ, records=one_opened)
def inspection_for(actor: Actor, pk: int) -> InspectionBrief:
    """One file. Raises `Missing` where there is none for this reader."""
    found = _briefs(actor, [pk])
    if pk not in found:
        raise Missing("not_found")
    return found[pk]


@reads(Permission.INSPECTIONS_READ, records=many_opened)
def inspections_for(actor: Actor, pks: Iterable[int]) -> dict[int, InspectionBrief]:
    """Several files at once, by primary key: those that exist."""
    return _briefs(actor, pks)


def open_inspections(actor: Actor) -> list[tuple[int, str]]:
    """Files that have not ended, for a field of a form: numbers only, no names."""
    rows = Inspection.objects.visible_to(actor).exclude(state__in=ENDED)
    return list(rows.order_by("-id").values_list("pk", "number")[:MOST_OFFERED])


def _briefs(actor: Actor, pks: Iterable[int]) -> dict[int, InspectionBrief]:
    rows = Inspection.objects.visible_to(actor).prefetch_related("places")
    found = rows.in_bulk(list(pks))
    told = dict(
        Event.objects.filter(
            inspection__in=found,
            kind__in=[Happened.NOTICE_GIVEN, Happened.UNANNOUNCED],
        )
        .order_by("id")
        .values_list("inspection_id", "kind")
    )
    return {pk: _brief(row, told.get(pk)) for pk, row in found.items()}


def _brief(row: Inspection, told: str | None) -> InspectionBrief:
    return InspectionBrief(
        pk=row.pk,
        number=row.number,
        employer_pk=row.employer_id,
        programme=Programme(row.programme),
        state=State(row.state),
        announced=None if told is None else told == Happened.NOTICE_GIVEN,
        office=row.office,
        period_from=row.period_from,
        period_to=row.period_to,
        site_pks=tuple(place.site_id for place in row.places.all()),
        opened_on=row.opened_on,
        ended=row.state in ENDED,
        demonstration=row.demonstration,
    )
