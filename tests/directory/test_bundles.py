"""The bundle: whole to its last byte, of one tier, and over when its day is past."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.capabilities.directory import policy
from halte.capabilities.directory.actions.copies import recall
from halte.capabilities.directory.copies import making
from halte.capabilities.directory.copies.commands import main
from halte.capabilities.directory.copies.package import (
    Manifest,
    Verdict,
    judge,
    signed,
)
from halte.capabilities.directory.models import Copy, Recall
from halte.capabilities.directory.states import RecallReason, Tier
from halte.core import keys
from halte.core.access.commands import main as turn_keys
from halte.core.errors import Denied
from halte.core.keys import key_ring, with_new_signing_key, write_ring
from halte.core.signatures import Signer, public_keys, signer
from tests.conftest import Person
from tests.directory.conftest import a_service
from tests.directory.copying import a_bundle, ask

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("ring_put_back"),
]

SOON = timedelta(days=1)


def on_disc(folder: Path, data: bytes) -> str:
    file = folder / "bundle.html"
    file.write_bytes(data)
    return str(file)


def test_what_was_made_is_valid_and_says_so(
    della: Person, oscar: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_service(della)
    file = on_disc(tmp_path, a_bundle(oscar, Tier.OFFICER, "port-emerson"))
    assert main(["verify", file]) == 0
    said = capsys.readouterr().out
    assert "Valid" in said
    assert "Emerson" in said
    assert "Oscar Officer" in said
    assert main(["--lang", "fr", "verify", file]) == 0
    assert "Agents de police" in capsys.readouterr().out


def test_the_signature_is_plain_ed25519_as_others_implement_it(oscar: Person) -> None:
    """Opened by the bare primitive, from the description alone."""
    data = a_bundle(oscar)
    content, _mark, rest = data.rpartition(b"\n<!-- halte-bundle/1\n")
    words, signature, _end, _nothing = rest.split(b"\n")
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_keys()["1"]))
    public.verify(bytes.fromhex(signature.decode()), words)
    manifest = json.loads(words)
    assert manifest["content_sha256"] == sha256(content).hexdigest()
    assert b"--" not in words
    assert b">" not in words


def test_no_byte_can_change_unseen(oscar: Person) -> None:
    data = a_bundle(oscar)
    now, ours = timezone.now(), public_keys()
    assert judge(data, ours, now).verdict == Verdict.VALID
    places = {*range(0, len(data), 97), *range(len(data) - 900, len(data))}
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1
        verdict = judge(bytes(changed), ours, now).verdict
        assert verdict not in (Verdict.VALID, Verdict.EXPIRED), place


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_neither_cut_nor_longer_nor_doubled(chance: Any) -> None:
    _manifest, data = a_file(b"<p>" + b"x" * 300)
    now, ours = timezone.now(), public_keys()
    at = chance.draw(st.integers(0, len(data) - 1))
    more = chance.draw(st.binary(min_size=1, max_size=9))
    for changed in (data[:at], data + more, data[:at] + more + data[at:], data + data):
        verdict = judge(changed, ours, now).verdict
        assert verdict not in (Verdict.VALID, Verdict.EXPIRED)


def a_file(
    content: bytes, by: Signer | None = None, **changes: Any
) -> tuple[Manifest, bytes]:
    """A signed file with what a test changes."""
    now = timezone.now()
    told: dict[str, Any] = {
        "id": str(uuid4()), "tier": "public", "who": "Oscar", "organisation": "",
        "place": "CA",
        "issued": now.isoformat(), "expires": (now + SOON).isoformat(), "count": 1,
    }  # fmt: skip
    return signed(content, by or signer(), **told | changes)


def test_past_its_day_it_says_so(
    oscar: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = a_bundle(oscar, Tier.OFFICER)
    expires = Copy.objects.get().expires_at
    just, over = expires - timedelta(seconds=1), expires
    assert judge(data, public_keys(), just).verdict == Verdict.VALID
    assert judge(data, public_keys(), over).verdict == Verdict.EXPIRED
    ended = (timezone.now() - SOON).isoformat()
    _manifest, old = a_file(b"<p>", expires=ended)
    assert main(["verify", on_disc(tmp_path, old)]) == 3
    assert "No longer valid" in capsys.readouterr().out


def test_who_moves_the_end_is_found(oscar: Person, tmp_path: Path) -> None:
    data = a_bundle(oscar)
    end = re.search(rb'"expires": "(\d{4})', data)
    assert end is not None
    later = data[: end.start(1)] + b"2099" + data[end.end(1) :]
    assert main(["verify", on_disc(tmp_path, later)]) == 1


def test_another_key_is_not_ours(
    oscar: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Someone else’s key under our key’s name, and under one of its own."""
    stranger = Ed25519PrivateKey.generate()
    theirs = stranger.public_key().public_bytes_raw().hex()
    for key_id, said in (("1", "Altered"), ("77", "not ours")):
        _manifest, data = a_file(b"<p>", Signer(key_id, stranger))
        file = on_disc(tmp_path, data)
        assert main(["verify", file]) == 1
        assert said in capsys.readouterr().out
        assert main(["verify", file, "--key", theirs]) == 0
        assert main(["verify", file, "--key", public_keys()["1"]]) == 1
    assert main(["verify", file, "--key", "abc"]) == 2


def test_a_laptop_verifies_by_the_public_key_and_asks_no_database(
    oscar: Person, tmp_path: Path, django_assert_num_queries: Any
) -> None:
    file = on_disc(tmp_path, a_bundle(oscar))
    public = public_keys()["1"]
    with django_assert_num_queries(0):
        assert main(["verify", file, "--key", public]) == 0


@pytest.mark.parametrize("content", [b"", b"<html>", b"\x00" * 999, b"%PDF-1.7"])
def test_what_is_no_bundle_is_said_to_be_none(content: bytes, tmp_path: Path) -> None:
    assert main(["verify", on_disc(tmp_path, content)]) == 2
    assert main(["verify", str(tmp_path / "nothing.html")]) == 2


@pytest.mark.parametrize(
    "words", [b"{}", b"[]", b"null", b'{"key": []}', b"\xff", b'{"format": "other"}']
)
def test_a_manifest_that_is_none_is_no_fault_of_ours(words: bytes) -> None:
    data = b"<p>\n<!-- halte-bundle/1\n" + words + b"\n" + b"0" * 128 + b"\n-->\n"
    assert judge(data, public_keys(), timezone.now()).verdict == Verdict.ALTERED


def test_a_new_key_signs_and_the_old_one_still_verifies(oscar: Person) -> None:
    old = a_bundle(oscar)
    write_ring(with_new_signing_key(key_ring()))
    new = a_bundle(oscar)
    assert list(public_keys()) == ["1", "2"]
    now = timezone.now()
    found = [judge(data, public_keys(), now).manifest for data in (old, new)]
    assert [one.key for one in found if one] == ["1", "2"]


def test_a_key_that_was_seen_is_taken_out_and_what_it_signed_is_not_ours(
    oscar: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = on_disc(tmp_path, a_bundle(oscar))
    assert turn_keys(["sign", "--drop", "1"]) == 1
    assert turn_keys(["sign"]) == 0
    assert turn_keys(["sign", "--drop", "7"]) == 1
    assert main(["verify", file]) == 0
    assert turn_keys(["sign", "--drop", "1"]) == 0
    assert main(["verify", file]) == 1
    assert "not ours" in capsys.readouterr().out


def test_without_a_key_the_form_says_how_to_make_one(
    oscar: Person, signed_in: Callable[[Person], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def missing() -> Signer:
        raise keys.KeyFault("signing_key_missing")

    monkeypatch.setattr(making, "signer", missing)
    answer = ask(signed_in(oscar), kind="bundle")
    assert answer.status_code == 400
    assert "halte keys sign" in answer.content.decode()
    assert not Copy.objects.exists()


def test_production_makes_no_signing_key_by_itself(settings: Any) -> None:
    write_ring(replace(key_ring(), signing={}))
    settings.HALTE_PRODUCTION = True
    with pytest.raises(keys.KeyFault, match="signing_key_missing"):
        signer()
    settings.HALTE_PRODUCTION = False
    assert signer().key_id == "1"


def test_a_ring_from_before_signatures_is_read(tmp_path: Path) -> None:
    stored = json.loads(keys.ring_path().read_text())
    del stored["signing"]
    keys.ring_path().write_text(json.dumps(stored))
    assert key_ring().signing == {}


def test_what_the_steward_called_back_is_not_to_be_used(
    oscar: Person, della: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    signed_in: Callable[[Person], Client],
) -> None:  # fmt: skip
    data = a_bundle(oscar)
    copy = Copy.objects.get()
    with pytest.raises(Denied, match="no_permission"):
        recall(oscar.actor, copy, reason=RecallReason.LOST)
    steward = signed_in(della)
    register = "/en/directory/steward/copies/"
    assert "Oscar Officer" in steward.get(register).content.decode()
    path = f"{register}{copy.reference}/"
    assert steward.post(path, {"reason": "nothing"}).status_code == 400
    assert steward.post(path, {"reason": "lost"}).status_code == 302
    assert Recall.objects.get().copy == copy
    assert main(["verify", on_disc(tmp_path, data)]) == 4
    assert "Called back" in capsys.readouterr().out
    with pytest.raises(Denied, match="directory_copy_recalled"):
        recall(della.actor, copy, reason=RecallReason.LOST)


def test_others_see_their_own_copies_and_no_register(
    oscar: Person, paule: Person, signed_in: Callable[[Person], Client]
) -> None:
    a_bundle(oscar)
    assert "Offline bundle" in copies_of(signed_in(oscar))
    assert "You have made none yet." in copies_of(signed_in(paule))
    copy = Copy.objects.get().reference
    for person in (oscar, paule):
        client = signed_in(person)
        assert client.get("/en/directory/steward/copies/").status_code == 403
        assert client.get(f"/en/directory/steward/copies/{copy}/").status_code == 403


def copies_of(client: Client) -> str:
    return client.get("/en/directory/copies/").content.decode()


def test_a_flood_is_stopped(oscar: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "MOST_COPIES", 2)
    a_bundle(oscar)
    a_bundle(oscar)
    with pytest.raises(Denied, match="directory_copies_enough"):
        a_bundle(oscar)
