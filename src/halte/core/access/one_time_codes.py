"""Codes of an authenticator app: each opens once, whatever the tolerance.

Allauth refuses a code again for thirty seconds, from a cache. With a tolerance
of one step a code lives ninety, and a cache may forget. So the step of the
last code that opened is kept with the authenticator, and no code of that step
or an earlier one opens again (RFC 6238, section 5.2).
"""

from __future__ import annotations

import hmac
import time
from typing import Final

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import transaction

LAST_STEP: Final = "last_step"


def was_used(user_id: int, code: str) -> bool:
    """True for a code that is right but has had its turn."""
    app = _app(user_id)
    if app is None:
        return False
    step = step_of(app, code)
    return step is not None and step <= int(app.data.get(LAST_STEP, 0))


def use(user_id: int, code: str) -> bool:
    """Spend the code; False where someone else was quicker."""
    with transaction.atomic():
        app = _app(user_id, lock=True)
        step = None if app is None else step_of(app, code)
        if app is None or step is None or step <= int(app.data.get(LAST_STEP, 0)):
            return False
        app.data[LAST_STEP] = step
        app.save(update_fields=["data"])
        return True


def step_of(app: Authenticator, code: str) -> int | None:
    """Which time step a code belongs to, of those that are accepted now."""
    secret = decrypt(app.data["secret"])
    now = int(time.time()) // app_settings.TOTP_PERIOD
    typed = normalize_user_code(code).encode()
    for step in range(now - app_settings.TOTP_TOLERANCE, now + 2):
        right = format_hotp_value(hotp_value(secret, step)).encode()
        if hmac.compare_digest(right, typed):
            return step
    return None


def next_code(user_id: int) -> tuple[str, float] | None:
    """A code that has not had its turn, and in how many seconds it opens.

    Zero seconds where it opens now: codes of the next step do already. None
    where the person has no app.
    """
    app = _app(user_id)
    if app is None:
        return None
    period = app_settings.TOTP_PERIOD
    step = max(int(time.time()) // period, int(app.data.get(LAST_STEP, 0)) + 1)
    opens = (step - app_settings.TOTP_TOLERANCE) * period
    code = format_hotp_value(hotp_value(decrypt(app.data["secret"]), step))
    return str(code), max(0.0, opens - time.time())


def _app(user_id: int, *, lock: bool = False) -> Authenticator | None:
    rows = Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.TOTP)
    found: Authenticator | None = (rows.select_for_update() if lock else rows).first()
    return found
