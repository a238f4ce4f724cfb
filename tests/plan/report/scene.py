"""The shipped plan with a few published figures, released on different days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files

from django.db import transaction

from halte.capabilities.plan.filing.keeping import keep as keep_plan
from halte.capabilities.plan.models import Plan
from halte.capabilities.plan.planfile.reading import read
from halte.core.access.actor import Actor
from halte.core.measures.keeping import keep
from halte.core.measures.models import Figure, Series
from halte.core.measures.period_labels import parse_period

COMMAND = Actor(via="command", label="tests")

BEFORE = date(2024, 8, 31)
AFTER = date(2025, 1, 31)
"""Between these days the counts for 2022 and 2023 came out again, higher."""


@dataclass(frozen=True)
class Given:
    """A published figure, as short as a test can say it."""

    measure: str
    period: str
    value: str
    vintage: str
    released: date
    batch: int = 1
    unit: str = "incident"
    qualifier: str = "exact"


GIVEN = (
    Given("police_reported_incidents", "2021", "555", "UCR July 2024",
          date(2024, 7, 31)),
    Given("police_reported_incidents", "2022", "528", "Juristat 2022",
          date(2023, 12, 4)),
    Given("police_reported_incidents", "2022", "597", "Juristat 2023",
          date(2024, 10, 31), batch=2),
    Given("police_reported_incidents", "2023", "512", "UCR July 2024",
          date(2024, 7, 31)),
    Given("police_reported_incidents", "2023", "570", "Juristat 2023",
          date(2024, 10, 31), batch=2),
    Given("tfwp_inspections", "2022-23", "2100", "ESDC 2023", date(2023, 9, 30),
          unit="inspection", qualifier="over"),
    Given("victims_fund_for_trafficking", "2020", "930200", "TIP 2022",
          date(2022, 7, 31), unit="dollar"),
    Given("tfwp_problem_inspections_share", "2021", "88", "Auditor General",
          date(2021, 12, 9), unit="percent"),
)  # fmt: skip


def give(*given: Given) -> None:
    """Keep the figures."""
    keep([_figure(one) for one in given])


def _figure(one: Given) -> Figure:
    period = parse_period(one.period)
    return Figure(
        measure=one.measure, geography="CA", period_label=period.label,
        period_start=period.start, period_end=period.end, calendar=period.calendar,
        value=Decimal(one.value), qualifier=one.qualifier, unit=one.unit,
        source="https://example.org/a?b=1&c=2", vintage=one.vintage,
        released_on=one.released, release_precision="day", as_of=one.released,
        origin="published", batch_id=one.batch,
    )  # fmt: skip


def load_plan() -> Plan:
    """The plan of 2012 as shipped, every series it names, and the figures above."""
    data = files("halte.capabilities.plan") / "data" / "plan_2012.yaml"
    document = read(data.read_bytes()).document
    assert document is not None
    units = {one.measure: one.unit for one in GIVEN}
    for promise in document.promises():
        for gauge in promise.indicators:
            name = gauge.measure
            words = {
                f"{part}_{language}": f"{part} of {name} ({language})"
                for part in (
                    "title", "definition", "counting_rule", "source", "coverage",
                )
                for language in ("en", "fr")
            }  # fmt: skip
            unit = units.get(name, "case")
            Series.objects.get_or_create(pk=name, defaults={**words, "unit": unit})
    give(*GIVEN)
    with transaction.atomic():
        return keep_plan(COMMAND, document, today=date(2012, 6, 6)).plan
