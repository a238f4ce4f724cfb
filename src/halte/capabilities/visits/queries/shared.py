"""What a province sees of visits that are shared with it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.visits.models import Visit, VisitShare
from halte.capabilities.visits.queries.papers import AttachedView, attached_of
from halte.capabilities.visits.states import State
from halte.capabilities.visits.words import STATES, TONES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class SharedVisit:
    """A visit as the province was told of it."""

    id: int
    on: date
    told: str
    announced: bool
    state: Bilingual
    tone: str
    attached: tuple[AttachedView, ...]


def _opened(found: tuple[SharedVisit, ...]) -> list[str]:
    return [f"visits.Visit:{visit.id}" for visit in found]


@reads(Permission.VISITS_SHARED, records=_opened)
def shared_visits(actor: Actor) -> tuple[SharedVisit, ...]:
    """All of them, the next day first."""
    rows = Visit.objects.shared_with(actor).order_by("-on", "-id")
    return tuple(_view(actor, row) for row in rows)


@reads(Permission.VISITS_SHARED, records=lambda found: [f"visits.Visit:{found.id}"])
def shared_visit(actor: Actor, *, visit_id: int) -> SharedVisit:
    """One of them."""
    row = Visit.objects.shared_with(actor).filter(pk=visit_id).first()
    if row is None:
        raise Missing("not_found")
    return _view(actor, row)


def _view(actor: Actor, row: Visit) -> SharedVisit:
    share = VisitShare.objects.standing().select_related("told")
    mine = share.get(visit=row, organisation_id=actor.organisation_id or 0)
    state = State(row.state)
    return SharedVisit(
        id=row.pk, on=row.on, told=mine.told.text if mine.told else "",
        announced=row.announced, state=STATES[state], tone=TONES[state],
        attached=attached_of(actor, row),
    )  # fmt: skip
