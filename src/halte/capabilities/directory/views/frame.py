"""What the pages with a form share in this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from halte.core.ui import form_pages
from halte.core.ui.form_pages import kept, sent

__all__ = ["form_page", "kept", "sent"]


def form_page(request: HttpRequest, form: forms.Form, **context: Any) -> HttpResponse:
    """A page with one form: `title`, `back`, and what its button says."""
    return form_pages.form_page(
        request, form, template="directory/form.html", **context
    )
