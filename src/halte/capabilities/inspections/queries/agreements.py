"""Agreements on instalments, as a file shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from halte.capabilities.inspections.clocks import today_at
from halte.capabilities.inspections.models import Agreement, Inspection
from halte.capabilities.inspections.owing import Part, parts_of, standing_of
from halte.capabilities.inspections.words import AGREED, AGREED_TAGS, DUE, DUE_TAGS
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class InstalmentView:
    """A part of the amount."""

    number: int
    due_on: date
    amount: Decimal
    state: Bilingual
    tag: str
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement: by whom, how it stands, and its parts."""

    given_on: date
    by: str
    said: str
    amount: Decimal
    state: Bilingual
    tag: str
    ended_on: date | None
    ended_by: str
    parts: tuple[InstalmentView, ...]


def agreements_of(row: Inspection) -> tuple[AgreementView, ...]:
    """All of a file, the newest first."""
    found = row.agreements.select_related("said", "end").order_by("-id")
    today = today_at(row.office)
    return tuple(agreement_view(one, today) for one in found)


def agreement_view(row: Agreement, today: date) -> AgreementView:
    """One agreement."""
    standing = standing_of(row)
    end = getattr(row, "end", None)
    return AgreementView(
        given_on=row.given_on,
        by=row.by_name,
        said=row.said.text,
        amount=Decimal(row.amount_cents) / 100,
        state=AGREED[standing],
        tag=AGREED_TAGS[standing],
        ended_on=end.on if end else None,
        ended_by=end.by_name if end else "",
        parts=tuple(map(part_view, parts_of(row, end.on if end else today))),
    )


def part_view(part: Part) -> InstalmentView:
    """One instalment."""
    return InstalmentView(
        number=part.row.number,
        due_on=part.row.due_on,
        amount=Decimal(part.row.amount_cents) / 100,
        state=DUE[part.state],
        tag=DUE_TAGS[part.state],
        paid_on=part.paid_on,
    )
