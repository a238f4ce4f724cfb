"""Fields that the forms of this room share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.core.ui.form_fields import Label


def line(label: Label, **options: Any) -> forms.CharField:
    """A line of text."""
    options.setdefault("max_length", 300)
    return forms.CharField(label=label, **options)


def passage(label: Label, **options: Any) -> forms.CharField:
    """A few sentences."""
    area = forms.Textarea(attrs={"rows": 4})
    options.setdefault("max_length", 4000)
    return forms.CharField(label=label, widget=area, **options)


def dollars(label: Label, **options: Any) -> forms.DecimalField:
    """An amount in dollars and cents."""
    options.setdefault("max_digits", 14)
    return forms.DecimalField(
        label=label, min_value=Decimal(0), decimal_places=2, **options
    )


def yes_no(label: Label) -> forms.TypedChoiceField:
    """Yes, no, or not known."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda text: text == "yes",
        empty_value=None,
    )


def yes_no_text(value: bool | None) -> str:
    """A kept yes, no or not known, as `yes_no` takes it."""
    return "" if value is None else "yes" if value else "no"


def cents(amount: Decimal | None) -> int | None:
    """Dollars as whole cents."""
    return None if amount is None else int(amount * 100)
