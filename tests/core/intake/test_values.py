"""Numbers, days and choices as people write them, and what is said when wrong."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.core.bilingual import Bilingual
from halte.core.errors import SENTENCES, Invalid
from halte.core.intake import dates, numbers
from halte.core.intake.cells import CellReader
from halte.core.intake.dates import Order
from halte.core.intake.feeds import Column, Fault
from halte.core.intake.numbers import Mark

TITLE = Bilingual("Column", "Colonne")
SEPARATORS = {"en": [","], "fr": [" ", "\u00a0", "\u202f"], "ch": ["'", "’"]}
MONTHS_FR = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
             "septembre", "octobre", "novembre", "décembre"]  # fmt: skip
MONTHS_EN = ["January", "February", "March", "April", "May", "June", "July", "August",
             "September", "October", "November", "December"]  # fmt: skip


def code_of(read: object, *given: object) -> str:
    try:
        read(*given)  # type: ignore[operator]
    except Invalid as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("12", ".", "12"),
        ("-12", ".", "-12"),
        ("−12", ".", "-12"),
        ("+7", ".", "7"),
        ("(1250)", ".", "-1250"),
        ("39 187", ".", "39187"),
        ("39\u00a0187,5", ".", "39187.5"),
        ("1'234'567", ".", "1234567"),
        ("1,234,567", ",", "1234567"),
        ("1,234.56", ",", "1234.56"),
        ("1.234,56", ".", "1234.56"),
        ("1.234.567", ".", "1234567"),
        ("12,5", ".", "12.5"),
        ("12.5", ",", "12.5"),
        (",5", ",", "0.5"),
        ("5.", ".", "5"),
        ("0,125", ".", "0.125"),
        ("1234,567", ".", "1234.567"),
        ("1.234", ".", "1.234"),
    ],
)
def test_a_number_that_can_be_read_in_one_way(
    text: str, mark: Mark, value: str
) -> None:
    found = numbers.decimal(text, mark)
    assert (found.value, found.ambiguous) == (Decimal(value), False)


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [("1,234", ".", "1234"), ("1,234", ",", "1.234"), ("1.234", ",", "1234")],
)
def test_an_ambiguous_number_follows_the_mark_and_says_so(
    text: str, mark: Mark, value: str
) -> None:
    found = numbers.decimal(text, mark)
    assert (found.value, found.ambiguous) == (Decimal(value), True)


@pytest.mark.parametrize(
    "text", ["", "x", "1e3", "nan", "inf", "1 23", "1,23,4", "٣", "1_000", "--1", "1-",
             "0x1", "9" * 50]
)  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    assert code_of(numbers.decimal, text, ".") == "not_a_number"


def test_too_many_digits_are_refused() -> None:
    assert code_of(numbers.decimal, "9" * 21, ".") == "number_too_long"


def test_whole_numbers() -> None:
    assert numbers.integer("1,234", ".") == 1234
    assert numbers.integer("1,234", ",") == 1234
    assert numbers.integer("12.0", ".") == 12
    assert code_of(numbers.integer, "12.5", ".") == "not_whole"
    assert code_of(numbers.integer, "1.234", ".") == "not_whole"


@pytest.mark.parametrize(
    "text", ["$1,500.50", "1 500,50 $", "CA$1,500.50", "1500.50 CAD", "$ 1500.50"]
)
def test_money_with_its_sign_before_or_after(text: str) -> None:
    assert numbers.money(text, ".").value == Decimal("1500.50")


def grouped(whole: str, separator: str) -> str:
    head = len(whole) % 3
    parts = [whole[:head]] if head else []
    parts += [whole[i : i + 3] for i in range(head, len(whole), 3)]
    return separator.join(parts)


@given(
    value=st.decimals(-(10**12), 10**12, places=2),
    style=st.sampled_from(sorted(SEPARATORS)),
    pick=st.integers(0, 2),
)
def test_numbers_written_in_english_and_french_are_read_back(
    value: Decimal, style: str, pick: int
) -> None:
    options = SEPARATORS[style]
    whole, cents = f"{abs(value):f}".split(".")
    mark: Mark = "," if style == "fr" else "."
    minus = "-" if value < 0 else ""
    text = f"{minus}{grouped(whole, options[pick % len(options)])}{mark}{cents}"
    assert numbers.decimal(text, mark).value == value


@given(value=st.integers(-(10**12), 10**12), separator=st.sampled_from(["", ",", " "]))
def test_whole_numbers_written_with_thousands_are_read_back(
    value: int, separator: str
) -> None:
    minus = "-" if value < 0 else ""
    assert numbers.integer(minus + grouped(str(abs(value)), separator), ".") == value


def test_the_decimal_mark_is_told_by_the_clear_cases() -> None:
    assert numbers.decimal_mark(["12,5", "1,234", "x"], ",") == ","
    assert numbers.decimal_mark(["12.5", "1,234", "x"], ";") == "."
    assert numbers.decimal_mark(["1,234"], ";") == ","
    assert numbers.decimal_mark(["1,234"], ",") == "."


DAY = date(2012, 6, 6)


@pytest.mark.parametrize(
    "text", ["2012-06-06", "2012/6/6", "2012.06.06", "20120606", "6 juin 2012",
             "6 June 2012", "June 6, 2012", "JUNE 6 2012", "Jun 6th, 2012",
             "6 de juin 2012", "2012-06-06T13:45:00-05:00", "2012-06-06 00:00:00",
             "06/06/2012", "6-Jun-2012"]
)  # fmt: skip
def test_a_day_that_can_be_read_in_one_way(text: str) -> None:
    assert dates.day(text, "") == DAY


@pytest.mark.parametrize(
    ("text", "order", "code"),
    [
        ("2023-02-30", "", "date_impossible"),
        ("31/04/2023", "", "date_impossible"),
        ("30 février 2023", "", "date_impossible"),
        ("2023-13-01", "", "date_impossible"),
        ("05/06/2012", "", "date_ambiguous"),
        ("25/06/12", "", "date_short_year"),
        ("06/25/2012", "day", "date_impossible"),
        ("yesterday", "", "not_a_date"),
        ("6 foo 2012", "", "not_a_date"),
        ("2012", "", "not_a_date"),
    ],
)
def test_a_day_that_is_none_says_why(text: str, order: Order, code: str) -> None:
    assert code_of(dates.day, text, order) == code


def test_which_comes_first_is_told_by_the_file_or_the_person() -> None:
    assert dates.day("05/06/2012", "day") == date(2012, 6, 5)
    assert dates.day("05/06/2012", "month") == date(2012, 5, 6)
    assert dates.day_order(["05/06/2012", "25/06/2012"]) == "day"
    assert dates.day_order(["05/06/2012", "06/25/2012"]) == "month"
    assert dates.day_order(["25/06/2012", "06/25/2012"]) == ""


@given(day=st.dates(date(1000, 1, 1)))
def test_days_written_in_words_are_read_back(day: date) -> None:
    month = day.month - 1
    first = "1er" if day.day == 1 else str(day.day)
    assert dates.day(f"{first} {MONTHS_FR[month]} {day.year:04d}", "") == day
    assert dates.day(f"{MONTHS_EN[month]} {day.day}, {day.year:04d}", "") == day
    assert dates.day(day.isoformat(), "") == day
    assert dates.day(f"{day:%d/%m}/{day.year:04d}", "day") == day


def faults_of(reader: CellReader, cells: list[str]) -> dict[int, list[Fault]]:
    found: dict[int, list[Fault]] = {}
    reader.find_faults(cells, found)
    return found


def test_a_choice_is_found_whatever_its_case_and_accents() -> None:
    column = Column("region", TITLE, "choice", choices=("CA-QC", "CA-ON"),
                    choice_aliases={"Québec": "CA-QC"})  # fmt: skip
    reader = CellReader(column)
    cells = ["ca qc", "QUEBEC", " Québec ", "", "Maine"]
    faults = faults_of(reader, cells)
    assert reader.take(cells) == ["CA-QC", "CA-QC", "CA-QC", None, None]
    assert [f.code for f in faults[4]] == ["not_a_choice"]
    assert faults[4][0].values == {"choices": "CA-QC, CA-ON"}


def test_texts_are_trimmed_measured_and_required() -> None:
    reader = CellReader(Column("note", TITLE, required=True, longest=5))
    cells = [" ab ", "\u00a0", "", "abcdef"]
    faults = {at: f[0].code for at, f in faults_of(reader, cells).items()}
    assert faults == {1: "cell_required", 2: "cell_required", 3: "cell_long"}
    assert reader.take(cells)[0] == "ab"


def test_a_parser_of_a_feed_may_fail_in_the_usual_ways() -> None:
    reader = CellReader(Column("n", TITLE, "custom", parse=int))
    cells = ["7", "x", ""]
    assert {at: f[0].code for at, f in faults_of(reader, cells).items()} == {
        1: "cell_unreadable"
    }
    assert reader.take(cells) == [7, None, None]


@pytest.mark.parametrize("size", [10, 2_000])
def test_numbers_read_all_at_once_are_the_same_as_one_by_one(size: int) -> None:
    column = Column("n", TITLE, "decimal", minimum=0, maximum=10_000)
    cells = [f"{i}.{i % 90 + 10}" for i in range(size)] + ["-1", "1,234", "10001", "x"]
    reader = CellReader(column)
    faults = faults_of(reader, cells)
    assert {at - size: f[0].code for at, f in faults.items()} == {
        0: "number_below", 2: "number_above", 3: "not_a_number"
    }  # fmt: skip
    assert reader.take(cells)[:size] == [Decimal(c) for c in cells[:size]]
    assert reader.ambiguous == 1


def test_memory_of_a_column_is_bounded() -> None:
    reader = CellReader(Column("day", TITLE, "date"))
    start = date(1900, 1, 1)
    for i in range(40):
        cells = [(start + timedelta(days=i * 1000 + j)).isoformat() for j in range(999)]
        assert faults_of(reader, cells) == {}
        assert reader.take(cells)[0] == start + timedelta(days=i * 1000)
    assert len(reader.values) < 22_000


def test_every_fault_of_a_cell_has_its_sentences() -> None:
    codes = {"cell_required", "cell_long", "cell_unreadable", "not_a_number",
             "not_whole", "number_too_long", "number_below", "number_above",
             "not_a_date", "date_impossible", "date_short_year", "date_ambiguous",
             "not_a_choice", "row_wide", "key_repeated"}  # fmt: skip
    assert codes <= SENTENCES.keys()
