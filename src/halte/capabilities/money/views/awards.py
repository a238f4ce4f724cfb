"""Agreements with organisations, and the files that a department publishes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from halte.capabilities.money.actions import awards as actions
from halte.capabilities.money.doors import may_amend_here, may_say_here, may_state
from halte.capabilities.money.forms.awards import (
    AwardForm,
    FileForm,
    NothingForm,
    blank_place,
)
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.publication import files
from halte.capabilities.money.queries import awards as queries
from halte.capabilities.money.queries.lines import read_line
from halte.core.access.request import Request
from halte.core.intake.csv_out import csv_response
from halte.core.organisations.queries import own_organisation
from halte.core.ui.form_pages import form_page, kept, sent
from halte.core.ui.pages import paginate


def awards(request: Request) -> HttpResponse:
    """Agreements, and quarters without any."""
    found = queries.awards_page(request.actor)
    context = {
        "page": found, "awards": paginate(found.awards, request.GET.get("page")),
        "form": FileForm(found.years),
    }  # fmt: skip
    return render(request, "money/awards.html", context)


def award(request: Request, award_id: int) -> HttpResponse:
    """One agreement with all its versions."""
    found = queries.award_page(request.actor, award_id=award_id)
    return render(request, "money/award.html", {"page": found, "award": found.line})


def add(request: Request, key: str) -> HttpResponse:
    """Keep an agreement that is paid from a line."""
    may_say_here(request.actor, key)
    view, _title = read_line(request.actor, key)
    form = AwardForm(sent(request))
    if kept(form, lambda: actions.keep_award(
        request.actor, line_of(key), ref_number=form.cleaned_data["ref_number"],
        values=form.values(), place_protected=form.is_protected,
    )):  # fmt: skip
        messages.success(request, _("The agreement is kept."))
        return redirect("money:awards")
    return form_page(request, form, template="money/award_form.html", line=view)


def amend(request: Request, award_id: int) -> HttpResponse:
    """What an agreement says from an amendment on."""
    row = queries.award_row(request.actor, award_id)
    may_amend_here(request.actor, row)
    found = queries.award_page(request.actor, award_id=award_id)
    values, hidden = queries.newest_values(row)
    number = found.line.amendment
    initial = {**blank_place(values), "amendment_date": "", "seen": number,
               "place_protected": hidden}  # fmt: skip
    form = AwardForm(sent(request), amendment=number + 1, initial=initial)
    if kept(form, lambda: actions.amend_award(
        request.actor, row, seen=form.cleaned_data["seen"], values=form.values(),
        place_protected=form.is_protected,
    )):  # fmt: skip
        messages.success(request, _("The amendment is kept beside what was before."))
        return redirect("money:award", award_id=award_id)
    return form_page(request, form, template="money/award_form.html", award=found.line)


def nothing(request: Request) -> HttpResponse:
    """State that a quarter had no grant or contribution."""
    may_state(request.actor)
    form = NothingForm(sent(request))
    body = own_organisation(request.actor)
    if kept(form, lambda: actions.report_nothing(
        request.actor, body, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("It is kept."))
        return redirect("money:awards")
    return form_page(request, form, template="money/nothing.html", body=body)


def awards_file(request: Request) -> HttpResponseBase:
    """The agreements in the columns of the template; `words` for people to read."""
    found = queries.awards_page(request.actor)
    asked = FileForm(found.years, request.GET).asked()
    published = queries.to_publish(
        request.actor, fiscal_year=asked.fiscal_year, quarter=asked.quarter,
        invented=asked.invented,
    )  # fmt: skip
    rows = files.rows(published, asked.words)
    return csv_response("grants", files.headings(asked.words), rows)


def nothing_file(request: Request) -> HttpResponseBase:
    """The quarters without any, in the columns of the template."""
    asked = FileForm((), request.GET).asked()
    found = queries.nothing_to_publish(request.actor, invented=asked.invented)
    rows = files.nothing_rows(found, asked.words)
    return csv_response("grants-nil", files.nothing_headings(asked.words), rows)
