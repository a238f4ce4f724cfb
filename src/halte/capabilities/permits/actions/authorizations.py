"""People who may work without an application: what is noted and what they are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.permits.actions.instructions import require_past
from halte.capabilities.permits.actions.noting import Offered, answers
from halte.capabilities.permits.checks import Finding
from halte.capabilities.permits.checks.authorized import look_authorized
from halte.capabilities.permits.models import (
    Authorization,
    AuthorizationLook,
    BusinessSeen,
    Told,
)
from halte.capabilities.permits.policy import may_add, of_ours
from halte.capabilities.permits.queries.gathering import authorized_of
from halte.capabilities.permits.states import Basis, Telling
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class MayWork:
    """Who may work, on which basis, and with whom if they name anyone."""

    person_name: str
    speaks: str
    basis: Basis
    employer_pk: int | None
    met_on: date
    demonstration: bool = False


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Enter someone who may work",
                    "Inscrire une personne autorisée à travailler"),
    policy=may_add,
    second_factor=True,
)  # fmt: skip
def add_authorization(
    actor: Actor, organisation: Organisation, *, given: MayWork
) -> Authorization:
    """A student, the holder of an open permit, or someone who needs no permit."""
    require_past(given.met_on, "met_on")
    values = {name: getattr(given, name) for name in MayWork.__dataclass_fields__}
    employer_id = values.pop("employer_pk")
    return Authorization.objects.create(
        organisation=organisation,
        employer_id=employer_id,
        added_by_id=actor.user_id,
        **values,
    )


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Note what the business offers",
                    "Consigner ce que l’entreprise offre"),
    policy=of_ours,
    second_factor=True,
)  # fmt: skip
def note_business(
    actor: Actor, row: Authorization, *, offered: Offered
) -> BusinessSeen:
    """From which source, seen on which day; only where an employer is named."""
    if row.employer_id is None:
        raise Invalid("authorized_nobody", field="service")
    return BusinessSeen.objects.create(authorization=row, **offered.values(actor))


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Note what the person was told",
                    "Consigner ce qui a été expliqué à la personne"),
    policy=of_ours,
    second_factor=True,
)  # fmt: skip
def tell(
    actor: Actor, row: Authorization, *, what: Telling, language: str, told_on: date
) -> Told:
    """The condition, or whom to call, in a language that the person speaks."""
    require_past(told_on, "told_on")
    return Told.objects.create(
        authorization=row,
        what=what,
        language=language,
        told_on=told_on,
        by_user_id=actor.user_id,
    )


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Keep the answers of the checks",
                    "Conserver les réponses des vérifications"),
    policy=of_ours,
    second_factor=True,
)  # fmt: skip
def keep_authorized(actor: Actor, row: Authorization) -> tuple[Finding, ...]:
    """Run every check as of today and keep what each answered, with its reasons."""
    today = timezone.localdate()
    found = look_authorized(authorized_of(actor, row, today))
    kept = answers(actor, row.looks.all(), found, today)
    AuthorizationLook.objects.bulk_create(
        AuthorizationLook(authorization=row, **each) for each in kept
    )
    return found
