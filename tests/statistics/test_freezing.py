"""Freezing: what is counted here is kept for good, protected, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from halte.capabilities.statistics.actions import freeze
from halte.capabilities.statistics.queries import series_page
from halte.capabilities.statistics.tables import csv_rows
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.audit.models import Entry
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.measures.models import Figure, KeptDefinition
from halte.core.measures.period_labels import parse_period
from halte.core.measures.periods import Period, before, day, fiscal_year_of
from halte.core.measures.queries import latest, vintages, withheld
from halte.core.measures.registry import COUNTING, MEASURES, Measure, Row, Unit
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = Measure(
    id="test.people",
    title=Bilingual("People helped", "Personnes aidées"),
    definition=Bilingual("People", "Personnes"),
    unit=Unit.PERSON,
    counting_rule=Bilingual("One each", "Une chacune"),
    source=Bilingual("Here", "Ici"),
    coverage=Bilingual("Here", "Ici"),
    smallest_cell=5,
    breakdowns=("place",),
)

Give = Callable[..., None]


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Give:
    """Let the measure count these cells; `give(a=3, b=20)`."""
    cells: dict[str, int] = {"a": 3, "b": 20, "c": 40}

    def count(period: Period, breakdown: str) -> Iterable[Row]:
        if breakdown:
            return [Row(key, Decimal(value)) for key, value in cells.items()]
        return [Row("", Decimal(sum(cells.values())))]

    def change(**values: int) -> None:
        cells.clear()
        cells.update(values)

    monkeypatch.setitem(MEASURES, PEOPLE.id, PEOPLE)
    monkeypatch.setitem(COUNTING, PEOPLE.id, count)
    return change


def people() -> Figure:
    return Figure(measure=PEOPLE.id)


def test_a_vintage_keeps_value_definition_and_day(releasing: Actor, give: Give) -> None:
    (kept,) = freeze(releasing, people(), period=parse_period("2024-25"))
    view = latest(PEOPLE.id)
    assert view is not None
    assert (view.id, view.value, view.origin) == (kept.pk, 63, "own")
    assert (view.definition_version, view.as_of) == (1, timezone.localdate())
    assert KeptDefinition.objects.get(measure=PEOPLE.id).title_fr == "Personnes aidées"
    entry = Entry.objects.latest("id")
    assert (entry.subject, entry.outcome) == (f"measures.Figure:{kept.pk}", "done")


def test_freezing_the_same_again_is_refused_kindly(
    releasing: Actor, give: Give
) -> None:
    period = parse_period("2024-25")
    freeze(releasing, people(), period=period)
    with pytest.raises(Denied, match="vintage_identical") as refused:
        freeze(releasing, people(), period=period)
    assert timezone.localdate().isoformat() in refused.value.sentence.fr
    give(a=4, b=20, c=40)
    freeze(releasing, people(), period=period)
    assert [view.value for view in vintages(PEOPLE.id)] == [63, 64]
    names = [view.vintage for view in vintages(PEOPLE.id)]
    assert names[1] == f"{names[0]} (2)"


def test_a_new_definition_makes_a_new_vintage(
    releasing: Actor, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = parse_period("2024-25")
    freeze(releasing, people(), period=period)
    monkeypatch.setitem(MEASURES, PEOPLE.id, replace(PEOPLE, version=2))
    freeze(releasing, people(), period=period)
    assert [v.definition_version for v in vintages(PEOPLE.id)] == [1, 2]


def test_a_split_of_people_is_protected_before_it_is_kept(
    releasing: Actor, give: Give
) -> None:
    freeze(releasing, people(), period=parse_period("2024-25"), breakdown="place")
    shown = {v.breakdown_key: v.value for v in vintages(PEOPLE.id)}
    assert shown == {"": 63, "c": 40}
    assert {cell.breakdown_key for cell in withheld(PEOPLE.id)} == {"a", "b"}
    assert Figure.objects.filter(value__in=[3, 20]).count() == 0
    page = series_page(ANONYMOUS, PEOPLE.id)
    text = str(list(csv_rows(page)))
    assert "Decimal('3')" not in text
    assert text.count("'yes'") == 2


def test_an_unfinished_period_says_so_and_one_to_come_is_refused(
    releasing: Actor, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = fiscal_year_of(timezone.localdate())
    monkeypatch.setitem(MEASURES, PEOPLE.id, replace(PEOPLE, smallest_cell=0))
    freeze(releasing, people(), period=now)
    (view,) = vintages(PEOPLE.id)
    assert view.note is not None
    with pytest.raises(Invalid, match="period_not_begun"):
        freeze(releasing, people(), period=day(date(2098, 1, 1)))


@pytest.mark.parametrize("marked", [{}, {"smallest_cell": 0, "of_people": True}])
def test_people_are_frozen_once_their_period_is_over(
    marked: dict[str, Any], releasing: Actor, give: Give,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Two releases a day apart would tell on which day one more person came."""
    monkeypatch.setitem(MEASURES, PEOPLE.id, replace(PEOPLE, **marked))
    now = fiscal_year_of(timezone.localdate())
    with pytest.raises(Invalid, match="people_wait"):
        freeze(releasing, people(), period=now)
    freeze(releasing, people(), period=before(now))
    assert [view.period.end for view in vintages(PEOPLE.id)] == [before(now).end]


def test_only_known_breakdowns_and_own_measures_are_frozen(
    releasing: Actor, give: Give
) -> None:
    with pytest.raises(Invalid, match="breakdown_unknown"):
        freeze(releasing, people(), period=parse_period("2024-25"), breakdown="name")
    with pytest.raises(Denied, match="measure_not_ours"):
        freeze(
            releasing,
            Figure(measure="police_reported_incidents"),
            period=parse_period("2024"),
        )
    assert Figure.objects.count() == 0


def test_an_analyst_does_not_freeze(ana: Person, give: Give) -> None:
    with pytest.raises(Denied, match="no_permission"):
        freeze(ana.actor, people(), period=parse_period("2024-25"))


def test_the_room_counts_itself(shipped: object, releasing: Actor) -> None:
    today = day(timezone.localdate())

    def total(id_: str) -> Decimal:
        (row,) = COUNTING[id_](today, "")
        return row.value

    assert total("statistics.figures_published") == 134
    assert total("statistics.series_with_conflicts") == 2
    for id_ in ("statistics.figures_published", "statistics.series_stale"):
        assert sum(r.value for r in COUNTING[id_](today, "subject")) == total(id_)
    vintage = Figure(measure="statistics.figures_published")
    kept = freeze(releasing, vintage, period=today, breakdown="subject")
    assert kept[0].value == sum((row.value or 0) for row in kept[1:])


def test_what_the_room_counts_follows_the_day(shipped: object) -> None:
    before = day(date(2012, 6, 6))
    (row,) = COUNTING["statistics.figures_published"](before, "")
    assert row.value == 7  # the plan's six numbers and its cap
