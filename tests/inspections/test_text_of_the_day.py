"""What the text of a day does not know is refused where a finding is entered.

Checked against: the days that the consolidation of 2020-04-30 gives the rows of
Schedule 2 (Justice Canada): Table 1, items 5 to 7 and 18 to 24, and Table 5, items 6
and 7, 2020-04-20; the other rows of both, 2017-04-13.
"""

from __future__ import annotations

from datetime import date

import pytest

from halte.capabilities.inspections.law import check_failure, check_severity, offered
from halte.core.errors import Invalid

LAST_DAY = date(2020, 4, 19)
FIRST_DAY = date(2020, 4, 20)


@pytest.mark.parametrize(
    ("item", "code"),
    [(6, "item_type_unknown_then"), (24, "item_type_unknown_then"),
     (20, "item_not_then"), (25, "item_not_then")],
)  # fmt: skip
def test_rows_of_2020_are_refused_until_then(item: int, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        check_failure(item, "", LAST_DAY, "")


def test_rows_of_2017_are_taken_from_their_first_day() -> None:
    check_failure(9, "wages", date(2017, 4, 13), "")
    check_failure(17, "sexual", LAST_DAY, "superior_force")
    with pytest.raises(Invalid, match="law_text_unknown_then"):
        check_failure(9, "wages", date(2017, 4, 12), "")
    with pytest.raises(Invalid, match="part_not_then"):
        check_failure(17, "reprisal", LAST_DAY, "")


def test_criteria_of_disease_come_with_2020() -> None:
    check_severity({"benefit": 4, "worker_disease": 0}, LAST_DAY)
    check_severity({"worker_disease": 4, "public_disease": 2}, FIRST_DAY)
    with pytest.raises(Invalid, match="criterion_not_then") as told:
        check_severity({"public_disease": 1}, LAST_DAY)
    assert told.value.field == "severity_public_disease"


@pytest.mark.parametrize("item", range(1, 31))
def test_each_ground_is_offered_once(item: int) -> None:
    grounds = [key for key, _ in offered(item).grounds]
    assert grounds and len(grounds) == len(set(grounds))
