"""Moving money between lines: proposed by one person, decided by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.money import policy
from halte.capabilities.money.lines import kept_line, kept_line_of
from halte.capabilities.money.models import Line, Transfer, TransferDecision
from halte.capabilities.money.states import TransferState
from halte.capabilities.money.transferring import Proposal, fault_of, proposal_of
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual, current_language
from halte.core.errors import Denied, Invalid


@dataclass(frozen=True, slots=True)
class Moved:
    """What a person proposes: how much, to which line, from which day, and why."""

    taker: str
    cents: int
    effective_on: date
    reason: str
    authority: str = ""


@action(
    Permission.MONEY_STATE,
    label=Bilingual("Propose a transfer", "Proposer un virement"),
    policy=policy.may_say,
)
def propose(
    actor: Actor, giver: Line, *, moved: Moved, demonstration: bool = False
) -> Transfer:
    """Propose to move money from a line. It counts once a second person approves."""
    if not moved.reason.strip():
        raise Invalid("money_reason_missing", field="reason")
    if actor.organisation_id is None:
        raise Denied("money_not_your_line")
    giver, taker = kept_line(giver), kept_line_of(moved.taker)
    proposal = Proposal(
        giver, taker, moved.cents, moved.effective_on, moved.authority, demonstration
    )
    if wrong := fault_of(proposal):
        raise wrong
    return Transfer.objects.create(
        giver=giver,
        taker=taker,
        cents=moved.cents,
        effective_on=moved.effective_on,
        reason=moved.reason.strip(),
        language=current_language(),
        authority=moved.authority.strip(),
        organisation_id=actor.organisation_id,
        demonstration=demonstration,
        by_user_id=actor.user_id,
    )


@action(
    Permission.MONEY_APPROVE,
    label=Bilingual("Approve a transfer", "Approuver un virement"),
    policy=policy.may_decide,
)
def approve(actor: Actor, transfer: Transfer, *, note: str = "") -> TransferDecision:
    """Let the money move, if everything still allows it."""
    # Both lines are locked, in one order, so that two approvals cannot each see
    # money that only one of them can have.
    for line in sorted((transfer.giver, transfer.taker), key=lambda one: one.pk):
        kept_line(line)
    wrong = fault_of(proposal_of(transfer), approving_on=timezone.localdate())
    if wrong is not None:
        raise wrong
    return _decide(actor, transfer, TransferState.APPROVED, note)


@action(
    Permission.MONEY_APPROVE,
    label=Bilingual("Refuse a transfer", "Refuser un virement"),
    policy=policy.may_decide,
)
def refuse(actor: Actor, transfer: Transfer, *, note: str) -> TransferDecision:
    """Leave the money where it is, and say why."""
    if not note.strip():
        raise Invalid("money_reason_missing", field="note")
    return _decide(actor, transfer, TransferState.REFUSED, note)


@action(
    Permission.MONEY_STATE,
    label=Bilingual("Withdraw a transfer", "Retirer un virement"),
    policy=policy.may_withdraw,
)
def withdraw(actor: Actor, transfer: Transfer) -> TransferDecision:
    """Take a proposal back before anyone decided."""
    return _decide(actor, transfer, TransferState.WITHDRAWN, "")


def _decide(
    actor: Actor, transfer: Transfer, outcome: TransferState, note: str
) -> TransferDecision:
    return TransferDecision.objects.create(
        transfer=transfer,
        outcome=outcome,
        note=note.strip(),
        language=current_language(),
        by_user_id=actor.user_id,
    )
