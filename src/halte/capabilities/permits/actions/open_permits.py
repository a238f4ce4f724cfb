"""Requests for an open permit: facts, their weight, the totality, the letter.

Nothing here reaches an employer. There is no action that could.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from halte.capabilities.permits.actions.instructions import require_past
from halte.capabilities.permits.letters.plain import plain_letter
from halte.capabilities.permits.models import (
    AbuseFact,
    FactWeight,
    OpenDecision,
    OpenLetter,
    OpenPermit,
)
from halte.capabilities.permits.policy import (
    may_add_apart,
    may_add_fact,
    may_decide,
    may_weigh,
    of_ours,
)
from halte.capabilities.permits.states import (
    Abuse,
    NotMet,
    OpenOutcome,
    Source,
    Weight,
    Where,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation
from halte.methods.working_days import counted, due

SERVICE_DAYS: Final = 5
"""Working days within which a request is decided (programme guidance)."""


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks, how to reach them safely, and what s. 207.1 looks at."""

    person_name: str
    born_on: date | None
    reach_safely: str
    employer_named: str
    speaks: str
    language: str
    province: str
    in_canada: bool
    tied_permit: bool
    worked_without: bool
    received_on: date
    demonstration: bool = False


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Enter a request for an open permit",
                    "Inscrire une demande de permis ouvert"),
    policy=may_add_apart,
    second_factor=True,
)  # fmt: skip
def add_request(
    actor: Actor, organisation: Organisation, *, request: Request
) -> OpenPermit:
    """Free of charge, with or without a letter. The clock starts on the day it came."""
    require_past(request.received_on, "received_on")
    require_past(request.born_on, "born_on")
    values = {name: getattr(request, name) for name in Request.__dataclass_fields__}
    values["born_on"] = request.born_on.isoformat() if request.born_on else ""
    return OpenPermit.objects.create(
        organisation=organisation,
        due_on=due(request.received_on, SERVICE_DAYS, request.province),
        added_by_id=actor.user_id,
        **values,
    )


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Note a fact", "Consigner un fait"),
    policy=may_add_fact,
    second_factor=True,
)
def add_fact(
    actor: Actor,
    row: OpenPermit,
    *,
    kind: Abuse,
    source: Source,
    place: Where,
    words: str,
    risk_only: bool = False,
) -> AbuseFact:
    """What happened, or may happen; by whom and where."""
    return AbuseFact.objects.create(
        request=row,
        kind=kind,
        source=source,
        place=place,
        words=words,
        risk_only=risk_only,
        by_user_id=actor.user_id,
    )


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Weigh a fact", "Apprécier un fait"),
    policy=may_weigh,
    second_factor=True,
)
def weigh(actor: Actor, fact: AbuseFact, *, weight: Weight, reasons: str) -> FactWeight:
    """Step one: is it more likely than not? A paper that is missing proves nothing."""
    return FactWeight.objects.create(
        fact=fact, weight=weight, reasons=reasons, by_user_id=actor.user_id
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """Step two, and what came of it."""

    outcome: OpenOutcome
    totality: str = ""
    not_met: NotMet | None = None
    valid_until: date | None = None


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Correct what a request states",
                    "Corriger ce qu’indique une demande"),
    policy=may_add_fact,
    second_factor=True,
)  # fmt: skip
def correct_request(
    actor: Actor, row: OpenPermit, *, in_canada: bool, tied_permit: bool
) -> OpenPermit:
    """Where the person is and which permit they hold, until the request is decided."""
    row.in_canada, row.tied_permit = in_canada, tied_permit
    row.save(update_fields=["in_canada", "tied_permit"])
    return row


def require_steps(row: OpenPermit, decided: Decided) -> None:
    """Both steps, and a decision that the request itself does not contradict.

    IRPR 207.1(1): a foreign national in Canada who holds a permit tied to an employer,
    or renews one. The sentence says what differs, and recommends neither answer. Who
    withdraws need not have told anything.
    """
    if decided.outcome is OpenOutcome.WITHDRAWN:
        return
    if not row.facts.filter(weights__isnull=False).exists():
        raise Invalid("open_fact_first", field="outcome")
    issued = decided.outcome is OpenOutcome.ISSUED
    field = "outcome" if issued else "not_met"
    for stated, ground, codes in (
        (row.in_canada, NotMet.NOT_IN_CANADA, ("open_says_away", "open_says_here")),
        (
            row.tied_permit,
            NotMet.NO_TIED_PERMIT,
            ("open_says_untied", "open_says_tied"),
        ),
    ):
        if issued and not stated:
            raise Invalid(codes[0], field=field)
        if decided.not_met is ground and stated:
            raise Invalid(codes[1], field=field)


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Decide a request for an open permit",
                    "Trancher une demande de permis ouvert"),
    policy=may_decide,
    second_factor=True,
)  # fmt: skip
def decide(actor: Actor, row: OpenPermit, *, decided: Decided) -> OpenDecision:
    """An officer’s decision on all the facts together, timed against the clock."""
    issued = decided.outcome is OpenOutcome.ISSUED
    today = timezone.localdate()
    if (decided.outcome is OpenOutcome.NOT_ISSUED) != (decided.not_met is not None):
        raise Invalid("open_not_met", field="not_met")
    if decided.outcome is not OpenOutcome.WITHDRAWN and not decided.totality.strip():
        raise Invalid("open_totality", field="totality")
    if issued != bool(decided.valid_until and decided.valid_until > today):
        raise Invalid("open_valid_until", field="valid_until")
    require_steps(row, decided)
    return OpenDecision.objects.create(
        request=row,
        outcome=decided.outcome,
        not_met=decided.not_met or "",
        totality=decided.totality,
        decided_on=today,
        working_days=counted(row.received_on, today, row.province),
        valid_until=decided.valid_until,
        by_user_id=actor.user_id,
    )


@action(
    Permission.PROTECTED_PERMITS,
    label=Bilingual("Write to the person", "Écrire à la personne"),
    policy=of_ours,
    second_factor=True,
)
def write_letter(actor: Actor, row: OpenPermit) -> OpenLetter:
    """A letter that says nothing to anyone else. There is no other kind here."""
    made = plain_letter(row.organisation, row.pk)
    return OpenLetter.objects.create(
        request=row,
        document_en=made.en,
        document_fr=made.fr,
        digest_en=made.digest_en,
        digest_fr=made.digest_fr,
        issued_on=timezone.localdate(),
        by_user_id=actor.user_id,
    )
