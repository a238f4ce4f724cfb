"""What speaks against a transfer, when it is proposed and again when approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from django.db.models import Q, QuerySet

from halte.capabilities.money.book.circles import leads_back
from halte.capabilities.money.book.course import lowest_after
from halte.capabilities.money.checks import LARGEST, dollars, planned_cents
from halte.capabilities.money.lines import key_of
from halte.capabilities.money.models import Line, Transfer
from halte.capabilities.money.standing import NOW, REAL, day_after, standing
from halte.capabilities.money.states import TransferState
from halte.capabilities.money.years import begins, ends
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Proposal:
    """Money that is to move from one line to another."""

    giver: Line
    taker: Line
    cents: int
    effective_on: date
    authority: str = ""
    demonstration: bool = False
    transfer_id: int | None = None


def proposal_of(row: Transfer) -> Proposal:
    """A kept transfer as it is judged again."""
    return Proposal(
        row.giver, row.taker, row.cents, row.effective_on, row.authority,
        row.demonstration, row.pk,
    )  # fmt: skip


def fault_of(proposal: Proposal, *, approving_on: date | None = None) -> Invalid | None:
    """The first reason why the money cannot move; None where it can.

    `approving_on` is the day of approval: what was approved on the same day
    counts as one batch, whatever the days it takes effect on.
    """
    found = chain(
        _sense(proposal), _authority(proposal), _circle(proposal, approving_on),
        _enough(proposal),
    )  # fmt: skip
    return next(found, None)


def _sense(proposal: Proposal) -> Iterator[Invalid]:
    giver, taker = proposal.giver, proposal.taker
    if proposal.cents <= 0:
        yield Invalid("money_moves_nothing", field="amount")
    if proposal.cents > LARGEST:
        yield Invalid("money_too_large", field="amount")
    if giver.key == taker.key:
        yield Invalid("money_same_line", field="taker")
    if giver.plan != taker.plan:
        yield Invalid("money_other_plan", field="taker")
    if giver.fiscal_year != taker.fiscal_year:
        yield Invalid("money_other_year", field="taker")
    year = giver.fiscal_year
    if not begins(year) <= proposal.effective_on <= ends(year):
        yield Invalid("money_outside_year", field="effective_on", year=year)


def _authority(proposal: Proposal) -> Iterator[Invalid]:
    """What moves only where somebody named says that it may."""
    giver, taker = proposal.giver, proposal.taker
    if proposal.authority.strip():
        return
    if giver.money != taker.money:
        yield Invalid("money_mixes_origins", field="authority")
    # Financial Administration Act, s. 33(1): an appropriation is charged by the
    # Minister “of the department for which the appropriation was made”.
    both = {giver.organisation_id, taker.organisation_id} - {None}
    if len(both) > 1:
        yield Invalid("money_two_departments", field="authority")


def _circle(proposal: Proposal, approving_on: date | None) -> Iterator[Invalid]:
    batch = Q(effective_on=proposal.effective_on)
    if approving_on is not None:
        batch |= Q(
            decision__decided_at__gte=day_after(approving_on - timedelta(days=1)),
            decision__decided_at__lt=day_after(approving_on),
        )
    moves = live_transfers().filter(batch).exclude(pk=proposal.transfer_id or 0)
    pairs = moves.values_list("giver__key", "taker__key")
    if leads_back(pairs, proposal.giver.key, proposal.taker.key):
        yield Invalid("money_circle", field="taker")


def live_transfers() -> QuerySet[Transfer]:
    """Transfers that are proposed or approved."""
    return Transfer.objects.filter(
        Q(decision__isnull=True) | Q(decision__outcome=TransferState.APPROVED)
    )


def _enough(proposal: Proposal) -> Iterator[Invalid]:
    """The giver stays at zero or above on every day from then on."""
    giver = proposal.giver
    budget = planned_cents(key_of(giver))
    view = NOW if proposal.demonstration else REAL
    found = standing(Line.objects.filter(key=giver.key).order_by(), view)
    steps = found.steps.get(giver.pk, [])
    lowest = lowest_after(budget or 0, steps, proposal.effective_on)
    if lowest < proposal.cents:
        yield Invalid("money_not_enough", field="amount", left=dollars(max(0, lowest)))
