"""Freezing, publishing, and what holds afterwards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from halte.capabilities.plan.models import Plan, Report
from halte.capabilities.plan.report import uses
from halte.capabilities.plan.report.actions import freeze_report, publish_report
from halte.capabilities.plan.report.content import canonical, digest, read_back
from halte.capabilities.plan.report.demo import load_reports
from halte.capabilities.plan.report.documents import verify
from halte.capabilities.plan.report.home import home
from halte.capabilities.plan.report.queries import (
    document,
    draft,
    report_row,
    reports,
    waiting_to_be_published,
)
from halte.core.access.actor import ANONYMOUS
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid, Missing
from halte.core.measures.uses import depended_on
from tests.conftest import Person
from tests.plan.report.scene import AFTER, BEFORE, Given, give

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def frozen(plan: Plan, amina: Person) -> Report:
    return freeze_report(amina.actor, plan, as_of=BEFORE)


@pytest.fixture
def published(frozen: Report, rosa: Person) -> Report:
    publish_report(rosa.actor, frozen)
    return frozen


def test_a_frozen_report_is_drawn_again_byte_for_byte(frozen: Report) -> None:
    kept = Report.objects.get(pk=frozen.pk)
    assert kept.content_digest == digest(kept.content)
    checks = verify(kept)
    assert [c.name for c in checks] == [
        "content", "pdf_en", "pdf_fr", "html_en", "html_fr",
    ]  # fmt: skip
    assert all(c.whole and c.same for c in checks)


def test_a_kept_byte_that_changed_is_found(frozen: Report) -> None:
    kept = Report.objects.get(pk=frozen.pk)
    kept.pdf_fr = bytes(kept.pdf_fr)[:-1] + b"x"
    faults = [c.name for c in verify(kept) if not c.whole]
    assert faults == ["pdf_fr"]
    kept.content = kept.content.replace("528", "529")
    checks = {c.name: c for c in verify(kept)}
    assert not checks["content"].whole
    assert not any(c.same for c in checks.values())


def test_later_figures_do_not_reach_a_frozen_report(frozen: Report) -> None:
    before = bytes(frozen.pdf_en)
    give(
        Given(
            "police_reported_incidents", "2023", "999", "Another", date(2024, 8, 1)
        )
    )  # fmt: skip
    kept = Report.objects.get(pk=frozen.pk)
    assert bytes(kept.pdf_en) == before
    assert all(c.whole and c.same for c in verify(kept))


def test_the_database_refuses_to_change_or_remove_a_report(frozen: Report) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=frozen.pk).update(content="{}")
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=frozen.pk)._raw_delete("default")


def test_nobody_publishes_what_they_froze_themselves(
    frozen: Report, amina: Person, rosa: Person
) -> None:
    with pytest.raises(Denied) as refused:
        publish_report(amina.actor, frozen)
    assert refused.value.code == "report_needs_second_person"
    publish_report(rosa.actor, frozen)
    with pytest.raises(Denied) as twice:
        publish_report(rosa.actor, frozen)
    assert twice.value.code == "report_already_published"


def test_others_neither_freeze_nor_publish_nor_see_a_draft(
    plan: Plan, frozen: Report, rene: Person, ana: Person, otto: Person, adil: Person
) -> None:
    for person in (rene, ana, otto, adil):
        with pytest.raises(Denied):
            freeze_report(person.actor, plan, as_of=AFTER)
        with pytest.raises(Denied):
            publish_report(person.actor, frozen)
        with pytest.raises(Denied):
            draft(person.actor, plan.slug, AFTER)
        with pytest.raises(Missing):
            document(person.actor, plan.slug, 1, "pdf", "en")


def test_an_unpublished_report_does_not_exist_for_the_public(
    plan: Plan, frozen: Report, rosa: Person
) -> None:
    assert reports(ANONYMOUS, plan.slug).reports == ()
    with pytest.raises(Missing):
        report_row(ANONYMOUS, plan.slug, 1)
    assert len(reports(rosa.actor, plan.slug).reports) == 1
    publish_report(rosa.actor, frozen)
    assert [r.number for r in reports(ANONYMOUS, plan.slug).reports] == [1]
    assert document(ANONYMOUS, plan.slug, 1, "pdf", "fr").data == bytes(frozen.pdf_fr)


def test_the_next_report_tells_what_changed(
    plan: Plan, published: Report, amina: Person
) -> None:
    second = freeze_report(amina.actor, plan, as_of=AFTER)
    content = read_back(second.content)
    assert second.sequence == 2
    assert second.previous == published
    assert content.previous is not None
    assert content.previous.digest == published.content_digest
    assert {c.kind for c in content.changes} >= {"figure_revised"}


def test_a_report_is_compared_with_what_readers_have(
    plan: Plan, published: Report, amina: Person
) -> None:
    freeze_report(amina.actor, plan, as_of=AFTER)
    third = freeze_report(amina.actor, plan, as_of=AFTER + timedelta(days=1))
    assert (third.sequence, third.previous) == (3, published)


@pytest.mark.parametrize("first", [0, 1])
def test_a_report_that_another_overtook_is_not_published(
    plan: Plan, published: Report, amina: Person, rosa: Person, first: int
) -> None:
    twins = [freeze_report(amina.actor, plan, as_of=AFTER) for _ in range(2)]
    publish_report(rosa.actor, twins[first])
    with pytest.raises(Denied, match="report_overtaken"):
        publish_report(rosa.actor, twins[1 - first])
    assert waiting_to_be_published(rosa.actor) == 0


def refused(person: Person, plan: Plan, day: date) -> str:
    with pytest.raises(Invalid) as fault:
        freeze_report(person.actor, plan, as_of=day)
    assert fault.value.field == "as_of"
    return fault.value.code


def test_days_that_make_no_sense_are_refused(
    plan: Plan, published: Report, amina: Person
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert refused(amina, plan, tomorrow) == "report_in_the_future"
    assert refused(amina, plan, BEFORE) == "report_before_the_last"
    long_ago = plan.starts_on - timedelta(days=1)
    assert refused(amina, plan, long_ago) == "report_before_the_plan"
    assert Report.objects.count() == 1


def test_a_plan_that_is_not_public_has_no_report(plan: Plan, amina: Person) -> None:
    Plan.objects.filter(pk=plan.pk).update(published=False)
    with pytest.raises(Denied) as refusal:
        freeze_report(amina.actor, plan, as_of=AFTER)
    assert refusal.value.code == "report_of_a_draft_plan"


def test_the_audit_knows_who_froze_and_who_published(
    published: Report, amina: Person, rosa: Person
) -> None:
    acts = {
        (e.act.rsplit(".", 1)[-1], e.outcome, e.user_id)
        for e in Entry.objects.filter(kind="action")
    }
    assert ("freeze_report", "done", amina.user.pk) in acts
    assert ("publish_report", "done", rosa.user.pk) in acts


def test_figures_under_a_frozen_report_cannot_be_undone(frozen: Report) -> None:
    assert uses.figures_in_a_report(1) == "figures_in_a_report"
    assert depended_on(1)
    # Batch 2 came out after the day of the report.
    assert uses.figures_in_a_report(2) == ""
    assert uses.figures_in_a_report(11) == ""


def test_a_frozen_report_waits_on_the_day_of_whoever_may_publish(
    frozen: Report, amina: Person, rosa: Person, rene: Person
) -> None:
    assert [item.count for item in home(rosa.actor)] == [1]
    assert home(amina.actor) == []
    assert home(rene.actor) == []
    publish_report(rosa.actor, frozen)
    assert home(rosa.actor) == []


def test_the_demonstration_publishes_two_reports_once(plan: Plan) -> None:
    said: list[str] = []
    load_reports(said.append, plan.slug)
    load_reports(said.append, plan.slug)
    assert len(said) == 2
    first, second = Report.objects.order_by("sequence")
    assert (first.as_of, second.as_of) == (BEFORE, AFTER)
    assert hasattr(first, "publication") and hasattr(second, "publication")
    content = read_back(second.content)
    assert canonical(content) == second.content
    values = {
        (str(c.was.value), str(c.now.value)) for c in content.changes if c.was and c.now
    }
    assert ("528", "597") in values
