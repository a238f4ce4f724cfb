"""The page of results says how a text was read, and which words nobody uses."""

from __future__ import annotations

import logging
import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from halte.core.audit.models import Entry
from halte.core.jobs.models import Job
from tests.conftest import Person
from tests.directory.conftest import a_service

pytestmark = pytest.mark.django_db(transaction=True)

SAID = {
    "en": "No service uses these words:",
    "fr": "Aucun service n’emploie ces mots\u00a0:",
}
ALL = {"en": "All services follow.", "fr": "Tous les services suivent."}


def answered(language: str = "en", **typed: str) -> str:
    page = Client().post(f"/{language}/directory/", typed)
    assert page.status_code == 200
    return page.content.decode()


def read(page: str) -> list[str]:
    """What the head of the page says was asked for."""
    head = re.search(r'<ul class="asked".*?</ul>', page)
    return re.findall("<li>(.*?)</li>", head[0]) if head else []


def nowhere(page: str) -> list[str]:
    """The words that it says nobody uses."""
    return re.findall("<bdi>(.*?)</bdi>", page)


@pytest.mark.parametrize("language", SAID)
def test_words_that_no_service_uses_are_said(language: str, della: Person) -> None:
    a_service(della, "Heron House")
    page = answered(language, text="Zzzzqqq")
    assert SAID[language] in page and ALL[language] in page
    assert nowhere(page) == ["Zzzzqqq"]
    known = answered(language, text="heron house")
    assert SAID[language] not in known and "Heron House" in known


def test_what_was_understood_stays_beside_what_was_not(della: Person) -> None:
    a_service(della, "Heron House")
    page = answered(text="shelter winnipeg open tonight zzzzqqq")
    assert nowhere(page) == ["zzzzqqq"] and ALL["en"] not in page
    assert read(page) == ["Emergency shelter", "Winnipeg", "Open now"]


def test_a_word_that_was_taken_for_another_is_said_with_what_was_written(
    della: Person,
) -> None:
    a_service(della, "Heron House")
    assert read(answered(text="shleter winnipeg")) == [
        "Emergency shelter (you wrote “shleter”)", "Winnipeg",
    ]  # fmt: skip
    assert read(answered("fr", text="shleter")) == [
        "Hébergement d’urgence (vous avez écrit «\u00a0shleter\u00a0»)"
    ]


@pytest.mark.parametrize(("text", "place"), [
    ("shelter r3c9z9", "Manitoba"), ("M5V 2T6", "Toronto and area, Ontario"),
    ("bed h2x-1y4", "Montréal and area, Quebec"), ("X0A 0H0", "Nunavut"),
    ("H7N 1A1", "Laval and area, Quebec"), ("X1A 1A1", "Northwest Territories"),
])  # fmt: skip
def test_a_postal_code_in_the_text_is_a_place(
    text: str, place: str, della: Person
) -> None:
    a_service(della, "Heron House")
    page = answered(text=text)
    assert place in read(page) and not nowhere(page)
    code = text.removeprefix("shelter ").removeprefix("bed ")
    assert place in read(answered(town=code))


def test_a_tax_slip_is_no_place_and_a_chosen_town_goes_before_a_code(
    della: Person,
) -> None:
    a_service(della, "Heron House")
    assert "Alberta" not in read(answered(text="help with a T4A"))
    said = read(answered(text="bed M5V 2T6", town="Winnipeg"))
    assert "Winnipeg and area, Manitoba" in said and "Toronto" not in str(said)


def test_what_is_chosen_and_written_is_said_once(della: Person) -> None:
    a_service(della, "Heron House")
    page = answered(text="shelter", needs="emergency_shelter", open_now="on")
    assert read(page) == ["Emergency shelter", "Takes people in right now"]


@pytest.mark.parametrize("text", [
    "<script>zz</script>", "مأوىزز", "庇護所", "🏠🏠", "%00zz", "'; zz --",
])  # fmt: skip
def test_any_letters_are_shown_as_text_alone(text: str, della: Person) -> None:
    a_service(della, "Heron House")
    page = answered(text=text)
    assert "<script>zz" not in page and "Heron House" in page


def test_the_words_stand_on_the_page_and_nowhere_else(
    della: Person, caplog: pytest.LogCaptureFixture
) -> None:
    a_service(della, "Heron House")
    caplog.set_level(logging.DEBUG)
    client = Client()
    page = client.post("/en/directory/", {"text": "zzzzqqq"})
    assert "no-store" in page.headers["Cache-Control"]
    kept = [caplog.text, str(page.headers), str(page.cookies)]
    for kind in (Entry, Job, Session):
        kept += map(str, kind.objects.values())
    assert not [text for text in kept if "zzzzqqq" in text.lower()]
    links = re.findall(r'(?:href|action)="([^"]*)"', page.content.decode())
    assert links and not [link for link in links if "zzzzqqq" in link]
    assert (
        "zzzzqqq"
        not in client.post("/en/directory/print/", {"text": "zzzzqqq"}).content.decode()
    )


@pytest.mark.parametrize(
    ("town", "area"),
    [
        ("Emerson", "Steinbach"), ("Coutts", "Lethbridge"), ("Hull", "Gatineau"),
        ("Scarborough", "Toronto"), ("Ste-Foy", "Québec"), ("Grise Fiord", "Iqaluit"),
    ],
)  # fmt: skip
def test_a_port_of_entry_and_a_small_town_are_known(
    della: Person, town: str, area: str
) -> None:
    a_service(della, "Heron House")
    assert any(area in each for each in read(answered(town=town)))


def test_a_place_that_nobody_knows_does_not_end_the_search(della: Person) -> None:
    a_service(della, "Heron House")
    page = answered(town="Nowhereville")
    assert "Nowhereville" in page and "Heron House" in page
    assert page.index("tel:") < page.index("Heron House")
