"""Items: who sees them, what may be done with them, and what stays."""

from __future__ import annotations

import hashlib
import socket
import sys
import threading
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid, Missing
from halte.core.key_rotation import begin, renew_all
from halte.core.organisations.models import Organisation
from halte.core.vault import actions, facade, queries, sealed_files
from halte.core.vault.commands import main
from halte.core.vault.models import Certificate, Item, Link
from halte.core.vault.states import Custody, Rule, Scan, Side
from halte.core.vault.verifying import verify
from tests.conftest import Person, make_person
from tests.core.vault.conftest import Put, a_photograph, a_png

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("ring_put_back"),
]


def chain(item: Item) -> list[str]:
    return list(Link.objects.filter(item=item).values_list("kind", flat=True))


def refused(act: Any, *words: Any, **named: Any) -> str:
    with pytest.raises((Denied, Invalid, Missing)) as said:
        act(*words, **named)
    return str(said.value.code)


def test_an_item_keeps_what_it_was_and_hides_its_name(put: Put, ines: Person) -> None:
    content = a_png()
    item = put(content, name="a name.png", shows="the bunk room", taken_where="rear")
    assert item.digest == hashlib.sha256(content).hexdigest()
    assert item.scan == Scan.NOT_SCANNED
    assert chain(item) == [Custody.PUT_IN]
    stored = Item.objects.filter(pk=item.pk).extra(select={"raw": "name"})
    assert "a name" not in stored.values_list("raw", flat=True)[0]
    raw = sealed_files.path_of(item.token).read_bytes()
    assert content[8:40] not in raw


def test_looking_needs_an_opening_with_a_reason(put: Put, ines: Person) -> None:
    item = put(a_photograph(), name="one.jpg")
    page = queries.item_page(ines.actor, item_id=item.pk)
    assert page.inside is None
    assert refused(queries.small_picture, ines.actor, item_id=item.pk) == "not_found"
    assert refused(actions.open_item, ines.actor, item, why="  ") == "vault_why"
    actions.open_item(ines.actor, item, why="compare with the housing report")
    page = queries.item_page(ines.actor, item_id=item.pk)
    assert page.inside is not None
    assert page.inside.name == "one.jpg"
    small = queries.small_picture(ines.actor, item_id=item.pk)
    assert b"".join(small.blocks).startswith(b"\x89PNG")
    read = Entry.objects.filter(kind="read", records=f"vault.Item:{item.pk}")
    assert read.filter(purpose="programme_integrity").exists()


def test_another_organisation_does_not_know_of_it_until_it_is_shared(
    put: Put, ines: Person, paul: Person
) -> None:
    item = put(a_png())
    assert refused(queries.item_row, paul.actor, item.pk) == "not_found"
    with transaction.atomic():
        facade.share(ines.actor, item, paul.organisation)
        facade.share(ines.actor, item, paul.organisation)
    assert queries.item_row(paul.actor, item.pk) == item
    assert not queries.item_page(paul.actor, item_id=item.pk).inside
    actions.open_item(paul.actor, item, why="joint visit")
    for act in (actions.seal, actions.put_behind_wall):
        assert refused(act, paul.actor, item, why="x") == "vault_not_yours"
    facade.unshare(ines.actor, item, paul.organisation)
    assert refused(queries.item_row, paul.actor, item.pk) == "not_found"
    assert chain(item).count(Custody.SHARED) == 1


def test_what_is_behind_the_wall_is_out_of_sight_and_stays_there(
    put: Put, ines: Person, paul: Person
) -> None:
    item = put(a_png())
    facade.share(ines.actor, item, paul.organisation)
    actions.put_behind_wall(ines.actor, item, why="a worker gave it")
    item.refresh_from_db()
    assert refused(queries.item_row, paul.actor, item.pk) == "not_found"
    assert refused(facade.share, ines.actor, item, paul.organisation) == "vault_walled"
    assert refused(actions.put_behind_wall, ines.actor, item, why="x") == "vault_walled"
    actions.answer_for(ines.actor, item, why="made here")
    item.refresh_from_db()
    assert refused(facade.exported, ines.actor, item.pk, recipient="x", why="y") == (
        "vault_walled"
    )


def test_without_the_right_to_it_nobody_counts_what_is_walled(
    put: Put, ines: Person, secretariat: Organisation
) -> None:
    item = put(a_png(), side=Side.WALLED)
    ravi = make_person("Ravi Review", "integrity_officer", secretariat)
    lise = make_person("Lise Liaison", "worker_liaison_officer", secretariat)
    assert queries.listed(ravi.actor).count() == 0
    assert queries.unscanned(ravi.actor) == 0
    assert refused(queries.item_row, ravi.actor, item.pk) == "not_found"
    for person in (ines, lise):
        assert queries.item_row(person.actor, item.pk) == item


def test_nothing_unscanned_leaves_until_a_person_answers_for_it(
    put: Put, ines: Person
) -> None:
    item = put(a_photograph())
    given = {"recipient": "a court", "why": "ordered"}
    for way in (facade.exported, facade.copied_out):
        assert refused(way, ines.actor, item.pk, **given) == "vault_not_scanned"
    assert queries.unscanned(ines.actor) == 1
    actions.answer_for(ines.actor, item, why="made by our own camera")
    clean = b"".join(facade.exported(ines.actor, item.pk, **given).blocks)
    assert b"Demonstration" not in clean
    copied = b"".join(facade.copied_out(ines.actor, item.pk, **given).blocks)
    assert copied == a_photograph()
    left = Link.objects.filter(item=item, kind=Custody.EXPORTED).get()
    assert left.digest == hashlib.sha256(clean).hexdigest()
    assert left.recipient is not None
    assert left.recipient.text == "a court"
    assert chain(item)[-3:] == [Custody.ANSWERED, Custody.EXPORTED, Custody.COPIED_OUT]


@pytest.mark.parametrize(("code", "scan"), [(0, "clean"), (1, "infected")])
def test_a_scanner_is_asked_by_command(
    settings: Any, put: Put, ines: Person, code: int, scan: str
) -> None:
    line = f"import sys; sys.exit({code} if sys.stdin.buffer.read() else 2)"
    settings.HALTE_VAULT_SCANNER = f'command:{sys.executable} -c "{line}"'
    item = put(a_png())
    assert item.scan == scan
    opened = refused(actions.open_item, ines.actor, item, why="x") if code else ""
    assert opened == ("vault_infected" if code else "")


def test_a_scanner_that_does_not_answer_leaves_it_not_scanned(
    settings: Any, put: Put, ines: Person
) -> None:
    for line in ("command:/no/such/program", "clamd:/no/such/socket", "nonsense"):
        settings.HALTE_VAULT_SCANNER = line
        assert put(a_png()).scan == Scan.NOT_SCANNED
    item = put(a_png())
    said = refused(actions.record_scan, ines.actor, item, scan=Scan.NOT_SCANNED)
    assert said == "vault_no_scanner"


def test_under_seal_nobody_looks_until_someone_says_why(put: Put, ines: Person) -> None:
    item = put(a_png())
    actions.seal(ines.actor, item, why="hearing in June")
    item.refresh_from_db()
    assert refused(actions.open_item, ines.actor, item, why="x") == "vault_sealed"
    assert refused(queries.content, ines.actor, item_id=item.pk) == "vault_sealed"
    assert (
        refused(actions.dispose, ines.actor, item, rule=Rule.MISTAKE, why="x")
        == "vault_sealed"
    )
    actions.unseal(ines.actor, item, why="hearing over")
    actions.open_item(ines.actor, item, why="x")


def test_disposal_leaves_a_certificate_and_no_content(put: Put, ines: Person) -> None:
    item = put(a_png(), name="one.png", shows="a room")
    token, digest = item.token, item.digest
    needs = [True]
    facade.HOLDERS.append(lambda number: needs[0])
    try:
        dispose = actions.dispose
        said = refused(dispose, ines.actor, item, rule=Rule.RETENTION, why="six years")
        assert said == "vault_held"
        needs[0] = False
        dispose(ines.actor, item, rule=Rule.RETENTION, why="six years")
    finally:
        facade.HOLDERS.pop()
    item.refresh_from_db()
    assert (item.file_key, item.name, item.shows) == (None, "", "")
    assert not sealed_files.path_of(token).exists()
    assert Certificate.objects.get(item=item).digest == digest
    page = queries.item_page(ines.actor, item_id=item.pk)
    assert page.certificate is not None
    assert page.doors == frozenset()
    assert verify().findings == []


def test_the_chain_only_grows(put: Put) -> None:
    item = put(a_png())
    link = Link.objects.get(item=item)
    with pytest.raises(DatabaseError), transaction.atomic():
        Link.objects.filter(pk=link.pk).update(kind=Custody.OPENED)
    with pytest.raises(DatabaseError), transaction.atomic():
        link.delete()


def test_a_day_to_come_is_refused_and_leaves_no_file(put: Put) -> None:
    later = timezone.now() + timezone.timedelta(days=2)
    with pytest.raises(Invalid) as said:
        put(a_png(), taken_at=later)
    assert (said.value.code, said.value.field) == ("day_to_come", "taken_at")
    assert list(sealed_files.tokens()) == []


def test_rotating_the_keys_touches_no_file(put: Put, ines: Person) -> None:
    item = put(a_png())
    actions.open_item(ines.actor, item, why="to compare")
    before = sealed_files.path_of(item.token).read_bytes()
    begin()
    assert renew_all(lambda place, found: None).unreadable == 0
    item.refresh_from_db()
    assert sealed_files.path_of(item.token).read_bytes() == before
    assert b"".join(queries.content(ines.actor, item_id=item.pk).blocks) == a_png()


def test_verification_says_what_is_missing_changed_or_stray(
    put: Put, capsys: Any
) -> None:
    whole, gone, bent, altered = (put(a_png(8, n)) for n in (1, 2, 3, 4))
    assert main(["verify", "--lang", "en"]) == 0
    assert "Items: 4" in capsys.readouterr().out
    sealed_files.path_of(gone.token).unlink()
    path = sealed_files.path_of(bent.token)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    Item.objects.filter(pk=altered.pk).update(digest="0" * 64)
    (sealed_files.folder() / "zz").mkdir()
    (sealed_files.folder() / "zz" / "zz-stray").write_bytes(b"x")
    found = {(f.item, f.code) for f in verify().findings}
    assert found == {
        (gone.pk, "vault_file_missing"),
        (bent.pk, "vault_file_changed"),
        (altered.pk, "vault_row_changed"),
        (altered.pk, "vault_file_changed"),
        (0, "vault_stray"),
    }
    assert main(["verify", "--lang", "fr"]) == 1
    said = capsys.readouterr().out
    assert f"Élément {gone.pk}" in said
    assert str(whole.pk) not in {str(number) for number, _ in found}


@pytest.mark.parametrize(
    ("answer", "scan"),
    [(b"stream: OK\0", "clean"), (b"stream: Eicar FOUND\0", "infected"),
     (b"stream: size limit exceeded. ERROR\0", "not_scanned"), (b"", "not_scanned")],
)  # fmt: skip
def test_a_scanner_is_asked_by_its_socket(
    settings: Any, put: Put, tmp_path_factory: Any, answer: bytes, scan: str
) -> None:
    """The dialogue of clamd(8): zINSTREAM, parts with their lengths, a zero length."""
    path = str(tmp_path_factory.mktemp("s") / "clamd")
    heard: list[bytes] = []
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen(1)

    def serve() -> None:
        line, _ = server.accept()
        with line, line.makefile("rb") as said:
            assert said.read(10) == b"zINSTREAM\0"
            while size := int.from_bytes(said.read(4), "big"):
                heard.append(said.read(size))
            line.sendall(answer)

    worker = threading.Thread(target=serve)
    worker.start()
    settings.HALTE_VAULT_SCANNER = f"clamd:{path}"
    content = bytes(range(256)) * 600
    item = put(content)
    worker.join()
    server.close()
    assert item.scan == scan
    assert b"".join(heard) == content
