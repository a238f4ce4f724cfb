"""A violation without an amount brings a warning, which is history later."""

from __future__ import annotations

from tests.methods.law.cases import of, violation


def test_one_point_is_a_warning_and_is_not_published() -> None:
    found = of(violation(item=1))
    assert (found.amount_cad, found.ban) == (0, 0)
    assert found.warning_only
    assert not found.published
    assert found.violations[0].trace.status == "warning"


def test_a_warning_beside_an_amount_is_no_warning_in_all() -> None:
    found = of(violation(item=1), violation(id="v2", severity={"benefit": 4}))
    assert not found.warning_only
    assert found.published
    assert [v.trace.status for v in found.violations] == ["warning", "violation"]
