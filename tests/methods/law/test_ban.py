"""Bans are those of Table 3; before December 2015 there was one of two years."""

from __future__ import annotations

import pytest

from halte.methods.law.text.bans import weight
from halte.methods.law.text.versions import VERSIONS
from tests.methods.law.cases import of, one, violation

PRINTED = {
    "A": [0] * 8 + [1, 2, 2, 5, 5, 10, 10, "permanent"],
    "B": [0] * 7 + [1, 2, 5, 5, 10, 10, 10, 10, "permanent"],
    "C": [0] * 6 + [1, 2, 5, 10, 10, 10, 10, 10, 10, "permanent"],
}
"""Read off Table 3 as printed: 0 to 15 points."""


@pytest.mark.parametrize("kind", ["A", "B", "C"])
def test_every_cell_is_as_printed(kind: str) -> None:
    for law in VERSIONS[1:]:
        found = [law.ban_row(n).ban(kind) for n in range(16)]
        assert found == PRINTED[kind]
        assert [weight(b) for b in found] == sorted(map(weight, found))


def test_before_december_2015_every_failure_has_two_years_and_no_amount() -> None:
    found = of(violation(item=6, occurred_on="2015-11-30", severity={"abuse": 10}))
    assert (found.amount_cad, found.ban, found.published) == (0, 2, True)
    only = found.violations[0]
    points = (only.history_points, only.severity_points, only.total_points)
    assert (only.kind, points) == (None, (0, 0, 0))
    assert (only.amount_each_cad, only.amount_cad) == (0, 0)
    assert only.provisions == ("SOR/2015-144, s. 10",)
    assert found.clocks.kind == "earlier_text"


def test_a_permanent_ban_is_written_as_such() -> None:
    found = one(item=17, severity={"abuse": 10, "benefit": 3})
    assert found.ban == "permanent"
    assert found.to_dict("en")["ban_years"] == "permanent"
    last = next(s for s in found.trace.steps if s.rule == "ban")
    assert "a permanent ban" in last.text("en")
    assert "une exclusion permanente" in last.text("fr")
