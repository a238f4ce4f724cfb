"""Someone at the receiver is a relative of who did harm: they never learn of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from halte.capabilities.support.actions import arrivals, conflicts, keeping, referrals
from halte.capabilities.support.actions.files import Beginning, close
from halte.capabilities.support.home import home
from halte.capabilities.support.models import Block, File, Referral, Transfer
from halte.capabilities.support.queries import conflicts as queries
from halte.capabilities.support.queries import files, moving
from halte.capabilities.support.queries import referrals as lists
from halte.capabilities.support.states import Exit, Level
from halte.core.audit.models import Entry
from halte.core.consent.queries import people
from halte.core.errors import Denied, Invalid, Missing
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person
from tests.support.conftest import agreed, drafted, sent

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]


@pytest.fixture
def remy(shelter: Organisation) -> Person:
    """Rémy answers at the shelter; the person fears his brother."""
    return make_person("Rémy Saint-Pierre", "support_supervisor", shelter)


def shut(person: Person, file: File, other: Person, why: str = "His brother") -> Block:
    return conflicts.shut_out(
        person.actor, file, receiver=other.organisation, user_id=other.user.pk, why=why
    )


def sees(person: Person, row: Referral) -> bool:
    """Every way in which one can learn of a referral: list, number, page."""
    listed = row.reference in {line.reference for line in lists.received(person.actor)}
    counted = any(item.url.endswith("/received/") for item in home(person.actor))
    try:
        opened = bool(lists.received_page(person.actor, reference=row.reference))
    except Missing:
        opened = False
    assert listed == counted == opened
    return listed


def test_who_is_shut_out_finds_no_referral_no_number_and_gets_no_message(
    sam: Person, nadia: Person, remy: Person, file: File, shelter: Organisation,
    mailoutbox: list[EmailMessage],
) -> None:  # fmt: skip
    shut(sam, file, remy)
    row = sent(sam, file, shelter)
    assert [mail.to for mail in mailoutbox] == [[nadia.user.email]]
    assert sees(nadia, row) and not sees(remy, row)
    for act in (referrals.accept, referrals.finish):
        with pytest.raises(Denied, match="not_found"):
            act(remy.actor, row)
    assert lists.received_page(nadia.actor, reference=row.reference).not_all


def test_it_holds_for_what_was_sent_before_and_ends_when_it_is_lifted(
    sam: Person, nadia: Person, remy: Person, file: File, shelter: Organisation
) -> None:
    row = sent(sam, file, shelter)
    assert sees(remy, row)
    block = shut(sam, file, remy)
    assert shut(sam, file, remy) == block
    assert not sees(remy, row)
    conflicts.let_in_again(sam.actor, block)
    assert sees(remy, row)
    with pytest.raises(Denied, match="support_block_lifted"):
        conflicts.let_in_again(sam.actor, block)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_file_opened_from_the_referral_is_shut_to_them_as_well(
    when: str, sam: Person, nadia: Person, remy: Person, file: File,
    shelter: Organisation,
) -> None:  # fmt: skip
    if when == "before":
        shut(sam, file, remy)
    row = referrals.accept(nadia.actor, sent(sam, file, shelter))
    begun = arrivals.begin_from(
        nadia.actor, row, beginning=Beginning("lark", Level.SHARE, True)
    )
    if when == "after":
        keeping.add_to_circle(nadia.actor, begun, user_id=remy.user.pk)
        shut(sam, file, remy)
    assert files.files(remy.actor) == () and people(remy.actor) == ()
    with pytest.raises(Missing):
        files.notebook(remy.actor, reference=begun.reference)
    # What the sender said of him is not told to the receiver.
    (block,) = begun.blocks.all()
    assert begun.opened(block.why) == ""


def test_a_receiver_shuts_a_colleague_out_and_the_sender_learns_who(
    sam: Person, nadia: Person, remy: Person, file: File, shelter: Organisation
) -> None:
    row = sent(sam, file, shelter)
    with pytest.raises(Invalid, match="support_block_self"):
        conflicts.shut_out_here(nadia.actor, row, user_id=nadia.user.pk)
    with pytest.raises(Invalid, match="support_colleague_unknown"):
        conflicts.shut_out_here(nadia.actor, row, user_id=sam.user.pk)
    conflicts.shut_out_here(nadia.actor, row, user_id=remy.user.pk)
    assert sees(nadia, row) and not sees(remy, row)
    assert [one.name for one in queries.shut_out_of(file)] == ["Rémy Saint-Pierre"]
    with pytest.raises(Denied, match="not_found"):
        conflicts.shut_out_here(remy.actor, row, user_id=nadia.user.pk)


def test_nothing_is_sent_inside_where_nobody_is_left_to_answer(
    sam: Person, nadia: Person, remy: Person, file: File, shelter: Organisation
) -> None:
    for person in (nadia, remy):
        shut(sam, file, person)
    with pytest.raises(Denied, match="support_everyone_shut_out"):
        sent(sam, file, shelter)


def test_a_whole_file_is_not_proposed_to_them_nor_taken_by_them(
    sam: Person, petra: Person, nadia: Person, remy: Person, file: File,
    shelter: Organisation, mailoutbox: list[EmailMessage],
) -> None:  # fmt: skip
    agreed(sam, file, shelter, "needs", "contact", "account", purpose="support")
    shut(sam, file, remy)
    row = keeping.propose_transfer(petra.actor, file, receiver="shelter")
    assert [mail.to for mail in mailoutbox] == [[nadia.user.email]]
    assert moving.proposed(remy.actor) == ()
    with pytest.raises(Denied, match="not_found"):
        keeping.take_over(remy.actor, row)
    keeping.take_over(nadia.actor, row)
    assert files.files(remy.actor) == ()
    shut_too = Transfer.objects.received_by(nadia.actor).count()
    assert (shut_too, Transfer.objects.received_by(remy.actor).count()) == (1, 0)


@pytest.mark.parametrize(
    ("words", "found"),
    [("remy", True), ("Saint Pierre", True), ("pierre  RÉMY", True), ("Rém", True),
     ("Ré", False), ("emy", False), ("remy tremblay", False), ("", False)],
)  # fmt: skip
def test_a_name_is_found_by_its_words_and_nobody_gets_a_list(
    words: str, found: bool, sam: Person, remy: Person, shelter: Organisation
) -> None:
    people = queries.named_there(sam.actor, receiver=shelter, words=words)
    assert bool(people) is found
    assert not [e for e in Entry.objects.all() if "pierre" in str(vars(e)).lower()]


def test_only_someone_who_works_there_is_shut_out_and_only_for_ones_own_file(
    sam: Person, sofia: Person, nadia: Person, remy: Person, file: File,
    shelter: Organisation,
) -> None:  # fmt: skip
    for user_id in (sofia.user.pk, 0, 10**12):
        with pytest.raises(Invalid, match="support_nobody_there"):
            conflicts.shut_out(
                sam.actor, file, receiver=shelter, user_id=user_id, why=""
            )
    with pytest.raises(Invalid, match="support_nobody_there"):
        conflicts.shut_out(
            sam.actor, file, receiver=sam.organisation, user_id=sofia.user.pk, why=""
        )
    for stranger in (sofia, nadia):
        with pytest.raises(Denied, match="not_found"):
            shut(stranger, file, remy)
    with pytest.raises(Missing):
        queries.shut_row(nadia.actor, shut(sam, file, remy).pk)


def test_one_who_is_shut_out_at_home_is_let_in_by_a_supervisor_alone(
    sam: Person, sofia: Person, petra: Person, file: File
) -> None:
    row = keeping.block(petra.actor, file, user_id=sofia.user.pk, why="A cousin")
    with pytest.raises(Denied, match="not_found"):
        conflicts.let_in_again(sam.actor, row)
    assert queries.shut_out_of(file) == ()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_looks_for_a_name_then_shuts_the_person_out(
    language: str, sam: Person, nadia: Person, remy: Person, file: File,
    shelter: Organisation, signed_in: Sign,
) -> None:  # fmt: skip
    row = drafted(sam, file, shelter)
    client = signed_in(sam)
    path = f"/{language}/support/referrals/{row.reference}/conflict/"
    assert "Saint-Pierre" not in client.get(path).content.decode()
    none = client.post(path, {"name": "Tremblay"}).content.decode()
    assert "Saint-Pierre" not in none
    page = client.post(path, {"name": "remy"}).content.decode()
    assert "Saint-Pierre" in page and "Nadia" not in page
    # A forged choice: someone whose name was not looked for.
    forged = client.post(path, {"name": "remy", "user_id": str(nadia.user.pk)})
    assert forged.status_code == 400 and not Block.objects.exists()
    done = client.post(path, {"name": "remy", "user_id": str(remy.user.pk)})
    assert done.status_code == 302
    assert Block.objects.get().user_id == remy.user.pk
    shown = client.get(done["Location"]).content.decode()
    assert "Saint-Pierre" in shown


def test_a_closed_file_can_still_shut_someone_out(
    sam: Person, remy: Person, nadia: Person, file: File, shelter: Organisation
) -> None:
    row = referrals.accept(nadia.actor, sent(sam, file, shelter))
    referrals.finish(nadia.actor, row)
    close(sam.actor, file, exit=Exit.MOVED, follow_up_on=None)
    shut(sam, file, remy)
    with pytest.raises(Missing):
        lists.received_page(remy.actor, reference=row.reference)
