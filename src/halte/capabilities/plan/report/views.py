"""Pages of reports: reading them is for everyone, freezing them is not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from halte.capabilities.plan.queries import plan_row
from halte.capabilities.plan.report import queries
from halte.capabilities.plan.report.actions import freeze_report, publish_report
from halte.capabilities.plan.report.documents import Form
from halte.capabilities.plan.report.forms import DayForm
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.bilingual import current_language
from halte.core.errors import Invalid
from halte.core.ui.form_pages import attach


@public
@require_safe
def reports(request: Request, plan: str) -> HttpResponse:
    """The reports of a plan."""
    found = queries.reports(request.actor, plan)
    context = {"found": found, "plan": found.plan}
    return render(request, "plan/report/list.html", context)


@public
@require_safe
def report(request: Request, plan: str, number: int) -> HttpResponse:
    """One report, as it was frozen."""
    page = queries.report_page(request.actor, plan, number)
    context = {"page": page, "plan": page.plan}
    return render(request, "plan/report/page.html", context)


@public
@require_safe
def pdf(request: Request, plan: str, number: int) -> HttpResponse:
    """The report as a PDF, in the language of the address."""
    return _document(request, plan, number, "pdf")


@public
@require_safe
def html(request: Request, plan: str, number: int) -> HttpResponse:
    """The report as one HTML file to keep, in the language of the address."""
    return _document(request, plan, number, "html")


@public
@require_safe
def content(request: Request, plan: str, number: int) -> HttpResponse:
    """The frozen content of the report."""
    return _sent(queries.content_file(request.actor, plan, number))


def draft(request: Request, plan: str) -> HttpResponse:
    """The report of a day as it stands now; posting freezes that report."""
    today = timezone.localdate()
    form = DayForm(request.POST or request.GET or {"as_of": today})
    if form.is_valid() and request.method == "POST":
        row, day = plan_row(request.actor, plan), form.cleaned_data["as_of"]
        try:
            made = freeze_report(request.actor, row, as_of=day)
        except Invalid as fault:
            attach(form, fault)
        else:
            messages.success(request, _("The report is frozen. It is not public yet."))
            return redirect("plan:report", plan, made.sequence)
    day = form.cleaned_data.get("as_of") or today
    found = queries.draft(request.actor, plan, day)
    context = {"draft": found, "plan": found.plan, "form": form}
    status = 400 if form.errors else 200
    return render(request, "plan/report/draft.html", context, status=status)


@require_POST
def publish(request: Request, plan: str, number: int) -> HttpResponse:
    """Open a frozen report to everyone."""
    publish_report(request.actor, queries.report_row(request.actor, plan, number))
    messages.success(request, _("The report is public."))
    return redirect("plan:report", plan, number)


def _document(request: Request, plan: str, number: int, form: Form) -> HttpResponse:
    language = current_language()
    return _sent(queries.document(request.actor, plan, number, form, language))


def _sent(file: queries.Download) -> HttpResponse:
    """A download that names its digest; a published one may be kept by caches."""
    response = HttpResponse(file.data, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["ETag"] = f'"{file.digest}"'
    shared = "public, max-age=86400" if file.published else "private, no-store"
    response["Cache-Control"] = shared
    return response
