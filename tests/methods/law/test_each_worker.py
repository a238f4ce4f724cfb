"""Each worker affected is a separate violation (209.96(1))."""

from __future__ import annotations

import pytest

from tests.methods.law.cases import LARGE, faults, of, one, violation


def test_twelve_workers_are_twelve_amounts_and_one_ban() -> None:
    # Worked in the reference: wages short for 12, type B, severity 6, large.
    given = violation(item=9, part="wages", workers=12, severity={"benefit": 6})
    found = of(given, **LARGE)
    assert found.violations[0].amount_each_cad == 30_000
    assert (found.amount_cad, found.ban) == (360_000, 1)


def test_one_finding_for_three_equals_three_findings_for_one() -> None:
    together = of(violation(workers=3, severity={"benefit": 4}))
    apart = of(*(violation(id=f"v{n}", severity={"benefit": 4}) for n in range(3)))
    assert together.amount_cad == apart.amount_cad == 21_000


@pytest.mark.parametrize("workers", [0, -1, 1.5, "2", True, None])
def test_workers_are_counted_whole_from_one(workers: object) -> None:
    found = faults(violation(workers=workers))
    assert found == [("value_least", "violations[0].workers")]


def test_amounts_of_a_very_large_finding_stay_exact() -> None:
    assert one(workers=10**12, severity={"benefit": 4}).amount_cad == 7_000 * 10**12
