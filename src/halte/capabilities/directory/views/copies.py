"""Copies to take along, what their code leads to, and the register of them."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from halte.capabilities.directory.actions import copies as actions
from halte.capabilities.directory.copies import making
from halte.capabilities.directory.copies.choosing import Choice, open_place
from halte.capabilities.directory.copies.near import near_shown
from halte.capabilities.directory.forms.copies import CopyForm, RecallForm
from halte.capabilities.directory.models import Copy
from halte.capabilities.directory.queries import copies as queries
from halte.capabilities.directory.queries.shown import stamp
from halte.capabilities.directory.states import CopyKind
from halte.capabilities.directory.views.frame import form_after, kept, sent
from halte.core.access.permissions import Permission
from halte.core.access.public import public
from halte.core.access.request import Request
from halte.core.bilingual import Language
from halte.core.signatures import public_keys
from halte.core.ui.leaving import can_be_left
from halte.core.ui.pages import paginate

TYPES = {CopyKind.POCKET: "application/pdf", CopyKind.BUNDLE: "text/html"}


@public
@can_be_left
@require_GET
def near(request: Request, code: str) -> HttpResponse:
    """What the code on a pocket list leads to: the same kinds of need, as of now."""
    context = {
        "near": near_shown(request.actor, open_place(code)),
        "stamp": stamp(request.actor),
    }  # fmt: skip
    return render(request, "directory/near.html", context)


@sensitive_post_parameters()
def make(request: Request) -> HttpResponse:
    """Choose a place, and take the copy along; below, one’s own copies."""
    request.actor.require(Permission.DIRECTORY_READ)
    form, made = CopyForm(sent(request), actor=request.actor), []
    if kept(form, lambda: made.append(made_for(request, form))):
        return handed_over(made[0])
    context = {
        "form": form, "lines": queries.own_copies(request.actor),
        "keys": public_keys(),
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "directory/copies.html", context, status=status)


def made_for(request: Request, form: CopyForm) -> making.HandedOver:
    """The copy that was asked for."""
    choice = form.choice()
    if form.cleaned_data["kind"] == CopyKind.BUNDLE:
        return making.offline_bundle(request.actor, choice)

    def address(language: Language) -> str:
        return request.build_absolute_uri(open_address(choice, language))

    return making.pocket_list(request.actor, choice, address=address)


def open_address(choice: Choice, language: Language) -> str:
    """What everyone may see of a place."""
    with override(language):
        return reverse("directory:near", args=[choice.code])


def handed_over(made: making.HandedOver) -> HttpResponse:
    """The file; no copy of it stays anywhere on the way."""
    answer = HttpResponse(made.data, content_type=TYPES[CopyKind(made.copy.kind)])
    answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_GET
def register(request: Request) -> HttpResponse:
    """All copies, for the steward."""
    rows = queries.copies(request.actor)
    page: Page[Copy] = paginate(rows, request.GET.get("page"), 30)
    context = {"lines": queries.lines(page), "page": page}
    return render(request, "directory/register.html", context)


def call_back(request: Request, reference: UUID) -> HttpResponse:
    """Say that a copy is not to be used any more."""
    request.actor.require(Permission.DIRECTORY_KEEP)
    row = queries.copy_row(request.actor, reference=reference)
    form = RecallForm(sent(request))
    return form_after(
        request,
        form,
        lambda: actions.recall(request.actor, row, reason=form.why()),
        said=_("The copy is called back. Tell its holder."),
        title=_("Call a copy back"),
        button=_("Call it back"),
        back=reverse("directory:register"),
        lede=_(
            "Nothing can take it out of a hand: tell its holder. Here it then "
            "counts as not to be used, and the check of the file says so."
        ),
    )
