"""Letters: drafted, reviewed, sent, and opened."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from halte.capabilities.inspections.actions import letters as actions
from halte.capabilities.inspections.clocks import today_at
from halte.capabilities.inspections.forms.acting import (
    DraftForm,
    ReviewForm,
    SendForm,
)
from halte.capabilities.inspections.queries import rows
from halte.capabilities.inspections.queries.letters import (
    kinds_for,
    letter_file,
    letter_page,
)
from halte.capabilities.inspections.states import Kind
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.bilingual import LANGUAGES
from halte.core.ui.form_pages import form_after, kept, sent


def draft(request: Request, inspection_id: int) -> HttpResponse:
    """A new letter, frozen as it is drafted."""
    request.actor.require(Permission.INSPECTIONS_EDIT)
    row = rows.inspection_row(request.actor, inspection_id)
    kinds = kinds_for(request.actor, inspection_id)
    form = DraftForm(sent(request), today=today_at(row.office), kinds=kinds)
    made = []

    def act() -> None:
        typed = form.cleaned_data
        kind = Kind(typed["kind"])
        made.append(actions.draft(request.actor, row, kind=kind, dated=typed["dated"]))

    back = reverse("inspections:file", args=[row.pk])
    return form_after(
        request, form, act, said=_("The letter is drafted. Another person reviews it."),
        to=lambda: reverse("inspections:letter", args=[made[0].pk]),
        title=_("Draft a letter"), back=back, none=not kinds,
        template="inspections/form.html",
    )  # fmt: skip


@require_GET
def letter(request: Request, letter_id: int) -> HttpResponse:
    """A letter, and what can be done with it."""
    return shown(request, letter_id, None, None)


def shown(
    request: Request,
    letter_id: int,
    review_form: ReviewForm | None,
    send_form: SendForm | None,
) -> HttpResponse:
    """The page of a letter with its forms."""
    page = letter_page(request.actor, pk=letter_id)
    row = rows.letter_row(request.actor, letter_id)
    today = today_at(row.inspection.office)
    context = {
        "page": page,
        "review_form": review_form or ReviewForm(None, today=today),
        "send_form": send_form or SendForm(None, today=today),
        "faulty": review_form or send_form,
    }
    status = 400 if review_form or send_form else 200
    return render(request, "inspections/letter.html", context, status=status)


@sensitive_post_parameters()
@require_POST
def review(request: Request, letter_id: int) -> HttpResponse:
    """What another person says of a letter."""
    row = rows.letter_row(request.actor, letter_id)
    form = ReviewForm(request.POST, today=today_at(row.inspection.office))
    if kept(form, lambda: actions.review(request.actor, row, **form.values())):
        messages.success(request, _("Kept."))
        return redirect("inspections:letter", letter_id=row.pk)
    return shown(request, letter_id, form, None)


@require_POST
def send(request: Request, letter_id: int) -> HttpResponse:
    """The letter left."""
    row = rows.letter_row(request.actor, letter_id)
    form = SendForm(request.POST, today=today_at(row.inspection.office))
    if kept(form, lambda: actions.send(request.actor, row, **form.values())):
        messages.success(request, _("Kept."))
        return redirect("inspections:letter", letter_id=row.pk)
    return shown(request, letter_id, None, form)


@require_GET
def document(request: Request, letter_id: int, language: str) -> HttpResponse:
    """A document as it was frozen."""
    if language not in LANGUAGES:
        raise Http404
    found = letter_file(request.actor, pk=letter_id, language=language)
    answer = HttpResponse(found.data, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer
