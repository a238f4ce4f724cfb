"""Reminders of checks: to whom, once for each day, and telling nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from halte.capabilities.directory.actions import checks
from halte.capabilities.directory.actions.checks import Found
from halte.capabilities.directory.facade import refused_referral
from halte.capabilities.directory.models import Provider, Reminder, Service
from halte.capabilities.directory.queries.rounds import edition_row
from halte.capabilities.directory.states import Finding, ListingState, SignalKind
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.jobs.queue import enqueue, run_pending
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.directory.conftest import (
    ADDRESS,
    INTAKE_NUMBER,
    NIGHT_NUMBER,
    POSTAL_CODE,
    a_service,
    a_shelter,
)

pytestmark = pytest.mark.django_db(transaction=True)


def remind() -> list[str]:
    mail.outbox.clear()
    enqueue(Actor(via="job"), "directory.remind")
    run_pending()
    return sorted(message.to[0] for message in mail.outbox)


def due(service: Service, days: int, state: str = ListingState.LISTED) -> date:
    day = timezone.localdate() + timedelta(days=days)
    Service.objects.filter(pk=service.pk).update(next_check_on=day, state=state)
    return day


@pytest.fixture
def ours(della: Person, paule: Person, other_department: Organisation) -> Service:
    service = a_shelter(della)
    Provider.objects.filter(pk=service.provider_id).update(
        organisation=other_department
    )
    return service


def test_the_provider_is_told_two_weeks_before_and_once(
    ours: Service, paule: Person
) -> None:
    due(ours, 15)
    assert remind() == []
    due(ours, 14)
    assert remind() == [paule.user.email]
    assert remind() == []


def test_the_stewards_are_told_when_the_day_has_passed_and_once(
    ours: Service, paule: Person, della: Person
) -> None:
    due(ours, 0)
    assert remind() == [paule.user.email]
    day = timezone.localdate() - timedelta(days=1)
    Service.objects.update(next_check_on=day)
    # A day that was told of is told again only as another day.
    assert remind() == sorted([della.user.email, paule.user.email])
    assert remind() == []
    assert set(Reminder.objects.filter(due_on=day).values_list("audience", flat=True)) \
        == {"provider", "steward"}  # fmt: skip


def test_where_a_provider_has_nobody_here_the_steward_is_told_at_once(
    della: Person,
) -> None:
    due(a_service(della), 10)
    assert remind() == [della.user.email]
    assert remind() == []


def test_many_listings_are_one_message_a_person(della: Person) -> None:
    for number in range(3):
        due(a_service(della, f"Heron {number}"), -5)
    assert remind() == [della.user.email]


@pytest.mark.parametrize("state", [
    ListingState.DRAFT, ListingState.SUSPENDED, ListingState.CLOSED,
])  # fmt: skip
def test_what_is_not_shown_is_not_due(state: str, della: Person) -> None:
    due(a_service(della), -5, state)
    assert remind() == []


def test_invented_services_send_nothing(della: Person) -> None:
    due(a_service(della), -5)
    Provider.objects.update(demonstration=True)
    assert remind() == []


def test_a_message_is_in_the_reader_s_language_and_names_nothing(
    ours: Service, paule: Person, della: Person
) -> None:
    paule.user.language = "fr"
    paule.user.save()
    due(ours, -1)
    remind()
    bodies = {m.to[0]: f"{m.subject}\n{m.body}" for m in mail.outbox}
    assert "Une inscription de votre organisation" in bodies[paule.user.email]
    assert "wait for a check" in bodies[della.user.email]
    for body in bodies.values():
        for word in (ADDRESS, POSTAL_CODE, INTAKE_NUMBER, NIGHT_NUMBER, "Heron",
                     "http", str(ours.reference)):  # fmt: skip
            assert word not in body


@pytest.mark.parametrize(("kind", "reason", "days"), [
    (SignalKind.DEAD_NUMBER, "", 2), (SignalKind.REFUSED, "full", 7),
])  # fmt: skip
def test_a_signal_makes_a_new_day_that_is_told_of(
    kind: SignalKind, reason: str, days: int, ours: Service, paule: Person,
    della: Person,
) -> None:  # fmt: skip
    found = (Found(str(ours.reference), Finding.CONFIRMED),)
    checks.check_many(della.actor, edition_row(), found=found)
    assert remind() == []
    service = Service.objects.get(pk=ours.pk)
    checks.signal(ANONYMOUS, service, kind=kind, reason=reason)
    service.refresh_from_db()
    assert service.call_by == timezone.localdate() + timedelta(days=days)
    assert remind() == [paule.user.email]
    checks.signal(ANONYMOUS, service, kind=SignalKind.REFUSED, reason="full")
    assert remind() == []


def test_a_refused_referral_moves_the_check_forward_too(
    ours: Service, della: Person
) -> None:
    from django.db import transaction

    found = (Found(str(ours.reference), Finding.CONFIRMED),)
    checks.check_many(della.actor, edition_row(), found=found)
    with transaction.atomic():
        assert refused_referral(della.actor, str(ours.reference), reason="language")
    ours.refresh_from_db()
    assert ours.call_by == timezone.localdate() + timedelta(days=7)
