"""Closures of a stream by metropolitan area: facts with a source, in ranges of days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from halte.capabilities.employers.actions.reference import (
    Closed,
    add_closure,
    withdraw_closure,
)
from halte.capabilities.employers.actions.register import (
    Place,
    add_application,
    add_site,
)
from halte.capabilities.employers.models import Closure
from halte.capabilities.employers.queries.applications import application
from halte.capabilities.employers.queries.closures import closures
from halte.capabilities.employers.states import SiteKind, Stream
from halte.core.errors import Denied, Invalid
from tests.conftest import Person, SignIn
from tests.employers.conftest import kept
from tests.employers.test_register import REQUEST

pytestmark = pytest.mark.django_db(transaction=True)

QUARTER = Closed(
    Stream.LOW_WAGE, "CMA-559", date(2026, 1, 1), "An invented notice",
    date(2026, 3, 31), Decimal("9.1"),
)  # fmt: skip


def entered(person: Person, **change: Any) -> Closure:
    return add_closure(person.actor, Closure(), closed=replace(QUARTER, **change))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, "closure_overlaps"),
        ({"first_day": date(2026, 3, 31), "last_day": None}, "closure_overlaps"),
        ({"first_day": date(2025, 1, 1), "last_day": None}, "closure_overlaps"),
        ({"last_day": date(2025, 12, 31)}, "ended_before"),
        ({"area": "CA-ON"}, "area_unknown"),
        ({"area": "Windsor"}, "area_unknown"),
    ],
)
def test_a_closure_that_cannot_be_is_refused(
    ines: Person, change: dict[str, Any], code: str
) -> None:
    entered(ines)
    with pytest.raises(Invalid, match=code):
        entered(ines, **change)


def test_quarters_follow_one_another_and_areas_stand_beside(ines: Person) -> None:
    entered(ines)
    entered(ines, first_day=date(2026, 4, 1), last_day=None)
    entered(ines, area="CMA-535")
    entered(ines, stream=Stream.HIGH_WAGE)
    found = closures(ines.actor, on=date(2026, 3, 31)).lines
    assert [line.area.en for line in found] == ["Toronto", "Windsor", "Windsor"]
    assert len(closures(ines.actor).lines) == 4


def test_a_withdrawn_closure_counts_no_longer_and_stays_readable(ines: Person) -> None:
    row = entered(ines)
    withdraw_closure(ines.actor, row)
    assert closures(ines.actor, on=date(2026, 2, 1)).lines == ()
    assert [line.withdrawn_on is None for line in closures(ines.actor).lines] == [False]
    entered(ines)
    with pytest.raises(Denied, match="closure_withdrawn"):
        withdraw_closure(ines.actor, row)


def test_an_application_says_that_its_stream_was_closed_there(ines: Person) -> None:
    """Of its own stream, at its place, on the day that it was received."""
    entered(ines)
    row = kept(ines, "Invented Greens Inc.")
    there = Place(SiteKind.WORK, "1 Rd", "Windsor", "ON", metro="CMA-559")
    site = add_site(ines.actor, row, place=there)
    said = []
    for change in (
        {"stream": Stream.LOW_WAGE, "site": site},
        {"stream": Stream.HIGH_WAGE, "site": site},
        {"stream": Stream.LOW_WAGE},
        {"stream": Stream.LOW_WAGE, "site": site, "received_on": date(2026, 4, 1)},
    ):
        asked = add_application(ines.actor, row, request=replace(REQUEST, **change))
        page = application(ines.actor, application_id=asked.pk)
        said.append(page.metro_closed and page.metro_closed.source)
    assert said == ["An invented notice", None, None, None]


def test_a_closure_is_entered_and_withdrawn_on_its_page(
    signed_in: SignIn, ines: Person
) -> None:
    client = signed_in(ines)
    sent = {"stream": "low_wage", "area": "CMA-559", "first_day": "2026-01-01"}
    answer = client.post("/fr/employers/closures/new/", sent)
    assert answer.status_code == 400 and not Closure.objects.exists(), "no source"
    sent["source"] = "Avis inventé"
    assert client.post("/fr/employers/closures/new/", sent).status_code == 302
    page = client.get("/fr/employers/closures/?on=2026-02-01").content.decode()
    assert "Avis inventé" in page and "fin inconnue" in page
    client.post(f"/en/employers/closures/{Closure.objects.get().pk}/withdrawn/")
    page = client.get("/en/employers/closures/?on=2026-02-01").content.decode()
    assert "No closure of that day was entered" in page


def test_others_see_no_closures(ana: Person) -> None:
    with pytest.raises(Denied, match="no_permission"):
        closures(ana.actor)
