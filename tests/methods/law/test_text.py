"""The data of the law are whole: each row dated, cited, in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from halte.methods.law.text.amounts import AMOUNTS
from halte.methods.law.text.bans import BANS
from halte.methods.law.text.clocks import ORDINARY, REDUCED
from halte.methods.law.text.conditions import CONDITIONS
from halte.methods.law.text.history import HISTORY
from halte.methods.law.text.justifications import JUSTIFICATIONS
from halte.methods.law.text.limits import (
    DISCLOSURE_POINTS,
    MONTHS,
    NOTICE_CAP_CAD,
    SMALL_BELOW_EMPLOYEES,
    SMALL_BELOW_REVENUE_CAD,
    TWELVE_MONTHS_CAP_CAD,
)
from halte.methods.law.text.parts import PARTS
from halte.methods.law.text.publication import PUBLISHED_FACTS
from halte.methods.law.text.severity import SEVERITY
from halte.methods.law.text.triggers import TRIGGERS
from halte.methods.law.text.versions import READ_UP_TO, VERSIONS, Version

PROVISION = re.compile(r"(203|209\.\d+)(\([0-9a-zA-Z.]+\))*")
CLOCKS = [
    clock
    for days in (ORDINARY, REDUCED)
    for clock in (days.preliminary_received, days.answer, days.final_received,
                  days.payment)
]  # fmt: skip
LIMITS = [
    SMALL_BELOW_EMPLOYEES, SMALL_BELOW_REVENUE_CAD, NOTICE_CAP_CAD,
    TWELVE_MONTHS_CAP_CAD, MONTHS, DISCLOSURE_POINTS,
]  # fmt: skip
ROWS = [
    *CONDITIONS, *PARTS, *JUSTIFICATIONS, *AMOUNTS, *BANS, *HISTORY, *SEVERITY,
    *TRIGGERS, *PUBLISHED_FACTS, *CLOCKS, *LIMITS,
]  # fmt: skip


def test_every_row_has_its_days() -> None:
    for row in ROWS:
        assert date(2013, 12, 31) <= row.in_force.first <= READ_UP_TO
        assert row.in_force.last is None or row.in_force.first < row.in_force.last


def test_every_row_that_cites_cites_the_regulations() -> None:
    for row in (*CONDITIONS, *JUSTIFICATIONS):
        assert row.provisions
        assert all(PROVISION.fullmatch(p) for p in row.provisions)
    for row in (*PARTS, *TRIGGERS, *PUBLISHED_FACTS, *CLOCKS, *LIMITS):
        assert PROVISION.fullmatch(row.provision)


def test_every_wording_is_in_two_languages() -> None:
    for row in (*CONDITIONS, *PARTS, *JUSTIFICATIONS, *HISTORY, *SEVERITY, *TRIGGERS,
                *PUBLISHED_FACTS):  # fmt: skip
        assert row.wording.en != row.wording.fr


@pytest.mark.parametrize("law", VERSIONS[2:], ids=lambda law: law.id)
def test_each_total_has_one_row_and_each_item_one_condition(law: Version) -> None:
    assert len(law.amounts) == len(law.bans) == 16
    assert sorted(law.conditions) == list(range(1, len(law.conditions) + 1))
    items = [c.item for c in CONDITIONS if c.in_force.on(law.in_force.first)]
    assert len(items) == len(set(items))
    assert len(law.severity) == 7
    assert len(law.history) == 7


def test_conditions_that_changed_their_words_have_a_row_for_each_text() -> None:
    changed = [c.item for c in CONDITIONS if c.in_force.last is not None]
    assert changed == [8, 23]
    one, two = VERSIONS[2:]
    assert one.conditions[8].wording != two.conditions[8].wording
    assert one.conditions[8].kind == two.conditions[8].kind


def test_the_text_before_points_has_no_rows_to_look_up() -> None:
    law = VERSIONS[0]
    assert law.flat
    assert not (law.conditions or law.amounts or law.bans or law.history)


def test_the_text_of_2017_has_the_rows_that_no_later_day_replaced() -> None:
    law = VERSIONS[1]
    assert sorted({*law.conditions, *law.unread}) == [*range(1, 18), 24]
    assert not set(law.conditions) & law.unread
    assert len(law.amounts) == len(law.bans) == 16
    assert (len(law.severity), len(law.history)) == (5, 7)
    assert {part for item, part in law.parts if item == 17} == {
        "physical", "sexual", "psychological", "financial",
    }  # fmt: skip
