"""Fields that the forms of every room share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Union

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from halte.core.bilingual import Bilingual

Label = Union[str, "_StrPromise"]

FIRST_DAY: Final = date(1867, 7, 1)
LAST_DAY: Final = date(2199, 12, 31)
"""From Confederation on. Days near either end of the calendar have no fiscal year
and no day six months later, so that pages that count from them would break."""

UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""Control characters, and those that turn the direction of writing: a page would
show another order than the text has (“Trojan Source”, 2021)."""


class WordsField(forms.CharField):
    """Text that reads as it was typed."""

    def clean(self, value: Any) -> str:
        """Without characters that nobody can see."""
        text = str(super().clean(value)).replace("\r\n", "\n").strip()
        if UNSEEN.search(text):
            raise ValidationError(_("Take out the characters that nobody can see."))
        return text


def line(label: Label, **options: Any) -> WordsField:
    """One line of text."""
    options.setdefault("max_length", 200)
    return WordsField(label=label, **options)


def passage(label: Label, *, rows: int = 4, **options: Any) -> WordsField:
    """A few sentences."""
    options.setdefault("max_length", 4000)
    options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
    return WordsField(label=label, **options)


class DayField(forms.DateField):
    """A day that one can count from, in either direction."""

    def validate(self, value: Any) -> None:
        """Between the first and the last day."""
        super().validate(value)
        if value is not None and not FIRST_DAY <= value <= LAST_DAY:
            raise ValidationError(
                _("Give a day between the years %(first)s and %(last)s."),
                params={"first": str(FIRST_DAY.year), "last": str(LAST_DAY.year)},
            )


def on_day(label: Label, **options: Any) -> DayField:
    """A day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DayField(label=label, widget=widget, **options)


def at_hour(label: Label, **options: Any) -> forms.TimeField:
    """An hour of the day."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, **options)


def count(label: Label, **options: Any) -> forms.IntegerField:
    """A whole number of things."""
    options.setdefault("min_value", 0)
    options.setdefault("max_value", 1_000_000)
    return forms.IntegerField(label=label, **options)


def one_of(
    label: Label,
    words: Mapping[Any, Bilingual],
    *,
    nothing: Label | None = "–",
    **options: Any,
) -> forms.ChoiceField:
    """One of a list that has words in both languages, `nothing` first unless None."""
    choices: list[tuple[str, Any]] = [] if nothing is None else [("", nothing)]
    choices += [(str(value), text) for value, text in words.items()]
    return forms.ChoiceField(label=label, choices=choices, **options)


def radios(
    label: Label, words: Mapping[Any, Bilingual], **options: Any
) -> forms.ChoiceField:
    """One of a few, all in sight."""
    return one_of(label, words, nothing=None, widget=forms.RadioSelect, **options)


def some_of(
    label: Label, words: Mapping[str, Bilingual], **options: Any
) -> forms.MultipleChoiceField:
    """Some of a list that has words in both languages."""
    return ticked(label, words.items(), **options)


def ticked(
    label: Label, pairs: Iterable[tuple[str, Any]] = (), **options: Any
) -> forms.MultipleChoiceField:
    """Some of a list that may be given when the form opens."""
    return forms.MultipleChoiceField(
        label=label, choices=list(pairs), widget=forms.CheckboxSelectMultiple, **options
    )


def offer(
    form: forms.Form, name: str, pairs: Iterable[tuple[Any, Any]], nothing: Label = ""
) -> None:
    """Give a field its choices, with an empty one first where it is named."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", nothing), *pairs] if nothing else list(pairs)
