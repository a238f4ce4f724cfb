"""Pages that anyone may read: what was in force, what a computer does, help."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from halte.capabilities.permits.actions import instructions as actions
from halte.capabilities.permits.automation import assessments
from halte.capabilities.permits.forms.applications import (
    DayForm,
    EndingForm,
    InstructionForm,
)
from halte.capabilities.permits.models import Instruction
from halte.capabilities.permits.queries import instructions as queries
from halte.core.access.permissions import Permission
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.ui.form_pages import form_after, sent
from halte.core.ui.leaving import can_be_left


@public
@require_GET
def in_force(request: Request) -> HttpResponse:
    """What was in force on a day; today without one."""
    form = DayForm(request.GET or None)
    asked = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    context = {
        "form": form,
        "law": queries.law_on(asked or timezone.localdate()),
        "may_keep": request.actor.may(Permission.INSTRUCTIONS_KEEP),
    }
    status = 400 if form.errors else 200
    return render(request, "permits/in_force.html", context, status=status)


@public
@require_GET
def instruction(request: Request, instruction_id: int) -> HttpResponse:
    """One version of an instruction."""
    context = {
        "instruction": queries.instruction(instruction_id),
        "may_keep": request.actor.may(Permission.INSTRUCTIONS_KEEP),
    }
    return render(request, "permits/instruction.html", context)


@public
@require_GET
def automation(request: Request) -> HttpResponse:
    """What a computer does, and the level of each assessment."""
    ours, *others = assessments()
    context = {"ours": ours, "others": others}
    return render(request, "permits/automation.html", context)


@public
@can_be_left
@require_GET
def help_now(request: Request) -> HttpResponse:
    """For workers: the open permit and the permit for victims, in plain words."""
    return render(request, "permits/help.html")


def add(request: Request) -> HttpResponse:
    """An instruction, or the next version of one."""
    request.actor.require(Permission.INSTRUCTIONS_KEEP)
    form, row = InstructionForm(sent(request)), Instruction()

    def act() -> None:
        actions.add_instruction(request.actor, row, published=form.published())

    back = reverse("permits:in_force")
    return form_after(
        request, form, act, to=lambda: reverse("permits:instruction", args=[row.pk]),
        title=_("Add an instruction"), back=back,
    )  # fmt: skip


def end(request: Request, instruction_id: int) -> HttpResponse:
    """The notice by which it ended."""
    request.actor.require(Permission.INSTRUCTIONS_KEEP)
    row = queries.instruction_row(instruction_id)
    form = EndingForm(sent(request))

    def act() -> None:
        actions.end_instruction(request.actor, row, **form.cleaned_data)

    back = reverse("permits:instruction", args=[instruction_id])
    return form_after(request, form, act, title=_("End this instruction"), back=back)
