"""Referrals: nothing leaves without consent, and every loop closes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halte.capabilities.support import jobs
from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.actions.files import choose_level, write
from halte.capabilities.support.actions.work import lift, withhold
from halte.capabilities.support.models import Copy, File, Referral
from halte.capabilities.support.parcel import CLOSED, UNSAID, parcel_of
from halte.capabilities.support.queries import referrals as queries
from halte.capabilities.support.queries.refer import agreeing
from halte.capabilities.support.queries.waiting import sent_waiting
from halte.capabilities.support.states import (
    TRANSITIONS,
    Decline,
    Level,
    ReferralState,
    Route,
    Timeframe,
    Why,
)
from halte.core.access.actor import Actor
from halte.core.audit.models import Entry
from halte.core.consent.actions import Circumstances, withdraw
from halte.core.consent.jobs import note_expired
from halte.core.consent.models import Disclosure
from halte.core.consent.models import Person as Consenting
from halte.core.consent.states import Method
from halte.core.consent.words import SCOPES
from halte.core.errors import Denied, Invalid, Missing
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import SECRET, agreed, drafted, sent

pytestmark = pytest.mark.django_db(transaction=True)
R = ReferralState


class Quiet:
    """Progress that nobody watches."""

    checkpoint: ClassVar[dict[str, object]] = {}
    job_id = 0

    def at(self, *_args: object) -> None:
        """Nothing."""


def taken_back(person: Person, file: File, to: Organisation) -> None:
    who = Consenting.objects.get(reference=file.person)
    how = Circumstances(timezone.now(), "en", Method.SPOKEN)
    withdraw(person.actor, who, purpose="referral", recipient=to.slug, how=how)


def test_nothing_leaves_without_consent_for_every_field(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    row = drafted(sam, file, shelter)
    digest = parcel_of(row).digest
    with pytest.raises(Denied, match="consent_missing"):
        acts.send(sam.actor, row, digest=digest)
    agreed(sam, file, shelter, "needs")
    with pytest.raises(Denied, match="consent_missing"):
        acts.send(sam.actor, row, digest=digest)
    assert not Copy.objects.exists()
    assert not Disclosure.objects.exists()
    assert Entry.objects.filter(outcome="consent_missing").count() == 2
    agreed(sam, file, shelter, "needs", "contact")
    # The consent now names the need too: the sender looks again at what goes.
    with pytest.raises(Invalid, match="support_changed_since_shown"):
        acts.send(sam.actor, row, digest=digest)
    digest = parcel_of(row).digest
    assert acts.send(sam.actor, row, digest=digest).state == R.SENT


def test_consent_for_one_service_is_none_for_another(
    sam: Person, file: File, shelter: Organisation, clinic: Organisation, nadia: Person
) -> None:
    agreed(sam, file, clinic, "needs", "contact")
    row = drafted(sam, file, shelter)
    with pytest.raises(Denied, match="consent_missing"):
        acts.send(sam.actor, row, digest=parcel_of(row).digest)


def test_a_job_a_key_and_an_emergency_cannot_send(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    agreed(sam, file, shelter, "needs", "contact")
    row = drafted(sam, file, shelter)
    digest = parcel_of(row).digest
    emergency = replace(sam.actor, purpose="emergency", reason="access.Opening:1")
    for actor in (
        Actor(via="job", label="job"),
        Actor(via="api", organisation_id=sam.organisation.pk,
              roles=frozenset({"support_worker"}), purpose="read_figures"),
        replace(sam.actor, second_factor=False),
        emergency,
    ):  # fmt: skip
        with pytest.raises(Denied):
            acts.send(actor, row, digest=digest)
    assert not Copy.objects.exists()


def test_the_receiver_sees_exactly_what_the_sender_saw(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    agreed(sam, file, shelter, "needs", "contact")
    row = drafted(sam, file, shelter)
    before = queries.referral(sam.actor, reference=row.reference)
    acts.send(sam.actor, row, digest=before.digest)
    after = queries.received_page(nadia.actor, reference=row.reference)
    assert after.sheet == before.sheet
    copy = Copy.objects.get()
    assert hashlib.sha256(copy.content.encode()).hexdigest() == before.digest
    assert "What was done" not in copy.content


def test_which_need_it_is_goes_only_with_its_own_word(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    agreed(sam, file, shelter, "contact")
    plan = {"domain": "substances", "topics": ("contact",), "note": ""}
    row = drafted(sam, file, shelter, **plan)
    shown = queries.referral(sam.actor, reference=row.reference)
    assert shown.unsaid == SCOPES["health"] and shown.sheet.need == UNSAID.en
    assert [word for word, _title in agreeing(row).words] == ["contact", "health"]
    acts.send(sam.actor, row, digest=shown.digest)
    copy = Copy.objects.get()
    assert (copy.scope, "Substances" in copy.content) == (["contact"], False)
    page = queries.received_page(nadia.actor, reference=row.reference)
    assert page.sheet and "Substances" not in str((page, queries.received(nadia.actor)))

    agreed(sam, file, shelter, "contact", "health")
    other = drafted(sam, file, shelter, **plan)
    shown = queries.referral(sam.actor, reference=other.reference)
    assert (shown.unsaid, shown.sheet.need) == (None, "Substances")
    acts.send(sam.actor, other, digest=shown.digest)
    assert Copy.objects.get(referral=other).scope == ["contact", "health"]
    assert "health" in Disclosure.objects.order_by("pk").last().scope  # type: ignore[union-attr]
    assert "Substances" in str(queries.received(nadia.actor))
    agreed(sam, file, shelter, "contact")
    page = queries.received_page(nadia.actor, reference=other.reference)
    assert page.line.need == CLOSED
    assert "Substances" not in str((page, queries.received(nadia.actor)))


def test_what_changed_since_it_was_shown_does_not_go(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    agreed(sam, file, shelter, "needs", "contact")
    row = drafted(sam, file, shelter)
    shown = parcel_of(row).digest
    write(sam.actor, file, topic="wishes", content={"words": "Something else"}, seen=1)
    with pytest.raises(Invalid, match="support_changed_since_shown"):
        acts.send(sam.actor, row, digest=shown)


def test_what_is_written_later_does_not_follow_the_copy(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    row = sent(sam, file, shelter)
    write(sam.actor, file, topic="wishes", content={"words": "Later words"}, seen=1)
    page = queries.received_page(nadia.actor, reference=row.reference)
    assert "Later words" not in str(page)


def test_a_withdrawal_reaches_the_copy(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    row = sent(sam, file, shelter)
    acts.accept(nadia.actor, row)
    assert SECRET in str(queries.received_page(nadia.actor, reference=row.reference))
    taken_back(sam, file, shelter)
    page = queries.received_page(nadia.actor, reference=row.reference)
    assert page.sheet is None
    assert page.line.state == R.WITHDRAWN
    copy = Copy.objects.get()
    assert (copy.content, len(copy.digest)) == ("", 64)
    # The list of what was disclosed stays.
    assert Disclosure.objects.filter(person=file.person).count() == 1


def test_a_narrower_consent_and_its_end_close_the_copy(
    sam: Person, file: File, shelter: Organisation, nadia: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    row = sent(sam, file, shelter)
    agreed(sam, file, shelter, "needs")
    assert queries.received_page(nadia.actor, reference=row.reference).sheet is None
    other = drafted(sam, file, shelter, topics=("wishes",))
    soon = timezone.now() + timedelta(minutes=1)
    agreed(sam, file, shelter, "needs", until=soon)
    acts.send(sam.actor, other, digest=parcel_of(other).digest)
    monkeypatch.setattr(timezone, "now", lambda: soon)
    assert queries.received_page(nadia.actor, reference=other.reference).sheet is None
    note_expired(Actor(via="job"), Quiet())
    assert Copy.objects.get(referral=other).content == ""


def test_what_is_withheld_goes_under_no_consent(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    kept = withhold(
        sam.actor, file, scope="contact", recipient="shelter", why=Why.FEAR, words="No"
    )
    agreed(sam, file, shelter, "needs", "contact")
    row = drafted(sam, file, shelter)
    with pytest.raises(Denied, match="support_withheld"):
        acts.send(sam.actor, row, digest=parcel_of(row).digest)
    lift(sam.actor, kept)
    assert acts.send(sam.actor, row, digest=parcel_of(row).digest).state == R.SENT


def test_what_is_withheld_later_closes_what_the_receiver_reads(
    sam: Person, file: File, shelter: Organisation, clinic: Organisation, nadia: Person
) -> None:
    row = sent(sam, file, shelter)
    acts.accept(nadia.actor, row)
    other = withhold(
        sam.actor, file, scope="contact", recipient="clinic", why=Why.FEAR, words=""
    )
    assert queries.received_page(nadia.actor, reference=row.reference).sheet
    kept = withhold(
        sam.actor, file, scope="contact", recipient="shelter", why=Why.FEAR, words=""
    )
    page = queries.received_page(nadia.actor, reference=row.reference)
    assert page.sheet is None and not page.may_begin
    lift(sam.actor, kept)
    lift(sam.actor, other)
    assert queries.received_page(nadia.actor, reference=row.reference).sheet


def test_withholding_locks_the_person_as_sending_does(sam: Person, file: File) -> None:
    with CaptureQueriesContext(connection) as seen:
        withhold(sam.actor, file, scope="contact", recipient="", why=Why.FEAR, words="")
    asked = [query["sql"] for query in seen.captured_queries]
    held = next(i for i, sql in enumerate(asked) if 'FROM "consent_person"' in sql)
    wrote = next(i for i, sql in enumerate(asked) if 'INTO "support_withheld"' in sql)
    assert held < wrote


def test_a_confidential_file_refers_nobody(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    agreed(sam, file, shelter, "needs", "contact")
    row = drafted(sam, file, shelter)
    choose_level(sam.actor, file, level=Level.CONFIDENTIAL)
    with pytest.raises(Denied, match="support_level_confidential"):
        acts.send(sam.actor, row, digest=parcel_of(row).digest)
    with pytest.raises(Denied, match="support_level_confidential"):
        drafted(sam, file, shelter)


def test_a_no_closes_the_copy_and_leads_to_the_next(
    sam: Person, file: File, shelter: Organisation, clinic: Organisation, nadia: Person
) -> None:
    row = sent(sam, file, shelter)
    acts.decline(nadia.actor, row, reason=Decline.FULL, words="Try tomorrow")
    page = queries.referral(sam.actor, reference=row.reference)
    assert page.may_follow and page.decline_words == "Try tomorrow"
    assert Copy.objects.get().content == ""
    follow = drafted(sam, file, clinic, after=row, route=Route.LINK)
    shown = queries.referral(sam.actor, reference=follow.reference)
    assert [line.receiver_slug for line in shown.tried] == ["shelter"]


def test_only_the_receiver_answers_and_only_once(
    sam: Person, file: File, shelter: Organisation, nadia: Person, otto: Person
) -> None:
    row = sent(sam, file, shelter)
    for person in (sam, otto):
        with pytest.raises(Denied):
            acts.accept(person.actor, row)
    acts.accept(nadia.actor, row)
    with pytest.raises(Denied, match="support_not_waiting"):
        acts.accept(nadia.actor, row)
    acts.finish(nadia.actor, row)
    with pytest.raises(Denied, match="support_over"):
        acts.revoke(sam.actor, row, by_person=False)
    with pytest.raises(Missing):
        queries.received_page(
            replace(nadia.actor, organisation_id=clinic_id(otto)),
            reference=row.reference,
        )


def clinic_id(person: Person) -> int:
    return person.organisation.pk


def test_an_open_loop_is_asked_about_and_silence_expires(
    sam: Person, file: File, shelter: Organisation, nadia: Person,
    mailoutbox: list[object],
) -> None:  # fmt: skip
    silent, open_ = sent(sam, file, shelter), sent(sam, file, shelter)
    acts.accept(nadia.actor, open_)
    week = timezone.now() - timedelta(days=8)
    Referral.objects.update(sent_at=week)
    mailoutbox.clear()
    jobs.ask_about_loops(Actor(via="job"), Quiet())
    jobs.ask_about_loops(Actor(via="job"), Quiet())
    silent.refresh_from_db()
    open_.refresh_from_db()
    assert (silent.state, open_.state) == (R.EXPIRED, R.ACCEPTED)
    assert Copy.objects.get(referral=silent).content == ""
    assert len(mailoutbox) == 2
    assert queries.line_of(open_).loop_open


@pytest.mark.parametrize(("timeframe", "hours"), [("1h", 1), ("3h", 3), ("3d", 24)])
def test_the_sender_is_told_once_when_no_answer_came_in_time(
    timeframe: str, hours: int, sam: Person, file: File, shelter: Organisation,
    nadia: Person, mailoutbox: list[EmailMessage],
) -> None:  # fmt: skip
    row = sent(sam, file, shelter, timeframe=Timeframe(timeframe))
    answered = sent(sam, file, shelter, timeframe=Timeframe(timeframe))
    acts.accept(nadia.actor, answered)
    mailoutbox.clear()

    def after(minutes: int) -> None:
        at = timezone.now() - timedelta(hours=hours, minutes=minutes)
        Referral.objects.update(sent_at=at)
        jobs.tell_of_late_answers(Actor(via="job"), Quiet())

    after(-5)
    assert (mailoutbox, sent_waiting(sam.actor).late) == ([], 0)
    after(5)
    after(15)
    assert [mail.to for mail in mailoutbox] == [[sam.user.email]]
    assert SECRET not in mailoutbox[0].body and "Shelter" not in mailoutbox[0].body
    assert sent_waiting(sam.actor).late == 1
    assert queries.referral(sam.actor, reference=row.reference).line.answer_late


def test_every_state_but_the_first_three_is_an_end() -> None:
    ends = {state for state, after in TRANSITIONS.items() if not after}
    assert ends == set(R) - {R.DRAFTED, R.SENT, R.ACCEPTED}
