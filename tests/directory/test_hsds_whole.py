"""The package for everyone is made once a minute, and never handed to the wrong one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from halte.capabilities.directory.actions import listing
from halte.capabilities.directory.models import Service
from halte.capabilities.directory.queries import hsds_whole
from halte.capabilities.directory.queries.hsds_whole import whole_package
from halte.core.access.actor import ANONYMOUS
from tests.conftest import Person
from tests.directory.conftest import INTAKE_NUMBER, a_service, a_shelter
from tests.directory.test_hsds import digits, tables

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 30, 17, 0, 5, tzinfo=UTC)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """When a package was made."""
    times: list[datetime] = []
    really = hsds_whole.made

    def noted(actor: Any, now: datetime) -> bytes:
        times.append(now)
        return really(actor, now)

    monkeypatch.setattr(hsds_whole, "made", noted)
    return times


def names(content: bytes) -> set[str]:
    return {row["name"] for row in tables(content)["services.csv"]}


def test_a_crowd_gets_one_and_a_change_shows_at_once(
    della: Person, made: list[datetime]
) -> None:
    a_service(della, "Heron House")
    assert names(whole_package(ANONYMOUS, NOON)) == {"Heron House"}
    for seconds in range(50):
        whole_package(ANONYMOUS, NOON + timedelta(seconds=seconds))
    assert len(made) == 1
    whole_package(ANONYMOUS, NOON + timedelta(seconds=60))
    assert len(made) == 2
    second = a_service(della, "Lantern Clinic")
    now = NOON + timedelta(seconds=61)
    assert names(whole_package(ANONYMOUS, now)) == {"Heron House", "Lantern Clinic"}
    row = Service.objects.get(pk=second.pk)
    listing.suspend(della.actor, row, reason="It does not answer.")
    assert names(whole_package(ANONYMOUS, now)) == {"Heron House"}


def test_what_an_officer_gets_is_made_for_that_officer(
    della: Person, oscar: Person, made: list[datetime]
) -> None:
    a_shelter(della)
    officer = whole_package(oscar.actor, NOON)
    public = whole_package(ANONYMOUS, NOON)
    again = whole_package(oscar.actor, NOON)
    assert len(made) == 3
    for content, known in ((officer, True), (public, False), (again, True)):
        text = str(tables(content))
        assert (digits(INTAKE_NUMBER) in text) is known
