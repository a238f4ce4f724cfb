"""The directory in HSDS 3.1: valid, at the caller’s tier, and silent on the rest."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory.actions import listing, places
from halte.capabilities.directory.actions.listing import Said
from halte.capabilities.directory.actions.places import Place
from halte.capabilities.directory.models import Service
from halte.capabilities.directory.queries import hsds, index
from halte.capabilities.directory.queries.hsds import Ask
from halte.capabilities.directory.queries.hsds_objects import service
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.audit.models import Entry
from halte.methods.hsds import check_file, read_schemas
from tests.conftest import Person
from tests.directory.conftest import (
    ADDRESS,
    INTAKE_NUMBER,
    LATITUDE,
    LONGITUDE,
    MEETING_POINT,
    NIGHT_NUMBER,
    POSTAL_CODE,
    WINNIPEG,
    a_service,
    a_shelter,
)

pytestmark = pytest.mark.django_db

SCHEMAS = Path(__file__).parents[3] / "shared" / "data" / "hsds" / "3.1" / "schema"
BASE = "/api/v1/directory/hsds/"
NEVER = (ADDRESS, POSTAL_CODE, str(LATITUDE), str(LONGITUDE), MEETING_POINT)


def digits(number: str) -> str:
    return number.replace("-", "")


@pytest.fixture
def two(della: Person) -> tuple[Service, Service]:
    """A shelter in a secret place, and a clinic with an open door."""
    shelter = a_shelter(della)
    clinic = a_service(della, "Lantern Clinic")
    place = Place(area=WINNIPEG, protected=False, address="12 Open Street",
                  city="Winnipeg", postal_code="R3C 1A1", latitude=49.89,
                  longitude=-97.14)  # fmt: skip
    places.add_place(della.actor, clinic, place=place)
    return shelter, clinic


def got(client: Client, path: str, **asked: Any) -> Any:
    response = client.get(BASE + path, asked)
    assert response.status_code == 200, response.content
    return response.json()


def tables(content: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {
            name: list(csv.DictReader(io.StringIO(package.read(name).decode())))
            for name in package.namelist()
            if name.endswith(".csv")
        }


def test_a_stranger_gets_pages_as_hsds_has_them(
    client: Client, two: tuple[Service, Service]
) -> None:
    assert got(client, "")["version"] == "3.1"
    page = got(client, "services", per_page=1)
    assert (page["total_items"], page["total_pages"], page["size"]) == (2, 2, 1)
    assert page["first_page"] and not page["last_page"] and not page["empty"]
    assert "phones" not in page["contents"][0]
    whole = got(client, f"services/{two[1].reference}")
    (link,) = whole["service_at_locations"]
    assert link["location"]["addresses"][0]["address_1"] == "12 Open Street"
    assert link["location"]["latitude"] == 49.89
    assert whole["translations"]["fr"]["name"] == "Maison Lantern Clinic"
    empty = got(client, "services", page=9)
    assert empty["empty"] and empty["contents"] == []


def everything(client: Client) -> str:
    """All that this caller can get, as text."""
    found = [
        json.dumps(got(client, "services", full=True, per_page=200)),
        client.get(BASE + "services?format=ndjson&full=true").getvalue().decode(),
        json.dumps(got(client, "service_at_locations")),
        json.dumps(got(client, "organizations")),
        json.dumps(tables(client.get(BASE + "package").content)),
    ]  # fmt: skip
    return "\n".join(found)


def test_no_caller_gets_where_a_shelter_is_and_each_gets_their_own_lines(
    two: tuple[Service, Service], paule: Person, oscar: Person, della: Person,
    signed_in: Any,
) -> None:  # fmt: skip
    seen = {
        "public": everything(Client()),
        "provider": everything(signed_in(paule)),
        "officer": everything(signed_in(oscar)),
        "steward": everything(signed_in(della)),
    }
    for who, text in seen.items():
        assert not [secret for secret in NEVER if secret in text], who
        assert '"metadata"' not in text and "previous_value" not in text
        assert (digits(INTAKE_NUMBER) in text) is (who != "public"), who
        assert (digits(NIGHT_NUMBER) in text) is (who == "officer"), who


def test_a_protected_place_has_no_point_no_address_and_a_reason(
    two: tuple[Service, Service],
) -> None:
    whole = got(Client(), f"services/{two[0].reference}")
    place = whole["service_at_locations"][0]["location"]
    assert place["withheld"] == "shelter_location"
    assert not {"latitude", "longitude", "addresses"} & place.keys()


def test_two_services_of_one_shelter_do_not_tell_of_each_other(
    della: Person, two: tuple[Service, Service]
) -> None:
    from halte.capabilities.directory.models import ServiceAtLocation

    shelter, clinic = two
    location = shelter.places.get().location
    ServiceAtLocation.objects.create(service=clinic, location=location)
    from halte.capabilities.directory.queries import index

    index.forget()
    links = got(Client(), "service_at_locations")["contents"]
    withheld = [x for x in links if x["location"].get("withheld")]
    assert len(withheld) == len({x["location_id"] for x in withheld}) == 2
    assert str(location.reference) not in json.dumps(links)


def test_what_an_officer_was_given_is_recorded(
    two: tuple[Service, Service], oscar: Person, signed_in: Any
) -> None:
    got(signed_in(oscar), f"services/{two[0].reference}")
    entry = Entry.objects.filter(act__endswith="hsds.for_officer").latest("pk")
    assert f"directory.Service:{two[0].pk}" in entry.records


def test_words_are_sent_in_the_body_and_refused_in_an_address(
    client: Client, two: tuple[Service, Service]
) -> None:
    response = client.get(BASE + "services", {"search": "lantern"})
    assert response.status_code == 400
    assert response.json()["code"] == "directory_search_by_post"
    found = client.post(
        BASE + "services", {"search": "Lanterns"}, content_type="application/json"
    ).json()
    assert [thing["id"] for thing in found["contents"]] == [str(two[1].reference)]


@pytest.mark.parametrize("asked", [
    {"per_page": 0}, {"per_page": 201}, {"page": 0}, {"page": "x"},
    {"modified_after": "yesterday"}, {"modified_after": "757"}, {"format": "xml"},
])  # fmt: skip
def test_a_question_that_cannot_be_read_is_refused(
    asked: dict[str, Any], client: Client
) -> None:
    assert client.get(BASE + "services", asked).status_code == 422


def test_filters_work_together_and_unknown_identifiers_find_nothing(
    client: Client, two: tuple[Service, Service]
) -> None:
    terms = got(client, "taxonomy_terms", per_page=200)["contents"]
    shelter = next(t["id"] for t in terms if t["code"] == "emergency_shelter")
    inuit = next(t["id"] for t in terms if t["code"] == "inuit")
    assert got(client, "services", taxonomy_term_id=shelter)["total_items"] == 2
    assert got(client, "services", taxonomy_term_id=inuit)["total_items"] == 0
    owner = got(client, f"services/{two[0].reference}")["organization"]["id"]
    asked = {"taxonomy_term_id": shelter, "organization_id": owner}
    assert got(client, "services", **asked)["total_items"] == 1
    assert got(client, f"organizations/{owner}")["name"] == "Heron House Society"
    assert got(client, f"taxonomy_terms/{shelter}")["taxonomy"] == "need"
    for path in ("services/x", "organizations/x", "taxonomies/x", "taxonomy_terms/x",
                 "service_at_locations/x"):  # fmt: skip
        assert client.get(BASE + path).status_code == 404


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")
@pytest.mark.parametrize("who", ["public", "oscar"])
def test_every_object_is_valid_by_the_official_schemas(
    who: str, two: tuple[Service, Service], oscar: Person, tmp_path: Path
) -> None:
    """Outside source: the schemas of openreferral/specification, branch 3.1."""
    shapes = read_schemas(SCHEMAS)
    actor = Actor() if who == "public" else oscar.actor
    now = datetime.now(UTC)
    things = [service(o, now) for o in hsds.services(actor, Ask(whole=True)).contents]
    file = tmp_path / "services.json"
    file.write_text(json.dumps(things), encoding="utf-8")
    report = check_file(file, shapes, now)
    assert not report.errors and len(things) == 2, report.to_dict()
    for name in ("taxonomies", "taxonomy_terms", "organizations"):
        page = got(Client(), name, per_page=200)
        file.write_text(json.dumps(page), encoding="utf-8")
        kind = {"taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term"}
        found = check_file(file, shapes, now, kind.get(name, "organization"))
        assert not found.errors, found.to_dict()


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")
def test_the_package_of_tables_points_at_nothing_that_is_not_in_it(
    client: Client, two: tuple[Service, Service], tmp_path: Path
) -> None:
    content = client.get(BASE + "package").content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        package.extractall(tmp_path)
    report = check_file(tmp_path, read_schemas(SCHEMAS), datetime.now(UTC))
    assert not report.errors, report.to_dict()
    assert report.objects["service"] == 2
    french = tables(content)["translations.csv"]
    assert {"Maison Heron House", "Maison Lantern Clinic"} <= {
        r["text"] for r in french
    }


def test_what_was_changed_since_is_told_whenever_it_was_checked(della: Person) -> None:
    today = timezone.localdate()
    old, new = a_service(della, "Heron House"), a_service(della, "Plover House")
    for one, changed, checked in ((old, 40, 30), (new, 1, 90)):
        Service.objects.filter(pk=one.pk).update(
            changed_at=timezone.now() - timedelta(days=changed),
            checked_on=today - timedelta(days=checked),
        )
    index.forget()
    asked = hsds.Ask(modified_after=timezone.now() - timedelta(days=7))
    found = hsds.services(ANONYMOUS, asked).contents
    assert [offer.name.en for offer in found] == ["Plover House"]
    listing.say(della.actor, old, language="en", said=Said("Heron House", fees="None"))
    assert len(hsds.services(ANONYMOUS, asked).contents) == 2


def test_a_check_of_the_evening_is_told_though_it_is_tomorrow_in_greenwich(
    della: Person,
) -> None:
    row = a_service(della, "Heron House")
    Service.objects.filter(pk=row.pk).update(
        changed_at=datetime(2026, 5, 1, tzinfo=UTC), checked_on=date(2026, 6, 30)
    )
    index.forget()
    asked = hsds.Ask(modified_after=datetime(2026, 7, 1, 1, 30, tzinfo=UTC))
    assert len(hsds.services(ANONYMOUS, asked).contents) == 1
    asked = hsds.Ask(modified_after=datetime(2026, 7, 1, 4, 30, tzinfo=UTC))
    assert not hsds.services(ANONYMOUS, asked).contents


REFUSED_BY_GET = {"search", "postcode", "proximity"}
"""Each with its reason in docs/reference/api.md."""


def official_lists() -> dict[str, set[str]]:
    """The parameters of each list, in the description of HSDS 3.1 itself."""
    told = json.loads((SCHEMAS / "openapi.json").read_text())
    shared = told["components"]["parameters"]
    return {
        path: {
            p.get("name") or shared[p["$ref"].rsplit("/", 1)[1]]["name"]
            for p in way["get"].get("parameters", ())
        }
        for path, way in told["paths"].items()
    }


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")
def test_every_parameter_of_hsds_is_taken_or_refused_aloud(client: Client) -> None:
    """Outside source: schema/openapi.json of openreferral/specification, 3.1."""
    ours = client.get("/api/v1/openapi.json").json()["paths"]
    lists = official_lists()
    assert len(lists) == 11
    for path, asked in lists.items():
        way = ours["/api/v1/directory/hsds" + path.replace("{id}", own_id(path))]["get"]
        taken = {p["name"] for p in way.get("parameters", ())}
        assert asked - REFUSED_BY_GET <= taken, path
        for name in asked & REFUSED_BY_GET:
            answer = client.get(BASE + path[1:], {name: "Toronto"})
            code = answer.json()["code"]
            by_post = name == "search"
            assert answer.status_code == 400, (path, name)
            assert code == ("directory_search_by_post" if by_post
                            else "directory_not_by_distance")  # fmt: skip


def own_id(path: str) -> str:
    """How our description calls the id of a path."""
    return {
        "/services/{id}": "{service_id}",
        "/service_at_locations/{id}": "{link_id}",
        "/organizations/{id}": "{organization_id}",
        "/taxonomies/{id}": "{taxonomy_id}",
        "/taxonomy_terms/{id}": "{term_id}",
    }.get(path, "")


def sent(client: Client, path: str, **asked: Any) -> Any:
    return client.post(BASE + path, asked, content_type="application/json")


def test_every_list_is_searched_by_post(
    client: Client, two: tuple[Service, Service]
) -> None:
    for path, words, names in (
        ("services", "lantern", ["Lantern Clinic"]),
        ("organizations", "lantern", ["Lantern Clinic Society"]),
        ("taxonomies", "besoins", ["Needs"]),
        ("taxonomy_terms", "hébergement urgence", ["Emergency shelter"]),
    ):
        found = sent(client, path, search=words).json()["contents"]
        assert [thing["name"] for thing in found] == names, path
        assert sent(client, path, search="zzz").json()["empty"]
        assert sent(client, path, postcode="R3C 1A1").status_code == 422
    links = sent(client, "service_at_locations", search="lantern").json()["contents"]
    assert [link["service"]["name"] for link in links] == ["Lantern Clinic"]


def test_providers_come_with_their_services_where_asked(
    client: Client, two: tuple[Service, Service]
) -> None:
    def first(**asked: Any) -> Any:
        (_heron, lantern) = sorted(
            got(client, "organizations", **asked)["contents"], key=lambda o: o["name"]
        )
        return lantern.get("services")

    assert first() is None
    assert "phones" not in first(full=True)[0]
    assert first(full_service=True)[0]["phones"]
    terms = got(client, "taxonomy_terms", per_page=200)["contents"]
    inuit = next(t["id"] for t in terms if t["code"] == "inuit")
    assert got(client, "organizations", taxonomy_term_id=inuit)["empty"]


def test_lines_are_all_there_is_and_not_a_page(
    client: Client, two: tuple[Service, Service]
) -> None:
    for path in ("services", "organizations", "service_at_locations"):
        answer = client.get(BASE + path, {"format": "ndjson", "per_page": 1})
        assert len(answer.getvalue().decode().splitlines()) == 2
    terms = client.get(BASE + "taxonomy_terms", {"format": "ndjson", "per_page": 1})
    assert len(terms.getvalue().decode().splitlines()) > 50


def test_terms_have_no_parents(client: Client) -> None:
    every = got(client, "taxonomy_terms")["total_items"]
    assert got(client, "taxonomy_terms", top_only=True)["total_items"] == every
    assert got(client, "taxonomy_terms", parent_id="x")["empty"]


@pytest.mark.parametrize(
    "since",
    ["2026-01-01", "2026-01-01T12:00:00Z", "0001-01-01", "9999-12-31T23:59:59+14:00"],
)
def test_a_moment_or_a_day_says_since_when(
    since: str, client: Client, two: tuple[Service, Service]
) -> None:
    found = got(client, "services", modified_after=since, minimal=True)
    assert found["empty"] is since.startswith("9999")
    for thing in found["contents"]:
        assert set(thing) == {"id", "name", "status", "last_modified"}
