"""Words in one language that were left behind by those in the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory.actions import listing
from halte.capabilities.directory.actions.listing import Said
from halte.capabilities.directory.facade import offers_for
from halte.capabilities.directory.models import Service, ServiceText
from halte.capabilities.directory.queries.quality import quality
from halte.core.access.actor import ANONYMOUS
from tests.conftest import Person
from tests.directory.conftest import a_service

pytestmark = pytest.mark.django_db(transaction=True)
Sign = Callable[[Person], Client]

BEFORE = {
    "en": Said("Heron House", "Beds and someone to talk to."),
    "fr": Said("Maison Heron House", "Des lits et une écoute."),
}
AFTER = {
    "en": Said("Heron House", "Beds, and legal help on Mondays."),
    "fr": Said("Maison Heron House", "Des lits, et de l’aide juridique le lundi."),
}


def older(service: Service) -> set[str]:
    rows = ServiceText.objects.filter(service=service, older_since__isnull=False)
    return set(rows.values_list("language", flat=True))


def say(person: Person, service: Service, language: str, said: Said) -> None:
    service.refresh_from_db()
    listing.say(person.actor, service, language=language, said=said)


@pytest.mark.parametrize(("one", "other"), [("en", "fr"), ("fr", "en")])
def test_who_changes_one_language_leaves_the_other_behind(
    one: str, other: str, della: Person
) -> None:
    service = a_service(della)
    assert older(service) == set()
    say(della, service, one, AFTER[one])
    assert older(service) == {other}
    assert [offer.older for offer in offers_for(ANONYMOUS)] == [other]
    told = quality(della.actor)
    counted = {"fr": told.french_older, "en": told.english_older}
    assert counted == {other: 1, one: 0}


def test_who_catches_up_leaves_nothing_behind(della: Person) -> None:
    service = a_service(della)
    say(della, service, "en", AFTER["en"])
    say(della, service, "fr", AFTER["fr"])
    assert older(service) == set()


def test_words_that_are_kept_as_they_are_say_the_same_as_the_other(
    della: Person,
) -> None:
    service = a_service(della)
    say(della, service, "en", AFTER["en"])
    say(della, service, "fr", BEFORE["fr"])
    assert older(service) == set()


def test_what_changes_nothing_that_is_read_leaves_nothing_behind(
    della: Person,
) -> None:
    service = a_service(della)
    say(della, service, "en", BEFORE["en"])
    assert older(service) == set()


def test_the_day_is_that_of_the_first_change(della: Person) -> None:
    service = a_service(della)
    say(della, service, "en", AFTER["en"])
    since = timezone.localdate() - timedelta(days=9)
    ServiceText.objects.filter(language="fr").update(older_since=since)
    say(della, service, "en", Said("Heron House", "Beds."))
    assert service.texts.get(language="fr").older_since == since


def test_a_first_translation_is_not_newer_than_what_it_follows(della: Person) -> None:
    service = a_service(della, said={"en": BEFORE["en"]})
    say(della, service, "fr", BEFORE["fr"])
    assert older(service) == set()


@pytest.mark.parametrize(
    ("language", "flag", "row", "read"),
    [
        ("en", "older than the English", "French older than English", ""),
        ("fr", "plus ancien que l’anglais", "Français plus ancien que l’anglais",
         "La version anglaise de cette inscription"),
    ],
)  # fmt: skip
def test_the_steward_is_led_to_it_and_a_reader_is_told(
    language: str, flag: str, row: str, read: str, della: Person, signed_in: Sign
) -> None:
    service = a_service(della)
    a_service(della, "Plover Clinic")
    say(della, service, "en", AFTER["en"])
    client, base = signed_in(della), f"/{language}/directory/"

    def text(path: str, **data: Any) -> str:
        answer = client.post(base + path, data) if data else client.get(base + path)
        return answer.content.decode()

    assert row in text("steward/")
    found = text("steward/listings/", older="fr")
    assert "Heron House" in found and "Plover Clinic" not in found
    kept = f"steward/listings/{service.reference}/"
    assert flag in text(kept)
    assert str(timezone.localdate().year) in text(f"{kept}words/fr/")
    notice = "La version anglaise de cette inscription"
    shown = Client().get(f"{base}services/{service.reference}/").content.decode()
    assert (notice in shown) == bool(read)
