"""Small: fewer than 100 employees or under $5 million (209.93). The law wins."""

from __future__ import annotations

import pytest

from halte.methods.law import Employer
from halte.methods.law.rules.size import size_of
from tests.methods.law.cases import faults, one, step, violation


@pytest.mark.parametrize(("employees", "revenue", "small", "differs"), [
    (99, 10**9, True, False), (10**6, 4_999_999, True, False),
    (100, 5_000_000, False, True), (100, 5_000_001, False, True),
    (101, 5_000_000, False, True), (101, 5_000_001, False, False),
    (0, 0, True, False),
])  # fmt: skip
def test_the_limits_are_the_law_s_and_the_manual_is_shown_where_it_differs(
    employees: int, revenue: int, small: bool, differs: bool
) -> None:
    found = size_of(Employer(employees, revenue))
    assert (found.small, found.manual_differs) == (small, differs)
    assert ("IRCC’s manual" in found.step.text("en")) == differs
    assert ("manuel d’IRCC" in found.step.text("fr")) == differs


def test_one_number_is_enough_where_it_settles_the_size() -> None:
    assert size_of(Employer(12, None)).small
    assert size_of(Employer(None, 4_000_000)).small


@pytest.mark.parametrize("employer", [{}, {"employees": 100},
                                      {"gross_revenue_cad": 5_000_000}])  # fmt: skip
def test_a_size_that_is_not_settled_is_refused(employer: dict[str, int]) -> None:
    assert faults(violation(), employer=employer) == [("size_unknown", "employer")]


def test_the_size_chooses_the_column() -> None:
    large = {"employer": {"employees": 100, "gross_revenue_cad": 5_000_000}}
    assert one(severity={"benefit": 4}).amount_cad == 7_000
    found = one(severity={"benefit": 4}, whole=large)
    assert found.amount_cad == 12_000
    assert step(found, "size").values["manual_differs"]


def test_the_day_and_the_evidence_of_the_size_are_in_the_trace() -> None:
    """209.93: the size is that of the day on which the request was received."""
    size = {"employees": 100, "gross_revenue_cad": 5_000_000, "as_of": "2022-03-01",
            "evidence": "Payroll of March 2022."}  # fmt: skip
    found = step(one(whole={"employer": size}), "size")
    for language in ("en", "fr"):
        text = found.text(language)
        assert "2022-03-01" in text and "Payroll of March 2022." in text
    assert found.values["manual_differs"]


@pytest.mark.parametrize("alone", [{"as_of": "2022-03-01"}, {"evidence": "Payroll."}])
def test_a_day_comes_with_its_evidence(alone: dict[str, str]) -> None:
    other = ({"as_of", "evidence"} - alone.keys()).pop()
    given = faults(violation(), employer={"employees": 40} | alone)
    assert given == [("key_absent", f"employer.{other}")]
