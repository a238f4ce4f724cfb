"""What falls due, for whom, and that nobody is reminded twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from halte.capabilities.partners import home, jobs
from halte.capabilities.partners.actions import agreements as actions
from halte.capabilities.partners.actions.work import follow_up
from halte.capabilities.partners.due import Kind, all_due, due_for
from halte.capabilities.partners.models import Reminder
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.partners.conftest import drafted, in_force
from tests.partners.test_work import a_project, an_activity, an_engagement, days

pytestmark = pytest.mark.django_db(transaction=True)


class Quiet:
    """A progress that nobody watches."""

    job_id = 1
    checkpoint: dict[str, object] = {}  # noqa: RUF012

    def at(self, *numbers: object, **more: object) -> None:
        """Nothing to say."""


def remind() -> int:
    before = len(mail.outbox)
    jobs.remind(Actor(via="job"), Quiet())
    return len(mail.outbox) - before


def kinds(organisation: Organisation) -> list[Kind]:
    return [due.kind for due in due_for(organisation.pk, timezone.localdate())]


@pytest.mark.parametrize(
    ("left", "listed", "urgent"),
    [(91, False, False), (90, True, False), (31, True, False), (30, True, True),
     (0, True, True)],
)  # fmt: skip
def test_an_end_is_announced_ninety_and_thirty_days_ahead(
    left: int, listed: bool, urgent: bool, paola: Person, amina: Person,
    ghana: Organisation,
) -> None:  # fmt: skip
    in_force(paola, amina, ghana, ends=days(left))
    found = [d for d in all_due(timezone.localdate()) if d.kind is Kind.END]
    assert bool(found) is listed
    assert [due.urgent for due in found] == ([urgent] if listed else [])


def test_drafts_and_suspended_agreements_end_unannounced(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    drafted(paola, ghana, ends=days(10))
    row = in_force(paola, amina, ghana, ends=days(10))
    actions.suspend(paola.actor, row, reason="A copy was mislaid.")
    assert kinds(paola.organisation) == []


def test_outcomes_and_follow_ups_are_due_until_they_are_there(
    paola: Person, pablo: Person, ghana: Organisation
) -> None:
    an_activity(paola, ghana)
    meeting = an_engagement(paola, ghana, owner="justice")
    a_project(paola)
    assert set(kinds(paola.organisation)) == {
        Kind.ACTIVITY, Kind.FOLLOW_UP, Kind.PROJECT
    }  # fmt: skip
    assert kinds(pablo.organisation) == [Kind.FOLLOW_UP], "the owner’s work, too"
    follow_up(pablo.actor, meeting, on=days(0), done=Bilingual("Sent", "Transmis"))
    assert kinds(pablo.organisation) == []


def test_people_are_reminded_once_for_each_threshold_without_names(
    paola: Person, amina: Person, rene: Person, ghana: Organisation
) -> None:
    in_force(paola, amina, ghana, ends=days(80), title_en="Zebra")
    assert remind() == 2
    sent_to = {message.to[0] for message in mail.outbox}
    assert sent_to == {paola.user.email, amina.user.email}
    for message in mail.outbox:
        assert "Zebra" not in message.subject + str(message.body)
        assert "http" not in str(message.body)
    assert remind() == 0
    assert Reminder.objects.count() == 1


def test_home_says_what_waits_for_whom(
    paola: Person, amina: Person, rene: Person, ghana: Organisation
) -> None:
    row = drafted(paola, ghana)
    assert [item.count for item in home.home(amina.actor)] == [1]
    assert home.home(rene.actor) == []
    assert home.home(paola.actor) == []
    actions.return_terms(amina.actor, row, number=1, reason="The dates are wrong.")
    assert home.home(amina.actor) == []
    assert [item.title.en for item in home.home(paola.actor)] == [
        "Agreements that came back"
    ]


def test_a_lapse_of_days_never_makes_a_reminder_late_twice(
    paola: Person, amina: Person, ghana: Organisation
) -> None:
    in_force(paola, amina, ghana, ends=days(29))
    due = next(d for d in all_due(timezone.localdate()) if d.kind is Kind.END)
    assert due.threshold == 30
    past = all_due(timezone.localdate() + timedelta(days=40))
    assert [d for d in past if d.kind is Kind.END] == []
