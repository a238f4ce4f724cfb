"""A form sent twice is one form."""

from __future__ import annotations

import threading
import time

import pytest
from django.core.cache import cache
from django.test import Client

from halte.core.access import once
from halte.core.access.models import ApiKey
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.core.access.people import enrolled, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

NEW = "/en/organisations/new/"
URLENCODED = "application/x-www-form-urlencoded"


def send(client: Client, body: str) -> str:
    answer = client.post(NEW, body, content_type=URLENCODED)
    return str(getattr(answer, "url", ""))


BODY = "csrfmiddlewaretoken=a&name_en=Shelter&name_fr=Refuge&kind=ngo&name_certain=on"


def count() -> int:
    return Organisation.objects.filter(name_en="Shelter").count()


def test_a_double_click_does_a_thing_once(adil: Person) -> None:
    client = enrolled(adil)
    first = send(client, BODY)
    assert first and send(client, BODY) == first
    assert count() == 1


def test_a_form_drawn_again_is_another_form(adil: Person) -> None:
    client = enrolled(adil)
    assert send(client, BODY) != send(client, BODY.replace("=a&", "=b&"))
    assert count() == 2


def test_the_same_words_of_another_session_are_another_form(adil: Person) -> None:
    one, two = enrolled(adil), enrolled(adil)
    send(one, BODY)
    send(two, BODY)
    assert count() == 2


def test_a_form_with_faults_can_be_sent_again_as_it_is(adil: Person) -> None:
    client = enrolled(adil)
    for _ in range(2):
        answer = client.post(NEW, "csrfmiddlewaretoken=a", content_type=URLENCODED)
        assert answer.status_code == 200


def test_the_second_waits_for_the_first(
    adil: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "STEP", 0.01)
    cache.set("form-x", once.GOING_ON, 15)

    def end() -> None:
        time.sleep(0.1)
        cache.set("form-x", "/en/somewhere/", 15)

    first = threading.Thread(target=end)
    first.start()
    assert once.answer_of("form-x") == "/en/somewhere/"
    first.join()


def test_a_first_that_led_nowhere_holds_nobody_up() -> None:
    assert once.answer_of("form-nothing") == ""


def test_a_secret_is_not_made_twice(adil: Person) -> None:
    client = enrolled(adil)
    form = {
        "organisation": adil.organisation.pk, "label": "Dashboard",
        "role": "analyst", "last_day": "2999-01-01",
    }  # fmt: skip
    page = client.get("/en/access/keys/").content.decode()
    day = page.split('name="last_day"', 1)[1].split('value="', 1)[1][:10]
    for _ in range(2):
        answer = client.post("/en/access/keys/", form | {"last_day": day})
    assert "already has a key" in answer.content.decode()
    assert ApiKey.objects.count() == 1


def test_a_stranger_is_not_looked_at(client: Client, rene: Person) -> None:
    for _ in range(2):
        answer = client.post(NEW, BODY, content_type=URLENCODED)
        assert answer.status_code == 403
    assert sign_in(rene).get("/en/").status_code == 200
