"""Elements of conditions 9, 10 and 17 are separate violations (209.96(2) to (4))."""

from __future__ import annotations

import pytest

from tests.methods.law.cases import faults, of, one, step, violation

ELEMENTS = {
    9: ("occupation", "wages", "working_conditions"),
    10: ("residence", "unsupervised_care"),
    17: ("physical", "sexual", "psychological", "financial", "reprisal"),
}


@pytest.mark.parametrize(
    ("item", "part"), [(item, part) for item in ELEMENTS for part in ELEMENTS[item]]
)
def test_each_element_is_a_violation_of_its_own(item: int, part: str) -> None:
    found = step(one(item=item, part=part), "separate_part")
    assert found.provisions[0].startswith(f"209.96({[9, 10, 17].index(item) + 2})")


def test_three_elements_of_one_condition_are_three_amounts() -> None:
    found = of(
        *(violation(id=part, item=9, part=part, severity={"benefit": 1})
          for part in ELEMENTS[9])
    )  # fmt: skip
    assert found.amount_cad == 3 * 750


def test_an_element_that_is_not_stated_counts_once_and_is_said() -> None:
    found = step(one(item=17), "separate_part")
    assert "counted once" in found.text("en")


def test_reprisal_is_an_element_from_2022_on() -> None:
    before = violation(item=17, part="reprisal", occurred_on="2022-09-25")
    assert faults(before) == [("part_not_in_force", "violations[0].part")]


def test_other_spellings_of_an_element_are_understood() -> None:
    same = one(item=17, part="reprisals"), one(item=17, part="reprisal")
    assert same[0] == same[1]
    assert one(item=9, part="working conditions") == one(
        item=9, part="working_conditions"
    )


@pytest.mark.parametrize(("item", "part", "code"), [
    (8, "wages", "part_undivided"), (9, "physical", "value_word"),
    (17, "wages", "value_word"),
])  # fmt: skip
def test_an_element_of_another_condition_is_refused(
    item: int, part: str, code: str
) -> None:
    found = faults(violation(item=item, part=part))
    assert found == [(code, "violations[0].part")]
