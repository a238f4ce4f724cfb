"""What would change a result is computed, not supposed."""

from __future__ import annotations

import pytest

from halte.methods.law.trace import Step
from tests.methods.law.cases import (
    LARGE,
    changes,
    earlier,
    one,
)


def outcome(step: Step) -> tuple[object, object]:
    return step.values["amount"], step.values["ban"]


def test_the_nearest_other_totals_are_named() -> None:
    found = changes(one(severity={"benefit": 4}))
    assert found["fewer_points"].values["points"] == 4
    assert outcome(found["fewer_points"]) == (3_000, 0)
    assert found["more_points"].values["points"] == 6
    assert outcome(found["more_points"]) == (12_000, 0)


@pytest.mark.parametrize("benefit", range(7))
@pytest.mark.parametrize("disclosed", [True, False])
def test_each_change_is_what_the_engine_itself_would_say(
    benefit: int, disclosed: bool
) -> None:
    given = {"severity": {"benefit": benefit}, "voluntary_disclosure": disclosed}
    past = {"prior_violations": earlier("A", "B")}
    now = one(**given, whole=past)
    found = changes(now)
    others = {
        "disclosure": one(
            **given | {"voluntary_disclosure": not disclosed}, whole=past
        ),
        "size": one(**given, whole={**past, **LARGE}),
        "history_reading": one("any_type", **given, whole=past),
    }
    for rule, other in others.items():
        then = (other.amount_each_cad, other.ban)
        if then == (now.amount_each_cad, now.ban):
            assert rule not in found
        else:
            assert outcome(found[rule]) == then


def test_the_highest_total_has_none_above_it() -> None:
    found = changes(one(item=17, severity={"abuse": 10, "benefit": 6}))
    assert "more_points" not in found
    assert found["fewer_points"].values["points"] == 14


def test_totals_at_either_end_have_no_neighbour_beyond() -> None:
    lowest = changes(one(item=1))
    assert "fewer_points" not in lowest
    assert lowest["more_points"].values["points"] == 2
    below_the_last_row = changes(one(item=17, severity={"abuse": 10, "benefit": 2}))
    assert below_the_last_row["more_points"].values["points"] == 15


def test_what_a_text_first_brought_is_named_with_its_day() -> None:
    assert "2022-09-26" in changes(one(item=27))["earlier_day"].text("en")
    assert "earlier_day" in changes(one(item=17, part="reprisal"))
    assert "earlier_day" not in changes(one(item=17, part="sexual"))


def test_a_justified_failure_says_what_it_would_bring_otherwise() -> None:
    severity = {"benefit": 4}
    now = one(item=9, severity=severity, justification="superior_force")
    other = one(item=9, severity=severity)
    assert list(changes(now)) == ["not_justified"]
    assert outcome(changes(now)["not_justified"]) == (other.amount_each_cad, 0)


def test_under_the_older_text_the_grounds_and_what_came_later_are_named() -> None:
    old = {"item": 9, "occurred_on": "2014-06-01"}
    assert list(changes(one(**old))) == ["justification", "later_day"]
    excused = one(**old, justification="superior_force")
    assert excused.ban == 0
    assert changes(excused)["not_justified"].values["ban"] == 2


def test_open_grounds_are_named_with_their_provisions() -> None:
    found = changes(one(item=27))["justification"]
    assert found.provisions == ("209.2(3.1)", "209.3(5)")
    assert changes(one(item=9))["justification"].provisions == (
        "209.2(3)", "209.3(3)"
    )  # fmt: skip
