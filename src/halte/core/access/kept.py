"""What was typed is kept when a form cannot be taken: a stale token, an ended session.

The fields come back on a page of their own, ready to be sent again with a
fresh token. Passwords, codes and tokens are not among them. Nothing comes back
where the form was sent from another site: that would lend a hand to forgery.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from halte.core.errors import CodedError

SECRET_NAMES: Final = ("password", "code", "credential", "secret", "token", "csrf")
CSRF: Final = "csrfmiddlewaretoken"
LONG: Final = 80


@dataclass(frozen=True, slots=True)
class Field:
    """One posted field."""

    name: str
    value: str

    @property
    def is_long(self) -> bool:
        """Drawn as a text area rather than a line."""
        return len(self.value) > LONG or "\n" in self.value


@sensitive_post_parameters()
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django’s CSRF_FAILURE_VIEW."""
    return page(request, "stale_form")


def page(request: HttpRequest, code: str) -> HttpResponse:
    """The page that says what happened and holds what was typed."""
    fields = typed(request) if is_from_here(request) else []
    response = render(
        request,
        "access/kept.html",
        {
            "error": CodedError(code),
            "fields": fields,
            "lost": lost(request),
            "address": request.get_full_path(),
            "signed_in": request.user.is_authenticated,
        },
        status=403,
    )
    response["Cache-Control"] = "no-store"
    return response


def typed(request: HttpRequest) -> list[Field]:
    """The posted fields, without secrets."""
    try:
        lists = request.POST.lists()
    except (
        MultiPartParserError, RequestDataTooBig, TooManyFieldsSent, UnreadablePostError,
    ):  # fmt: skip
        return []
    return [
        Field(name, str(value))
        for name, values in lists
        if not is_secret(name)
        for value in values
    ]


def lost(request: HttpRequest) -> bool:
    """True where something cannot be kept and must be given again."""
    try:
        secrets = any(is_secret(n) for n in request.POST if n != CSRF)
        left_out = getattr(request, "file_left_out", False)
        return secrets or left_out or bool(request.FILES)
    except (MultiPartParserError, RequestDataTooBig, TooManyFieldsSent, OSError):
        return True


def is_secret(name: str) -> bool:
    """True for a field that never comes back on a page."""
    return any(part in name.lower() for part in SECRET_NAMES)


def is_from_here(request: HttpRequest) -> bool:
    """False where the browser says that another site sent the form."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc == request.get_host()


def had_session(request: HttpRequest) -> bool:
    """True where the browser brought a session that no longer opens."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
