"""`{% load money %}`: cents as they are written here, and what nobody said."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from halte.core.ui.writing import cents

register = template.Library()


register.filter(cents)


@register.filter
def said(value: int | None) -> SafeString:
    """An amount, or the mark that nobody reported it: that is never zero."""
    return _amount(value, _("not reported"))


@register.filter
def stated(value: int | None) -> SafeString:
    """An amount, or the mark that the plan does not state it."""
    return _amount(value, _("not stated"))


@register.filter
def unsaid(value: int | None) -> SafeString:
    """What nobody reported: marked, except where it is nothing at all."""
    if value == 0:
        return format_html("{}", cents(value))
    told = _("not known") if value is None else cents(value)
    return format_html('<span class="unknown">{}</span>', told)


def _amount(value: int | None, otherwise: str) -> SafeString:
    if value is None:
        return format_html('<span class="unknown">{}</span>', otherwise)
    return format_html("{}", cents(value))


@register.filter
def few(value: int | None) -> str:
    """An amount in a cell that is usually empty: a dash where nobody said."""
    return "–" if value is None else cents(value)
