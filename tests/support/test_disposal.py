"""Kept as long as the setting says, held where a court asks, disposed of by two."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test import Client
from django.utils import timezone

from halte.capabilities.support.actions import disposing as acts
from halte.capabilities.support.actions.files import close, reopen
from halte.capabilities.support.home import home
from halte.capabilities.support.models import Certificate, Disposal, File, LegalHold
from halte.capabilities.support.queries.duties import certificate, retention
from halte.capabilities.support.retention import kept_until
from halte.capabilities.support.states import DisposalState, Exit, FileState
from halte.core.consent.models import Event
from halte.core.errors import CodedError, Denied, Invalid, Missing
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.support.conftest import a_file, agreed, disposed

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]


@pytest.fixture
def paul(house: Organisation) -> Person:
    """Paul supervises beside Petra."""
    return make_person("Paul Second", "support_supervisor", house)


def closed(person: Person, file: File, years: float = 0) -> File:
    close(person.actor, file, exit=Exit.MOVED, follow_up_on=None)
    file.refresh_from_db()
    file.closed_at = timezone.now() - timedelta(days=365.25 * years + 1)
    file.save(update_fields=["closed_at"])
    return file


def test_one_person_cannot_dispose_of_a_file_alone(
    sam: Person, petra: Person, paul: Person, file: File
) -> None:
    closed(sam, file, 8)
    row = acts.propose_disposal(petra.actor, file, asked_by_person=False)
    with pytest.raises(Denied, match="support_second_person"):
        acts.dispose(petra.actor, row)
    with pytest.raises(Denied, match="no_permission"):
        acts.dispose(sam.actor, row)
    with pytest.raises(Denied, match="support_disposal_waits"):
        acts.propose_disposal(sam.actor, file, asked_by_person=False)
    done = acts.dispose(paul.actor, row)
    page = certificate(petra.actor, done.pk)
    assert (page.proposed_by, page.done_by) == (petra.user.name, paul.user.name)
    assert (page.years, page.by_person) == (7, False)
    with pytest.raises(Denied, match="not_found"):
        acts.dispose(paul.actor, row)


def test_the_database_itself_wants_two_people(
    sam: Person, petra: Person, file: File
) -> None:
    for who in (petra.user.pk, None):
        with pytest.raises(IntegrityError), transaction.atomic():
            Disposal.objects.create(
                file=file, by_person=True, proposed_by_id=petra.user.pk,
                state=DisposalState.DONE, ended_by_id=who,
            )  # fmt: skip


def test_the_years_are_a_setting_and_the_same_day_counts(
    sam: Person, petra: Person, file: File, settings: LazySettings
) -> None:
    closed(sam, file, 3)
    assert retention(petra.actor).over == ()
    with pytest.raises(Invalid, match="support_kept_until"):
        acts.propose_disposal(sam.actor, file, asked_by_person=False)
    settings.HALTE_SUPPORT_KEEP_YEARS = 3
    assert [line.label for line in retention(petra.actor).over] == ["heron"]
    assert kept_until(file) <= timezone.localdate()
    assert [item.count for item in home(petra.actor) if "retention" in item.url] == [1]
    assert disposed(sam, petra, file, asked=False).rule == "time_over"


def test_the_person_may_ask_sooner(sam: Person, petra: Person, file: File) -> None:
    assert disposed(sam, petra, closed(sam, file), asked=True).rule == "person_asked"


def test_a_hold_goes_before_the_wish_of_everyone_until_it_ends(
    sam: Person, petra: Person, file: File
) -> None:
    closed(sam, file, 9)
    row = acts.propose_disposal(sam.actor, file, asked_by_person=True)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for why, day, code in (
        (" ", tomorrow, "support_words_missing"),
        ("A subpoena", timezone.localdate(), "support_follow_up_past"),
    ):
        with pytest.raises(Invalid, match=code):
            acts.hold_file(petra.actor, file, why=why, ends_on=day)
    held = acts.hold_file(petra.actor, file, why="A subpoena", ends_on=tomorrow)
    row.refresh_from_db()
    assert row.state == DisposalState.WITHDRAWN
    with pytest.raises(Denied, match="support_on_hold"):
        acts.propose_disposal(sam.actor, file, asked_by_person=True)
    page = retention(petra.actor)
    assert page.over[0].held_until == tomorrow and page.holds[0].why == "A subpoena"
    assert not [item for item in home(petra.actor) if "retention" in item.url]
    assert "subpoena" not in str(vars(held))
    acts.lift_hold(petra.actor, held)
    with pytest.raises(Denied, match="support_already_lifted"):
        acts.lift_hold(petra.actor, held)
    assert disposed(sam, petra, file, asked=True)


def test_a_hold_that_is_over_holds_no_more(
    sam: Person, petra: Person, file: File
) -> None:
    closed(sam, file, 9)
    tomorrow = timezone.localdate() + timedelta(days=1)
    held = acts.hold_file(petra.actor, file, why="A subpoena", ends_on=tomorrow)
    LegalHold.objects.filter(pk=held.pk).update(
        ends_on=timezone.localdate() - timedelta(days=1)
    )
    assert disposed(sam, petra, file, asked=False)


def test_a_proposal_ends_when_the_person_comes_back_or_someone_keeps_the_file(
    sam: Person, petra: Person, file: File
) -> None:
    closed(sam, file, 8)
    row = acts.propose_disposal(sam.actor, file, asked_by_person=False)
    reopen(sam.actor, file)
    with pytest.raises(Denied, match="support_disposal_over"):
        acts.dispose(petra.actor, row)
    closed(sam, file, 8)
    again = acts.propose_disposal(sam.actor, file, asked_by_person=False)
    acts.keep_file(petra.actor, again)
    with pytest.raises(Denied, match="support_disposal_over"):
        acts.dispose(petra.actor, again)
    assert File.objects.get(pk=file.pk).state == FileState.CLOSED


def test_the_digest_is_over_every_sealed_text_and_who_was_there_is_forgotten(
    sam: Person, petra: Person, file: File, shelter: Organisation
) -> None:
    """Looked up anew with plain SQL, not by the code that disposes."""
    agreed(sam, file, shelter, "needs")
    closed(sam, file, 8)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM support_passage ORDER BY id")
        rows = [row[0] for row in cursor.fetchall()]
    done = disposed(sam, petra, file, asked=False)
    assert done.rows == len(rows) == 4
    assert done.digest == hashlib.sha256(json.dumps(rows).encode()).hexdigest()
    assert {(e.witness, e.authority) for e in Event.objects.all()} == {("", "")}


def test_files_and_certificates_of_others_are_not_found(
    sam: Person, petra: Person, nadia: Person, file: File
) -> None:
    closed(sam, file, 8)
    row = acts.propose_disposal(sam.actor, file, asked_by_person=False)
    page = retention(nadia.actor)
    assert page.over == page.proposed == page.holds == ()
    for act in (acts.dispose, acts.keep_file):
        with pytest.raises(Denied, match="not_found"):
            act(nadia.actor, row)
    done = acts.dispose(petra.actor, row)
    with pytest.raises(Missing):
        certificate(nadia.actor, done.pk)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_propose_show_and_do_it(
    language: str, sam: Person, petra: Person, file: File, signed_in: Sign
) -> None:
    closed(sam, file, 8)
    here = f"/{language}/support/"
    worker, supervisor = signed_in(sam), signed_in(petra)
    worker.post(f"{here}{file.reference}/dispose/", {"sure": "on"})
    row = Disposal.objects.get()
    page = supervisor.get(f"{here}retention/").content.decode()
    assert f"{here}disposals/{row.pk}/do/" in page and "heron" in page
    assert worker.get(f"{here}retention/").status_code == 403
    supervisor.post(f"{here}disposals/{row.pk}/do/")
    done = Certificate.objects.get()
    shown = supervisor.get(f"{here}certificates/{done.pk}/").content.decode()
    assert done.digest in shown and "heron" not in shown
    for name in ("certificates", "disposals"):
        path = f"{here}{name}/{'9' * 26}/" + ("do/" if name == "disposals" else "")
        assert supervisor.post(path).status_code in (404, 405)
        assert supervisor.get(path).status_code in (404, 405)


def test_the_last_page_of_a_hold_is_for_a_supervisor(
    sam: Person, petra: Person, file: File, signed_in: Sign
) -> None:
    path = f"/en/support/{file.reference}/hold/"
    assert signed_in(sam).get(path).status_code == 403
    client = signed_in(petra)
    assert client.post(path, {"why": "", "ends_on": "soon"}).status_code == 400
    day = timezone.localdate() + timedelta(days=90)
    assert client.post(path, {"why": "A court", "ends_on": str(day)}).status_code == 302
    client.post(f"/en/support/holds/{LegalHold.objects.get().pk}/lift/")
    assert LegalHold.objects.get().lifted_by_id == petra.user.pk


def test_a_file_on_hold_is_not_offered_to_be_held_again(
    sam: Person, petra: Person, file: File, signed_in: Sign
) -> None:
    closed(sam, file, 9)
    client, here = signed_in(petra), "/en/support/retention/"
    offered = f"/en/support/{file.reference}/hold/"
    assert offered in client.get(here).content.decode()
    day = timezone.localdate() + timedelta(days=90)
    held = acts.hold_file(petra.actor, file, why="A court", ends_on=day)
    page = client.get(here).content.decode()
    assert "on hold until" in page and offered not in page
    acts.lift_hold(petra.actor, held)
    assert offered in client.get(here).content.decode()


def at_once(acts_: list[Callable[[], object]]) -> None:
    both = Barrier(len(acts_))

    def run(act: Callable[[], object]) -> None:
        both.wait()
        with suppress(CodedError, OperationalError, IntegrityError):
            act()
        connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts_]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.postgresql
def test_a_hold_and_a_disposal_never_pass_each_other(
    sam: Person, petra: Person, paul: Person, house: Organisation
) -> None:
    """Either the file is gone and not held, or held and there."""
    if connection.vendor != "postgresql":
        pytest.skip("needs a database where two transactions can meet")
    tomorrow = timezone.localdate() + timedelta(days=1)
    for number in range(4):
        file = closed(sam, a_file(sam, f"bird {number}"), 8)
        row = acts.propose_disposal(sam.actor, file, asked_by_person=False)

        def hold(file: File = file) -> object:
            return acts.hold_file(petra.actor, file, why="Court", ends_on=tomorrow)

        def dispose(row: Disposal = row) -> object:
            return acts.dispose(paul.actor, row)

        at_once([hold, dispose])
        file.refresh_from_db()
        gone = file.state == FileState.DISPOSED
        assert gone is not file.holds.exists()
        assert gone is Certificate.objects.filter(file=file).exists()


@pytest.mark.postgresql
def test_two_people_who_propose_or_dispose_at_once_make_one(
    sam: Person, petra: Person, paul: Person, house: Organisation
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("needs a database where two transactions can meet")
    file = closed(sam, a_file(sam), 8)
    at_once([
        lambda: acts.propose_disposal(sam.actor, file, asked_by_person=False),
        lambda: acts.propose_disposal(sam.actor, file, asked_by_person=True),
    ])  # fmt: skip
    row = Disposal.objects.get()
    at_once([
        lambda: acts.dispose(petra.actor, row), lambda: acts.dispose(paul.actor, row)
    ])  # fmt: skip
    assert Certificate.objects.count() == 1
