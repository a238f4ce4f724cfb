"""A stamp that changes whenever anything a plan page shows has changed.

One query. The page is built again under a new stamp, so a new figure moves its
line at once, and two hundred readers of the same state share one building.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Final

from django.core.cache import cache
from django.db.models import BigIntegerField, Model, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from halte.capabilities.plan.ledger.building import build
from halte.capabilities.plan.ledger.views import Ledger
from halte.capabilities.plan.models import (
    Plan,
    Revision,
    Statement,
    StatementTranslation,
)
from halte.capabilities.plan.reported import ReportPublication
from halte.core.measures.models import Figure, Series, Withdrawal
from halte.core.organisations.models import Organisation

SHAPE: Final = 4
"""Raised when the shapes in `views` change, so that an old copy is not read."""

KEPT_FOR: Final = 60
"""Seconds. Our own measures count in rooms that this stamp does not know; their
values are at most a minute old."""

GROWING: Final[tuple[type[Model], ...]] = (
    Revision,
    Statement,
    StatementTranslation,
    Figure,
    Withdrawal,
    ReportPublication,
)
VERSIONED: Final[tuple[type[Model], ...]] = (Organisation, Series)


def _newest(table: type[Model]) -> Subquery:
    rows = table._base_manager.order_by("-pk").values("pk")[:1]
    return Subquery(rows, output_field=BigIntegerField())


def _versions(table: type[Model]) -> Subquery:
    rows = table._base_manager.order_by().values(one=Value(1))
    total = rows.annotate(total=Sum("version")).values("total")
    return Subquery(total, output_field=BigIntegerField())


def stamp_of(plan: Plan, today: date) -> str:
    """The stamp of a plan now. It holds the day, since lateness depends on it."""
    columns = {
        table.__name__.lower(): Coalesce(_newest(table), Value(0)) for table in GROWING
    } | {
        f"{table.__name__.lower()}_versions": Coalesce(_versions(table), Value(0))
        for table in VERSIONED
    }
    row = (
        Plan.objects.filter(pk=plan.pk)
        .values_list("version")
        .annotate(**columns)
        .values_list("version", *columns)
        .get()
    )
    text = f"{SHAPE}|{plan.pk}|{today}|{row}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def ledger_of(plan: Plan, today: date) -> tuple[Ledger, str]:
    """The plan as it is read now, and the stamp it was built under."""
    stamp = stamp_of(plan, today)
    key = f"plan-ledger-{stamp}"
    found = cache.get(key)
    if not isinstance(found, Ledger):
        found = build(plan, today)
        cache.set(key, found, KEPT_FOR)
    return found, stamp
