"""The API: the same queries and actions as the pages, as JSON.

Reading what is public needs no key. A key (`KeyAuth`) or a session gives what
its role and purpose allow. Every refusal is a problem document (RFC 9457) with
a code and a sentence in both languages.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_script_prefix
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.responses import Response

from halte.core.access.api_keys import KeyOrPage, KeyOrSession
from halte.core.access.middleware import STATUS, problem
from halte.core.access.public import public
from halte.core.capability import resolve, rooms
from halte.core.errors import CodedError, Missing

logger = logging.getLogger(__name__)

UNKNOWN_CALLER: Final = frozenset({"api_key_invalid", "sign_in_required"})

PROBLEM: Final[dict[str, Any]] = {
    "title": "Problem",
    "description": "RFC 9457 problem document, with a sentence in each language.",
    "type": "object",
    "required": ["type", "status", "code", "title", "title_fr"],
    "properties": {
        "type": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "title": {"type": "string"},
        "title_fr": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "place": {"type": "string"},
                    "kind": {"type": "string"},
                },
            },
        },
    },
}
PROBLEMS: Final = {
    "401": "The key does not open this.",
    "403": "The role or the purpose does not allow this.",
    "404": "There is no such thing for this reader.",
    "422": "The request cannot be read as it is.",
}


class HalteAPI(NinjaAPI):
    """Ninja with three things mended: its views need no sign-in of their own, what
    they answer when they refuse is in the description, and that is made once."""

    def __init__(self, **kept: Any) -> None:
        super().__init__(**kept)
        self.described: dict[str, bytes] = {}
        """The description as it is sent, by the prefix that this site hangs at."""

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        """Ninja’s views do not exempt themselves from the sign-in middleware
        (vitalik/django-ninja issue 1461); each looks at its own caller."""
        found = super()._get_urls()
        for pattern in found:
            if isinstance(pattern, URLPattern):
                if pattern.name == "openapi-json":
                    pattern.callback = self.describe
                pattern.callback = answering(pattern.callback)
                login_not_required(pattern.callback)
        return found

    def describe(self, request: HttpRequest) -> HttpResponse:
        """The description of the API: the same for everyone, as long as this runs."""
        prefix = get_script_prefix()
        if prefix not in self.described:
            self.described[prefix] = Response(self.get_openapi_schema()).content
        return HttpResponse(self.described[prefix], content_type="application/json")

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """With the problems that any address may answer with."""
        described = super().get_openapi_schema(**kwargs)
        parts = described.setdefault("components", {})
        parts.setdefault("schemas", {})["Problem"] = PROBLEM
        for path in described["paths"].values():
            for operation in path.values():
                describe_problems(operation)
        return described


def answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """HEAD wherever GET is (RFC 9110, 9.1); a method that is not is a problem."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        asked = request.method
        # The server leaves the body of an answer to HEAD out.
        request.method = "GET" if asked == "HEAD" else asked
        response = view(request, *args, **named)
        request.method = asked
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        told = problem(CodedError("method_not_allowed"), response.status_code)
        told["Allow"] = f"{response['Allow']}, HEAD"
        return told

    return answer


def describe_problems(operation: dict[str, Any]) -> None:
    """Declare the refusals of one operation; a key is welcome, not required."""
    content = {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    }
    for status, text in PROBLEMS.items():
        operation["responses"].setdefault(
            int(status), {"description": text, "content": content}
        )
    for way in operation.get("security", ()):
        if {KeyOrSession.__name__, KeyOrPage.__name__} & set(way):
            operation["security"] = [*operation["security"], {}]
            break


api = HalteAPI(
    title="Halte",
    version="1",
    urls_namespace="api",
    docs_url=None,
    auth=KeyOrSession(),
)


@api.exception_handler(CodedError)
def refused(request: HttpRequest, error: CodedError) -> HttpResponse:
    """A refusal or a fault with a code."""
    if error.code in UNKNOWN_CALLER:
        response = problem(error, HTTPStatus.UNAUTHORIZED)
        response["WWW-Authenticate"] = 'Bearer realm="Halte"'
        return response
    return problem(error, STATUS.get(type(error), HTTPStatus.BAD_REQUEST))


@api.exception_handler(HttpError)
def unauthorised(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja’s own refusals: a missing key above all."""
    if error.status_code == HTTPStatus.UNAUTHORIZED:
        return refused(request, CodedError("api_key_invalid"))
    return problem(CodedError("request_invalid"), error.status_code)


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Which places are wrong, and how; never what was sent."""
    found = [
        {"place": ".".join(str(part) for part in e["loc"]), "kind": str(e["type"])}
        for e in error.errors
    ]
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return problem(CodedError("request_invalid"), status, errors=found)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Nothing there."""
    return problem(Missing("not_found"), HTTPStatus.NOT_FOUND)


@api.exception_handler(Exception)
def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    """A fault of ours: logged, told without detail."""
    got_request_exception.send(sender=api.__class__, request=request)
    logger.exception("the API broke at %s", request.path)
    return problem(CodedError("fault"), HTTPStatus.INTERNAL_SERVER_ERROR)


@public
def no_such_address(request: HttpRequest, rest: str) -> HttpResponse:
    """JSON for programs that lost their way, not a page."""
    return problem(Missing("not_found"), HTTPStatus.NOT_FOUND)


for room in rooms():
    if room.api:
        api.add_router(f"/{room.slug}/", resolve(room.api))
