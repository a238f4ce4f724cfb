"""What the pages with a form share."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from halte.core.ui.form_pages import form_page, kept


def page_of(employer_id: int) -> str:
    """The address of an employer’s page."""
    return reverse("employers:employer", args=[employer_id])


def after(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], object],
    back: str,
    title: str,
) -> HttpResponse:
    """Back to where the form was asked for if the action took it, else it again."""
    if kept(form, act):
        messages.success(request, _("Kept."))
        return redirect(back)
    return form_page(request, form, title=title, back=back)
