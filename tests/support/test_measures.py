"""What is reported up: right by hand, silent about few, blind to demonstrations."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.actions.files import write
from halte.capabilities.support.actions.work import note_deed, note_outcome
from halte.capabilities.support.home import home
from halte.capabilities.support.measures import defining
from halte.capabilities.support.measures.people import urgent_in
from halte.capabilities.support.models import Deed, File, Passage, Referral
from halte.capabilities.support.queries.counts import counts
from halte.capabilities.support.states import SMALLEST, Decline, Done
from halte.core.consent.models import Disclosure, Event
from halte.core.errors import Denied
from halte.core.measures.registry import COUNTING, MEASURES, Row
from halte.core.measures.smallest_cell import protect
from halte.core.measures.worlds import of_the_demonstration
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import a_file, sent, written
from tests.support.counted import counted, life, now, rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def six(sam: Person) -> list[File]:
    """Six people reached, each with an urgent need for shelter; one in Manitoba."""
    made = []
    for number in range(6):
        row = a_file(sam, f"bird {number}", region="CA-MB" if number == 5 else "CA-ON")
        written(sam, row, "need-shelter", level="3")
        kind = Done.CONTACT if number < 4 else Done.SERVICE
        note_deed(sam.actor, row, kind=kind, domain="", words="", at=timezone.now())
        made.append(row)
    write(sam.actor, made[0], topic="need-shelter", content={"level": "1"}, seen=1)
    return made


def an_hour_passes() -> Any:
    """The same rows, read later."""
    later = timezone.now() + timedelta(minutes=61)
    return patch("django.utils.timezone.now", lambda: later)


def urgent_at(file: File, at: datetime) -> None:
    """A need noted as urgent at a moment."""
    Passage.objects.create(
        file=file, topic="need-safety", number=1, level=3, content=file.sealed("{}"),
        via="typed", kept_at=at,
    )  # fmt: skip


def test_people_and_needs_are_counted_as_by_hand(six: list[File]) -> None:
    assert counted("people_supported") == {"": 6}
    assert counted("people_supported", "region") == {"CA-MB": 1, "CA-ON": 5}
    assert counted("needs_unmet", "domain") == {"shelter": 5}
    assert counted("needs_met", "domain") == {"shelter": 1}
    assert counted("urgent_reached") == {}
    with an_hour_passes():
        assert counted("urgent_reached") == {"": Decimal("66.7")}
    # Nobody vanishes for want of a province.
    File.objects.filter(region="CA-ON").update(region="")
    assert counted("needs_unmet", "region") == {"CA-MB": 1, "not_said": 4}
    assert counted("needs_met", "region") == {"not_said": 1}
    assert counted("organisations") == {"": 1}
    File.objects.update(demonstration=True)
    assert counted("people_supported") == {"": 0}
    with an_hour_passes():
        assert counted("urgent_reached") == {}
        with of_the_demonstration():
            assert counted("urgent_reached") == {"": Decimal("66.7")}
            assert counted("people_supported") == {"": 6}


def test_counts_of_people_have_a_smallest_cell_and_few_give_no_share(
    sam: Person,
) -> None:
    for id_, measure in MEASURES.items():
        if id_.startswith("support.") and measure.unit in ("person", "referral"):
            assert measure.smallest_cell == SMALLEST, id_
    row = a_file(sam)
    written(sam, row, "need-shelter", level="3")
    with an_hour_passes():
        assert counted("urgent_reached") == counted("urgent_hours") == {}
    assert defining.share([1, 2, 3, 4], []) == []
    assert defining.share([1, 2, 3, 4, 5], []) == [Row("", Decimal("100.0"))]
    assert defining.share([1, 1, 1, 2], [2, 2, 3]) == []


def test_answers_loops_and_reasons_are_counted_as_by_hand(
    sam: Person, nadia: Person, shelter: Organisation, six: list[File]
) -> None:
    for number, file in enumerate(six):
        row = sent(sam, file, shelter, topics=("need-shelter",))
        if number < 3:
            acts.accept(nadia.actor, row)
            acts.finish(nadia.actor, row)
        elif number < 5:
            acts.decline(nadia.actor, row, reason=Decline.FULL, words="")
    # The sixth was sent a moment ago: it is neither answered nor late.
    assert counted("referrals_answered") == {"": Decimal("100.0")}
    assert counted("referrals_closed") == {"": Decimal("100.0")}
    assert counted("referrals_declined", "reason") == {"full": 2}
    assert counted("consent_before_disclosure") == {"": Decimal("100.0")}
    late = timezone.now() - timedelta(hours=4)
    Referral.objects.filter(state__in=["declined", "sent"]).update(sent_at=late)
    assert counted("referrals_answered") == {"": Decimal("50.0")}
    # What the sender took back before an answer was no promise that was broken.
    Referral.objects.filter(state="sent").update(state="revoked")
    assert counted("referrals_answered") == {"": Decimal("60.0")}
    Referral.objects.exclude(state="done").update(state="revoked")
    assert counted("referrals_closed") == {}


def test_a_disclosure_without_consent_would_be_seen(
    sam: Person, nadia: Person, shelter: Organisation, six: list[File]
) -> None:
    for file in six[:4]:
        sent(sam, file, shelter, topics=("need-shelter",))
    # Written past every door, as only a fault of ours could.
    Disclosure.objects.create(
        person=six[5].person, purpose="referral", recipient="shelter",
        scope=["account"], thing="support.Referral:0",
    )  # fmt: skip
    assert counted("consent_before_disclosure") == {"": Decimal("80.0")}


def test_one_person_with_many_needs_and_referrals_is_a_cell_of_one(
    sam: Person, nadia: Person, shelter: Organisation
) -> None:
    """Six needs of one person in Manitoba are not six people in Manitoba."""
    one = a_file(sam, "wren", region="CA-MB")
    for domain in ("shelter", "safety", "health", "work", "papers", "basics"):
        written(sam, one, f"need-{domain}", level="2")
    note_deed(sam.actor, one, kind=Done.CONTACT, domain="", words="", at=timezone.now())
    for _ in range(6):
        acts.decline(
            nadia.actor, sent(sam, one, shelter), reason=Decline.FULL, words=""
        )
    assert rows("needs_unmet", "region") == [Row("CA-MB", Decimal(6), 1)]
    assert [row.value for row in protect(rows("needs_unmet"), SMALLEST)] == [None]
    assert [row.value for row in protect(rows("referrals_declined"), SMALLEST)] == [
        None
    ]
    for share in (
        "referrals_answered",
        "referrals_closed",
        "consent_before_disclosure",
    ):
        assert counted(share) == {}, share


def test_a_need_saved_again_is_not_a_new_urgent_need(sam: Person) -> None:
    for number in range(5):
        file = a_file(sam, f"dove {number}")
        urgent_at(file, timezone.now() - timedelta(days=90))
        write(sam.actor, file, topic="need-safety", content={"level": "3"}, seen=1)
    with an_hour_passes():
        assert urgent_in(now()) == []


def test_the_middle_of_the_hours_is_that_of_the_rows(
    sam: Person,
) -> None:
    """Recounted from the rows: at once, 2, 4 and 26 hours, and two not reached."""
    began = timezone.now() - timedelta(days=3)
    files = [a_file(sam, f"lark {number}") for number in range(6)]
    for file, hours in zip(files, (-0.5, 2, 4, 26, None, None), strict=True):
        urgent_at(file, began)
        kind = Done.SERVICE if hours is None else Done.CONTACT
        at = began + timedelta(hours=hours or 0)
        note_deed(sam.actor, file, kind=kind, domain="", words="", at=at)
    waits = sorted(
        min(
            (
                max(deed.at - passage.kept_at, timedelta())
                for deed in Deed.objects.filter(file=passage.file, kind="contact")
            ),
            default=timedelta.max,
        )
        for passage in Passage.objects.filter(level=3)
    )
    assert waits[2:4] == [timedelta(hours=4), timedelta(hours=26)]
    assert counted("urgent_hours") == {"": Decimal("15.0")}
    assert counted("urgent_reached") == {"": Decimal("16.7")}
    for number in range(3):
        urgent_at(a_file(sam, f"crane {number}"), began)
    # Five of nine were not reached: the middle is none of the times that are known.
    assert counted("urgent_hours") == {}


def test_a_consent_written_down_afterwards_makes_no_disclosure_right(
    sam: Person, nadia: Person, shelter: Organisation, six: list[File]
) -> None:
    for file in six[:5]:
        sent(sam, file, shelter, topics=("need-shelter",))
    out = Disclosure.objects.create(
        person=six[5].person, purpose="referral", recipient="shelter",
        scope=["needs"], thing="support.Referral:0",
    )  # fmt: skip
    said = Event(
        person=six[5].person, purpose="referral", recipient="shelter", kind="given",
        scope=["needs"], language="en", method="spoken",
        at=out.at - timedelta(hours=1), recorded_at=out.at + timedelta(hours=1),
    )  # fmt: skip
    said.save()
    assert counted("consent_before_disclosure") == {"": Decimal("83.3")}
    said.pk, said.recorded_at = None, out.at - timedelta(minutes=59)
    said.save()
    assert counted("consent_before_disclosure") == {"": Decimal("100.0")}


@pytest.mark.parametrize("many", [6, 12])
def test_counting_asks_as_often_of_many_files_as_of_few(
    sam: Person, nadia: Person, shelter: Organisation, many: int
) -> None:
    for number in range(many):
        file = a_file(sam, f"swift {number}")
        written(sam, file, "need-shelter", level="3")
        at = timezone.now()
        note_deed(sam.actor, file, kind=Done.CONTACT, domain="", words="", at=at)
        note_outcome(sam.actor, file, months=3, life=life({"own"}))
        sent(sam, file, shelter, topics=("need-shelter",))
    for id_, measure in MEASURES.items():
        if id_.startswith("support."):
            for breakdown in ("", *measure.breakdowns):
                with CaptureQueriesContext(connection) as asked_for:
                    list(COUNTING[id_](now(), breakdown))
                assert len(asked_for) <= 2, (id_, len(asked_for))


def test_the_page_of_counts_withholds_what_few_people_would_be_known_by(
    sam: Person, otto: Person, six: list[File]
) -> None:
    page = {
        count.title.en: count
        for count in counts(sam.actor, earlier=False, real=True).counts
    }
    people = page["People supported"]
    assert people.value == 6
    by_region = {cell.title.en: cell.value for cell in people.splits[0].cells}
    # One person in Manitoba: with the total shown, Ontario would tell of them too.
    assert by_region["Manitoba"] is None
    assert by_region["Ontario"] is None
    assert (
        page["Urgent needs followed by a safe contact within an hour"].kind == "share"
    )
    # In a demonstration, invented files are counted unless real ones are asked for.
    shown = counts(sam.actor, earlier=False, real=False)
    assert shown.invented
    assert [c.value for c in shown.counts if c.id == "support.people_supported"] == [0]
    assert not page["Referrals answered in time"].known
    with pytest.raises(Denied):
        counts(otto.actor, earlier=False, real=True)


def test_a_worker_finds_their_day_at_home(
    sam: Person, nadia: Person, shelter: Organisation, six: list[File]
) -> None:
    row = sent(sam, six[0], shelter, topics=("need-shelter",))
    assert [item.title.en for item in home(nadia.actor)] == ["Referrals to answer"]
    acts.decline(nadia.actor, row, reason=Decline.FULL, words="")
    late = sent(sam, six[1], shelter, topics=("need-shelter",))
    Referral.objects.filter(pk=late.pk).update(
        sent_at=timezone.now() - timedelta(days=9)
    )
    starts = timezone.localdate() - timedelta(days=160)
    written(sam, six[2], "status", trp_start=starts.isoformat())
    File.objects.update(opened_at=timezone.now() - timedelta(days=100))
    found = {item.title.en: item.count for item in home(sam.actor)}
    assert found == {
        "Declined: try the next service": 1,
        "Answers that are late: call them": 1,
        "Referrals open for more than 7 days: what became of them?": 1,
        "Permits past day 150: ask what comes next": 1,
        "People to ask how life stands": 6,
    }
