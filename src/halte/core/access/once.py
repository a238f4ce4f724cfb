"""A form sent twice is one form: a double click, an impatient second press.

Each form that is drawn holds a token of its own, so two posts with the same body
come from one drawing of one form. The second waits for the first and gets the
same answer; nothing is done twice. This matters most where nothing can be taken
back: a statement, once said, stays said.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

Response = Callable[[HttpRequest], HttpResponse]

REMEMBERED: Final = 15
"""Seconds. Longer, and someone who goes back and sends again would be puzzled."""

LARGEST: Final = 1_000_000
"""Most bytes of a form that is looked at; files are known by their content."""

GOING_ON: Final = "…"
STEP: Final = 0.1


class OnceMiddleware:
    """Lets the second of two equal forms have the answer of the first."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or wait for the answer of the same form."""
        key = key_of(request)
        if not key:
            return self.get_response(request)
        if not cache.add(key, GOING_ON, REMEMBERED):
            address = answer_of(key)
            if address:
                return HttpResponseRedirect(address)
            return self.get_response(request)
        response = self.get_response(request)
        if response.status_code == 302:
            cache.set(key, response["Location"], REMEMBERED)
        else:
            # A form that comes back with its faults may be sent again as it is.
            cache.delete(key)
        return response


def key_of(request: HttpRequest) -> str:
    """What two posts of one drawn form share; '' where that cannot be told."""
    if request.method != "POST" or not request.user.is_authenticated:
        return ""
    kind = request.content_type == "application/x-www-form-urlencoded"
    if not kind or int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return ""
    if "csrfmiddlewaretoken" not in request.POST:
        return ""
    session = str(request.session.session_key).encode()
    whole = b"\0".join((session, request.get_full_path().encode(), request.body))
    # The body is not kept: only that the same one came.
    return f"form-{hashlib.sha256(whole).hexdigest()}"


def answer_of(key: str) -> str:
    """Where the first of two equal forms led; '' where it led nowhere in time."""
    end = time.monotonic() + REMEMBERED / 3
    while (found := cache.get(key)) == GOING_ON and time.monotonic() < end:
        time.sleep(STEP)
    return found if isinstance(found, str) and found != GOING_ON else ""
