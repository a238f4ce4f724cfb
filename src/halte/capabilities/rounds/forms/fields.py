"""Fields that the forms of this room share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from halte.capabilities.rounds.checking import LONGEST
from halte.capabilities.rounds.workbook.rows import amount, passage
from halte.core.errors import Invalid
from halte.core.ui.form_fields import Label


class WordsField(forms.CharField):
    """Text that reads as it was typed.

    `later` marks what is needed once a draft is handed in, not before: the page
    does not call it optional, and an unfinished draft can be kept all the same.
    """

    def __init__(self, *, later: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.required = self.required or later
        self.later = later

    def validate(self, value: Any) -> None:
        """What is needed later may be empty now."""
        if value or not self.later:
            super().validate(value)

    def clean(self, value: Any) -> str:
        """Without characters that nobody can see."""
        text = str(super().clean(value)).replace("\r\n", "\n").strip()
        try:
            return passage(text)
        except Invalid as fault:
            raise ValidationError(str(fault.sentence)) from fault


class LaterChoiceField(forms.ChoiceField):
    """A choice that is needed once a draft is handed in, not before."""

    def validate(self, value: Any) -> None:
        """It may be empty now."""
        if value:
            super().validate(value)


class AmountField(forms.CharField):
    """Dollars, as people of either language write them; cents once it is read."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 30)
        options.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "size": 16})
        )
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        """The amount in cents; None where nothing was entered."""
        try:
            return amount(str(super().clean(value)).strip())
        except Invalid as fault:
            raise ValidationError(str(fault.sentence)) from fault


def line(label: Label, **options: Any) -> WordsField:
    """One line of text."""
    options.setdefault("max_length", 200)
    return WordsField(label=label, **options)


def words(label: Label, **options: Any) -> WordsField:
    """A few sentences."""
    rows = options.pop("rows", 4)
    options.setdefault("max_length", LONGEST)
    options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
    return WordsField(label=label, **options)
