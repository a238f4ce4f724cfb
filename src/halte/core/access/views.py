"""One’s own access, purposes, roles, emergency openings, keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.core.access import actions, queries, second_factor, sessions
from halte.core.access.forms import (
    EmergencyForm,
    KeyForm,
    LanguageForm,
    PurposeForm,
    ReviewForm,
)
from halte.core.access.permissions import Permission
from halte.core.access.public import public
from halte.core.access.purposes import PURPOSES
from halte.core.access.request import Request
from halte.core.access.roles import ROLES
from halte.core.access.states import Finding
from halte.core.errors import Invalid, sentence
from halte.core.organisations.models import User

V = TypeVar("V", bound=Callable[..., HttpResponse])


def before_second_factor(view: V) -> V:
    """Leave this page open to someone who still has to enrol."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


@before_second_factor
def mine(request: Request) -> HttpResponse:
    """What I may do now, my language, my second factor, my sessions."""
    form = LanguageForm(
        request.POST or None, initial={"language": signed_in(request).language}
    )
    if form.is_valid():
        language = form.cleaned_data["language"]
        sessions.keep_language(signed_in(request), language)
        with override(language):
            messages.success(request, _("Your language is saved."))
            return redirect("access:mine")
    context = {
        "form": form,
        "acts": queries.acts(request.actor),
        "held": sessions.memberships_of(signed_in(request).pk),
        "roles": ROLES,
        "enrolled": second_factor.is_enrolled(signed_in(request).pk),
        "may_open": Permission.BREAK_GLASS in queries.held_by(request.actor),
    }
    return render(request, "access/mine.html", context)


def signed_in(request: Request) -> User:
    """The person of the session; pages here are never open to the public."""
    return sessions.person_of(request)


def purpose(request: Request) -> HttpResponse:
    """Choose what one is doing now."""
    held = sessions.memberships_of(signed_in(request).pk)
    form = PurposeForm(request.actor, held, request.POST or None)
    if form.is_valid():
        actor = sessions.choose(
            request,
            purpose=form.cleaned_data["purpose"],
            organisation_id=form.cleaned_data.get("organisation"),
        )
        title = PURPOSES[actor.purpose].title
        messages.success(request, _("You now work for this: %(purpose)s.")
                         % {"purpose": title})  # fmt: skip
        return redirect("home")
    opening = queries.own_opening(request.actor)
    context = {"form": form, "opening": opening, "held": held}
    return render(request, "access/purpose.html", context)


@before_second_factor
def needs_second_factor(request: Request) -> HttpResponse:
    """Why a second factor is needed, and the way to it."""
    if request.actor.second_factor:
        return redirect("home")
    if second_factor.is_enrolled(signed_in(request).pk):
        return redirect(f"{reverse('mfa_reauthenticate')}?next={reverse('home')}")
    context = {"roles": [ROLES[slug] for slug in request.actor.roles if slug in ROLES]}
    return render(request, "access/second_factor.html", context)


@before_second_factor
def end_sessions(request: Request) -> HttpResponse:
    """End every session of mine, wherever it is."""
    if request.method != "POST":
        return render(request, "access/end_sessions.html")
    sessions.end_everywhere(signed_in(request), request)
    messages.success(request, _("All your sessions have ended, this one too."))
    return redirect("account_login")


@public
@require_GET
def roles(request: Request) -> HttpResponse:
    """Which role may do what."""
    context = {"roles": queries.roles(), "acts": queries.acts()}
    return render(request, "access/roles.html", context)


@sensitive_post_parameters("reason")
def emergency(request: Request) -> HttpResponse:
    """Break the glass, with a reason."""
    form = EmergencyForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            opening = actions.open_emergency(
                request.actor, signed_in(request), reason=reason
            )
        except Invalid as invalid:
            form.add_error(invalid.field, str(invalid.sentence))
        else:
            request.session[sessions.OPENING] = opening.pk
            return redirect("access:in_emergency")
    context = {"form": form, "opening": queries.own_opening(request.actor)}
    return render(request, "access/emergency.html", context)


@require_GET
def in_emergency(request: Request) -> HttpResponse:
    """What is open now, until when, and the button that ends it."""
    opening = queries.own_opening(request.actor)
    if opening is None or not request.actor.in_emergency:
        return redirect("access:emergency")
    return render(request, "access/in_emergency.html", {"opening": opening})


@require_POST
def end_emergency(request: Request, opening_id: int) -> HttpResponse:
    """End it before its time."""
    opening = queries.own_opening_by_id(request.actor, opening_id)
    actions.close_emergency(request.actor, opening)
    request.session.pop(sessions.OPENING, None)
    messages.success(request, _("The emergency opening has ended."))
    return redirect("home")


@require_GET
def openings(request: Request) -> HttpResponse:
    """Emergency openings that I answer for."""
    context = {"openings": queries.openings(request.actor)}
    return render(request, "access/openings.html", context)


@sensitive_post_parameters("note")
def opening(request: Request, opening_id: int) -> HttpResponse:
    """One opening, its reason, and what review found."""
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        row = queries.opening_to_review(request.actor, opening_id)
        finding, note = Finding(form.cleaned_data["finding"]), form.cleaned_data["note"]
        actions.review_opening(request.actor, row, finding=finding, note=note)
        messages.success(request, _("Your review is recorded."))
        return redirect("access:openings")
    view = queries.opening(request.actor, opening_id=opening_id)
    refusal = sentence(view.refusal) if view.refusal else ""
    context = {"opening": view, "form": form, "refusal": refusal}
    return render(request, "access/opening.html", context)


@sensitive_post_parameters()
def keys(request: Request) -> HttpResponse:
    """Keys of programs, and a new one. Its secret is on this page only."""
    form, secret = KeyForm(request.POST or None), ""
    if form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            _key, secret = actions.issue_key(
                request.actor, typed.pop("organisation"), **typed
            )
            form = KeyForm()
        except Invalid as invalid:
            form.add_error(invalid.field, str(invalid.sentence))
    rows = queries.api_keys(request.actor)
    context = {"form": form, "keys": rows, "secret": secret, "roles": ROLES}
    return render(request, "access/keys.html", context)


@require_POST
def revoke_key(request: Request, key_id: int) -> HttpResponse:
    """Make a key useless."""
    actions.revoke_key(request.actor, queries.api_key(request.actor, key_id))
    messages.success(request, _("The key is revoked. It opens nothing any more."))
    return redirect("access:keys")
