"""Signing people in, as a browser would."""

from __future__ import annotations

import time

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client

from halte.core.organisations.models import User
from tests.conftest import Person

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def enrol(user: User) -> None:
    """An authenticator app with a secret known to the test."""
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)


def code(step: int = 0) -> str:
    """What the app shows, `step` periods from now."""
    now = int(time.time()) // app_settings.TOTP_PERIOD
    return format_hotp_value(hotp_value(SECRET, now + step))


def password(
    client: Client, email: str, typed: str = PASSWORD, *, address: str = "10.0.0.1"
) -> HttpResponse:
    """Send the sign-in form."""
    return client.post(
        "/en/account/login/",
        {"login": email, "password": typed},
        REMOTE_ADDR=address,
    )


def sign_in(person: Person, client: Client | None = None) -> Client:
    """All the way in: password, and the app where the person has one."""
    client = client or Client()
    password(client, person.user.email)
    if Authenticator.objects.filter(user=person.user).exists():
        forget_used_codes(person.user)
        client.post("/en/account/second-factor/enter/", {"code": code()})
    assert "_auth_user_id" in client.session
    return client


def forget_used_codes(user: User) -> None:
    """Let a test sign in twice within thirty seconds."""
    from django.core.cache import cache

    cache.clear()
    for app in Authenticator.objects.filter(user=user, type="totp"):
        app.data.pop("last_step", None)
        app.save()


def enrolled(person: Person) -> Client:
    """Signed in with a second factor."""
    if not Authenticator.objects.filter(user=person.user).exists():
        enrol(person.user)
    return sign_in(person)
