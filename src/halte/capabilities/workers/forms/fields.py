"""Fields that the forms of this room share.

Unlike elsewhere in the house, marks of direction stay in what workers wrote: they
belong to their writing. Pages isolate such text (`dir="auto"`) instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms

from halte.capabilities.workers.texts import LONGEST
from halte.core.ui.form_fields import Label

if TYPE_CHECKING:
    from halte.core.bilingual import Bilingual

TYPED = {"dir": "auto", "autocomplete": "off"}
"""Text runs the way it is written; the browser keeps none of it for next time."""


def passage(label: Label, rows: int = 6, **options: Any) -> forms.CharField:
    """Some sentences, in any writing."""
    area = forms.Textarea(attrs={**TYPED, "rows": rows})
    return forms.CharField(label=label, widget=area, max_length=LONGEST, **options)


def line(label: Label, **options: Any) -> forms.CharField:
    """A line of text."""
    options.setdefault("max_length", 200)
    return forms.CharField(label=label, widget=forms.TextInput(TYPED), **options)


def one_of(
    label: Label, words: Mapping[Any, Bilingual], *, as_list: bool = False, **more: Any
) -> forms.ChoiceField:
    """One of a list that has words in both languages."""
    choices = [(str(value), text) for value, text in words.items()]
    widget = forms.Select if as_list else forms.RadioSelect
    return forms.ChoiceField(label=label, choices=choices, widget=widget, **more)
