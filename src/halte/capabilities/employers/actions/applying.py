"""What an employer stated about one application, group by group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from halte.capabilities.employers.actions.register import require_past
from halte.capabilities.employers.models import (
    Advert,
    Application,
    Offer,
    Recruitment,
    Workplace,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Job:
    """The job and its pay, beyond what every application says."""

    duties: str
    begins_on: date | None = None
    education: str = ""
    experience: str = ""
    overtime_after: Decimal | None = None
    overtime_cents: int | None = None
    benefits: str = ""
    vacation: str = ""
    deductions: str = ""
    variable_pay: str = ""
    piece_rate: str = ""


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual(
        "State the job and its pay", "Consigner le poste et sa rémunération"
    ),
    second_factor=True,
)
def state_offer(actor: Actor, application: Application, *, job: Job) -> Offer:
    """The job and its pay as stated now; what was stated before stays."""
    if (job.overtime_after is None) != (job.overtime_cents is None):
        raise Invalid("overtime_whole", field="overtime")
    if job.begins_on and job.begins_on < application.received_on:
        raise Invalid("begins_before", field="begins_on")
    return Offer.objects.create(
        application=application, by_user_id=actor.user_id, **as_dict(job)
    )


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works at the place."""

    stated_on: date
    residents: int
    foreign: int
    foreign_low_wage: int
    dispute: bool | None = None


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("State who works at the place", "Consigner l’effectif du lieu"),
    second_factor=True,
)
def state_workplace(
    actor: Actor, application: Application, *, staff: Staff
) -> Workplace:
    """Who works there as stated on a day."""
    require_past(staff.stated_on, "stated_on")
    if staff.foreign_low_wage > staff.foreign:
        raise Invalid("low_wage_above_all", field="foreign_low_wage")
    return Workplace.objects.create(
        application=application, by_user_id=actor.user_id, **as_dict(staff)
    )


@dataclass(frozen=True, slots=True)
class Seeking:
    """What came of looking for workers in Canada."""

    applicants: int
    hired: int
    not_hired: str = ""
    transition_plan: str = ""


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("State the recruitment", "Consigner le recrutement"),
    second_factor=True,
)
def state_recruitment(
    actor: Actor, application: Application, *, seeking: Seeking
) -> Recruitment:
    """What came of the adverts, as stated now."""
    if seeking.hired > seeking.applicants:
        raise Invalid("hired_above_applicants", field="hired")
    return Recruitment.objects.create(
        application=application, by_user_id=actor.user_id, **as_dict(seeking)
    )


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Add an advert", "Ajouter une annonce"),
    second_factor=True,
)
def add_advert(
    actor: Actor,
    application: Application,
    *,
    where: str,
    first_day: date,
    last_day: date | None = None,
) -> Advert:
    """One advertisement of the job."""
    require_past(first_day, "first_day")
    if last_day is not None and last_day < first_day:
        raise Invalid("ended_before", field="last_day")
    return Advert.objects.create(
        application=application,
        where=where,
        first_day=first_day,
        last_day=last_day,
        by_user_id=actor.user_id,
    )


def as_dict(given: Job | Staff | Seeking) -> dict[str, object]:
    """What was given, by name."""
    return {name: getattr(given, name) for name in given.__dataclass_fields__}
