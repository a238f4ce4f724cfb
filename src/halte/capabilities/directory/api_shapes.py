"""What HSDS asks with, and what it is answered in: pages, lines, one thing.

Parameters are those of HSDS 3.1, by their names there (openapi.json, paths of
lists). Two are not taken: see `require_askable`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Annotated, Any, Final, Literal, TypeVar

from django.http import StreamingHttpResponse
from django.utils import timezone
from ninja import Field, Schema
from pydantic import BeforeValidator, ConfigDict

from halte.capabilities.directory.queries import hsds
from halte.capabilities.directory.queries.hsds import Ask, Body, Link, PageOf
from halte.core.access.request import Request
from halte.core.errors import Invalid, Missing

LINES: Final = "application/x-ndjson"
IN_LINES: Final = {
    "responses": {200: {"content": {LINES: {"schema": {"type": "string"}}}}}
}
"""What the description of the API says of `format=ndjson`."""

A_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

NOT_BY_DISTANCE: Final = ("postcode", "proximity")

LINES_AT_ONCE: Final = 100

Thing = dict[str, Any]
R = TypeVar("R", Link, Body)


def _written(value: object) -> object:
    """A number is no moment: the description says that it is written as a date."""
    if value is None or (isinstance(value, str) and A_DATE.match(value)):
        return value
    raise ValueError("not a date and time")


Moment = Annotated[datetime, BeforeValidator(_written)]


class AboutOut(Schema):
    """Which version of HSDS this is, and where it is described."""

    version: str
    profile: str
    openapi_url: str


class PageOut(Schema):
    """A page of a list, as HSDS has it."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[Thing]


class PagesIn(Schema):
    """Which page, and how long; `ndjson` gives all of them at once."""

    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    per_page: Annotated[int, Field(ge=1, le=hsds.MOST)] = 50
    format: Literal["json", "ndjson"] = "json"


class FiltersIn(PagesIn):
    """What the things of a list must be; all of it together."""

    taxonomy_term_id: str = ""
    taxonomy_id: str = ""
    full: bool = False


class OrganizationsIn(FiltersIn):
    """Providers, alone or with their services in short or in full."""

    full_service: bool = False


class LinksIn(FiltersIn):
    """Services at their places."""

    organization_id: str = ""
    modified_after: Moment | None = None


class ServicesIn(LinksIn):
    """Services."""

    minimal: bool = False


class TermsIn(PagesIn):
    """Terms. They stand side by side: each is on top, and none has a parent."""

    taxonomy_id: str = ""
    parent_id: str = ""
    top_only: bool = False


class Words(Schema):
    """Words to search for, in a body that has nothing which is not understood."""

    model_config = ConfigDict(extra="forbid")

    search: Annotated[str, Field(max_length=200)] = ""


class ServicesSearch(ServicesIn, Words):
    """Services, searched."""


class LinksSearch(LinksIn, Words):
    """Services at their places, searched."""


class OrganizationsSearch(OrganizationsIn, Words):
    """Providers, by the words of their services."""


class PagesSearch(PagesIn, Words):
    """A list, searched."""


class TermsSearch(TermsIn, Words):
    """Terms, searched."""


def require_askable(request: Request) -> None:
    """Raise `Invalid` for what HSDS lets an address ask and this API does not.

    Words are sent by POST, which HSDS 3.1 allows for that reason. Distances are not
    answered: we keep no point of any postal code, and an answer that was silently
    not narrowed would send someone to the wrong city.
    """
    if "search" in request.GET:
        raise Invalid("directory_search_by_post", field="search")
    for name in NOT_BY_DISTANCE:
        if name in request.GET:
            raise Invalid("directory_not_by_distance", field=name)


def ask_of(asked: PagesIn) -> Ask:
    """The question as the query takes it."""
    since = getattr(asked, "modified_after", None)
    if since is not None and since.tzinfo is None:
        since = since.replace(tzinfo=timezone.get_default_timezone())
    return Ask(
        search=getattr(asked, "search", ""),
        taxonomy_term_id=getattr(asked, "taxonomy_term_id", ""),
        taxonomy_id=getattr(asked, "taxonomy_id", ""),
        organization_id=getattr(asked, "organization_id", ""),
        modified_after=since,
        page=asked.page,
        per_page=asked.per_page,
        whole=asked.format == "ndjson",
    )


def written(
    found: PageOf[Any], things: Iterable[Thing], form: str = "json"
) -> PageOut | StreamingHttpResponse:
    """A page in its envelope, or all objects one to a line, each made as it is sent:
    what a whole directory takes together is never held at once."""
    if form == "ndjson":
        lines = (json.dumps(thing, ensure_ascii=False) + "\n" for thing in things)
        return StreamingHttpResponse(map("".join, batched(lines)), content_type=LINES)
    contents = list(things)
    return PageOut(
        total_items=found.total,
        total_pages=found.pages,
        page_number=found.page,
        size=len(contents),
        first_page=found.page == 1,
        last_page=found.page >= found.pages,
        empty=not contents,
        contents=contents,
    )


def batched(lines: Iterator[str]) -> Iterator[list[str]]:
    """Lines by the hundred: one is too little to send."""
    while some := list(islice(lines, LINES_AT_ONCE)):
        yield some


def one_of(rows: Iterable[R], ident: str) -> R:
    """The row with this identifier; what may not be seen is not there."""
    for row in rows:
        if row.id == ident:
            return row
    raise Missing("not_found")


def the(things: Iterable[Thing], ident: str) -> Thing:
    """The thing with this identifier; what may not be seen is not there."""
    for thing in things:
        if thing["id"] == ident:
            return thing
    raise Missing("not_found")
