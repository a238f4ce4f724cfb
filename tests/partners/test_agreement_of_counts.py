"""What goes up is what the room’s pages say on the same day, whatever was recorded."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halte.capabilities.partners.models import (
    Activity,
    ActivityOutcome,
    Engagement,
    FollowUp,
    Project,
    Training,
)
from halte.capabilities.partners.queries.projects import projects
from halte.capabilities.partners.queries.work import activities, engagements
from halte.capabilities.partners.states import Gender, Legislation, Official
from halte.core.measures.periods import fiscal_year_of
from halte.core.measures.registry import COUNTING
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.partners.test_work import days

pytestmark = pytest.mark.django_db(transaction=True)

AROUND = st.integers(-400, 40)
DONE = st.none() | st.integers(0, 60)
TRAINED = st.tuples(
    st.integers(-300, 0), st.sampled_from(list(Official)),
    st.lists(st.integers(0, 9), min_size=4, max_size=4), st.booleans(),
)  # fmt: skip
"""On a day, whom, how many of each gender; and whether it was corrected to twice."""


def counted(name: str, breakdown: str = "") -> dict[str, Decimal]:
    period = fiscal_year_of(days(-1))
    return {r.key: r.value for r in COUNTING[f"partners.{name}"](period, breakdown)}


def near(found: dict[str, Decimal], kept: list[bool]) -> bool:
    """A share to one decimal; no row where there is nothing to share."""
    if not kept:
        return found == {}
    return abs(found[""] - Decimal(100 * sum(kept)) / len(kept)) <= Decimal("0.05")


def an_activity(person: Person, due: int, measured: int | None) -> None:
    row = Activity.objects.create(
        keeper=person.organisation, kind="training", title_en="A", title_fr="A",
        on=days(due - 10), expected_en="E", expected_fr="E", measure_by=days(due),
    )  # fmt: skip
    if measured is not None:
        ActivityOutcome.objects.create(
            activity=row, on=min(days(due - 10 + measured), days(0)), reached="met",
            found_en="F", found_fr="F",
        )  # fmt: skip


def an_engagement(
    person: Person, forum: Organisation, due: int, followed: int | None
) -> None:
    row = Engagement.objects.create(
        keeper=person.organisation, forum=forum, event_en="E", event_fr="E",
        on=days(due - 10), position_en="P", position_fr="P", made_en="M", made_fr="M",
        owner=person.organisation, due=days(due),
    )  # fmt: skip
    if followed is not None:
        FollowUp.objects.create(
            engagement=row, on=min(days(due - 10 + followed), days(0)), done_en="D",
            done_fr="D",
        )  # fmt: skip


def a_training(project: Project, trained: tuple) -> None:  # type: ignore[type-arg]
    on, kind, people, corrected = trained
    first = None
    for times in (1, 2) if corrected else (1,):
        counts = {g: n * times for g, n in zip(Gender, people, strict=True)}
        first = Training.objects.create(
            project=project, on=days(on), kind=kind, total=sum(counts.values()),
            corrects=first, **counts,
        )  # fmt: skip


def a_project(person: Person, since: int, trainings: list[tuple]) -> None:  # type: ignore[type-arg]
    row = Project.objects.create(
        keeper=person.organisation, country="GH", title_en="T", title_fr="T",
        need_en="N", need_fr="N", starts=days(since), ends=days(since + 90),
        legislation=list(Legislation)[len(trainings) % len(Legislation)],
        legislation_en="L", legislation_fr="L", indicator_en="I", indicator_fr="I",
    )  # fmt: skip
    for trained in trainings:
        a_training(row, trained)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    work=st.lists(st.tuples(AROUND, DONE), max_size=4),
    made=st.lists(st.tuples(AROUND, DONE), max_size=4),
    abroad=st.lists(st.tuples(AROUND, st.lists(TRAINED, max_size=3)), max_size=3),
)
def test_what_goes_up_is_what_the_pages_say(
    paola: Person, ghana: Organisation,
    work: list[tuple[int, int | None]], made: list[tuple[int, int | None]],
    abroad: list[tuple[int, list[tuple]]],  # type: ignore[type-arg]
) -> None:  # fmt: skip
    with transaction.atomic():
        for due, measured in work:
            an_activity(paola, due, measured)
        for due, followed in made:
            an_engagement(paola, ghana, due, followed)
        for since, trainings in abroad:
            a_project(paola, since, trainings)
        _compare_work(paola)
        _compare_projects(paola)
        transaction.set_rollback(True)


def _compare_work(person: Person) -> None:
    year, yesterday = fiscal_year_of(days(-1)), days(-1)
    due = [
        one for one in activities(person.actor)
        if year.covers(one.measure_by) and one.measure_by <= yesterday
    ]  # fmt: skip
    assert near(counted("activities_measured"), [not one.late for one in due])
    fell_due = [
        one for one in engagements(person.actor)
        if one.due and year.covers(one.due) and one.due <= yesterday
    ]  # fmt: skip
    in_time = [any(done.in_time for done in one.follow_ups) for one in fell_due]
    assert near(counted("fora_followed_up"), in_time)


def _compare_projects(person: Person) -> None:
    year = fiscal_year_of(days(-1))
    assert year.start is not None
    shown = projects(person.actor)
    ran = [one for one in shown if one.starts <= days(0) and one.ends >= year.start]
    assert counted("projects_abroad") == {"": len(ran)}
    assert sum(counted("projects_abroad", "legislation").values()) == len(ran)
    by_kind: Counter[str] = Counter()
    for training in (t for one in shown for t in one.trainings if not t.corrected):
        if year.covers(training.on):
            by_kind[training.kind.en] += training.total
    total = sum(by_kind.values())
    assert counted("officials_trained_abroad") == {"": total}
    for breakdown in ("kind", "gender"):
        parts = counted("officials_trained_abroad", breakdown)
        assert sum(parts.values()) == total


def test_what_is_due_today_is_not_late_yet(paola: Person, ghana: Organisation) -> None:
    an_activity(paola, 0, None)
    an_engagement(paola, ghana, 0, None)
    assert counted("activities_measured") == counted("fora_followed_up") == {}
    assert not activities(paola.actor)[0].late
    assert not engagements(paola.actor)[0].late
