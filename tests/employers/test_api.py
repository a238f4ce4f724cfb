"""The register for programs: the caller’s own permission, no name in an address."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from halte.capabilities.employers.actions.judging import judge
from halte.capabilities.employers.actions.register import (
    Place,
    add_application,
    add_site,
    record_decision,
    state_affiliation,
)
from halte.capabilities.employers.actions.stated import add_contact
from halte.capabilities.employers.models import Employer, ListedName
from halte.capabilities.employers.states import Outcome, SiteKind, Tie, Verdict
from halte.core.audit.models import Entry
from tests.conftest import Person, SignIn
from tests.employers.conftest import HERON, HERON_AGAIN, Take, kept, quarter
from tests.employers.test_register import REQUEST
from tests.employers.test_stated import ROBIN

pytestmark = pytest.mark.django_db(transaction=True)

BASE = "/api/v1/employers/"


@pytest.fixture
def heron(ines: Person, take_in: Take) -> Employer:
    """An employer with something of everything."""
    take_in(quarter(HERON, HERON_AGAIN))
    row = kept(ines, "1234567 Ontario Inc.", operating_name="Heron", province="ON")
    other = kept(ines, "Other Invented Inc.")
    judge(ines.actor, row, name=ListedName.objects.get(), verdict=Verdict.SAME)
    work = Place(SiteKind.WORK, "1 Rd", "Leamington", "ON", "N8H 3W1")
    add_site(ines.actor, row, place=work)
    add_contact(ines.actor, row, person=ROBIN)
    state_affiliation(
        ines.actor, row, other=other, ground=Tie.PREMISES, stands=True,
        evidence="one lease", said_on=date(2026, 1, 1),
    )  # fmt: skip
    for _ in range(22):
        asked = add_application(ines.actor, row, request=REQUEST)
    record_decision(
        ines.actor, asked, outcome=Outcome.POSITIVE, decided_on=date(2026, 2, 1),
        reasons="because", positions=4,
    )  # fmt: skip
    return row


def test_an_officer_reads_the_register_by_program(
    signed_in: SignIn, ines: Person, heron: Employer
) -> None:
    client = signed_in(ines)
    sought = {"words": "ontario 7654321"}
    found = client.post(f"{BASE}search", sought, content_type="application/json")
    assert found.json()["employers"] == []
    sought = {"words": "1234567 ontario"}
    found = client.post(f"{BASE}search", sought, content_type="application/json")
    (line,) = found.json()["employers"]
    assert (line["number"], line["applications"]) == (heron.pk, 22)
    one = client.get(f"{BASE}{heron.pk}")
    assert "Robin" not in one.content.decode(), "people are read on the page only"
    assert one.json()["places"][0]["postal_code"] == "N8H 3W1"
    assert one.json()["affiliates"][0]["chain"][0]["evidence"] == "one lease"
    asked = client.get(f"{BASE}{heron.pk}/applications?page=2").json()
    assert (asked["pages"], asked["count"], len(asked["applications"])) == (2, 22, 2)
    printed = client.get(f"{BASE}{heron.pk}/published").json()
    assert [row["positions"] for row in printed["assessments"]] == [3, 2]
    assert client.get(f"{BASE}99999").status_code == 404
    acts = Entry.objects.filter(kind="read").values_list("act", flat=True)
    assert len(acts) == 5, "each answer is in the audit, a refusal is not one"
    assert "ontario" not in str(list(Entry.objects.filter(kind="read").values()))


def test_a_session_searches_with_its_own_token_only(
    signed_in: SignIn, ines: Person, heron: Employer
) -> None:
    """Otherwise another site could make somebody’s browser search."""
    client = signed_in(ines)
    client.handler.enforce_csrf_checks = True
    sought = {"words": "1234567 ontario"}
    bare = client.post(f"{BASE}search", sought, content_type="application/json")
    assert bare.status_code == 401
    page = client.get("/en/employers/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    found = client.post(
        f"{BASE}search", sought, content_type="application/json",
        headers={"X-CSRFToken": token},
    )  # fmt: skip
    assert len(found.json()["employers"]) == 1
    assert "no-store" in found.headers["Cache-Control"]


def test_others_are_told_nothing(
    client: Client, signed_in: SignIn, ana: Person, heron: Employer
) -> None:
    paths = ("", "/applications", "/published")
    assert [client.get(f"{BASE}{heron.pk}{p}").status_code for p in paths] == [401] * 3
    sought = {"words": "ontario"}
    found = client.post(f"{BASE}search", sought, content_type="application/json")
    assert found.status_code == 401
    client = signed_in(ana)
    answers = [client.get(f"{BASE}{number}") for number in (heron.pk, 99999)]
    assert [a.status_code for a in answers] == [403, 403], "nor whether it is there"


@pytest.mark.parametrize("page", ["0", "x", "-1", "99999999999999999999"])
def test_a_page_that_cannot_be_is_a_problem(
    signed_in: SignIn, ines: Person, page: str
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    answer = signed_in(ines).get(f"{BASE}{row.pk}/applications?page={page}")
    assert answer.status_code == 422 and answer.json()["code"] == "request_invalid"
