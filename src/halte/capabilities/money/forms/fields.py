"""Fields that the forms of this room share."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from halte.core.errors import sentence

AMOUNT: Final = re.compile(
    r"\$?[ \u00a0\u202f]?(?P<minus>[-−])?[ \u00a0\u202f]?\$?"
    r"(?P<whole>\d{1,3}(?:(?P<gap>[ ,\u00a0\u202f])\d{3})(?:(?P=gap)\d{3})*|\d{1,15})"
    r"(?:[.,](?P<cents>\d{1,2}))?[ \u00a0\u202f]?\$?",
    re.ASCII,
)
"""12500, 12 500, 12,500, $12,500.50 and 12 500,50 $: one or two digits after a
comma are cents, three are thousands, so that no writing can be read two ways."""


def read_cents(text: str) -> int | None:
    """The amount in cents, below zero where it has a minus; None where it is none."""
    found = AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    whole = int(re.sub(r"\D", "", found["whole"], flags=re.ASCII))
    cents = int((found["cents"] or "0").ljust(2, "0"))
    amount = whole * 100 + cents
    return -amount if found["minus"] else amount


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
        text = str(super().clean(value)).strip()
        if not text:
            return None
        cents = read_cents(text)
        if cents is None:
            raise ValidationError(str(sentence("money_amount_unreadable")))
        if cents < 0:
            raise ValidationError(str(sentence("money_negative")))
        return cents
