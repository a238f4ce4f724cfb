"""A small plan kept, and the figures it points at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from halte.capabilities.plan.actions import import_plan
from halte.capabilities.plan.filing.keeping import Kept
from halte.capabilities.plan.models import Commitment, Plan
from halte.capabilities.plan.planfile.reading import read
from halte.core.access.actor import Actor
from halte.core.measures.keeping import keep
from halte.core.measures.models import Figure, Series
from tests.conftest import Person
from tests.plan.files import PLAN


def keep_plan(actor: Actor, text: str = PLAN) -> Kept:
    found = read(text.encode())
    assert found.document is not None, found.problems
    slug = found.document.id
    plan = Plan.objects.filter(slug=slug).first() or Plan(slug=slug)
    return import_plan(actor, plan, document=found.document)


def keep_figure(value: int, *, year: int = 2013, released: int = 2014) -> None:
    keep(
        [
            Figure(
                measure="accused-convicted",
                period_label=str(year),
                period_start=date(year, 1, 1),
                period_end=date(year, 12, 31),
                calendar="year",
                value=Decimal(value),
                unit="accused",
                source="A source of ours",
                vintage=f"Release of {released}",
                released_on=date(released, 6, 1),
                release_precision="day",
                as_of=date(released, 6, 1),
                origin="published",
            )
        ]
    )


@pytest.fixture
def series(db: None) -> Series:
    return Series.objects.create(
        id="accused-convicted",
        title_en="Accused convicted",
        title_fr="Accusés condamnés",
        definition_en="People convicted.",
        definition_fr="Personnes condamnées.",
        unit="accused",
        counting_rule_en="Each person once.",
        counting_rule_fr="Chaque personne une fois.",
        source_en="A source",
        source_fr="Une source",
        coverage_en="Canada",
        coverage_fr="Canada",
    )


@pytest.fixture
def plan(series: Series, amina: Person, rene: Person) -> Plan:
    return keep_plan(amina.actor).plan


@pytest.fixture
def fund(plan: Plan) -> Commitment:
    return plan.commitments.get(slug="victims-fund")


@pytest.fixture
def taskforce(plan: Plan) -> Commitment:
    return plan.commitments.get(slug="taskforce")
