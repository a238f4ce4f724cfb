"""Proposing a transfer and deciding it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.money.actions.transfers import Moved
from halte.capabilities.money.forms.fields import AmountField
from halte.core.ui.form_fields import line, offer, on_day, passage


class TransferForm(forms.Form):
    """Money that is to move from a line to another of the same plan and year."""

    taker = forms.ChoiceField(label=_("To which line?"))
    amount = AmountField(label=_("Amount in dollars"))
    effective_on = on_day(
        _("From which day?"), help_text=_("Within the fiscal year of both lines.")
    )
    reason = passage(
        _("Why?"),
        max_length=2000,
        help_text=_("Whoever approves, and any auditor, will read this."),
    )
    authority = line(
        _("Authority"),
        required=False,
        help_text=_(
            "Only where one line is new money and the other is not, or where the lines "
            "are of two departments: the decision or the Act that allows it, with its "
            "date."
        ),
        max_length=300,
    )

    def __init__(self, takers: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "taker", takers, "–")

    def moved(self) -> Moved:
        """What is proposed, as the action takes it."""
        data = self.cleaned_data
        return Moved(
            taker=data["taker"],
            cents=data["amount"],
            effective_on=data["effective_on"],
            reason=data["reason"],
            authority=data["authority"],
        )


class DecisionForm(forms.Form):
    """Approving a transfer or refusing it."""

    note = passage(
        _("Note"), required=False, max_length=2000,
        help_text=_("Needed where you refuse: say why."),
    )  # fmt: skip
