"""Employers: found, read, added, changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from halte.capabilities.employers.actions import register as actions
from halte.capabilities.employers.charts import (
    affiliates_graph,
    places_map,
    positions_chart,
)
from halte.capabilities.employers.forms.register import (
    ApplicationForm,
    DecisionForm,
    EmployerForm,
    EndForm,
    FindForm,
    SiteForm,
    TieForm,
)
from halte.capabilities.employers.models import Employer
from halte.capabilities.employers.queries import rows
from halte.capabilities.employers.queries.applications import (
    application as application_page,
)
from halte.capabilities.employers.queries.barred import barred
from halte.capabilities.employers.queries.finding import search
from halte.capabilities.employers.queries.register import employer as employer_page
from halte.capabilities.employers.queries.timeline import newest, section_events
from halte.capabilities.employers.queries.waiting import waiting as waiting_list
from halte.capabilities.employers.sections import EMPLOYER_SECTIONS
from halte.capabilities.employers.views.frame import page_of
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, sent


@sensitive_post_parameters()
def index(request: Request) -> HttpResponse:
    """Find an employer. The words are posted, so that no address holds a name."""
    form = FindForm(request.POST or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = search(
        request.actor,
        words=asked.get("words", ""),
        province=asked.get("province", ""),
    )
    context = {
        "form": form,
        "found": found,
        "asked": bool(asked.get("words") or asked.get("province")),
        "may_edit": request.actor.may(Permission.EMPLOYERS_EDIT),
    }
    return render(request, "employers/index.html", context)


@require_GET
def waiting(request: Request) -> HttpResponse:
    """Applications that nobody decided yet."""
    found = waiting_list(request.actor, number=request.GET.get("page"))
    may_edit = request.actor.may(Permission.EMPLOYERS_EDIT)
    context = {"found": found, "may_edit": may_edit}
    return render(request, "employers/waiting.html", context)


@require_GET
def employer(request: Request, employer_id: int) -> HttpResponse:
    """One employer."""
    found = employer_page(
        request.actor, employer_id=employer_id, number=request.GET.get("page")
    )
    sections = EMPLOYER_SECTIONS.shown(request.actor, employer_id)
    context = {
        "employer": found,
        "chart": positions_chart(found.totals),
        "map": places_map(found.facts.sites),
        "graph": affiliates_graph(found.facts.group),
        "sections": sections,
        "events": newest((*found.events, *section_events(sections))),
    }
    return render(request, "employers/employer.html", context)


@sensitive_post_parameters()
def add(request: Request) -> HttpResponse:
    """A new employer."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    form, row = EmployerForm(sent(request)), Employer()

    def act() -> None:
        actions.add_employer(request.actor, row, particulars=form.particulars())

    back = reverse("employers:index")
    return form_after(
        request, form, act, said=_("The employer is kept."),
        to=lambda: reverse("employers:employer", args=[row.pk]),
        title=_("Add an employer"), back=back,
    )  # fmt: skip


@sensitive_post_parameters()
def change(request: Request, employer_id: int) -> HttpResponse:
    """Change what is kept about an employer itself."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.employer_row(request.actor, employer_id)
    form = EmployerForm(sent(request), employer=row)

    def act() -> None:
        actions.change_employer(
            request.actor,
            row,
            particulars=form.particulars(),
            version=form.version_seen(),
        )

    return form_after(
        request, form, act, title=_("Change an employer"), back=page_of(employer_id)
    )


@sensitive_post_parameters()
def add_site(request: Request, employer_id: int) -> HttpResponse:
    """A place of an employer."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.employer_row(request.actor, employer_id)
    form = SiteForm(sent(request))

    def act() -> None:
        actions.add_site(request.actor, row, place=form.place())

    return form_after(
        request, form, act, title=_("Add a place"), back=page_of(employer_id)
    )


def end_site(request: Request, site_id: int) -> HttpResponse:
    """A place that is the employer’s no longer."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.site_row(request.actor, site_id)
    form = EndForm(sent(request))

    def act() -> None:
        actions.end_site(request.actor, row, ended_on=form.cleaned_data["ended_on"])

    return form_after(
        request, form, act, title=_("End a place"), back=page_of(row.employer_id)
    )


@sensitive_post_parameters()
def tie(request: Request, employer_id: int) -> HttpResponse:
    """State an affiliation."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.employer_row(request.actor, employer_id)
    form = TieForm(sent(request))

    def act() -> None:
        typed = form.cleaned_data
        actions.state_affiliation(
            request.actor,
            row,
            other=rows.other_employer(request.actor, typed["other"]),
            ground=form.tie(),
            stands=typed["stands"],
            evidence=typed["evidence"],
            said_on=typed["said_on"],
        )

    return form_after(
        request, form, act, title=_("State an affiliation"), back=page_of(employer_id)
    )


@sensitive_post_parameters()
def add_application(request: Request, employer_id: int) -> HttpResponse:
    """A request for an assessment."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.employer_row(request.actor, employer_id)
    form = ApplicationForm(sent(request), sites=rows.site_choices(row))

    def act() -> None:
        chosen = form.cleaned_data["site"]
        site = rows.site_row(request.actor, int(chosen)) if chosen else None
        actions.add_application(request.actor, row, request=form.request(site))

    return form_after(
        request, form, act, title=_("Add an application"), back=page_of(employer_id)
    )


@require_GET
def application(request: Request, application_id: int) -> HttpResponse:
    """One application, group by group."""
    found = application_page(request.actor, application_id=application_id)
    return render(request, "employers/application.html", {"page": found})


@sensitive_post_parameters()
def decide(request: Request, application_id: int) -> HttpResponse:
    """Record a decision that an officer took."""
    request.actor.require(Permission.EMPLOYERS_EDIT)
    row = rows.application_row(request.actor, application_id)
    today = timezone.localdate()
    bars = barred(request.actor, application_id=application_id, on=today)
    form = DecisionForm(sent(request), bars=[bar.words for bar in bars])

    def act() -> None:
        actions.record_decision(request.actor, row, **form.decision())

    back = reverse("employers:application", args=[application_id])
    return form_after(request, form, act, title=_("Record a decision"), back=back)
