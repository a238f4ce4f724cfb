"""The public list, as a page and as files to hand on."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from halte.capabilities.inspections.forms.acting import AsOfForm
from halte.capabilities.inspections.public_list import HEADINGS, PublicList
from halte.capabilities.inspections.queries.public_list import public_list
from halte.core.access.request import Request
from halte.core.bilingual import LANGUAGES
from halte.core.intake.csv_out import csv_response


def asked(request: Request) -> tuple[AsOfForm, date]:
    """The day asked for; today where none was, or none that can be read."""
    today = timezone.localdate()
    form = AsOfForm(request.GET or None, today=today)
    day = form.cleaned_data.get("as_of") if form.is_valid() else None
    return form, day or today


def day_of(request: Request) -> date:
    """The day of a file: one that cannot be read is no other day."""
    form, day = asked(request)
    if form.errors:
        raise Http404
    return day


@require_GET
def page(request: Request) -> HttpResponse:
    """The list as it stood on a day."""
    form, day = asked(request)
    found = public_list(request.actor, as_of=day)
    return render(
        request, "inspections/public_list.html", {"form": form, "found": found}
    )


@require_GET
def table(request: Request, language: str) -> HttpResponseBase:
    """CSV in a language, in the fields of the page."""
    if language not in LANGUAGES:
        raise Http404
    found = public_list(request.actor, as_of=day_of(request))
    headings = [heading.in_language(language) for heading in HEADINGS]
    return csv_response(f"{name_of(found)}-{language}", headings, found.table(language))


@require_GET
def document(request: Request) -> HttpResponse:
    """JSON in both languages, with the day and the digest."""
    found = public_list(request.actor, as_of=day_of(request))
    answer = JsonResponse(found.document(), json_dumps_params={"ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="{name_of(found)}.json"'
    answer["Cache-Control"] = "no-store"
    return answer


def name_of(found: PublicList) -> str:
    """Which day it is of, the beginning of its digest, and whether it is invented."""
    kind = "demonstration-list" if found.demonstration else "public-list"
    return f"{kind}-{found.as_of.isoformat()}-{found.digest[:12]}"
