"""Allauth’s forms in our words, without placeholders, and one use for each code."""

from __future__ import annotations

from typing import Any, Final

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

from halte.core.access import one_time_codes
from halte.core.access.accounts import refusal

WORDS: Final = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Present password"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
    "code": _("Code"),
    "name": _("Name of this passkey"),
}

PASSWORD_HINT: Final = _(
    "At least 12 characters. Three or four unrelated words are strong and easy to "
    "remember."
)


class Plain:
    """Our labels and hints on the fields that are there; no placeholders."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = WORDS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            field.help_text = PASSWORD_HINT if name == "password1" else ""


class SignInForm(Plain, account.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""


class ChangePasswordForm(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    """The present password, and a new one twice."""


class ResetPasswordForm(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    """The address to send a link to."""


class NewPasswordForm(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, from the link."""


class ConfirmPasswordForm(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    """The password again, before something that matters."""


class OneUse(Plain):
    """A code of the authenticator app opens once (RFC 6238, section 5.2)."""

    user: Any
    cleaned_data: dict[str, Any]
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Refuse a code that has opened before, then check it."""
        # Counted here too, so that trying used codes is not free.
        check_rate_limit(self.user)
        if one_time_codes.was_used(self.user.pk, self.cleaned_data["code"]):
            raise refusal("code_replayed")
        code: str = super().clean_code()  # type: ignore[misc]
        is_app = self.authenticator.type == Authenticator.Type.TOTP
        if is_app and not one_time_codes.use(self.user.pk, code):
            raise refusal("code_replayed")
        return code


class CodeForm(OneUse, codes.AuthenticateForm):  # type: ignore[misc]
    """A code while signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _(
            "From your authenticator app, or one of your recovery codes."
        )


class ConfirmCodeForm(OneUse, codes.ReauthenticateForm):  # type: ignore[misc]
    """A code again, before something that matters."""


class ActivateAppForm(Plain, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator app."""


class AddPasskeyForm(Plain, passkeys.AddWebAuthnForm):  # type: ignore[misc]
    """A name, and what the device answers."""


class RenamePasskeyForm(Plain, passkeys.EditWebAuthnForm):  # type: ignore[misc]
    """Another name."""
