"""The pages: every one opens in both languages, and nothing typed is lost."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from halte.capabilities.plan.models import Plan
from halte.capabilities.rounds.actions import reports
from halte.capabilities.rounds.models import Delegation, Report, Round, SheetRow
from halte.capabilities.rounds.queries.sheets import own_workbook
from halte.capabilities.rounds.versions import content_of, ends
from tests.conftest import Person
from tests.rounds.conftest import Sign, hand_in, report_on, words
from tests.rounds.test_workbook import fill, taken

pytestmark = pytest.mark.django_db(transaction=True)


def place(language: str, name: str, *args: object) -> str:
    with override(language):
        return reverse(f"rounds:{name}", args=args)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_opens_for_whose_it_is(
    language: str, round_: Round, rene: Person, renata: Person, aline: Person,
    amina: Person, signed_in: Sign
) -> None:  # fmt: skip
    fund, training = report_on(round_, "fund"), report_on(round_, "training")
    reports.write(rene.actor, fund, content=words(), seen=0)
    reports.write(renata.actor, fund, content=words(done="Mine"), seen=0)
    writer, keeper = signed_in(rene), signed_in(amina)
    for name, *args in (
        ("index",), ("mine",), ("round", round_.pk), ("workbook", round_.pk),
        ("take", round_.pk), ("report", fund.pk), ("write", training.pk),
        ("merge", fund.pk), ("leave",),
    ):  # fmt: skip
        assert writer.get(place(language, name, *args)).status_code == 200, name
    hand_in(training, rene, aline, words())
    for name, *args in (
        ("index",), ("open",), ("round", round_.pk), ("due", round_.pk),
        ("report", training.pk), ("send_back", training.pk),
    ):  # fmt: skip
        assert keeper.get(place(language, name, *args)).status_code == 200, name


def test_a_round_is_opened_in_the_browser(
    plan: Plan, amina: Person, signed_in: Sign
) -> None:
    client = signed_in(amina)
    typed = {
        "plan": "lanterns", "title_en": "Summer", "title_fr": "Été",
        "starts_on": "2013-07-01", "ends_on": "2013-06-01",
        "due_on": str(timezone.localdate() + timedelta(9)),
        **{f"kind_{n}": "every" for n in range(1, 6)},
        **{f"answer_{n}": "text" for n in range(1, 6)},
        "text_en_1": "Anything?",
    }  # fmt: skip
    answer = client.post(place("en", "open"), typed)
    assert answer.status_code == 400
    assert "A question needs its words in both languages" in answer.content.decode()
    typed["text_fr_1"] = "Autre chose ?"
    assert (
        "before it begins" in client.post(place("en", "open"), typed).content.decode()
    )
    typed["ends_on"] = "2013-09-30"
    assert client.post(place("en", "open"), typed).status_code == 302
    made = Round.objects.get()
    assert [q.text_fr for q in made.questions.all()] == ["Autre chose ?"]


def typed(**changes: str) -> dict[str, str]:
    return {"seen": "0", "language": "en", "state": "on_track", "rule": "judgement",
            "done": "Written here.", **changes}  # fmt: skip


def test_an_unfinished_draft_is_kept_and_says_what_is_missing(
    round_: Round, rene: Person, signed_in: Sign
) -> None:
    report, client = report_on(round_, "fund"), signed_in(rene)
    address = place("en", "write", report.pk)
    assert client.post(address, typed(state="", done="")).status_code == 302
    client.post(address, typed(state="", outcome="Something"))
    page = client.get(place("en", "report", report.pk)).content.decode()
    assert "Before it can be submitted" in page
    assert "Submit for approval" not in page


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("-5", "cannot be below zero"),
        ("100 001", "above"),
        ("plenty", "in dollars, such as"),
    ],
)
def test_a_wrong_amount_keeps_the_words_on_the_page(
    round_: Round, rene: Person, amount: str, told: str, signed_in: Sign
) -> None:
    report = report_on(round_, "fund")
    answer = signed_in(rene).post(
        place("en", "write", report.pk), typed(spend_0=amount)
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert "Written here." in page
    assert not report.versions.exists()


def test_a_stale_form_loses_nothing_and_leads_to_both_texts(
    round_: Round, rene: Person, renata: Person, signed_in: Sign
) -> None:
    report = report_on(round_, "fund")
    address = place("en", "write", report.pk)
    assert signed_in(renata).post(address, typed(done="First")).status_code == 302
    answer = signed_in(rene).post(address, typed(done="Second, unseen"))
    assert answer.url == place("en", "merge", report.pk)  # type: ignore[attr-defined]
    page = signed_in(rene).get(place("en", "merge", report.pk)).content.decode()
    assert "First" in page
    assert "Second, unseen" in page
    merged = typed(done="First and second")
    assert signed_in(rene).post(place("en", "merge", report.pk), merged).status_code
    assert [v.content["done"] for v in ends(report)] == ["First and second"]


def test_a_report_goes_its_way_in_the_browser(
    round_: Round, rene: Person, aline: Person, amina: Person, signed_in: Sign
) -> None:
    report = report_on(round_, "fund")
    writer, second, keeper = signed_in(rene), signed_in(aline), signed_in(amina)
    writer.post(place("en", "write", report.pk), typed())
    writer.post(place("en", "submit", report.pk))
    assert writer.post(place("en", "approve", report.pk, 1)).status_code == 403
    second.post(place("en", "approve", report.pk, 1))
    back = place("en", "send_back", report.pk)
    assert keeper.post(back, {"comment": ""}).status_code == 400
    keeper.post(back, {"comment": "More about people, please."})
    page = writer.get(place("en", "report", report.pk)).content.decode()
    assert "More about people, please." in page
    writer.post(place("en", "write", report.pk), typed(seen="1", outcome="Six."))
    writer.post(place("en", "submit", report.pk))
    second.post(place("en", "approve", report.pk, 1))
    report.refresh_from_db()
    assert report.state == "submitted"
    second.post(place("en", "approve", report.pk, 2))
    keeper.post(place("en", "accept", report.pk, 2))
    report.refresh_from_db()
    assert report.state == "accepted"
    keeper.post(place("en", "close", round_.pk))
    late = report_on(round_, "training")
    answer = writer.post(place("fr", "write", late.pk), typed())
    assert answer.status_code == 403
    assert "Ce cycle est clos" in answer.content.decode()


def test_a_workbook_comes_in_and_its_rows_are_mended_in_the_browser(
    round_: Round, rene: Person, signed_in: Sign
) -> None:
    book, client = taken(rene, round_), signed_in(rene)
    fill(book.worksheets[1], 2, amount="=5*5")
    file = io.BytesIO()
    book.save(file)
    address = place("en", "workbook", round_.pk)
    assert client.post(address).status_code == 400
    broken = SimpleUploadedFile("a.xlsx", b"not a workbook")
    assert client.post(address, {"file": broken}).status_code == 400
    good = SimpleUploadedFile("a.xlsx", file.getvalue())
    assert client.post(address, {"file": good}).status_code == 302
    assert "holds a formula" in client.get(address).content.decode()
    row = SheetRow.objects.get()
    mend = place("en", "mend", row.pk)
    cells = {name: row.cells[name] for name in ("number", "version", "line")}
    again = client.post(mend, {**cells, "amount": "-1"})
    assert again.status_code == 400
    assert client.post(mend, {**cells, "amount": "25"}).status_code == 302
    assert [s.cents for s in content_of(report_on(round_, "fund")).spent] == [2500]


def test_a_duty_is_left_and_taken_back_in_the_browser(
    round_: Round, rene: Person, renata: Person, signed_in: Sign
) -> None:
    client, today = signed_in(rene), str(timezone.localdate())
    chosen = {"duty": "report", "colleague": str(renata.user.pk),
              "starts_on": today, "ends_on": today}  # fmt: skip
    assert client.post(place("en", "leave"), chosen).status_code == 302
    left = Delegation.objects.get()
    assert "Renata Reporter" in client.get(place("en", "leave")).content.decode()
    other = signed_in(renata).post(place("en", "take_back", left.pk))
    assert other.status_code == 403
    client.post(place("en", "take_back", left.pk))
    left.refresh_from_db()
    assert left.ended_at is not None


def test_others_meet_closed_doors(
    round_: Round,
    rene: Person,
    otto: Person,
    ana: Person,
    amina: Person,
    signed_in: Sign,
) -> None:
    report = report_on(round_, "fund")
    outsider = signed_in(otto)
    assert outsider.get(place("en", "report", report.pk)).status_code == 404
    assert outsider.get(place("en", "take", round_.pk)).status_code == 404
    assert outsider.get(place("en", "open")).status_code == 403
    assert signed_in(ana).get(place("en", "round", round_.pk)).status_code == 404
    assert signed_in(amina).get(place("en", "write", report.pk)).status_code == 403
    assert own_workbook(rene.actor, round_)[:2] == b"PK"
    assert Report.objects.visible_to(ana.actor).count() == 0
