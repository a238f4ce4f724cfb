"""What the pages with a form share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from halte.core.access.actor import Actor
from halte.core.errors import Invalid, Missing
from halte.core.ui import form_pages
from halte.core.ui.form_pages import kept
from halte.core.vault.facade import Item, item_row


def form_page(
    request: HttpRequest, form: forms.Form, *, title: str, back: str, **more: Any
) -> HttpResponse:
    """A page with one form; what was entered wrongly is a bad request."""
    return form_pages.form_page(
        request, form, template="visits/form.html", title=title, back=back, **more
    )


def after(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], visit_id: int,
    *, title: str, **more: Any,
) -> HttpResponse:  # fmt: skip
    """Back to the visit where the action took it, else the form again."""
    if kept(form, act):
        messages.success(request, _("Kept."))
        return redirect("visits:visit", visit_id)
    back = reverse("visits:visit", args=[visit_id])
    return form_page(request, form, title=title, back=back, **more)


def item_typed(actor: Actor, number: int | None) -> Item | None:
    """The item of the vault that was named; None where none was."""
    if number is None:
        return None
    try:
        return item_row(actor, number)
    except Missing:
        raise Invalid("visit_item_unknown", field="item") from None


def item_needed(actor: Actor, number: int) -> Item:
    """The item of the vault that was named."""
    found = item_typed(actor, number)
    if found is None:
        raise Invalid("visit_item_unknown", field="item")
    return found
