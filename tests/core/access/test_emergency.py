"""Breaking the glass: at three in the morning, seen by others, reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from halte.core.access import actions
from halte.core.access.models import Opening
from halte.core.access.permissions import Permission
from halte.core.access.roles import ROLES
from halte.core.access.states import Finding
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.core.access.people import enrolled

pytestmark = pytest.mark.django_db(transaction=True)

REASON = "A woman is at the border post and nobody answers the night line."


@pytest.fixture
def corinne(secretariat: object) -> Person:
    """Corinne coordinates the secretariat’s people."""
    return make_person("Corinne Coordination", "coordinator", secretariat)  # type: ignore[arg-type]


def test_the_glass_is_broken_and_closes_by_itself(
    amina: Person, rene: Person, corinne: Person, audrey: Person
) -> None:
    client = enrolled(amina)
    justice = "/en/organisations/justice/staff/"
    assert client.get(justice).status_code == 403
    answer = client.post("/en/access/emergency/", {"reason": REASON})
    assert answer.url == "/en/access/emergency/now/"
    assert client.get(answer.url).status_code == 200
    page = client.get(justice)
    assert page.status_code == 200
    assert rene.user.email in page.content.decode()
    assert page.wsgi_request.actor.in_emergency
    Opening.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert client.get(justice).status_code == 403


def test_those_who_answer_for_it_are_told_without_content(
    amina: Person, corinne: Person, audrey: Person, adil: Person
) -> None:
    enrolled(amina).post("/en/access/emergency/", {"reason": REASON})
    told = sorted(message.to[0] for message in mail.outbox)
    assert told == sorted([corinne.user.email, audrey.user.email])
    for message in mail.outbox:
        text = message.subject + message.body
        assert "border" not in text
        assert "Amina" not in text
        assert "http" not in text
    items = enrolled(corinne).get("/en/").content.decode()
    assert "Emergency openings to review" in items


def test_the_reason_is_neither_in_clear_nor_in_the_audit(amina: Person) -> None:
    enrolled(amina).post("/en/access/emergency/", {"reason": REASON})
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM access_opening")
        assert "border" not in cursor.fetchone()[0]
    assert Opening.objects.get().reason == REASON
    for entry in Entry.objects.all():
        assert "border" not in str(entry.__dict__)


def test_what_is_opened_is_audited_under_the_opening(
    amina: Person, rene: Person
) -> None:
    client = enrolled(amina)
    client.post("/en/access/emergency/", {"reason": REASON})
    client.get("/en/organisations/justice/staff/")
    entry = Entry.objects.filter(kind="read").latest("pk")
    assert entry.reason == f"access.Opening:{Opening.objects.get().pk}"
    assert entry.purpose == "emergency"
    assert "organisations.Membership:" in entry.records


def test_an_emergency_changes_nothing(amina: Person) -> None:
    client = enrolled(amina)
    client.post("/en/access/emergency/", {"reason": REASON})
    page = client.get("/en/organisations/public-safety/invite/")
    assert page.status_code == 403


@pytest.mark.parametrize("role", sorted(ROLES))
def test_an_emergency_opens_no_kind_of_record_that_the_role_does_not_work_with(
    role: str, secretariat: Organisation
) -> None:
    """Someone who keeps the plan opens no victim’s file, whatever they type."""
    person = make_person("Edith Everyone", role, secretariat)
    glass = replace(person.actor, purpose="emergency", reason="access.Opening:7")
    held = ROLES[role].permissions
    opened = {each for each in Permission if glass.may(each)}
    breaks = Permission.BREAK_GLASS in held
    assert opened <= held | {Permission.STAFF_READ}
    assert (Permission.STAFF_READ in opened) == breaks
    of_people = {Permission.SUPPORT_READ, Permission.CONSENT_READ}
    assert opened & of_people == (held & of_people if breaks else set())


def test_it_can_be_ended_by_hand(amina: Person) -> None:
    client = enrolled(amina)
    client.post("/en/access/emergency/", {"reason": REASON})
    opening = Opening.objects.get()
    client.post(f"/en/access/emergency/{opening.pk}/end/")
    assert not client.get("/en/").wsgi_request.actor.in_emergency
    opening.refresh_from_db()
    assert opening.closed_at is not None


def test_a_reason_of_two_words_is_not_one(amina: Person) -> None:
    page = enrolled(amina).post("/en/access/emergency/", {"reason": "  need it   "})
    assert page.status_code == 200
    assert "Say why in at least 15 characters" in page.content.decode()
    assert not Opening.objects.exists()
    with pytest.raises(Invalid, match="reason_too_short"):
        actions.open_emergency(amina.actor, amina.user, reason="need it")


def test_roles_without_the_glass_cannot_break_it(rene: Person, adil: Person) -> None:
    for person in (rene, adil):
        with pytest.raises(Denied, match="no_permission"):
            actions.open_emergency(person.actor, person.user, reason=REASON)


def test_nobody_opens_for_someone_else_or_twice(amina: Person, sam: Person) -> None:
    with pytest.raises(Denied, match="no_permission"):
        actions.open_emergency(amina.actor, sam.user, reason=REASON)
    actions.open_emergency(amina.actor, amina.user, reason=REASON)
    with pytest.raises(Denied, match="opening_in_force"):
        actions.open_emergency(amina.actor, amina.user, reason=REASON)


def test_an_opening_of_someone_else_does_not_serve(amina: Person, sam: Person) -> None:
    opening = actions.open_emergency(sam.actor, sam.user, reason=REASON)
    client = enrolled(amina)
    session = client.session
    session["opening"] = opening.pk
    session.save()
    assert not client.get("/en/").wsgi_request.actor.in_emergency
    assert client.post(f"/en/access/emergency/{opening.pk}/end/").status_code == 404


def reviewed(amina: Person) -> Opening:
    opening = actions.open_emergency(amina.actor, amina.user, reason=REASON)
    return actions.close_emergency(amina.actor, opening)


def test_a_reviewer_reads_the_reason_and_records_a_finding(
    amina: Person, corinne: Person
) -> None:
    opening = reviewed(amina)
    client = enrolled(corinne)
    assert REASON not in client.get("/en/access/openings/").content.decode()
    page = client.get(f"/en/access/openings/{opening.pk}/").content.decode()
    assert REASON in page
    client.post(
        f"/en/access/openings/{opening.pk}/",
        {"finding": "justified", "note": "The post confirmed that it was urgent."},
    )
    opening.refresh_from_db()
    assert opening.finding == Finding.JUSTIFIED
    assert Entry.objects.filter(act="core.access.queries.opening").exists()
    again = client.post(
        f"/en/access/openings/{opening.pk}/",
        {"finding": "not_justified", "note": "On second thoughts it was not."},
    )
    assert again.status_code == 403


def test_a_coordinator_elsewhere_does_not_see_it(
    amina: Person, other_department: object
) -> None:
    opening = reviewed(amina)
    stranger = make_person("Stella Stranger", "coordinator", other_department)  # type: ignore[arg-type]
    client = enrolled(stranger)
    assert client.get(f"/en/access/openings/{opening.pk}/").status_code == 404
    assert "Amina" not in client.get("/en/access/openings/").content.decode()
    with pytest.raises(Denied):
        actions.review_opening(
            stranger.actor, opening, finding=Finding.JUSTIFIED, note="A fine note here."
        )


def test_it_is_not_reviewed_while_it_lasts(amina: Person, audrey: Person) -> None:
    opening = actions.open_emergency(amina.actor, amina.user, reason=REASON)
    with pytest.raises(Denied, match="opening_still_open"):
        actions.review_opening(
            audrey.actor, opening, finding=Finding.JUSTIFIED, note="A fine note here."
        )
