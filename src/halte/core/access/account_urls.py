"""The pages of allauth that are open here; the others answer calmly.

Names are allauth’s own, since its code looks them up.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, re_path

from halte.core.access.accounts import SecondFactorAdapter
from halte.core.access.public import public
from halte.core.errors import Denied, Missing


@public
def by_invitation(request: HttpRequest, **_: str) -> HttpResponse:
    """Signing up, adding addresses and the like do not exist here."""
    raise Missing("accounts_by_invitation")


def mine(request: HttpRequest) -> HttpResponse:
    """One’s own access page."""
    return redirect("access:mine")


class RemovePasskeyView(passkeys.RemoveWebAuthnView):  # type: ignore[misc]
    """As allauth’s, but the last second factor stays while a role needs one."""

    def form_valid(self, form: object) -> HttpResponse:
        """Remove it, or say why not."""
        if not SecondFactorAdapter().can_delete_authenticator(self.get_object()):
            raise Denied("last_second_factor")
        response: HttpResponse = super().form_valid(form)
        return response


urlpatterns = [
    path("", mine, name="account_mine"),
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path(
        "password/reset/sent/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("signup/", by_invitation, name="account_signup"),
    path("email/", by_invitation, name="account_email"),
    path("password/set/", by_invitation, name="account_set_password"),
    path("confirm-email/", by_invitation, name="account_email_verification_sent"),
    path("confirm-email/<key>/", by_invitation, name="account_confirm_email"),
    path("login/code/", by_invitation, name="account_confirm_login_code"),
    path("second-factor/", mfa.index, name="mfa_index"),
    path("second-factor/enter/", mfa.authenticate, name="mfa_authenticate"),
    path("second-factor/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/codes/", recovery.view_recovery_codes,
         name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", recovery.generate_recovery_codes,
         name="mfa_generate_recovery_codes"),
    path("second-factor/codes/download/", recovery.download_recovery_codes,
         name="mfa_download_recovery_codes"),
    path("second-factor/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", passkeys.add_webauthn,
         name="mfa_add_webauthn"),
    path("second-factor/passkeys/confirm/", passkeys.reauthenticate_webauthn,
         name="mfa_reauthenticate_webauthn"),
    path("second-factor/passkeys/<int:pk>/rename/", passkeys.edit_webauthn,
         name="mfa_edit_webauthn"),
    path("second-factor/passkeys/<int:pk>/remove/", RemovePasskeyView.as_view(),
         name="mfa_remove_webauthn"),
]  # fmt: skip
