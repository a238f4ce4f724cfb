"""Clocks, distances and what a distance may tell."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from halte.methods.bilingual import Texts
from halte.methods.directory_search import (
    Capacity,
    Hours,
    Index,
    Offer,
    Opening,
    Place,
    Question,
    Said,
    Where,
    at_least,
    exactly,
)
from halte.methods.directory_search.opening import is_open, opens_in
from halte.methods.faults import Fault

NIGHTS = Hours(
    tuple(Opening.on(day, "22:00", "07:00") for day in range(7)), "America/Winnipeg"
)


def codes(notes: object) -> dict[str, object]:
    return {note.code: note.value for note in notes}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("moment", "so"),
    [
        ("2026-02-02T06:59-06:00", True),   # Monday morning, since Sunday night
        ("2026-02-02T07:00-06:00", False),
        ("2026-02-02T22:00-06:00", True),
        # The night of 8 March 2026 the clock goes from 2:00 to 3:00.
        ("2026-03-08T06:30-05:00", True),
        ("2026-03-08T07:00-05:00", False),
    ],
)  # fmt: skip
def test_a_night_is_open_by_the_clock_on_its_own_wall(moment: str, so: bool) -> None:
    assert is_open(NIGHTS, datetime.fromisoformat(moment)) is so


def test_a_closed_day_closes_the_night_that_begins_on_it() -> None:
    hours = Hours(NIGHTS.openings, NIGHTS.zone, frozenset({date(2026, 2, 2)}))
    assert not is_open(hours, datetime.fromisoformat("2026-02-03T03:00-06:00"))
    monday_noon = datetime.fromisoformat("2026-02-02T12:00-06:00")
    assert opens_in(hours, monday_noon) == 34 * 60


def test_the_next_opening_counts_real_minutes_over_the_change_of_clocks() -> None:
    morning = Hours((Opening.on(6, "08:00", "12:00"),), "America/Winnipeg")
    eve = datetime.fromisoformat("2026-03-07T20:00-06:00")
    assert opens_in(morning, eve) == 11 * 60
    assert opens_in(Hours((), "America/Winnipeg"), eve) is None


def shelter(ident: str, area: str, at: tuple[float, float], exact: bool) -> Offer:
    where = Where(area, *at, "point" if exact else "area")
    return Offer(ident, Said("Haven"), where=where, serves=frozenset({area}),
                 needs=exactly({"emergency_shelter"}))  # fmt: skip


def test_an_area_with_two_middles_is_refused() -> None:
    offers = [
        shelter("1", "CMA-602", (49.9, -97.2), exact=False),
        shelter("2", "CMA-602", (49.87, -97.13), exact=False),
    ]
    with pytest.raises(Fault) as refused:
        Index(offers)
    assert refused.value.code == "area_two_middles"


def test_three_distances_from_three_points_are_those_of_the_area() -> None:
    """The attack: a distance from each of three points finds what lies there."""
    index = Index([shelter("1", "CMA-602", (49.9, -97.2), exact=False)])
    now = datetime(2026, 2, 2, tzinfo=UTC)
    for point in ((49.0, -97.2), (50.3, -96.0), (49.95, -98.1)):
        (answer,) = index.ask(Question(near=point, within_km=500), now).found
        told = codes(answer.reasons)["near"]
        assert isinstance(told, int) and told % 25 == 0


def test_an_address_is_told_to_the_kilometre() -> None:
    index = Index([shelter("1", "CMA-602", (49.9, -97.2), exact=True)])
    point = (49.9, -97.13)
    (answer,) = index.ask(Question(near=point), datetime(2026, 2, 2, tzinfo=UTC)).found
    # 0.07 degrees of longitude at 49.9 degrees north: 111.2 km × cos 49.9° × 0.07.
    assert codes(answer.reasons)["near"] == 6


def test_a_city_over_the_river_is_another_city() -> None:
    offers = [
        shelter("on", "CMA-35505", (45.4, -75.7), exact=False),
        shelter("qc", "CMA-24505", (45.5, -75.7), exact=False),
    ]
    now = datetime(2026, 2, 2, tzinfo=UTC)
    found = Index(offers).ask(Question(text="refuge gatineau"), now)
    assert [answer.offer.id for answer in found.found] == ["qc"]
    both = Index(offers).ask(Question(text="shelter national capital region"), now)
    assert both.total == 2


def test_a_province_has_no_middle_to_be_far_from() -> None:
    offers = [
        shelter("north", "CMA-595", (48.4, -89.3), exact=True),
        shelter("south", "CMA-535", (43.7, -79.5), exact=False),
    ]
    now = datetime(2026, 2, 2, tzinfo=UTC)
    for asked in (Question(place="CA-ON"), Question(text="shelter ontario")):
        found = Index(offers).ask(asked, now).found
        assert {answer.offer.id for answer in found} == {"north", "south"}
        for answer in found:
            assert "near" not in codes(answer.reasons)
            assert "far" not in codes(answer.warnings)
    near = Question(place="CMA-535", within_km=50, text="shelter ontario")
    (only,) = Index(offers).ask(near, now).found
    assert only.offer.id == "south" and codes(only.reasons)["near"] == 25


def test_an_area_of_the_directory_is_found_by_the_name_of_its_town() -> None:
    area = Place("3520", Texts("Toronto and area", "Toronto et environs"), 43.7, -79.4,
                 ("CA-ON",), ("Toronto",))  # fmt: skip
    index = Index([shelter("1", "3520", (43.7, -79.4), exact=False)], [area])
    now = datetime(2026, 2, 2, tzinfo=UTC)
    for text in ("shelter toronto", "refuge T.O.", "shelter ON"):
        (answer,) = index.ask(Question(text=text), now).found
        assert not index.ask(Question(text=text), now).relaxed, text
        assert "in_place" in codes(answer.reasons)


def test_places_told_yesterday_are_no_reason_today() -> None:
    told = datetime(2026, 2, 2, 8, tzinfo=UTC)
    offer = Offer("1", Said("Haven"), capacity=(Capacity(2, told),),
                  facts=at_least({"always_open"}))  # fmt: skip
    index = Index([offer])
    asked = Question(free_places=True)
    fresh = index.ask(asked, datetime(2026, 2, 2, 20, tzinfo=UTC)).found[0]
    assert codes(fresh.reasons)["free_places"] == 2
    stale = index.ask(asked, datetime(2026, 2, 3, 9, tzinfo=UTC)).found[0]
    assert codes(stale.warnings) == {"places_old": 25, "other_language": "en"}


def test_a_moment_without_a_time_zone_and_an_id_twice_are_refused() -> None:
    with pytest.raises(Fault) as refused:
        Index([]).ask(Question(), datetime(2026, 2, 2))  # noqa: DTZ001
    assert refused.value.code == "now_without_zone"
    with pytest.raises(Fault) as refused:
        Index([Offer("1", Said("A")), Offer("1", Said("B"))])
    assert refused.value.code == "offer_twice"


def test_an_empty_directory_answers_with_nothing_and_does_not_fall() -> None:
    answers = Index([]).ask(Question(text="shelter"), datetime(2026, 1, 1, tzinfo=UTC))
    assert (answers.total, answers.found, answers.hotlines) == (0, (), ())
