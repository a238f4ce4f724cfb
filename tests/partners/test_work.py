"""Activities, fora and projects abroad: what is expected, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from halte.capabilities.partners.actions import projects as projects
from halte.capabilities.partners.actions import work
from halte.capabilities.partners.models import (
    Activity,
    Engagement,
    Project,
    Training,
)
from halte.capabilities.partners.queries import projects as project_queries
from halte.capabilities.partners.queries import work as work_queries
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.measures.periods import day as one_day
from halte.core.measures.periods import fiscal_year_of
from halte.core.measures.registry import COUNTING, Row
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.partners.conftest import in_force

pytestmark = pytest.mark.django_db(transaction=True)

FOUND = Bilingual("19 of 24 named four signs", "19 sur 24 ont nommé quatre signes")


def days(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


def doing(partner: Organisation, **changes: Any) -> work.Doing:
    plain = work.Doing(
        kind="training", title_en="Workshop", title_fr="Atelier", on=days(-100),
        expected_en="They know the signs", expected_fr="Les signes sont connus",
        measure_by=days(-10), partners=(partner.slug,), promise="2012/taskforce",
    )  # fmt: skip
    return replace(plain, **changes)


def an_activity(person: Person, partner: Organisation, **changes: Any) -> Activity:
    return work.add_activity(
        person.actor, person.organisation, doing=doing(partner, **changes)
    )


def taking(partner: Organisation, **changes: Any) -> work.Taking:
    plain = work.Taking(
        forum=partner.slug, event_en="Working group", event_fr="Groupe de travail",
        on=days(-60), position_en="Measure outcomes", position_fr="Mesurer",
        made_en="Share the method", made_fr="Communiquer la méthode",
        owner="public-safety", due=days(-5),
    )  # fmt: skip
    return replace(plain, **changes)


def an_engagement(person: Person, body: Organisation, **changes: Any) -> Engagement:
    return work.add_engagement(
        person.actor, person.organisation, taking=taking(body, **changes)
    )


def a_help(**changes: Any) -> projects.Help:
    plain = projects.Help(
        country="GH", title_en="Courts", title_fr="Tribunaux", need_en="Skills",
        need_fr="Compétences", starts=days(-500), ends=days(-200),
        indicator_en="Cases", indicator_fr="Causes", legislation="drafting",
        cost_cents=12_345_67, currency="CAD", promise="2012/legislation-abroad",
    )  # fmt: skip
    return replace(plain, **changes)


def a_project(person: Person, **changes: Any) -> Project:
    return projects.add_project(
        person.actor, person.organisation, help_=a_help(**changes)
    )


def trained(*counts: int, on: date | None = None, **changes: Any) -> projects.Trained:
    women, men, another, unknown = counts
    plain = projects.Trained(
        on=on or days(-300), kind="judge", women=women, men=men, another=another,
        not_recorded=unknown, total=sum(counts),
    )  # fmt: skip
    return replace(plain, **changes)


def counted(measure: str, breakdown: str = "", *, daily: bool = False) -> list[Row]:
    today = timezone.localdate()
    period = one_day(today) if daily else fiscal_year_of(today)
    return list(COUNTING[f"partners.{measure}"](period, breakdown))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"measure_by": days(-101)}, "activity_measured_before"),
        ({"partners": ()}, "activity_alone"),
        ({"partners": ("nobody",)}, "partner_unknown"),
        ({"promise": "international fora"}, "promise_shape"),
    ],
)
def test_an_activity_that_makes_no_sense(
    changes: dict[str, Any], code: str, paola: Person, ghana: Organisation
) -> None:
    with pytest.raises(Invalid, match=code):
        an_activity(paola, ghana, **changes)


def test_an_outcome_is_measured_after_the_activity_and_not_in_the_future(
    paola: Person, pablo: Person, ghana: Organisation
) -> None:
    row = an_activity(paola, ghana)
    for on, code in ((days(1), "outcome_in_future"), (days(-101), "outcome_before_")):
        with pytest.raises(Invalid, match=code):
            work.measure_activity(paola.actor, row, on=on, reached="met", found=FOUND)
    with pytest.raises(Denied, match="partners_not_yours"):
        work.measure_activity(pablo.actor, row, on=days(0), reached="met", found=FOUND)
    work.measure_activity(paola.actor, row, on=days(0), reached="met", found=FOUND)
    seen = work_queries.activity(paola.actor, activity_id=row.pk)
    assert seen.outcome and seen.outcome.found == FOUND
    with pytest.raises(IntegrityError):
        row.outcomes.update(reached="not_met")


def test_someone_quicker_is_told(paola: Person, ghana: Organisation) -> None:
    row = an_activity(paola, ghana)
    work.edit_activity(paola.actor, row, doing=doing(ghana, title_en="B"), version=1)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        work.edit_activity(paola.actor, row, doing=doing(ghana), version=1)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"made_fr": ""}, "partners_both_languages"),
        ({"owner": ""}, "engagement_needs_owner"),
        ({"due": None}, "engagement_needs_owner"),
        ({"made_en": "", "made_fr": ""}, "engagement_needs_words"),
        ({"due": days(-61)}, "engagement_due_before"),
        ({"forum": "nobody"}, "partner_unknown"),
    ],
)
def test_an_engagement_that_makes_no_sense(
    changes: dict[str, Any], code: str, paola: Person, ghana: Organisation
) -> None:
    typed = replace(taking(ghana), **changes)
    with pytest.raises(Invalid, match=code):
        work.add_engagement(paola.actor, paola.organisation, taking=typed)


def test_a_commitment_is_kept_on_time_or_late_by_its_day(
    paola: Person, ghana: Organisation
) -> None:
    row = an_engagement(paola, ghana)
    with pytest.raises(Invalid, match="outcome_before_start"):
        work.follow_up(paola.actor, row, on=days(-61), done=FOUND)
    work.follow_up(paola.actor, row, on=days(-5), done=FOUND)
    late = an_engagement(paola, ghana)
    work.follow_up(paola.actor, late, on=days(-4), done=FOUND)
    an_engagement(paola, ghana, due=days(30))
    seen = work_queries.engagements(paola.actor)
    in_time = {e.id: [f.in_time for f in e.follow_ups] for e in seen}
    assert (in_time[row.pk], in_time[late.pk]) == ([True], [False])
    with pytest.raises(Invalid, match="engagement_followed_up"):
        work.edit_engagement(
            paola.actor, row, taking=taking(ghana, made_en="Another"), version=1
        )


def test_nothing_promised_nothing_to_follow_up(
    paola: Person, ghana: Organisation
) -> None:
    row = an_engagement(paola, ghana, made_en="", made_fr="", owner="", due=None)
    with pytest.raises(Denied, match="engagement_nothing_promised"):
        work.follow_up(paola.actor, row, on=days(0), done=FOUND)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"country": "ZZ"}, "country_unknown"),
        ({"country": ""}, "country_unknown"),
        ({"ends": days(-501)}, "project_ends_before"),
        ({"cost_cents": -1}, "project_cost_below_zero"),
        ({"currency": "XXX"}, "currency_unknown"),
        ({"legislation_en": "Only English"}, "partners_both_languages"),
    ],
)
def test_a_project_that_makes_no_sense(
    changes: dict[str, Any], code: str, paola: Person
) -> None:
    with pytest.raises(Invalid, match=code):
        a_project(paola, **changes)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (trained(-1, 3, 0, 0), "training_below_zero"),
        (trained(-1, 1, 0, 0), "training_below_zero"),
        (trained(1, 2, 3, 4, total=11), "training_does_not_add_up"),
        (trained(0, 0, 0, 0), "training_nobody"),
        (trained(0, 0, 0, 100_001), "training_too_many"),
        (trained(1, 0, 0, 0, on=days(2)), "outcome_in_future"),
        (trained(1, 0, 0, 0, on=days(-501)), "training_before_start"),
    ],
)
def test_counts_that_cannot_be(
    typed: projects.Trained, code: str, paola: Person
) -> None:
    row = a_project(paola)
    with pytest.raises(Invalid, match=code) as refused:
        projects.add_training(paola.actor, row, trained=typed)
    assert "{" not in refused.value.sentence.en + refused.value.sentence.fr
    assert not Training.objects.exists()


def test_a_correction_replaces_a_count_once(paola: Person) -> None:
    row = a_project(paola)
    first = projects.add_training(paola.actor, row, trained=trained(5, 5, 0, 0))
    projects.add_training(paola.actor, row, trained=trained(1, 0, 1, 0, kind="police"))
    second = projects.correct_training(paola.actor, first, trained=trained(3, 4, 0, 0))
    with pytest.raises(Denied, match="training_corrected"):
        projects.correct_training(paola.actor, first, trained=trained(1, 1, 0, 0))
    projects.correct_training(paola.actor, second, trained=trained(0, 0, 0, 0))
    seen = project_queries.project(paola.actor, project_id=row.pk)
    assert seen.trained_total == 2
    with pytest.raises(IntegrityError):
        Training.objects.update(total=9)


def test_the_database_holds_the_sum_too(paola: Person) -> None:
    row = a_project(paola)
    with pytest.raises(IntegrityError):
        Training.objects.create(project=row, on=days(-1), kind="judge", women=1,
                                total=2)  # fmt: skip


def test_outcomes_fall_due_six_and_twelve_months_after_the_end(paola: Person) -> None:
    row = a_project(paola, starts=date(2025, 1, 1), ends=date(2025, 8, 31))
    for on, months, code in (
        (date(2024, 12, 31), 6, "outcome_before_start"),
        (date(2025, 8, 30), 6, "outcome_before_end"),
        (days(1), 6, "outcome_in_future"),
        (days(0), 7, "outcome_months"),
    ):
        with pytest.raises(Invalid, match=code):
            projects.measure_project(
                paola.actor, row, months=months, on=on, value=None, found=FOUND
            )
    projects.measure_project(
        paola.actor, row, months=6, on=date(2026, 3, 1), value=Decimal("7.5"),
        found=FOUND,
    )  # fmt: skip
    six, twelve = project_queries.project(paola.actor, project_id=row.pk).outcomes
    assert (six.due, twelve.due) == (date(2026, 2, 28), date(2026, 8, 31))
    assert (six.value, twelve.on) == (Decimal("7.5"), None)


def test_only_articles_that_states_act_on_are_reported(paola: Person) -> None:
    row = a_project(paola)
    with pytest.raises(Invalid, match="article_unknown"):
        projects.report_article(paola.actor, row, article=4, text=FOUND)
    projects.report_article(paola.actor, row, article=10, text=Bilingual("a", "b"))
    projects.report_article(paola.actor, row, article=10, text=FOUND)
    (line,) = project_queries.project(paola.actor, project_id=row.pk).articles
    assert line.text == FOUND


def test_officials_are_counted_by_kind_and_gender_in_their_year(paola: Person) -> None:
    row = a_project(paola)
    today = timezone.localdate()
    projects.add_training(paola.actor, row, trained=trained(6, 7, 0, 2, on=today))
    wrong = projects.add_training(
        paola.actor, row, trained=trained(90, 0, 0, 0, on=today, kind="police")
    )
    projects.correct_training(
        paola.actor, wrong, trained=trained(9, 0, 0, 0, on=today, kind="police")
    )
    projects.add_training(paola.actor, row, trained=trained(50, 0, 0, 0, on=days(-499)))
    assert counted("officials_trained_abroad") == [Row("", Decimal(24))]
    by_kind = {r.key: r.value for r in counted("officials_trained_abroad", "kind")}
    assert by_kind == {"judge": 15, "police": 9}
    by_gender = {r.key: r.value for r in counted("officials_trained_abroad", "gender")}
    assert by_gender == {"women": 15, "men": 7, "another": 0, "not_recorded": 2}


def test_shares_say_nothing_where_nothing_was_due(
    paola: Person, ghana: Organisation
) -> None:
    assert counted("fora_followed_up") == counted("activities_measured") == []
    over = days(-1)
    row = an_engagement(paola, ghana, on=over, due=over)
    an_engagement(paola, ghana, on=over, due=over)
    an_engagement(paola, ghana, on=over, due=over)
    work.follow_up(paola.actor, row, on=over, done=FOUND)
    year = fiscal_year_of(over)
    found = list(COUNTING["partners.fora_followed_up"](year, ""))
    assert found == [Row("", Decimal("33.3"))]
    done = an_activity(paola, ghana, on=over, measure_by=over)
    an_activity(paola, ghana, on=over, measure_by=over)
    work.measure_activity(paola.actor, done, on=days(0), reached="met", found=FOUND)
    found = list(COUNTING["partners.activities_measured"](year, ""))
    assert found == [Row("", Decimal("50.0"))]


def test_agreements_and_projects_are_counted_and_demonstrations_are_not(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    in_force(paola, amina, ghana, review=days(-1))
    a_project(paola, ends=days(10))
    a_project(paola, ends=days(10), legislation="none")
    projects.add_project(
        paola.actor, paola.organisation, help_=a_help(ends=days(10)),
        demonstration=True,
    )  # fmt: skip
    assert counted("agreements_in_force", daily=True) == [Row("", Decimal(1))]
    assert counted("agreements_due", daily=True) == [Row("", Decimal(1))]
    assert counted("projects_abroad") == [Row("", Decimal(2))]
    by_help = {r.key: r.value for r in counted("projects_abroad", "legislation")}
    assert by_help == {"drafting": 1, "none": 1}
