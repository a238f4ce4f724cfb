"""What officers and stewards are shown is in the audit; what they asked for is not."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory.actions import listing
from halte.capabilities.directory.models import Copy, Service
from halte.capabilities.directory.states import ListingState
from halte.core.audit.models import Entry
from tests.conftest import Person
from tests.directory.conftest import WINNIPEG, a_service, a_shelter

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = {"text": "a bed for Zinnia", "town": "Winnipeg", "needs": "emergency_shelter"}


def pages(client: Client, service: Service) -> list[tuple[str, int]]:
    """Each page that tells of services, and how many rows of the audit it wrote."""
    written = []
    for method, path, data in (
        ("post", "/en/directory/", TYPED),
        ("get", f"/en/directory/services/{service.reference}/", {}),
        ("get", f"/en/directory/near/{WINNIPEG}/", {}),
        ("post", "/en/directory/print/", TYPED),
    ):
        before = Entry.objects.count()
        answer = getattr(client, method)(path, data)
        assert answer.status_code == 200
        written.append((path, Entry.objects.count() - before))
    return written


def test_every_page_that_an_officer_reads_is_in_the_audit(
    della: Person, oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    service = a_shelter(della)
    client = signed_in(oscar)
    assert [rows for _path, rows in pages(client, service)] == [1, 1, 1, 2]
    read = Entry.objects.filter(kind="read", user_id=oscar.actor.user_id)
    assert read.count() == 4
    for entry in read:
        assert entry.purpose == oscar.actor.purpose
        assert f"directory.Service:{service.pk}" in entry.records.split(",")
    said = str(list(Entry.objects.values()))
    assert "Zinnia" not in said and "innipeg" not in said and WINNIPEG not in said


def test_services_stand_in_the_audit_in_no_order_of_an_answer(
    della: Person, oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    made = [a_service(della, f"Plover {number}").pk for number in range(4)]
    signed_in(oscar).post("/en/directory/", TYPED)
    entry = Entry.objects.filter(kind="read").latest("pk")
    assert entry.records == ",".join(f"directory.Service:{pk}" for pk in sorted(made))


def test_of_what_everyone_and_a_provider_may_know_no_read_is_kept(
    della: Person, paule: Person, signed_in: Callable[[Person], Client]
) -> None:
    service = a_shelter(della)
    assert [rows for _path, rows in pages(Client(), service)] == [0, 0, 0, 0]
    assert not Copy.objects.exists()
    assert [rows for _path, rows in pages(signed_in(paule), service)] == [0, 0, 0, 1]
    before = Entry.objects.count()
    assert signed_in(paule).get("/en/directory/").status_code == 200
    assert not Entry.objects.filter(pk__gt=before, kind="read").exists()


def test_what_the_steward_opens_is_in_the_audit(
    della: Person, signed_in: Callable[[Person], Client]
) -> None:
    service = a_shelter(della)
    client = signed_in(della)
    for method, path, data, act in (
        ("get", f"steward/listings/{service.reference}/", {}, "managed"),
        ("post", "steward/checks/round/", {"chosen": str(service.reference)},
         "call_sheet"),
        ("get", "steward/signals/", {}, "signals"),
        ("get", "steward/requests/", {}, "waiting"),
    ):  # fmt: skip
        answer = getattr(client, method)(f"/en/directory/{path}", data)
        assert answer.status_code == 200, path
        entries = Entry.objects.filter(kind="read", act__endswith=f".{act}")
        assert entries.count() == 1, act
        if act in ("managed", "call_sheet"):
            assert entries.get().records == f"directory.Service:{service.pk}"


def test_a_printed_list_is_registered_as_a_pocket_list_is(
    della: Person, oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    a_shelter(della)
    page = signed_in(oscar).post("/en/directory/print/", TYPED)
    row = Copy.objects.get()
    assert (row.kind, row.tier, row.place) == ("list", "officer", WINNIPEG)
    assert (row.services, row.by_user_id) == (1, oscar.actor.user_id)
    assert row.digest == sha256(page.content).hexdigest()
    assert (timezone.localdate(row.expires_at) - timezone.localdate()).days == 8
    text = page.content.decode()
    assert "Oscar Officer" in text and "Valid until" in text
    entry = Entry.objects.filter(act__endswith="copies.issue").get()
    assert entry.purpose == oscar.actor.purpose


def test_a_steward_prints_nothing_that_only_a_steward_sees(
    della: Person, signed_in: Callable[[Person], Client]
) -> None:
    shown, draft = a_service(della, "Heron House"), a_service(della, "Plover House")
    Service.objects.filter(pk=draft.pk).update(state=ListingState.DRAFT)
    listing.suspend(della.actor, a_service(della, "Ibis House"), reason="x")
    page = signed_in(della).post("/en/directory/print/", {"needs": "emergency_shelter"})
    text = page.content.decode()
    assert "Heron House" in text and str(shown.reference) in text
    assert "Plover House" not in text and "Ibis House" not in text
    assert Copy.objects.get().tier == "officer"


def test_every_page_says_who_prints_it_and_until_when(
    della: Person, oscar: Person, signed_in: Callable[[Person], Client]
) -> None:
    service = a_shelter(della)
    client = signed_in(oscar)
    place = service.places.get().location.reference
    for method, path in (
        ("post", "/en/directory/"),
        ("get", f"/en/directory/services/{service.reference}/"),
        ("get", f"/en/directory/near/{WINNIPEG}/"),
        ("post", f"/en/directory/services/{service.reference}/places/{place}/"),
    ):
        text = getattr(client, method)(path, TYPED).content.decode()
        stamp = text.split('<p class="print-only"><strong>Valid until')[1]
        stamp = stamp.split("</p>")[0]
        assert "Printed on" in stamp and "Oscar Officer" in stamp
