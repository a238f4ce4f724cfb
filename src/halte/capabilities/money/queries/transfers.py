"""Transfers between lines, as this reader sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from halte.capabilities.money import policy
from halte.capabilities.money.ledger import Body, body_of
from halte.capabilities.money.models import Line, Transfer
from halte.capabilities.money.states import TransferState
from halte.capabilities.money.words import NOBODY, ORIGINS, STATES, WHOLE_PLAN
from halte.capabilities.plan.facade import promise_titles
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing, sentence
from halte.core.reads import reads

WITH = ("giver__organisation", "taker__organisation", "organisation", "decision")
"""All that a transfer says."""


@dataclass(frozen=True, slots=True)
class Side:
    """A line that gives or takes, in words."""

    key: str
    title: Bilingual
    owner: Bilingual
    origin: Bilingual
    fiscal_year: str


@dataclass(frozen=True, slots=True)
class TransferLine:
    """A transfer as lists show it."""

    id: int
    giver: Side
    taker: Side
    cents: int
    effective_on: date
    state: str
    state_title: Bilingual
    proposed_at: datetime
    decided_at: datetime | None
    by: Body
    reason: str
    language: str
    authority: str
    note: str
    note_language: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class TransferPage:
    """A transfer in full, and what this reader may do with it."""

    transfer: TransferLine
    may_decide: bool
    why_not: str
    may_withdraw: bool


@reads(Permission.MONEY_READ)
def transfers(actor: Actor) -> tuple[TransferLine, ...]:
    """Transfers that this reader sees, those that wait first."""
    rows = Transfer.objects.visible_to(actor).select_related(*WITH)
    found = transfer_lines(list(rows))
    return tuple(sorted(found, key=lambda t: t.state != TransferState.PROPOSED))


@reads(Permission.MONEY_READ)
def transfer_page(actor: Actor, *, transfer_id: int) -> TransferPage:
    """One transfer. `why_not` tells an approver why they cannot decide it."""
    row = transfer_row(actor, transfer_id)
    approves = actor.may(Permission.MONEY_APPROVE)
    against = policy.may_decide(actor, row) if approves else ""
    waits = not hasattr(row, "decision")
    return TransferPage(
        transfer=transfer_lines([row])[0],
        may_decide=approves and not against,
        why_not=str(sentence(against)) if against and waits else "",
        may_withdraw=actor.may(Permission.MONEY_STATE)
        and not policy.may_withdraw(actor, row),
    )


def transfer_row(actor: Actor, transfer_id: int) -> Transfer:
    """A transfer for an action to work on."""
    rows = Transfer.objects.visible_to(actor).select_related(*WITH)
    row = rows.filter(pk=transfer_id).first()
    if row is None:
        raise Missing("not_found")
    return row


def waiting(actor: Actor) -> int:
    """How many transfers wait for this person’s decision."""
    rows = Transfer.objects.visible_to(actor).filter(decision__isnull=True)
    return sum(
        not policy.may_decide(actor, row)
        for row in rows.select_related("giver", "taker")
    )


Titles = Mapping[str, Bilingual]
"""Promises by the name that `promise_of` gives."""


def promise_of(line: Line) -> str:
    """The promise of a line, as the plan names it for other rooms."""
    return f"{line.plan}/{line.commitment}"


def transfer_lines(rows: Sequence[Transfer]) -> tuple[TransferLine, ...]:
    """Kept transfers as lists show them."""
    lines = [line for row in rows for line in (row.giver, row.taker)]
    titles = promise_titles(map(promise_of, lines))
    return tuple(_transfer_line(row, titles) for row in rows)


def _transfer_line(row: Transfer, titles: Titles) -> TransferLine:
    decision = getattr(row, "decision", None)
    state = TransferState(decision.outcome) if decision else TransferState.PROPOSED
    return TransferLine(
        id=row.pk,
        giver=side(row.giver, titles),
        taker=side(row.taker, titles),
        cents=row.cents,
        effective_on=row.effective_on,
        state=state,
        state_title=STATES[state],
        proposed_at=row.proposed_at,
        decided_at=decision.decided_at if decision else None,
        by=body_of(row.organisation),
        reason=row.reason,
        language=row.language,
        authority=row.authority,
        note=decision.note if decision else "",
        note_language=decision.language if decision else "",
        demonstration=row.demonstration,
    )


def side(line: Line, titles: Titles) -> Side:
    """A line in words."""
    return Side(
        key=line.key,
        title=titles.get(promise_of(line), WHOLE_PLAN),
        owner=body_of(line.organisation).short if line.organisation else NOBODY,
        origin=ORIGINS[line.money],
        fiscal_year=line.fiscal_year,
    )
