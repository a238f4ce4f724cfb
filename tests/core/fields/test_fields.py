"""Encrypted columns: what a stolen database gives away, and rotation."""

from __future__ import annotations

import base64
import json

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from halte.core import key_rotation, keys
from halte.core.access.commands import main
from halte.core.access.models import Opening
from halte.core.audit.models import Entry
from halte.core.audit.record import mac_of
from halte.core.consent.models import Person as Cared
from halte.core.fields import Unreadable, blind_index, decrypt, encrypt
from halte.core.keys import KeyFault, key_ring, write_ring
from tests.conftest import Person
from tests.core.access.people import code, enrol, password

PLACE = "access.Opening.reason"


pytestmark = pytest.mark.usefixtures("ring_put_back")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_comes_back_as_it_went_in(text: str) -> None:
    assert decrypt(encrypt(text, place=PLACE), place=PLACE) == text


def test_the_value_names_its_key_and_is_never_the_same_twice() -> None:
    first, second = (encrypt("night line", place=PLACE) for _ in range(2))
    assert first.startswith("h1.1.")
    assert first != second


def test_it_is_plain_aes_gcm_as_others_implement_it() -> None:
    """Opened here by the bare primitive, from the description alone."""
    version, key_id, body = encrypt("night line", place=PLACE).split(".", 2)
    raw = base64.urlsafe_b64decode(body)
    stored = json.loads(keys.ring_path().read_text())
    key = base64.b64decode(stored["encryption"][key_id])
    assert version == "h1"
    assert len(key) == 32
    assert AESGCM(key).decrypt(raw[:12], raw[12:], PLACE.encode()) == b"night line"


def test_a_value_moved_to_another_column_does_not_open() -> None:
    value = encrypt("night line", place=PLACE)
    with pytest.raises(Unreadable, match="value_unreadable"):
        decrypt(value, place="access.Opening.review_note")


def test_another_key_does_not_open_it() -> None:
    value = encrypt("night line", place=PLACE)
    write_ring(keys.new_ring())
    with pytest.raises(Unreadable):
        decrypt(value, place=PLACE)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda v: v[:-4] + ("AAAA" if v[-4:] != "AAAA" else "BBBB"),
        lambda v: v.replace("h1.1.", "h1.9."),
        lambda v: v.replace("h1.", "h2."),
        lambda v: v[:20],
        lambda v: "plain text that someone put there",
        lambda v: "h1.1.é",
        lambda v: "h1.1.",
    ],
)
def test_a_tampered_value_is_a_fault_with_a_code(spoil: object) -> None:
    value = encrypt("night line", place=PLACE)
    with pytest.raises(Unreadable, match="value_unreadable"):
        decrypt(spoil(value), place=PLACE)  # type: ignore[operator]


def opening(reason: str = "night line") -> Opening:
    from django.utils import timezone

    return Opening.objects.create(user_id=1, reason=reason, ends_at=timezone.now())


def stored_reasons() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM access_opening ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
def test_a_column_is_encrypted_in_the_database_and_plain_in_python() -> None:
    row = opening()
    assert stored_reasons()[0].startswith("h1.")
    assert Opening.objects.get(pk=row.pk).reason == "night line"
    Opening.objects.filter(pk=row.pk).update(reason="changed by update")
    assert "changed" not in stored_reasons()[0]
    assert Opening.objects.values_list("reason", flat=True)[0] == "changed by update"


@pytest.mark.django_db
def test_rows_that_are_written_out_say_no_more_than_the_database() -> None:
    opening()
    (row,) = json.loads(serializers.serialize("json", Opening.objects.all()))
    dumped = row["fields"]["reason"]
    assert dumped.startswith("h1.")
    assert decrypt(dumped, place=PLACE) == "night line"


@pytest.mark.django_db
def test_an_encrypted_column_cannot_be_searched() -> None:
    for lookup in ("reason", "reason__contains", "reason__in", "reason__gt"):
        with pytest.raises(FieldError, match="encrypted"):
            list(Opening.objects.filter(**{lookup: "night"}))
    assert not Opening.objects.filter(reason__isnull=True).exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élise  Tremblay", "elise tremblay"),
        ("STRASSE", "straße"),
        ("  a\tb ", "A B"),
        ("ﬁn", "FIN"),
    ],
)
def test_spellings_meet_in_the_blind_index(one: str, other: str) -> None:
    assert blind_index(one) == blind_index(other)


def test_the_blind_index_depends_on_key_and_place() -> None:
    before = blind_index("elise")
    assert len(before) == 64
    assert blind_index("elise", place="a") != blind_index("elise", place="b")
    assert blind_index("  ") == ""
    write_ring(keys.new_ring())
    assert blind_index("elise") != before


@pytest.mark.django_db
def test_a_blind_index_follows_its_text() -> None:
    row = Cared.objects.create(label="Héron bleu", organisation_id=1)
    digest = Cared._meta.get_field("label_index").digest
    assert Cared.objects.filter(label_index=digest("heron BLEU")).get() == row
    row.label = "Sterne"
    row.save()
    assert not Cared.objects.filter(label_index=digest("heron bleu")).exists()


@pytest.mark.django_db(transaction=True)
def test_rotation_moves_every_value_and_the_old_key_can_go(
    adil: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(7):
        opening(f"reason {number}")
    enrol(adil.user)
    entry = Entry.objects.create(
        at="2026-01-01T00:00Z", kind="system", act="x", outcome="done", purpose="audit",
        via="job", mac="",
    )  # fmt: skip
    entry.refresh_from_db()
    mac, index = mac_of(entry), blind_index("elise")
    assert main(["retire", "1"]) == 1
    assert main(["rotate"]) == 0
    assert all(value.startswith("h1.2.") for value in stored_reasons())
    assert [row.reason for row in Opening.objects.order_by("pk")][6] == "reason 6"
    assert main(["retire", "1"]) == 0
    assert list(key_ring().encryption) == ["2"]
    # The authenticator app still opens, the audit and the index still hold.
    from django.test import Client

    client = Client()
    password(client, adil.user.email)
    client.post("/en/account/second-factor/enter/", {"code": code()})
    assert "_auth_user_id" in client.session
    assert (mac_of(entry), blind_index("elise")) == (mac, index)
    assert "2" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_a_rotation_that_stopped_halfway_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for number in range(10):
        opening(f"reason {number}")
    key_rotation.begin()
    column = next(c for c in key_rotation.columns() if c.place == PLACE)
    row_id, value = key_rotation._outdated(column, 1, None)[0]
    key_rotation._renew_value(column, row_id, value)
    # Both keys are in use; everything reads.
    assert [row.reason for row in Opening.objects.order_by("pk")][9] == "reason 9"
    with pytest.raises(KeyFault, match="key_in_use"):
        key_rotation.retire("1")
    assert main(["rotate"]) == 0
    assert "Going on" in capsys.readouterr().out
    assert key_ring().current == "2"
    assert not key_rotation.unfinished()


@pytest.mark.django_db(transaction=True)
def test_an_unreadable_value_is_left_and_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [opening(f"reason {number}") for number in range(3)]
    spoiled = stored_reasons()[1][:-6] + "AAAAAA"
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE access_opening SET reason = %s WHERE id = %s", [spoiled, rows[1].pk]
        )
    assert main(["rotate"]) == 1
    assert "unreadable: 1" in capsys.readouterr().out
    assert stored_reasons()[1] == spoiled
    assert [v[:5] for v in stored_reasons()] == ["h1.2.", "h1.1.", "h1.2."]


@pytest.mark.django_db(transaction=True)
def test_the_current_key_and_unknown_keys_cannot_be_retired(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["retire", "1"]) == 1
    assert main(["retire", "77"]) == 1
    said = capsys.readouterr().err
    assert "current one" in said
    with override("fr"):
        assert main(["retire", "1"]) == 1
        assert "clé courante" in capsys.readouterr().err
        assert main(["status"]) == 0
    told = capsys.readouterr().out
    assert PLACE in told
    assert "clé courante 1" in told


def test_a_ring_is_private_and_made_once() -> None:
    path = keys.ring_path()
    assert path.stat().st_mode & 0o077 == 0
    before = path.read_bytes()
    keys.create_ring()
    assert path.read_bytes() == before
    assert main(["new"]) == 1


def test_another_process_sees_a_rotation_at_once() -> None:
    assert key_ring().current == "1"
    stored = json.loads(keys.ring_path().read_text())
    stored["encryption"]["2"] = base64.b64encode(b"k" * 32).decode()
    stored["current"] = "2"
    draft = keys.ring_path().with_suffix(".other")
    draft.write_text(json.dumps(stored))
    draft.replace(keys.ring_path())
    assert key_ring().current == "2"


def test_production_does_not_make_up_a_lost_ring(settings: object) -> None:
    keys.ring_path().unlink()
    settings.HALTE_PRODUCTION = True  # type: ignore[attr-defined]
    with pytest.raises(KeyFault, match="key_ring_missing"):
        key_ring()
