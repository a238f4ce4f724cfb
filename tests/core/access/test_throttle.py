"""Guessing is slow; an office behind one address is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from halte.core.access import throttle
from halte.core.access.models import SignInAttempt
from halte.core.organisations.models import Membership, Organisation, User
from tests.conftest import Person
from tests.core.access.people import PASSWORD, password

pytestmark = pytest.mark.django_db(transaction=True)

OFFICE = "203.0.113.7"


def test_fifty_people_behind_one_address_come_in(
    other_department: Organisation,
) -> None:
    for number in range(50):
        user = User.objects.create_user(
            f"clerk{number}@justice.example", PASSWORD, name=f"Clerk {number}"
        )
        Membership.objects.create(
            user=user, organisation=other_department, role="reporter"
        )
        client = Client()
        password(client, user.email, "mistyped", address=OFFICE)
        assert password(client, user.email, address=OFFICE).status_code == 302


def test_a_hammered_account_is_slowed_at_that_address_only(rene: Person) -> None:
    for _ in range(throttle.HERE.tries):
        password(Client(), rene.user.email, "guess", address=OFFICE)
    # Even the right password waits there, so that a guess tells nothing.
    slowed = password(Client(), rene.user.email, address=OFFICE)
    assert "too many tries" in slowed.content.decode()
    # The owner, elsewhere, is not kept out by it.
    assert (
        password(Client(), rene.user.email, address="198.51.100.1").status_code == 302
    )


def test_a_colleague_behind_the_same_address_comes_in(
    rene: Person, ana: Person
) -> None:
    for _ in range(throttle.HERE.tries + 3):
        password(Client(), rene.user.email, "guess", address=OFFICE)
    assert password(Client(), ana.user.email, address=OFFICE).status_code == 302


def test_the_owner_is_told_calmly_when_to_try_again(rene: Person) -> None:
    for number in range(throttle.EVERYWHERE.tries):
        password(Client(), rene.user.email, "guess", address=f"192.0.2.{number % 8}")
    page = password(Client(), rene.user.email, address="198.51.100.1")
    text = page.content.decode()
    assert "Wait 15 min, then try" in text
    assert "your account is still safe" in text


def test_an_unknown_address_is_slowed_just_the_same(db: None) -> None:
    for _ in range(throttle.HERE.tries):
        password(Client(), "nobody@nowhere.example", "guess", address=OFFICE)
    page = password(Client(), "nobody@nowhere.example", "guess", address=OFFICE)
    assert "too many tries" in page.content.decode()


def test_waiting_helps(rene: Person) -> None:
    for _ in range(throttle.HERE.tries + 4):
        password(Client(), rene.user.email, "guess", address=OFFICE)
    assert SignInAttempt.objects.count() == throttle.HERE.tries
    past = timezone.now() - throttle.HERE.window - timedelta(seconds=1)
    SignInAttempt.objects.update(at=past)
    assert password(Client(), rene.user.email, address=OFFICE).status_code == 302


def test_success_does_not_wipe_out_failures(rene: Person) -> None:
    for _ in range(throttle.HERE.tries - 1):
        password(Client(), rene.user.email, "guess", address=OFFICE)
    password(Client(), rene.user.email, address=OFFICE)
    assert SignInAttempt.objects.count() == throttle.HERE.tries - 1


def test_the_table_of_tries_names_nobody(rene: Person) -> None:
    password(Client(), rene.user.email, "guess", address=OFFICE)
    row = SignInAttempt.objects.get()
    assert rene.user.email not in str(row.__dict__)
    assert OFFICE not in str(row.__dict__)


def test_case_does_not_give_more_tries(rene: Person) -> None:
    for number in range(throttle.HERE.tries):
        email = rene.user.email.upper() if number % 2 else rene.user.email
        password(Client(), email, "guess", address=OFFICE)
    page = password(Client(), rene.user.email, address=OFFICE)
    assert "too many tries" in page.content.decode()


def test_guessing_codes_is_slowed(adil: Person) -> None:
    from tests.core.access.people import code, enrol

    enrol(adil.user)
    client = Client()
    password(client, adil.user.email)
    for _ in range(6):
        page = client.post("/en/account/second-factor/enter/", {"code": "000000"})
    assert "Wait five minutes" in page.content.decode()
    client.post("/en/account/second-factor/enter/", {"code": code()})
    assert "_auth_user_id" not in client.session
