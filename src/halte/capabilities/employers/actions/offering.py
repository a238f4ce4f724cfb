"""What a business was seen to offer: entered, contested, answered, withdrawn, ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.employers.actions.register import require_past
from halte.capabilities.employers.models import Employer, ServiceNote, ServiceSeen
from halte.capabilities.employers.policy import (
    may_answer_contest,
    may_contest,
    may_end_service,
    may_withdraw_service,
)
from halte.capabilities.employers.states import SaidOf
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.methods.sex_trade_bar import Often, Service


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen, how often, from which source, and between which days."""

    service: Service
    often: Often
    source: str
    seen_on: date
    begins_on: date | None = None
    ends_on: date | None = None
    regulator: str = ""
    licence: str = ""


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual(
        "Note what an employer offers", "Consigner ce qu’un employeur offre"
    ),
    second_factor=True,
)
def see_service(actor: Actor, employer: Employer, *, seen: Seen) -> ServiceSeen:
    """A fact about a business, never about anyone who works there."""
    require_past(seen.seen_on, "seen_on")
    require_past(seen.begins_on, "begins_on")
    require_past(seen.ends_on, "ends_on")
    if seen.begins_on and seen.ends_on and seen.ends_on < seen.begins_on:
        raise Invalid("ended_before", field="ends_on")
    if seen.begins_on and seen.begins_on > seen.seen_on:
        raise Invalid("service_begins_after", field="begins_on")
    if bool(seen.regulator) != bool(seen.licence):
        raise Invalid("service_regulator_both", field="licence")
    if seen.regulator and seen.service is not Service.MASSAGE:
        raise Invalid("service_not_massage", field="regulator")
    values = {name: getattr(seen, name) for name in Seen.__dataclass_fields__}
    return ServiceSeen.objects.create(
        employer=employer, by_user_id=actor.user_id, **values
    )


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Note that a fact is contested",
                    "Consigner qu’un fait est contesté"),
    policy=may_contest,
    second_factor=True,
)  # fmt: skip
def contest(actor: Actor, row: ServiceSeen, *, said: str, on: date) -> ServiceNote:
    """What the employer, or anyone, says against it. It stands until it is answered,
    and whoever reads it sees that it is contested.
    """
    require_past(on, "on")
    return noted(actor, row, SaidOf.CONTESTED, said, on)


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Answer a contest", "Répondre à une contestation"),
    policy=may_answer_contest,
    second_factor=True,
)
def answer_contest(
    actor: Actor, row: ServiceSeen, *, stands: bool, said: str
) -> ServiceNote:
    """By another person than who entered the fact: it stands, or it is withdrawn."""
    kind = SaidOf.UPHELD if stands else SaidOf.WITHDRAWN
    return noted(actor, row, kind, said, timezone.localdate())


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Withdraw a fact", "Retirer un fait"),
    policy=may_withdraw_service,
    second_factor=True,
)
def withdraw_service(actor: Actor, row: ServiceSeen, *, said: str) -> ServiceNote:
    """It was wrong. No check looks at it any more; it stays readable."""
    return noted(actor, row, SaidOf.WITHDRAWN, said, timezone.localdate())


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Note that a service ended", "Consigner la fin d’un service"),
    policy=may_end_service,
    second_factor=True,
)
def end_service(actor: Actor, row: ServiceSeen, *, said: str, on: date) -> ServiceNote:
    """`on` is the last day on which it was offered, known from a source."""
    require_past(on, "on")
    if on < (row.begins_on or row.seen_on):
        raise Invalid("ended_before", field="on")
    return noted(actor, row, SaidOf.ENDED, said, on)


def noted(
    actor: Actor, row: ServiceSeen, kind: SaidOf, said: str, on: date
) -> ServiceNote:
    """One more note."""
    return ServiceNote.objects.create(
        service=row, kind=kind, said=said, on=on, by_user_id=actor.user_id
    )
