"""Names of organisations. Spellings are invented after the shapes that the
published lists have; a test below holds the rule against those lists themselves.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.methods.linkage.organisation_names import key_of, number_of, taken_apart

ALIKE = [
    ("Les Serres Étoile Inc.", "LES SERRES ETOILE INC"),
    ("Smith & Sons Farms Ltd.", "Smith and Sons Farms Limited"),
    ("Pêcheries Côté et Fils ltée", "Pecheries Cote & Fils Ltee."),
    ("Gagnon Tremblay S.E.N.C.R.L.", "Gagnon Tremblay SENCRL"),
    ("Mary’s Bakery", "Marys Bakery"),
    ("Coeur de Lièvre", "Cœur de Lièvre"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other) != ""


@pytest.mark.parametrize(
    "text",
    [
        "1234567 Ontario Inc. o/a Blue Heron Cafe",
        "1234567 Ontario Inc (o/a Blue Heron Café)",
        "1234567 ONTARIO INC dba Blue Heron Café",
        "1234567 Ontario Inc. d.b.a. Blue Heron Café Ltd.",
        "1234567 Ontario Inc., operating as: “Blue Heron Café”",
        "1234567 Ontario Ltd. F.A.S.R.S. Blue Heron Café inc.",
        "1234567 Ontario Inc. cob as Blue Heron Café",
    ],
)
def test_a_name_is_taken_apart_where_it_says_operating_as(text: str) -> None:
    name = taken_apart(text)
    assert (name.legal, name.trade) == ("1234567 ontario", ("blue heron cafe",))


@pytest.mark.parametrize("text", ["Dobadba Foods", "Cobalt Mining Co", "Soda Pop Inc."])
def test_letters_inside_a_word_do_not_take_it_apart(text: str) -> None:
    assert taken_apart(text).trade == ()


def test_a_name_that_is_only_a_suffix_keeps_it() -> None:
    assert key_of("Ltd.") == "ltd"
    assert taken_apart("…").keys == ()


def test_numbered_companies_are_told_apart_by_their_number() -> None:
    assert number_of("9123-4567 Québec inc.") == "91234567"
    assert number_of("1 234 567 Canada Ltd.") == "1234567"
    assert number_of("7-Eleven Canada") == number_of("28 Inn (2008) Ltd.") == ""


@given(st.text(max_size=80))
def test_a_key_is_its_own_key(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)
