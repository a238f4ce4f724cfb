"""Figures that never change: the database refuses, and content is kept once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from halte.core.append_only import unguarded
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.measures.conflicts import conflicts
from halte.core.measures.keeping import digest_of, keep, keep_definition
from halte.core.measures.models import Figure, KeptDefinition, Series, Withdrawal
from halte.core.measures.period_labels import parse_period
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.queries import history, latest, live, vintages
from halte.core.measures.registry import (
    COUNTING,
    MEASURES,
    Measure,
    Row,
    Unit,
    measure,
)

pytestmark = pytest.mark.django_db


def series(id_: str = "incidents", unit: str = "incident") -> Series:
    return Series.objects.create(
        id=id_, unit=unit, family="ucr",
        **{f"{name}_{lang}": f"{name} {lang}" for lang in ("en", "fr")
           for name in ("title", "definition", "counting_rule", "source", "coverage")},
    )  # fmt: skip


def figure(value: str, period: str, released: str, **other: Any) -> Figure:
    found = parse_period(period)
    day = date.fromisoformat(released)
    fields: dict[str, Any] = {
        "measure": "incidents", "period_label": period, "period_start": found.start,
        "period_end": found.end, "calendar": found.calendar, "value": Decimal(value),
        "unit": "incident", "source": "a source", "vintage": f"release {released}",
        "released_on": day, "release_precision": "day", "as_of": day,
        "origin": "published", "batch_id": 1,
    }  # fmt: skip
    return Figure(**(fields | other))


def test_the_tables_of_figures_only_grow() -> None:
    tables = [model._meta.db_table for model in (Figure, Withdrawal, KeptDefinition)]
    assert unguarded(connection, tables) == []


def test_the_database_refuses_to_change_or_remove_a_figure() -> None:
    keep([figure("528", "2022", "2023-12-04")])
    for act in (
        lambda: Figure.objects.update(value=1),
        lambda: Figure.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    assert Figure.objects.get().value == 528


def test_the_same_content_is_kept_once() -> None:
    assert keep([figure("528", "2022", "2023-12-04")]) == 1
    again = figure("528.0000", "2022", "2023-12-04", batch_id=2)
    assert keep([again, again]) == 0


def test_how_a_source_wrote_the_period_makes_no_other_figure() -> None:
    assert keep([figure("7", "2022-23", "2023-12-04")]) == 1
    assert keep([figure("7", "2022/23", "2023-12-04")]) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"value": Decimal(529)}, {"qualifier": "about"}, {"geography": "CA-ON"},
        {"vintage": "another"}, {"counting_rule": "any_violation"}, {"note_en": "x"},
        {"source": "another"}, {"unit": "case"}, {"definition_version": 2},
        {"high": Decimal(600)}, {"release_precision": "month"}, {"breakdown": "sex"},
    ],
)  # fmt: skip
def test_the_digest_covers_everything_a_figure_says(change: dict[str, Any]) -> None:
    plain, other = (figure("528", "2022", "2023-12-04") for _ in range(2))
    for name, value in change.items():
        setattr(other, name, value)
    assert digest_of(plain) != digest_of(other)


def test_withdrawn_content_comes_back_as_its_next_edition() -> None:
    keep([figure("528", "2022", "2023-12-04")])
    Withdrawal.objects.create(batch_id=1, reason="wrong file")
    assert vintages("incidents") == ()
    again = [figure("528", "2022", "2023-12-04", batch_id=2)]
    assert keep(again) == 1
    assert keep([figure("528", "2022", "2023-12-04", batch_id=2)]) == 0
    assert keep([figure("528", "2022", "2023-12-04", batch_id=3)]) == 0
    assert [view.batch_id for view in vintages("incidents")] == [2]
    assert Figure.objects.count() == 2


def test_a_figure_frozen_here_stands_although_it_has_no_batch() -> None:
    keep([figure("3", "2022", "2023-01-01", origin="own", batch_id=None)])
    Withdrawal.objects.create(batch_id=1, reason="another batch")
    assert len(vintages("incidents")) == 1


def test_the_live_figure_is_the_newest_release_of_the_last_period() -> None:
    series()
    keep(
        [
            figure("512", "2023", "2024-07-25"),
            figure("570", "2023", "2024-10-31"),
            figure("597", "2022", "2024-10-31"),
            figure("4500", "2013-2023", "2024-10-31", qualifier="over"),
            figure("9", "2024", "2025-01-01", geography="CA-NS"),
        ]
    )
    found = latest("incidents")
    assert found is not None
    assert (found.value, found.period.label) == (570, "2023")
    assert [view.value for view in history("incidents")] == [597, 570]
    now = live("incidents")
    assert now is not None
    assert (now.value, now.figure_id, now.origin) == (570, found.id, "published")
    assert live("incidents", geography="CA-PE") is None


def test_what_was_known_on_a_day_leaves_later_releases_out() -> None:
    series()
    keep([figure("528", "2022", "2023-12-04"), figure("597", "2022", "2024-10-31")])
    then = latest("incidents", on=date(2024, 1, 1))
    assert then is not None
    assert then.value == 528
    assert conflicts("incidents", on=date(2024, 1, 1)) == ()
    assert latest("incidents", on=date(2023, 12, 3)) is None


def test_years_and_fiscal_years_are_never_joined_in_one_history() -> None:
    series()
    keep(
        [
            figure("2800", "2018", "2019-01-01"),
            figure("2100", "2022-23", "2023-09-01"),
            figure("2122", "2023-24", "2024-09-01"),
        ]
    )
    assert [v.period.label for v in history("incidents")] == ["2022-23", "2023-24"]


def test_numbers_that_contradict_are_a_conflict_and_those_that_fit_are_not() -> None:
    series()
    keep(
        [
            figure("528", "2022", "2023-12-04"),
            figure("597", "2022", "2024-10-31"),
            figure("2977", "2010-2020", "2022-06-01"),
            figure("3000", "2010-2020", "2022-07-01", qualifier="nearly"),
            figure("251", "2019", "2023-07-01", qualifier="range", high=Decimal(460)),
            figure("300", "2019", "2023-08-01"),
            figure("7", "2021", "2023-08-01", geography="CA-ON"),
            figure("8", "2021", "2023-08-01", geography="CA-QC"),
        ]
    )
    (found,) = conflicts()
    assert [view.value for view in found.figures] == [528, 597]
    assert found.differences[0].change == 69
    assert [r.kind for r in found.differences[0].reasons] == ["revision"]
    assert not found.is_open


def test_a_conflict_with_an_unstated_rule_stays_open() -> None:
    series()
    rule = {"counting_rule": "not_stated"}
    keep(
        [
            figure("528", "2022", "2023-12-04", **rule),
            figure("597", "2022", "2024-10-31", **rule),
        ]
    )
    (found,) = conflicts("incidents")
    assert found.is_open


OWN = Measure(
    id="test.people",
    title=Bilingual("People", "Personnes"),
    definition=Bilingual("People counted", "Personnes comptées"),
    unit=Unit.PERSON,
    counting_rule=Bilingual("One each", "Une chacune"),
    source=Bilingual("Here", "Ici"),
    coverage=Bilingual("Here", "Ici"),
    smallest_cell=5,
)


def test_the_live_count_of_an_own_measure_is_protected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = {"value": Decimal(4)}
    monkeypatch.setitem(MEASURES, OWN.id, OWN)
    monkeypatch.setitem(COUNTING, OWN.id, lambda p, b: [Row("", counts["value"])])
    now = live(OWN.id, today=date(2026, 11, 23))
    assert now is not None
    assert now.value is None
    # Read day by day, the year that runs would tell on which day someone came.
    assert now.period.label == "2025-26"
    counts["value"] = Decimal(5)
    now = live(OWN.id)
    assert now is not None
    assert now.value == 5
    assert live(OWN.id, geography="CA-ON") is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"smallest_cell": 0}, "2026-27"),
        ({"smallest_cell": 0, "of_people": True}, "2025-26"),
        ({"smallest_cell": 0, "calendar": Calendar.DAY}, "2026-11-23"),
    ],
)
def test_only_what_counts_people_waits_until_its_year_is_over(
    change: dict[str, Any], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Period] = []
    monkeypatch.setitem(MEASURES, OWN.id, replace(OWN, **change))

    def count(period: Period, breakdown: str) -> list[Row]:
        asked.append(period)
        return [Row("", Decimal(9))]

    monkeypatch.setitem(COUNTING, OWN.id, count)
    now = live(OWN.id, today=date(2026, 11, 23))
    assert now is not None
    assert now.period.label == told
    assert asked == [now.period]


def test_a_measure_is_registered_once() -> None:
    known = next(iter(MEASURES.values()))
    with pytest.raises(ValueError, match="twice"):
        measure(known)(lambda period, breakdown: [])


def test_other_words_under_the_same_version_are_refused() -> None:
    keep_definition(OWN)
    keep_definition(OWN)
    with pytest.raises(Invalid, match="definition_changed_unnumbered"):
        keep_definition(
            Measure(**{
                **{f: getattr(OWN, f) for f in OWN.__slots__},
                "definition": Bilingual("Other", "Autre"),
            })
        )  # fmt: skip


def test_thousands_of_conflicts_are_found_too() -> None:
    series()
    keep(
        [
            figure(str(value), f"{year}", "2024-01-01", vintage=f"release {value}",
                   geography=f"X-{place}")
            for year in range(2000, 2020)
            for place in range(30)
            for value in (1, 2)
        ]
    )  # fmt: skip
    assert len(conflicts()) == 600


def test_a_release_is_named_in_both_languages_as_far_as_known() -> None:
    series()
    keep([figure("528", "2022", "2023-12-04", vintage="Tables", vintage_fr="Tableaux")])
    now = live("incidents")
    assert now is not None
    assert now.release == Bilingual("Tables", "Tableaux")
    (view,) = vintages("incidents")
    assert view.release.fr == "Tableaux"
    assert view.citation == Bilingual("a source", "a source")
