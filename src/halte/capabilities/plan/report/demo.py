"""Two published reports of the demonstration, so that the second can tell changes.

Between their days Statistics Canada released new numbers for 2022 and 2023.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from halte.capabilities.plan.models import Plan, Report
from halte.capabilities.plan.report.actions import freeze_report, publish_report
from halte.core.access.actor import Actor
from halte.core.access.purposes import COORDINATE

DAYS: Final = (date(2024, 8, 31), date(2025, 1, 31))

PUBLISHER: Final = Actor(
    roles=frozenset({"secretariat"}),
    purpose=COORDINATE.slug,
    via="command",
    label="demo",
)


def load_reports(announce: Callable[[str], None], slug: str) -> None:
    """Freeze and publish what is not there yet. Not inside another action."""
    plan = Plan.objects.get(slug=slug)
    done = Report.objects.filter(plan=plan).count()
    for day in DAYS[done:]:
        report = freeze_report(PUBLISHER, plan, as_of=day)
        publish_report(PUBLISHER, report)
        announce(f"report {report.sequence} as of {day}: {report.content_digest[:12]}")
