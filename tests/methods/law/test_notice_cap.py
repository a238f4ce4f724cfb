"""The amounts of one notice add up to at most $1 million (209.992(1))."""

from __future__ import annotations

from halte.methods.law.rules.notice_cap import notice_cap
from tests.methods.law.cases import of, violation


def test_a_million_is_still_within() -> None:
    assert notice_cap(1_000_000) == (1_000_000, None)


def test_what_is_above_is_taken_off_and_said() -> None:
    found = of(violation(workers=20, severity={"benefit": 6, "abuse": 8}))
    assert found.amount_before_caps_cad == 2_000_000
    assert found.amount_cad == 1_000_000
    (cap,) = found.caps_applied
    assert (cap.cap, cap.reduced_by_cad) == ("notice", 1_000_000)
    assert cap.step.provisions == ("209.992(1)",)


def test_the_cap_lowers_no_ban() -> None:
    found = of(violation(workers=20, severity={"benefit": 6, "abuse": 8}))
    assert found.ban == "permanent"
