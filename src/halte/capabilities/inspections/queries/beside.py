"""What stands beside the checklist: events, letters, what follows, and money."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from halte.capabilities.inspections.computing import same_as
from halte.capabilities.inspections.models import (
    Computation,
    Inspection,
    Letter,
)
from halte.capabilities.inspections.owing import owed_cents, paid_cents
from halte.capabilities.inspections.standing import newest_computation
from halte.capabilities.inspections.states import Happened, Kind, Outcome
from halte.capabilities.inspections.words import HAPPENED, KINDS, OUTCOMES
from halte.core.bilingual import Bilingual
from halte.core.organisations.queries import names_of
from halte.methods.law.trace import FOR_GOOD, Years, ban_text


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as it is shown."""

    kind: Bilingual
    on: date
    until: date | None
    asked_on: date | None
    said: str
    by: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter in a list: how far it is."""

    pk: int
    kind: Bilingual
    number: str
    dated: date
    drafted_by: str
    stage: Bilingual
    tag: str


@dataclass(frozen=True, slots=True)
class ImpliedView:
    """What the findings imply, in sum; `changed` where they are no longer those."""

    pk: int
    number: int
    determined_on: date
    amount: int
    ban: Bilingual
    warning_only: bool
    violations: int
    changed: bool


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What was decided."""

    outcome: Bilingual
    on: date
    by: str
    reasons: str
    amount: int
    ban: Bilingual


@dataclass(frozen=True, slots=True)
class MoneyView:
    """What is owed, what came in, and whether the decision is on the list."""

    owed: Decimal
    paid: Decimal
    payments: tuple[tuple[date, Decimal, str], ...]
    listed: bool | None
    listed_on: date | None


DRAFTED = Bilingual("To review", "À réviser")
RETURNED = Bilingual("Returned", "Renvoyée")
APPROVED = Bilingual("To send", "À envoyer")
SENT = Bilingual("Sent", "Envoyée")


def events_of(row: Inspection) -> tuple[EventView, ...]:
    """All that happened, the newest day first."""
    rows = list(row.events.select_related("said").order_by("-id"))
    names = names_of(event.by_user_id for event in rows)
    shown = [
        EventView(
            kind=HAPPENED[Happened(event.kind)],
            on=event.on,
            until=event.until,
            asked_on=event.asked_on,
            said=event.said.text if event.said else "",
            by=names.get(event.by_user_id or 0, ""),
            kept_at=event.kept_at,
        )
        for event in rows
    ]
    return tuple(sorted(shown, key=lambda event: event.on, reverse=True))


def letters_of(row: Inspection) -> tuple[LetterLine, ...]:
    """The letters of a file, the newest first."""
    letters = row.letters.select_related("review", "sending").order_by("-id")
    return tuple(letter_line(letter) for letter in letters)


def letter_line(letter: Letter) -> LetterLine:
    """A letter in a list."""
    stage, tag = stage_of(letter)
    return LetterLine(
        pk=letter.pk,
        kind=KINDS[Kind(letter.kind)],
        number=number_of(letter),
        dated=letter.dated,
        drafted_by=letter.drafted_by_name,
        stage=stage,
        tag=tag,
    )


def number_of(letter: Letter) -> str:
    """The number of a letter that was sent; a draft has none of its own yet."""
    sent = hasattr(letter, "sending")
    return f"{letter.inspection.number}/{letter.number}" if sent else ""


def stage_of(letter: Letter) -> tuple[Bilingual, str]:
    """How far a letter is, and how that is drawn."""
    review = getattr(letter, "review", None)
    if hasattr(letter, "sending"):
        return SENT, "done"
    if review is None:
        return DRAFTED, "waiting"
    return (APPROVED, "attention") if review.approved else (RETURNED, "stopped")


def implied_of(row: Inspection) -> ImpliedView | None:
    """What was computed last."""
    newest = newest_computation(row)
    if newest is None:
        return None
    decided = hasattr(row, "decision")
    return ImpliedView(
        pk=newest.pk,
        number=newest.number,
        determined_on=newest.determined_on,
        amount=newest.amount_cad,
        ban=ban_words(newest.ban),
        warning_only=newest.warning_only,
        violations=violations_in(newest),
        changed=not decided and not same_as(row, newest),
    )


def violations_in(computation: Computation) -> int:
    """How many violations a computation comes to: one for each worker."""
    result = json.loads(computation.result_en)
    return sum(
        one["workers"]
        for one in result["violations"]
        if one["trace"]["status"] != "justified"
    )


def ban_words(ban: str) -> Bilingual:
    """A ban in both languages."""
    years = FOR_GOOD if ban == "permanent" else Years(int(ban))
    return Bilingual(ban_text(years, "en"), ban_text(years, "fr"))


def decision_of(row: Inspection) -> DecisionView | None:
    """The decision, once there is one."""
    decision = getattr(row, "decision", None)
    if decision is None:
        return None
    return DecisionView(
        outcome=OUTCOMES[Outcome(decision.outcome)],
        on=decision.decided_on,
        by=decision.by_name,
        reasons=decision.reasons.text,
        amount=decision.amount_cad,
        ban=ban_words(decision.ban),
    )


def money_of(row: Inspection) -> MoneyView | None:
    """Payment and publication, once there is a decision."""
    decision = getattr(row, "decision", None)
    if decision is None:
        return None
    newest = row.publications.last()
    return MoneyView(
        owed=Decimal(owed_cents(row)) / 100,
        paid=Decimal(paid_cents(row)) / 100,
        payments=tuple(
            (p.paid_on, Decimal(p.amount_cents) / 100, p.reference)
            for p in row.payments.all()
        ),
        listed=None if newest is None else not newest.withdrawn,
        listed_on=newest.on if newest else None,
    )
