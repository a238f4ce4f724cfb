"""Decisions, action items, effects and risks: what was said stays, and adds up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from halte.capabilities.plan.actions import Said as Stated
from halte.capabilities.plan.actions import state_progress
from halte.capabilities.plan.facade import told_since
from halte.capabilities.plan.models import Commitment
from halte.capabilities.taskforce.actions import follow_ups, recording, risks, seats
from halte.capabilities.taskforce.actions.risks import Judgement
from halte.capabilities.taskforce.home import home
from halte.capabilities.taskforce.measures import (
    actions_overdue,
    actions_slipped,
    decisions_on_time,
    meetings_held,
    risks_to_review,
)
from halte.capabilities.taskforce.models import ActionStatement, Assessment, Risk, Seat
from halte.capabilities.taskforce.queries.decisions import decisions, thread
from halte.capabilities.taskforce.queries.register import (
    Which,
    action_page,
    register,
)
from halte.capabilities.taskforce.queries.risks import risk_page, risk_register
from halte.capabilities.taskforce.states import ItemState, Level, level_of
from halte.core.errors import Denied, Invalid
from halte.core.measures.periods import day, fiscal_year_of
from tests.conftest import Person
from tests.plan.conftest import fund, plan, series
from tests.taskforce.conftest import (
    a_meeting,
    days,
    decided,
    held,
    submitted,
    to_do,
)

__all__ = ["fund", "plan", "series"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("seats")]

WHY = ("The figures are awaited.", "On attend les chiffres.")


def test_a_date_that_moves_leaves_the_promised_one(amina: Person, rene: Person) -> None:
    row = to_do(amina, held(amina), due=days(5))
    follow_ups.move_date(rene.actor, row, due=days(12), text=WHY)
    follow_ups.move_date(rene.actor, row, due=days(20), text=WHY)
    page = action_page(rene.actor, number=row.pk)
    assert (page.line.promised, page.line.due) == (days(5), days(20))
    assert (page.line.slips, page.line.slipped) == (2, True)
    assert [s.due for s in page.statements] == [days(5), days(12), days(20)]
    assert [s.before for s in page.statements] == [None, days(5), days(12)]
    follow_ups.move_date(rene.actor, row, due=days(3), text=WHY)
    line = action_page(rene.actor, number=row.pk).line
    assert (line.slips, line.slipped) == (2, False), "an earlier day is no slip"


@pytest.mark.parametrize(
    ("due", "code"),
    [(-1, "action_item_due_past"), (5, "action_item_same_day"),
     (3000, "taskforce_too_far")],
)  # fmt: skip
def test_a_day_that_cannot_be_moved_to_is_refused(
    due: int, code: str, amina: Person, rene: Person
) -> None:
    row = to_do(amina, held(amina), due=days(5))
    with pytest.raises(Invalid) as refused:
        follow_ups.move_date(rene.actor, row, due=days(due), text=WHY)
    assert refused.value.code == code
    assert ActionStatement.objects.count() == 1


def test_only_its_owner_or_the_secretariat_speaks_of_an_item(
    amina: Person, rene: Person, otto: Person
) -> None:
    item = held(amina)
    row = to_do(amina, item, owner="public-safety")
    with pytest.raises(Denied) as refused:
        follow_ups.tell_progress(rene.actor, row, text=WHY)
    assert refused.value.code == "action_item_not_yours"
    with pytest.raises(Denied) as stranger:
        follow_ups.tell_progress(otto.actor, row, text=WHY)
    assert stranger.value.code == "taskforce_not_seated"
    assert follow_ups.tell_progress(amina.actor, row, text=WHY).pk


def test_done_is_done_on_a_day_that_has_come_and_after_the_meeting(
    amina: Person, rene: Person
) -> None:
    row = to_do(amina, held(amina, -20))
    for on, code in ((1, "taskforce_in_the_future"), (-21, "action_item_done_before")):
        with pytest.raises(Invalid) as refused:
            follow_ups.finish(rene.actor, row, on=days(on), text=WHY)
        assert (refused.value.code, refused.value.field) == (code, "on")
    follow_ups.finish(rene.actor, row, on=days(-1), text=WHY)
    with pytest.raises(Denied) as settled:
        follow_ups.move_date(rene.actor, row, due=days(9), text=WHY)
    assert settled.value.code == "action_item_settled"
    follow_ups.reopen(amina.actor, row, text=WHY)
    assert action_page(rene.actor, number=row.pk).line.state is ItemState.OPEN


def test_the_register_has_its_parts(amina: Person, rene: Person) -> None:
    item = held(amina)
    late = to_do(amina, item, due=days(-3))
    moved = to_do(amina, item, owner="public-safety")
    follow_ups.move_date(amina.actor, moved, due=days(30), text=WHY)
    gone = to_do(amina, item)
    follow_ups.drop(amina.actor, gone, text=WHY)
    found = {which: register(rene.actor, which=which) for which in Which}
    assert {
        which: [line.id for line in part.lines] for which, part in found.items()
    } == {
        Which.OPEN: [late.pk, moved.pk],
        Which.OURS: [late.pk],
        Which.OVERDUE: [late.pk],
        Which.SLIPPED: [moved.pk],
        Which.SETTLED: [gone.pk],
    }
    assert found[Which.OPEN].lines[0].days_late == 3


def test_a_decision_leads_from_the_paper_to_the_effect_on_the_plan(
    amina: Person, rene: Person, fund: Commitment
) -> None:
    key = f"{fund.plan.slug}/{fund.slug}"
    item = held(amina, -1)
    decision = decided(amina, item, key)
    row = to_do(amina, item, decision=decision.pk)
    state_progress(
        rene.actor, fund,
        said=Stated(state="on_track", text_en="It began.", text_fr="C’est commencé."),
    )  # fmt: skip
    follow_ups.record_effect(
        rene.actor, decision, on=days(0), came="partly", text=("A part.", "Une part.")
    )
    found = thread(rene.actor, number=decision.pk)
    assert found.line.meeting == item.meeting_id
    assert [line.id for line in found.to_do] == [row.pk]
    (promise,) = found.promises
    assert (promise.key, promise.before) == (key, None)
    assert [told.text.en for told in promise.since] == ["It began."]
    assert [effect.text.fr for effect in found.effects] == ["Une part."]
    assert not found.line.adopted


def test_what_was_said_before_a_day_is_told_as_such(
    rene: Person, fund: Commitment
) -> None:
    state_progress(
        rene.actor, fund,
        said=Stated(state="at_risk", text_en="Late.", text_fr="En retard."),
    )  # fmt: skip
    key = f"{fund.plan.slug}/{fund.slug}"
    (promise,) = told_since(rene.actor, [key, "small-plan/nothing"], days(1))
    assert promise.before is not None and promise.since == ()
    assert promise.before.state == "at_risk"


def test_a_commitment_that_no_plan_has_is_refused(amina: Person) -> None:
    with pytest.raises(Invalid) as refused:
        decided(amina, held(amina), "small-plan/nothing")
    assert refused.value.code == "decision_promise_unknown"


def test_an_effect_comes_after_its_decision(amina: Person, rene: Person) -> None:
    decision = decided(amina, held(amina, -2))
    for on, code in ((-3, "effect_before_decision"), (1, "taskforce_in_the_future")):
        with pytest.raises(Invalid) as refused:
            follow_ups.record_effect(
                rene.actor, decision, on=days(on), came="nothing", text=WHY
            )
        assert refused.value.code == code


def test_a_corrected_decision_points_back_and_keeps_its_items(
    amina: Person, rene: Person
) -> None:
    item = held(amina)
    first = decided(amina, item)
    to_do(amina, item, decision=first.pk)
    better = recording.Deciding("Train the new ones.", "Former les nouveaux.")
    second = recording.correct_decision(amina.actor, first, deciding=better)
    found = thread(rene.actor, number=second.pk)
    assert [line.text.en for line in found.earlier] == ["Train them all."]
    assert len(found.to_do) == 1
    assert [line.id for line in decisions(rene.actor)] == [second.pk]
    with pytest.raises(Denied) as twice:
        recording.correct_decision(amina.actor, first, deciding=better)
    assert twice.value.code == "decision_corrected"
    with pytest.raises(Invalid) as old:
        to_do(amina, item, decision=first.pk)
    assert old.value.code == "action_item_other_decision"


JUDGED = Judgement(4, 3, "justice", "reduce", "Two people.", "Deux personnes.", None)


def a_risk(person: Person, **changes: object) -> Risk:
    """A risk that Justice answers for, to be looked at again in ten days."""
    plain = {name: getattr(JUDGED, name) for name in Judgement.__dataclass_fields__} | {
        "review": days(10)
    }
    judgement = Judgement(**{**plain, **changes})  # type: ignore[arg-type]
    title = ("Figures come late", "Chiffres en retard")
    return risks.add_risk(person.actor, Risk(), title=title, judgement=judgement)


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"likelihood": 6}, "risk_off_the_scale"), ({"impact": 0}, "risk_off_the_scale"),
     ({"review": None}, "risk_review_or_closed"),
     ({"closed": True}, "risk_review_or_closed"),
     ({"owner": "nobody"}, "taskforce_body_unknown"),
     ({"text_fr": ""}, "taskforce_both_languages")],
)  # fmt: skip
def test_a_risk_that_cannot_be_judged_like_this_is_refused(
    changes: dict[str, object], code: str, amina: Person
) -> None:
    with pytest.raises(Invalid) as refused:
        a_risk(amina, **changes)
    assert refused.value.code == code
    assert not Risk.objects.exists()


def test_a_risk_keeps_every_assessment_and_is_closed_once(
    amina: Person, rene: Person, aline: Person
) -> None:
    row = a_risk(amina)
    closing = Judgement(1, 1, "justice", "accept", "Over.", "Fini.", None, closed=True)
    risks.assess(rene.actor, row, judgement=closing)
    page = risk_page(rene.actor, number=row.pk)
    assert [each.closed for each in page.assessments] == [True, False]
    assert risk_register(rene.actor).closed[0].id == row.pk
    with pytest.raises(Denied) as refused:
        risks.assess(rene.actor, row, judgement=closing)
    assert refused.value.code == "risk_closed"
    other = a_risk(amina, owner="public-safety")
    with pytest.raises(Denied) as foreign:
        risks.assess(aline.actor, other, judgement=closing)
    assert foreign.value.code == "risk_not_yours"


def test_the_matrix_holds_each_open_risk_once(amina: Person, rene: Person) -> None:
    row = a_risk(amina)
    a_risk(amina, likelihood=1, impact=1)
    found = risk_register(rene.actor)
    cells = [cell for _word, cells in found.matrix for cell in cells]
    assert len(cells) == 25
    placed = [(c.likelihood, c.impact, r.id) for c in cells for r in c.risks]
    assert (4, 3, row.pk) in placed and len(placed) == 2
    assert found.open[0].id == row.pk, "the gravest first"


def test_levels_rise_with_likelihood_and_impact() -> None:
    order = list(Level)
    for a in range(1, 6):
        for b in range(1, 5):
            assert order.index(level_of(a, b)) <= order.index(level_of(a, b + 1))
            assert level_of(a, b) == level_of(b, a)
    assert (level_of(1, 1), level_of(5, 5)) == (Level.LOW, Level.HIGH)


def value(rows: object) -> int | None:
    """The one value of a measure, None where it says nothing."""
    found = list(rows)  # type: ignore[call-overload]
    return int(found[0].value) if found else None


def test_what_goes_up_is_counted_from_what_was_first_promised(
    amina: Person, rene: Person
) -> None:
    item = held(amina, -30)
    kept, late, waits = (decided(amina, item) for _ in range(3))
    done = to_do(amina, item, due=days(-10), decision=kept.pk)
    follow_ups.finish(rene.actor, done, on=days(-11), text=WHY)
    slow = to_do(amina, item, due=days(-10), decision=late.pk)
    follow_ups.move_date(rene.actor, slow, due=days(9), text=WHY)
    follow_ups.finish(rene.actor, slow, on=days(-1), text=WHY)
    open_one = to_do(amina, item, due=days(-2))
    dropped = to_do(amina, item, due=days(-2), decision=kept.pk)
    follow_ups.drop(amina.actor, dropped, text=WHY)
    to_do(amina, item, due=days(40), decision=waits.pk)
    today = day(days(0))
    # Whatever the day: a fiscal year may have ended between.
    lately = replace(today, start=days(-40))
    assert value(decisions_on_time(lately, "")) == 50
    assert value(actions_overdue(today, "")) == 1
    assert value(actions_overdue(day(days(-2)), "")) == 1, "as it then stood"
    assert value(actions_overdue(day(days(-10)), "")) == 0, "on its day none is late"
    assert value(actions_slipped(today, "")) == 0, "it is settled"
    follow_ups.move_date(rene.actor, open_one, due=days(3), text=WHY)
    assert value(actions_overdue(today, "")) == 0
    assert value(actions_slipped(today, "")) == 1
    assert value(meetings_held(fiscal_year_of(days(-30)), "")) == 1
    assert value(decisions_on_time(fiscal_year_of(days(-800)), "")) is None


def test_a_review_is_overdue_once_its_day_is_over(amina: Person) -> None:
    a_risk(amina)
    assert value(risks_to_review(day(days(10)), "")) == 0
    assert value(risks_to_review(day(days(11)), "")) == 1
    assert Assessment.objects.count() == 1


def test_demonstration_entries_count_nowhere(amina: Person, rene: Person) -> None:
    meeting = a_meeting(amina, -5, demonstration=True)
    recording.record_attendance(
        amina.actor, meeting, came=[recording.Came("justice", "present", 1)]
    )
    assert value(meetings_held(fiscal_year_of(days(-5)), "")) == 0


@pytest.fixture
def titles() -> Callable[[Person], list[str]]:
    """What home says to a person, in English."""
    return lambda person: [item.title.en for item in home(person.actor)]


def test_home_tells_each_role_its_own(
    titles: Callable[[Person], list[str]], amina: Person, rene: Person,
    aline: Person, otto: Person, audrey: Person,
) -> None:  # fmt: skip
    a_meeting(amina, 9)
    item = held(amina, -9)
    to_do(amina, item, due=days(-2))
    to_do(amina, item, due=days(5))
    due = ["Action items overdue", "Action items due within 14 days"]
    assert titles(rene) == ["Next taskforce meeting", *due]
    assert titles(amina) == [
        "Next taskforce meeting", "Minutes to write and submit", due[0],
    ]  # fmt: skip
    submitted(amina, item)
    assert titles(aline)[:2] == [
        "Next taskforce meeting",
        "Minutes to approve or return",
    ]
    assert titles(amina) == ["Next taskforce meeting", due[0]]
    assert titles(audrey) == ["Next taskforce meeting"]
    assert titles(otto) == []


def test_a_seat_that_ends_shuts_the_room(amina: Person, rene: Person) -> None:
    seat = Seat.objects.get(organisation=rene.organisation)
    assert home(rene.actor) == [] and register(rene.actor).counts[Which.OPEN] == 0
    to_do(amina, held(amina))
    assert register(rene.actor).counts[Which.OPEN] == 1
    seats.end_seat(amina.actor, seat, until=days(-1))
    assert register(rene.actor).counts[Which.OPEN] == 0
    with pytest.raises(Denied) as refused:
        seats.end_seat(amina.actor, seat, until=days(3))
    assert refused.value.code == "seat_ended"
