"""Acts of a file: one page with one form for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from halte.capabilities.inspections.actions import (
    agreeing,
    answering,
    deciding,
    finding,
    leaving,
    opening,
)
from halte.capabilities.inspections.clocks import today_at
from halte.capabilities.inspections.forms import acting as forms
from halte.capabilities.inspections.queries import rows
from halte.capabilities.inspections.queries.implied import would_imply
from halte.capabilities.inspections.queries.steps import ACTS, PREFIX
from halte.core.access.request import Request
from halte.core.actions import REGISTRY
from halte.core.errors import Denied
from halte.core.ui.form_pages import form_page, kept, sent

DOERS: Final[dict[str, tuple[type[forms.Dated], Callable[..., Any]]]] = {
    "notice": (forms.NoticeForm, opening.give_notice),
    "unannounced": (forms.ReasonForm, opening.go_unannounced),
    "examine": (forms.ActForm, opening.begin_examining),
    "rest": (forms.RestForm, leaving.leave_rest),
    "finish": (forms.ActForm, finding.finish_findings),
    "correction": (forms.ReasonForm, opening.note_correction),
    "conclude": (forms.ConcludeForm, finding.conclude),
    "answer": (forms.ReasonForm, answering.receive_answer),
    "complete": (forms.CompleteForm, answering.complete_answer),
    "extend": (forms.ExtendForm, answering.extend),
    "decide": (forms.DecideForm, deciding.decide),
    "pay": (forms.PayForm, deciding.pay),
    "agree": (forms.AgreeForm, agreeing.give_agreement),
    "broken": (forms.ReasonForm, agreeing.break_agreement),
    "end-agreement": (forms.ReasonForm, agreeing.end_agreement),
    "default": (forms.ReasonForm, deciding.record_default),
    "publish": (forms.DayForm, deciding.publish),
    "withdraw": (forms.ReasonForm, deciding.withdraw),
    "close": (forms.ActForm, deciding.close),
    "note": (forms.ReasonForm, opening.note),
    "gone": (forms.ReasonForm, opening.employer_gone),
    "cancel": (forms.ReasonForm, opening.cancel),
}


@sensitive_post_parameters()
def act(request: Request, inspection_id: int, slug: str) -> HttpResponse:
    """The form of an act, or the file after it."""
    row = rows.inspection_row(request.actor, inspection_id)
    if slug not in DOERS:
        raise Http404
    if code := REGISTRY[PREFIX + ACTS[slug].action].refusal(request.actor, row, {}):
        raise Denied(code)
    form_class, action = DOERS[slug]
    today = today_at(row.office)
    form = form_class(sent(request), today=today)
    if kept(form, lambda: action(request.actor, row, **form.values())):
        messages.success(request, _("Kept."))
        return redirect("inspections:file", inspection_id=row.pk)
    return form_page(
        request, form, template="inspections/form.html",
        title=str(ACTS[slug].title), number=row.number,
        back=reverse("inspections:file", args=[row.pk]),
        would=would_imply(row, today) if slug == "decide" else None,
    )  # fmt: skip
