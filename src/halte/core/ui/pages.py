"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

T = TypeVar("T")
M = TypeVar("M", bound=Model)


def paginate(
    items: Sequence[T] | QuerySet[M], page_number: int | str | None, per_page: int = 50
) -> Page[T]:
    """The page asked for; the first or the last where there is no such page."""
    paginator: Paginator[T] = Paginator(items, per_page)  # type: ignore[arg-type]
    return paginator.get_page(page_number)
