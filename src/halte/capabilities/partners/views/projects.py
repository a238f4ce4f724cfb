"""Projects abroad."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from halte.capabilities.partners import doors, tables
from halte.capabilities.partners.actions import projects as actions
from halte.capabilities.partners.forms.projects import (
    ArticleForm,
    ProjectForm,
    ProjectOutcomeForm,
    TrainingForm,
)
from halte.capabilities.partners.queries import projects as queries
from halte.core.access.request import Request
from halte.core.intake.csv_out import csv_response
from halte.core.ui.form_pages import form_after, sent


@require_GET
def projects(request: Request) -> HttpResponse:
    """Every project abroad; of one country where it is named."""
    country = request.GET.get("country", "")
    context = {
        "projects": queries.projects(request.actor, country=country),
        "may_edit": doors.may_edit(request.actor),
    }
    return render(request, "partners/projects.html", context)


@require_GET
def projects_file(request: Request) -> HttpResponseBase:
    """Projects and whom they trained, as a table."""
    rows = tables.project_rows(queries.projects(request.actor))
    return csv_response("halte-projects-abroad", tables.TRAINED, rows)


@require_GET
def project(request: Request, project_id: int) -> HttpResponse:
    """One project."""
    found = queries.project(request.actor, project_id=project_id)
    context = {"project": found, "genders": queries.GENDER_TITLES}
    return render(request, "partners/project.html", context)


def add(request: Request) -> HttpResponse:
    """Help for a country."""
    keeper = doors.keeper(request.actor)
    form = ProjectForm(doors.body_choices(request.actor), sent(request))

    def act() -> None:
        actions.add_project(request.actor, keeper, help_=form.help_())

    back = reverse("partners:projects")
    return form_after(
        request, form, act, said=_("The project is kept."),
        title=_("Add a project abroad"), back=back,
    )  # fmt: skip


def edit(request: Request, project_id: int) -> HttpResponse:
    """Say it anew."""
    row = queries.project_row(request.actor, project_id)
    doors.require_kept(request.actor, row)
    pairs = doors.body_choices(request.actor)
    form = ProjectForm(pairs, sent(request), project=row)

    def act() -> None:
        actions.edit_project(
            request.actor, row, help_=form.help_(), version=form.version_seen()
        )

    back = reverse("partners:project", args=[project_id])
    now = queries.project_row
    return form_after(
        request, form, act, current=lambda: now(request.actor, project_id).version,
        title=_("Edit a project abroad"), back=back,
    )  # fmt: skip


def train(request: Request, project_id: int) -> HttpResponse:
    """Count officials trained."""
    row = queries.project_row(request.actor, project_id)
    doors.require_kept(request.actor, row)
    form = TrainingForm(sent(request))

    def act() -> None:
        actions.add_training(request.actor, row, trained=form.trained())

    back = reverse("partners:project", args=[project_id])
    return form_after(
        request, form, act, said=_("Counted."), title=_("Count officials trained"),
        back=back,
    )  # fmt: skip


def correct(request: Request, training_id: int) -> HttpResponse:
    """Count again."""
    row = queries.training_row(request.actor, training_id)
    queries.require_correction(request.actor, row)
    form = TrainingForm(sent(request), training=row)

    def act() -> None:
        actions.correct_training(request.actor, row, trained=form.trained())

    back = reverse("partners:project", args=[queries.project_of(row)])
    return form_after(
        request, form, act, said=_("Corrected. The earlier count stays readable."),
        title=_("Correct a count"), back=back,
    )  # fmt: skip


def measure(request: Request, project_id: int) -> HttpResponse:
    """What the indicator says some time after the end."""
    row = queries.project_row(request.actor, project_id)
    doors.require_kept(request.actor, row)
    found = queries.project(request.actor, project_id=project_id)
    form = ProjectOutcomeForm(sent(request))

    def act() -> None:
        typed = form.cleaned_data
        actions.measure_project(
            request.actor, row, months=typed["months"], on=typed["on"],
            value=typed["value"], found=form.found(),
        )  # fmt: skip

    back = reverse("partners:project", args=[project_id])
    title, lede = _("Measure the outcome"), str(found.indicator)
    return form_after(
        request, form, act, said=_("The outcome is recorded."), title=title, back=back,
        lede=lede,
    )  # fmt: skip


def report(request: Request, project_id: int) -> HttpResponse:
    """Report against an article of the Palermo Protocol."""
    row = queries.project_row(request.actor, project_id)
    doors.require_kept(request.actor, row)
    form = ArticleForm(sent(request))

    def act() -> None:
        article = form.cleaned_data["article"]
        actions.report_article(request.actor, row, article=article, text=form.text())

    back = reverse("partners:project", args=[project_id])
    title = _("Report against the Palermo Protocol")
    return form_after(request, form, act, title=title, back=back)
