"""The page of a bundle: whole without script or network, and safe from its words."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory.actions import places
from halte.capabilities.directory.actions.listing import Said
from halte.capabilities.directory.actions.places import Place
from halte.capabilities.directory.copies import sheet
from halte.capabilities.directory.copies.choosing import Choice
from halte.capabilities.directory.copies.package import Verdict, judge
from halte.capabilities.directory.demo_lines import load_national
from halte.capabilities.directory.measures import copies_made
from halte.capabilities.directory.models import Copy, Service
from halte.capabilities.directory.states import ListingState, Tier
from halte.core.measures.periods import Calendar, current
from halte.core.signatures import public_keys
from tests.conftest import Person
from tests.directory.conftest import a_service
from tests.directory.copying import a_bundle, ask, everything

pytestmark = pytest.mark.django_db(transaction=True)


class Reader(HTMLParser):
    """What a browser would load or leave for, and which elements are not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "href", "action", "srcset", "data", "poster"):
                self.leads.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            assert not name.startswith("on")
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_no_network_and_allows_itself_none(
    della: Person, oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    a_service(della)
    answer = ask(signed_in(oscar), kind="bundle", town="")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    text = answer.content.decode()
    read = Reader()
    read.feed(text)
    assert not read.open
    assert len(read.ids) == len(set(read.ids))
    assert all(to.startswith(("tel:", "#")) for to in read.leads)
    assert {to[1:] for to in read.leads if to.startswith("#")} <= set(read.ids)
    allowed = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert allowed is not None
    assert "default-src 'none'" in allowed[1]
    for kind in ("style", "script"):
        (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in allowed[1]


def test_without_script_both_languages_and_the_day_are_there(
    della: Person, oscar: Person
) -> None:
    load_national()
    a_service(della)
    text = a_bundle(oscar).decode()
    for words in ("Heron House", "Maison Heron House", "Valid until", "Valide jusqu’au",
                  "1-833-900-1010", "204-555-0111", "do not rely on it",
                  "ne vous y fiez pas"):  # fmt: skip
        assert words in text
    end = re.search(r'data-expires="([^"]+)"', text)
    assert end is not None
    assert datetime.fromisoformat(end[1]) == Copy.objects.get().expires_at


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", "--><b>", "🏠 بيت", "x" * 190]
)
def test_an_odd_name_stays_words(name: str, della: Person, oscar: Person) -> None:
    a_service(della, "Odd", said={"en": Said(name, name)})
    data = a_bundle(oscar)
    assert data.count(b"<script>") == 1
    assert judge(data, public_keys(), timezone.now()).verdict == Verdict.VALID
    read = Reader()
    read.feed(data.decode())
    assert not read.open


def test_whatever_the_sheet_of_a_place_names_is_in_its_bundle(
    della: Person, oscar: Person
) -> None:
    """A bed that is far is better than none: the bundle has it, and says how far."""
    service = a_service(della, extents=("CA-MB",))
    places.add_place(della.actor, service, place=Place(area="4622", protected=True,
                     address="1 Elsewhere Road"))  # fmt: skip
    made = sheet.sheet(
        Choice("port-emerson", Tier.OFFICER), who="", address=lambda _language: "x"
    )
    assert [offer.name.en for offer in made.pocket.services] == ["Heron House"]
    text = a_bundle(oscar, Tier.OFFICER, "port-emerson").decode()
    assert "Heron House" in text
    assert re.search(r"Far: \d+ km", text)
    assert re.search(r"Éloigné : \d+ km", text)
    assert "Elsewhere" not in text


def test_what_officers_see_beside_the_others_is_marked(
    della: Person, oscar: Person
) -> None:
    service = a_service(della)
    Service.objects.filter(pk=service.pk).update(state=ListingState.UNREACHABLE)
    assert "Could not be reached lately" in a_bundle(oscar, Tier.OFFICER).decode()
    assert "Heron House" not in a_bundle(oscar, Tier.PUBLIC).decode()


def test_a_copy_for_everyone_names_nobody_who_made_it(
    oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    """Who finds it on a person must not learn that they spoke with an officer."""
    client = signed_in(oscar)
    body = oscar.organisation.name_en
    for kind, tier, is_named in (
        ("bundle", "public", False), ("bundle", "officer", True),
        ("pocket", "public", False), ("pocket", "officer", True),
    ):  # fmt: skip
        data = ask(client, kind=kind, tier=tier).content
        text = data.decode() if kind == "bundle" else everything(data)
        assert ("Oscar Officer" in text) == is_named
        assert body not in text or is_named
    assert set(Copy.objects.values_list("by_user_id", flat=True)) == {
        oscar.actor.user_id
    }


def test_copies_are_counted_by_kind_and_month(oscar: Person) -> None:
    a_bundle(oscar)
    a_bundle(oscar)
    month = current(Calendar.MONTH, timezone.localdate())
    assert [row.value for row in copies_made(month, "")] == [2]
    found = {row.key: row.value for row in copies_made(month, "copy")}
    assert found == {"pocket": 0, "bundle": 2, "list": 0}


def test_a_place_without_services_has_its_lines(oscar: Person) -> None:
    load_national()
    text = a_bundle(oscar, place="6204").decode()
    assert "Nobody is listed here." in text
    assert "1-833-900-1010" in text
