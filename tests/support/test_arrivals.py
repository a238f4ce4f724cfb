"""A receiver opens a file of its own from a referral: with what was agreed, no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from halte.capabilities.support import policy
from halte.capabilities.support.actions import arrivals, files, keeping
from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.actions.arrivals import begin_from
from halte.capabilities.support.actions.files import Beginning
from halte.capabilities.support.models import File, Passage, Referral
from halte.capabilities.support.queries.arrivals import came_with
from halte.capabilities.support.queries.own_copy import compose, own_copy
from halte.capabilities.support.queries.referrals import received_page, referral
from halte.capabilities.support.states import Level, ReferralState
from halte.core.audit.models import Entry
from halte.core.errors import CodedError, Denied, Invalid, Missing
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.support.conftest import SECRET, agreed, sent
from tests.support.test_referrals import taken_back

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]
KEPT_BACK = "What was done to me"
"""Stands in the sender’s file under a heading that nobody agreed to hand over."""
BEGAN = {"label": "lilac", "told": "on", "level": "share", "region": ""}


def a_beginning(label: str = "lilac", level: Level = Level.SHARE) -> Beginning:
    return Beginning(label, level, told=True)


@pytest.fixture
def accepted(sam: Person, nadia: Person, file: File, shelter: Organisation) -> Referral:
    return acts.accept(nadia.actor, sent(sam, file, shelter))


def at(name: str, *args: object, language: str = "en") -> str:
    with override(language):
        return reverse(f"support:{name}", args=args)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_receiver_opens_a_file_with_exactly_what_was_agreed(
    language: str, sam: Person, nadia: Person, accepted: Referral, signed_in: Sign
) -> None:
    client, sender = signed_in(nadia), signed_in(sam)
    one = at("received_one", accepted.reference, language=language)
    path = at("begin_from", accepted.reference, language=language)
    assert f'href="{path}"' in client.get(one).content.decode()
    page = client.get(path).content.decode()
    assert SECRET in page and KEPT_BACK not in page
    # A forged form asks for headings that nobody agreed to; there is no such field.
    forged = {**BEGAN, "topics": ["account", "need-shelter"], "account": KEPT_BACK,
              "scope": ["account"], "referral": "1"}  # fmt: skip
    answer = client.post(path, forged)
    file = File.objects.get(referral=accepted)
    assert answer["Location"] == at("file", file.reference, language=language)
    assert file.organisation == nadia.organisation
    assert not file.passages.exists()
    shown = client.get(answer["Location"]).content.decode()
    assert SECRET in shown and KEPT_BACK not in shown
    came = came_with(nadia.actor, reference=file.reference)
    seen = received_page(nadia.actor, reference=accepted.reference).sheet
    assert came is not None and came.sheet == seen is not None
    assert f'href="{answer["Location"]}"' in client.get(one).content.decode()
    # The loop closes from the file, and the sender learns that care goes on.
    done = at("received_step", accepted.reference, "done", language=language)
    assert f'action="{done}"' in shown
    client.post(done)
    accepted.refresh_from_db()
    assert accepted.state == ReferralState.DONE
    sent_page = at("referral", accepted.reference, language=language)
    told = sender.get(sent_page).content.decode()
    assert referral(sam.actor, reference=accepted.reference).begun_at is not None
    assert "lilac" not in told and str(file.reference) not in told
    assert not [e for e in Entry.objects.all() if SECRET in str(vars(e))]


def test_a_withdrawal_reaches_the_file_that_was_begun(
    sam: Person, nadia: Person, file: File, accepted: Referral, signed_in: Sign
) -> None:
    begun = begin_from(nadia.actor, accepted, beginning=a_beginning())
    own = {"words": "A key of my own"}
    files.write(nadia.actor, begun, topic="wishes", content=own, seen=0)
    client, page = signed_in(nadia), at("file", begun.reference)
    assert SECRET in client.get(page).content.decode()
    assert SECRET in str(compose(own_copy(nadia.actor, reference=begun.reference)))
    taken_back(sam, file, accepted.receiver)
    for place in (page, at("copy", begun.reference),
                  at("received_one", accepted.reference)):  # fmt: skip
        assert SECRET not in client.get(place).content.decode()
    assert SECRET not in str(compose(own_copy(nadia.actor, reference=begun.reference)))
    found = came_with(nadia.actor, reference=begun.reference)
    assert found is not None and found.sheet is None
    # What the person said to the receiver themselves is the receiver’s file.
    assert "A key of my own" in client.get(page).content.decode()
    # Nothing of it lies anywhere else in the database.
    texts = Passage.objects.filter(file=begun)
    assert [begun.opened(row.content) for row in texts] == [
        '{"words": "A key of my own"}'
    ]


def test_a_narrower_consent_reaches_it_as_well(
    sam: Person, nadia: Person, file: File, shelter: Organisation, accepted: Referral
) -> None:
    begun = begin_from(nadia.actor, accepted, beginning=a_beginning())
    agreed(sam, file, shelter, "needs")
    found = came_with(nadia.actor, reference=begun.reference)
    assert found is not None and found.sheet is None


def test_what_was_withdrawn_meanwhile_opens_no_file(
    sam: Person, nadia: Person, file: File, accepted: Referral, signed_in: Sign
) -> None:
    client = signed_in(nadia)
    path = at("begin_from", accepted.reference)
    assert client.get(path).status_code == 200
    taken_back(sam, file, accepted.receiver)
    answer = client.post(path, BEGAN)
    assert answer.status_code == 403 and SECRET not in answer.content.decode()
    assert not File.objects.filter(organisation=nadia.organisation).exists()


@pytest.mark.parametrize("passed", [0, 1])
def test_the_consent_is_looked_at_again_under_lock(
    passed: int, sam: Person, nadia: Person, file: File, accepted: Referral,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Even where every earlier look was passed before the withdrawal came."""
    taken_back(sam, file, accepted.receiver)
    if passed:
        monkeypatch.setattr(policy, "is_readable", lambda row: True)
        Referral.objects.update(state=ReferralState.ACCEPTED)
    with pytest.raises(Denied):
        begin_from(nadia.actor, accepted, beginning=a_beginning())
    assert arrivals.is_readable(accepted) is False
    assert not File.objects.filter(referral=accepted).exists()


def test_the_person_is_locked_before_anything_is_looked_at(
    nadia: Person, accepted: Referral
) -> None:
    with CaptureQueriesContext(connection) as seen:
        begin_from(nadia.actor, accepted, beginning=a_beginning())
    asked = [query["sql"] for query in seen.captured_queries]
    held = next(i for i, sql in enumerate(asked) if "consent_person" in sql)
    looked = next(i for i, sql in enumerate(asked) if 'FROM "consent_event"' in sql)
    made = next(i for i, sql in enumerate(asked) if 'INTO "support_file"' in sql)
    assert held < looked < made


def test_two_colleagues_at_once_open_one_file(
    nadia: Person, shelter: Organisation, accepted: Referral, file: File
) -> None:
    noor = make_person("Noor Night", "support_supervisor", shelter)
    begun = begin_from(nadia.actor, accepted, beginning=a_beginning())
    with pytest.raises(Denied, match="support_begun_already"):
        begin_from(noor.actor, accepted, beginning=a_beginning("lily"))
    # The database holds it, whatever code forgets.
    with pytest.raises(IntegrityError), transaction.atomic():
        File.objects.filter(pk=file.pk).update(referral=accepted)
    assert File.objects.get(referral=accepted) == begun


@pytest.mark.postgresql
def test_two_colleagues_meet_at_the_lock(
    nadia: Person, shelter: Organisation, accepted: Referral
) -> None:
    """SQLite in memory has one writer and no waiting, so nothing could meet there."""
    if connection.vendor != "postgresql":
        pytest.skip("needs a database where two transactions can meet")
    noor, both = make_person("Noor Night", "support_supervisor", shelter), Barrier(2)

    def press(person: Person, label: str) -> None:
        both.wait()
        with suppress(CodedError):
            begin_from(person.actor, accepted, beginning=a_beginning(label))
        connection.close()

    pressed = [Thread(target=press, args=pair) for pair in ((nadia, "a"), (noor, "b"))]
    for thread in pressed:
        thread.start()
    for thread in pressed:
        thread.join()
    assert File.objects.filter(organisation=shelter).count() == 1


def test_only_the_receiver_and_only_once_it_accepted(
    sam: Person, nadia: Person, file: File, shelter: Organisation, clinic: Organisation
) -> None:
    row = sent(sam, file, shelter)
    with pytest.raises(Denied, match="support_accept_first"):
        begin_from(nadia.actor, row, beginning=a_beginning())
    acts.accept(nadia.actor, row)
    other = make_person("Clara Clinic", "support_supervisor", clinic)
    for person in (sam, other):
        with pytest.raises(Denied, match="not_found"):
            begin_from(person.actor, row, beginning=a_beginning())
    acts.revoke(sam.actor, row, by_person=False)
    with pytest.raises(Denied, match="support_accept_first"):
        begin_from(nadia.actor, row, beginning=a_beginning())


def test_the_person_says_anew_what_they_choose(
    sam: Person, nadia: Person, file: File, shelter: Organisation
) -> None:
    name = {"first_name": "Ana"}
    files.write(sam.actor, file, topic="identity", content=name, seen=0)
    agreed(sam, file, shelter, "needs", "contact", "identity")
    row = acts.accept(
        nadia.actor, sent_with(sam, file, shelter, ("wishes", "identity"))
    )
    with pytest.raises(Invalid, match="support_exceptions_first"):
        begin_from(nadia.actor, row, beginning=Beginning("a", Level.SHARE, told=False))
    with pytest.raises(Invalid, match="support_already_named"):
        begin_from(nadia.actor, row, beginning=a_beginning(level=Level.ANONYMOUS))
    assert begin_from(nadia.actor, row, beginning=a_beginning())


def sent_with(
    sam: Person, file: File, to: Organisation, topics: tuple[str, ...]
) -> Referral:
    from halte.capabilities.support.parcel import parcel_of
    from tests.support.conftest import drafted

    row = drafted(sam, file, to, topics=topics, note="")
    return acts.send(sam.actor, row, digest=parcel_of(row).digest)


def test_a_conflict_of_interest_shuts_the_referral_as_well(
    nadia: Person, shelter: Organisation, accepted: Referral
) -> None:
    noor = make_person("Noor Night", "support_supervisor", shelter)
    begun = begin_from(nadia.actor, accepted, beginning=a_beginning())
    assert received_page(noor.actor, reference=accepted.reference).sheet
    keeping.block(nadia.actor, begun, user_id=noor.user.pk, why="A cousin")
    with pytest.raises(Missing):
        received_page(noor.actor, reference=accepted.reference)
    assert received_page(nadia.actor, reference=accepted.reference).sheet


def test_a_file_that_moves_on_does_not_take_it_along(
    nadia: Person, clinic: Organisation, accepted: Referral
) -> None:
    """The person agreed that the shelter reads it, and nobody after the shelter."""
    clara = make_person("Clara Clinic", "support_supervisor", clinic)
    begun = begin_from(nadia.actor, accepted, beginning=a_beginning())
    agreed(nadia, begun, clinic, "needs", purpose="support")
    moving = keeping.propose_transfer(nadia.actor, begun, receiver="clinic")
    keeping.take_over(clara.actor, moving)
    assert came_with(clara.actor, reference=begun.reference) is None


def test_other_files_have_no_such_part(sam: Person, file: File) -> None:
    assert came_with(sam.actor, reference=file.reference) is None
    assert not re.search(
        "came", str(compose(own_copy(sam.actor, reference=file.reference)).blocks)
    )
