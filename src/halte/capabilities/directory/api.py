"""`/api/v1/directory/hsds/`: the directory in HSDS 3.1, at the caller’s tier.

Open without a key, for what everyone may see. Words are sent by POST and never stand
in an address. A refusal is a problem document, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from ninja import Query, Router

from halte.capabilities.directory.api_shapes import (
    IN_LINES,
    AboutOut,
    FiltersIn,
    LinksIn,
    LinksSearch,
    OrganizationsIn,
    OrganizationsSearch,
    PageOut,
    PagesIn,
    PagesSearch,
    ServicesIn,
    ServicesSearch,
    TermsIn,
    TermsSearch,
    Thing,
    ask_of,
    one_of,
    require_askable,
    the,
    written,
)
from halte.capabilities.directory.queries import hsds
from halte.capabilities.directory.queries import hsds_objects as objects
from halte.capabilities.directory.queries.hsds import Ask
from halte.capabilities.directory.queries.hsds_whole import whole_package
from halte.capabilities.directory.queries.offers import Offer
from halte.capabilities.directory.terms import TERMS
from halte.core.access.request import Request

router = Router(tags=["directory"])

VERSION: Final = "3.1"
PROFILE: Final = "https://docs.openreferral.org/en/3.1/"
AT_LEAST: Final = ("id", "name", "status", "last_modified")

Answer = PageOut | HttpResponseBase


@router.get("hsds/", response=AboutOut, url_name="hsds")
def about(request: Request) -> AboutOut:
    """The version of HSDS, its documentation, and the description of this API."""
    return AboutOut(
        version=VERSION,
        profile=PROFILE,
        openapi_url=request.build_absolute_uri("/api/v1/openapi.json"),
    )


@router.get("hsds/services", response=PageOut, openapi_extra=IN_LINES)
def list_services(request: Request, asked: Query[ServicesIn]) -> Answer:
    """Services, page by page, or all line by line with `format=ndjson`."""
    return services_out(request, asked)


@router.post("hsds/services", response=PageOut, openapi_extra=IN_LINES)
def search_services(request: Request, asked: ServicesSearch) -> Answer:
    """The same, where words are searched for: they stand in no address."""
    return services_out(request, asked)


def services_out(request: Request, asked: ServicesIn) -> Answer:
    """Services in full, in short, or by name alone."""
    require_askable(request)
    found = hsds.services(request.actor, ask_of(asked))
    write = in_full() if asked.full else objects.service_in_short
    things: Iterable[Thing] = map(write, found.contents)
    if asked.minimal:
        things = ({k: t[k] for k in AT_LEAST if k in t} for t in things)
    return written(found, things, asked.format)


def in_full() -> Callable[[Offer], Thing]:
    """A service with all that belongs to it, as of now."""
    now = timezone.now()
    return lambda offer: objects.service(offer, now)


@router.get("hsds/services/{service_id}", response=Thing)
def one_service(request: Request, service_id: str) -> Thing:
    """One service with all that belongs to it."""
    return in_full()(hsds.service(request.actor, service_id))


@router.get("hsds/service_at_locations", response=PageOut, openapi_extra=IN_LINES)
def list_service_at_locations(request: Request, asked: Query[LinksIn]) -> Answer:
    """Services at their places; of a protected place only the area."""
    return links_out(request, asked)


@router.post("hsds/service_at_locations", response=PageOut, openapi_extra=IN_LINES)
def search_service_at_locations(request: Request, asked: LinksSearch) -> Answer:
    """The same, where words are searched for."""
    return links_out(request, asked)


def links_out(request: Request, asked: LinksIn) -> Answer:
    """Services at places, each with its service in full or in short."""
    require_askable(request)
    inside = in_full() if asked.full else objects.service_in_short
    found = hsds.links(request.actor, ask_of(asked))
    things = (hsds.link_thing(link, inside) for link in found.contents)
    return written(found, things, asked.format)


@router.get("hsds/service_at_locations/{link_id}", response=Thing)
def one_service_at_location(request: Request, link_id: str) -> Thing:
    """One service at one place."""
    found = hsds.links(request.actor, Ask(whole=True)).contents
    return hsds.link_thing(one_of(found, link_id), in_full())


@router.get("hsds/organizations", response=PageOut, openapi_extra=IN_LINES)
def list_organizations(request: Request, asked: Query[OrganizationsIn]) -> Answer:
    """The providers of the services that this caller may see."""
    return organizations_out(request, asked)


@router.post("hsds/organizations", response=PageOut, openapi_extra=IN_LINES)
def search_organizations(request: Request, asked: OrganizationsSearch) -> Answer:
    """The same, where words of their services are searched for."""
    return organizations_out(request, asked)


def organizations_out(request: Request, asked: OrganizationsIn) -> Answer:
    """Providers, with their services where these are asked for."""
    require_askable(request)
    inside = of_provider(asked, asked.full_service)
    found = hsds.bodies(request.actor, ask_of(asked))
    things = (hsds.body_thing(body, inside) for body in found.contents)
    return written(found, things, asked.format)


def of_provider(asked: FiltersIn, full: bool) -> Callable[[Offer], Thing] | None:
    """How the services of a provider stand in it; None where they do not."""
    if full:
        return in_full()
    return objects.service_in_short if asked.full else None


@router.get("hsds/organizations/{organization_id}", response=Thing)
def one_organization(
    request: Request, organization_id: str, full_service: bool = False
) -> Thing:
    """One provider, with its services."""
    inside = in_full() if full_service else objects.service_in_short
    found = hsds.bodies(request.actor, Ask(whole=True)).contents
    return hsds.body_thing(one_of(found, organization_id), inside)


@router.get("hsds/taxonomies", response=PageOut, openapi_extra=IN_LINES)
def list_taxonomies(request: Request, asked: Query[PagesIn]) -> Answer:
    """The closed lists by which services are found."""
    return named_out(request, asked, map(objects.taxonomy, TERMS))


@router.post("hsds/taxonomies", response=PageOut, openapi_extra=IN_LINES)
def search_taxonomies(request: Request, asked: PagesSearch) -> Answer:
    """The same, where words are searched for."""
    return named_out(request, asked, map(objects.taxonomy, TERMS))


def named_out(request: Request, asked: PagesIn, things: Iterable[Thing]) -> Answer:
    """Lists and terms: the same for everyone."""
    require_askable(request)
    found = hsds.named(things, ask_of(asked))
    return written(found, found.contents, asked.format)


@router.get("hsds/taxonomies/{taxonomy_id}", response=Thing)
def one_taxonomy(request: Request, taxonomy_id: str) -> Thing:
    """One list."""
    return the(map(objects.taxonomy, TERMS), taxonomy_id)


@router.get("hsds/taxonomy_terms", response=PageOut, openapi_extra=IN_LINES)
def list_taxonomy_terms(request: Request, asked: Query[TermsIn]) -> Answer:
    """The terms, of all lists or of one."""
    return named_out(request, asked, terms_of(asked))


@router.post("hsds/taxonomy_terms", response=PageOut, openapi_extra=IN_LINES)
def search_taxonomy_terms(request: Request, asked: TermsSearch) -> Answer:
    """The same, where words are searched for."""
    return named_out(request, asked, terms_of(asked))


def terms_of(asked: TermsIn) -> Iterable[Thing]:
    """None lies beneath another, so that whoever asks for a parent’s gets none."""
    if asked.parent_id:
        return ()
    wanted = asked.taxonomy_id
    return (t for t in objects.all_terms() if wanted in ("", t["taxonomy_id"]))


@router.get("hsds/taxonomy_terms/{term_id}", response=Thing)
def one_taxonomy_term(request: Request, term_id: str) -> Thing:
    """One term."""
    return the(objects.all_terms(), term_id)


@router.get("hsds/package", url_name="hsds_package")
def package(request: Request) -> HttpResponse:
    """Everything as tables: a zip of CSV with its descriptor."""
    content = whole_package(request.actor, timezone.now())
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="directory-hsds.zip"'
    return response
