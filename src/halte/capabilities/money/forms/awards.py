"""Agreements with organisations, field by field as the published template has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.money.publication.rules import (
    NOT_PUBLISHED,
    PERSON,
    faults,
    protected,
    reference_fault,
)
from halte.capabilities.money.publication.template import Column, grants
from halte.capabilities.money.states import Quarter
from halte.capabilities.money.words import QUARTERS
from halte.core.bilingual import Language
from halte.core.ui.form_fields import line, offer, on_day, passage

LONG: Final = ("description", "expected_results", "additional_information", "purpose")
"""Columns that hold a few sentences."""

HINTS: Final = {
    "ref_number": _(
        "Department, fiscal year, quarter and number: 001-2018-2019-Q1-00001."
    ),
    "recipient_legal_name": _(
        "The organisation’s name, as in the agreement. Never a person’s name. Where "
        "it has both: English|French."
    ),
    "recipient_operating_name": _("Only an organisation’s name."),
    "recipient_city": _(
        "Needed, unless people at risk live where the recipient is (see below)."
    ),
    "recipient_country": _("Two letters, such as CA."),
    "recipient_business_number": _("Nine digits."),
    "recipient_postal_code": _("Like K1A 0H8. Leave it empty where in doubt."),
    "foreign_currency_type": _("Three letters, such as USD."),
    "agreement_value": _("In all, not what changed. Digits, such as 50000.00."),
    "description_en": _("What the money is for. No address, and no person."),
    "description_fr": _("What the money is for. No address, and no person."),
    "coverage": _("Who or what will benefit. No address, and no person."),
}


WORDS: Final[dict[str, Language]] = {"en": "en", "fr": "fr"}


@dataclass(frozen=True, slots=True)
class FileAsked:
    """What a file is to hold; '' for all, None for ids and codes."""

    fiscal_year: str
    quarter: str
    words: Language | None
    invented: bool


class AwardForm(forms.Form):
    """A grant or contribution to an organisation, or an amendment of one."""

    place_protected = forms.BooleanField(
        label=_("People at risk live where this recipient is"),
        required=False,
        help_text=_(
            "For instance a shelter. Nothing nearer than its province is kept: "
            "neither city nor postal code nor riding."
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, amendment: int = 0, **options: Any) -> None:
        super().__init__(*args, **options)
        self.amendment = amendment
        if not amendment:
            self.fields["ref_number"] = line(
                str(grants().column("ref_number").label),
                max_length=24, help_text=HINTS["ref_number"],
            )  # fmt: skip
        for column in grants().columns:
            if column.is_typed and (amendment or column.id != "amendment_date"):
                self.fields[column.id] = _field(column)
        last = ["place_protected", "seen"]
        self.order_fields([name for name in self.fields if name not in last] + last)

    def clean(self) -> dict[str, Any]:
        """Every rule of the template, each told at its field."""
        data = super().clean() or {}
        wrong = list(faults(self.values(), amendment=self.amendment))
        if not self.amendment and "ref_number" not in self.errors:
            about = reference_fault(str(data.get("ref_number", "")))
            wrong += [about] if about else []
        for fault in wrong:
            if fault.field in self.fields and fault.field not in self.errors:
                self.add_error(fault.field, str(fault.sentence))
        return data

    def values(self) -> dict[str, str]:
        """The values by the ids of the template."""
        data = self.cleaned_data
        texts = {
            column.id: str(data.get(column.id) or "")
            for column in grants().columns
            if column.is_typed
        }
        return protected(texts) if data.get("place_protected") else texts

    @property
    def is_protected(self) -> bool:
        """True where the recipient’s place must not be found."""
        return bool(self.cleaned_data.get("place_protected"))


def blank_place(values: dict[str, str]) -> dict[str, str]:
    """Values to begin an amendment from, without our word for a hidden city."""
    if values.get("recipient_city") == NOT_PUBLISHED:
        return {**values, "recipient_city": ""}
    return values


def _field(column: Column) -> forms.Field:
    # The city is needed unless the recipient’s place is protected: a rule, not a mark.
    common: dict[str, Any] = {
        "label": str(column.label),
        "required": column.mandatory and column.id != "recipient_city",
        "help_text": HINTS.get(column.id, ""),
    }
    if column.choices:
        field = forms.ChoiceField(**common)
        offered = [
            (code, str(word))
            for code, word in column.choices.items()
            if not _is_person(column, code)
        ]
        field.choices = [("", "–"), *offered]
        return field
    if column.kind == "date":
        label = common.pop("label")
        return on_day(label, **common)
    label = common.pop("label")
    if any(word in column.id for word in LONG):
        return passage(label, **common)
    return line(label, **common, max_length=300)


def _is_person(column: Column, code: str) -> bool:
    return column.id == "recipient_type" and code == PERSON


class NothingForm(forms.Form):
    """A quarter without a grant or contribution."""

    fiscal_year = forms.RegexField(
        r"^\d{4}-\d{2}$",
        label=_("Fiscal year"),
        help_text=_("From 1 April to 31 March, such as 2013-14."),
    )
    quarter = forms.ChoiceField(label=_("Quarter"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "quarter", [(q, QUARTERS[q]) for q in Quarter], "–")


class FileForm(forms.Form):
    """Which agreements a file holds, and for whom it is."""

    year = forms.ChoiceField(label=_("Fiscal year"), required=False)
    quarter = forms.ChoiceField(label=_("Quarter"), required=False)
    words = forms.ChoiceField(
        label=_("For whom?"),
        required=False,
        choices=[
            ("", _("To be published: ids and codes of the template")),
            ("en", _("To be read, in English")),
            ("fr", _("To be read, in French")),
        ],
    )
    demonstration = forms.ChoiceField(
        label=_("Demonstration"),
        required=False,
        choices=[
            ("", _("left out")),
            ("yes", _("included, to see what it looks like")),
        ],
    )

    def __init__(self, years: Sequence[str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "year", [(one, one) for one in years], _("All fiscal years"))
        quarters = [(q, QUARTERS[q]) for q in Quarter]
        offer(self, "quarter", quarters, _("All quarters"))

    def asked(self) -> FileAsked:
        """What is asked for; what cannot be chosen asks for nothing."""
        data = self.cleaned_data if self.is_valid() else {}
        return FileAsked(
            fiscal_year=data.get("year", ""),
            quarter=data.get("quarter", ""),
            words=WORDS.get(data.get("words", "")),
            invented=data.get("demonstration") == "yes",
        )
