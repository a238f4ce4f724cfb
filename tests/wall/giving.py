"""Employers’ own files, as an officer prepares them in any world."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.inspections.actions.giving import prepare
from halte.capabilities.inspections.actions.letters import opened
from halte.capabilities.inspections.actions.opening import (
    Opening,
    give_notice,
    open_inspection,
)
from halte.capabilities.inspections.models import Inspection, OwnFile
from halte.capabilities.inspections.states import Programme, Source, Trigger
from tests.conftest import Person
from tests.wall.behind import note_of_a_tip, undone


def own_file_of(officer: Person, employer_pk: int) -> bytes:
    """The package that would be handed to this employer."""
    row = prepare(
        officer.actor, OwnFile(), employer_pk=employer_pk,
        asked_on=timezone.localdate(), asked_by="Its lawyer, by letter.",
        why="It asked for its own file.", provision="Invented Act, 1(1)",
    )  # fmt: skip
    return opened(row.content)


def own_file_with_a_note(officer: Person, employer_pk: int, seed: int) -> bytes:
    """The package of an employer that was told of a file, in which the officer noted
    a tip in the world of this seed. Taken back: an officer sees their own note.
    """
    today = timezone.localdate()
    with undone():
        row = Inspection()
        opening = Opening(
            employer_pk=employer_pk, programme=Programme.TFWP,
            trigger=Trigger.PAST_FAILURE, source=Source.RECORD,
            said="An earlier final decision.", office="ON", opened_on=today,
            period_from=today.replace(year=today.year - 2, day=1), period_to=today,
        )  # fmt: skip
        open_inspection(officer.actor, row, opening=opening)
        give_notice(officer.actor, row, on=today, attend_on=today)
        note_of_a_tip(seed, officer.actor, row)
        return own_file_of(officer, employer_pk)
