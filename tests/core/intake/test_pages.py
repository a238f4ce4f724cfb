"""The pages, walked without script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from halte.core.capability import rooms
from halte.core.intake import taking_in
from halte.core.intake.home import home
from halte.core.intake.models import Batch, Reject
from tests.conftest import Person
from tests.core.intake import feed
from tests.core.intake.conftest import GOOD, Send, as_csv
from tests.core.intake.test_batches import BAD_DAY, NEGATIVE

pytestmark = pytest.mark.django_db(transaction=True)

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user, backend=BACKEND)
    session = client.session
    session["purpose"] = person.actor.purpose
    session["organisation_id"] = person.organisation.pk
    session["second_factor"] = True
    session.save()
    return client


@pytest.fixture
def browser(ana: Person) -> Client:
    return signed_in(ana)


def page(name: str, *args: object, language: str = "en") -> str:
    with override(language):
        return reverse(f"intake:{name}", args=args)


def upload(content: bytes, name: str = "f.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_whole_way_of_a_file(browser: Client) -> None:
    address = page("send", "test-counts")
    sent = {"new_source": "Office", "file": upload(as_csv(GOOD, BAD_DAY, NEGATIVE))}
    answer = browser.post(address, sent)
    batch = Batch.objects.get()
    assert answer["Location"] == page("columns", batch.pk)
    assert b"Which column is which" in browser.get(answer["Location"]).content
    mapped = {f"column_{name}": str(at) for name, at in batch.mapped.items()}
    answer = browser.post(page("columns", batch.pk), mapped)
    assert answer["Location"] == page("batch", batch.pk)
    shown = browser.get(answer["Location"]).content.decode()
    assert "The calendar has no such day" in shown
    assert "Accept 1 row" in shown
    browser.post(page("accept", batch.pk))
    answer = browser.post(
        page("row", batch.pk, 3), {f"cell_{i}": c for i, c in enumerate(BAD_DAY)}
    )
    assert answer["Location"] == page("row", batch.pk, 3)
    right = {**dict(enumerate(BAD_DAY)), 2: "2023-02-28"}
    answer = browser.post(
        page("row", batch.pk, 3), {f"cell_{i}": c for i, c in right.items()}
    )
    assert answer["Location"] == page("row", batch.pk, 4)
    browser.post(page("leave_out", batch.pk) + "?row=4", {"reason": "not ours"})
    browser.post(page("accept", batch.pk))
    batch.refresh_from_db()
    assert (batch.state, batch.taken) == ("accepted", 2)
    assert dict(batch.rejects.values_list("number", "state")) == {
        3: "mended", 4: "dropped"
    }  # fmt: skip
    browser.post(page("undo", batch.pk), {"reason": "wrong month"})
    batch.refresh_from_db()
    assert batch.state == "undone"
    shown = browser.get(page("batch", batch.pk)).content.decode()
    assert "wrong month" in shown
    assert "Ana Analyst" in shown


def test_errors_stand_beside_their_cells(browser: Client, send: Send) -> None:
    batch = send(as_csv(BAD_DAY))
    shown = browser.get(page("row", batch.pk, 2)).content.decode()
    field = re.search(r'id="id_cell_2_error".*?</div>', shown, re.S)
    assert field
    assert "no such day" in field[0]
    assert 'aria-invalid="true"' in shown
    french = browser.get(page("row", batch.pk, 2, language="fr")).content.decode()
    assert "n’existe pas au calendrier" in french


def test_rows_leave_and_come_back_corrected(browser: Client, send: Send) -> None:
    batch = send(as_csv(GOOD, BAD_DAY, NEGATIVE))
    answer = browser.get(page("download", batch.pk))
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert answer["Content-Type"].startswith("text/csv")
    assert "no such day" in text
    corrected = text.replace("2023-02-30", "2023-02-28").replace(",-4,", ",4,")
    browser.post(page("send_again", batch.pk), {"file": upload(corrected.encode())})
    states = set(Reject.objects.values_list("state", flat=True))
    assert states == {"mended"}
    answer = browser.post(page("send_again", batch.pk), {"file": upload(as_csv(GOOD))})
    assert "no column" in answer.content.decode()


def test_how_a_file_is_read_can_be_corrected(browser: Client, send: Send) -> None:
    content = as_csv(["Montréal", *GOOD[1:]]).decode().encode("cp850")
    batch = send(content, check=False)
    assert batch.reading.encoding == "cp850"
    shown = browser.get(
        page("columns", batch.pk),
        {"encoding": "cp1252", "delimiter": ",", "heading_row": "1", "mark": ","},
    ).content.decode()
    assert "Montr‚al" in shown
    shown = browser.get(
        page("columns", batch.pk),
        {"encoding": "utf-8", "delimiter": ",", "heading_row": "1", "mark": "."},
    ).content.decode()
    assert "cannot be read as UTF-8" in shown
    shown = browser.get(
        page("columns", batch.pk),
        {"encoding": "cp850", "delimiter": ",", "heading_row": "99", "mark": "."},
    ).content.decode()
    assert "has no such row" in shown
    mapped = {f"column_{name}": str(at) for name, at in batch.mapped.items()}
    how = "?encoding=cp850&delimiter=,&heading_row=1&mark=,&order=day"
    browser.post(page("columns", batch.pk) + how, mapped)
    batch.refresh_from_db()
    assert (batch.state, batch.reading.mark, batch.reading.order) == (
        "checked", ",", "day"
    )  # fmt: skip


def test_a_column_of_the_file_is_used_once(browser: Client, send: Send) -> None:
    batch = send(as_csv(GOOD), check=False)
    twice = {"column_office": "0", "column_day": "0", "column_accused": "3"}
    shown = browser.post(page("columns", batch.pk), twice).content.decode()
    assert "cannot be the same thing" in shown
    assert Batch.objects.get().state == "received"


def test_a_refused_file_says_why_in_both_languages(browser: Client) -> None:
    sent = {"new_source": "Office", "file": upload(b"%PDF-1.4")}
    answer = browser.post(page("send", "test-counts"), sent, follow=True)
    assert "This is a PDF" in answer.content.decode()
    batch = Batch.objects.get()
    french = browser.get(page("batch", batch.pk, language="fr")).content.decode()
    assert "C’est un PDF" in french


def test_the_same_file_leads_to_its_batch(browser: Client) -> None:
    for source in ("Office", "Other"):
        answer = browser.post(
            page("send", "test-counts"),
            {"source": "+", "new_source": source, "file": upload(as_csv(GOOD))},
            follow=True,
        )
    assert "here already" in answer.content.decode()
    assert Batch.objects.count() == 1


def test_pages_of_another_organisation_do_not_exist(
    send: Send, otto: Person, ana: Person
) -> None:
    batch = send(as_csv(GOOD, BAD_DAY))
    outsider = signed_in(otto)
    names = ("batch", "columns", "undo", "set_aside", "rows", "download", "send_again",
             "leave_out")  # fmt: skip
    for name in names:
        assert outsider.get(page(name, batch.pk)).status_code == 404, name
    assert outsider.get(page("row", batch.pk, 3)).status_code == 404
    assert outsider.post(page("accept", batch.pk)).status_code == 404
    assert outsider.get(page("start")).status_code == 403
    assert outsider.get(page("send", "test-counts")).status_code == 403


def test_addresses_and_titles_tell_nothing(browser: Client, send: Send) -> None:
    batch = send(as_csv(["Private Place", *BAD_DAY[1:]]), source="Private Source")
    for address in (page("batch", batch.pk), page("rows", batch.pk)):
        shown = browser.get(address).content.decode()
        title = re.search("<title>(.*?)</title>", shown, re.S)
        assert title
        assert "Private" not in title[1]
        assert not [a for a in re.findall(r'href="([^"]*)"', shown) if "Private" in a]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_has_one_heading(browser: Client, send: Send, language: str) -> None:
    batch = send(as_csv(GOOD, BAD_DAY))
    names = ("batch", "columns", "set_aside", "rows", "send_again", "leave_out")
    addresses = [page(name, batch.pk, language=language) for name in names]
    addresses += [
        page("start", language=language),
        page("send", "test-counts", language=language),
        page("batches", language=language) + "?state=checked&waiting=on",
        page("row", batch.pk, 3, language=language),
        page("rows", batch.pk, language=language) + "?fault=day:date_impossible",
        page("leave_out", batch.pk, language=language) + "?fault=day:date_impossible",
    ]
    for address in addresses:
        shown = browser.get(address)
        assert shown.status_code == 200, address
        assert shown.content.decode().count("<h1") == 1, address


def test_my_day_says_what_waits(send: Send, ana: Person, otto: Person) -> None:
    send(as_csv(GOOD, BAD_DAY, NEGATIVE))
    items = {item.title.en: item.count for item in home(ana.actor)}
    assert items == {"Rows to mend": 2, "Files to accept": 1}
    assert home(otto.actor) == []


def test_a_number_that_can_be_read_in_two_ways_is_shown(
    browser: Client, send: Send
) -> None:
    batch = send(as_csv([*GOOD[:5], "1,234", ""]))
    shown = browser.get(page("batch", batch.pk)).content.decode()
    assert "could be read in two ways" in shown
    assert batch.ambiguous["cost"] == 1


def test_a_row_that_was_left_out_can_be_put_back(browser: Client, send: Send) -> None:
    batch = send(as_csv(GOOD, BAD_DAY))
    browser.post(page("leave_out", batch.pk), {"reason": "why"})
    assert "Put it back" in browser.get(page("row", batch.pk, 3)).content.decode()
    browser.post(page("put_back", batch.pk, 3))
    assert batch.rejects.get().state == "waiting"


Command = Callable[[list[str]], int]


def test_a_large_file_shows_how_far_the_work_is(
    browser: Client, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    from halte.core.intake import limits

    monkeypatch.setattr(limits, "INLINE", 0)
    batch = send(as_csv(GOOD))
    shown = browser.get(page("batch", batch.pk)).content.decode()
    assert "<progress" in shown
    assert "being checked" in shown


def test_sentences_and_manifest_are_declared() -> None:
    room = next(room for room in rooms() if room.slug == "intake")
    assert {"date_impossible", "archive_bomb"} <= room.sentences.keys()
    assert taking_in.FEEDS["test-counts"] is feed.COUNTS
