"""Fields that the forms of this room share."""

from __future__ import annotations

from typing import Any

from django import forms

from halte.core.ui.form_fields import Label

MOMENT = "%Y-%m-%dT%H:%M"


def line(label: Label, **options: Any) -> forms.CharField:
    """A line of text."""
    options.setdefault("max_length", 200)
    return forms.CharField(label=label, **options)


def passage(label: Label, *, rows: int = 3, **options: Any) -> forms.CharField:
    """A few sentences."""
    options.setdefault("max_length", 2000)
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, **options)


def at_moment(label: Label, **options: Any) -> forms.DateTimeField:
    """A day and an hour."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
    return forms.DateTimeField(label=label, widget=widget, **options)


def item_number(label: Label, **options: Any) -> forms.IntegerField:
    """An item of the vault, by its number."""
    options.setdefault("min_value", 1)
    return forms.IntegerField(label=label, **options)
