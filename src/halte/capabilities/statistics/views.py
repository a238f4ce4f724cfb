"""Public pages: the catalogue, a series, comparison, conflicts, what is not known."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from halte.capabilities.statistics import queries
from halte.capabilities.statistics.charting import series_chart
from halte.capabilities.statistics.comparing import side_by_side
from halte.capabilities.statistics.doubts import what_is_not_known
from halte.capabilities.statistics.forms import (
    CatalogueForm,
    CompareForm,
    SeriesViewForm,
    WordsForm,
)
from halte.capabilities.statistics.queries import Asked
from halte.capabilities.statistics.tables import (
    HEADINGS,
    all_csv_rows,
    csv_rows,
    page_rows,
)
from halte.core.access.permissions import Permission
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.intake.csv_out import csv_response
from halte.core.measures.queries import catalogue as every_measure


@public
def catalogue(request: Request) -> HttpResponse:
    """Every series by subject; filters in the address, words never."""
    form, words = CatalogueForm(request.GET or None), WordsForm(request.POST or None)
    asked = form.asked()
    if request.method == "POST" and words.is_valid():
        asked = Asked(words=words.cleaned_data["words"])
    groups = queries.grouped(request.actor, asked)
    return render(
        request,
        "statistics/catalogue.html",
        {
            "form": form,
            "words": words,
            "groups": groups,
            "count": sum(len(group.lines) for group in groups),
            "may_define": request.actor.may(Permission.SERIES_DEFINE),
            "may_freeze": request.actor.may(Permission.FIGURES_FREEZE),
        },
    )


@public
@require_safe
def series(request: Request, measure_id: str) -> HttpResponse:
    """One series: definition, chart, every vintage, conflicts and their reasons."""
    page, form = seen(request, measure_id)
    return render(
        request,
        "statistics/series.html",
        {
            "page": page,
            "form": form,
            "rows": page_rows(page),
            "show_place": len(page.geographies) > 1,
            "chart": series_chart(page),
            "may_define": request.actor.may(Permission.SERIES_DEFINE),
            "may_freeze": request.actor.may(Permission.FIGURES_FREEZE),
        },
    )


def seen(
    request: Request, measure_id: str
) -> tuple[queries.SeriesPage, SeriesViewForm]:
    """The series as asked for in the address; an unreadable day shows today's."""
    whole = queries.series_page(request.actor, measure_id)
    form = SeriesViewForm(request.GET or None, places=whole.geographies)
    if not form.is_bound:
        return whole, form
    form.is_valid()
    on: date | None = form.cleaned_data.get("on")
    place = form.cleaned_data.get("geography", "")
    return queries.series_page(request.actor, measure_id, geography=place, on=on), form


@public
@require_safe
def download(request: Request, measure_id: str) -> HttpResponseBase:
    """The figures of a series as CSV, as the page shows them."""
    page, _form = seen(request, measure_id)
    name = "".join(c if c.isalnum() else "-" for c in page.measure.id)
    return csv_response(name, HEADINGS, csv_rows(page))


@public
@require_safe
def download_all(request: Request) -> HttpResponseBase:
    """Every figure that stands as CSV."""
    return csv_response("figures", HEADINGS, all_csv_rows())


@public
@require_safe
def compare(request: Request) -> HttpResponse:
    """Two series side by side, and why they are not added."""
    chosen = request.GET if "b" in request.GET else None
    form = CompareForm(chosen, measures=every_measure(), initial=request.GET.dict())
    pair = None
    if form.is_bound and form.is_valid():
        pair = side_by_side(form.cleaned_data["a"], form.cleaned_data["b"])
    return render(request, "statistics/compare.html", {"form": form, "pair": pair})


@public
@require_safe
def conflicts(request: Request) -> HttpResponse:
    """All conflicts, with their reasons and what analysts wrote."""
    return render(
        request,
        "statistics/conflicts.html",
        {
            "conflicts": queries.explained(request.actor),
            "may_explain": request.actor.may(Permission.SERIES_DEFINE),
        },
    )


@public
@require_safe
def unknown(request: Request) -> HttpResponse:
    """What is not known, as loud as what is."""
    doubts = what_is_not_known(request.actor)
    return render(request, "statistics/unknown.html", {"doubts": doubts})
