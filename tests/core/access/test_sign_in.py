"""Coming in: password, second factor, and what is said when it does not open."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from halte.core.audit.models import Entry
from halte.core.organisations.models import User
from tests.conftest import Person
from tests.core.access.people import (
    SECRET,
    code,
    enrol,
    enrolled,
    forget_used_codes,
    password,
    sign_in,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reporter_comes_in_with_a_password(rene: Person) -> None:
    client = sign_in(rene)
    assert client.get("/en/access/").status_code == 200
    acts = list(Entry.objects.values_list("act", flat=True))
    assert "core.access.sign_in" in acts


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(
    rene: Person,
) -> None:
    wrong = password(Client(), rene.user.email, "not the password")
    unknown = password(Client(), "nobody@justice.example", "not the password")

    def without_tokens(page: bytes) -> str:
        text = re.sub(r'value="[^"]{40,}"', "", page.decode())
        return text.replace(rene.user.email, "X").replace("nobody@justice.example", "X")

    assert without_tokens(wrong.content) == without_tokens(unknown.content)
    assert "do not go together" in wrong.content.decode()


def test_a_refused_sign_in_is_audited_without_the_address(rene: Person) -> None:
    password(Client(), rene.user.email, "not the password")
    entry = Entry.objects.get(act="core.access.sign_in")
    assert (entry.outcome, entry.user_id) == ("sign_in_mismatch", rene.user.pk)
    assert rene.user.email not in str(entry.__dict__)


def test_the_second_factor_is_asked_of_whoever_has_one(adil: Person) -> None:
    enrol(adil.user)
    client = Client()
    assert password(client, adil.user.email).url == "/en/account/second-factor/enter/"
    assert "_auth_user_id" not in client.session
    answer = client.post("/en/account/second-factor/enter/", {"code": code()})
    assert answer.url == "/en/"
    assert client.get("/en/organisations/public-safety/staff/").status_code == 200


def test_a_replayed_code_is_refused_in_both_languages(adil: Person) -> None:
    enrol(adil.user)
    sign_in(adil)
    for language, words in (("en", "already used"), ("fr", "a déjà servi")):
        client = Client()
        password(client, adil.user.email)
        page = client.post(
            f"/{language}/account/second-factor/enter/", {"code": code()}
        )
        assert page.status_code == 200
        assert words in page.content.decode()
        assert "_auth_user_id" not in client.session


def test_a_replayed_code_is_refused_even_when_the_cache_forgets(adil: Person) -> None:
    from django.core.cache import cache

    enrol(adil.user)
    sign_in(adil)
    cache.clear()
    client = Client()
    password(client, adil.user.email)
    page = client.post("/en/account/second-factor/enter/", {"code": code()})
    assert "already used" in page.content.decode()


def test_an_older_code_does_not_open_after_a_newer_one(adil: Person) -> None:
    enrol(adil.user)
    sign_in(adil)
    client = Client()
    password(client, adil.user.email)
    client.post("/en/account/second-factor/enter/", {"code": code(-1)})
    assert "_auth_user_id" not in client.session


def test_a_wrong_code_says_how_to_mend_it(adil: Person) -> None:
    enrol(adil.user)
    client = Client()
    password(client, adil.user.email)
    page = client.post("/fr/account/second-factor/enter/", {"code": "000000"})
    assert "changent toutes les 30 secondes" in page.content.decode()


@pytest.mark.parametrize("typed", ["é", "１２３４５６", "a" * 5000, "12 34"])
def test_odd_codes_are_refused_calmly(adil: Person, typed: str) -> None:
    enrol(adil.user)
    client = Client()
    password(client, adil.user.email)
    page = client.post("/en/account/second-factor/enter/", {"code": typed})
    assert page.status_code == 200


def test_a_recovery_code_opens_once(adil: Person) -> None:
    enrol(adil.user)
    codes = Authenticator.objects.get(type="recovery_codes").wrap()
    first = codes.get_unused_codes()[0]
    for expected in (True, False):
        client = Client()
        password(client, adil.user.email)
        client.post("/en/account/second-factor/enter/", {"code": first})
        assert ("_auth_user_id" in client.session) is expected


def test_an_administrator_without_a_second_factor_is_led_to_one(adil: Person) -> None:
    client = sign_in(adil)
    for address in ("/en/", "/en/organisations/new/", "/en/access/keys/"):
        assert client.get(address).url == "/en/access/second-factor/"
    assert "second factor" in client.get("/en/access/second-factor/").content.decode()
    # What is public, and one’s own account, stay open.
    for address in ("/en/organisations/", "/en/access/", "/en/account/second-factor/"):
        assert client.get(address).status_code == 200


def test_a_reporter_needs_no_second_factor(rene: Person) -> None:
    assert sign_in(rene).get("/en/").status_code == 200


def test_enrolling_an_app_counts_as_using_it(adil: Person) -> None:
    client = sign_in(adil)
    page = client.get("/en/account/second-factor/app/").content.decode()
    # The picture of the code is drawn in the page: nothing but our own may load.
    assert "<svg" in page.split('class="code-picture"')[1]
    assert "data:image" not in page
    secret = client.session["mfa.totp.secret"]
    assert secret in page
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    now = list(yield_hotp_counters_from_time())[1]
    shown = format_hotp_value(hotp_value(secret, now))
    answer = client.post("/en/account/second-factor/app/", {"code": shown})
    assert answer.url == "/en/account/second-factor/codes/"
    assert client.get("/en/").status_code == 200
    # The code that enrolled has had its turn.
    other = Client()
    password(other, adil.user.email)
    page = other.post("/en/account/second-factor/enter/", {"code": shown})
    assert "already used" in page.content.decode()


def test_secrets_of_authenticators_are_encrypted(adil: Person) -> None:
    enrol(adil.user)
    app = Authenticator.objects.get(type="totp")
    assert app.data["secret"].startswith("h1.1.")
    assert SECRET not in str(app.data)


def test_the_last_second_factor_stays_while_the_role_needs_it(adil: Person) -> None:
    client = enrolled(adil)
    page = client.get("/en/account/second-factor/app/remove/").content.decode()
    assert "your only second factor" in page
    client.post("/en/account/second-factor/app/remove/")
    assert Authenticator.objects.filter(user=adil.user, type="totp").exists()


def test_a_reporter_may_remove_theirs(rene: Person) -> None:
    client = enrolled(rene)
    client.post("/en/account/second-factor/app/remove/")
    assert not Authenticator.objects.filter(user=rene.user).exists()


def test_a_person_is_greeted_in_their_own_language(rene: Person) -> None:
    User.objects.filter(pk=rene.user.pk).update(language="fr")
    assert password(Client(), rene.user.email).url == "/fr/"


def test_a_new_password_by_mail(rene: Person) -> None:
    client = Client()
    client.post("/en/account/password/reset/", {"email": rene.user.email})
    assert mail.outbox[0].to == [rene.user.email]
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)
    assert link is not None
    page = client.get(link[1], follow=True)
    assert "set-password" in page.request["PATH_INFO"]
    typed = {"password1": "four calm unrelated words", "password2": ""}
    typed["password2"] = typed["password1"]
    done = client.post(page.request["PATH_INFO"], typed, follow=True)
    assert done.status_code == 200
    assert password(Client(), rene.user.email, typed["password1"]).status_code == 302
    # Once only.
    again = Client().get(link[1], follow=True)
    assert "reset_link_spent" in again.content.decode()


def test_asking_for_an_unknown_address_looks_the_same(rene: Person) -> None:
    pages = []
    for email in (rene.user.email, "nobody@justice.example"):
        answer = Client().post("/fr/account/password/reset/", {"email": email})
        pages.append((answer.status_code, answer.url))
    assert pages[0] == pages[1]
    assert len(mail.outbox) == 2
    assert "Il n’y a pas de compte" in mail.outbox[1].body


@pytest.mark.parametrize(
    "address", ["signup", "email", "password/set", "confirm-email", "login/code"]
)
def test_pages_that_do_not_exist_here_answer_calmly(db: None, address: str) -> None:
    page = Client().get(f"/fr/account/{address}/")
    assert page.status_code == 404
    assert "accounts_by_invitation" in page.content.decode()


def test_signing_up_is_not_possible(db: None) -> None:
    Client().post(
        "/en/account/signup/",
        {"email": "me@me.example", "password1": "long enough it is"},
    )
    assert not User.objects.exists()


def test_a_closed_account_does_not_come_in(rene: Person) -> None:
    User.objects.filter(pk=rene.user.pk).update(is_active=False)
    client = Client()
    page = client.post(
        "/en/account/login/",
        {"login": rene.user.email, "password": "correct horse battery"},
        follow=True,
    )
    assert "account_closed" in page.content.decode()
    assert "_auth_user_id" not in client.session


PAGES = (
    "/account/login/", "/account/password/reset/", "/account/password/reset/sent/",
    "/account/password/reset/done/", "/account/inactive/",
)  # fmt: skip
OWN = (
    "/account/logout/", "/account/password/", "/account/confirm/",
    "/account/second-factor/", "/account/second-factor/confirm/",
    "/account/second-factor/codes/", "/account/second-factor/codes/new/",
    "/account/second-factor/passkeys/", "/account/second-factor/passkeys/add/",
    "/account/second-factor/app/remove/", "/access/", "/access/purpose/",
    "/access/end-sessions/", "/access/roles/",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_an_account_is_ours(adil: Person, language: str) -> None:
    client = enrolled(adil)
    for who, pages in ((Client(), PAGES), (client, OWN)):
        for address in pages:
            answer = who.get(f"/{language}{address}")
            page = answer.content.decode()
            assert answer.status_code == 200, address
            assert page.count("<h1") == 1, address
            assert "– Halte</title>" in page, address
            assert "placeholder=" not in page, address
            assert f'<html lang="{language}">' in page, address


def test_forgetting_codes_is_for_tests_only(adil: Person) -> None:
    enrol(adil.user)
    sign_in(adil)
    forget_used_codes(adil.user)
    assert "_auth_user_id" in sign_in(adil).session
