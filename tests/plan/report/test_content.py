"""What a report says of a day: what was known then, and nothing later."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from django.utils import timezone

from halte.capabilities.plan.models import Commitment, Plan, Statement
from halte.capabilities.plan.report.content import (
    CommitmentShown,
    ReportContent,
    canonical,
    digest,
    read_back,
)
from halte.capabilities.plan.report.figures import conflicts
from halte.capabilities.plan.report.gathering import gather
from halte.core.measures import queries as measures
from tests.plan.report.scene import AFTER, BEFORE

pytestmark = pytest.mark.django_db


def promise(content: ReportContent, slug: str) -> CommitmentShown:
    return next(c for c in content.commitments if c.slug == slug)


def live(content: ReportContent, slug: str) -> Decimal | None:
    figure = promise(content, slug).indicators[0].live
    return None if figure is None else figure.value


def say(plan: Plan, slug: str, day: date, **said: object) -> Statement:
    row = Commitment.objects.get(plan=plan, slug=slug)
    organisation = row.lead or plan.participants.all()[0].organisation
    words = {"text_en": "Done.", "text_fr": "Fait.", "state": "on_track"}
    return Statement.objects.create(
        commitment=row,
        organisation=organisation,
        rule="judgement",
        said_on=day,
        **{**words, **said},
    )


def test_a_report_shows_what_was_known_on_its_day(
    before: ReportContent, after: ReportContent
) -> None:
    assert live(before, "data-collection") == 512
    assert live(after, "data-collection") == 570
    history = promise(after, "data-collection").indicators[0].history
    assert [f.value for f in history] == [555, 597, 570]


def test_both_releases_of_one_count_stand_side_by_side(after: ReportContent) -> None:
    found = {
        c.figures[0].period: [f.value for f in c.figures]
        for c in conflicts(after.measures)
    }
    assert found == {"2022": [528, 597], "2023": [512, 570]}


def test_a_figure_released_on_the_day_itself_is_known(plan: Plan) -> None:
    content = gather(plan, date(2024, 10, 31), sequence=1, previous=None)
    assert live(content, "data-collection") == 570
    earlier = gather(plan, date(2024, 10, 30), sequence=1, previous=None)
    assert live(earlier, "data-collection") == 512


def test_today_agrees_with_the_live_figures(plan: Plan) -> None:
    content = gather(plan, timezone.localdate(), sequence=0, previous=None)
    for commitment in content.commitments:
        for indicator in commitment.indicators:
            figure = measures.live(indicator.measure, part=indicator.of_part)
            told = indicator.live
            assert (told and told.value) == (figure and figure.value)


def test_every_promise_of_the_plan_is_told(plan: Plan, after: ReportContent) -> None:
    assert len(after.commitments) == plan.commitments.count() == 32


def test_a_retired_promise_is_told_until_it_left(plan: Plan) -> None:
    plan.commitments.filter(slug="guidebook").update(retired_on=date(2024, 12, 1))
    assert promise(gather(plan, BEFORE, sequence=1, previous=None), "guidebook")
    slugs = {c.slug for c in gather(plan, AFTER, sequence=1, previous=None).commitments}
    assert "guidebook" not in slugs


def test_what_was_said_after_the_day_is_not_told(plan: Plan) -> None:
    say(plan, "taskforce", BEFORE, state="done")
    say(plan, "taskforce", BEFORE + timedelta(days=1), state="stopped")
    content = gather(plan, BEFORE, sequence=1, previous=None)
    assert promise(content, "taskforce").state == "done"


def test_a_statement_in_one_language_waits(plan: Plan) -> None:
    say(plan, "taskforce", BEFORE, text_fr="")
    content = gather(plan, BEFORE, sequence=1, previous=None)
    assert promise(content, "taskforce").statement is None
    assert promise(content, "taskforce").state == "not_reported"


def test_a_correction_takes_the_place_of_what_it_corrects(plan: Plan) -> None:
    first = say(plan, "taskforce", BEFORE, state="done", spent_new_cents=100)
    say(plan, "taskforce", BEFORE, state="at_risk", spent_new_cents=40, corrects=first)
    content = gather(plan, BEFORE, sequence=1, previous=None)
    told = promise(content, "taskforce")
    assert told.state == "at_risk"
    assert told.spend is not None and told.spend.new_cents == 40


def test_new_and_existing_money_are_kept_apart(plan: Plan) -> None:
    say(plan, "taskforce", BEFORE, spent_new_cents=1_00, spent_existing_cents=2_00)
    told = promise(gather(plan, BEFORE, sequence=1, previous=None), "taskforce").spend
    assert told is not None
    assert (told.new_cents, told.existing_cents) == (1_00, 2_00)


def test_a_demonstration_is_marked_as_one(plan: Plan) -> None:
    say(plan, "taskforce", BEFORE, demonstration=True)
    told = promise(gather(plan, BEFORE, sequence=1, previous=None), "taskforce")
    assert told.statement is not None and told.statement.demonstration


def test_the_text_of_a_content_is_canonical(after: ReportContent) -> None:
    text = canonical(after)
    assert read_back(text) == after
    assert canonical(read_back(text)) == text
    again = json.dumps(
        json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    assert again == text
    assert digest(text) == sha256(text.encode()).hexdigest()


def test_a_single_letter_changes_the_digest(after: ReportContent) -> None:
    other = replace(after, drawn_with=after.drawn_with + ".")
    assert digest(canonical(other)) != digest(canonical(after))


def test_what_is_not_known_is_in_the_content(after: ReportContent) -> None:
    found = {(gap.kind, gap.subject) for gap in after.unknowns}
    assert ("no_measure", "guidebook") in found
    assert ("no_data", "tfwp_tips") in found
    assert ("stale", "victims_fund_for_trafficking") in found
    assert ("stale", "police_reported_incidents") not in found
    assert ("not_allocated", "new-measures") in found
    assert ("name_uncertain", "foreign-affairs") in found
    assert ("no_lead", "guidebook") in found
    assert ("no_lead", "taskforce") not in found
