"""Behind the wall: the family of an abused worker, each member on their own."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.permits.actions import family as actions
from halte.capabilities.permits.forms.family import (
    KinForm,
    MemberDecideForm,
    MemberForm,
)
from halte.capabilities.permits.policy import (
    may_add_member,
    may_correct_member,
    may_decide_member,
)
from halte.capabilities.permits.queries.family import member_row
from halte.capabilities.permits.queries.open_permits import request_row
from halte.capabilities.permits.views.frame import require_open
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, sent
from halte.core.ui.leaving import can_be_left

FORM = "permits/protected_form.html"


@can_be_left
@sensitive_post_parameters()
def add(request: Request, request_id: int) -> HttpResponse:
    """A family member who asks with the worker."""
    row = request_row(request.actor, request_id)
    require_open(may_add_member(request.actor, row))
    form = MemberForm(sent(request))

    def act() -> None:
        actions.add_member(request.actor, row, member=form.member())

    return after(request, form, act, row.pk, _("Add a family member"))


@can_be_left
@sensitive_post_parameters()
def correct(request: Request, member_id: int) -> HttpResponse:
    """Who they are and where, as it turned out to be."""
    row = member_row(request.actor, member_id)
    require_open(may_correct_member(request.actor, row))
    stated = {"kin": row.kin, "in_canada": "yes" if row.in_canada else "no"}
    form = KinForm(sent(request), initial=stated)

    def act() -> None:
        actions.correct_member(request.actor, row, **form.said())

    return after(request, form, act, row.request_id, _("Correct a family member"))


@can_be_left
@sensitive_post_parameters()
def decide(request: Request, member_id: int) -> HttpResponse:
    """The decision on this member alone."""
    row = member_row(request.actor, member_id)
    require_open(may_decide_member(request.actor, row))
    form = MemberDecideForm(sent(request))

    def act() -> None:
        actions.decide_member(request.actor, row, decided=form.decided())

    return after(request, form, act, row.request_id, _("Decide on a family member"))


def after(
    request: Request,
    form: forms.Form,
    act: Callable[[], object],
    request_id: int,
    title: str,
) -> HttpResponse:
    """Back to the request where the action took it, else the form again."""
    back = reverse("permits:request", args=[request_id])
    return form_after(request, form, act, title=title, back=back, template=FORM)
