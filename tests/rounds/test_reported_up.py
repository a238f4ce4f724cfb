"""What goes out of the room: measures, reminders, home, the API, a dollar’s way."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from halte.capabilities.money.models import Entry
from halte.capabilities.plan.models import Statement
from halte.capabilities.rounds import demo
from halte.capabilities.rounds.actions import reports, rounds
from halte.capabilities.rounds.home import home
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.trace import follow
from halte.core.access.actor import Actor
from halte.core.jobs.queue import enqueue, run_pending
from halte.core.measures.periods import fiscal_year, fiscal_year_of
from halte.core.measures.registry import COUNTING
from tests.conftest import Person
from tests.rounds.conftest import Sign, accept, hand_in, report_on, spent, words

pytestmark = pytest.mark.django_db(transaction=True)


def due(round_: Round, days: int) -> None:
    day = timezone.localdate() + timedelta(days=days)
    Round.objects.filter(pk=round_.pk).update(due_on=day)


def test_reports_on_time_are_a_share_of_those_that_were_due(
    round_: Round, rene: Person, aline: Person
) -> None:
    year = fiscal_year_of(timezone.localdate() - timedelta(days=1))
    count = COUNTING["rounds.on_time"]
    assert list(count(year, "")) == []
    report = hand_in(report_on(round_, "fund"), rene, aline, words())
    due(round_, -1)
    assert [row.value for row in count(year, "")] == [Decimal("0.0")]
    day = timezone.localdate() - timedelta(days=1)
    Report.objects.filter(pk=report.pk).update(handed_in_on=day)
    assert [row.value for row in count(year, "")] == [Decimal("33.3")]
    Round.objects.update(demonstration=True)
    assert list(count(year, "")) == []


def test_commitments_are_counted_by_the_newest_accepted_state(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    count = COUNTING["rounds.commitments_by_state"]
    accept(hand_in(report_on(round_, "fund"), rene, aline, words()), amina)
    troubled = words(state="at_risk", obstacle="Staff left.")
    accept(hand_in(report_on(round_, "training"), rene, aline, troubled), amina)
    by_state = {r.key: int(r.value) for r in count(fiscal_year(2013), "state")}
    assert by_state == {"at_risk": 1, "on_track": 1}
    assert [int(r.value) for r in count(fiscal_year(2013), "")] == [2]
    assert [int(r.value) for r in count(fiscal_year(2014), "")] == [0]


def remind() -> list[str]:
    mail.outbox.clear()
    enqueue(Actor(via="job"), "rounds.remind")
    run_pending()
    return sorted(message.to[0] for message in mail.outbox)


def test_those_who_owe_something_are_reminded_once_for_each_threshold(
    round_: Round, rene: Person, aline: Person, pia: Person
) -> None:
    assert remind() == []
    due(round_, 10)
    assert remind() == sorted([rene.user.email, pia.user.email])
    assert "Pay for services" not in str(mail.outbox[0].body)
    assert remind() == []
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    reports.submit(rene.actor, report)
    due(round_, -2)
    assert remind() == sorted([rene.user.email, aline.user.email, pia.user.email])
    rounds.close(signed_keeper(), round_)
    due(round_, -9)
    assert remind() == []


def signed_keeper() -> Actor:
    return Actor(roles=frozenset({"secretariat"}), purpose="coordinate", via="command")


def test_home_says_what_is_due_came_back_and_waits(
    round_: Round, rene: Person, aline: Person, amina: Person, audrey: Person
) -> None:
    assert [(i.title.en, i.count) for i in home(rene.actor)] == [
        ("Reports to hand in", 2)
    ]
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    reports.submit(rene.actor, report)
    assert [i.title.en for i in home(aline.actor)] == ["Reports to approve"]
    reports.approve(aline.actor, report, seen=1)
    assert [i.title.en for i in home(amina.actor)] == ["Reports to accept or return"]
    reports.send_back(amina.actor, report, comment="More, please.")
    assert [(i.title.en, i.count) for i in home(rene.actor)] == [
        ("Reports that came back", 1),
        ("Reports to hand in", 1),
    ]
    due(round_, -3)
    assert [(i.title.en, i.count) for i in home(amina.actor)] == [
        ("Reports overdue", 3)
    ]
    assert home(audrey.actor) == []


def test_the_open_api_tells_whether_reports_came_in_and_no_word_of_drafts(
    round_: Round, rene: Person, client: Client
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    one = client.get("/api/v1/rounds/").json()[0]
    assert (one["asked"], one["handed_in"], one["accepted"]) == (3, 0, 0)
    answer = client.get(f"/api/v1/rounds/{one['number']}")
    assert {r["state"] for r in answer.json()["reports"]} == {None}
    assert "two projects" not in answer.content.decode()
    assert client.get("/api/v1/rounds/999").status_code == 404


def test_a_dollar_leads_back_to_its_report_and_on_to_the_statement(
    round_: Round, rene: Person, aline: Person, amina: Person, audrey: Person,
    otto: Person, signed_in: Sign
) -> None:  # fmt: skip
    report = report_on(round_, "fund")
    hand_in(report, rene, aline, words(spend=spent(70)))
    accept(report, amina)
    entry, said = Entry.objects.get(), Statement.objects.get()
    steps = follow(audrey.actor, report.pk)
    assert steps[0].url == f"/en/rounds/report/{report.pk}/"
    assert steps[-1].url.endswith(f"/plan/lanterns/commitments/fund/#said-{said.pk}")
    assert [step.title.en for step in steps[1:-1]] == [
        "Submitted for approval",
        "Approved in the department",
        "Accepted by the secretariat",
    ]
    page = signed_in(audrey).get(f"/en/money/entries/{entry.pk}/").content.decode()
    assert f"/en/rounds/report/{report.pk}/" in page
    shown = signed_in(audrey).get(f"/en/rounds/report/{report.pk}/").content.decode()
    assert "follow the dollar" in shown
    Report.objects.filter(pk=report.pk).update(state="returned")
    assert follow(otto.actor, report.pk) == ()


def test_the_demonstration_needs_its_own_plan_and_loads_nothing_else(
    round_: Round,
) -> None:
    told: list[str] = []
    demo.load(told.append)
    assert told == []
    assert Round.objects.count() == 1
