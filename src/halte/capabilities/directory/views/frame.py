"""What the pages with a form share in this room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse

from halte.core.ui import form_pages
from halte.core.ui.form_pages import kept, sent

PAGE: Final = "directory/form.html"

__all__ = ["form_after", "form_page", "kept", "sent"]


def form_page(request: HttpRequest, form: forms.Form, **context: Any) -> HttpResponse:
    """A page with one form: `title`, `back`, and what its button says."""
    return form_pages.form_page(request, form, template=PAGE, **context)


def form_after(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], **context: Any
) -> HttpResponse:
    """Onward where the action took the form, else that page again."""
    return form_pages.form_after(request, form, act, template=PAGE, **context)
