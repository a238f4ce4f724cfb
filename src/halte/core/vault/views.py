"""Pages of the vault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from halte.core.access.permissions import Permission
from halte.core.access.request import Request
from halte.core.errors import Invalid, Missing
from halte.core.ui.form_pages import attach, form_page
from halte.core.ui.pages import paginate
from halte.core.vault import actions, facade, queries, scanning
from halte.core.vault.forms import CopyForm, DisposeForm, PutInForm, WhyForm
from halte.core.vault.models import Item
from halte.core.vault.queries import Content
from halte.core.vault.states import ENDINGS


@require_GET
def index(request: Request) -> HttpResponse:
    """Items, newest first."""
    request.actor.require(Permission.VAULT_READ)
    shown = request.GET.get("show", "")
    rows = queries.listed(request.actor, only=shown)
    page: Page[Item] = paginate(rows, request.GET.get("page"))
    context = {
        "page": page,
        "lines": queries.lines(request.actor, list(page)),
        "shown": shown,
        "may_keep": request.actor.may(Permission.VAULT_KEEP),
    }
    return render(request, "vault/index.html", context)


@sensitive_post_parameters()
def put_in(request: Request) -> HttpResponse:
    """Put a file in."""
    request.actor.require(Permission.VAULT_KEEP)
    form = PutInForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            row = facade.put_in(request.actor, file.chunks(), form.particulars())
        except Invalid as fault:
            attach(form, fault)
        else:
            messages.success(request, _("The file is sealed in the vault."))
            return redirect("vault:item", row.pk)
    scanner = bool(scanning.configured())
    return form_page(request, form, template="vault/put_in.html", scanner=scanner)


@require_GET
@never_cache
def item(request: Request, item_id: int) -> HttpResponse:
    """One item and its chain of custody."""
    page = queries.item_page(request.actor, item_id=item_id)
    return render(request, "vault/item.html", {"item": page, "form": WhyForm()})


@require_GET
@never_cache
def picture(request: Request, item_id: int) -> HttpResponse:
    """A small picture, for a quarter of an hour after an opening."""
    found = queries.small_picture(request.actor, item_id=item_id)
    response = HttpResponse(b"".join(found.blocks), content_type="image/png")
    response["Cache-Control"] = "no-store"
    return response


@sensitive_post_parameters()
def copy(request: Request, item_id: int) -> HttpResponseBase:
    """A copy leaves: cleaned, or as it is."""
    request.actor.require(Permission.VAULT_RELEASE)
    page = queries.item_page(request.actor, item_id=item_id)
    sent = request.POST if request.method == "POST" else None
    form = CopyForm(sent, doors=page.doors)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        ways = {"export": facade.exported, "copy_out": facade.copied_out}
        try:
            return download(ways[typed.pop("form")](request.actor, item_id, **typed))
        except Invalid as fault:
            attach(form, fault)
    context = {"item": page, "form": form}
    status = 400 if form.errors else 200
    return render(request, "vault/copy.html", context, status=status)


def download(found: Content) -> StreamingHttpResponse:
    """A file to keep, that no browser draws or runs and no cache holds."""
    response = StreamingHttpResponse(
        found.blocks, content_type="application/octet-stream"
    )
    ending = ENDINGS.get(found.kind, "bin")
    name = f"halte-item-{found.id}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


Do = Callable[[Request, Item, forms.Form], object]


def _scan(request: Request, row: Item, form: forms.Form) -> object:
    said = scanning.scanned(lambda: queries.blocks_of(row))
    return actions.record_scan(request.actor, row, scan=said)


def _dispose(request: Request, row: Item, form: forms.Form) -> object:
    assert isinstance(form, DisposeForm)  # noqa: S101 (ACTS says so)
    why = form.cleaned_data["why"]
    return actions.dispose(request.actor, row, rule=form.rule_chosen(), why=why)


def _with_reason(action: Callable[..., object]) -> Do:
    return lambda request, row, form: action(
        request.actor, row, why=form.cleaned_data["why"]
    )


ACTS: Final[dict[str, tuple[object, type[forms.Form], Do]]] = {
    "open": (gettext_lazy("Open it"), WhyForm, _with_reason(actions.open_item)),
    "answer": (
        gettext_lazy("Answer for a file that was not scanned"), WhyForm,
        _with_reason(actions.answer_for),
    ),
    "scan": (gettext_lazy("Scan again"), forms.Form, _scan),
    "wall": (
        gettext_lazy("Put behind the wall"), WhyForm,
        _with_reason(actions.put_behind_wall),
    ),
    "seal": (gettext_lazy("Put under seal"), WhyForm, _with_reason(actions.seal)),
    "unseal": (gettext_lazy("Lift the seal"), WhyForm, _with_reason(actions.unseal)),
    "dispose": (gettext_lazy("Dispose of it"), DisposeForm, _dispose),
}  # fmt: skip
"""Address -> title, form and what is done."""


@sensitive_post_parameters()
def act(request: Request, item_id: int, act: str) -> HttpResponse:
    """One of the acts, with its reason."""
    if act not in ACTS:
        raise Missing("not_found")
    title, shape, do = ACTS[act]
    row = queries.item_row(request.actor, item_id)
    form = shape(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            do(request, row, form)
        except Invalid as fault:
            attach(form, fault)
        else:
            messages.success(request, _("Recorded."))
            return after(request, item_id)
    context = {"form": form, "title": title, "act": act, "item_id": item_id}
    status = 400 if form.errors else 200
    return render(request, "vault/act.html", context, status=status)


def after(request: Request, item_id: int) -> HttpResponse:
    """Back to the item, or to the list where it is now out of this person’s sight."""
    try:
        queries.item_row(request.actor, item_id)
    except Missing:
        text = _("The item is behind the wall; those who work there see it.")
        messages.info(request, text)
        return redirect("vault:index")
    return redirect(reverse("vault:item", args=[item_id]))
