"""What departments say: theirs alone, in both languages, never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from halte.capabilities.plan import queries
from halte.capabilities.plan.actions import (
    ProofGiven,
    Said,
    correct_statement,
    edit_commitment,
    state_progress,
    translate_statement,
)
from halte.capabilities.plan.filing.keeping import BadPlan
from halte.capabilities.plan.filing.loading import promise_of
from halte.capabilities.plan.models import Commitment, Plan, Revision, Statement
from halte.capabilities.plan.reported import APPEND_ONLY
from halte.core.access.actor import ANONYMOUS
from halte.core.append_only import unguarded
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from halte.core.measures.keeping import keep
from halte.core.measures.models import Withdrawal
from tests.conftest import Person
from tests.core.measures.test_figures import figure

pytestmark = pytest.mark.django_db(transaction=True)

BOTH = Said(state="on_track", text_en="Half is done.", text_fr="La moitié est faite.")
ENGLISH = Said(state="at_risk", text_en="We are late.")


def test_the_lead_states_progress(fund: Commitment, rene: Person) -> None:
    made = state_progress(rene.actor, fund, said=BOTH)
    assert made.organisation_id == rene.organisation.pk
    (line,) = [x for x in queries.ledger(ANONYMOUS, "small-plan").lines if x.last]
    assert (line.slug, line.state) == ("victims-fund", "on_track")
    entry = Entry.objects.get(act__endswith="state_progress")
    assert entry.inputs == "said"


def test_those_who_support_may_speak_too(fund: Commitment, amina: Person) -> None:
    assert state_progress(amina.actor, fund, said=BOTH).pk


def test_a_reporter_of_another_department_is_refused(
    fund: Commitment, otto: Person
) -> None:
    with pytest.raises(Denied, match="not_your_commitment"):
        state_progress(otto.actor, fund, said=BOTH)
    assert not Statement.objects.exists()
    assert Entry.objects.get(outcome="not_your_commitment")


def test_the_secretariat_speaks_only_where_no_lead_is_named(
    taskforce: Commitment, amina: Person, rene: Person
) -> None:
    assert state_progress(amina.actor, taskforce, said=BOTH).pk
    with pytest.raises(Denied, match="not_your_commitment"):
        state_progress(rene.actor, taskforce, said=BOTH)


def test_the_public_states_nothing(fund: Commitment) -> None:
    with pytest.raises(Denied, match="sign_in_required"):
        state_progress(ANONYMOUS, fund, said=BOTH)


def test_one_language_waits_and_is_not_public(
    fund: Commitment, rene: Person, amina: Person, otto: Person
) -> None:
    made = state_progress(rene.actor, fund, said=ENGLISH)
    seen = Statement.objects
    assert not seen.visible_to(ANONYMOUS).exists()
    assert not seen.visible_to(otto.actor).exists()
    assert seen.visible_to(rene.actor).get() == made
    assert seen.visible_to(amina.actor).get() == made
    assert queries.ledger(ANONYMOUS, "small-plan").count("at_risk") == 0
    (waiting,) = queries.waiting_for_translation(amina.actor)
    assert (waiting.has, waiting.wants) == ("en", "fr")
    translate_statement(amina.actor, made, language="fr", text="Nous sommes en retard.")
    assert queries.waiting_for_translation(amina.actor) == ()
    (line,) = [x for x in queries.ledger(ANONYMOUS, "small-plan").lines if x.last]
    assert line.last and line.last.text.fr == "Nous sommes en retard."


def test_a_translation_comes_once_and_in_the_missing_language(
    fund: Commitment, rene: Person, otto: Person
) -> None:
    made = state_progress(rene.actor, fund, said=ENGLISH)
    with pytest.raises(Denied, match="not_your_statement"):
        translate_statement(otto.actor, made, language="fr", text="Non.")
    with pytest.raises(Invalid, match="already_in_this_language"):
        translate_statement(rene.actor, made, language="en", text="Again.")
    with pytest.raises(Invalid, match="statement_says_nothing"):
        translate_statement(rene.actor, made, language="fr", text="  ")
    translate_statement(rene.actor, made, language="fr", text="En retard.")
    with pytest.raises(Denied, match="already_in_both_languages"):
        translate_statement(rene.actor, made, language="fr", text="Encore.")


def test_a_correction_leaves_the_earlier_statement_readable(
    fund: Commitment, rene: Person
) -> None:
    first = state_progress(rene.actor, fund, said=BOTH)
    wrong = Said(state="off_track", text_en="Not so.", text_fr="Pas ainsi.")
    second = correct_statement(rene.actor, first, said=wrong)
    assert second.corrects_id == first.pk
    shown = queries.promise(ANONYMOUS, "small-plan", "victims-fund")
    assert [s.state for s in shown.statements] == ["on_track", "off_track"]
    assert shown.statements[0].corrected_by_id == second.pk
    assert shown.line.state == "off_track"
    with pytest.raises(Denied, match="already_corrected"):
        correct_statement(rene.actor, first, said=wrong)


def test_only_its_own_department_corrects_a_statement(
    fund: Commitment, rene: Person, amina: Person
) -> None:
    first = state_progress(rene.actor, fund, said=BOTH)
    with pytest.raises(Denied, match="not_your_statement"):
        correct_statement(amina.actor, first, said=BOTH)


def test_a_correction_that_waits_does_not_yet_replace(
    fund: Commitment, rene: Person
) -> None:
    first = state_progress(rene.actor, fund, said=BOTH)
    correct_statement(rene.actor, first, said=ENGLISH)
    assert queries.ledger(ANONYMOUS, "small-plan").count("on_track") == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(state="on_track"), "statement_says_nothing"),
        (Said(state="splendid", text_en="x"), "statement_state_unknown"),
        (Said(state="not_reported", text_en="x"), "statement_state_unknown"),
        (Said(state="done", text_en="x", spent_new_cents=-1), "spending_below_zero"),
        (
            Said(state="done", text_en="x", milestone="first-projects"),
            "milestone_needs_a_day",
        ),
        (
            Said(
                state="done", text_en="x", milestone="first-projects",
                milestone_met_on=date(2999, 1, 1),
            ),
            "milestone_in_the_future",
        ),
        (
            Said(
                state="done", text_en="x", milestone="none-such",
                milestone_met_on=date(2014, 1, 1),
            ),
            "milestone_unknown",
        ),
        (
            Said(
                state="done", text_en="x",
                proofs=(ProofGiven("figure", figure_id=99),),
            ),
            "proof_figure_unknown",
        ),
    ],
)  # fmt: skip
def test_nonsense_is_refused_and_nothing_is_kept(
    fund: Commitment, rene: Person, said: Said, code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        state_progress(rene.actor, fund, said=said)
    assert not Statement.objects.exists()


def test_a_withdrawn_figure_is_told_to_nobody_by_what_cites_it(
    fund: Commitment, rene: Person
) -> None:
    keep([kept := figure("528", "2022", "2023-12-04")])
    cites = replace(BOTH, proofs=(ProofGiven("figure", figure_id=kept.pk),))

    def shown() -> str:
        page = queries.promise(ANONYMOUS, "small-plan", "victims-fund")
        return str([proof for told in page.statements for proof in told.proofs])

    state_progress(rene.actor, fund, said=cites)
    assert "528" in shown()
    Withdrawal.objects.create(batch_id=kept.batch_id, reason="It exposed someone.")
    assert "528" not in shown() and "withdrawn" in shown() and "retiré" in shown()
    with pytest.raises(Invalid, match="proof_figure_unknown"):
        state_progress(rene.actor, fund, said=cites)


def test_a_milestone_is_reached_by_a_statement(fund: Commitment, rene: Person) -> None:
    met = Said(
        state="done", text_en="x", text_fr="y", milestone="first-projects",
        milestone_met_on=date(2014, 2, 1),
    )  # fmt: skip
    state_progress(rene.actor, fund, said=met)
    (line,) = [x for x in queries.ledger(ANONYMOUS, "small-plan").lines if x.milestones]
    assert line.milestones[0].met_on == date(2014, 2, 1)
    assert not line.milestones[0].overdue


def test_spending_is_the_last_word_of_each_organisation(
    fund: Commitment, rene: Person, amina: Person
) -> None:
    def said(new: int | None, existing: int | None) -> Said:
        return Said(
            state="on_track", text_en="x", text_fr="y", spent_new_cents=new,
            spent_existing_cents=existing,
        )  # fmt: skip

    state_progress(rene.actor, fund, said=said(100, None))
    state_progress(rene.actor, fund, said=said(250, 7))
    state_progress(rene.actor, fund, said=said(None, None))
    state_progress(amina.actor, fund, said=said(50, None))
    (line,) = [x for x in queries.ledger(ANONYMOUS, "small-plan").lines if x.last]
    assert (line.spent.new, line.spent.existing) == (300, 7)
    money = queries.ledger(ANONYMOUS, "small-plan").money
    assert (money.spent.new, money.spent.existing) == (300, 7)


def test_the_database_refuses_to_change_what_was_said(
    fund: Commitment, rene: Person
) -> None:
    from django.db import connection

    made = state_progress(rene.actor, fund, said=BOTH)
    for change in (
        lambda: Statement.objects.filter(pk=made.pk).update(state="done"),
        lambda: Statement.objects.filter(pk=made.pk).delete(),
        lambda: Revision.objects.update(number=9),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert unguarded(connection, APPEND_ONLY) == []


def test_nothing_is_said_of_a_promise_that_left(fund: Commitment, rene: Person) -> None:
    Commitment.objects.filter(pk=fund.pk).update(retired_on=date(2020, 1, 1))
    with pytest.raises(Denied, match="commitment_retired"):
        state_progress(rene.actor, fund, said=BOTH)


def test_an_edit_over_a_newer_version_changes_nothing(
    fund: Commitment, amina: Person
) -> None:
    from dataclasses import replace

    from halte.core.bilingual import Bilingual

    promise = promise_of(fund)
    mine = replace(promise, title=Bilingual("Mine", "Le mien"))
    theirs = replace(promise, title=Bilingual("Theirs", "Le leur"))
    edit_commitment(amina.actor, fund, promise=theirs, version=1)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        edit_commitment(amina.actor, fund, promise=mine, version=1)
    fund.refresh_from_db()
    assert (fund.title_en, fund.version) == ("Theirs", 2)
    assert fund.plan.revisions.count() == 2


def test_an_edit_keeps_the_rules_of_the_plan_file(
    fund: Commitment, amina: Person, rene: Person
) -> None:
    from dataclasses import replace

    promise = replace(promise_of(fund), budget=())
    with pytest.raises(BadPlan) as bad:
        edit_commitment(amina.actor, fund, promise=promise, version=1)
    assert bad.value.problems[0].code == "plan_file_budget_does_not_add_up"
    with pytest.raises(Denied, match="no_permission"):
        edit_commitment(rene.actor, fund, promise=promise, version=1)


def test_a_draft_plan_is_seen_by_the_secretariat_alone(
    plan: Plan, amina: Person, rene: Person
) -> None:
    Plan.objects.update(published=False)
    assert queries.first_plan(amina.actor) == "small-plan"
    for actor in (ANONYMOUS, rene.actor):
        assert queries.first_plan(actor) == ""
        assert not Commitment.objects.visible_to(actor).exists()


def test_a_reporter_sees_first_what_is_due_this_quarter(
    fund: Commitment, rene: Person
) -> None:
    (own,) = queries.own_commitments(rene.actor)
    assert (own.slug, own.leads, own.due_now) == ("victims-fund", True, True)
    state_progress(rene.actor, fund, said=BOTH)
    (own,) = queries.own_commitments(rene.actor)
    assert not own.due_now


def test_a_rule_is_borne_out_by_the_milestones(fund: Commitment, rene: Person) -> None:
    def said(rule: str, milestone: str = "", met: date | None = None) -> Said:
        return Said(
            state="on_track", rule=rule, text_en="x", text_fr="y", milestone=milestone,
            milestone_met_on=met,
        )  # fmt: skip

    # The one milestone was due at the end of 2014 and nobody said it was reached.
    for rule in ("milestones_met", "milestones_ahead"):
        with pytest.raises(Invalid, match="rule_does_not_fit"):
            state_progress(rene.actor, fund, said=said(rule))
    assert state_progress(rene.actor, fund, said=said("milestone_missed")).pk
    reached = said("milestones_met", "first-projects", date(2015, 1, 5))
    assert state_progress(rene.actor, fund, said=reached).pk
    with pytest.raises(Invalid, match="rule_does_not_fit"):
        state_progress(rene.actor, fund, said=said("milestone_missed"))
