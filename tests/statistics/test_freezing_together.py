"""Several own measures at once: what is due, what became of each, page and command."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.statistics import commands
from halte.capabilities.statistics.demo import freeze_all
from halte.capabilities.statistics.freezing import finished, is_due
from halte.capabilities.statistics.freezing_together import freeze_together
from halte.core.access.actor import Actor
from halte.core.audit.models import Entry
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied
from halte.core.measures.models import Figure
from halte.core.measures.periods import Calendar, Period, current, day, fiscal_year
from halte.core.measures.queries import latest, live, vintages
from halte.core.measures.registry import COUNTING, MEASURES, Measure, Row, Unit
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)

SAME: Final = Bilingual("The same", "Le même")


def measured(name: str, calendar: Calendar = Calendar.FISCAL) -> Measure:
    return Measure(
        id=f"plan.{name}", title=Bilingual(name, name), definition=SAME,
        unit=Unit.REPORT, counting_rule=SAME, source=SAME, coverage=SAME,
        calendar=calendar,
    )  # fmt: skip


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Row]]:
    """A house that counts three things: one yearly, one of a day, one never."""
    rows = {
        "plan.yearly": [Row("", Decimal(7))],
        "plan.daily": [Row("", Decimal(3))],
        "plan.never": [],
    }

    def counting(name: str) -> Callable[[Period, str], Iterable[Row]]:
        return lambda period, breakdown: rows[name]

    for registry in (MEASURES, COUNTING):
        for id_ in list(registry):
            monkeypatch.delitem(registry, id_)
    for id_ in rows:
        kind = Calendar.DAY if id_ == "plan.daily" else Calendar.FISCAL
        monkeypatch.setitem(MEASURES, id_, measured(id_.partition(".")[2], kind))
        monkeypatch.setitem(COUNTING, id_, counting(id_))
    return rows


def test_each_is_frozen_for_its_own_period_that_is_over(
    releasing: Actor, only: dict[str, list[Row]]
) -> None:
    done = freeze_together(releasing, MEASURES.values())
    today = timezone.localdate()
    assert [(f.measure, f.period_end) for f in done.kept] == [
        ("plan.yearly", finished(Calendar.FISCAL, today).end), ("plan.daily", today),
    ]  # fmt: skip
    assert [m.id for m in done.empty] == ["plan.never"]
    # Nothing is said twice, and one that changed is not held up by one that did not.
    only["plan.daily"] = [Row("", Decimal(4))]
    again = freeze_together(releasing, MEASURES.values())
    assert [f.measure for f in again.kept] == ["plan.daily"]
    assert [m.id for m in again.unchanged] == ["plan.yearly"]
    assert [v.value for v in vintages("plan.daily")] == [3, 4]
    # Each was an action of a person, for what she may do.
    kept = Entry.objects.filter(subject__startswith="measures.Figure:", outcome="done")
    assert kept.count() == 3


def test_people_wait_and_do_not_hold_up_the_rest(
    releasing: Actor, only: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = replace(MEASURES["plan.yearly"], smallest_cell=5)
    monkeypatch.setitem(MEASURES, people.id, people)
    today = timezone.localdate()
    this_year = current(Calendar.FISCAL, today)
    done = freeze_together(releasing, MEASURES.values(), period=this_year)
    assert [m.id for m in done.waiting] == ["plan.yearly"]
    assert [f.measure for f in done.kept] == ["plan.daily"]


def test_who_may_not_freeze_one_freezes_none(ana: Person, only: object) -> None:
    with pytest.raises(Denied, match="no_permission"):
        freeze_together(ana.actor, MEASURES.values())
    assert not Figure.objects.exists()


def test_the_last_day_of_a_fiscal_year_and_the_first_of_the_next() -> None:
    """Financial Administration Act, s. 2: a fiscal year ends on 31 March."""
    assert finished(Calendar.FISCAL, date(2026, 3, 31)) == fiscal_year(2024)
    assert finished(Calendar.FISCAL, date(2026, 4, 1)) == fiscal_year(2025)
    assert finished(Calendar.DAY, date(2024, 2, 29)) == day(date(2024, 2, 29))


def test_what_is_due(releasing: Actor, only: object) -> None:
    yearly, daily = MEASURES["plan.yearly"], MEASURES["plan.daily"]
    today = timezone.localdate()
    assert is_due(yearly, None, today)
    freeze_together(releasing, [yearly, daily])
    for measure in (yearly, daily):
        last = latest(measure.id)
        assert not is_due(measure, last, today)
        assert is_due(replace(measure, version=2), last, today)
        assert is_due(measure, last, today + timedelta(days=366))


def test_the_page_freezes_what_is_ticked(releasing_desk: Client, only: object) -> None:
    path = "/fr/statistics/freeze/"
    page = releasing_desk.get(path).content.decode()
    assert page.count(" checked") == 2  # not what counts nothing
    none = releasing_desk.post(path).content.decode()
    assert "Cochez les mesures à figer." in none
    assert " checked" not in none
    strange = releasing_desk.post(path, {"chosen": ["police_reported_incidents"]})
    assert strange.status_code == 200
    assert not Figure.objects.exists()
    told = releasing_desk.post(
        path, {"chosen": list(MEASURES)}, follow=True
    ).content.decode()
    assert "2 millésimes sont figés. 1 mesure n’a rien compté." in told
    assert " checked" not in told


def test_the_command_freezes_all_and_wants_to_know_what(
    rosa: Person, only: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["freeze", "--lang", "fr"]) == 1
    assert "[freeze_what]" in capsys.readouterr().err
    assert commands.main(["freeze", "plan.yearly", "--lang", "en"]) == 1
    assert commands.main(["freeze", "--all", "--lang", "en"]) == 0
    assert "2 vintages are frozen." in capsys.readouterr().out


def test_the_demonstration_freezes_every_measure_that_counts(rosa: Person) -> None:
    """And a second start adds nothing."""
    freeze_all(lambda line: None)
    told = {id_ for id_ in MEASURES if live(id_) is not None}
    frozen = set(Figure.objects.values_list("measure", flat=True))
    assert told <= frozen
    before = Figure.objects.count()
    freeze_all(lambda line: None)
    assert Figure.objects.count() == before
