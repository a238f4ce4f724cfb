"""Quick exit: marks a page that someone in danger may have open.

After the GOV.UK pattern “Exit a page quickly”: a real link that works without
script, sticky, Shift three times, a neutral target, the page blanked at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

I = ParamSpec("I")  # noqa: E741  (the inputs)
Q = TypeVar("Q", bound=HttpRequest)
View = Callable[Concatenate[Q, I], HttpResponse]


def can_be_left(view: View[Q, I]) -> View[Q, I]:
    """Draw the way out on every page of this view, and keep no copy of the page."""

    @wraps(view)
    def shown(request: Q, /, *args: I.args, **inputs: I.kwargs) -> HttpResponse:
        request.quick_exit = True  # type: ignore[attr-defined]
        response = view(request, *args, **inputs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return shown
