"""A withdrawal reaches the copies that no program can empty: by hand, until closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.actions.handovers import make_link, open_link
from halte.capabilities.support.actions.keeping import hand_copy
from halte.capabilities.support.actions.records import make_record
from halte.capabilities.support.home import home
from halte.capabilities.support.jobs import remind_of_copies
from halte.capabilities.support.measures.loops import consent_before_disclosure
from halte.capabilities.support.models import File
from halte.capabilities.support.parcel import parcel_of
from halte.capabilities.support.queries.copies import CopyLine, copies
from halte.capabilities.support.states import REMIND_DAYS, Route
from halte.core.access.actor import Actor
from halte.core.consent.actions import Circumstances, recall, withdraw
from halte.core.consent.models import Disclosure, RecallNote
from halte.core.consent.models import Person as Consenting
from halte.core.consent.states import Method, Recall
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import a_file, agreed, drafted, sent
from tests.support.counted import now
from tests.support.test_referrals import Quiet

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]


def taken_back(person: Person, file: File, to: str, purpose: str = "referral") -> None:
    how = Circumstances(timezone.now(), "en", Method.SPOKEN)
    who = Consenting.objects.get(reference=file.person)
    withdraw(person.actor, who, purpose=purpose, recipient=to, how=how)


def on_paper(person: Person, file: File, to: Organisation) -> None:
    agreed(person, file, to, "needs", "contact")
    row = drafted(person, file, to, route=Route.PRINTED)
    acts.send(person.actor, row, digest=parcel_of(row).digest)


def by_link(person: Person, file: File, to: Organisation, *, opened: bool) -> None:
    agreed(person, file, to, "needs", "contact")
    row = drafted(person, file, to, route=Route.LINK)
    acts.send(person.actor, row, digest=parcel_of(row).digest)
    keys = make_link(person.actor, row)
    if opened:
        open_link(Actor(), keys.handover, code=keys.code)


def of(person: Person) -> tuple[CopyLine, ...]:
    return copies(person.actor)


def asked(person: Person, line: CopyLine, state: Recall, days_ago: int = 0) -> None:
    row = Disclosure.objects.get(pk=line.id)
    day = timezone.localdate() - timedelta(days=days_ago)
    recall(person.actor, row, state=state, on=day)


def long_ago(days: int) -> None:
    """As if all of it had gone out earlier; the table itself only grows."""
    from django.db import connection

    from halte.core.append_only import guard, unguard

    moment = timezone.now() - timedelta(days=days)
    with connection.cursor() as cursor:
        for statement in unguard(connection.vendor, "consent_disclosure", "id"):
            cursor.execute(statement)
        Disclosure.objects.update(at=moment)
        for statement in guard(connection.vendor, "consent_disclosure", "id"):
            cursor.execute(statement)


def test_a_sheet_a_link_a_record_and_the_own_copy_are_listed_once_taken_back(
    sam: Person, file: File, clinic: Organisation, shelter: Organisation,
    nadia: Person,
) -> None:  # fmt: skip
    on_paper(sam, file, clinic)
    agreed(sam, file, shelter, "needs", "contact", purpose="investigation")
    make_record(sam.actor, file, purpose="investigation", recipient="shelter")
    hand_copy(sam.actor, file)
    assert of(sam) == ()
    taken_back(sam, file, "clinic")
    assert {str(line.kind) for line in of(sam)} == {
        "A printed sheet", "The person’s own copy"
    }  # fmt: skip
    taken_back(sam, file, "shelter", "investigation")
    assert len(of(sam)) == 3 and all(line.due for line in of(sam))
    assert [item.count for item in home(sam.actor) if "copies" in item.url] == [3]


@pytest.mark.parametrize("opened", [True, False])
def test_a_link_that_nobody_opened_left_no_copy(
    opened: bool, sam: Person, file: File, clinic: Organisation
) -> None:
    by_link(sam, file, clinic, opened=opened)
    taken_back(sam, file, "clinic")
    assert len(of(sam)) == int(opened)


def test_what_went_inside_halte_empties_itself_and_is_not_asked_for(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    sent(sam, file, shelter)
    taken_back(sam, file, "shelter")
    assert of(sam) == ()


def test_a_narrower_consent_asks_for_the_copy_as_well(
    sam: Person, file: File, clinic: Organisation
) -> None:
    on_paper(sam, file, clinic)
    agreed(sam, file, clinic, "needs")
    (line,) = of(sam)
    asked(sam, line, Recall.ASKED)
    asked(sam, line, Recall.DESTROYED)
    assert of(sam)[0].closed


def test_it_is_asked_twice_before_one_says_that_nobody_answers(
    sam: Person, file: File, clinic: Organisation
) -> None:
    on_paper(sam, file, clinic)
    taken_back(sam, file, "clinic")
    long_ago(40)
    (line,) = of(sam)
    assert [code for code, _word in line.answers] == ["asked"]
    with pytest.raises(Invalid, match="recall_ask_first"):
        asked(sam, line, Recall.DESTROYED)
    asked(sam, line, Recall.ASKED, REMIND_DAYS + 1)
    (line,) = of(sam)
    assert line.due and not line.closed and line.notes[0].by == sam.user.name
    for days in (REMIND_DAYS + 1, REMIND_DAYS + 1):
        with pytest.raises(Invalid, match="recall_ask_again"):
            asked(sam, line, Recall.NO_ANSWER, days)
    asked(sam, line, Recall.ASKED, 1)
    assert not of(sam)[0].due
    asked(sam, line, Recall.NO_ANSWER)
    assert of(sam)[0].closed
    assert not [item for item in home(sam.actor) if "copies" in item.url]
    # An answer may come after all.
    asked(sam, line, Recall.KEPT_BY_LAW)
    asked(sam, line, Recall.DESTROYED)
    with pytest.raises(Invalid, match="recall_closed"):
        asked(sam, line, Recall.ASKED)
    assert RecallNote.objects.count() == 5


def test_only_the_own_copy_is_the_persons_to_keep(
    sam: Person, file: File, clinic: Organisation
) -> None:
    hand_copy(sam.actor, file)
    on_paper(sam, file, clinic)
    taken_back(sam, file, "clinic")
    for line in of(sam):
        asked(sam, line, Recall.ASKED)
    own, sheet = sorted(of(sam), key=lambda line: str(line.recipient) != "The person")
    assert "kept_by_person" in dict(own.answers)
    assert "kept_by_person" not in dict(sheet.answers)
    asked(sam, own, Recall.KEPT_BY_PERSON)
    with pytest.raises(Invalid, match="recall_not_theirs"):
        asked(sam, sheet, Recall.KEPT_BY_PERSON)


def test_a_copy_of_ones_own_is_no_disclosure_that_lacks_consent(
    sam: Person, file: File, clinic: Organisation
) -> None:
    for number in range(6):
        on_paper(sam, a_file(sam, f"bird {number}"), clinic)
    period = now()
    before = [row.value for row in consent_before_disclosure(period, "")]
    hand_copy(sam.actor, file)
    after = [row.value for row in consent_before_disclosure(period, "")]
    assert before == after and before


@pytest.mark.parametrize("days", [-1, 2])
def test_a_day_before_it_went_out_or_after_today_is_refused(
    days: int, sam: Person, file: File, clinic: Organisation
) -> None:
    on_paper(sam, file, clinic)
    taken_back(sam, file, "clinic")
    with pytest.raises(Invalid, match="recall_day"):
        asked(sam, of(sam)[0], Recall.ASKED, days if days > 0 else -1)


def test_the_circle_is_reminded_every_week_until_each_is_closed(
    sam: Person, sofia: Person, file: File, clinic: Organisation,
    mailoutbox: list[EmailMessage],
) -> None:  # fmt: skip
    on_paper(sam, file, clinic)
    remind_of_copies(Actor(via="job"), Quiet())
    assert mailoutbox == []
    taken_back(sam, file, "clinic")
    remind_of_copies(Actor(via="job"), Quiet())
    assert [mail.to for mail in mailoutbox] == [[sam.user.email]]
    asked(sam, of(sam)[0], Recall.ASKED)
    remind_of_copies(Actor(via="job"), Quiet())
    assert len(mailoutbox) == 1


def test_copies_of_others_files_are_neither_seen_nor_noted(
    sam: Person, sofia: Person, nadia: Person, file: File, clinic: Organisation
) -> None:
    on_paper(sam, file, clinic)
    taken_back(sam, file, "clinic")
    (line,) = of(sam)
    assert of(sofia) == of(nadia) == ()
    glass = replace(sofia.actor, purpose="emergency", reason="access.Opening:1")
    assert copies(glass) == ()
    for stranger in (sofia, nadia):
        with pytest.raises(Denied, match="not_found"):
            asked(stranger, line, Recall.ASKED)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_hand_a_copy_list_it_and_note_an_answer(
    language: str, sam: Person, file: File, clinic: Organisation, signed_in: Sign
) -> None:
    client, here = signed_in(sam), f"/{language}/support/"
    assert client.get(f"{here}{file.reference}/copy/pdf/").status_code == 405
    pdf = client.post(f"{here}{file.reference}/copy/pdf/")
    assert pdf["Content-Type"] == "application/pdf"
    assert client.post(f"{here}{file.reference}/copy/paper/").status_code == 302
    assert Disclosure.objects.filter(purpose="own_copy").count() == 2
    on_paper(sam, file, clinic)
    taken_back(sam, file, "clinic")
    page = client.get(f"{here}copies/").content.decode()
    assert page.count('name="state"') == 3
    line = of(sam)[0]
    for forged in ({"state": "burnt"}, {"state": "asked", "on": "soon"},
                   {"state": "destroyed"}, {"state": "no_answer"}):  # fmt: skip
        client.post(f"{here}copies/{line.id}/", forged)
    assert not RecallNote.objects.exists()
    client.post(f"{here}copies/{line.id}/", {"state": "asked"})
    assert RecallNote.objects.get().by_id == sam.user.pk
    assert (
        client.post(f"{here}copies/{'9' * 26}/", {"state": "asked"}).status_code == 404
    )
