"""Pieces that the forms of this room share."""

from __future__ import annotations

from typing import Any

from django import forms

from halte.core.ui.form_fields import Label

MOMENT = "%Y-%m-%dT%H:%M"


def few_words(label: Label, **options: Any) -> forms.CharField:
    """A few sentences, which no browser keeps."""
    rows = options.pop("rows", 3)
    options.setdefault("max_length", 8000)
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, widget=widget, **options)


def line(label: Label, **options: Any) -> forms.CharField:
    """One line."""
    options.setdefault("max_length", 200)
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, widget=widget, **options)


def at_moment(label: Label, **options: Any) -> forms.DateTimeField:
    """A day and an hour."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
    return forms.DateTimeField(
        label=label, widget=widget,
        input_formats=[MOMENT, "%Y-%m-%d %H:%M", "%Y-%m-%d"], **options,
    )  # fmt: skip


def one_of(label: Label, pairs: Any, **options: Any) -> forms.ChoiceField:
    """A choice from a list; with `blank` an empty one first."""
    blank = options.pop("blank", "")
    chosen = list(pairs.items()) if isinstance(pairs, dict) else list(pairs)
    return forms.ChoiceField(
        label=label, choices=[("", blank), *chosen] if blank else chosen, **options
    )
