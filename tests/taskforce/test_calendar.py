"""The private calendar: what it holds, what it never tells, and when it ends."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.taskforce.actions import meetings, seats
from halte.capabilities.taskforce.models import CalendarKey, Seat
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied
from halte.core.organisations.models import Membership
from tests.conftest import Person
from tests.taskforce.conftest import HOUR, a_meeting, at, days, held, to_do
from tests.taskforce.test_follow_up import a_risk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("seats")]

WHY = Bilingual("The chair is abroad.", "La présidence est à l’étranger.")


def address(secret: str, language: str = "en") -> str:
    return f"/{language}/taskforce/calendar/{secret}.ics"


def fetched(client: Client, secret: str, language: str = "en") -> list[str]:
    """The lines of a calendar, unfolded."""
    answer = client.get(address(secret, language))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    text = answer.content.decode()
    return re.sub(r"\r\n[ \t]", "", text).split("\r\n")


def test_a_program_without_a_session_reads_meetings_items_and_risks(
    client: Client, amina: Person, rene: Person
) -> None:
    a_meeting(amina, 7)
    to_do(amina, held(amina), due=days(4))
    a_risk(amina)
    secret = seats.renew_calendar(rene.actor, rene.user)
    lines = fetched(client, secret)
    titles = [line for line in lines if line.startswith("SUMMARY")]
    assert titles == [
        "SUMMARY;LANGUAGE=en:Taskforce meeting",
        "SUMMARY;LANGUAGE=en:Taskforce: an action item is due",
        "SUMMARY;LANGUAGE=en:Taskforce: a risk is to be reviewed",
    ]
    assert f"DTSTART;TZID=America/Toronto:{at(7):%Y%m%dT%H%M%S}" in lines
    assert f"DTSTART;VALUE=DATE:{days(4):%Y%m%d}" in lines
    french = fetched(client, secret, "fr")
    assert "SUMMARY;LANGUAGE=fr:Réunion du groupe de travail" in french


def test_no_text_of_the_taskforce_is_in_it(
    client: Client, amina: Person, rene: Person
) -> None:
    naming = meetings.Naming("Zebra", "Zèbre", "Room Zebra", "Salle Zèbre")
    a_meeting(amina, 7, naming=naming)
    to_do(amina, held(amina), text_en="Zebra.", text_fr="Zèbre.")
    a_risk(amina, text_en="Zebra", text_fr="Zèbre")
    secret = seats.renew_calendar(rene.actor, rene.user)
    said = " ".join(fetched(client, secret) + fetched(client, secret, "fr"))
    assert not re.search("zebra|zèbre|figures|training|rene|justice", said, re.I)


def test_a_moved_meeting_keeps_its_name_and_a_cancelled_one_says_so(
    client: Client, amina: Person, rene: Person
) -> None:
    secret = seats.renew_calendar(rene.actor, rene.user)
    meeting = a_meeting(amina, 7)
    before = fetched(client, secret)
    meetings.move_meeting(
        amina.actor, meeting, starts_at=at(9), ends_at=at(9) + HOUR, reason=WHY
    )
    moved = fetched(client, secret)
    uid = [line for line in before if line.startswith("UID:")]
    assert uid == [line for line in moved if line.startswith("UID:")]
    assert "SEQUENCE:0" in before and "SEQUENCE:1" in moved
    meetings.cancel_meeting(amina.actor, meeting, reason=WHY)
    gone = fetched(client, secret)
    assert "STATUS:CANCELLED" in gone and "SEQUENCE:2" in gone


def test_what_was_entered_afterwards_invites_nobody(
    client: Client, amina: Person, rene: Person
) -> None:
    held(amina, -4)
    secret = seats.renew_calendar(rene.actor, rene.user)
    assert "BEGIN:VEVENT" not in fetched(client, secret)


def test_renewing_ends_the_old_address_and_only_digests_are_kept(
    client: Client, amina: Person, rene: Person
) -> None:
    old = seats.renew_calendar(rene.actor, rene.user)
    new = seats.renew_calendar(rene.actor, rene.user)
    assert client.get(address(old)).status_code == 404
    assert client.get(address(new)).status_code == 200
    row = CalendarKey.objects.get()
    assert new not in str(row.__dict__)
    seats.end_calendar(rene.actor, rene.user)
    assert client.get(address(new)).status_code == 404


@pytest.mark.parametrize("ending", ["membership", "seat", "person"])
def test_it_ends_with_the_membership_the_seat_or_the_person(
    ending: str, client: Client, amina: Person, rene: Person
) -> None:
    secret = seats.renew_calendar(rene.actor, rene.user)
    if ending == "membership":
        Membership.objects.filter(user=rene.user).update(until=timezone.now())
    elif ending == "seat":
        seat = Seat.objects.get(organisation=rene.organisation)
        seats.end_seat(amina.actor, seat, until=days(-1))
    else:
        rene.user.is_active = False
        rene.user.save()
    assert client.get(address(secret)).status_code == 404


def test_nobody_makes_an_address_for_another_or_without_a_seat(
    amina: Person, rene: Person, otto: Person
) -> None:
    with pytest.raises(Denied) as other:
        seats.renew_calendar(rene.actor, amina.user)
    assert other.value.code == "calendar_not_yours"
    with pytest.raises(Denied) as stranger:
        seats.renew_calendar(otto.actor, otto.user)
    assert stranger.value.code == "taskforce_not_seated"


def test_the_page_shows_the_address_once(
    signed_in: Callable[[Person], Client], rene: Person
) -> None:
    client = signed_in(rene)
    page = client.post("/en/taskforce/calendar/renew/").content.decode()
    (found,) = re.findall(r"http://testserver(/en/taskforce/calendar/\S+?\.ics)", page)
    assert Client().get(found).status_code == 200
    again = client.get("/en/taskforce/calendar/").content.decode()
    assert ".ics" not in again
