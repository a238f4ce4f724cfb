"""Applications, the facts that the checks look at, and the answers that are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from halte.capabilities.permits.actions.instructions import require_past
from halte.capabilities.permits.actions.noting import Offered, answers
from halte.capabilities.permits.checks import Finding
from halte.capabilities.permits.checks.facts import Told
from halte.capabilities.permits.checks.instructions import reaching
from halte.capabilities.permits.models import (
    Closing,
    Instruction,
    InstructionMark,
    Look,
    OfferSeen,
    PermitApplication,
    Saying,
)
from halte.capabilities.permits.models.applications import ApplicationQuerySet
from halte.capabilities.permits.policy import may_add, may_close, may_note
from halte.capabilities.permits.queries.gathering import file_of, findings
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation

NUMBER: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{2,18}[A-Z0-9]", re.ASCII)
NOC: Final = re.compile(r"\d{5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an application asks for, and who asks."""

    number: str
    person_name: str
    born_on: date | None
    speaks: str
    language: str
    employer_pk: int | None
    occupation: str
    noc: str
    city: str
    province: str
    stream: str
    received_on: date
    starts_on: date | None = None
    ends_on: date | None = None
    demonstration: bool = False


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Enter an application", "Inscrire une demande"),
    policy=may_add,
    second_factor=True,
)
def add_application(
    actor: Actor, organisation: Organisation, *, asked: Asked
) -> PermitApplication:
    """A work-permit application of one’s own organisation. A number is here once."""
    number = re.sub(r"\s", "", asked.number).upper()
    if not NUMBER.fullmatch(number):
        raise Invalid("permit_number_shape", field="number")
    if not NOC.fullmatch(asked.noc):
        raise Invalid("permit_noc_shape", field="noc")
    require_past(asked.received_on, "received_on")
    require_past(asked.born_on, "born_on")
    if asked.starts_on and asked.ends_on and asked.ends_on < asked.starts_on:
        raise Invalid("permit_ends_before", field="ends_on")
    if same_number(number).exists():
        raise Invalid("permit_number_taken", field="number")
    values = {name: getattr(asked, name) for name in Asked.__dataclass_fields__}
    employer_id = values.pop("employer_pk")
    values |= {
        "number": number,
        "born_on": asked.born_on.isoformat() if asked.born_on else "",
    }
    return PermitApplication.objects.create(
        organisation=organisation,
        employer_id=employer_id,
        added_by_id=actor.user_id,
        **values,
    )


def same_number(number: str) -> ApplicationQuerySet:
    """Applications with this number, whoever keeps them."""
    field = PermitApplication._meta.get_field("number_index")
    digest = field.digest(number)
    return PermitApplication.objects.filter(number_index=digest)


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual(
        "Note what a business offers", "Consigner l’offre d’une entreprise"
    ),
    policy=may_note,
    second_factor=True,
)
def note_offer(actor: Actor, row: PermitApplication, *, offered: Offered) -> OfferSeen:
    """From which source, seen on which day."""
    return OfferSeen.objects.create(application=row, **offered.values(actor))


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Note what the person answered",
                    "Consigner la réponse de la personne"),
    policy=may_note,
    second_factor=True,
)  # fmt: skip
def note_saying(
    actor: Actor,
    row: PermitApplication,
    *,
    question: str,
    told: Told,
    asked_on: date,
    words: str = "",
) -> Saying:
    """To one question; the newest answer counts."""
    require_past(asked_on, "asked_on")
    return Saying.objects.create(
        application=row,
        question=question,
        told=told,
        asked_on=asked_on,
        words=words,
        by_user_id=actor.user_id,
    )


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Read an instruction against the facts",
                    "Confronter une instruction aux faits"),
    policy=may_note,
    second_factor=True,
)  # fmt: skip
def mark_instruction(
    actor: Actor,
    row: PermitApplication,
    *,
    instruction: Instruction,
    touches: bool,
    source: str,
    seen_on: date,
) -> InstructionMark:
    """Whether the facts touch an instruction that reaches the application."""
    require_past(seen_on, "seen_on")
    require_reach(actor, row, instruction, "instruction")
    return InstructionMark.objects.create(
        application=row,
        instruction=instruction,
        touches=touches,
        source=source,
        seen_on=seen_on,
        by_user_id=actor.user_id,
    )


def require_reach(
    actor: Actor, row: PermitApplication, instruction: Instruction, field: str
) -> None:
    """Refuse an instruction that does not apply to the application today."""
    file = file_of(actor, row, timezone.localdate())
    versions = {(entry.reference, entry.version) for entry in reaching(file)}
    if (instruction.reference, instruction.version) not in versions:
        raise Invalid("permit_instruction_out_of_reach", field=field)


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Keep the answers of the checks",
                    "Conserver les réponses des vérifications"),
    policy=may_note,
    second_factor=True,
)  # fmt: skip
def keep_checks(actor: Actor, row: PermitApplication) -> tuple[Finding, ...]:
    """Run every check as of today and keep what each answered, with its reasons."""
    today = timezone.localdate()
    found = findings(actor, row, today)
    kept = answers(actor, row.looks.all(), found, today)
    Look.objects.bulk_create(Look(application=row, **each) for each in kept)
    return found


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Close a file", "Clore un dossier"),
    policy=may_close,
    second_factor=True,
)
def close(actor: Actor, row: PermitApplication, *, closed_on: date) -> Closing:
    """An officer decided the application in the department’s own system."""
    require_past(closed_on, "closed_on")
    if closed_on < row.received_on:
        raise Invalid("permit_day_before", field="closed_on")
    return Closing.objects.create(
        application=row, closed_on=closed_on, by_user_id=actor.user_id
    )
