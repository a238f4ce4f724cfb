"""Saying what became of money."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.money.checks import Statement
from halte.capabilities.money.forms.fields import AmountField
from halte.capabilities.money.queries.lines import EntryLine, Sayable
from halte.capabilities.money.queries.overview import Asked, Offered
from halte.capabilities.money.states import Said
from halte.capabilities.money.words import SAID_AT_LENGTH
from halte.core.ui.form_fields import offer, passage
from halte.core.ui.writing import cents


class EntryForm(forms.Form):
    """A new entry on a line, or a correction of one."""

    said = forms.ChoiceField(
        label=_("What are you stating?"), widget=forms.RadioSelect, initial=Said.SPENT
    )
    amount = AmountField(
        label=_("Amount in dollars"),
        help_text=_(
            "Spending is added to what was stated before. Zero says that nothing was "
            "spent; to say nothing, do not send the form."
        ),
    )
    pays = forms.TypedChoiceField(
        label=_("Does it pay a commitment made earlier?"),
        required=False,
        coerce=int,
        empty_value=None,
    )
    award = forms.TypedChoiceField(
        label=_("Is it for an agreement with an organisation?"),
        required=False,
        coerce=int,
        empty_value=None,
    )
    explanation = passage(
        _("Explanation"),
        required=False,
        max_length=2000,
        help_text=_(
            "Needed where spending passes the budget, a commitment or an agreement, or "
            "takes what is committed; and to carry money forward: on whose authority. "
            "Name no person: auditors and the secretariat read it."
        ),
    )  # fmt: skip

    def __init__(
        self, found: Sayable, *args: Any, corrects: EntryLine | None = None,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.corrects = corrects
        kinds = (Said(corrects.said),) if corrects else found.kinds
        offer(self, "said", [(k, SAID_AT_LENGTH[k]) for k in kinds])
        if corrects:
            self.fields["said"].initial = corrects.said
            self.fields["amount"].initial = f"{corrects.cents / 100:.2f}"
            self.fields["amount"].help_text = _("The right amount, in place of it.")
            self.fields["explanation"].initial = corrects.explanation
            self.initial.update(pays=corrects.pays, award=corrects.award_id)
        self._tie("pays", [(n, f"{n}: {cents(c)}") for n, c in found.payable])
        self._tie("award", found.awards)

    def _tie(self, name: str, pairs: Any) -> None:
        spends = self.corrects is None or self.corrects.said == Said.SPENT
        if pairs and spends:
            offer(self, name, pairs, "–")
        else:
            del self.fields[name]

    def statement(self) -> Statement:
        """What is said, as the action takes it."""
        data = self.cleaned_data
        kind = Said(data["said"])
        return Statement(
            said=kind,
            cents=data["amount"],
            explanation=data["explanation"],
            pays=data.get("pays") if kind is Said.SPENT else None,
            award=data.get("award"),
        )


class FilterForm(forms.Form):
    """Which lines to show."""

    commitment = forms.ChoiceField(label=_("Promise"), required=False)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    fiscal_year = forms.ChoiceField(label=_("Fiscal year"), required=False)
    money = forms.ChoiceField(label=_("Origin"), required=False)
    invented = forms.ChoiceField(
        label=_("Demonstration"),
        required=False,
        choices=[("", _("shown and marked")), ("no", _("left out"))],
    )

    def __init__(self, offered: Offered, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "commitment", offered.commitments, _("All promises"))
        offer(self, "organisation", offered.organisations, _("All organisations"))
        years = [(year, year) for year in offered.fiscal_years]
        offer(self, "fiscal_year", years, _("All fiscal years"))
        offer(self, "money", offered.origins, _("All origins"))

    def asked(self) -> Asked:
        """What is asked for; what cannot be chosen asks for nothing."""
        data = self.cleaned_data if self.is_valid() else {}
        return Asked(
            commitment=data.get("commitment", ""),
            organisation=data.get("organisation", ""),
            fiscal_year=data.get("fiscal_year", ""),
            money=data.get("money", ""),
            invented=data.get("invented", "") != "no",
        )


class YearForm(forms.Form):
    """A fiscal year to work on."""

    fiscal_year = forms.RegexField(
        r"^\d{4}-\d{2}$",
        label=_("Fiscal year"),
        required=False,
        help_text=_("From 1 April to 31 March, such as 2013-14."),
    )
