"""What the pages with a form share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from halte.core.access.actor import Actor
from halte.core.errors import Invalid, Missing
from halte.core.ui import form_pages
from halte.core.vault.facade import Item, item_row

PAGE: Final = "visits/form.html"


def form_page(
    request: HttpRequest, form: forms.Form, *, title: str, back: str, **more: Any
) -> HttpResponse:
    """A page with one form; what was entered wrongly is a bad request."""
    return form_pages.form_page(
        request, form, template=PAGE, title=title, back=back, **more
    )


def form_after(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], **more: Any
) -> HttpResponse:
    """Onward where the action took the form, else that page again."""
    return form_pages.form_after(request, form, act, template=PAGE, **more)


def after(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], visit_id: int,
    *, title: str, **more: Any,
) -> HttpResponse:  # fmt: skip
    """Back to the visit where the action took it, else the form again."""
    back = reverse("visits:visit", args=[visit_id])
    return form_after(request, form, act, title=title, back=back, **more)


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
