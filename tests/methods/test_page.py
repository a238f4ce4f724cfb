"""Tables of a page: figures to the right, and as many decimals in a column."""

from __future__ import annotations

import re
from html import unescape

import pytest

from halte.methods.bilingual import Language
from halte.methods.page import Cell, Section, Table, page


def cells(language: Language, *rows: tuple[Cell, ...]) -> list[list[tuple[bool, str]]]:
    """Of each row of a drawn table: whether a cell is to the right, and its text."""
    names = tuple(f"c{i}" for i in range(len(rows[0])))
    sections = [Section("s", [Table("t", names, rows)])]
    html = page("p", lede="l", sections=sections, language=language)
    body = re.search("<tbody>(.*)</tbody>", html)
    assert body is not None
    return [
        [
            (bool(n), unescape(text))
            for n, text in re.findall(r"<td( class=\"n\")?>([^<]*)", row)
        ]
        for row in body[1].split("</tr>")[:-1]
    ]


def test_counts_stand_to_the_right_beside_cells_that_are_withheld() -> None:
    drawn = cells("en", ("AB", "39", "1,204"), ("MB", "x", "12"))
    assert [[right for right, _ in row] for row in drawn] == [[False, True, True]] * 2


@pytest.mark.parametrize("amount", ["$24,000", "24\u202f000\u00a0$", "<5", "−18"])
def test_amounts_stand_to_the_right(amount: str) -> None:
    assert cells("fr", ("a", amount)) == [[(False, "a"), (True, amount)]]


@pytest.mark.parametrize("word", ["209.98", "2024-01", "x", "4,150 – 5,690", "v1"])
def test_words_that_hold_figures_stay_where_words_stand(word: str) -> None:
    assert cells("en", ("a", word)) == [[(False, "a"), (False, word)]]


def test_a_first_column_of_years_is_a_name() -> None:
    assert cells("en", ("2024", 5)) == [[(False, "2024"), (True, "5")]]


def test_a_column_has_one_number_of_decimals() -> None:
    drawn = cells("en", ("a", 2.2), ("b", 2.0), ("c", None), ("d", 14.25))
    assert [row[1][1] for row in drawn] == ["2.20", "2.00", "–", "14.25"]


def test_a_large_value_takes_away_decimals_that_would_claim_too_much() -> None:
    drawn = cells("fr", ("a", 1234.5), ("b", 0.123))
    assert [row[1][1] for row in drawn] == ["1\u00a0234", "0"]
