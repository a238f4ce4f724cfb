"""Coming and going is audited: sign-in, sign-out, second factors, passwords.

Allauth tells of these by signals; this is the only place that listens.
"""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from halte.core.access import one_time_codes
from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.organisations.models import User


def note(act: str, user: User | None, *, outcome: str = "done") -> None:
    """One row about a person’s session; names nobody but by number."""
    actor = Actor(user_id=None if user is None else user.pk)
    record(actor, f"core.access.{act}", kind="session", outcome=outcome, subject=user)


@receiver(account.user_logged_in)
def signed_in(user: User, **_: Any) -> None:
    """Someone came in."""
    note("sign_in", user)


@receiver(user_logged_out)
def signed_out(user: User | None, **_: Any) -> None:
    """Someone left."""
    if user is not None:
        note("sign_out", user)


@receiver(mfa.authentication_failed)
def code_refused(user: User, **_: Any) -> None:
    """A second factor did not open."""
    note("second_factor", user, outcome="code_incorrect")


@receiver(mfa.authenticator_added)
def factor_added(
    request: HttpRequest, user: User, authenticator: Authenticator, **_: Any
) -> None:
    """Enrolling proves possession, so it counts as used in this session.

    The code that enrolled an app has had its turn. Recovery codes are given,
    not proved, and count for nothing until one is entered.
    """
    note("second_factor_added", user)
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        return
    if authenticator.type == Authenticator.Type.TOTP:
        one_time_codes.use(user.pk, request.POST.get("code", ""))
    record_authentication(
        request, user, "mfa", id=authenticator.pk, type=authenticator.type
    )


@receiver(mfa.authenticator_removed)
def factor_removed(user: User, **_: Any) -> None:
    """A second factor was taken away."""
    note("second_factor_removed", user)


@receiver(account.password_changed)
@receiver(account.password_reset)
def password_changed(user: User, **_: Any) -> None:
    """The password is another now."""
    note("password_changed", user)
