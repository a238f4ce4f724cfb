"""Slowing down guesses without locking out an office.

Counted for the account as it was typed, whether or not it exists, so that the
answer tells nothing about it: few tries from one address, more from all
addresses together. An address alone is never counted: a whole office may sit
behind it. One who guesses from one address therefore cannot keep the owner of
an account out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from halte.core.access.models import SignInAttempt
from halte.core.fields import blind_index


@dataclass(frozen=True, slots=True)
class Limit:
    """So many failures in so much time."""

    tries: int
    window: timedelta


HERE: Final = Limit(5, timedelta(minutes=5))
"""For one account from one address."""

EVERYWHERE: Final = Limit(20, timedelta(minutes=15))
"""For one account from all addresses together."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`attempt` is counted until it succeeds; `again_at` is set where refused."""

    attempt: SignInAttempt | None
    again_at: datetime | None


def begin(account: str, address: str) -> Verdict:
    """Count a try before it is made, so that simultaneous tries count too."""
    now = timezone.now()
    SignInAttempt.objects.filter(at__lt=now - EVERYWHERE.window).delete()
    attempt = SignInAttempt.objects.create(
        account=blind_index(account, place="sign-in account"),
        address=blind_index(address, place="sign-in address"),
        at=now,
    )
    tries = SignInAttempt.objects.filter(account=attempt.account)
    again = max(
        _free_at(tries.filter(address=attempt.address), HERE, now),
        _free_at(tries, EVERYWHERE, now),
    )
    if again <= now:
        return Verdict(attempt, None)
    # A refused try is not counted: waiting must help.
    attempt.delete()
    return Verdict(None, again)


def _free_at(tries: QuerySet[SignInAttempt], limit: Limit, now: datetime) -> datetime:
    """When the next try is free; `now` where it is free already."""
    recent = tries.filter(at__gt=now - limit.window).order_by("-at")
    times = list(recent.values_list("at", flat=True)[: limit.tries + 1])
    return times[limit.tries] + limit.window if len(times) > limit.tries else now


def succeeded(attempt: SignInAttempt | None) -> None:
    """Take back the try that succeeded; earlier failures keep counting."""
    if attempt is not None and attempt.pk is not None:
        attempt.delete()
