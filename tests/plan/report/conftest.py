"""A plan with figures, and one without a database."""

from __future__ import annotations

import pytest

from halte.capabilities.plan.models import Plan
from halte.capabilities.plan.report.content import ReportContent
from halte.capabilities.plan.report.gathering import gather
from tests.plan.report.scene import AFTER, BEFORE, load_plan


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
