"""What the audit names of the rows that a steward opens."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, QuerySet


def each_row(rows: QuerySet[Model]) -> list[str]:
    """Every row of a list."""
    label = rows.model._meta.label
    return [f"{label}:{pk}" for pk in rows.values_list("pk", flat=True)]


def one_row(row: Model) -> list[str]:
    """One."""
    return [f"{row._meta.label}:{row.pk}"]


def whole(_counted: object) -> Iterable[str]:
    """Numbers over the whole directory open no row of it."""
    return ("directory.Edition:1",)
