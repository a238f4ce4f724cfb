"""The page and the search go by one clock, in every season and on every night."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.capabilities.directory.actions import places
from halte.capabilities.directory.actions.places import Place, Times
from halte.capabilities.directory.engine import as_offer
from halte.capabilities.directory.hours import ZONES, Hours
from halte.capabilities.directory.models import Schedule, Service
from halte.capabilities.directory.queries import index
from halte.capabilities.directory.queries.finding import Ask, find
from halte.capabilities.directory.queries.managing import zone_of
from halte.capabilities.directory.queries.offers import Offer, OpenHours
from halte.capabilities.directory.queries.projection import project
from halte.capabilities.directory.states import HoursKind, Tier
from halte.core.access.actor import ANONYMOUS
from halte.core.errors import Invalid
from halte.methods.directory_search import Index
from halte.methods.directory_search.opening import OpeningTimes, opens_in
from tests.conftest import Person
from tests.directory.conftest import a_service

CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30)))
NIGHTS = (date(2026, 3, 8), date(2026, 11, 1), date(2026, 12, 31), date(2026, 7, 4))
DAYS = st.builds(
    lambda night, shift: night + timedelta(days=shift),
    st.sampled_from(NIGHTS), st.integers(-2, 2),
)  # fmt: skip
MOMENTS = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, tzinfo=UTC)
    + timedelta(minutes=minutes),
    DAYS, st.integers(0, 24 * 60 - 1),
)  # fmt: skip
LINES = st.builds(
    Hours,
    days=st.lists(st.integers(0, 6), min_size=1, unique=True).map(tuple),
    opens=CLOCKS, closes=CLOCKS, zone=st.sampled_from(ZONES), always=st.booleans(),
    valid_from=st.none() | DAYS, valid_to=st.none() | DAYS,
)  # fmt: skip


@pytest.fixture
def offer(della: Person, db: None) -> Offer:
    a_service(della)
    return project(Tier.PUBLIC)[0]


def at(offer: Offer, *lines: Hours) -> Offer:
    return replace(offer, hours=tuple(OpenHours(HoursKind.OPEN, one) for one in lines))


def test_the_search_says_open_where_the_page_does(offer: Offer) -> None:
    @settings(max_examples=300, deadline=None)
    @given(st.lists(LINES, min_size=1, max_size=3), MOMENTS)
    def check(lines: list[Hours], moment: datetime) -> None:
        asked = at(offer, *lines)
        times = OpeningTimes([as_offer(asked)])
        assert bool(times.open_at(moment)) is asked.takes_in_at(moment)

    check()


def test_what_opens_next_is_open_then_and_closed_until(offer: Offer) -> None:
    @settings(max_examples=150, deadline=None)
    @given(LINES, MOMENTS)
    def check(line: Hours, moment: datetime) -> None:
        asked = at(offer, line)
        hours = as_offer(asked).hours
        if hours is None or asked.takes_in_at(moment):
            return
        minutes = opens_in(hours, moment)
        # On a night when clocks go forward an opening can begin in the hour that
        # is skipped, so that only the next morning tells.
        if minutes is not None and moment.date().month not in (3, 11):
            assert asked.takes_in_at(moment + timedelta(minutes=minutes))
            assert not asked.takes_in_at(moment + timedelta(minutes=minutes - 1))

    check()


def test_a_winter_shelter_is_closed_in_summer_for_both(offer: Offer) -> None:
    winter = Hours(
        always=True, valid_from=date(2026, 11, 1), valid_to=date(2027, 3, 31)
    )
    asked = at(offer, winter)
    found = as_offer(asked)
    assert found.facts.says("always_open") is False
    for moment, so in ((datetime(2026, 7, 1, tzinfo=UTC), False),
                       (datetime(2026, 12, 1, tzinfo=UTC), True)):  # fmt: skip
        assert asked.takes_in_at(moment) is so
        assert bool(OpeningTimes([found]).open_at(moment)) is so
    assert Index([found]).times.known == 1


def test_each_line_goes_by_its_own_zone(offer: Offer) -> None:
    east = Hours((0,), time(9), time(10), "America/St_Johns")
    west = Hours((0,), time(9), time(10), "America/Vancouver")
    times = OpeningTimes([as_offer(at(offer, east, west))])
    for moment in ("2026-07-06T12:00+00:00", "2026-07-06T16:30+00:00"):
        assert times.open_at(datetime.fromisoformat(moment))
    assert not times.open_at(datetime.fromisoformat("2026-07-06T14:00+00:00"))


PATH = "/en/directory/steward/listings/{}/hours/"
WEEK = {"kind": "open", "prose": "", "days": ["0", "1", "2", "3", "4"], "opens": "9:00",
        "closes": "17:00", "zone": "America/Winnipeg"}  # fmt: skip


def kept(service: Service) -> list[Schedule]:
    return list(service.schedules.order_by("pk"))


@pytest.mark.django_db(transaction=True)
def test_a_week_and_a_saturday_and_a_season_are_typed_one_by_one(
    della: Person, signed_in: Callable[[Person], Client]
) -> None:
    service, client = a_service(della), signed_in(della)
    path = PATH.format(service.reference)
    saturday = WEEK | {"days": ["5"], "opens": "10:00", "closes": "14:00"}
    winter = saturday | {"valid_from": "2026-11-01", "valid_to": "2027-03-31"}
    for typed in (WEEK, saturday, winter):
        assert client.post(path, typed).status_code == 302
    assert [row.days for row in kept(service)] == [[0, 1, 2, 3, 4], [5], [5]]
    assert kept(service)[2].valid_to == date(2027, 3, 31)
    page = client.get(f"/en/directory/services/{service.reference}/").content.decode()
    assert "Monday to Friday, 09:00 to 17:00" in page and "March 2027" in page
    out = f"{path}{kept(service)[1].pk}/out/"
    assert client.get(out).status_code == 405
    assert client.post(out).status_code == 302
    assert [row.valid_to is None for row in kept(service)] == [True, False]
    assert client.post(out).status_code == 404
    backwards = winter | {"valid_to": "2026-10-01"}
    assert client.post(path, backwards).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_words_stand_in_the_place_of_no_times(
    della: Person, signed_in: Callable[[Person], Client]
) -> None:
    service, client = a_service(della), signed_in(della)
    path = PATH.format(service.reference)
    for words in ("24/7 except holidays", "24/7"):
        assert client.post(path, WEEK | {"prose": words}).status_code == 400
    assert not kept(service)
    always = {"kind": "open", "prose": "24/7", "zone": "America/Winnipeg"}
    assert client.post(path, always).status_code == 302
    assert client.post(path, WEEK).status_code == 400
    assert [row.always for row in kept(service)] == [True]
    with pytest.raises(Invalid, match="directory_hours_always"):
        places.add_hours(della.actor, service, times=Times(always=True))


@pytest.mark.django_db(transaction=True)
def test_the_zone_begins_as_that_of_the_place(
    della: Person, signed_in: Callable[[Person], Client]
) -> None:
    service = a_service(della, extents=("CA-NL",))
    assert zone_of(service) == "America/St_Johns"
    place = Place(area="5915", address="1 Elsewhere Road")
    places.add_place(della.actor, service, place=place)
    assert zone_of(service) == "America/Vancouver"
    page = signed_in(della).get(PATH.format(service.reference)).content.decode()
    assert '<option value="America/Vancouver" selected' in page
    assert zone_of(a_service(della, extents=("CA",))) == "America/Toronto"


def test_a_day_ends_at_midnight_at_the_office_not_elsewhere(della: Person) -> None:
    """It is 1 July in Greenwich and 30 June at the office: checked today."""
    row = a_service(della)
    Service.objects.filter(pk=row.pk).update(checked_on=date(2026, 6, 30))
    index.forget()
    evening = datetime(2026, 7, 1, 1, 30, tzinfo=UTC)
    today = find(ANONYMOUS, Ask(verified_within_days=0), evening)
    assert len(today.found) == 1 and not today.gave_way
    midnight = evening + timedelta(hours=3)
    assert find(ANONYMOUS, Ask(verified_within_days=0), midnight).gave_way
