"""An emergency opens a file; a list names nobody, and what does is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from halte.capabilities.support.actions import keeping
from halte.capabilities.support.home import home
from halte.capabilities.support.models import EmergencyReading, File
from halte.capabilities.support.queries import files
from halte.core.access.actor import Actor
from halte.core.audit.models import Entry
from halte.core.consent import queries as consents
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.support.conftest import a_file

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]
BREAK = {"reason": "A call in the night: she is at the bridge"}


@pytest.fixture
def nora(shelter: Organisation) -> Person:
    """Nora works at night, elsewhere."""
    return make_person("Nora Night", "support_worker", shelter)


@pytest.fixture
def glass(nora: Person) -> Actor:
    return replace(nora.actor, purpose="emergency", reason="access.Opening:7")


def test_a_list_in_an_emergency_shows_nobodys_words_and_no_need(
    file: File, glass: Actor, petra: Person, mailoutbox: list[EmailMessage]
) -> None:
    (line,) = files.files(glass)
    assert (line.label, line.urgent, line.waiting, line.rings) == ("", 0, 0, False)
    assert str(line.body) == "The House" and line.level is None
    assert consents.people(glass) == ()
    assert home(glass) == []
    assert mailoutbox == [] and not EmergencyReading.objects.exists()


@pytest.mark.parametrize("words", ["heron", "  HÉRON "])
def test_who_knows_the_words_finds_the_file_and_its_supervisor_is_told(
    words: str, sam: Person, petra: Person, file: File, glass: Actor,
    mailoutbox: list[EmailMessage],
) -> None:  # fmt: skip
    a_file(sam, "wren")
    assert [line.label for line in files.named(glass, words=words)] == ["heron"]
    assert [mail.to for mail in mailoutbox] == [[petra.user.email]]
    assert EmergencyReading.objects.get().file == file
    files.named(glass, words=words)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("words", ["her", "heron wren", " ", "%"])
def test_a_part_of_the_words_finds_nobody_and_tells_nobody(
    words: str, sam: Person, petra: Person, file: File, glass: Actor,
    mailoutbox: list[EmailMessage],
) -> None:  # fmt: skip
    assert files.named(glass, words=words) == ()
    assert mailoutbox == []


def test_a_conflict_of_interest_holds_against_the_words_too(
    sam: Person, sofia: Person, petra: Person, file: File,
    mailoutbox: list[EmailMessage],
) -> None:  # fmt: skip
    keeping.block(petra.actor, file, user_id=sofia.user.pk, why="A cousin")
    glass = replace(sofia.actor, purpose="emergency", reason="access.Opening:8")
    assert files.named(glass, words="heron") == files.files(glass) == ()
    assert mailoutbox == []


def test_consents_opened_in_an_emergency_are_told_as_the_file_is(
    petra: Person, file: File, glass: Actor, mailoutbox: list[EmailMessage]
) -> None:
    assert consents.person(glass, reference=file.person).label == "heron"
    assert [mail.to for mail in mailoutbox] == [[petra.user.email]]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_of_an_emergency_names_nobody_before_it_is_asked(
    language: str, file: File, nora: Person, petra: Person, signed_in: Sign,
    mailoutbox: list[EmailMessage],
) -> None:  # fmt: skip
    client = signed_in(nora)
    client.post("/en/access/emergency/", BREAK)
    before = len(mailoutbox)
    page = client.get(f"/{language}/support/").content.decode()
    assert "heron" not in page and ("The House" in page or "La Maison" in page)
    assert "heron" not in client.get(f"/{language}/consent/").content.decode()
    assert len(mailoutbox) == before
    found = client.post(f"/{language}/support/find/", {"words": "heron"})
    assert f"/{language}/support/{file.reference}/" in found.content.decode()
    assert len(mailoutbox) == before + 1
    assert not [e for e in Entry.objects.all() if "heron" in str(vars(e))]
    empty = client.post(f"/{language}/support/find/", {"words": ""})
    assert empty.status_code == 400
