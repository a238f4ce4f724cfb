"""What the pages share: the way out, nothing kept, forms with coded faults."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from halte.core.access.request import Request
from halte.core.errors import CodedError, Denied, Invalid

I = ParamSpec("I")  # noqa: E741  (the inputs)
View = Callable[Concatenate[Request, I], HttpResponse]


def quiet(view: View[I]) -> View[I]:
    """A page that a person in danger may see: a way out, and no copy kept.

    The referrer stays within this site, so that forms can still be told from
    forged ones; nothing of the address reaches another host.
    """

    @wraps(view)
    def shown(request: Request, /, *args: I.args, **inputs: I.kwargs) -> HttpResponse:
        request.quick_exit = True  # type: ignore[attr-defined]
        response = view(request, *args, **inputs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    hidden: View[I] = sensitive_post_parameters()(shown)
    return hidden


def told(request: Request, act: Callable[[], object], done: str) -> bool:
    """True where the action was done; a fault or refusal is said on the next page."""
    try:
        act()
    except (Invalid, Denied) as fault:
        messages.error(request, str(CodedError(fault.code, **fault.values).sentence))
        return False
    messages.success(request, done)
    return True
