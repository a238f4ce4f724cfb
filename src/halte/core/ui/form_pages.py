"""What the pages with a form share: opening, trying, saying what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from halte.core.errors import CodedError, Invalid


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, be it nothing at all; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


def attach(form: forms.BaseForm, fault: CodedError, place: str = "") -> None:
    """Show a coded fault at its field, or at the head where it has none here.

    A form whose fields have other names than the action’s inputs tells them in
    `places`, input by input.
    """
    asked = place or getattr(fault, "field", "")
    name = getattr(form, "places", {}).get(asked, asked)
    form.add_error(name if name in form.fields else None, str(fault.sentence))


def kept(
    form: forms.Form,
    act: Callable[[], object],
    *,
    current: Callable[[], int] | None = None,
) -> bool:
    """True where the form is in order and the action took it.

    Where someone else was quicker, the typed text stays and is drawn over the
    version that is there now (`current`), so that it can be sent again.
    """
    if not form.is_valid():
        return False
    try:
        act()
    except Invalid as fault:
        attach(form, fault)
        if fault.code == "changed_meanwhile" and current:
            rebase(form, current())
        return False
    return True


def rebase(form: forms.Form, version: int) -> None:
    """Draw the form again over another version."""
    name = "seen" if "seen" in form.fields else "version"
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data[name] = str(version)  # type: ignore[index]
    form.overtaken = True  # type: ignore[attr-defined]


def form_page(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    template: str = "ui/form_page.html",
    **context: Any,
) -> HttpResponse:
    """A page with one form; what was entered wrongly is a bad request.

    The template of the house asks for `title` and `back`, and takes a `lede` and
    a `subject` that the form is about.
    """
    status = 400 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def form_after(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], object],
    *,
    title: str,
    back: str,
    to: str | Callable[[], str] = "",
    said: str = "",
    current: Callable[[], int] | None = None,
    **context: Any,
) -> HttpResponse:
    """Onward where the action took the form (`kept`), else its page again.

    Onward is `to`, else `back`; a `to` that only the action makes known is asked
    after it. `said` is the message of the next page. The rest is for `form_page`.
    """
    if kept(form, act, current=current):
        messages.success(request, said or _("Kept."))
        return redirect(to() if callable(to) else to or back)
    return form_page(request, form, title=title, back=back, **context)
