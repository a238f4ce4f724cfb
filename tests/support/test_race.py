"""A withdrawal and a sending at the same time; keys that turn; a broken glass."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from django.core.mail import EmailMessage
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.models import Copy, File, Passage, Referral
from halte.capabilities.support.parcel import parcel_of
from halte.capabilities.support.queries import files
from halte.capabilities.support.queries.work import work
from halte.core.access.actions import open_emergency
from halte.core.consent.actions import Circumstances, withdraw
from halte.core.consent.models import Person as Consenting
from halte.core.consent.rules import in_force
from halte.core.consent.states import Method
from halte.core.errors import CodedError, Denied
from halte.core.fields import Unreadable
from halte.core.organisations.models import Organisation
from halte.core.shredding import new_key, seal, unseal
from tests.conftest import Person, make_person
from tests.support.conftest import SECRET, a_file, agreed, drafted

pytestmark = pytest.mark.django_db(transaction=True)


def sending(both: Barrier, person: Person, row: Referral, digest: str) -> None:
    both.wait()
    with suppress(CodedError, OperationalError):
        acts.send(person.actor, row, digest=digest)
    connection.close()


def taking_back(both: Barrier, person: Person, who: Consenting) -> None:
    how = Circumstances(timezone.now(), "en", Method.SPOKEN)
    both.wait()
    withdraw(person.actor, who, purpose="referral", recipient="shelter", how=how)


def and_close(both: Barrier, person: Person, who: Consenting) -> None:
    taking_back(both, person, who)
    connection.close()


@pytest.mark.postgresql
def test_a_withdrawal_and_a_sending_never_pass_each_other(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    """Whoever is first: no copy is readable once the consent is withdrawn.

    SQLite in memory has one writer and no waiting, so nothing could meet there.
    """
    if connection.vendor != "postgresql":
        pytest.skip("needs a database where two transactions can meet")
    who = Consenting.objects.get(reference=file.person)
    for _round in range(4):
        agreed(sam, file, shelter, "needs", "contact")
        row = drafted(sam, file, shelter)
        digest = parcel_of(row).digest
        both = Barrier(2)
        threads = [
            Thread(target=sending, args=(both, sam, row, digest)),
            Thread(target=and_close, args=(both, sam, who)),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not in_force(file.person, purpose="referral", recipient="shelter")
        assert [copy.content for copy in Copy.objects.all() if copy.content] == []


@pytest.mark.parametrize("passed", [0, 1, 2])
def test_what_was_allowed_a_moment_ago_is_looked_at_again_under_lock(
    passed: int, sam: Person, file: File, shelter: Organisation, nadia: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """However many of the earlier looks were passed before the withdrawal came."""
    agreed(sam, file, shelter, "needs", "contact")
    row = drafted(sam, file, shelter)
    who = Consenting.objects.get(reference=file.person)
    taking_back(Barrier(1), sam, who)
    digest = parcel_of(row).digest
    for place in (policy, acts)[:passed]:
        monkeypatch.setattr(place, "lacking", lambda referral: ())
    with pytest.raises(Denied, match="consent_missing"):
        acts.send(sam.actor, row, digest=digest)
    assert not Copy.objects.exists()


def test_sending_locks_the_person_before_it_looks(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    """Withdrawing locks the same row first: that is what keeps the two apart."""
    agreed(sam, file, shelter, "needs", "contact")
    row = drafted(sam, file, shelter)
    with CaptureQueriesContext(connection) as seen:
        acts.send(sam.actor, row, digest=parcel_of(row).digest)
    asked = [query["sql"] for query in seen.captured_queries]
    held = next(i for i, sql in enumerate(asked) if "consent_person" in sql)
    looked = max(i for i, sql in enumerate(asked) if 'FROM "consent_event"' in sql)
    wrote = next(i for i, sql in enumerate(asked) if 'INTO "support_copy"' in sql)
    assert held < looked < wrote


def test_a_key_of_a_file_opens_its_own_words_only() -> None:
    key, other = new_key(), new_key()
    value = seal(key, "words", place="a")
    assert unseal(key, value, place="a") == "words"
    assert seal(key, "", place="a") == unseal("", "", place="a") == ""
    for wrong, place in ((other, "a"), (key, "b"), ("", "a")):
        with pytest.raises(Unreadable):
            unseal(wrong, value, place=place)


def test_a_rotation_renews_the_key_of_a_file_and_leaves_its_words(file: File) -> None:
    from halte.core.key_rotation import columns

    places = {column.place for column in columns()}
    assert "support.File.key" in places
    assert not {place for place in places if place.startswith("support.Passage")}
    assert Passage.objects.exists()


def test_the_supervisor_of_the_file_is_told_once_that_an_emergency_opened_it(
    sam: Person, petra: Person, nadia: Person, shelter: Organisation, file: File,
    mailoutbox: list[EmailMessage],
) -> None:  # fmt: skip
    """Nora works elsewhere: her own organisation is not who answers for this file."""
    nora = make_person("Nora Night", "support_worker", shelter)
    other = a_file(sam, "wren")
    glass = replace(nora.actor, purpose="emergency", reason="access.Opening:7")
    files.files(glass)
    assert mailoutbox == []
    for _again in range(2):
        files.notebook(glass, reference=file.reference)
    assert [mail.to for mail in mailoutbox] == [[petra.user.email]]
    for text in ("heron", str(file.reference), "Nora", SECRET):
        assert text not in mailoutbox[0].body + mailoutbox[0].subject
    marked = {line.label: line.emergency_at for line in files.files(petra.actor)}
    assert marked["heron"] and marked["wren"] is None
    work(glass, reference=other.reference)
    later = replace(glass, reason="access.Opening:8")
    files.notebook(later, reference=file.reference)
    files.notebook(petra.actor, reference=file.reference)
    assert len(mailoutbox) == 3


def test_a_supervisor_is_told_when_the_glass_is_broken(
    sam: Person, sofia: Person, petra: Person, file: File,
    mailoutbox: list[object],
) -> None:  # fmt: skip
    open_emergency(sofia.actor, sofia.user, reason="A call in the night from a friend")
    told = [address for mail in mailoutbox for address in mail.to]  # type: ignore[attr-defined]
    assert petra.user.email in told
