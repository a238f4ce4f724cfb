"""Cases worked by hand elsewhere: IRCC’s example, and eight from the tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.methods.law.cases import LARGE, Json, earlier, of, one, violation

SHARED = Path(__file__).parents[4] / "shared"
RULES = SHARED / "reference" / "irpr_employer_rules.json"
SCHEDULE = SHARED / "data" / "tfwp" / "irpr_schedule2.json"

ITEM = {"A": 1, "B": 8, "C": 17}
SMALL: Json = {}

VECTORS = [
    ("A", 1, {}, False, SMALL, 1, 0, 0),
    ("A", 1, {"no_remedy": 1}, False, LARGE, 2, 750, 0),
    ("B", 1, {"benefit": 4, "no_remedy": 2}, False, SMALL, 7, 20_000, 1),
    ("C", 1, {"abuse": 6}, False, LARGE, 8, 60_000, 5),
    ("C", 2, {"abuse": 10, "benefit": 3}, False, LARGE, 16, 100_000, "permanent"),
    ("B", 3, {"benefit": 5}, True, LARGE, 4, 7_000, 0),
    ("A", 2, {"no_remedy": 1}, True, SMALL, 0, 0, 0),
    ("C", 3, {}, False, SMALL, 4, 10_000, 0),
]


@pytest.mark.parametrize(
    ("kind", "time", "severity", "disclosed", "size", "points", "amount", "ban"),
    VECTORS,
)
def test_the_eight_cases_worked_from_the_tables(
    kind: str, time: int, severity: Json, disclosed: bool, size: Json, points: int,
    amount: int, ban: object,
) -> None:  # fmt: skip
    past = {"prior_violations": earlier(*[kind] * (time - 1))}
    found = one(
        item=ITEM[kind], severity=severity, voluntary_disclosure=disclosed,
        whole={**past, **size},
    )  # fmt: skip
    assert (found.total_points, found.amount_cad, found.ban) == (points, amount, ban)


def test_the_worked_example_of_ircc_is_14_000_without_a_ban() -> None:
    severity = {"benefit": 2, "no_remedy": 2}
    found = of(
        violation(id="wages", item=9, part="wages", severity=severity),
        violation(id="occupation", item=9, part="occupation", severity=severity),
    )
    assert [v.total_points for v in found.violations] == [5, 5]
    assert [v.amount_each_cad for v in found.violations] == [7_000, 7_000]
    assert (found.amount_cad, found.ban, found.published) == (14_000, 0, True)


@pytest.fixture
def schedule() -> Any:
    if not SCHEDULE.is_file():
        pytest.skip("the published schedule is not beside this tree")
    return json.loads(SCHEDULE.read_text(encoding="utf-8"))


def test_every_row_equals_the_published_schedule(schedule: Any) -> None:
    from halte.methods.law.text.versions import VERSIONS

    law = VERSIONS[-1]
    for row in schedule["table1_conditions"]:
        own = law.conditions[row["item"]]
        assert own.kind == row["type"]
        assert " and ".join(own.provisions) == row["provisions"]
        assert own.wording.en not in row["text_en"]
    for row in schedule["table2_amp_cad"]:
        own = law.amount_row(row["points"][0])
        assert own.item == row["item"]
        for kind in ("A", "B", "C"):
            assert own.amount(kind, small=True) == (row["small"][kind] or 0)
            assert own.amount(kind, small=False) == (row["large"][kind] or 0)
    for row in schedule["table3_ineligibility"]:
        own = law.ban_row(row["points"][0])
        assert own.item == row["item"]
        assert dict(zip("ABC", own.bans, strict=True)) == row["ban_years"]
    points = [(h.item, h.points) for h in law.history]
    assert points == [(h["item"], h["points"]) for h in schedule["table4_history"]]
    assert [c.most for c in law.severity] == [
        c["max"] for c in schedule["table5_severity"]
    ]


def test_the_text_of_2020_equals_the_published_one(schedule: Any) -> None:
    from halte.methods.law.text.versions import VERSIONS

    published = next(
        v for v in schedule["versions"] if v["in_force_from"] == "2020-04-20"
    )
    types = {row["item"]: row["type"] for row in published["table1"]}
    texts = {law.id: law.conditions for law in VERSIONS}
    assert {i: c.kind for i, c in texts["2020-04-20"].items()} == types
    # What is known of 2017 is what that consolidation has, less what began in 2020.
    of_2017 = {i: c.kind for i, c in texts["2017-04-13"].items()}
    assert of_2017 == {
        i: t for i, t in types.items() if i in (*range(1, 5), *range(8, 18))
    }


def test_the_reference_s_other_transcription_gives_the_same_cells() -> None:
    if not RULES.is_file():
        pytest.skip("the published rules are not beside this tree")
    from halte.methods.law.text.versions import VERSIONS

    rules = json.loads(RULES.read_text(encoding="utf-8"))
    law = VERSIONS[-1]
    for row in rules["penalty_cad_by_points"]:
        for kind in ("A", "B", "C"):
            for points in {row["points"][0], row["points"][1] or 40}:
                cell, own = row[kind], law.amount_row(points)
                assert own.amount(kind, small=True) == (
                    cell["individual_or_small"] or 0
                )
                assert own.amount(kind, small=False) == (cell["large"] or 0)
