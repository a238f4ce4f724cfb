"""The register of action items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from halte.capabilities.taskforce import policy, tables
from halte.capabilities.taskforce.actions import follow_ups as actions
from halte.capabilities.taskforce.forms.recording import DateForm, DoneForm, TextForm
from halte.capabilities.taskforce.queries import overview, rows
from halte.capabilities.taskforce.queries import register as queries
from halte.capabilities.taskforce.queries.register import Which
from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.bilingual import pick
from halte.core.errors import Missing
from halte.core.intake.csv_out import csv_response
from halte.core.ui.form_fields import Label
from halte.core.ui.form_pages import form_after, sent

PARTS: Final = (
    (Which.OPEN, gettext_lazy("Open")),
    (Which.OURS, gettext_lazy("Ours")),
    (Which.OVERDUE, gettext_lazy("Overdue")),
    (Which.SLIPPED, gettext_lazy("Moved to a later day")),
    (Which.SETTLED, gettext_lazy("Settled")),
)


@require_GET
def action_items(request: Request) -> HttpResponse:
    """The part of the register that is asked for."""
    asked = request.GET.get("which", "")
    which = Which(asked) if asked in list(Which) else Which.OPEN
    found = queries.register(request.actor, which=which)
    parts = [(part, word, found.counts[part]) for part, word in PARTS]
    context = {"lines": found.lines, "parts": parts, "which": which}
    return render(request, "taskforce/register.html", context)


@require_GET
def register_file(request: Request) -> HttpResponseBase:
    """The whole register as a table."""
    lines = queries.whole_register(request.actor)
    return csv_response("halte-action-items", tables.ACTION_ITEMS, tables.rows(lines))


@require_GET
def action_item(request: Request, action_id: int) -> HttpResponse:
    """One action item, and all that was said of it."""
    found = queries.action_page(request.actor, number=action_id)
    return render(request, "taskforce/action_item.html", {"page": found})


@dataclass(frozen=True, slots=True)
class Stride:
    """Something that can be said of an action item: its form, action and words."""

    form: type[forms.Form]
    act: Callable[..., object]
    policy: Callable[..., str]
    permission: Permission
    title: Label
    lede: Label


ACT, KEEP = Permission.TASKFORCE_ACT, Permission.TASKFORCE_KEEP
STRIDES: Final[dict[str, Stride]] = {
    "date": Stride(
        DateForm, actions.move_date, policy.may_change, ACT,
        gettext_lazy("Move the date"),
        gettext_lazy("Say why. The day that was promised first stays readable."),
    ),
    "progress": Stride(
        TextForm, actions.tell_progress, policy.may_change, ACT,
        gettext_lazy("Tell how it goes"),
        gettext_lazy("The date stays what it is."),
    ),
    "done": Stride(
        DoneForm, actions.finish, policy.may_change, ACT,
        gettext_lazy("It is done"),
        gettext_lazy("Say what was done and on which day."),
    ),
    "drop": Stride(
        TextForm, actions.drop, policy.may_change, KEEP,
        gettext_lazy("Drop it"),
        gettext_lazy("Say why it will not be done."),
    ),
    "reopen": Stride(
        TextForm, actions.reopen, policy.may_reopen, KEEP,
        gettext_lazy("Reopen it"),
        gettext_lazy("Say why it is not settled after all."),
    ),
}  # fmt: skip


def step(request: Request, action_id: int, stride: str) -> HttpResponse:
    """Say one of these of an action item."""
    if stride not in STRIDES:
        raise Missing("not_found")
    doing = STRIDES[stride]
    row = rows.action_row(request.actor, action_id)
    code = doing.policy(request.actor, row)
    overview.require(request.actor, doing.permission, code)
    form = doing.form(sent(request))

    def act() -> None:
        doing.act(request.actor, row, **_inputs(form.cleaned_data))

    back = reverse("taskforce:action_item", args=[action_id])
    return form_after(
        request, form, act, title=str(doing.title), back=back, lede=str(doing.lede),
        subject=pick(row, "text"),
    )  # fmt: skip


def _inputs(typed: dict[str, Any]) -> dict[str, Any]:
    """The typed fields, with both languages of the text as one."""
    rest = {k: v for k, v in typed.items() if not k.startswith("text_")}
    return {**rest, "text": (typed["text_en"], typed["text_fr"])}
