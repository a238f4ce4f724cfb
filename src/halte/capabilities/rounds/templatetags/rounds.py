"""`{% load rounds %}`: amounts of this room, which are kept in cents."""

from __future__ import annotations

from django import template

from halte.core.ui import writing

register = template.Library()


@register.filter
def cents(value: int | None) -> str:
    """Dollars, with cents where there are any; nothing where nobody said."""
    if value is None:
        return ""
    return writing.money(f"{value // 100}.{value % 100:02}")
