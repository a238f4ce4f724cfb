"""The public page: anyone may tell, nobody is kept, a code brings back an answer."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from halte.capabilities.workers import codes
from halte.capabilities.workers.actions.hearing import answer, note
from halte.capabilities.workers.models import Account, Saying
from halte.capabilities.workers.queries.outside import conversation, readers
from halte.capabilities.workers.texts import LONGEST
from halte.capabilities.workers.views import outside
from halte.core.access.permissions import Permission
from halte.core.access.roles import ROLES
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Missing
from halte.core.organisations.models import Membership
from tests.conftest import Person
from tests.workers.conftest import WORDS, told

pytestmark = pytest.mark.django_db

TELL, RETURN, ADD = (
    "/en/workers/tell/",
    "/en/workers/return/",
    "/en/workers/return/add/",
)


def filled(client: Client, words: str = WORDS, **more: str) -> dict[str, str]:
    """The form as the page draws it, with something in it."""
    page = client.get(TELL).content.decode()
    form = re.search(r'name="form" value="([^"]+)"', page)
    assert form is not None
    plain = {"language": "en", "standing": "anonymous", "means": "none"}
    return {"form": form[1], "words": words, "wants_code": "on", **plain, **more}


def code_in(page: bytes) -> str:
    found = re.search(r"<code>([0-9A-Z-]{19})</code>", page.decode())
    assert found is not None
    return found[1]


def test_a_tip_is_left_and_answered_without_account_or_cookie(
    client: Client, lian: Person
) -> None:
    code = code_in(client.post(TELL, filled(client)).content)
    row = Account.objects.get()
    answer(lian.actor, row, words="Your passport is yours.")
    note(lian.actor, row, words="Ask the embassy.")
    page = client.post(RETURN, {"code": code.lower().replace("-", " ")})
    assert b"Your passport is yours." in page.content
    assert b"embassy" not in page.content
    assert not client.cookies


@pytest.mark.parametrize("address", [TELL, RETURN, "/fr/workers/tell/"])
def test_the_public_pages_can_be_left_at_once_and_are_not_stored(
    client: Client, lian: Person, address: str
) -> None:
    page = client.get(address)
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert b"data-leave" in page.content


def test_the_page_names_exactly_the_roles_and_places_that_can_read(
    client: Client, lian: Person
) -> None:
    titles = {
        role.title
        for role in ROLES.values()
        if Permission.WORKERS_READ in role.permissions
    }
    assert set(readers().roles) == titles
    assert [str(o.en) for o in readers().organisations] == ["Justice"]
    page = client.get(TELL).content.decode()
    assert "Worker liaison officer" in page
    assert "<strong>Justice</strong>" in page


def test_where_nobody_is_appointed_the_page_takes_nothing_and_says_so(
    client: Client, lian: Person
) -> None:
    typed = filled(client)
    Membership.objects.all().delete()
    assert b"<textarea" not in client.get(TELL).content
    assert client.post(TELL, typed).status_code == 400
    assert not Account.objects.exists()


def test_a_form_sent_twice_is_one_tip_with_one_code(
    client: Client, lian: Person
) -> None:
    typed = filled(client)
    first, second = client.post(TELL, typed), client.post(TELL, typed)
    assert code_in(first.content) == code_in(second.content)
    assert Saying.objects.count() == Account.objects.count() == 1


def test_a_form_that_was_altered_keeps_the_text_and_is_drawn_again(
    client: Client, lian: Person
) -> None:
    typed = filled(client) | {"form": "forged"}
    page = client.post(TELL, typed)
    assert page.status_code == 400
    assert WORDS.encode() in page.content
    assert b'value="forged"' not in page.content


def test_someone_who_is_signed_in_leaves_no_trace_in_a_tip(
    client: Client, lian: Person, ines: Person
) -> None:
    client.force_login(ines.user)
    client.post(TELL, filled(client))
    entry = Entry.objects.get(act="capabilities.workers.actions.telling.tell")
    assert (entry.user_id, entry.organisation_id, entry.roles) == (None, None, "")
    assert Saying.objects.get().by_user_id is None


@pytest.mark.parametrize(
    "words",
    ["", " \n\t", "\u200b\u200d\ufeff", "\u202e\u2066", "\u0301"],
    ids=["empty", "blank", "zero width", "direction marks", "an accent alone"],
)
def test_what_cannot_be_read_is_refused_at_its_field(
    client: Client, lian: Person, words: str
) -> None:
    page = client.post(TELL, filled(client, words))
    assert page.status_code == 400
    assert b'href="#id_words"' in page.content
    assert not Account.objects.exists()


def test_a_very_long_tip_is_refused_and_its_limit_said(
    client: Client, lian: Person
) -> None:
    page = client.post(TELL, filled(client, "a" * (LONGEST + 1)))
    assert page.status_code == 400
    assert b"20000" in page.content
    assert client.post(TELL, filled(client, "a" * LONGEST)).status_code == 200


@pytest.mark.parametrize(
    "words",
    [
        "يحتفظون بجوازات سفرنا",
        "می‌خواهم کمک کنید",
        "<script>alert(1)</script>",
        "{{ settings.SECRET_KEY }} %s",
        "null\x00 and bell\x07",
        "👩🏽‍🌾 " * 40,
    ],
    ids=["right to left", "joiners", "script", "template", "controls", "emoji"],
)
def test_words_come_back_as_they_were_said_and_do_nothing(
    client: Client, lian: Person, words: str
) -> None:
    page = client.post(TELL, filled(client, words))
    if "\x00" in words:
        assert page.status_code == 400
        return
    back = client.post(RETURN, {"code": code_in(page.content)}).content.decode()
    assert "<script>alert" not in back
    assert Saying.objects.get().words == words.strip()
    assert 'dir="auto"' in back


def test_a_name_goes_with_a_standing_and_a_number_with_a_way(
    client: Client, lian: Person
) -> None:
    for wrong in ({"standing": "chosen"}, {"name": "Ana"}, {"means": "text"},
                  {"contact": "555-0100"}, {"standing": "nobody"}):  # fmt: skip
        assert client.post(TELL, filled(client, **wrong)).status_code == 400
    assert not Account.objects.exists()


def test_nothing_of_a_tip_is_readable_in_the_database(lian: Person) -> None:
    told("Secret words", contact="555-0100", means="text", contact_rule="Never late")
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("workers_account", "workers_saying", "workers_worker"):
            cursor.execute(f"SELECT * FROM {table}")
            rows = str(cursor.fetchall())
            assert not re.search("Secret|555-0100|Never late", rows)


def test_a_code_that_was_ended_opens_nothing_any_more(
    client: Client, lian: Person
) -> None:
    row, code = told(contact="555-0100", means="text")
    assert client.post(ADD, {"code": code, "end": "1"}).status_code == 200
    row.refresh_from_db()
    assert (row.contact, row.code_digest) == ("", "")
    again = client.post(RETURN, {"code": code})
    assert again.status_code == 404
    assert client.post(ADD, {"code": code, "end": "1"}).status_code == 404


def test_more_words_sent_twice_are_kept_once(client: Client, lian: Person) -> None:
    _row, code = told()
    more = {"code": code, "words": "And our pay.", "form": codes.new_form()}
    for _ in range(2):
        assert b"And our pay." in client.post(ADD, more).content
    assert Saying.objects.count() == 2
    old = client.post(ADD, more | {"form": "forged", "words": "Late"})
    assert old.status_code == 400
    assert b"Late" in old.content


def test_guesses_of_a_code_are_slowed_and_the_true_one_waits_too(
    client: Client, lian: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    _row, code = told()
    for _ in range(outside.GUESSING.each):
        page = client.post(RETURN, {"code": "0000-0000-0000-0000"})
        assert page.status_code == 404
    assert client.post(RETURN, {"code": code}).status_code == 429
    assert client.post(ADD, {"code": code, "end": "1"}).status_code == 200
    assert Account.objects.get().code_digest
    elsewhere = client.post(RETURN, {"code": code}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200


def test_what_is_counted_at_the_door_holds_no_address(
    client: Client, lian: Person
) -> None:
    client.post(RETURN, {"code": "nonsense"}, REMOTE_ADDR="192.0.2.7")
    kept = outside.GUESSING._counts
    assert not any(b"192.0.2.7" in key for key in kept)
    before = set(kept)
    outside.GUESSING.forget()
    client.post(RETURN, {"code": "nonsense"}, REMOTE_ADDR="192.0.2.7")
    assert set(kept) & before <= {b"everyone"}


def test_a_flood_of_tips_is_slowed_and_what_was_typed_stays(
    client: Client, lian: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside.TELLING, "each", 1)
    client.post(TELL, filled(client))
    page = client.post(TELL, filled(client, "Second"))
    assert page.status_code == 429
    assert b"Second" in page.content
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    "code", ["", "AAAA", "0" * 16, "ILOU-ILOU-ILOU-ILOU", "é" * 16]
)
def test_codes_that_cannot_be_fail_like_codes_that_are_wrong(
    lian: Person, code: str
) -> None:
    with pytest.raises(Missing, match="workers_code_unknown"):
        conversation(code)


def test_a_code_survives_the_letters_that_are_misread() -> None:
    assert codes.tidy("o0il-1111-2222-3333") == "0011111122223333"
    assert codes.digest_of("O0IL-1111-2222-3333") == codes.digest_of(
        "00111111 22223333"
    )


def test_the_account_cannot_be_told_into_when_it_is_gone(lian: Person) -> None:
    from halte.capabilities.workers.actions.telling import add_words, end_code
    from halte.core.access.actor import ANONYMOUS

    row, _code = told()
    end_code(ANONYMOUS, row)
    with pytest.raises(Denied, match="workers_code_unknown"):
        add_words(ANONYMOUS, row, words="More", form="x")
