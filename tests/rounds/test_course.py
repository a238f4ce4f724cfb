"""From the question to the statement: who may do what, and when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from halte.capabilities.money.models import Entry
from halte.capabilities.plan.models import Plan, Statement
from halte.capabilities.rounds.actions import leave, reports, rounds
from halte.capabilities.rounds.actions.leave import Absence
from halte.capabilities.rounds.actions.rounds import Opening
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.queries.reports import report_page
from halte.capabilities.rounds.queries.rounds import round_page, to_accept, to_approve
from halte.capabilities.rounds.states import Part
from halte.capabilities.rounds.versions import content_of
from halte.core.audit.models import Entry as AuditEntry
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid, Missing
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.rounds.conftest import (
    BEGINS,
    ENDS,
    FUND,
    a_round,
    accept,
    hand_in,
    report_on,
    spent,
    words,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_round_asks_each_lead_and_each_that_supports(round_: Round) -> None:
    asked = {
        (r.commitment, r.organisation.slug, r.part)
        for r in Report.objects.filter(round=round_).select_related("organisation")
    }
    assert asked == {
        ("fund", "justice", Part.LEAD),
        ("training", "justice", Part.LEAD),
        ("training", "public-safety", Part.SUPPORT),
    }


def test_a_commitment_of_nobody_is_named(round_: Round, amina: Person) -> None:
    page = round_page(amina.actor, round_.pk)
    assert [title.en for title in page.unanswered] == ["Nobody’s"]


@pytest.mark.parametrize(
    ("starts", "ends", "due", "code"),
    [
        (ENDS, BEGINS, date(2050, 1, 1), "rounds_period_backwards"),
        (BEGINS, ENDS, date(2013, 10, 30), "rounds_due_too_early"),
        (BEGINS, date(2031, 9, 30), date(2050, 1, 1), "rounds_period_long"),
        (BEGINS, date.max, date.max, "rounds_period_long"),
    ],
)
def test_a_round_with_days_that_cannot_be_is_refused(
    plan: Plan, amina: Person, starts: date, ends: date, due: date, code: str
) -> None:
    opening = Opening("lanterns", Bilingual("A", "B"), starts, ends, due)
    with pytest.raises(Invalid, match=code):
        rounds.open_round(amina.actor, amina.organisation, opening=opening)


def test_a_period_is_asked_once(round_: Round, amina: Person) -> None:
    with pytest.raises(Invalid, match="rounds_asked_already"):
        a_round(amina)


def test_an_accepted_report_is_a_statement_and_its_amounts_are_entries(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    report = report_on(round_, "fund")
    hand_in(report, rene, aline, words(spend=spent(4_000)))
    assert not Statement.objects.exists()
    assert not Entry.objects.exists()
    accept(report, amina)
    said = Statement.objects.get()
    assert (said.state, said.rule) == ("on_track", "judgement")
    assert said.organisation == rene.organisation
    assert said.text_en.startswith("The fund paid two projects.")
    assert "What came of it: Forty people had a lawyer." in said.text_en
    assert said.spent_new_cents == 400_000
    entry = Entry.objects.get()
    assert (entry.cents, entry.line.key) == (400_000, FUND)
    assert (entry.origin_kind, entry.origin_id) == ("rounds.report", report.pk)
    assert entry.by_user_id == said.by_user_id == rene.user.pk
    assert report.statement_id == said.pk


def test_the_figures_of_the_day_go_with_the_report_by_themselves(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    report = report_on(round_, "training")
    hand_in(report, rene, aline, words())
    page = report_page(amina.actor, report.pk)
    assert page.figures_are_kept
    assert [(f.measure, f.value) for f in page.figures] == [("officers_trained", 1200)]
    accept(report, amina)
    proof = Statement.objects.get().proofs.get()
    assert proof.figure_id == page.figures[0].figure_id
    assert page.figures[0].digest


def test_who_wrote_or_submitted_does_not_approve(
    round_: Round, rene: Person, aline: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    reports.submit(rene.actor, report)
    with pytest.raises(Denied, match="rounds_not_an_approver"):
        reports.approve(rene.actor, report, seen=1)
    leave.leave_approving(
        aline.actor,
        aline.organisation,
        absence=Absence(rene.user.pk, timezone.localdate(), timezone.localdate()),
    )
    with pytest.raises(Denied, match="rounds_second_person"):
        reports.approve(rene.actor, report, seen=1)
    assert [line.id for line in to_approve(aline.actor)] == [report.pk]
    reports.approve(aline.actor, report, seen=1)


def test_a_colleague_stands_in_on_the_days_of_an_absence_and_on_no_other(
    round_: Round, rene: Person, renata: Person, aline: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    reports.submit(rene.actor, report)
    today = timezone.localdate()
    later = Absence(renata.user.pk, today + timedelta(1), today + timedelta(9))
    leave.leave_approving(aline.actor, aline.organisation, absence=later)
    with pytest.raises(Denied, match="rounds_not_an_approver"):
        reports.approve(renata.actor, report, seen=1)
    now = Absence(renata.user.pk, today, today)
    left = leave.leave_approving(aline.actor, aline.organisation, absence=now)
    leave.take_back(aline.actor, left)
    with pytest.raises(Denied, match="rounds_not_an_approver"):
        reports.approve(renata.actor, report, seen=1)
    leave.leave_approving(aline.actor, aline.organisation, absence=now)
    reports.approve(renata.actor, report, seen=1)


def test_nobody_leaves_a_duty_to_a_stranger_or_for_no_days(
    plan: Plan, rene: Person, renata: Person, amina: Person
) -> None:
    today = timezone.localdate()
    for colleague, last, code in (
        (amina.user.pk, today, "rounds_colleague_unknown"),
        (rene.user.pk, today, "rounds_colleague_unknown"),
        (renata.user.pk, today - timedelta(1), "rounds_days_backwards"),
    ):
        with pytest.raises(Invalid, match=code):
            leave.leave_writing(
                rene.actor, rene.organisation, absence=Absence(colleague, today, last)
            )


def test_what_comes_back_is_mended_and_accepted(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    report = hand_in(report_on(round_, "fund"), rene, aline, words())
    first_day = report.handed_in_on
    assert [line.id for line in to_accept(amina.actor)] == [report.pk]
    with pytest.raises(Invalid, match="rounds_comment_missing"):
        reports.send_back(amina.actor, report, comment="  ")
    reports.send_back(amina.actor, report, comment="Say what changed for people.")
    page = report_page(rene.actor, report.pk)
    assert page.comment is not None
    assert page.comment.comment == "Say what changed for people."
    with pytest.raises(Denied, match="rounds_not_approved"):
        reports.accept(amina.actor, report, seen=1)
    reports.write(rene.actor, report, content=words(outcome="Sixty."), seen=1)
    reports.submit(rene.actor, report)
    reports.approve(aline.actor, report, seen=2)
    accept(report, amina)
    assert report.handed_in_on == first_day
    with pytest.raises(Denied, match="rounds_already_accepted"):
        reports.write(rene.actor, report, content=words(), seen=2)


def test_the_approver_sends_back_too(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    reports.submit(rene.actor, report)
    with pytest.raises(Denied, match="rounds_not_yours"):
        reports.send_back(amina.actor, report, comment="Not yet the secretariat’s")
    reports.send_back(aline.actor, report, comment="Too long")
    reports.submit(rene.actor, report)


def test_a_report_read_in_another_version_is_neither_approved_nor_accepted(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    reports.write(rene.actor, report, content=words(outcome="Other"), seen=1)
    reports.submit(rene.actor, report)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        reports.approve(aline.actor, report, seen=1)
    reports.approve(aline.actor, report, seen=2)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        reports.accept(amina.actor, report, seen=1)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"done": ""}, "rounds_done_missing"),
        ({"state": ""}, "statement_state_unknown"),
        ({"state": "at_risk"}, "rounds_obstacle_missing"),
        ({"rule": "milestones_met"}, "rule_does_not_fit"),
        ({"milestone": "course"}, "milestone_needs_a_day"),
        ({"answers": {"2": "many"}}, "rounds_not_a_number"),
    ],
)
def test_what_is_unfinished_is_kept_but_not_submitted(
    round_: Round, rene: Person, changes: dict[str, object], code: str
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(**changes), seen=0)
    assert report_page(rene.actor, report.pk).missing
    with pytest.raises(Invalid, match=code):
        reports.submit(rene.actor, report)


@pytest.mark.parametrize(
    ("dollars", "why", "code"),
    [
        (-1, "", "money_negative"),
        (100_001, "", "money_above_budget"),
        (100_001, "A third project was urgent.", ""),
    ],
)
def test_spending_below_zero_or_above_the_budget_is_refused_until_explained(
    round_: Round, rene: Person, dollars: int, why: str, code: str
) -> None:
    report, content = report_on(round_, "fund"), words(spend=spent(dollars, why))
    if not code:
        assert reports.write(rene.actor, report, content=content, seen=0)
        return
    with pytest.raises(Invalid, match=code):
        reports.write(rene.actor, report, content=content, seen=0)


def test_a_line_of_another_organisation_is_refused(round_: Round, pia: Person) -> None:
    report = report_on(round_, "training", "public-safety")
    with pytest.raises(Invalid, match="money_line_unknown"):
        reports.write(pia.actor, report, content=words(spend=spent(5)), seen=0)


def test_texts_and_decisions_are_closed_against_change(
    round_: Round, rene: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    reports.submit(rene.actor, report)
    with pytest.raises(DatabaseError):
        report.versions.update(number=9)
    with pytest.raises(DatabaseError):
        report.steps.all().delete()


def test_a_supporting_part_goes_out_with_the_lead_s_report(
    round_: Round,
    rene: Person,
    aline: Person,
    pia: Person,
    paul: Person,
    amina: Person,
) -> None:
    lead = hand_in(report_on(round_, "training"), rene, aline, words())
    part = report_on(round_, "training", "public-safety")
    hand_in(part, pia, paul, words(done="We lent the rooms.", state="", rule=""))
    with pytest.raises(Denied, match="rounds_parts_first"):
        reports.accept(amina.actor, lead, seen=1)
    accept(part, amina)
    assert not Statement.objects.exists()
    accept(lead, amina)
    assert "Public Safety:\nWe lent the rooms." in Statement.objects.get().text_en


def test_a_part_comes_before_the_lead_s_report_is_accepted(
    round_: Round, rene: Person, aline: Person, pia: Person, amina: Person
) -> None:
    accept(hand_in(report_on(round_, "training"), rene, aline, words()), amina)
    part = report_on(round_, "training", "public-safety")
    with pytest.raises(Denied, match="rounds_lead_accepted"):
        reports.write(pia.actor, part, content=words(), seen=0)


def test_a_due_day_that_is_over_does_not_move_so_that_late_stays_late(
    round_: Round, amina: Person
) -> None:
    today = timezone.localdate()
    rounds.move_due(amina.actor, round_, due_on=today)
    Round.objects.update(due_on=today - timedelta(days=1))
    with pytest.raises(Denied, match="rounds_due_is_over"):
        rounds.move_due(amina.actor, round_, due_on=date(2050, 1, 1))
    assert not round_page(amina.actor, round_.pk).doors.move


def test_a_closed_round_takes_nothing_more(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    report = hand_in(report_on(round_, "fund"), rene, aline, words())
    with pytest.raises(Denied, match="rounds_reports_wait"):
        rounds.close(amina.actor, round_)
    accept(report, amina)
    late = report_on(round_, "training")
    reports.write(rene.actor, late, content=words(), seen=0)
    rounds.close(amina.actor, round_)
    for act in (
        lambda: reports.write(rene.actor, late, content=words(done="Late"), seen=1),
        lambda: reports.submit(rene.actor, late),
        lambda: rounds.close(amina.actor, round_),
        lambda: rounds.move_due(amina.actor, round_, due_on=date(2050, 1, 1)),
    ):
        with pytest.raises(Denied, match="rounds_closed"):
            act()
    assert content_of(late).done == words().done


def test_a_department_reads_its_own_and_what_was_accepted_of_the_rest(
    round_: Round, rene: Person, aline: Person, amina: Person, otto: Person
) -> None:
    report = hand_in(report_on(round_, "fund"), rene, aline, words())
    with pytest.raises(Missing):
        report_page(otto.actor, report.pk)
    with pytest.raises(Denied, match="rounds_not_yours"):
        reports.write(otto.actor, report, content=words(), seen=1)
    accept(report, amina)
    assert report_page(otto.actor, report.pk).content.done == words().done


def test_an_auditor_reads_all_and_changes_nothing(
    round_: Round, rene: Person, audrey: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    assert report_page(audrey.actor, report.pk).content.done == words().done
    with pytest.raises(Denied):
        reports.send_back(audrey.actor, report, comment="No")


def test_the_audit_names_the_inputs_and_never_the_words(
    round_: Round, rene: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    act = "capabilities.rounds.actions.reports.write"
    assert AuditEntry.objects.get(act=act).inputs == "content,seen"


def test_only_named_organisations_are_asked_where_a_round_says_so(
    plan: Plan, amina: Person, secretariat: Organisation
) -> None:
    made = rounds.open_round(
        amina.actor,
        secretariat,
        opening=Opening(
            "lanterns", Bilingual("A", "B"), BEGINS, ENDS, date(2050, 1, 1),
            only=(secretariat.pk,),
        ),
    )  # fmt: skip
    assert Report.objects.filter(round=made).count() == 1
