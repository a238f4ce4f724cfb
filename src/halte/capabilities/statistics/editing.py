"""Pages for analysts and release officers: define, explain, freeze, a batch."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from halte.capabilities.statistics import guarded
from halte.capabilities.statistics.actions import define_series, explain, freeze
from halte.capabilities.statistics.forms import (
    ExplanationForm,
    FreezeForm,
    SeriesForm,
    TogetherForm,
)
from halte.capabilities.statistics.freezing_together import freeze_together
from halte.capabilities.statistics.printing import together_line
from halte.core.access.request import Request
from halte.core.errors import CodedError, Denied, Invalid
from halte.core.measures.models import Figure, Series
from halte.core.ui.form_pages import sent

STAYS = frozenset({"vintage_identical", "changed_meanwhile"})
"""Refusals that keep the person on the form, with what they typed."""


def put_on(form: Form, error: CodedError) -> None:
    """Show a coded error on the form, at its field where it names one."""
    field = getattr(error, "field", "")
    form.add_error(field if field in form.fields else None, str(error.sentence))


def define(request: Request) -> HttpResponse:
    """Define a new series."""
    guarded.defining(request.actor)
    form = SeriesForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            made = define_series(
                request.actor,
                guarded.new_series(),
                slug=form.cleaned_data["slug"],
                words=form.words(),
            )
        except Invalid as error:
            put_on(form, error)
        else:
            messages.success(request, _("The series is defined."))
            return redirect("statistics:series", made.pk)
    return render(request, "statistics/define.html", {"form": form})


def redefine(request: Request, measure_id: str) -> HttpResponse:
    """Give a series its next definition."""
    series = guarded.series_to_define(request.actor, measure_id)
    form = SeriesForm(request.POST or None, initial=guarded.words_of(series))
    form.fields["slug"].disabled = True
    if form.is_bound and form.is_valid():
        try:
            save_definition(request, series, form)
        except CodedError as error:
            stay_or_raise(form, error)
        else:
            return redirect("statistics:series", series.pk)
    return render(request, "statistics/define.html", {"form": form, "series": series})


def save_definition(request: Request, series: Series, form: SeriesForm) -> None:
    """Hand the form to the action; say which version came of it."""
    saved = define_series(
        request.actor,
        series,
        slug=series.pk,
        words=form.words(),
        seen_version=form.cleaned_data["seen_version"] or 0,
    )
    text = _("The definition is saved as version %(version)d.")
    messages.success(request, text % {"version": saved.version})


def explain_conflict(request: Request, figure_id: int) -> HttpResponse:
    """Write why the figures of a conflict differ."""
    item = guarded.conflict_to_explain(request.actor, figure_id)
    form = ExplanationForm(request.POST or None)
    if form.is_bound and form.is_valid():
        figure = guarded.figure(figure_id)
        try:
            explain(request.actor, figure, **form.cleaned_data)
        except Invalid as error:
            put_on(form, error)
        else:
            messages.success(request, _("The explanation is added."))
            return redirect("statistics:series", figure.measure)
    return render(request, "statistics/explain.html", {"form": form, "item": item})


def freezing(request: Request) -> HttpResponse:
    """Own measures: what each says now, when it was last frozen; freeze several."""
    form = TogetherForm(sent(request))
    if form.is_bound and form.is_valid():
        done = freeze_together(request.actor, form.measures())
        messages.success(request, together_line(done))
        return redirect("statistics:freezing")
    items = guarded.freezable(request.actor)
    form.initial["chosen"] = [item.measure.id for item in items if item.asks]
    return render(request, "statistics/freezing.html", {"form": form, "items": items})


def freeze_one(request: Request, measure_id: str) -> HttpResponse:
    """Freeze a vintage of an own measure."""
    item = guarded.measure_to_freeze(request.actor, measure_id)
    form = FreezeForm(
        request.POST or None,
        measure=item.measure,
        initial={"period": item.suggested.label},
    )
    if form.is_bound and form.is_valid():
        try:
            freeze(request.actor, Figure(measure=measure_id), **form.cleaned_data)
        except (Invalid, Denied) as error:
            stay_or_raise(form, error)
        else:
            messages.success(request, _("The vintage is frozen."))
            return redirect("statistics:series", measure_id)
    return render(request, "statistics/freeze.html", {"form": form, "item": item})


def stay_or_raise(form: Form, error: CodedError) -> None:
    """A fault in what was entered stays on the form; a refusal is a refusal."""
    if isinstance(error, Invalid) or error.code in STAYS:
        put_on(form, error)
        return
    raise error


@require_safe
def batch(request: Request, batch_id: int) -> HttpResponse:
    """The figures that came in with one file."""
    context: dict[str, Any] = guarded.batch_page(request.actor, batch_id)
    return render(request, "statistics/batch.html", context)
