"""How allauth behaves here: people come by invitation, never by signing up."""

from __future__ import annotations

import io
import math
import time
from typing import Any, ClassVar, Final

import qrcode  # type: ignore[import-untyped]
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]

from halte.core.access import session_audit, throttle
from halte.core.access.second_factor import SECRETS, is_needed_by
from halte.core.access.sentences import sentence
from halte.core.fields import decrypt, encrypt
from halte.core.organisations.models import User

FRESH_SECONDS: Final = 300
"""How long after signing in or confirming nobody is asked to confirm again."""


def refusal(code: str, **values: object) -> ValidationError:
    """A coded sentence as an error of a form, in the reader’s language."""
    return ValidationError(str(sentence(code, **values)), code=code)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed sign-up, our throttle, our words, the person’s own language."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        **{
            theirs: sentence(ours)
            for theirs, ours in (
                ("email_password_mismatch", "sign_in_mismatch"),
                ("incorrect_password", "password_incorrect"),
                ("enter_current_password", "password_incorrect"),
                ("incorrect_code", "code_incorrect"),
                ("too_many_login_attempts", "too_many_codes"),
                ("rate_limited", "too_many_codes"),
                ("invalid_password_reset", "reset_link_spent"),
            )
        },
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs themselves up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse, calmly and with the time, where there were too many tries."""
        account = str(credentials.get("email") or credentials.get("username") or "")
        verdict = throttle.begin(account, self.get_client_ip(request))
        self._attempt = verdict.attempt
        if verdict.again_at is not None:
            wait = (verdict.again_at - timezone.now()).total_seconds()
            raise refusal("too_many_tries", minutes=max(1, math.ceil(wait / 60)))

    def _rollback_login_failed_rl_usage(self) -> None:
        throttle.succeeded(self._attempt)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A refused sign-in is audited under the account’s number, if there is one."""
        account = str(credentials.get("email") or "").lower()
        user = User.objects.filter(email=account).first()
        session_audit.note("sign_in", user, outcome="sign_in_mismatch")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within minutes of signing in: that was the confirmation."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((float(record["at"]) for record in records), default=0.0)
        return time.time() - latest > FRESH_SECONDS

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Home, in the language the person chose for themselves."""
        with override(getattr(request.user, "language", None)):
            return str(reverse("home"))

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Home, in the language being read."""
        return str(reverse("home"))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one’s own access page."""
        return str(reverse("access:mine"))

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """In the language of the person written to, where we know them."""
        user = context.get("user")
        if user is None and isinstance(email, str):
            user = User.objects.filter(email=email.lower()).first()
        with override(user.language if user else get_language()):
            mail: EmailMessage = super().render_mail(
                template_prefix, email, context, headers
            )
        return mail


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets under our key ring; the last factor stays while a role needs it."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        **{
            theirs: sentence(ours)
            for theirs, ours in (
                ("incorrect_code", "code_incorrect"),
                ("cannot_delete_authenticator", "last_second_factor"),
                ("cannot_generate_recovery_codes", "no_second_factor_yet"),
            )
        },
    }

    def encrypt(self, text: str) -> str:
        """Seeds and secrets, never in clear."""
        return encrypt(text, place=SECRETS)

    def decrypt(self, encrypted_text: str) -> str:
        """The other way."""
        return decrypt(encrypted_text, place=SECRETS)

    def build_totp_svg(self, url: str) -> str:
        """On white, whatever the page’s colours: cameras want dark on light.

        Without the XML declaration, so that it can stand in the page itself: a
        picture from a data address would need a hole in the content policy.
        """
        picture = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode().partition("?>")[2].strip()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of somebody whose role needs a second factor."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(
            pk=authenticator.pk
        )
        left = others.exclude(type=Authenticator.Type.RECOVERY_CODES)
        return left.exists() or not is_needed_by(authenticator.user_id)
