"""An invitation: one link, one use, seven days; and the walk it begins."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import timedelta
from email.header import decode_header

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from halte.core.access import sessions
from halte.core.access.actor import ANONYMOUS
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from halte.core.organisations import actions
from halte.core.organisations.models import Invitation, Membership, Organisation, User
from tests.conftest import Person, make_person
from tests.core.access.people import enrolled

pytestmark = pytest.mark.django_db(transaction=True)

ANSWER = {
    "name": "Noor Newcomer",
    "password": "seven calm herons wading",
    "again": "seven calm herons wading",
    "language": "fr",
}


def invite(
    adil: Person, *, role: str = "administrator", email: str = "noor@new.example"
) -> Client:
    client = enrolled(adil)
    typed = {"email": email, "role": role, "language": "fr"}
    answer = client.post("/en/organisations/public-safety/invite/", typed)
    assert answer.status_code == 302, answer.content
    return client


def links() -> list[str]:
    return re.findall(r"http://testserver(\S+)", mail.outbox[-1].body)


def test_the_message_is_in_both_languages_and_names_nothing_in_its_subject(
    adil: Person,
) -> None:
    invite(adil)
    message = mail.outbox[-1]
    assert message.to == ["noor@new.example"]
    assert decode_header(message.subject)[0][0] == "Vous êtes invité·e à Halte"
    french, english = links()
    assert french.startswith("/fr/")
    assert english.startswith("/en/")
    assert "Public Safety" in message.body
    assert "Sécurité publique" in message.body


def test_a_newcomer_accepts_enrols_and_lands_on_home(adil: Person) -> None:
    invite(adil)
    client = Client()
    opened = client.get(links()[0])
    assert opened.url == "/fr/organisations/invitation/"
    assert opened["Referrer-Policy"] == "no-referrer"
    assert "no-store" in opened["Cache-Control"]
    page = client.get(opened.url)
    assert "no-store" in page["Cache-Control"]
    assert "noor@new.example" in page.content.decode()
    done = client.post(opened.url, ANSWER)
    assert done.url == "/fr/"
    assert client.get("/fr/").url == "/fr/access/second-factor/"
    client.get("/fr/account/second-factor/app/")
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    now = list(yield_hotp_counters_from_time())[1]
    shown = format_hotp_value(hotp_value(client.session["mfa.totp.secret"], now))
    enrolled_ = client.post("/fr/account/second-factor/app/", {"code": shown})
    assert enrolled_.url == "/fr/account/second-factor/codes/"
    assert client.get("/fr/").status_code == 200
    person = User.objects.get(email="noor@new.example")
    assert (person.name, person.language) == ("Noor Newcomer", "fr")
    assert client.get("/fr/organisations/new/").status_code == 200


def test_a_link_works_once(adil: Person) -> None:
    invite(adil, role="reporter")
    link = links()[0]
    client = Client()
    client.post(client.get(link).url, ANSWER)
    for visitor in (Client(), client):
        page = visitor.get(link)
        assert page.status_code == 404
        assert "invitation_spent" in page.content.decode()


def test_a_link_dies_after_seven_days(adil: Person) -> None:
    invite(adil)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(links()[0]).status_code == 404
    staff = enrolled(adil).get("/en/organisations/public-safety/staff/")
    assert "Too old" in staff.content.decode()


def test_only_a_digest_of_the_secret_is_kept(adil: Person) -> None:
    invite(adil)
    secret = links()[0].rstrip("/").rsplit("/", 1)[1]
    assert secret not in str(Invitation.objects.get().__dict__)
    assert all(secret not in str(row.__dict__) for row in Entry.objects.all())


def test_sending_again_makes_a_new_link_and_kills_the_old(adil: Person) -> None:
    client = invite(adil)
    old = links()[0]
    row = Invitation.objects.get()
    client.post(f"/en/organisations/invitations/{row.pk}/again/")
    assert Client().get(old).status_code == 404
    assert Client().get(links()[0]).status_code == 302


def test_a_withdrawn_invitation_opens_nothing(adil: Person) -> None:
    client = invite(adil)
    row = Invitation.objects.get()
    client.post(f"/en/organisations/invitations/{row.pk}/withdraw/")
    assert Client().get(links()[0]).status_code == 404
    again = client.post(f"/en/organisations/invitations/{row.pk}/again/")
    assert again.status_code == 403


def test_the_same_invitation_is_not_sent_twice(adil: Person) -> None:
    client = invite(adil)
    typed = {"email": "NOOR@new.example", "role": "administrator", "language": "en"}
    page = client.post("/en/organisations/public-safety/invite/", typed)
    assert "already an invitation" in page.content.decode()
    assert len(mail.outbox) == 1


def test_someone_who_has_the_role_is_not_invited_to_it(
    adil: Person, amina: Person
) -> None:
    with pytest.raises(Invalid, match="same_role"):
        actions.invite(
            adil.actor, adil.organisation, email=amina.user.email,
            role="secretariat", language="en",
        )  # fmt: skip


def test_an_account_that_exists_signs_in_to_accept(adil: Person, rene: Person) -> None:
    invite(adil, role="analyst", email=rene.user.email)
    link = links()[0]
    client = Client()
    page = client.get(link, follow=True).content.decode()
    assert 'name="password"' not in page
    assert "/account/login/?next=/fr/organisations/invitation/" in page
    # No password can be set through the link of an account that exists.
    client.post("/fr/organisations/invitation/", ANSWER)
    rene.user.refresh_from_db()
    assert rene.user.check_password("correct horse battery")
    signed_in = client.post(
        "/fr/account/login/?next=/fr/organisations/invitation/",
        {"login": rene.user.email, "password": "correct horse battery",
         "next": "/fr/organisations/invitation/"},
        follow=True,
    )  # fmt: skip
    assert "Accept" in signed_in.content.decode()
    client.post("/fr/organisations/invitation/")
    roles = set(
        Membership.objects.filter(user=rene.user).values_list("role", flat=True)
    )
    assert roles == {"reporter", "analyst"}


def test_an_invitation_for_another_is_not_accepted(adil: Person, rene: Person) -> None:
    invite(adil, role="analyst")
    client = enrolled(rene)
    page = client.get(links()[0], follow=True)
    assert page.status_code == 403
    assert "invitation_for_another" in page.content.decode()
    assert client.post("/en/organisations/invitation/", ANSWER).status_code == 403
    assert not User.objects.filter(email="noor@new.example").exists()


@pytest.mark.parametrize("role", ["coordinator", "administrator"])
@pytest.mark.parametrize("spelt", [str.lower, str.upper, " {} ".format])
def test_nobody_raises_themselves_by_an_invitation_of_their_own(
    secretariat: Organisation, role: str, spelt: Callable[[str], str]
) -> None:
    cora = make_person("Cora Carer", role, secretariat)
    with pytest.raises(Denied, match="own_role"):
        actions.invite(
            cora.actor, secretariat, email=spelt(cora.user.email),
            role="support_worker", language="en",
        )  # fmt: skip
    assert not Invitation.objects.exists()
    assert Entry.objects.get().outcome == "own_role"


@pytest.mark.parametrize(
    "changes",
    [{"password": "short", "again": "short"}, {"again": "another one altogether"},
     {"name": ""}, {"language": "de"},
     {"password": "noor@new.example", "again": "noor@new.example"}],
)  # fmt: skip
def test_a_weak_or_mistyped_answer_is_mended(
    adil: Person, changes: dict[str, str]
) -> None:
    invite(adil, role="reporter")
    client = Client()
    address = client.get(links()[0]).url
    page = client.post(address, {**ANSWER, **changes})
    assert page.status_code == 200
    assert "aria-invalid" in page.content.decode()
    assert Invitation.objects.get().state == "sent"


def test_nonsense_links_are_told_calmly(db: None) -> None:
    for address in ("/en/organisations/invitation/", "/en/organisations/invitation/x/"):
        page = Client().get(address)
        assert page.status_code == 404
        assert "invitation_spent" in page.content.decode()


def test_an_invitation_that_waits_is_on_the_home_page(adil: Person) -> None:
    assert "Invitations not answered yet" in invite(adil).get("/en/").content.decode()


def test_mail_that_fails_keeps_the_invitation(
    adil: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("halte.core.organisations.views.send_invitation", fail)
    client = invite(adil)
    page = client.get("/en/organisations/public-safety/staff/").content.decode()
    assert "could not be sent" in page
    assert Invitation.objects.get().state == "sent"


def test_an_organisation_that_ended_takes_nobody(
    adil: Person, other_department: Organisation
) -> None:
    invitation, _secret = actions.invite(
        adil.actor, other_department, email="noor@new.example", role="reporter",
        language="en",
    )  # fmt: skip
    Organisation.objects.filter(pk=other_department.pk).update(ended_at=timezone.now())
    with pytest.raises(Denied, match="organisation_ended"):
        actions.accept_invitation(
            sessions.ANONYMOUS, invitation, name="N", password="p", language="en"
        )


@pytest.mark.postgresql
def test_two_invitations_to_one_newcomer_answered_at_once_make_one_person(
    adil: Person, other_department: Organisation
) -> None:
    """The second finds the account that the first made, and says to sign in."""
    if connection.vendor != "postgresql":
        pytest.skip("needs a database where two transactions can meet")
    rows = [
        actions.invite(
            adil.actor, body, email="noor@new.example", role="reporter", language="en"
        )[0]
        for body in (adil.organisation, other_department)
    ]
    both, outcomes = threading.Barrier(2), list[str]()

    def press(row: Invitation) -> None:
        both.wait()
        try:
            actions.accept_invitation(
                ANONYMOUS, row, name="Noor", password="x" * 14, language="en"
            )
            outcomes.append("in")
        except Denied as denied:
            outcomes.append(denied.code)
        connection.close()

    hands = [threading.Thread(target=press, args=(row,)) for row in rows]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(outcomes) == ["in", "invitation_sign_in_first"]
    assert User.objects.filter(email="noor@new.example").count() == 1
