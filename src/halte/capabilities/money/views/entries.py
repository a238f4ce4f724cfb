"""Saying what became of money, and following a dollar."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from halte.capabilities.money import tables
from halte.capabilities.money.actions import entries as actions
from halte.capabilities.money.doors import may_correct_here, may_say_here
from halte.capabilities.money.forms.entries import EntryForm, YearForm
from halte.capabilities.money.queries import lines as queries
from halte.core.access.request import Request
from halte.core.intake.csv_out import csv_response
from halte.core.ui.form_pages import form_page, kept, sent


def mine(request: Request) -> HttpResponse:
    """The lines that my organisation answers for."""
    form = YearForm(request.GET or None)
    year = form.cleaned_data["fiscal_year"] if form.is_valid() else ""
    context = {
        "form": form, "year": year, "this_year": queries.current_year(),
        "own": queries.own_lines(request.actor, fiscal_year=year),
    }  # fmt: skip
    return render(request, "money/mine.html", context)


def say(request: Request, key: str) -> HttpResponse:
    """State what became of a line’s money."""
    may_say_here(request.actor, key)
    found = queries.sayable(request.actor, key)
    form = EntryForm(found, sent(request))
    if kept(form, lambda: actions.say(
        request.actor, found.row, statement=form.statement()
    )):  # fmt: skip
        messages.success(request, _("It is kept. The sums of the line have changed."))
        return redirect("money:line", key=key)
    return form_page(request, form, template="money/say.html", line=found.view)


def correct(request: Request, entry_id: int) -> HttpResponse:
    """Say rightly what was said before; the earlier entry stays."""
    row = queries.entry_row(request.actor, entry_id)
    may_correct_here(request.actor, row)
    found = queries.sayable(request.actor, row.line.key)
    entry = queries.entry_to_correct(row)
    form = EntryForm(found, sent(request), corrects=entry)
    if kept(form, lambda: actions.correct(
        request.actor, row, statement=form.statement()
    )):  # fmt: skip
        messages.success(request, _("The correction is kept beside the earlier entry."))
        return redirect("money:line", key=row.line.key)
    return form_page(
        request, form, template="money/say.html", line=found.view, corrects=entry
    )


def entry(request: Request, entry_id: int) -> HttpResponse:
    """Follow a dollar: who said it, when, with what, and where it counts."""
    found = queries.entry_page(request.actor, entry_id=entry_id)
    return render(request, "money/entry.html", {"page": found, "entry": found.entry})


def who(request: Request, entry_id: int) -> HttpResponse:
    """Who made an entry. Opening this is recorded."""
    _record, name = queries.who_entered(request.actor, entry_id=entry_id)
    context = {"name": name, "entry_id": entry_id}
    return render(request, "money/who.html", context)


def entries_file(request: Request) -> HttpResponseBase:
    """The entries that this reader sees as a table."""
    rows = tables.entry_rows(queries.every_entry(request.actor))
    return csv_response("halte-money-entries", tables.ENTRIES, rows)
