"""Pages for someone who holds an invitation. Open without sign-in, never cached."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.access.roles import ROLES
from halte.core.errors import Denied
from halte.core.organisations import actions, queries
from halte.core.organisations.forms import AcceptForm
from halte.core.organisations.models import Invitation, User

HELD = "invitation"
"""Session key: digest of the secret in the link that was opened."""


@public
@never_cache
def open_link(request: Request, secret: str) -> HttpResponse:
    """Take the secret out of the address at once: addresses are kept and shared."""
    digest = queries.digest(secret)
    queries.invitation_of(digest)
    request.session[HELD] = digest
    response = redirect("organisations:accept")
    response["Referrer-Policy"] = "no-referrer"
    return response


@public
@never_cache
@sensitive_post_parameters()
def accept(request: Request) -> HttpResponse:
    """Accept it: with a new account, or with the one there is."""
    invitation = queries.invitation_of(str(request.session.get(HELD, "")))
    if queries.has_account(invitation.email) or request.user.is_authenticated:
        return accept_as_oneself(request, invitation)
    form = AcceptForm(
        invitation.email,
        request.POST or None,
        initial={"language": invitation.language},
    )
    if form.is_valid():
        typed = form.cleaned_data
        typed.pop("again")
        person = actions.accept_invitation(request.actor, invitation, **typed)
        del request.session[HELD]
        return let_in(request, person)
    return render(request, "organisations/accept.html", context(invitation, form))


def accept_as_oneself(request: Request, invitation: Invitation) -> HttpResponse:
    """A further role for someone who has an account."""
    if not isinstance(request.user, User):
        page = {"sign_in_first": True, **context(invitation, None)}
        return render(request, "organisations/accept.html", page)
    if request.user.email != invitation.email:
        raise Denied("invitation_for_another")
    if request.method == "POST":
        actions.accept_invitation(
            request.actor, invitation, name="", password="", language=""
        )
        del request.session[HELD]
        messages.success(request, _("You have a further role. Choose when to use it."))
        return redirect("access:purpose")
    return render(request, "organisations/accept.html", context(invitation, None))


def context(invitation: Invitation, form: AcceptForm | None) -> dict[str, object]:
    """What the page shows."""
    return {
        "invitation": invitation,
        "role": ROLES.get(invitation.role),
        "form": form,
    }


def let_in(request: Request, person: User) -> HttpResponse:
    """Sign in someone who has just chosen their password."""
    record_authentication(request, person, method="password")
    with override(person.language):
        response: HttpResponse = perform_login(
            request, Login(user=person, email=person.email)
        )
    return response
