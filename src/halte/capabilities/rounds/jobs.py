"""Once a day: remind departments of what they owe, each threshold once."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from halte.capabilities.rounds.leave import on_duty
from halte.capabilities.rounds.models import Reminder, Report, Round
from halte.capabilities.rounds.states import OPEN, Duty, ReportState
from halte.core.access.actor import Actor
from halte.core.access.notices import send
from halte.core.bilingual import Bilingual
from halte.core.jobs.registry import Progress, job
from halte.core.organisations.models import User

SUBJECT: Final = Bilingual(
    "Halte: reports are due", "Halte : des comptes rendus sont attendus"
)
TEMPLATE: Final = "rounds/mail/due.txt"

THRESHOLDS: Final = (14, 3, -1, -8)
"""Days left at which people are told: two weeks, three days, and once it is late."""


@job(
    "rounds.remind",
    Bilingual("Remind of reports that are due", "Rappeler les comptes rendus attendus"),
    every=timedelta(days=1),
)
def remind(actor: Actor, progress: Progress) -> None:
    """One message a person and day, without content: the page tells what."""
    rounds = list(Round.objects.filter(closed_at=None, demonstration=False))
    with transaction.atomic():
        people: dict[int, User] = {}
        for number, row in enumerate(rounds, start=1):
            people |= {person.pk: person for person in to_remind(row)}
            progress.at(number, len(rounds))
        transaction.on_commit(lambda: send(people.values(), SUBJECT, TEMPLATE))


def to_remind(row: Round) -> tuple[User, ...]:
    """Those who owe something at the threshold that was reached, told for the first
    time: who writes, and who approves what waits for them.
    """
    days = (row.due_on - timezone.localdate()).days
    reached = min((t for t in THRESHOLDS if days <= t), default=None)
    if reached is None:
        return ()
    owed: dict[int, set[Duty]] = {}
    for body, state in (
        Report.objects.filter(round=row).order_by()
        .values_list("organisation_id", "state").distinct()
    ):  # fmt: skip
        if state in OPEN:
            owed.setdefault(body, set()).add(Duty.REPORT)
        elif state == ReportState.SUBMITTED:
            owed.setdefault(body, set()).add(Duty.APPROVE)
    return tuple(
        person
        for body, duties in owed.items()
        if _first_time(row, body, reached)
        for duty in duties
        for person in on_duty(duty, body)
    )


def _first_time(row: Round, body: int, threshold: int) -> bool:
    _, is_new = Reminder.objects.get_or_create(
        round=row, organisation_id=body, threshold=threshold
    )
    return is_new
