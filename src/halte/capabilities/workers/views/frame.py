"""What the pages behind the wall share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse

from halte.capabilities.workers.policy import stands_apart
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Denied
from halte.core.ui import form_pages

PAGE: Final = "workers/form.html"


def require(actor: Actor, permission: Permission = Permission.WORKERS_HEAR) -> None:
    """Refuse before a page is drawn or a form is filled in, not only after."""
    if code := actor.refusal(permission) or stands_apart(actor):
        raise Denied(code)


def form_page(
    request: HttpRequest, form: forms.Form, *, title: str, back: str, **more: Any
) -> HttpResponse:
    """A page with one form, of which the browser remembers nothing."""
    return form_pages.form_page(
        request, form, template=PAGE, title=title, back=back, **more
    )


def form_after(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], **more: Any
) -> HttpResponse:
    """Onward where the action took the form, else that page again."""
    return form_pages.form_after(request, form, act, template=PAGE, **more)
