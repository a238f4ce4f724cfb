"""What is owed of a penalty, and how an agreement on it stands.

IRPR s. 200(3)(h)(iii): no work permit to work for an employer in default of a penalty
or of an agreement on its payment. Everything else is left open by the law: who may
have an agreement, how many instalments, and from when a late one is a default. Here a
named officer agrees and a named officer records a default; nothing does it by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Sum

from halte.capabilities.inspections.models import (
    Agreement,
    Inspection,
    Instalment,
    Payment,
)
from halte.capabilities.inspections.states import Agreed, Due, Happened


@dataclass(frozen=True, slots=True)
class Part:
    """An instalment with what came in for it. Payments fill the earliest first."""

    row: Instalment
    state: Due
    paid_on: date | None


def paid_cents(inspection: Inspection) -> int:
    """What came in."""
    return inspection.payments.aggregate(n=Sum("amount_cents"))["n"] or 0


def owed_cents(inspection: Inspection) -> int:
    """What is left to pay."""
    decision = getattr(inspection, "decision", None)
    amount = decision.amount_cad * 100 if decision else 0
    return max(0, amount - paid_cents(inspection))


def agreement_of(inspection: Inspection) -> Agreement | None:
    """The agreement in force."""
    return inspection.agreements.filter(end=None).first()


def standing_of(agreement: Agreement) -> Agreed:
    """How an agreement stands."""
    end = getattr(agreement, "end", None)
    return Agreed(end.how) if end else Agreed.GIVEN


def parts_of(agreement: Agreement, today: date) -> list[Part]:
    """Its instalments in order, each as it stands on a day."""
    reached = filled(list(agreement.payments.order_by("paid_on", "id")))
    total, found = 0, []
    for row in agreement.instalments.all():
        total += row.amount_cents
        paid_on = next((day for sum_, day in reached if sum_ >= total), None)
        found.append(Part(row, state_of(row, paid_on, today), paid_on))
    return found


def filled(payments: list[Payment]) -> list[tuple[int, date]]:
    """The sum after each payment, and its day."""

    def sums() -> Iterator[tuple[int, date]]:
        total = 0
        for payment in payments:
            total += payment.amount_cents
            yield total, payment.paid_on

    return list(sums())


def state_of(row: Instalment, paid_on: date | None, today: date) -> Due:
    """An instalment on a day: its own last day is still in time."""
    if paid_on is None:
        return Due.LATE if today > row.due_on else Due.AWAITED
    return Due.PAID_LATE if paid_on > row.due_on else Due.PAID


def late(agreement: Agreement, today: date) -> list[Part]:
    """Instalments whose day is past and that are not paid whole."""
    return [part for part in parts_of(agreement, today) if part.state is Due.LATE]


def next_due(inspection: Inspection, today: date) -> date | None:
    """The day of the first instalment that is not paid; None without an agreement."""
    agreement = agreement_of(inspection)
    if agreement is None:
        return None
    days = (part.row.due_on for part in parts_of(agreement, today) if not part.paid_on)
    return next(days, None)


def defaulted(inspection: Inspection) -> bool:
    """Whether a default stands.

    An agreement that was given after it, and is in force or was kept, ends it: one
    can be given only where the office chose so (`HALTE_AGREEMENT_AFTER_DEFAULT`).
    """
    newest = inspection.events.filter(kind=Happened.DEFAULTED).order_by("id").last()
    if newest is None:
        return False
    after = inspection.agreements.filter(kept_at__gt=newest.kept_at)
    return not any(standing_of(a) in (Agreed.GIVEN, Agreed.KEPT) for a in after)


def default_since(inspection: Inspection, on: date) -> date | None:
    """The day of the default that stands on a day; None where none does then.

    It ends with the payment of all that is owed (IRPR s. 200(3)(h)(iii)), or with an
    agreement that was given after it and had not failed by that day.
    """
    events = inspection.events.filter(kind=Happened.DEFAULTED, on__lte=on)
    newest = events.order_by("id").last()
    if newest is None:
        return None
    paid = inspection.payments.filter(paid_on__lte=on).aggregate(n=Sum("amount_cents"))
    if (paid["n"] or 0) >= inspection.decision.amount_cad * 100:
        return None
    after = inspection.agreements.filter(
        kept_at__gt=newest.kept_at, given_on__lte=on
    ).exclude(end__how__in=[Agreed.BROKEN, Agreed.ENDED], end__on__lte=on)
    return None if after.exists() else newest.on


def may_follow_default() -> bool:
    """Whether this installation gives agreements after a default."""
    return bool(settings.HALTE_AGREEMENT_AFTER_DEFAULT)
