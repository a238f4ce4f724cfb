"""What another room tells the directory from inside an action of its own."""

from __future__ import annotations

from halte.capabilities.directory.actions.checks import keep_signal
from halte.capabilities.directory.models import Service
from halte.capabilities.directory.policy import may_signal
from halte.capabilities.directory.states import SignalKind
from halte.core.access.actor import Actor


def refused_referral(actor: Actor, reference: str, *, reason: str) -> bool:
    """A referral to this service was refused, for a reason of `REFUSALS`.

    Nothing about the person comes along. False where enough have said so today,
    or where the service is no longer shown: a referral never fails over this.
    """
    row = Service.objects.select_for_update().filter(reference=reference).first()
    if row is None or may_signal(actor, row):
        return False
    keep_signal(actor, row, kind=SignalKind.REFUSED, reason=reason)
    return True
