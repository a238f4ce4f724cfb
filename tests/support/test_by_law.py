"""What a law demands is an event of its own: no consent, never counted as one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import Error, connection, transaction
from django.test import Client
from django.utils import timezone

from halte.capabilities.support.actions import by_law as acts
from halte.capabilities.support.actions.by_law import Demanded
from halte.capabilities.support.actions.files import choose_level
from halte.capabilities.support.measures.loops import consent_before_disclosure
from halte.capabilities.support.models import APPEND_ONLY, File, LawDisclosure
from halte.capabilities.support.parcel import open_words
from halte.capabilities.support.queries.own_copy import compose, own_copy
from halte.capabilities.support.states import Exemption, Level, Told
from halte.core.append_only import unguarded
from halte.core.audit.models import Entry
from halte.core.consent import queries as consents
from halte.core.consent.models import Disclosure, Event
from halte.core.errors import Denied, Invalid, Missing
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import a_file, disposed, drafted, sent
from tests.support.counted import now

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]
SAID = "That her son is alone with him tonight"
ACT = "Youth Protection Act, s. 39"


def demanded(person: Person, **changes: Any) -> Demanded:
    plain: dict[str, Any] = {
        "exemption": Exemption.CHILD, "recipient": "Child protection, Ms. Roy",
        "said": SAID, "provision": ACT, "decided_by_id": person.user.pk,
        "at": timezone.now(), "told": Told.NOT_YET, "told_words": "She sleeps",
    }  # fmt: skip
    return Demanded(**{**plain, **changes})


def told(person: Person, file: File, **changes: Any) -> LawDisclosure:
    return acts.record_by_law(person.actor, file, demanded=demanded(person, **changes))


def test_it_stands_with_what_was_disclosed_and_makes_no_consent(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    told(sam, file)
    page = consents.person(sam.actor, reference=file.person)
    (line,) = page.by_law
    assert (line.said, line.provision, line.decided_by) == (SAID, ACT, sam.user.name)
    assert not line.is_told and page.lines == ()
    assert not Event.objects.exists() and not Disclosure.objects.exists()
    assert open_words(drafted(sam, file, shelter)) == frozenset()


def test_it_does_not_touch_the_share_of_disclosures_with_consent(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    period = now()
    for number in range(6):
        sent(sam, a_file(sam, f"bird {number}"), shelter)
    before = [row.value for row in consent_before_disclosure(period, "")]
    told(sam, file)
    after = [row.value for row in consent_before_disclosure(period, "")]
    assert before == after and before


def test_its_words_are_sealed_only_grow_and_go_with_the_file(
    sam: Person, petra: Person, file: File
) -> None:
    row = told(sam, file)
    assert SAID not in str(vars(row)) and ACT not in str(vars(row))
    assert not [e for e in Entry.objects.all() if "son" in str(vars(e)).split()]
    assert unguarded(connection, APPEND_ONLY) == []
    for change in ("UPDATE support_lawdisclosure SET told = 'yes'",
                   "DELETE FROM support_lawdisclosure"):  # fmt: skip
        with pytest.raises(Error), transaction.atomic():
            connection.cursor().execute(change)
    from halte.capabilities.support.actions.files import close
    from halte.capabilities.support.states import Exit

    close(sam.actor, file, exit=Exit.MOVED, follow_up_on=None)
    assert disposed(sam, petra, file, asked=True).rows == 8


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"provision": " "}, "support_words_missing"),
     ({"recipient": ""}, "support_words_missing"),
     ({"said": ""}, "support_words_missing"),
     ({"told_words": ""}, "support_why_not_told"),
     ({"told": Told.NOT_SAFE, "told_words": " "}, "support_why_not_told"),
     ({"decided_by_id": 10**12}, "support_colleague_unknown"),
     ({"at": timezone.now() + timedelta(days=2)}, "support_in_future")],
)  # fmt: skip
def test_the_one_who_enters_it_names_the_provision_and_says_whether_it_was_told(
    changes: dict[str, Any], code: str, sam: Person, file: File
) -> None:
    with pytest.raises(Invalid, match=code):
        told(sam, file, **changes)
    assert not LawDisclosure.objects.exists()


def test_the_person_is_told_once_later_and_their_copy_says_so(
    sam: Person, file: File
) -> None:
    row = told(sam, file)
    for at in (row.at - timedelta(hours=1), timezone.now() + timedelta(hours=1)):
        with pytest.raises(Invalid, match="support_told_when"):
            acts.note_telling(sam.actor, row, at=at, words="")
    acts.note_telling(sam.actor, row, at=timezone.now(), words="She understood")
    with pytest.raises(Denied, match="support_told_already"):
        acts.note_telling(sam.actor, row, at=timezone.now(), words="")
    text = str(compose(own_copy(sam.actor, reference=file.reference)))
    for words in (SAID, ACT, "She understood", "Yes, the person was told"):
        assert words in text
    assert "She sleeps" not in text


def test_a_confidential_file_has_the_two_exceptions_too_and_supervisors_learn_of_it(
    sam: Person, petra: Person, file: File, mailoutbox: list[EmailMessage]
) -> None:
    choose_level(sam.actor, file, level=Level.CONFIDENTIAL)
    told(sam, file, exemption=Exemption.DANGER)
    assert [mail.to for mail in mailoutbox] == [[petra.user.email]]
    assert SAID not in mailoutbox[0].body + mailoutbox[0].subject


def test_nobody_outside_the_circle_records_or_reads_it(
    sam: Person, sofia: Person, nadia: Person, file: File
) -> None:
    row = told(sam, file)
    for stranger in (sofia, nadia):
        with pytest.raises(Denied, match="not_found"):
            told(stranger, file)
        with pytest.raises(Denied, match="not_found"):
            acts.note_telling(stranger.actor, row, at=timezone.now(), words="")
        with pytest.raises(Missing):
            consents.person(stranger.actor, reference=file.person)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_record_it_tell_it_and_warn_before_a_copy_is_printed(
    language: str, sam: Person, petra: Person, file: File, signed_in: Sign
) -> None:
    client, here = signed_in(sam), f"/{language}/support/{file.reference}/"
    assert client.post(f"{here}law/", {"exemption": "other"}).status_code == 400
    posted = {
        "exemption": "child", "at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        "recipient": "Child protection", "said": SAID, "provision": ACT,
        "decided_by_id": str(petra.user.pk), "told": "not_safe",
        "told_words": "He reads her telephone",
    }  # fmt: skip
    assert client.post(f"{here}law/", posted)["Location"] == here
    row = LawDisclosure.objects.get()
    assert row.decided_by_id == petra.user.pk
    page = client.get(f"/{language}/consent/{file.person}/").content.decode()
    assert SAID in page and f"/{language}/support/told/{row.pk}/" in page
    assert client.get(f"{here}copy/").content.decode().count("notice") == 1
    far = client.get(f"/{language}/support/told/{'9' * 26}/")
    assert far.status_code == 404
