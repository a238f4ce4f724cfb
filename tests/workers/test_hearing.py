"""Behind the wall: who opens what, under which consent, and for how long."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from halte.capabilities.employers.actions.register import Particulars, add_employer
from halte.capabilities.employers.models import Employer
from halte.capabilities.inspections.actions.opening import Opening, open_inspection
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.states import Programme, Source, Trigger
from halte.capabilities.workers import demo, home
from halte.capabilities.workers.actions import hearing, interviewing, sealing
from halte.capabilities.workers.actions.telling import Tip
from halte.capabilities.workers.disposing import dispose, due
from halte.capabilities.workers.models import (
    Account,
    Conflict,
    Disposal,
    Saying,
    Worker,
)
from halte.capabilities.workers.queries import inside
from halte.capabilities.workers.states import (
    Channel,
    Place,
    Present,
    Standing,
    State,
)
from halte.core.access import middleware
from halte.core.access.actor import Actor
from halte.core.access.purposes import PURPOSES
from halte.core.audit.models import Entry
from halte.core.consent import actions as consent
from halte.core.consent.models import Person as Consenting
from halte.core.consent.states import Method
from halte.core.errors import Denied, Invalid, Missing
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import COUNTING
from halte.core.measures.smallest_cell import rolled_up
from tests.conftest import Person
from tests.workers.conftest import WORDS, told

pytestmark = pytest.mark.django_db

NOW = timedelta(minutes=1)


def interviewed(person: Person, **more: object) -> Account:
    """An interview in a community centre, with consent to talk."""
    row = Account()
    how = consent.Circumstances(timezone.now() - NOW, "es", Method.SPOKEN)
    held = interviewing.Held(Place.COMMUNITY, how, **more)  # type: ignore[arg-type]
    who = Tip(WORDS, "es", Standing.IDENTIFIED, "Rosario Ejemplo")
    return interviewing.hold(person.actor, row, who=who, held=held)


def withdraws(person: Person, account: Account, purpose: str) -> None:
    """The worker takes a consent back, on the page of core."""
    row = Consenting.objects.get(reference=account.interview.person)
    how = consent.Circumstances(timezone.now(), "es", Method.SPOKEN)
    consent.withdraw(
        person.actor, row, purpose=purpose, recipient=person.organisation.slug, how=how
    )


def test_only_role_and_purpose_together_open_an_account(
    lian: Person, ines: Person, amina: Person
) -> None:
    row, _code = told()
    page = inside.account(lian.actor, account_id=row.pk)
    assert [saying.words for saying in page.sayings] == [WORDS]
    for other in (ines, amina):
        with pytest.raises(Denied, match="no_permission"):
            inside.account(other.actor, account_id=row.pk)
        assert not Account.objects.visible_to(other.actor).exists()
    elsewhere = lian.actor.for_purpose(PURPOSES["programme_integrity"])
    with pytest.raises(Denied, match="wrong_purpose"):
        inside.accounts(elsewhere)


def test_without_the_second_factor_nothing_opens(lian: Person) -> None:
    told()
    without = Actor(user_id=lian.user.pk, organisation_id=lian.organisation.pk,
                    roles=lian.actor.roles, purpose=lian.actor.purpose)  # fmt: skip
    with pytest.raises(Denied, match="second_factor_required"):
        inside.accounts(without)


def test_an_emergency_opens_nothing_behind_the_wall(lian: Person) -> None:
    assert not [p for p in PURPOSES["emergency"].permissions if "workers" in p]


def test_each_opening_is_audited_by_key_and_without_words(lian: Person) -> None:
    row, _code = told()
    inside.account(lian.actor, account_id=row.pk)
    inside.named(lian.actor, name="Rosario Ejemplo")
    entry = Entry.objects.get(act="capabilities.workers.queries.inside.account")
    assert entry.records == f"workers.Account:{row.pk}"
    assert not [e for e in Entry.objects.all() if "Rosario" in str(vars(e))]


def test_a_name_is_found_whatever_its_case_and_invisible_characters(
    lian: Person,
) -> None:
    row, _code = told(standing=Standing.CHOSEN, name="Colibr\u00ed\u200b")
    found = inside.named(lian.actor, name="COLIBRI")
    assert [line.id for line in found] == [row.pk]
    assert inside.named(lian.actor, name="Colib") == ()
    assert inside.named(lian.actor, name="\u200b") == ()


def test_an_interview_needs_consent_and_a_recording_needs_its_own(
    lian: Person,
) -> None:
    row = interviewed(lian)
    more = {"words": "Twelve to a room.", "language": "es"}
    interviewing.state(lian.actor, row, recorded=False, **more)
    with pytest.raises(Denied, match="workers_no_consent_recording"):
        interviewing.state(lian.actor, row, recorded=True, **more)
    agreed = interviewed(lian, may_record=True)
    interviewing.state(lian.actor, agreed, recorded=True, **more)
    withdraws(lian, agreed, "recording")
    with pytest.raises(Denied, match="workers_no_consent_recording"):
        interviewing.state(lian.actor, agreed, recorded=True, **more)
    withdraws(lian, row, "interview")
    with pytest.raises(Denied, match="workers_no_consent"):
        interviewing.state(lian.actor, row, recorded=False, **more)


def test_an_interpreter_goes_with_a_language(lian: Person) -> None:
    with pytest.raises(Invalid, match="workers_interpreter"):
        interviewed(lian, present=[Present.INTERPRETER])
    with pytest.raises(Invalid, match="workers_interpreter"):
        interviewed(lian, interpreter_language="es")


def test_an_interview_beside_the_employer_is_marked_and_not_counted(
    lian: Person,
) -> None:
    beside = interviewed(lian, present=[Present.EMPLOYER])
    shown = inside.account(lian.actor, account_id=beside.pk).interview
    assert shown is not None
    assert not shown.private
    away = COUNTING["workers.interviews_away"]
    for _ in range(5):
        interviewed(lian)
    assert [row.value for row in away(this_day(), "")] == [Decimal(5)]


def test_a_tie_shuts_out_its_officer_and_looks_like_absence(
    lian: Person, luc: Person, heron: Employer
) -> None:
    row, _code = told()
    hearing.link(luc.actor, row, employer_id=heron.pk, inspection_id=None)
    declared = Conflict()
    hearing.declare_conflict(
        lian.actor, declared, employer_id=heron.pk, reason="My cousin works there."
    )
    assert inside.accounts(lian.actor) == ()
    assert home.home(lian.actor) == []
    with pytest.raises(Missing, match="not_found"):
        inside.account(lian.actor, account_id=row.pk)
    with pytest.raises(Denied, match="not_found"):
        hearing.note(lian.actor, row, words="A note")
    assert inside.about(lian.actor, employer_id=heron.pk) == ()
    token = sealing.seal(luc.actor, row)
    with pytest.raises(Missing, match="workers_token_unknown"):
        inside.unseal(lian.actor, token=token)
    assert inside.conflicts(luc.actor)[0].reason == ""
    with pytest.raises(Denied, match="workers_own_conflict"):
        hearing.end_conflict(lian.actor, declared)
    hearing.end_conflict(luc.actor, declared)
    assert inside.account(lian.actor, account_id=row.pk)


def test_whoever_faces_employers_in_another_role_hears_no_worker(lian: Person) -> None:
    row, _code = told()
    both = replace(lian.actor, roles=lian.actor.roles | {"integrity_officer"})
    assert not Account.objects.visible_to(both).exists()
    with pytest.raises(Missing, match="not_found"):
        inside.account(both, account_id=row.pk)
    with pytest.raises(Denied, match="workers_two_hats"):
        hearing.note(both, row, words="A note")
    with pytest.raises(Denied, match="workers_two_hats"):
        interviewed(Person(lian.user, lian.organisation, both))


def test_an_account_is_tied_to_an_open_inspection_of_its_own_employer(
    client: Client, lian: Person, ines: Person, heron: Employer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    other, file = Employer(), Inspection()
    add_employer(ines.actor, other, particulars=Particulars("Other (fictional) Inc."))
    day = timezone.localdate() - timedelta(days=3)
    given = Opening(
        heron.pk, Programme.TFWP, Trigger.SUSPICION, Source.DOCUMENT, "A report.",
        "ON", day, day - timedelta(days=90), day,
    )  # fmt: skip
    open_inspection(ines.actor, file, opening=given)
    row, _code = told()
    monkeypatch.setattr(middleware, "actor_of", lambda _request: lian.actor)
    client.force_login(lian.user)
    one = f"/en/workers/accounts/{row.pk}/"
    typed = {"employer": other.pk, "inspection": file.pk}
    wrong = client.post(f"{one}employers/", typed)
    assert wrong.status_code == 400
    assert b"of another employer" in wrong.content
    right = client.post(f"{one}employers/", typed | {"employer": heron.pk})
    assert right.status_code == 302
    assert file.number.encode() in client.get(one).content


def test_a_sealed_token_opens_here_only_and_says_nothing(
    lian: Person, ines: Person, heron: Employer
) -> None:
    row, _code = told()
    with pytest.raises(Denied, match="workers_no_employer"):
        sealing.seal(lian.actor, row)
    hearing.link(lian.actor, row, employer_id=heron.pk, inspection_id=None)
    token = sealing.seal(lian.actor, row)
    assert inside.unseal(lian.actor, token=f" {token} ").line.id == row.pk
    with pytest.raises(Denied, match="no_permission"):
        inside.unseal(ines.actor, token=token)
    assert str(row.pk) not in token
    assert not Account.objects.filter(tokens__digest=token).exists()
    sealing.end_token(lian.actor, row.tokens.get())
    with pytest.raises(Missing, match="workers_token_unknown"):
        inside.unseal(lian.actor, token=token)


def test_a_token_of_an_interview_ends_with_the_consent(
    lian: Person, heron: Employer
) -> None:
    row = interviewed(lian)
    hearing.link(lian.actor, row, employer_id=heron.pk, inspection_id=None)
    token = sealing.seal(lian.actor, row)
    withdraws(lian, row, "interview")
    with pytest.raises(Missing, match="workers_token_unknown"):
        inside.unseal(lian.actor, token=token)
    with pytest.raises(Denied, match="workers_no_consent"):
        sealing.seal(lian.actor, row)


def test_an_answer_goes_only_to_who_has_a_code(lian: Person) -> None:
    row = Account()
    hearing.keep_tip(
        lian.actor, row, tip=Tip(WORDS, "en"), channel=Channel.PHONE,
        heard_on=timezone.localdate(),
    )  # fmt: skip
    with pytest.raises(Denied, match="workers_no_code"):
        hearing.answer(lian.actor, row, words="Hello")
    with pytest.raises(Invalid, match="workers_day_to_come"):
        hearing.keep_tip(
            lian.actor, Account(), tip=Tip(WORDS, "en"), channel=Channel.PHONE,
            heard_on=timezone.localdate() + timedelta(days=1),
        )  # fmt: skip


def test_a_closed_account_is_kept_two_years_and_six_where_a_token_was_issued(
    lian: Person, heron: Employer
) -> None:
    plain, sealed = told()[0], told()[0]
    hearing.link(lian.actor, sealed, employer_id=heron.pk, inspection_id=None)
    sealing.seal(lian.actor, sealed)
    days = []
    for row in (plain, sealed):
        closed = hearing.move(lian.actor, row, to=State.CLOSED)
        assert closed.kept_until is not None
        days.append((closed.kept_until - timezone.localdate()).days)
    assert days == [731, 2192]
    with pytest.raises(Denied, match="workers_closed"):
        hearing.note(lian.actor, plain, words="Late")
    hearing.move(lian.actor, plain, to=State.IN_HAND)
    hearing.note(lian.actor, plain, words="In time")


def test_disposal_leaves_a_certificate_and_a_count_and_no_content(
    lian: Person, heron: Employer, client: Client
) -> None:
    row, code = told(standing=Standing.IDENTIFIED, name="Rosario", means="text",
                     contact="555-0100")  # fmt: skip
    hearing.link(lian.actor, row, employer_id=heron.pk, inspection_id=None)
    hearing.move(lian.actor, row, to=State.CLOSED)
    assert due() == []
    Account.objects.update(kept_until=date(2020, 1, 1))
    certificate = dispose(Actor(via="job", label="test"), due()[0])
    assert certificate is not None
    assert certificate.removed == {"sayings": 1, "links": 1, "tokens": 0, "names": 1}
    assert not Saying.objects.exists()
    assert not Worker.objects.exists()
    row.refresh_from_db()
    assert (row.contact, row.code_digest, row.state) == ("", "", "disposed")
    assert client.post("/en/workers/return/", {"code": code}).status_code == 404
    assert inside.accounts(lian.actor) == ()
    with pytest.raises(IntegrityError, match="append_only"):
        Disposal.objects.all().delete()


def this_day() -> Period:
    today = timezone.localdate()
    return Period(today, today, str(today), Calendar.DAY)


def test_a_small_count_and_no_count_are_the_same_nothing(lian: Person) -> None:
    count = COUNTING["workers.tips"]
    assert list(count(this_day(), "")) == []
    for _ in range(4):
        told()
    for breakdown in ("", "channel", "language"):
        assert list(count(this_day(), breakdown)) == []
    told()
    assert [row.value for row in count(this_day(), "")] == [Decimal(5)]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"web": 5}, {"": 5}),
        ({"web": 9, "phone": 3}, {"": 12}),
        ({"web": 9, "phone": 3, "mail": 2}, {"": 14}),
        ({"web": 9, "phone": 7, "visit": 8}, {"": 24, "web": 9, "other": 15}),
        (
            {"web": 9, "phone": 7, "visit": 8, "mail": 3},
            {"": 27, "visit": 8, "web": 9, "other": 10},
        ),
        ({"phone": 2, "mail": 2}, {}),
    ],
)
def test_small_parts_are_told_together_or_not_at_all(
    counts: dict[str, int], shown: dict[str, int]
) -> None:
    rows = rolled_up(Counter(counts), 5)
    assert {row.key: int(row.value) for row in rows} == shown


def test_answers_in_time_are_told_from_late_ones(lian: Person) -> None:
    for late in range(10):
        row, _code = told()
        if late < 5:
            Account.objects.filter(pk=row.pk).update(
                heard_on=timezone.localdate() - timedelta(days=8)
            )
        hearing.answer(lian.actor, row, words="Hello")
    today = timezone.localdate()
    period = Period(today, today - timedelta(days=9), "x", Calendar.SPAN)
    rows = COUNTING["workers.answers"](period, "answered")
    assert {r.key: int(r.value) for r in rows} == {
        "": 10, "in_time": 5, "late_or_none": 5,
    }  # fmt: skip


def test_the_demonstration_loads_twice_without_doubling(lian: Person) -> None:
    lian.user.is_demonstration = True
    lian.user.save()
    heard: list[str] = []
    demo.load(heard.append)
    demo.load(heard.append)
    assert Account.objects.count() == 7
    assert heard == ["7 accounts of workers, none of whom exist"]
    assert list(COUNTING["workers.tips"](this_day(), "")) == []


def test_the_walk_through_the_pages(
    client: Client, lian: Person, heron: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(middleware, "actor_of", lambda _request: lian.actor)
    client.force_login(lian.user)
    row, _code = told(wants_help=True)
    room = "/en/workers/"
    one = f"{room}accounts/{row.pk}/"
    assert b"Wants help" in client.get(room).content
    assert WORDS.encode() in client.get(one).content
    assert client.post(f"{one}employers/", {"employer": "999"}).status_code == 400
    assert client.post(f"{one}employers/", {"employer": heron.pk}).status_code == 302
    assert client.post(f"{one}answers/", {"words": "Hello"}).status_code == 302
    sealed = client.post(f"{one}seal/")
    assert b"S-" in sealed.content
    assert sealed["Cache-Control"] == "no-store"
    assert client.post(f"{one}to/disposed/").status_code == 400
    assert client.post(f"{one}to/closed/").status_code == 302
    for page in ("find/", "tips/new/", "interviews/new/", "tokens/", "conflicts/",
                 "conflicts/new/", "disposals/"):  # fmt: skip
        for language in ("en", "fr"):
            assert client.get(f"/{language}/workers/{page}").status_code == 200
    found = client.post(f"{room}find/", {"employer": heron.pk})
    assert row.reference.encode() in found.content
    interview = client.post(f"{room}interviews/new/", {"words": "x"})
    assert interview.status_code == 400
    assert b"id_agreed" in interview.content
