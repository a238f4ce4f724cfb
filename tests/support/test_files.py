"""Files: words are never lost, circles hold, and what is destroyed is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from halte.capabilities.support.actions import files as acts
from halte.capabilities.support.actions import keeping
from halte.capabilities.support.actions.work import (
    Life,
    note_outcome,
    review_goal,
    set_goal,
    withhold,
)
from halte.capabilities.support.models import Circle, File, Passage
from halte.capabilities.support.queries import files as queries
from halte.capabilities.support.queries import refer, writing
from halte.capabilities.support.queries.own_copy import compose, own_copy, pdf
from halte.capabilities.support.states import (
    Better,
    Exit,
    FileState,
    GoalState,
    Level,
    TransferState,
    Why,
)
from halte.capabilities.support.topics import NEEDS, TOPICS
from halte.core.access.actor import Actor
from halte.core.audit.models import Entry
from halte.core.consent import queries as consents
from halte.core.consent.models import Person as Consenting
from halte.core.consent.words import SCOPES
from halte.core.errors import Denied, Invalid, Missing
from halte.core.fields import Unreadable
from halte.core.organisations.models import Organisation
from halte.methods.months import months_after
from halte.methods.victims_permit import first_permit
from tests.conftest import Person
from tests.support.conftest import (
    SECRET,
    a_file,
    agreed,
    disposed,
    drafted,
    sent,
    written,
)

pytestmark = pytest.mark.django_db(transaction=True)


def in_emergency(person: Person) -> Actor:
    from dataclasses import replace

    return replace(person.actor, purpose="emergency", reason="access.Opening:1")


def test_a_file_needs_no_name_and_no_police(sam: Person) -> None:
    row = a_file(sam, "a blue scarf")
    page = queries.notebook(sam.actor, reference=row.reference)
    assert page.line.label == "a blue scarf"
    assert all(not group.written for group in page.groups)
    assert len(NEEDS) == 14
    assert {topic.scope for topic in TOPICS.values()} <= SCOPES.keys()


def test_the_two_exceptions_are_told_first(sam: Person) -> None:
    with pytest.raises(Invalid, match="support_exceptions_first"):
        a_file(sam, told=False)


def test_an_anonymous_file_holds_no_name(sam: Person) -> None:
    row = a_file(sam, level=Level.ANONYMOUS)
    with pytest.raises(Invalid, match="support_anonymous"):
        written(sam, row, "identity", first_name="Anyone")
    other = a_file(sam, "second")
    written(sam, other, "identity", first_name="Anyone")
    with pytest.raises(Invalid, match="support_already_named"):
        acts.choose_level(sam.actor, other, level=Level.ANONYMOUS)


def test_two_people_writing_at_once_lose_no_words(
    sam: Person, sofia: Person, petra: Person, file: File
) -> None:
    """Primero’s issue 508: there the later edit of one field silently wins."""
    keeping.add_to_circle(petra.actor, file, user_id=sofia.user.pk)
    said = {"words": "From Sam"}
    acts.write(sam.actor, file, topic="wishes", content=said, seen=1)
    acts.write(sofia.actor, file, topic="wishes", content={"words": "Sofia"}, seen=1)
    page = queries.notebook(sam.actor, reference=file.reference)
    topic = page.groups[0].written[0]
    assert [text.lines[0][1] for text in topic.texts] == ["From Sam", "Sofia"]
    one, other = (text.number for text in topic.texts)
    acts.merge(
        sam.actor, file, topic="wishes", content={"words": "Both"}, one=one, other=other
    )
    _ref, fork = queries.texts(
        sam.actor, reference=file.reference, topic=TOPICS["wishes"]
    )
    assert [text.lines[0][1] for text in fork.texts] == ["Both"]
    assert {text.lines[0][1] for text in fork.history} >= {"From Sam", "Sofia"}


def test_a_text_that_says_nothing_new_is_not_kept_twice(
    sam: Person, file: File
) -> None:
    said = {"words": "A safe bed, and my sister not told"}
    assert acts.write(sam.actor, file, topic="wishes", content=said, seen=1) is None
    assert Passage.objects.filter(topic="wishes").count() == 1


@pytest.mark.parametrize(
    ("topic", "content", "code"),
    [
        ("nothing", {}, "support_topic_unknown"),
        ("wishes", {"other": "x"}, "support_part_unknown"),
        ("need-shelter", {"level": "7"}, "support_choice_unknown"),
        ("contact", {"way": ["smoke"]}, "support_choice_unknown"),
        ("wishes", {"words": "x" * 8001}, "support_too_long"),
    ],
)
def test_bad_input_names_its_fault(
    sam: Person, file: File, topic: str, content: dict[str, str], code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        acts.write(sam.actor, file, topic=topic, content=content, seen=0)


def test_words_lie_sealed_in_tables_that_only_grow(sam: Person, file: File) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM support_passage")
        assert not any(SECRET in row[0] for row in cursor.fetchall())
    with pytest.raises(DatabaseError, match="append_only"):
        Passage.objects.all().delete()


def test_only_the_circle_opens_a_file(
    sam: Person, sofia: Person, petra: Person, nadia: Person, file: File
) -> None:
    for stranger in (sofia, nadia):
        assert queries.files(stranger.actor) == ()
        with pytest.raises(Missing):
            queries.notebook(stranger.actor, reference=file.reference)
        with pytest.raises(Denied, match="not_found"):
            written(stranger, file, "wishes", words="x")
        assert consents.people(stranger.actor) == ()
    keeping.add_to_circle(petra.actor, file, user_id=sofia.user.pk)
    assert len(queries.files(sofia.actor)) == 1
    keeping.leave_circle(petra.actor, file, user_id=sofia.user.pk)
    assert queries.files(sofia.actor) == ()


def test_a_conflict_of_interest_shuts_the_file_in_every_role(
    sam: Person, sofia: Person, petra: Person, file: File
) -> None:
    keeping.add_to_circle(petra.actor, file, user_id=sofia.user.pk)
    row = keeping.block(petra.actor, file, user_id=sofia.user.pk, why="A cousin")
    assert queries.files(sofia.actor) == ()
    assert queries.files(in_emergency(sofia)) == ()
    with pytest.raises(Invalid, match="support_conflict"):
        keeping.add_to_circle(petra.actor, file, user_id=sofia.user.pk)
    keeping.lift_block(petra.actor, row)
    assert len(queries.files(in_emergency(sofia))) == 1
    assert not Circle.objects.filter(user_id=sofia.user.pk, ended_at=None).exists()


def test_an_emergency_reads_and_writes_nothing(
    sam: Person, sofia: Person, file: File
) -> None:
    actor = in_emergency(sofia)
    assert queries.notebook(actor, reference=file.reference).may_write is False
    with pytest.raises(Denied):
        acts.write(actor, file, topic="wishes", content={"words": "x"}, seen=1)


def test_another_person_of_the_case_has_a_file_of_their_own(
    sam: Person, file: File
) -> None:
    beginning = acts.Beginning("wren", Level.CONFIDENTIAL, True)
    other = keeping.split(sam.actor, file, beginning=beginning)
    file.refresh_from_db()
    assert other.group == file.group is not None
    assert not other.passages.exists()
    assert other.person != file.person


def test_a_file_moves_only_with_consent_to_everything_in_it(
    sam: Person, petra: Person, nadia: Person, file: File, shelter: Organisation
) -> None:
    with pytest.raises(Denied, match="consent_missing"):
        keeping.propose_transfer(petra.actor, file, receiver="shelter")
    agreed(sam, file, shelter, "needs", "contact", "account", purpose="support")
    row = keeping.propose_transfer(petra.actor, file, receiver="shelter")
    with pytest.raises(Denied, match="not_found"):
        keeping.take_over(petra.actor, row)
    keeping.take_over(nadia.actor, row)
    assert queries.files(petra.actor) == queries.files(sam.actor) == ()
    assert [line.label for line in queries.files(nadia.actor)] == ["heron"]
    # The consents of the person follow the file.
    assert len(consents.people(nadia.actor)) == 1
    assert consents.people(sam.actor) == ()


@pytest.mark.parametrize("level", [Level.CONFIDENTIAL, Level.ANONYMOUS])
def test_a_choice_that_shares_less_ends_a_transfer_that_waits(
    level: Level, sam: Person, petra: Person, nadia: Person, shelter: Organisation
) -> None:
    file = a_file(sam)
    agreed(sam, file, shelter, "needs", purpose="support")
    row = keeping.propose_transfer(petra.actor, file, receiver="shelter")
    acts.choose_level(sam.actor, file, level=level)
    row.refresh_from_db()
    assert row.state == TransferState.WITHDRAWN
    with pytest.raises(Denied, match="support_transfer_over"):
        keeping.take_over(nadia.actor, row)


def test_a_file_that_became_confidential_is_not_taken_over(
    sam: Person, petra: Person, nadia: Person, shelter: Organisation
) -> None:
    """However it became so: the level is looked at now."""
    file = a_file(sam)
    agreed(sam, file, shelter, "needs", purpose="support")
    row = keeping.propose_transfer(petra.actor, file, receiver="shelter")
    File.objects.filter(pk=file.pk).update(level=Level.CONFIDENTIAL)
    with pytest.raises(Denied, match="support_level_confidential"):
        keeping.take_over(nadia.actor, row)
    assert keeping.decline_transfer(nadia.actor, row).state == TransferState.DECLINED


def test_needs_stand_in_the_order_in_which_they_were_spoken_of(sam: Person) -> None:
    file = a_file(sam)
    for topic in ("need-work", "need-shelter"):
        written(sam, file, topic, level="2", words="a")
    acts.write(
        sam.actor, file, topic="need-work", content={"level": "2", "words": "b"}, seen=1
    )
    groups = queries.notebook(sam.actor, reference=file.reference).groups
    needs = next(group for group in groups if group.id == "needs")
    assert [line.id for line in needs.written] == ["need-work", "need-shelter"]


def test_what_is_disposed_of_can_never_be_read_again(
    sam: Person, petra: Person, nadia: Person, file: File, shelter: Organisation
) -> None:
    row = sent(sam, file, shelter)
    set_goal(sam.actor, file, domain="", words="A place", steps="", due=None)
    with pytest.raises(Denied, match="support_close_first"):
        disposed(sam, petra, file, asked=True)
    with pytest.raises(Denied, match="support_referrals_wait"):
        acts.close(sam.actor, file, exit=Exit.PERSON_ENDED, follow_up_on=None)
    from halte.capabilities.support.actions.referrals import revoke

    revoke(sam.actor, row, by_person=False)
    acts.close(sam.actor, file, exit=Exit.PERSON_ENDED, follow_up_on=None)
    with pytest.raises(Invalid, match="support_kept_until"):
        disposed(sam, petra, file, asked=False)
    done = disposed(sam, petra, file, asked=True)
    # Four headings, a goal, and the note of the referral.
    assert (done.rows, len(done.digest), done.rule) == (6, 64, "person_asked")
    file.refresh_from_db()
    assert (file.state, file.key) == (FileState.DISPOSED, "")
    with pytest.raises(Unreadable):
        file.opened(Passage.objects.first().content)  # type: ignore[union-attr]
    assert Consenting.objects.get(reference=file.person).label == ""
    assert queries.files(petra.actor, closed=True) == ()


def test_the_person_gets_all_of_it_in_their_language(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    sent(sam, file, shelter)
    copy = own_copy(sam.actor, reference=file.reference)
    text = str(compose(copy))
    for said in (SECRET, "Tonight", "The Shelter", "How to reach me safely"):
        assert said in text


def test_the_own_copy_holds_what_was_planned_kept_back_and_sent(
    sam: Person, file: File, shelter: Organisation, clinic: Organisation,
    nadia: Person, signed_in: Callable[[Person], Client],
) -> None:  # fmt: skip
    goal = set_goal(
        sam.actor, file, domain="", words="A garden", steps="Ask Ana", due=None
    )
    review_goal(sam.actor, goal, state=GoalState.OPEN, words="Seeds are bought")
    life = Life(True, own=Better.BETTER, words="Sleeping again")
    note_outcome(sam.actor, file, months=3, life=life)
    note_outcome(sam.actor, file, months=6, life=Life(False))
    kept = {"scope": "health", "recipient": "clinic", "why": Why.FEAR}
    withhold(sam.actor, file, **kept, words="Not to my cousin there")
    sent(sam, file, shelter, note="A note that went")
    copy = own_copy(sam.actor, reference=file.reference)
    text = str(compose(copy))
    path = reverse("support:copy", args=[file.reference])
    page = signed_in(sam).get(path).content.decode()
    for words in ("A garden", "Ask Ana", "Seeds are bought", "Sleeping again",
                  "Asked, no answer", "Not to my cousin there", "The Clinic",
                  "A note that went"):  # fmt: skip
        assert words in text and words in page, words
    assert text.count(SECRET) == page.count(SECRET) == 2
    assert pdf(copy).startswith(b"%PDF")


def test_who_does_not_answer_stays_among_those_asked(sam: Person, file: File) -> None:
    with pytest.raises(Invalid, match="support_outcome_empty"):
        note_outcome(sam.actor, file, months=3, life=Life(True))
    with pytest.raises(Invalid, match="support_months_unknown"):
        note_outcome(sam.actor, file, months=4, life=Life(False))
    row = note_outcome(
        sam.actor, file, months=3, life=Life(False, housing=Better.BETTER)
    )
    assert (row.answered, row.housing) == (False, Better.NOT_SAID)


def test_the_permit_of_180_days_rings_on_day_150() -> None:
    """Days counted by hand: 1 January 2026 is day 1, 30 May day 150, 29 June 180."""
    starts = date(2026, 1, 1)
    before, on = (first_permit(starts, date(2026, 5, day)) for day in (29, 30))
    assert (before.day, before.rings, on.day, on.rings) == (149, False, 150, True)
    assert on.ends_on == date(2026, 6, 29)
    assert not first_permit(starts, date(2026, 6, 29)).over
    assert first_permit(starts, date(2026, 6, 30)).over
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_after(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert months_after(date(2025, 12, 15), 12) == date(2026, 12, 15)


def test_a_permit_in_the_file_starts_its_clock(sam: Person, file: File) -> None:
    written(sam, file, "status", trp_start=timezone.localdate().isoformat())
    page = queries.notebook(sam.actor, reference=file.reference)
    assert page.clock is not None
    assert page.clock.day == 1


def test_labels_and_notes_of_drafts_are_not_opened_unseen(
    sam: Person, file: File, shelter: Organisation, nadia: Person
) -> None:
    """Who opened them is in the audit, with what was opened."""
    beginning = acts.Beginning("wren", Level.CONFIDENTIAL, True)
    other = keeping.split(sam.actor, file, beginning=beginning)
    file.refresh_from_db()
    row = drafted(sam, file, shelter)
    opened = {
        "together": writing.together(sam.actor, reference=file.reference),
        "choices": refer.choices(sam.actor, file, None, row=row),
        "as_kept": refer.as_kept(sam.actor, reference=row.reference),
    }
    assert "wren" in str(opened["together"]) and "Tonight" in str(opened["as_kept"])
    told = {
        name: Entry.objects.get(kind="read", act__endswith=f".{name}").records
        for name in opened
    }
    assert told == {
        "together": f"support.File:{other.reference}",
        "choices": f"support.File:{file.reference}",
        "as_kept": f"support.Referral:{row.reference}",
    }
