"""Steps that an action of another room takes within its own transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from halte.capabilities.inspections.actions.finding import Pointer, attach
from halte.capabilities.inspections.keeping import happen, involve, involve_one
from halte.capabilities.inspections.models import Event, Evidence, Inspection
from halte.capabilities.inspections.policy import may_find, may_note
from halte.capabilities.inspections.states import Happened
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Denied, Missing


def evidence_of(actor: Actor, inspection_pk: int, *, pointer: Pointer) -> Evidence:
    """Attach evidence to a file that is being examined."""
    inspection = _locked(actor, inspection_pk)
    if code := may_find(actor, inspection):
        raise Denied(code)
    return attach(actor, inspection, pointer)


def visit_of(actor: Actor, inspection_pk: int, *, on: date, said: str = "") -> Event:
    """Note in a file that a visit took place."""
    inspection = _locked(actor, inspection_pk)
    if code := may_note(actor, inspection):
        raise Denied(code)
    return happen(actor, inspection, Happened.VISITED, on, said=said)


def part_in(actor: Actor, inspection_pk: int, *, others: Iterable[int] = ()) -> None:
    """The actor, and others by number, worked on a file, and cannot decide it.

    A decision is for a senior officer who had no part before: whoever plans a visit,
    goes along or writes down what was seen had one. The database refuses the rest.
    """
    rows = Inspection.objects.select_for_update(of=("self",))
    row = rows.filter(pk=inspection_pk).first()
    if row is None:
        raise Missing("not_found")
    involve(actor, row)
    for user_id in others:
        involve_one(row, user_id)


def _locked(actor: Actor, pk: int) -> Inspection:
    """The file, locked until the caller’s transaction ends."""
    actor.require(Permission.INSPECTIONS_READ)
    row = Inspection.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Missing("not_found")
    return row
