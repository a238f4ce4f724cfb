"""Disposal: content goes, a certificate and a bare count stay."""

from __future__ import annotations

import hashlib
from typing import Final

from django.db import transaction
from django.utils import timezone

from halte.capabilities.workers.models import Account, Disposal, Interview, Worker
from halte.capabilities.workers.policy import is_due
from halte.capabilities.workers.states import Means, Standing, State
from halte.core.access.actor import Actor
from halte.core.audit.record import record

RULE: Final = "SOR/83-508, s. 4(1)(a)"


def due() -> list[Account]:
    """Accounts whose time of keeping is over."""
    rows = Account.objects.filter(
        state=State.CLOSED, kept_until__lt=timezone.localdate()
    )
    return list(rows)


def dispose(actor: Actor, account: Account) -> Disposal | None:
    """Remove all but kind, channel, language and day, which figures count by."""
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account.pk)
        if account.state != State.CLOSED or not is_due(account):
            return None
        removed, keys = _remove(account)
        certificate = Disposal.objects.create(
            reference=account.reference,
            rule=RULE,
            removed=removed,
            digest=hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest(),
        )
        record(actor, "capabilities.workers.dispose", kind="system", subject=account)
        return certificate


def _remove(account: Account) -> tuple[dict[str, int], list[str]]:
    """How many rows of each kind went, and their keys."""
    removed: dict[str, int] = {}
    keys = [str(account.pk)]
    for name in ("sayings", "links", "tokens"):
        rows = getattr(account, name).all()
        keys += [str(key) for key in rows.values_list("pk", flat=True)]
        removed[name] = rows.delete()[0]
    Interview.objects.filter(account=account).delete()
    worker, account.worker = account.worker_id, None
    account.state, account.kept_until = State.DISPOSED, None
    account.standing, account.means = Standing.ANONYMOUS, Means.NONE
    account.contact = account.contact_rule = account.code_digest = account.once = ""
    account.save()
    removed["names"] = 0
    if worker is not None and not Account.objects.filter(worker=worker).exists():
        removed["names"] = Worker.objects.filter(pk=worker).delete()[0]
    return removed, keys
