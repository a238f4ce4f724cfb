"""The level, against the arithmetic of the Treasury Board’s own tool.

`tool_score` is that arithmetic as the tool states it, in floating point, with the
rounding of its language (half up).
"""

from __future__ import annotations

import math

import pytest

from halte.methods.automation import Answers, assess
from halte.methods.automation.duties import DUTIES, duties_at
from halte.methods.automation.mitigations import MITIGATIONS
from halte.methods.automation.risks import RISKS
from halte.methods.automation.scoring import (
    AREAS,
    MOST_MITIGATION,
    MOST_RAW,
    is_lowered,
    level_of,
    lowered_score,
)
from halte.methods.bilingual import Texts

SYSTEM = Texts("a system", "un système")


def tool_score(raw: int, mitigation: int) -> tuple[int, int]:
    """Score and level as the tool computes them."""
    most_raw, most_mitigation_of_both_forks = 167, 154
    total: float = raw
    if mitigation >= 0.8 * (most_mitigation_of_both_forks / 2):
        total = math.floor((1 - 0.15) * raw + 0.5)
    for level, share in ((1, 0.25), (2, 0.5), (3, 0.75)):
        if total <= most_raw * share:
            return int(total), level
    return int(total), 4


@pytest.mark.parametrize("mitigation", [0, 61, 62, 77])
def test_every_score_has_the_level_of_the_tool(mitigation: int) -> None:
    for raw in range(MOST_RAW + 1):
        score = lowered_score(raw) if is_lowered(mitigation) else raw
        assert (score, level_of(score)) == tool_score(raw, mitigation)


def test_the_most_points_are_those_of_the_tool_area_by_area() -> None:
    found = {
        area: sum(q.most for q in (*RISKS, *MITIGATIONS) if q.area == area)
        for area in AREAS
    }
    assert found == {
        "reasons": 5, "risk_profile": 15, "authority": 2, "system": 17,
        "algorithm": 15, "decision": 8, "impact": 52, "data": 53,
        "consultation": 10, "data_quality": 14, "fairness": 44, "privacy": 9,
    }  # fmt: skip
    assert (MOST_RAW, MOST_MITIGATION) == (167, 77)


def everything(pick: int) -> Answers:
    """Every question at its least (0) or its most (-1) points."""
    questions = (*RISKS, *MITIGATIONS)
    points = {q.key: sorted(q.points)[pick] for q in questions}
    return Answers(SYSTEM, SYSTEM, points, {})


def test_the_most_of_everything_is_lowered_and_still_the_highest_level() -> None:
    found = assess(everything(-1))
    assert (found.raw, found.mitigation) == (167, 77)
    assert (found.lowered, found.score, found.level) == (True, 142, 4)


def test_the_least_of_everything_is_the_lowest_level() -> None:
    found = assess(everything(0))
    assert (found.lowered, found.level) == (False, 1)
    assert found.raw == found.score == sum(min(q.points) for q in RISKS)


def test_duties_of_each_level_say_one_thing_of_each_kind() -> None:
    for level in (1, 2, 3, 4):
        kinds = [duty.key for duty in duties_at(level)]
        assert len(kinds) == len(set(kinds))
        assert {"notice", "explanation", "human", "approval", "recourse"} <= set(kinds)
    assert all(1 <= duty.least <= duty.most <= 4 for duty in DUTIES)


def test_from_the_third_level_on_a_person_decides() -> None:
    said = {
        level: next(d for d in duties_at(level) if d.key == "human").wording.en
        for level in (1, 2, 3, 4)
    }
    assert said[1] == said[2]
    assert said[3] == said[4] == "A person takes the final decision."


def test_no_question_is_asked_twice_and_openers_are_questions() -> None:
    keys = [q.key for q in (*RISKS, *MITIGATIONS)]
    assert len(keys) == len(set(keys))
    for question in (*RISKS, *MITIGATIONS):
        if question.opened_by is not None:
            opener = next(
                q for q in (*RISKS, *MITIGATIONS) if q.key == question.opened_by[0]
            )
            assert question.opened_by[1] in opener.points
