"""Organisations and their people."""

from __future__ import annotations

from smtplib import SMTPException

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.bilingual import LANGUAGES
from halte.core.errors import Denied, Invalid
from halte.core.organisations import actions, queries, shown
from halte.core.organisations.forms import (
    FindForm,
    InviteForm,
    OrganisationForm,
    RoleForm,
)
from halte.core.organisations.letters import send_invitation
from halte.core.organisations.models import Invitation, Organisation
from halte.core.ui.pages import paginate

SENT = gettext_lazy("The invitation is on its way. Its link works for seven days.")
NOT_SENT = gettext_lazy(
    "The invitation is kept, but the message could not be sent. Send it again in a "
    "few minutes."
)


@public
@require_GET
def organisations(request: Request) -> HttpResponse:
    """Who takes part."""
    form = FindForm(request.GET)
    typed = form.cleaned_data if form.is_valid() else {}
    found = queries.organisations(
        request.actor, kind=typed.get("kind", ""), words=typed.get("q", "")
    )
    context = {
        "form": form,
        "page": paginate(found, request.GET.get("page", "1")),
        "count": len(found),
        "may_create": shown.may_create(request.actor),
    }
    return render(request, "organisations/list.html", context)


@public
@require_GET
def organisation(request: Request, slug: str) -> HttpResponse:
    """One organisation."""
    body = queries.organisation(request.actor, slug)
    context = {"organisation": body, **shown.doors(request.actor, body)}
    return render(request, "organisations/organisation.html", context)


def create(request: Request) -> HttpResponse:
    """A new organisation."""
    form = OrganisationForm(request.POST or None, instance=Organisation())
    if form.is_valid():
        body = actions.create_organisation(
            request.actor, Organisation(), **form.particulars()
        )
        messages.success(request, _("The organisation is created. Invite its people."))
        return redirect("organisations:staff", slug=body.slug)
    shown.require_create(request.actor)
    return render(request, "organisations/form.html", {"form": form})


def edit(request: Request, slug: str) -> HttpResponse:
    """Change what is said about an organisation."""
    body = queries.organisation(request.actor, slug)
    form = OrganisationForm(
        request.POST or None, instance=queries.organisation(request.actor, slug)
    )
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            actions.edit_organisation(
                request.actor, body, version=version, **form.particulars()
            )
        except Invalid as invalid:
            form.add_error(None, str(invalid.sentence))
            form.show_version(body.version)
        else:
            messages.success(request, _("Saved."))
            return redirect("organisations:organisation", slug=slug)
    shown.require_edit(request.actor, body)
    context = {"form": form, "organisation": body, "now": shown.particulars(form, body)}
    return render(request, "organisations/form.html", context)


def end(request: Request, slug: str) -> HttpResponse:
    """End an organisation, after asking."""
    body = queries.organisation(request.actor, slug)
    if request.method == "POST":
        actions.end_organisation(request.actor, body)
        messages.success(request, _("The organisation has ended."))
        return redirect("organisations:list")
    shown.require_end(request.actor, body)
    return render(request, "organisations/end.html", {"organisation": body})


@require_GET
def own(request: Request) -> HttpResponse:
    """The people of the organisation one works for."""
    body = queries.own_organisation(request.actor)
    return redirect("organisations:staff", slug=body.slug)


@require_GET
def staff(request: Request, slug: str) -> HttpResponse:
    """The people of an organisation, and invitations under way."""
    body = queries.organisation(request.actor, slug)
    ended = "ended" in request.GET
    context = {
        "organisation": body,
        "staff": queries.staff(request.actor, organisation_id=body.pk, ended=ended),
        "with_ended": ended,
        "invitations": shown.invitations(request.actor, body),
        **shown.doors(request.actor, body),
    }
    return render(request, "organisations/staff.html", context)


def invite(request: Request, slug: str) -> HttpResponse:
    """Invite a person by mail."""
    body = queries.organisation(request.actor, slug)
    shown.require_invite(request.actor, body)
    roles = queries.roles_to_give(request.actor, body)
    form = InviteForm(
        roles, request.POST or None, initial={"language": request.LANGUAGE_CODE}
    )
    if form.is_valid():
        try:
            invitation, secret = actions.invite(
                request.actor, body, **form.cleaned_data
            )
        except Invalid as invalid:
            form.add_error(invalid.field, str(invalid.sentence))
        else:
            return deliver(request, invitation, secret)
    context = {"form": form, "organisation": body, "roles": roles}
    return render(request, "organisations/invite.html", context)


def deliver(request: Request, invitation: Invitation, secret: str) -> HttpResponse:
    """Send the link; where mail fails, say so: the invitation can be sent again."""
    links = {}
    for language in LANGUAGES:
        with override(language):
            path = reverse("organisations:invitation", kwargs={"secret": secret})
        links[language] = request.build_absolute_uri(path)
    try:
        send_invitation(invitation, links)
    except (OSError, SMTPException):
        messages.error(request, NOT_SENT)
    else:
        messages.success(request, SENT)
        shown.say_where_mail_lies(request)
    return redirect("organisations:staff", slug=invitation.organisation.slug)


@require_POST
def send_again(request: Request, invitation_id: int) -> HttpResponse:
    """A new link for an invitation."""
    row = queries.invitation(request.actor, invitation_id)
    invitation, secret = actions.send_again(request.actor, row)
    return deliver(request, invitation, secret)


@require_POST
def withdraw(request: Request, invitation_id: int) -> HttpResponse:
    """An invitation that should no longer work."""
    row = queries.invitation(request.actor, invitation_id)
    actions.withdraw_invitation(request.actor, row)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("organisations:staff", slug=row.organisation.slug)


@sensitive_post_parameters()
def change_role(request: Request, membership_id: int) -> HttpResponse:
    """Another role for a member."""
    row = queries.membership(request.actor, membership_id)
    form = RoleForm(
        queries.roles_to_give(request.actor, row.organisation),
        request.POST or None,
        initial={"role": row.role},
    )
    if form.is_valid():
        try:
            actions.change_role(request.actor, row, role=form.cleaned_data["role"])
        except (Invalid, Denied) as refused:
            form.add_error("role", str(refused.sentence))
        else:
            messages.success(request, _("The role is changed from this moment on."))
            return redirect("organisations:staff", slug=row.organisation.slug)
    context = {"form": form, "membership": row, "role": shown.role(row)}
    return render(request, "organisations/role.html", context)


def reset_factor(request: Request, membership_id: int) -> HttpResponse:
    """For a lost phone, after asking."""
    row = queries.membership(request.actor, membership_id)
    if request.method == "POST":
        actions.reset_second_factor(request.actor, row)
        messages.success(request, _("The person can now set up a new second factor."))
        return redirect("organisations:staff", slug=row.organisation.slug)
    context = {"membership": row, "role": shown.role(row)}
    return render(request, "organisations/reset_factor.html", context)


def end_membership(request: Request, membership_id: int) -> HttpResponse:
    """End a membership, after asking."""
    row = queries.membership(request.actor, membership_id)
    if request.method == "POST":
        actions.end_membership(request.actor, row)
        messages.success(request, _("The membership has ended."))
        return redirect("organisations:staff", slug=row.organisation.slug)
    context = {"membership": row, "role": shown.role(row)}
    return render(request, "organisations/end_membership.html", context)
