"""The outside link: used twice, late, by another, guessed, and after a withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from halte.capabilities.support.actions import files
from halte.capabilities.support.actions import referrals as acts
from halte.capabilities.support.actions.handovers import (
    answer_link,
    digest_of,
    make_link,
    open_link,
)
from halte.capabilities.support.actions.work import withhold
from halte.capabilities.support.models import Copy, File, Handover, Referral
from halte.capabilities.support.states import (
    LINK_TRIES,
    Decline,
    Exit,
    Level,
    ReferralState,
    Route,
    Why,
)
from halte.core.access.actor import ANONYMOUS
from halte.core.audit.models import Entry
from halte.core.errors import CodedError, Denied
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import SECRET, a_file, agreed, disposed, sent, written
from tests.support.test_pages import at
from tests.support.test_referrals import taken_back

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]
YES = {"answer": "yes", "reason": "", "words": ""}


@dataclass(frozen=True)
class Link:
    """What the sender tells: the address by one way, the code by voice."""

    referral: Referral
    secret: str
    code: str

    @property
    def row(self) -> Handover:
        """As it is kept now."""
        return Handover.objects.get(secret_digest=digest_of(self.secret))

    @property
    def wrong(self) -> str:
        """A code that it is not."""
        return f"{(int(self.code) + 1) % 10**8:08d}"


def a_link(person: Person, referral: Referral) -> Link:
    keys = make_link(person.actor, referral)
    return Link(referral, keys.secret, keys.code)


@pytest.fixture
def link(sam: Person, file: File, clinic: Organisation) -> Link:
    return a_link(sam, sent(sam, file, clinic, route=Route.LINK))


def arrived(link: Link, client: Client | None = None) -> Client:
    """Someone who followed the address and is asked for the code."""
    stranger = client or Client()
    assert stranger.get(at("handover", link.secret)).status_code == 302
    return stranger


def tried(client: Client, code: str) -> HttpResponse:
    return client.post(at("handed_over"), {"code": code})  # type: ignore[return-value]


def shut(answers: Iterable[HttpResponse], status: int = 403) -> None:
    for answer in answers:
        assert answer.status_code == status
        assert SECRET not in answer.content.decode()


# Used twice.


def test_a_choice_that_everything_stays_here_shuts_it_and_lets_no_new_one(
    sam: Person, file: File, link: Link
) -> None:
    client = arrived(link)
    files.choose_level(sam.actor, file, level=Level.CONFIDENTIAL)
    shut([tried(client, link.code), tried(arrived(link), link.code)])
    with pytest.raises(Denied, match="support_level_confidential"):
        make_link(sam.actor, link.referral)
    # What was shut stays so; a level that shares again lets a new one be made.
    files.choose_level(sam.actor, file, level=Level.SHARE)
    shut([tried(arrived(link), link.code)])
    fresh = a_link(sam, link.referral)
    File.objects.filter(pk=file.pk).update(level=Level.CONFIDENTIAL)
    shut([tried(arrived(fresh), fresh.code)])


def test_whoever_comes_second_with_the_right_code_finds_nothing(link: Link) -> None:
    """Both were asked for the code before either gave it."""
    first, second = arrived(link), arrived(link)
    assert SECRET in tried(first, link.code).content.decode()
    shut([tried(second, link.code), second.get(at("handed_over"))])
    again = arrived(link, first)
    shut([tried(again, link.code)])
    refused = Entry.objects.filter(outcome="support_link_over")
    assert refused.count() == 2


def test_a_look_by_a_program_uses_nothing_up(link: Link) -> None:
    """Mail is scanned by programs that follow every address."""
    for _look in range(20):
        scanner = arrived(link)
        assert SECRET not in scanner.get(at("handed_over")).content.decode()
        scanner.head(at("handover", link.secret))
    assert link.row.used_at is None and link.row.tries == 0
    assert SECRET in tried(arrived(link), link.code).content.decode()


def test_one_answer_is_given_once(link: Link) -> None:
    client = arrived(link)
    tried(client, link.code)
    assert client.post(at("handover_answer"), YES).status_code == 200
    # The key to answer is gone from the session; to the action it is over.
    assert client.post(at("handover_answer"), YES).status_code == 404
    with pytest.raises(Denied, match="support_link_over"):
        answer_link(ANONYMOUS, link.row, accepts=False, reason=Decline.FULL, words="")
    link.referral.refresh_from_db()
    assert link.referral.state == ReferralState.ACCEPTED


@pytest.mark.postgresql
def test_two_right_codes_at_the_same_moment_open_one_copy(link: Link) -> None:
    """SQLite in memory has one writer and no waiting, so nothing could meet there."""
    if connection.vendor != "postgresql":
        pytest.skip("needs a database where two transactions can meet")
    both, seen = Barrier(2), []

    def press() -> None:
        row = link.row
        both.wait()
        with suppress(CodedError):
            seen.append(open_link(ANONYMOUS, row, code=link.code))
        connection.close()

    pressed = [Thread(target=press) for _hand in range(2)]
    for thread in pressed:
        thread.start()
    for thread in pressed:
        thread.join()
    assert len([opened for opened in seen if opened]) == 1


def test_a_copy_opened_a_moment_ago_is_looked_at_again_under_lock(link: Link) -> None:
    """A row read before is not believed: the second writer reads it anew."""
    stale = link.row
    assert open_link(ANONYMOUS, link.row, code=link.code)
    assert stale.used_at is None
    with pytest.raises(Denied, match="support_link_over"):
        open_link(ANONYMOUS, stale, code=link.code)


# Late.


def test_a_link_ends_while_someone_looks_for_the_code(link: Link) -> None:
    client = arrived(link)
    Handover.objects.update(ends_at=timezone.now())
    shut([tried(client, link.code), client.get(at("handed_over"))])
    assert link.row.used_at is None


def test_a_new_link_shuts_the_one_before(sam: Person, link: Link) -> None:
    held = arrived(link)
    newer = a_link(sam, link.referral)
    shut([tried(held, link.code), tried(arrived(link), link.code)])
    assert SECRET in tried(arrived(newer), newer.code).content.decode()


def test_silence_that_expired_shuts_it(link: Link) -> None:
    client = arrived(link)
    Referral.objects.update(state=ReferralState.EXPIRED)
    shut([tried(client, link.code)])


# By another.


def test_the_code_of_one_link_opens_no_other(
    sam: Person, clinic: Organisation, link: Link
) -> None:
    other_file = a_file(sam, "plover")
    written(sam, other_file, "contact", rule="The other person’s rule")
    written(sam, other_file, "wishes", words="Something else")
    other = a_link(sam, sent(sam, other_file, clinic, route=Route.LINK))
    assert other.code != link.code
    answer = tried(arrived(link), other.code)
    assert answer.status_code == 400 and SECRET not in answer.content.decode()
    # A session that opened one answers for that one only.
    client = arrived(link)
    tried(client, link.code)
    arrived(other, client)
    client.post(at("handover_answer"), YES)
    states = [Referral.objects.get(pk=p.referral.pk).state for p in (link, other)]
    assert states == [ReferralState.ACCEPTED, ReferralState.SENT]


def test_a_session_of_another_holds_no_way_in(link: Link) -> None:
    client = arrived(link)
    tried(client, link.code)
    for name in ("handed_over", "handover_answer"):
        for stranger in (Client(), Client(headers={"referer": at("handed_over")})):
            assert stranger.get(at(name)).status_code == 404
            assert stranger.post(at(name), YES).status_code == 404


def test_being_signed_in_elsewhere_opens_nothing(
    link: Link, nadia: Person, otto: Person, signed_in: Sign
) -> None:
    for person in (nadia, otto):
        client = signed_in(person)
        assert client.get(at("referral", link.referral.reference)).status_code in (
            403, 404,
        )  # fmt: skip
        answer = client.get(at("received_one", link.referral.reference))
        assert answer.status_code in (403, 404)
        answer = tried(arrived(link, client), link.wrong)
        assert answer.status_code == 400 and SECRET not in answer.content.decode()


# Guessed.


@pytest.mark.parametrize("spread", [True, False])
def test_five_wrong_codes_end_it_however_many_sessions_they_come_from(
    spread: bool, link: Link
) -> None:
    client = arrived(link)
    for _guess in range(LINK_TRIES):
        guesser = arrived(link) if spread else client
        assert tried(guesser, link.wrong).status_code in (400, 403)
    assert link.row.tries == LINK_TRIES
    shut([tried(client, link.code), tried(arrived(link), link.code)])


@pytest.mark.parametrize(
    "code", ["", " ", "0" * 8, "1" * 7, "１２３４５６７８", "%", "a" * 500]
)
def test_what_is_no_code_opens_nothing(code: str, link: Link) -> None:
    if code == link.code:
        pytest.skip("one in a hundred million")
    answer = tried(arrived(link), code)
    assert answer.status_code == 400 and SECRET not in answer.content.decode()
    assert link.row.used_at is None


def test_what_is_kept_of_a_link_does_not_open_it(link: Link) -> None:
    """Whoever reads the database holds digests, and a digest of a digest is another."""
    row = link.row
    for stolen in (row.secret_digest, row.code_digest[:64], str(row.pk), "x" * 43):
        assert Client().get(at("handover", stolen)).status_code == 404
    kept = str(vars(row))
    assert link.secret not in kept and link.code not in kept
    noted = [str(vars(entry)) for entry in Entry.objects.all()]
    assert not [n for n in noted if link.secret in n or link.code in n]


def test_the_address_leaves_the_bar_and_no_page_is_kept(link: Link) -> None:
    client = Client()
    answer = client.get(at("handover", link.secret))
    assert link.secret not in answer["Location"]
    assert answer["Referrer-Policy"] == "no-referrer"
    for page in (answer, client.get(at("handed_over")), tried(client, link.code)):
        assert "no-store" in page["Cache-Control"]
        assert link.secret not in page.content.decode()


# After it was taken back.


def test_a_withdrawal_while_someone_looks_for_the_code_shuts_it(
    sam: Person, file: File, clinic: Organisation, link: Link
) -> None:
    client = arrived(link)
    taken_back(sam, file, clinic)
    shut([tried(client, link.code), client.get(at("handed_over"))])
    assert Copy.objects.get(referral=link.referral).opened_at is None
    with pytest.raises(Denied):
        make_link(sam.actor, link.referral)


def test_a_withdrawal_after_it_was_opened_takes_the_answer_as_well(
    sam: Person, file: File, clinic: Organisation, link: Link
) -> None:
    client = arrived(link)
    tried(client, link.code)
    taken_back(sam, file, clinic)
    answer = client.post(at("handover_answer"), YES)
    assert answer.status_code == 403
    link.referral.refresh_from_db()
    assert link.referral.state == ReferralState.WITHDRAWN


@pytest.mark.parametrize(
    "how", ["narrower", "ended", "revoked", "withheld", "disposed"]
)
def test_every_other_end_of_what_was_agreed_shuts_it(
    how: str, sam: Person, petra: Person, file: File, clinic: Organisation, link: Link,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    client = arrived(link)
    if how == "narrower":
        agreed(sam, file, clinic, "needs")
    elif how == "ended":
        # No job has to run: the moment itself ends it.
        soon = timezone.now() + timedelta(minutes=1)
        agreed(sam, file, clinic, "needs", "contact", until=soon)
        monkeypatch.setattr(timezone, "now", lambda: soon)
    elif how == "withheld":
        withhold(sam.actor, file, scope="contact", recipient="", why=Why.FEAR, words="")
    elif how == "revoked":
        acts.revoke(sam.actor, link.referral, by_person=True)
    else:
        acts.revoke(sam.actor, link.referral, by_person=False)
        files.close(sam.actor, file, exit=Exit.MOVED, follow_up_on=None)
        disposed(sam, petra, file, asked=True)
    shut([tried(client, link.code), tried(arrived(link), link.code)])
