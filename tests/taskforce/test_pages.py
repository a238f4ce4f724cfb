"""Every page of the room as each role meets it, in both languages, and the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from halte.capabilities.taskforce import urls
from halte.capabilities.taskforce.actions import follow_ups
from halte.capabilities.taskforce.actions.meetings import PaperTitle, add_paper
from halte.capabilities.taskforce.files import Sent
from halte.capabilities.taskforce.models import (
    AgendaItem,
    Minutes,
    Paper,
    Seat,
    Verdict,
)
from tests.conftest import Person
from tests.taskforce.conftest import (
    a_meeting,
    a_point,
    days,
    decided,
    held,
    to_do,
)
from tests.taskforce.test_follow_up import WHY, a_risk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("seats")]

Sign = Callable[[Person], Client]

POSTED = frozenset({"renew_calendar", "end_calendar", "feed"})
"""Not pages: two buttons, and what programs read without signing in."""


@pytest.fixture
def scene(amina: Person) -> dict[str, int]:
    """One of everything; of a meeting to come, a paper and a point."""
    item = held(amina)
    decision = decided(amina, item)
    row = to_do(amina, item, decision=decision.pk, due=days(-2))
    follow_ups.move_date(amina.actor, row, due=days(9), text=WHY)
    coming = a_point(amina, a_meeting(amina))
    paper = add_paper(
        amina.actor, coming, title=PaperTitle("A", "B", "en"), sent=Sent("txt", b"x")
    )
    risk = a_risk(amina)
    return {
        "meeting_id": item.meeting_id, "item_id": item.pk, "paper_id": paper.pk,
        "decision_id": decision.pk, "action_id": row.pk, "risk_id": risk.pk,
        "seat_id": Seat.objects.all()[0].pk,
    }  # fmt: skip


def paths(scene: dict[str, int], *names: str) -> dict[str, str]:
    """The address of every page by name, or of those named."""
    found = {}
    for pattern in urls.urlpatterns:
        name = str(pattern.name)
        if name in POSTED or (names and name not in names):
            continue
        values = {k: v for k, v in scene.items() if f":{k}>" in str(pattern.pattern)}
        if ":stride>" in str(pattern.pattern):
            values["stride"] = "date"  # type: ignore[assignment]
        if ":number>" in str(pattern.pattern):
            values |= {"number": 1, "language": "en"}  # type: ignore[dict-item]
        with override("en"):
            found[name] = reverse(f"taskforce:{name}", kwargs=values)
    return found


LATER = frozenset({"move", "approve", "return", "minutes"})
"""Shut while the meeting of the scene waits to be minuted."""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_secretariat_opens_every_page(
    language: str, signed_in: Sign, amina: Person, scene: dict[str, int]
) -> None:
    client = signed_in(amina)
    for name, path in paths(scene).items():
        answer = client.get(path.replace("/en/", f"/{language}/"))
        wanted = {403, 404} if name in LATER else {200}
        if name == "cancel":
            wanted = {403}
        assert answer.status_code in wanted, (name, answer.status_code)


READS = frozenset({
    "index", "seats", "meetings", "meeting", "paper", "decisions", "decision",
    "action_items", "register_file", "action_item", "risks", "risk", "calendar",
})  # fmt: skip
ACTS = frozenset({"effect", "step", "assess"})


def test_who_sits_reads_and_speaks_and_opens_no_other_form(
    signed_in: Sign, rene: Person, scene: dict[str, int]
) -> None:
    client = signed_in(rene)
    for name, path in paths(scene).items():
        wanted = {200} if name in READS | ACTS else {403, 404}
        assert client.get(path).status_code in wanted, name


def test_the_auditor_reads_and_opens_no_form(
    signed_in: Sign, audrey: Person, scene: dict[str, int]
) -> None:
    client = signed_in(audrey)
    for name, path in paths(scene).items():
        wanted = {200} if name in READS else {403, 404}
        assert client.get(path).status_code in wanted, name


def test_who_does_not_sit_finds_nothing(
    signed_in: Sign, otto: Person, scene: dict[str, int]
) -> None:
    client = signed_in(otto)
    for name, path in paths(scene).items():
        answer = client.get(path)
        assert b"Train them all" not in b"".join(answer)  # type: ignore[arg-type]
        if name in ("meeting", "paper", "decision", "action_item", "risk"):
            assert answer.status_code == 404, name
    assert b"has no seat" in client.get(paths(scene, "index")["index"]).content


def test_a_visitor_is_sent_to_sign_in(client: Client, scene: dict[str, int]) -> None:
    for name, path in paths(scene).items():
        answer = client.get(path)
        assert answer.status_code == 302, name
        assert "/account/login/" in answer["Location"]


def test_a_refused_form_keeps_what_was_typed(
    signed_in: Sign, amina: Person, scene: dict[str, int]
) -> None:
    client = signed_in(amina)
    path = paths(scene, "add_action")["add_action"]
    typed = {
        "text_en": "Count the kites.", "text_fr": "Compter les cerfs-volants.",
        "owner": "justice", "due": str(days(-300)),
    }  # fmt: skip
    answer = client.post(path, typed)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Count the kites." in page
    assert "cannot be due before the meeting" in page


def test_a_late_item_of_a_past_meeting_is_kept_with_a_warning(
    signed_in: Sign, amina: Person, scene: dict[str, int]
) -> None:
    client = signed_in(amina)
    typed = {
        "text_en": "Count the kites.", "text_fr": "Compter les cerfs-volants.",
        "owner": "justice", "due": str(days(-1)),
    }  # fmt: skip
    path = paths(scene, "add_action")["add_action"]
    page = client.post(path, typed, follow=True).content.decode()
    assert "Its day is over already" in page


def test_a_file_is_uploaded_and_comes_back_as_an_attachment(
    signed_in: Sign, amina: Person, scene: dict[str, int]
) -> None:
    client = signed_in(amina)
    path = paths(scene, "add_paper")["add_paper"]
    file = SimpleUploadedFile("Secret name.pdf", b"%PDF-1.7\n")
    typed = {"title_en": "A", "title_fr": "B", "language": "fr", "file": file}
    assert client.post(path, typed).status_code == 302
    row = Paper.objects.latest("pk")
    answer = client.get(reverse("taskforce:paper", args=[row.pk]))
    assert answer.content == b"%PDF-1.7\n"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    page = client.get(reverse("taskforce:meeting", args=[scene["meeting_id"]]))
    assert b"Secret name" not in page.content


def test_two_people_at_one_form_lose_no_word(
    signed_in: Sign, amina: Person, scene: dict[str, int]
) -> None:
    client = signed_in(amina)
    path = paths(scene, "said")["said"]
    first = {"said_en": "One", "said_fr": "Un", "version": "1"}
    assert client.post(path, first).status_code == 302
    answer = client.post(path, {"said_en": "Two", "said_fr": "Deux", "version": "1"})
    assert answer.status_code == 400
    assert b"Two" in answer.content and b"new tab" in answer.content
    assert AgendaItem.objects.get(pk=scene["item_id"]).said_en == "One"
    again = {"said_en": "One, two", "said_fr": "Un, deux", "version": "2"}
    assert client.post(path, again).status_code == 302


def test_minutes_go_from_hand_to_hand(
    signed_in: Sign, amina: Person, aline: Person, rene: Person,
    scene: dict[str, int],
) -> None:  # fmt: skip
    forms = paths(scene, "submit", "return", "approve", "minutes", "meeting")
    assert signed_in(amina).post(forms["submit"]).status_code == 302
    client = signed_in(aline)
    short = client.post(forms["return"], {"number": 1, "reason": "No."})
    assert short.status_code == 400
    full = client.post(forms["return"], {"number": 1, "reason": "The day is wrong."})
    assert full.status_code == 302
    assert signed_in(amina).post(forms["submit"]).status_code == 302
    assert signed_in(aline).post(forms["approve"], {"number": 2}).status_code == 302
    assert Verdict.objects.filter(approved=True).count() == 1
    path = reverse("taskforce:minutes", args=[scene["meeting_id"], 2, "fr"])
    answer = signed_in(rene).get(path)
    assert answer["Content-Type"] == "application/pdf"
    wrong = reverse("taskforce:minutes", args=[scene["meeting_id"], 2, "de"])
    assert signed_in(rene).get(wrong).status_code == 404
    assert Minutes.objects.count() == 2


def test_the_register_leaves_as_a_table(
    signed_in: Sign, rene: Person, scene: dict[str, int]
) -> None:
    answer = signed_in(rene).get(paths(scene, "register_file")["register_file"])
    text = b"".join(answer).decode("utf-8-sig")  # type: ignore[arg-type]
    head, row = text.strip().splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert (cells["owner"], cells["state"], cells["times_moved"]) == (
        "justice", "open", "1",
    )  # fmt: skip
    assert (cells["promised"], cells["due"]) == (str(days(-2)), str(days(9)))


@pytest.mark.parametrize("what", ["meetings", "decisions", "action-items", "risks"])
def test_the_api_answers_those_who_sit_and_nobody_else(
    what: str, signed_in: Sign, rene: Person, otto: Person, ana: Person,
    scene: dict[str, int],
) -> None:  # fmt: skip
    path = f"/api/v1/taskforce/{what}"
    assert Client().get(path).status_code == 401
    assert signed_in(ana).get(path).status_code == 403
    assert signed_in(otto).get(path).json() == []
    found = signed_in(rene).get(path).json()
    assert found and all("demonstration" in line for line in found)


def test_the_api_gives_each_part_of_the_register(
    signed_in: Sign, rene: Person, scene: dict[str, int]
) -> None:
    client = signed_in(rene)
    path = "/api/v1/taskforce/action-items?which="
    (line,) = client.get(f"{path}slipped").json()
    assert (line["promised"], line["due"]) == (str(days(-2)), str(days(9)))
    assert line["times_moved"] == 1
    assert client.get(f"{path}settled").json() == []
    assert client.get(f"{path}other").status_code == 422
