"""Spending in a report names the commitment that it pays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from halte.capabilities.money.actions.entries import correct, say
from halte.capabilities.money.checks import Statement
from halte.capabilities.money.facade import spend_lines
from halte.capabilities.money.lines import line_of
from halte.capabilities.money.models import Entry
from halte.capabilities.money.states import Said
from halte.capabilities.rounds.actions import reports
from halte.capabilities.rounds.asking import promise_of
from halte.capabilities.rounds.checking import missing
from halte.capabilities.rounds.content import Spend, read_back
from halte.capabilities.rounds.models import Report, Round
from halte.capabilities.rounds.versions import content_of
from halte.core.errors import Invalid
from tests.conftest import Person
from tests.rounds.conftest import FUND, Sign, accept, hand_in, report_on, words
from tests.rounds.test_workbook import place, sent, taken

pytestmark = pytest.mark.django_db(transaction=True)


def committed(person: Person, dollars: int) -> Entry:
    statement = Statement(Said.COMMITTED, dollars * 100)
    return say(person.actor, line_of(FUND), statement=statement)


def paying(dollars: int, number: int | None) -> tuple[Spend, ...]:
    return (Spend(FUND, dollars * 100, "", number),)


def left(report: Report) -> dict[int, int]:
    (line,) = [
        one
        for one in spend_lines(
            commitment_id=promise_of(report).id,
            organisation_id=report.organisation_id,
            fiscal_year="2013-14",
        )
        if one.key == FUND
    ]
    return {one.id: one.left for one in line.payable}


def test_a_payment_is_tied_to_the_commitment_that_it_settles(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    """Without the tie it takes what is committed, which is to be explained."""
    made, report = committed(rene, 90_000), report_on(round_, "fund")
    loose = [t.fault.code for t in missing(report, words(spend=paying(40_000, None)))]
    assert loose == ["money_commitments_unmet"]
    hand_in(report, rene, aline, words(spend=paying(40_000, made.pk)))
    assert left(report) == {made.pk: 9_000_000}
    accept(report, amina)
    entry = Entry.objects.get(said=Said.SPENT)
    assert (entry.pays, entry.cents) == (made, 4_000_000)
    assert left(report) == {made.pk: 5_000_000}


def test_a_commitment_corrected_while_the_report_waits_is_followed(
    round_: Round, rene: Person, aline: Person, amina: Person
) -> None:
    made, report = committed(rene, 50_000), report_on(round_, "fund")
    hand_in(report, rene, aline, words(spend=paying(40_000, made.pk)))
    right = correct(rene.actor, made, statement=Statement(Said.COMMITTED, 6_000_000))
    accept(report, amina)
    assert Entry.objects.get(said=Said.SPENT).pays == right
    assert left(report) == {right.pk: 2_000_000}


def test_a_number_that_is_no_commitment_of_the_line_is_refused(
    round_: Round, rene: Person
) -> None:
    spent = say(rene.actor, line_of(FUND), statement=Statement(Said.SPENT, 100))
    report = report_on(round_, "fund")
    for number in (spent.pk, 999_999):
        content = words(spend=paying(1, number))
        with pytest.raises(Invalid, match="money_pays_nothing"):
            reports.write(rene.actor, report, content=content, seen=0)
    assert not report.versions.exists()


def test_a_text_from_before_reads_and_compares_as_it_was() -> None:
    kept = words(spend=paying(40, None)).to_json()
    assert kept["spend"] == [[FUND, 4000, ""]]
    assert read_back(kept).to_json() == kept
    named = words(spend=paying(40, 7))
    assert read_back(named.to_json()) == named


def test_the_form_offers_what_is_left_and_keeps_what_was_chosen(
    round_: Round, rene: Person, signed_in: Sign
) -> None:
    made, report = committed(rene, 90_000), report_on(round_, "fund")
    browser, path = signed_in(rene), f"/en/rounds/report/{report.pk}/write/"
    page = browser.get(path).content.decode()
    assert "$90,000 left to pay" in page
    sent_form = {
        "seen": "0", "language": "en", "state": "on_track", "rule": "judgement",
        "done": "Paid.", "spend_0": "100", "pays_0": str(made.pk),
    }  # fmt: skip
    assert browser.post(path, sent_form).status_code == 302
    assert content_of(report).spent == (Spend(FUND, 10_000, "", made.pk),)
    assert (
        f"pays commitment {made.pk}"
        in browser.get(f"/en/rounds/report/{report.pk}/").content.decode()
    )


def test_the_workbook_carries_the_number_and_may_be_one_from_before(
    round_: Round, rene: Person
) -> None:
    made, report = committed(rene, 90_000), report_on(round_, "fund")
    book = taken(rene, round_)
    sheet = book.worksheets[1]
    assert str(made.pk) in str(
        sheet.cell(2, place(sheet, "Commitments left to pay")).value
    )
    sheet.cell(2, place(sheet, "Number of the commitment it pays")).value = made.pk
    sheet.cell(2, place(sheet, "Spent in this period, dollars")).value = 250
    assert sent(rene, round_, book).refused == 0
    said = (Spend(FUND, 25_000, "", made.pk),)
    assert content_of(report).spent == said

    earlier = taken(rene, round_)
    sheet = earlier.worksheets[1]
    sheet.delete_cols(place(sheet, "Number of the commitment it pays"))
    sheet.cell(2, place(sheet, "Spent in this period, dollars")).value = 300
    assert sent(rene, round_, earlier).refused == 0
    assert content_of(report).spent == (replace(said[0], cents=30_000),)
