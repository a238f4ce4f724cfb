"""A determination goes on the public list, unless it is a warning (209.997)."""

from __future__ import annotations

from tests.methods.law.cases import of, violation


def test_the_list_shows_the_seven_facts_of_the_law() -> None:
    found = of(violation(severity={"benefit": 4}))
    listed = next(s for s in found.steps if s.rule == "publish")
    assert listed.text("en").count(",") == 7
    assert listed.text("en").endswith("amount (if any), ban (if any).")


def test_a_ban_without_an_amount_is_published() -> None:
    assert of(violation(item=9, occurred_on="2014-06-01")).published
