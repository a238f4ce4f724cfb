"""Once a day: remind people of what falls due, each thing once for each threshold."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from halte.capabilities.partners.due import Due, Kind, all_due
from halte.capabilities.partners.models import Reminder
from halte.core.access.actor import Actor
from halte.core.access.notices import send
from halte.core.access.permissions import Permission
from halte.core.access.roles import ROLES
from halte.core.bilingual import Bilingual
from halte.core.jobs.registry import Progress, job
from halte.core.organisations.models import Membership, User

SUBJECT = Bilingual(
    "Halte: something falls due among partners",
    "Halte : une échéance approche parmi les partenaires",
)


@job(
    "partners.remind",
    Bilingual("Remind of what falls due", "Rappeler les échéances des partenaires"),
    every=timedelta(days=1),
)
def remind(actor: Actor, progress: Progress) -> None:
    """One message a person and day, without names: the page tells what. Repeatable."""
    today = timezone.localdate()
    due = [d for d in all_due(today) if d.threshold is not None]
    wanted: dict[int, set[Permission]] = defaultdict(set)
    with transaction.atomic():
        for number, each in enumerate(due, start=1):
            if _first_time(each):
                for keeper in each.keepers:
                    wanted[keeper] |= _whose(each)
            progress.at(number, len(due))
        people = [p for keeper, may in wanted.items() for p in _people(keeper, may)]
        transaction.on_commit(
            lambda: send({p.pk: p for p in people}.values(), SUBJECT, TEMPLATE)
        )


TEMPLATE = "partners/mail/due.txt"


def _first_time(due: Due) -> bool:
    kind = f"{due.kind}-{due.threshold}"
    _, is_new = Reminder.objects.get_or_create(
        thing=due.thing, kind=kind, due_on=due.on
    )
    return is_new


def _whose(due: Due) -> set[Permission]:
    """The end of an agreement is the business of those who renew it, too."""
    if due.kind is Kind.END:
        return {Permission.PARTNERS_EDIT, Permission.AGREEMENT_APPROVE}
    return {Permission.PARTNERS_EDIT}


def _people(keeper: int, may: set[Permission]) -> list[User]:
    roles = [slug for slug, role in ROLES.items() if role.permissions & may]
    held = Membership.objects.in_force().filter(
        organisation_id=keeper, role__in=roles, user__is_active=True
    )
    return [member.user for member in held.select_related("user")]
