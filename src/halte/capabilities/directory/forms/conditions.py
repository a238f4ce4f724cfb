"""Cost, papers and access as they are typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from halte.capabilities.directory.actions.conditions import (
    MOST_COSTS,
    Conditions,
    Price,
)
from halte.capabilities.directory.forms.fields import line, one_of, some_of
from halte.capabilities.directory.states import CostKind
from halte.capabilities.directory.terms import DOCUMENTS, OF_PLACES
from halte.capabilities.directory.words import COSTS

PARTS: Final = ("kind", "amount", "note_en", "note_fr")


class ConditionsForm(forms.Form):
    """What it costs, one line for each price, and what must be brought.

    A price without a kind is none: that is how one is taken out.
    """

    documents = some_of(_("To bring"), DOCUMENTS, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        started: Mapping[str, Any] = self.data or self.initial
        kept = sum(1 for n in range(MOST_COSTS) if started.get(f"kind_{n}"))
        self.lines = min(MOST_COSTS, kept + 1)
        # What was sent may have a gap where a price was taken out.
        while self.lines < MOST_COSTS and f"kind_{self.lines}" in started:
            self.lines += 1
        for number in range(self.lines):
            self.fields.update(price_fields(number))

    @property
    def prices(self) -> Iterator[list[BoundField]]:
        """The fields of each price, to be drawn together."""
        for number in range(self.lines):
            yield [self[f"{part}_{number}"] for part in PARTS]

    def conditions(self) -> Conditions:
        """As the action takes them."""
        typed = self.cleaned_data
        return Conditions(
            prices=tuple(
                price(typed, number)
                for number in range(self.lines)
                if typed[f"kind_{number}"]
            ),
            documents=tuple(typed["documents"]),
        )


def price_fields(number: int) -> dict[str, forms.Field]:
    """The fields of one price."""
    return {
        f"kind_{number}": one_of(
            _("Cost"), COSTS, nothing=_("No cost stated"), required=False
        ),
        f"amount_{number}": forms.DecimalField(
            label=_("Amount in dollars"), min_value=0, max_value=100_000,
            decimal_places=2, required=False,
        ),
        f"note_en_{number}": line(_("For whom or for what, in English"),
                                  required=False),
        f"note_fr_{number}": line(_("For whom or for what, in French"),
                                  required=False),
    }  # fmt: skip


def price(typed: Mapping[str, Any], number: int) -> Price:
    """One price."""
    amount: Decimal | None = typed[f"amount_{number}"]
    return Price(
        CostKind(typed[f"kind_{number}"]),
        None if amount is None else int(amount * 100),
        typed[f"note_en_{number}"],
        typed[f"note_fr_{number}"],
    )


class AccessForm(forms.Form):
    """How one gets into a place."""

    accessibility = some_of(_("Access"), OF_PLACES, required=False)
