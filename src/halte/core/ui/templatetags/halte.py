"""`{% load halte %}`: values as they are written here, and links that keep filters."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.http import QueryDict
from django.template import Context
from django.utils.translation import gettext

from halte.core.bilingual import pick
from halte.core.ui import writing

register = template.Library()

register.filter("number", writing.number)
register.filter("money", writing.money)
register.filter("percent", writing.percent)
register.filter("day", writing.day)
register.filter("moment", writing.moment)
register.filter("clock", writing.clock)
register.filter("cited", writing.cited)
register.simple_tag(writing.colon, name="colon")


@register.filter
def text(thing: object, name: str) -> str:
    """The `name_en` or `name_fr` of a thing, or its `name` where it is bilingual."""
    if hasattr(thing, f"{name}_en"):
        return pick(thing, name)
    return str(getattr(thing, name, ""))


@register.filter
def yes_no(value: object) -> str:
    """Yes or no."""
    return gettext("Yes") if value else gettext("No")


@register.filter
def anchor(field: BoundField) -> str:
    """The id that a link to a field should name: of a group, its first choice."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """The query string of this page with some values changed; None takes one out.

    `<a href="{% query page=2 %}">` keeps the filters that are in force.
    """
    request = context.get("request")
    values = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        if value is None:
            values.pop(name, None)
        else:
            values[name] = str(value)
    return f"?{values.urlencode()}"
