"""The figures that come with Halte: all there, each with release and source."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from halte.capabilities.statistics.shipped import Loaded, document, load_published
from halte.capabilities.statistics.subjects import SUBJECTS
from halte.core.geography.places import find_place
from halte.core.intake import actions as intake
from halte.core.intake.models import Batch
from halte.core.measures.conflicts import conflicts
from halte.core.measures.models import Figure, KeptDefinition, Series
from halte.core.measures.period_labels import parse_period
from halte.core.measures.queries import latest, live, vintages
from halte.core.measures.registry import Unit
from tests.conftest import Person

REFERENCE = Path(__file__).parents[3] / "shared/reference/canada_numbers.json"

PLAN = {
    "rcmp_cases_convicted": 23,
    "rcmp_accused_convicted": 42,
    "rcmp_victims_in_convicted_cases": 56,
    "rcmp_cases_before_courts": 59,
    "rcmp_accused_before_courts": 98,
    "rcmp_victims_in_open_cases": 147,
}


def test_every_text_of_the_file_is_in_both_languages() -> None:
    def check(part: Any, place: str) -> None:
        if isinstance(part, dict):
            if {"en", "fr"} & part.keys():
                assert {"en", "fr"} <= part.keys() <= {"en", "fr", "date", "url"}, place
                assert part["en"].strip(), place
                assert part["fr"].strip(), place
            for name, inner in part.items():
                check(inner, f"{place}.{name}")
        elif isinstance(part, list):
            for at, inner in enumerate(part):
                check(inner, f"{place}[{at}]")

    check(document(), "file")


def test_every_series_has_a_subject_and_a_unit_of_ours() -> None:
    for row in document()["series"]:
        assert row["subject"] in SUBJECTS
        assert row["unit"] in set(Unit)


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference is not here")
@pytest.mark.django_db(transaction=True)
def test_all_facts_of_the_reference_are_kept(shipped: Loaded) -> None:
    facts = json.loads(REFERENCE.read_text("utf-8"))
    kept = {
        (f.measure, f.geography, f.period_start, f.period_end, f.value, f.high)
        for f in Figure.objects.all()
    }
    for fact in facts:
        place = find_place(fact["geo"])
        period = parse_period(str(fact["period"]))
        low, high = numbers(fact["value"])
        name = fact["series"].replace("279.01", "27901")
        assert place is not None
        assert (name, place.code, period.start, period.end, low, high) in kept, fact
    assert len(facts) == Figure.objects.count() == 134


def numbers(value: float | str) -> tuple[Decimal, Decimal | None]:
    """ "over 3,500" and "251 to 460" as the reference writes them."""
    words = str(value).replace(",", "").split()
    found = [Decimal(word) for word in words if word.replace(".", "").isdigit()]
    return found[0], found[1] if len(found) > 1 else None


@pytest.mark.django_db(transaction=True)
def test_the_six_numbers_of_the_plan_are_as_the_plan_says(shipped: Loaded) -> None:
    for series, value in PLAN.items():
        first = vintages(series)[0]
        assert first.value == value
        assert first.released_on is not None
        assert first.released_on.isoformat() == "2012-06-06"
        assert "National Action Plan" in first.source
    cap = live("victims_fund_commitment")
    assert cap is not None
    assert (cap.value, cap.period.label) == (500_000, "from 2013/14")


@pytest.mark.django_db(transaction=True)
def test_police_reported_2022_and_2023_are_marked_as_conflicts(shipped: Loaded) -> None:
    found = {
        (c.measure, c.period.label): [int(f.value) for f in c.figures]
        for c in conflicts("police_reported_incidents")
    }
    assert found == {
        ("police_reported_incidents", "2022"): [528, 597],
        ("police_reported_incidents", "2023"): [512, 570],
    }
    for conflict in conflicts("police_reported_incidents"):
        kinds = {r.kind for d in conflict.differences for r in d.reasons}
        assert kinds == {"unknown"}
    newest = latest("police_reported_incidents")
    assert newest is not None
    assert newest.value == 570


@pytest.mark.django_db(transaction=True)
def test_no_source_is_left_as_same_or_as_above(shipped: Loaded) -> None:
    for figure in Figure.objects.all():
        for text in (figure.source, figure.source_fr, figure.vintage_fr):
            assert text.strip()
            assert not text.lower().startswith(("same", "as above", "seed document"))


@pytest.mark.django_db(transaction=True)
def test_loading_twice_changes_nothing(ana: Person, shipped: Loaded) -> None:
    before = (Figure.objects.count(), Series.objects.count(), Batch.objects.count())
    again = load_published(ana.actor)
    assert (again.series, again.batch_id) == (0, shipped.batch_id)
    after = (Figure.objects.count(), Series.objects.count(), Batch.objects.count())
    assert after == before
    assert KeptDefinition.objects.count() == Series.objects.count()


@pytest.mark.django_db(transaction=True)
def test_shipped_figures_can_be_undone_like_any_file(
    ana: Person, shipped: Loaded
) -> None:
    batch = Batch.objects.get(pk=shipped.batch_id)
    intake.undo(ana.actor, batch, reason="A newer file is coming")
    assert Figure.objects.standing().count() == 0
    assert Figure.objects.count() == 134
    assert live("police_reported_incidents") is None
    load_published(ana.actor)
    assert Figure.objects.standing().count() == 134
