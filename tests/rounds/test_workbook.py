"""A department’s questions out as a workbook, filled offline, and in again.

The files are written and read with openpyxl here, apart from the room’s own code.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.utils.translation import override
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from halte.capabilities.rounds.actions import reports, sheets
from halte.capabilities.rounds.actions.rounds import close
from halte.capabilities.rounds.content import Content
from halte.capabilities.rounds.models import Round, Sheet, SheetRow
from halte.capabilities.rounds.queries.sheets import own_workbook, sheets_page
from halte.capabilities.rounds.states import RowState
from halte.capabilities.rounds.versions import content_of, ends
from halte.capabilities.rounds.workbook.reading import read_workbook
from halte.core.errors import Denied, Invalid
from tests.conftest import Person
from tests.rounds.conftest import hand_in, report_on, spent, words

pytestmark = pytest.mark.django_db(transaction=True)

Change = Callable[[Workbook], Any]


def taken(person: Person, round_: Round) -> Workbook:
    return load_workbook(io.BytesIO(own_workbook(person.actor, round_)))


def sent(person: Person, round_: Round, book: Workbook) -> Sheet:
    file = io.BytesIO()
    book.save(file)
    found = read_workbook([file.getvalue()], round_.questions.all())
    return sheets.send_workbook(person.actor, round_, sent=found)


def place(sheet: Worksheet, heading: str) -> int:
    found = {str(c.value): c.column for c in sheet[1]}
    return found[heading]


def fill(sheet: Worksheet, row: int, **values: object) -> None:
    names = {
        "state": "How it stands", "rule": "What that is based on",
        "done": "What was done", "outcome": "What came of it",
        "amount": "Spent in this period, dollars",
        "why": "If above the budget: why", "number": "Report number",
        "day": "Reached on", "reached": "Milestone reached", "q2": "Q2. How many?",
    }  # fmt: skip
    for name, value in values.items():
        sheet.cell(row, place(sheet, names[name])).value = value  # type: ignore[assignment]


def test_what_goes_out_comes_back_unchanged(round_: Round, rene: Person) -> None:
    full = words(
        obstacle="=SUM(1;2) is no formula here", spend=spent(12), answers={"1": "No."}
    )
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=full, seen=0)
    sheet = sent(rene, round_, taken(rene, round_))
    assert (sheet.taken, sheet.refused, sheet.aside) == (0, 0, [])
    assert content_of(report) == full
    assert len(report.versions.all()) == 1


def test_a_filled_workbook_makes_drafts_and_hands_nothing_in(
    round_: Round, rene: Person
) -> None:
    book = taken(rene, round_)
    first, second = book.worksheets
    fill(first, 2, state="At risk", rule="the department’s own judgement",
         done="One project.", outcome="Ten people.", q2=10)  # fmt: skip
    fill(second, 2, amount=1234.5)
    sheet = sent(rene, round_, book)
    assert (sheet.taken, sheet.refused) == (1, 0)
    report = report_on(round_, "fund")
    said = content_of(report)
    assert (said.state, said.done, said.answers["2"]) == (
        "at_risk",
        "One project.",
        "10",
    )
    assert [one.cents for one in said.spent] == [123_450]
    assert report.state == "draft"


def test_columns_that_were_moved_are_found_by_their_headings(
    round_: Round, rene: Person
) -> None:
    book = taken(rene, round_)
    first = book.worksheets[0]
    fill(first, 2, done="Moved and found.")
    rows = [[cell.value for cell in row] for row in first.iter_rows()]
    first.delete_rows(1, first.max_row)
    first.append(["A title above the table"])
    for row in rows:
        first.append([*reversed(row), "A remark" if row is rows[0] else "mine"])
    sheet = sent(rene, round_, book)
    assert (sheet.taken, sheet.refused, sheet.aside) == (1, 0, ["A remark"])
    assert content_of(report_on(round_, "fund")).done == "Moved and found."


@pytest.mark.parametrize(
    ("page", "values", "code", "column"),
    [
        (0, {"done": '=CONCAT("a";"b")'}, "rounds_formula", "done"),
        (1, {"amount": "=40*2"}, "rounds_formula", "amount"),
        (1, {"amount": -5}, "money_negative", "amount"),
        (1, {"amount": "a lot"}, "money_amount_unreadable", "amount"),
        (1, {"amount": 100_001}, "money_above_budget", "explanation"),
        (0, {"state": "Splendid"}, "rounds_choice_unknown", "state"),
        (0, {"day": "last week"}, "rounds_day_unreadable", "milestone_met_on"),
        (0, {"number": 999_999}, "rounds_row_unknown", "number"),
        (0, {"done": "x" * 4001}, "rounds_text_long", "done"),
        (0, {"q2": "many"}, "rounds_not_a_number", "answer:2"),
    ],
)
def test_a_row_that_cannot_be_taken_is_kept_with_its_reason(
    round_: Round, rene: Person, page: int, values: dict[str, object], code: str,
    column: str,
) -> None:  # fmt: skip
    book = taken(rene, round_)
    fill(book.worksheets[page], 2, **values)
    sheet = sent(rene, round_, book)
    row = SheetRow.objects.get(sheet=sheet)
    assert (row.number, row.state) == (2, RowState.WAITING)
    assert [(fault[0], fault[1]) for fault in row.faults] == [(column, code)]
    waiting = sheets_page(rene.actor, round_).waiting
    assert all(told.en and told.fr for _column, told in waiting[0].faults)


def test_a_number_that_a_measure_counts_is_refused(round_: Round, rene: Person) -> None:
    book = taken(rene, round_)
    assert book.worksheets[0].cell(3, 3).value == "Train officers"
    fill(book.worksheets[0], 3, q2=1300)
    row = SheetRow.objects.get(sheet=sent(rene, round_, book))
    assert [fault[:2] for fault in row.faults] == [["answer:2", "rounds_figure_typed"]]


def test_a_milestone_is_named_by_its_title_in_either_language(
    round_: Round, rene: Person
) -> None:
    book = taken(rene, round_)
    fill(book.worksheets[0], 3, done="A course.", reached="un COURS", day="2013-09-02")
    sent(rene, round_, book)
    said = content_of(report_on(round_, "training"))
    assert (said.milestone, str(said.milestone_met_on)) == ("course", "2013-09-02")
    again = taken(rene, round_).worksheets[0]
    assert again.cell(3, place(again, "Milestone reached")).value == "A course"


def test_what_was_handed_over_is_not_asked_again(
    round_: Round, rene: Person, aline: Person
) -> None:
    hand_in(report_on(round_, "fund"), rene, aline, words())
    titles = [row[2].value for row in taken(rene, round_).worksheets[0].iter_rows()]
    assert titles == ["Commitment", "Train officers"]


def test_the_good_rows_stand_and_the_others_are_mended(
    round_: Round, rene: Person
) -> None:
    book = taken(rene, round_)
    fill(book.worksheets[0], 2, done="Good words.")
    fill(book.worksheets[1], 2, amount="=1+1")
    sheet = sent(rene, round_, book)
    report = report_on(round_, "fund")
    assert (sheet.taken, sheet.refused) == (1, 1)
    assert content_of(report).done == "Good words."
    row = SheetRow.objects.get(sheet=sheet)
    again = sheets.mend(rene.actor, row, cells={"amount": "-2"})
    assert [fault[1] for fault in again.faults] == ["money_negative"]
    done = sheets.mend(rene.actor, row, cells={"amount": "2"})
    assert done.state == RowState.MENDED
    assert [one.cents for one in content_of(report).spent] == [200]
    assert content_of(report).done == "Good words."
    with pytest.raises(Denied, match="rounds_row_settled"):
        sheets.mend(rene.actor, row, cells={"amount": "3"})


def test_a_row_can_be_left_out_and_stays_readable(
    round_: Round, rene: Person, otto: Person
) -> None:
    book = taken(rene, round_)
    fill(book.worksheets[1], 2, amount="=1+1")
    row = SheetRow.objects.get(sheet=sent(rene, round_, book))
    with pytest.raises(Denied, match="not_found"):
        sheets.leave_out(otto.actor, row)
    assert sheets.leave_out(rene.actor, row).cells["amount"] == "=1+1"
    assert sheets_page(rene.actor, round_).waiting == ()


def test_a_workbook_filled_while_a_colleague_wrote_loses_neither_text(
    round_: Round, rene: Person, renata: Person
) -> None:
    report = report_on(round_, "fund")
    reports.write(rene.actor, report, content=words(), seen=0)
    book = taken(rene, round_)
    online = replace(words(), done="Written online")
    reports.write(renata.actor, report, content=online, seen=1)
    fill(book.worksheets[0], 2, done="Written offline")
    assert sent(rene, round_, book).taken == 1
    texts = [version.content["done"] for version in ends(report)]
    assert texts == ["Written online", "Written offline"]


def test_the_same_report_twice_in_a_workbook_is_refused_once(
    round_: Round, rene: Person
) -> None:
    book = taken(rene, round_)
    first = book.worksheets[0]
    fill(first, 2, done="One")
    first.append([cell.value for cell in first[2]])
    sheet = sent(rene, round_, book)
    row = SheetRow.objects.get(sheet=sheet)
    assert (row.number, row.faults[0][1]) == (4, "rounds_row_twice")


def without(heading: str) -> Change:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.delete_cols(place(sheet, heading))

    return change


def twice(heading: str) -> Change:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.cell(1, sheet.max_column + 1).value = heading

    return change


def nameless(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.delete_rows(1)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (without("What was done"), "rounds_column_missing"),
        (twice("What was done"), "rounds_column_twice"),
        (nameless, "rounds_sheet_missing"),
    ],
)
def test_a_workbook_whose_columns_cannot_be_told_is_refused_whole(
    round_: Round, rene: Person, change: Change, code: str
) -> None:
    book = taken(rene, round_)
    change(book)
    with pytest.raises(Invalid, match=code) as refused:
        sent(rene, round_, book)
    assert refused.value.sentence.fr
    assert not Sheet.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"number,done\n1,x"])
def test_what_is_no_workbook_is_refused(round_: Round, content: bytes) -> None:
    with pytest.raises(Invalid, match="workbook"):
        read_workbook([content], round_.questions.all())


def test_a_closed_round_takes_no_workbook(
    round_: Round, rene: Person, amina: Person
) -> None:

    book = taken(rene, round_)
    close(amina.actor, round_)
    with pytest.raises(Denied, match="rounds_closed"):
        sent(rene, round_, book)


def test_headings_are_known_in_both_languages(round_: Round, rene: Person) -> None:

    with override("fr"):
        book = taken(rene, round_)
    first = book.worksheets[0]
    assert first.title == "Comptes rendus"
    first.cell(2, place(first, "Ce qui a été fait")).value = "En français."
    first.cell(2, place(first, "Où en est l’engagement")).value = "en bonne VOIE"
    sent(rene, round_, book)
    said = content_of(report_on(round_, "fund"))
    assert (said.done, said.state, said.language) == ("En français.", "on_track", "fr")


def test_an_empty_report_has_an_empty_content() -> None:
    assert Content().to_json() == Content().without_money().to_json()
