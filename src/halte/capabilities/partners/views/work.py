"""Activities with partners and engagements in fora."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from halte.capabilities.partners import doors
from halte.capabilities.partners.actions import work as actions
from halte.capabilities.partners.forms.work import (
    ActivityForm,
    EngagementForm,
    FollowUpForm,
    OutcomeForm,
)
from halte.capabilities.partners.queries import work as queries
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, sent


@require_GET
def activities(request: Request) -> HttpResponse:
    """What was done with partners."""
    context = {"activities": queries.activities(request.actor),
               "may_edit": doors.may_edit(request.actor)}  # fmt: skip
    return render(request, "partners/activities.html", context)


@require_GET
def activity(request: Request, activity_id: int) -> HttpResponse:
    """One activity."""
    found = queries.activity(request.actor, activity_id=activity_id)
    return render(request, "partners/activity.html", {"activity": found})


def add_activity(request: Request) -> HttpResponse:
    """Something done together."""
    keeper = doors.keeper(request.actor)
    form = ActivityForm(doors.body_choices(request.actor), sent(request))

    def act() -> None:
        actions.add_activity(request.actor, keeper, doing=form.doing())

    back = reverse("partners:activities")
    return form_after(
        request, form, act, said=_("The activity is kept."), title=_("Add an activity"),
        back=back,
    )  # fmt: skip


def edit_activity(request: Request, activity_id: int) -> HttpResponse:
    """Say it anew."""
    row = queries.activity_row(request.actor, activity_id)
    doors.require_kept(request.actor, row)
    pairs = doors.body_choices(request.actor)
    form = ActivityForm(pairs, sent(request), activity=row)

    def act() -> None:
        actions.edit_activity(
            request.actor, row, doing=form.doing(), version=form.version_seen()
        )

    back = reverse("partners:activity", args=[activity_id])
    now = queries.activity_row
    return form_after(
        request, form, act, current=lambda: now(request.actor, activity_id).version,
        title=_("Edit an activity"), back=back,
    )  # fmt: skip


def measure_activity(request: Request, activity_id: int) -> HttpResponse:
    """What came of it."""
    row = queries.activity_row(request.actor, activity_id)
    doors.require_kept(request.actor, row)
    found = queries.activity(request.actor, activity_id=activity_id)
    form = OutcomeForm(sent(request))

    def act() -> None:
        typed = form.cleaned_data
        actions.measure_activity(
            request.actor, row, on=typed["on"], reached=typed["reached"],
            found=form.found(),
        )  # fmt: skip

    back = reverse("partners:activity", args=[activity_id])
    title, lede = _("Measure the outcome"), str(found.expected)
    return form_after(
        request, form, act, said=_("The outcome is recorded."), title=title, back=back,
        lede=lede,
    )  # fmt: skip


@require_GET
def engagements(request: Request) -> HttpResponse:
    """What we said and promised in fora."""
    context = {"engagements": queries.engagements(request.actor),
               "may_edit": doors.may_edit(request.actor)}  # fmt: skip
    return render(request, "partners/fora.html", context)


@require_GET
def engagement(request: Request, engagement_id: int) -> HttpResponse:
    """One meeting of a forum."""
    found = queries.engagement(request.actor, engagement_id=engagement_id)
    return render(request, "partners/engagement.html", {"engagement": found})


def add_engagement(request: Request) -> HttpResponse:
    """A meeting of a forum."""
    keeper = doors.keeper(request.actor)
    form = EngagementForm(doors.body_choices(request.actor), sent(request))

    def act() -> None:
        actions.add_engagement(request.actor, keeper, taking=form.taking())

    back = reverse("partners:fora")
    return form_after(
        request, form, act, said=_("The engagement is kept."),
        title=_("Add an engagement in a forum"), back=back,
    )  # fmt: skip


def edit_engagement(request: Request, engagement_id: int) -> HttpResponse:
    """Say it anew."""
    row = queries.engagement_row(request.actor, engagement_id)
    doors.require_kept(request.actor, row)
    pairs = doors.body_choices(request.actor)
    form = EngagementForm(pairs, sent(request), engagement=row)

    def act() -> None:
        actions.edit_engagement(
            request.actor, row, taking=form.taking(), version=form.version_seen()
        )

    back = reverse("partners:engagement", args=[engagement_id])
    now = queries.engagement_row
    title = _("Edit an engagement in a forum")
    return form_after(
        request, form, act, current=lambda: now(request.actor, engagement_id).version,
        title=title, back=back,
    )  # fmt: skip


def follow_up(request: Request, engagement_id: int) -> HttpResponse:
    """How a commitment was kept."""
    found = queries.engagement(request.actor, engagement_id=engagement_id)
    row = queries.engagement_row(request.actor, engagement_id)
    queries.require_follow_up(request.actor, row)
    form = FollowUpForm(sent(request))

    def act() -> None:
        on = form.cleaned_data["on"]
        actions.follow_up(request.actor, row, on=on, done=form.done())

    back = reverse("partners:engagement", args=[engagement_id])
    title, lede = _("Follow up the commitment"), str(found.made or "")
    return form_after(
        request, form, act, said=_("The follow-up is recorded."), title=title,
        back=back, lede=lede,
    )  # fmt: skip
