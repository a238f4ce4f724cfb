"""The feed: what a row may say, and what each mistake answers."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.utils import timezone

from halte.capabilities.statistics import cells
from halte.capabilities.statistics.actions import define_series
from halte.capabilities.statistics.guarded import new_series
from halte.capabilities.statistics.intake import FEED
from halte.capabilities.statistics.shipped import document, words_of
from halte.core.errors import SENTENCES
from halte.core.intake import actions as intake
from halte.core.intake import taking_in
from halte.core.intake.mapping import guess
from halte.core.intake.models import Batch
from halte.core.measures.models import Figure, Withdrawal
from halte.core.measures.queries import vintages
from halte.core.measures.uses import USES
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)

GOOD = {
    "series": "police_reported_incidents", "geography": "Canada", "period": "2022",
    "value": "528", "unit": "incidents", "source": "The Daily",
    "release": "December 2023", "release_date": "2023-12-04",
}  # fmt: skip


@pytest.fixture(autouse=True)
def a_few_series(ana: Person) -> None:
    data = document()
    wanted = {
        "police_reported_incidents", "unsolved_share", "police_reported_rate",
        "tfwp_amp_total", "victims_fund_commitment",
    }  # fmt: skip
    for row in data["series"]:
        if row["id"] in wanted:
            words = words_of(row, data["families"][row["family"]])
            define_series(ana.actor, new_series(), slug=row["id"], words=words)


def send(ana: Person, *rows: dict[str, str]) -> Batch:
    """A file with these rows, checked."""
    text = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(rows)
    blocks = [text.getvalue().encode()]
    batch = taking_in.send(ana.actor, FEED, "test", blocks, "t.csv").batch
    if batch.state == "received":
        mapped = guess(FEED, batch.reading.headings, {})
        taking_in.map_and_check(ana.actor, batch, batch.reading, mapped)
    batch.refresh_from_db()
    return batch


def faults(ana: Person, **change: str) -> list[tuple[str, str]]:
    """What is wrong with a good row after this change."""
    batch = send(ana, GOOD | change)
    reject = batch.rejects.first()
    return [] if reject is None else [(f[0], f[1]) for f in reject.faults]


def test_a_good_row_becomes_a_figure(ana: Person) -> None:
    batch = send(ana, GOOD | {"note_en": "A note", "note_fr": "Une note"})
    assert (batch.good, batch.rejects.count()) == (1, 0)
    taking_in.accept(ana.actor, batch)
    (view,) = vintages("police_reported_incidents")
    assert (view.value, view.geography, view.period.label) == (528, "CA", "2022")
    assert (view.released_on, view.as_of) == (date(2023, 12, 4), date(2023, 12, 4))
    assert view.note is not None
    assert view.note.fr == "Une note"
    assert view.batch_id == batch.pk


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"series": "nobody_counts_this"}, ("series", "series_unknown")),
        ({"series": "statistics.series_stale"}, ("series", "series_our_own")),
        ({"geography": "Atlantis"}, ("geography", "geography_unknown")),
        ({"unit": "victims"}, ("unit", "unit_mismatch")),
        ({"value": "-5"}, ("value", "negative_figure")),
        ({"value": "12.5"}, ("value", "count_not_whole")),
        ({"value": "9" * 16}, ("value", "figure_too_large")),
        ({"period": "soon"}, ("period", "period_unreadable")),
        ({"period": "2022-02-30"}, ("period", "period_impossible")),
        ({"release_date": "2022-23"}, ("release_date", "release_date_unreadable")),
        ({"release_date": "2022-11"}, ("release_date", "release_before_end")),
        ({"release_date": "2099-01-01"}, ("release_date", "release_in_future")),
        ({"period": "2098", "release_date": ""}, ("period", "period_not_over")),
        ({"qualifier": "range"}, ("high", "range_without_high")),
        ({"high": "400"}, ("high", "range_reversed")),
        ({"high": "600", "qualifier": "about"}, ("qualifier", "high_without_range")),
        ({"note_en": "Only here"}, ("note_fr", "note_one_language")),
        (
            {"series": "unsolved_share", "unit": "%", "value": "101"},
            ("value", "percent_outside"),
        ),
        (
            {"series": "police_reported_rate", "unit": "rate", "value": "1.23456"},
            ("value", "figure_too_fine"),
        ),
    ],
)
def test_each_mistake_has_its_code(
    ana: Person, change: dict[str, str], expected: tuple[str, str]
) -> None:
    assert faults(ana, **change) == [expected]
    assert expected[1] in SENTENCES


def test_money_may_be_taken_back_but_counts_may_not(ana: Person) -> None:
    change = {"series": "tfwp_amp_total", "unit": "CAD", "value": "-2500"}
    assert faults(ana, **change) == []


def test_an_amount_for_years_to_come_may_be_released_before_them(ana: Person) -> None:
    change = {
        "series": "victims_fund_commitment", "unit": "$", "value": "500000",
        "period": "from 2013/14", "release_date": "2012-06-06",
    }  # fmt: skip
    assert faults(ana, **change) == []


def test_a_plan_of_early_june_may_speak_of_mid_year(ana: Person) -> None:
    assert faults(ana, period="to mid-2012", release_date="2012-06-06") == []
    assert faults(ana, period="to mid-2012", release_date="2012-05-31") != []


def test_french_headings_and_decimal_commas_are_understood(ana: Person) -> None:
    row = {
        "Série": "Affaires déclarées par la police pour 100 000 habitants",
        "Lieu": "Nouvelle-Écosse", "Période": "2022", "Valeur": "4,5",
        "Unité": "taux", "Source": "Le Quotidien", "Diffusion": "Décembre 2023",
        "Date de diffusion": "déc. 2023", "Qualificatif": "environ",
        "Règle de comptage": "any violation",
    }  # fmt: skip
    batch = send(ana, row, row | {"Valeur": "3,1", "Lieu": "Ontario"})
    taking_in.accept(ana.actor, batch)
    views = {v.geography: v for v in vintages("police_reported_rate")}
    assert {code: str(v.value) for code, v in views.items()} == {
        "CA-NS": "4.5000", "CA-ON": "3.1000",
    }  # fmt: skip
    assert views["CA-NS"].qualifier == "about"
    assert views["CA-NS"].counting_rule == "any_violation"
    assert (views["CA-NS"].release_precision, views["CA-NS"].as_of) == (
        "month", date(2023, 12, 31),
    )  # fmt: skip


def test_a_december_release_is_not_read_as_a_fiscal_year(ana: Person) -> None:
    batch = send(ana, GOOD | {"period": "2010", "release_date": "2011-12"})
    taking_in.accept(ana.actor, batch)
    assert Figure.objects.get().released_on == date(2011, 12, 1)


def test_without_a_release_day_a_figure_is_known_from_the_day_it_came(
    ana: Person,
) -> None:
    batch = send(ana, GOOD | {"release_date": ""})
    taking_in.accept(ana.actor, batch)
    (view,) = vintages("police_reported_incidents")
    assert (view.released_on, view.release_precision) == (None, "unknown")
    assert view.as_of == timezone.localdate()


def test_two_numbers_for_one_release_in_one_file_are_a_fault(ana: Person) -> None:
    batch = send(ana, GOOD, GOOD | {"value": "597"})
    assert batch.rejects.count() >= 1


def test_the_same_row_in_another_file_is_not_kept_twice(ana: Person) -> None:
    for batch in (send(ana, GOOD), send(ana, GOOD | {"note_en": "", "high": ""})):
        taking_in.accept(ana.actor, batch)
    assert Figure.objects.count() == 1


def test_a_batch_that_a_report_used_cannot_be_undone(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = send(ana, GOOD)
    taking_in.accept(ana.actor, batch)
    batch.refresh_from_db()
    used = [batch.pk]
    monkeypatch.setattr(
        "halte.core.measures.uses.USES",
        [*USES, lambda pk: "not_found" if pk in used else ""],
    )
    with pytest.raises(Exception, match="not_found"):
        intake.undo(ana.actor, batch, reason="wrong")
    used.clear()
    intake.undo(ana.actor, Batch.objects.get(pk=batch.pk), reason="wrong")
    assert Withdrawal.objects.get().batch_id == batch.pk
    assert vintages("police_reported_incidents") == ()


def test_text_that_a_spreadsheet_would_run_is_kept_as_text(ana: Person) -> None:
    batch = send(ana, GOOD | {"source": "=HYPERLINK(1)", "release": "@SUM(1)"})
    taking_in.accept(ana.actor, batch)
    assert Figure.objects.get().source == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("series", "unit"),
    [
        ("tfwp_amp_total", "$"), ("tfwp_amp_total", "CAD"), ("unsolved_share", "%"),
        ("unsolved_share", "pour cent"), ("police_reported_rate", "per 100k"),
        ("police_reported_incidents", "AFFAIRES"), ("police_reported_incidents", ""),
    ],
)  # fmt: skip
def test_units_are_understood_as_words_and_as_signs(
    ana: Person, series: str, unit: str
) -> None:
    assert faults(ana, series=series, unit=unit, value="5") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (">", "over"),
        ("<", "under"),
        ("~", "about"),
        ("=", "exact"),
        ("près de", "nearly"),
    ],
)
def test_qualifiers_are_understood_as_words_and_as_signs(text: str, name: str) -> None:
    assert cells.qualifier(text) == name


def test_an_unknown_unit_names_those_that_are_known(ana: Person) -> None:
    assert faults(ana, unit="bananas") == [("unit", "not_a_choice")]


@pytest.mark.parametrize("label", ["2020-2021", "2020–2021", "2020 / 2021"])
def test_two_years_in_a_row_are_asked_about_not_guessed(
    ana: Person, label: str
) -> None:
    assert faults(ana, period=label) == [("period", "period_doubtful")]


@pytest.mark.parametrize(
    "label",
    ["2020-21", "exercice 2020-2021", "2020 to 2021", "2020 à 2021", "2018-2021"],
)
def test_each_meaning_of_two_years_can_be_written(ana: Person, label: str) -> None:
    assert faults(ana, period=label) == []
