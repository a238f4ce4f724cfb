"""Sessions end, forms survive, and one says what one is doing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from halte.core.access import sessions
from halte.core.access.permissions import Permission
from halte.core.access.purposes import FIRST, purposes_for
from halte.core.access.roles import ROLES, Role
from halte.core.audit.models import Entry
from halte.core.jobs.queue import run_pending
from halte.core.jobs.schedule import tick
from halte.core.organisations.models import Membership, Organisation, User
from tests.conftest import Person, make_organisation
from tests.core.access.people import enrolled, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_session_slides_an_hour(rene: Person) -> None:
    client = sign_in(rene)
    client.get("/en/")
    row = Session.objects.get()
    left = row.expire_date - timezone.now()
    assert timedelta(minutes=59) < left <= timedelta(hours=1)
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=1))
    client.get("/en/")
    assert Session.objects.get().expire_date > timezone.now() + timedelta(minutes=59)


def test_when_a_session_ends_is_known(rene: Person) -> None:
    answer = sign_in(rene).get("/en/access/")
    end = sessions.ends_at(answer.wsgi_request)
    assert end is not None
    assert end > timezone.now() + timedelta(minutes=59)
    assert sessions.ends_at(Client().get("/en/").wsgi_request) is None


def test_all_sessions_end_at_once(rene: Person) -> None:
    here, there = sign_in(rene), sign_in(rene)
    here.post("/en/access/end-sessions/")
    for client in (here, there):
        assert client.get("/en/access/").status_code == 302
    assert Entry.objects.filter(act="core.access.end_sessions").exists()


def test_a_session_that_is_over_is_forgotten_and_no_other(
    rene: Person, adil: Person
) -> None:
    sign_in(rene)
    over = Session.objects.get()
    here = sign_in(adil)
    Session.objects.filter(pk=over.pk).update(expire_date=timezone.now())
    tick()
    run_pending()
    assert not Session.objects.filter(pk=over.pk).exists()
    assert here.get("/en/access/").status_code == 200


def test_a_tampered_session_leads_to_sign_in_with_a_code(rene: Person) -> None:
    client = sign_in(rene)
    client.cookies["sessionid"] = "tampered"
    answer = client.get("/fr/access/", follow=True)
    page = answer.content.decode()
    assert "session_ended" in page
    assert 'name="next"' in page


def test_what_was_typed_survives_a_session_that_ended(adil: Person) -> None:
    client = enrolled(adil)
    Session.objects.all().delete()
    answer = client.post(
        "/en/organisations/new/", {"name_en": "A new body", "password": "hidden"}
    )
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "session_ended" in page
    assert "A new body" in page
    assert "hidden" not in page.replace('type="hidden"', "")
    assert 'action="/en/organisations/new/"' in page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_stale_form_keeps_what_was_typed(adil: Person, language: str) -> None:
    plain = enrolled(adil)
    client = Client(enforce_csrf_checks=True)
    client.cookies = plain.cookies
    answer = client.post(
        f"/{language}/organisations/new/",
        {"name_en": "<b>Kept</b>", "again": "twice\nlines", "code": "123456",
         "csrfmiddlewaretoken": "old"},
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "stale_form" in page
    assert "&lt;b&gt;Kept&lt;/b&gt;" in page
    assert "<textarea" in page
    assert "123456" not in page
    assert "no-store" in answer["Cache-Control"]
    fresh = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = client.post(
        f"/{language}/organisations/new/",
        {"name_en": "Kept", "name_fr": "Gardé", "kind": "ngo",
         "csrfmiddlewaretoken": fresh},
    )  # fmt: skip
    assert again.status_code == 302


def test_a_tampered_csrf_cookie_is_told_with_a_code(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "tampered"
    page = client.post(
        "/en/account/login/", {"login": "me@me.example", "password": "x"}
    )
    assert "stale_form" in page.content.decode()
    assert "me@me.example" in page.content.decode()


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"},
     {"Origin": "null"}],
)  # fmt: skip
def test_a_form_from_another_site_is_not_kept(
    adil: Person, headers: dict[str, str]
) -> None:
    plain = enrolled(adil)
    client = Client(enforce_csrf_checks=True)
    client.cookies = plain.cookies
    page = client.post(
        "/en/organisations/new/", {"name_en": "planted"}, headers=headers
    )
    assert page.status_code == 403
    assert "planted" not in page.content.decode()


def test_a_person_starts_with_the_work_of_their_role(
    ana: Person, audrey: Person
) -> None:
    assert enrolled(audrey).get("/en/").wsgi_request.actor.purpose == "audit"
    assert sign_in(ana).get("/en/").wsgi_request.actor.purpose == "statistics"


def test_a_purpose_is_chosen_and_audited(amina: Person) -> None:
    client = enrolled(amina)
    client.post("/en/access/purpose/", {"purpose": "administer"})
    assert client.get("/en/").wsgi_request.actor.purpose == "administer"
    entry = Entry.objects.get(act="core.access.choose_purpose")
    assert (entry.kind, entry.purpose) == ("session", "administer")


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_only_what_a_role_is_for_is_offered(role: Role) -> None:
    offered = purposes_for(frozenset({role.slug}), role.permissions)
    assert FIRST[role.slug] in {purpose.slug for purpose in offered}
    # Nothing that a role allows is out of reach, and nothing is offered in vain.
    reach: frozenset[Permission] = frozenset().union(*(p.permissions for p in offered))
    assert role.permissions - {Permission.BREAK_GLASS} <= reach
    for purpose in offered:
        others = (p.permissions for p in offered if p is not purpose)
        assert purpose.permissions & role.permissions - frozenset().union(*others)


def test_an_administrator_is_not_asked_whether_to_audit() -> None:
    held = ROLES["administrator"].permissions
    offered = purposes_for(frozenset({"administrator"}), held)
    assert [purpose.slug for purpose in offered] == ["administer"]


def test_a_purpose_of_another_role_cannot_be_chosen(ana: Person) -> None:
    client = sign_in(ana)
    for purpose in ("coordinate", "administer", "emergency", "public", "nonsense"):
        page = client.post("/en/access/purpose/", {"purpose": purpose})
        assert page.status_code == 200
        assert "None of your roles here" in page.content.decode()
    assert client.get("/en/").wsgi_request.actor.purpose == "statistics"


def test_someone_with_two_organisations_chooses(
    rene: Person, secretariat: Organisation
) -> None:
    Membership.objects.create(user=rene.user, organisation=secretariat, role="analyst")
    client = sign_in(rene)
    assert client.get("/en/").wsgi_request.actor.roles == {"reporter"}
    client.post(
        "/en/access/purpose/",
        {"organisation": secretariat.pk, "purpose": "statistics"},
    )
    actor = client.get("/en/").wsgi_request.actor
    assert (actor.roles, actor.purpose) == ({"analyst"}, "statistics")
    assert actor.organisation_id == secretariat.pk


def test_an_organisation_of_others_cannot_be_chosen(rene: Person) -> None:
    elsewhere = make_organisation("elsewhere", "Elsewhere", "Ailleurs")
    Membership.objects.create(user=rene.user, organisation=elsewhere, role="analyst")
    other = make_organisation("other", "Other", "Autre")
    client = sign_in(rene)
    page = client.post(
        "/en/access/purpose/", {"organisation": other.pk, "purpose": "coordinate"}
    )
    assert page.status_code == 200
    assert client.get("/en/").wsgi_request.actor.organisation_id != other.pk


def test_a_membership_that_ends_ends_its_pages_at_once(adil: Person) -> None:
    client = enrolled(adil)
    assert client.get("/en/access/keys/").status_code == 200
    Membership.objects.update(until=timezone.now())
    assert client.get("/en/access/keys/").status_code == 403


def test_the_language_is_kept(rene: Person) -> None:
    client = sign_in(rene)
    answer = client.post("/en/access/", {"language": "fr"})
    assert answer.url == "/fr/access/"
    assert User.objects.get(pk=rene.user.pk).language == "fr"


def test_pages_of_people_signed_in_are_not_stored(rene: Person) -> None:
    assert "no-store" in sign_in(rene).get("/en/access/")["Cache-Control"]


def test_who_may_do_what_is_public_and_whole(db: None) -> None:
    from halte.core.access.permissions import LABELS
    from halte.core.access.roles import ROLES

    for language in ("en", "fr"):
        page = Client().get(f"/{language}/access/roles/").content.decode()
        for role in ROLES.values():
            assert getattr(role.title, language) in page
        for label in LABELS.values():
            assert getattr(label, language) in page
        # On a narrow screen only the marked cells stand, each with its role’s name.
        rows = page.split("<tbody>")[1].split("</tbody>")[0]
        marks = sum(len(role.permissions) for role in ROLES.values())
        assert rows.count("data-label=") == rows.count("●") == marks


def test_what_everyone_may_keep_is_kept_for_one_person_alone(
    rene: Person, client: Client
) -> None:
    address = "/en/guide/pictures/plan-en.png"
    assert "public" in client.get(address).headers["Cache-Control"]
    answer = sign_in(rene).get(address)
    # The renewed session cookie travels with it.
    assert "sessionid" in answer.cookies
    assert "private" in answer.headers["Cache-Control"]
    assert "public" not in answer.headers["Cache-Control"]


def test_a_changed_password_ends_the_other_sessions(rene: Person) -> None:
    here, there = sign_in(rene), sign_in(rene)
    new = "nine quiet loons calling"
    answer = here.post(
        "/en/account/password/",
        {"oldpassword": "correct horse battery", "password1": new, "password2": new},
    )
    assert answer.url == "/en/access/"
    assert here.get("/en/access/").status_code == 200
    assert there.get("/en/access/").status_code == 302


def test_an_address_that_anyone_can_write_is_not_believed(rene: Person) -> None:
    from halte.core.access import throttle
    from halte.core.access.models import SignInAttempt

    for number in range(throttle.HERE.tries + 2):
        Client().post(
            "/en/account/login/",
            {"login": rene.user.email, "password": "guess"},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )
    assert SignInAttempt.objects.count() == throttle.HERE.tries
