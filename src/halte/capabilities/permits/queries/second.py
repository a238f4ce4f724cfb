"""The second officer’s part of a file; what may not be seen yet is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.permits.models import Opinion, PermitApplication
from halte.capabilities.permits.policy import (
    may_concur,
    may_open_file,
    may_record_reading,
    opinion_of,
    reading_of,
    sees_opinion,
)
from halte.capabilities.permits.states import Verdict
from halte.capabilities.permits.words import VERDICTS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import User


@dataclass(frozen=True, slots=True)
class Answered:
    """What the second officer wrote."""

    second_officer: str
    reading: str
    verdict: Bilingual | None
    declined: bool
    reasons: str


@dataclass(frozen=True, slots=True)
class SecondView:
    """`opinion` is '' and `instruction` None for whoever may not see them yet."""

    formed_on: date
    first_officer: str
    opinion: str
    instruction: Bilingual | None
    hidden: bool
    answered: Answered
    may_open: bool
    may_read: bool
    may_concur: bool


def second_view(actor: Actor, row: PermitApplication) -> SecondView | None:
    """None where no opinion was written."""
    opinion = opinion_of(row)
    if opinion is None:
        return None
    seen = sees_opinion(actor, row)
    concurs = actor.may(Permission.PERMITS_CONCUR)
    return SecondView(
        formed_on=opinion.formed_on,
        first_officer=name_of(opinion.officer_id),
        opinion=opinion.reasons if seen else "",
        instruction=_title(opinion) if seen else None,
        hidden=not seen,
        answered=_answered(opinion),
        may_open=concurs and not may_open_file(actor, row),
        may_read=concurs and not may_record_reading(actor, row),
        may_concur=concurs and not may_concur(actor, row),
    )


def _title(opinion: Opinion) -> Bilingual:
    instruction = opinion.instruction
    return Bilingual(instruction.title_en, instruction.title_fr)


def _answered(opinion: Opinion) -> Answered:
    """What the second officer wrote. It hides nothing of the first one’s."""
    reading = reading_of(opinion)
    said = getattr(reading, "concurrence", None) if reading else None
    return Answered(
        second_officer=name_of(reading.officer_id) if reading else "",
        reading=reading.words if reading else "",
        verdict=VERDICTS[Verdict(said.verdict)] if said else None,
        declined=bool(said and said.verdict == Verdict.DECLINE),
        reasons=said.reasons if said else "",
    )


def name_of(user_id: int) -> str:
    """The officer’s name."""
    return User.objects.filter(pk=user_id).values_list("name", flat=True).first() or ""
