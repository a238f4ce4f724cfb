"""A plan with figures, and one without a database."""

from __future__ import annotations

from functools import cache

import pytest

from halte.capabilities.plan.models import Plan
from halte.capabilities.plan.report import actions
from halte.capabilities.plan.report.content import ReportContent
from halte.capabilities.plan.report.documents import draw
from halte.capabilities.plan.report.gathering import gather
from tests.plan.report.scene import AFTER, BEFORE, load_plan

drawn_once = cache(draw)


@pytest.fixture(autouse=True)
def _equal_contents_are_frozen_in_one_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal contents give equal bytes (test_documents). What a frozen report is
    compared with is drawn each time."""
    monkeypatch.setattr(actions, "draw", drawn_once)


@pytest.fixture
def plan(db: None) -> Plan:
    """The plan of 2012."""
    return load_plan()


@pytest.fixture
def before(plan: Plan) -> ReportContent:
    """What a report told in August 2024."""
    return gather(plan, BEFORE, sequence=1, previous=None)


@pytest.fixture
def after(plan: Plan) -> ReportContent:
    """What a report told in January 2025, compared with nothing."""
    return gather(plan, AFTER, sequence=2, previous=None)
