"""Fields that the forms of this room share."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from halte.core.ui.form_fields import Label

LONGEST_PASSAGE: Final = 8000

Pairs = list[tuple[str, str]]


def chosen(label: Label, **options: Any) -> forms.ChoiceField:
    """One of a list that the form is given when it opens."""
    return forms.ChoiceField(label=label, **options)


def words_of(form: forms.Form, name: str) -> tuple[str, str]:
    """A text as typed, English and French."""
    return form.cleaned_data[f"{name}_en"], form.cleaned_data[f"{name}_fr"]
