"""What an employer stated, as it is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.employers.actions.stated import Acting, Person, Terms
from halte.capabilities.employers.forms.fields import cents, dollars, line, yes_no
from halte.capabilities.employers.states import (
    ContactRole,
    HousingKind,
    Programme,
    Transport,
)
from halte.capabilities.employers.words import (
    CONDITION_WORDS,
    CONTACTS,
    FEES_PAID_BY,
    HOUSING,
    PROGRAMMES,
    PROVINCES,
    TRANSPORT,
)
from halte.core.ui.form_fields import count, on_day, one_of


def telephone() -> forms.CharField:
    """A telephone number."""
    return line(
        _("Telephone"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )  # fmt: skip


def email() -> forms.EmailField:
    """An address of electronic mail."""
    return forms.EmailField(
        label=_("Email"), required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class ContactForm(forms.Form):
    """A person to write to."""

    role = one_of(_("Their part"), CONTACTS)
    name = line(_("Name"), max_length=160)
    position = line(_("Position"), required=False, max_length=160)
    telephone = telephone()
    email = email()
    language = forms.ChoiceField(
        label=_("Language"), required=False,
        choices=[("", _("Not known")), ("en", _("English")), ("fr", _("French"))],
    )  # fmt: skip
    since = on_day(_("Since"))

    def person(self) -> Person:
        """As the action takes it."""
        typed = self.cleaned_data
        return Person(**(typed | {"role": ContactRole(typed["role"])}))


class ThirdPartyForm(forms.Form):
    """A recruiter or a representative."""

    name = line(_("Name"))
    recruits = forms.TypedChoiceField(
        label=_("Their part"), coerce=lambda text: text == "yes",
        choices=[("yes", _("Recruit workers")), ("no", _("Represent the employer"))],
    )  # fmt: skip
    abroad = forms.BooleanField(label=_("They work abroad"), required=False)
    country = line(
        _("Country, if abroad"), required=False, max_length=2, min_length=2,
        help_text=_("Two letters of ISO 3166, for instance MX."),
    )  # fmt: skip
    telephone = telephone()
    email = email()
    paid = yes_no(_("They are paid"))
    fees = dollars(_("Fees in dollars"), max_digits=9, required=False)
    fees_paid_by = one_of(
        _("Who pays their fees"), FEES_PAID_BY, nothing=_("Not known"), required=False
    )
    licence = line(_("Licence number"), required=False, max_length=60)
    licence_province = one_of(_("Licensed by"), PROVINCES, required=False)
    since = on_day(_("Since"), required=False)

    def acting(self) -> Acting:
        """As the action takes it."""
        typed: dict[str, Any] = dict(self.cleaned_data)
        fees, country = cents(typed.pop("fees")), typed["country"].upper()
        return Acting(**(typed | {"fees_cents": fees, "country": country}))


class HousingForm(forms.Form):
    """Housing as it was stated on a day."""

    stated_on = on_day(_("Stated on"))
    kind = one_of(_("Kind of housing"), HOUSING)
    capacity = count(_("For how many people"), max_value=10_000)
    rent = dollars(
        _("Rent taken, in dollars a month"), max_digits=8, required=False,
        help_text=_("For one worker. Leave it empty where nobody said."),
    )  # fmt: skip
    deducted = yes_no(_("Rent is deducted from wages"))
    report_on = on_day(_("Day of the last inspection report"), required=False)
    report_by = line(_("Who wrote the report"), required=False, max_length=160)
    report_found = line(_("What it found"), required=False, max_length=500)
    kilometres = forms.DecimalField(
        label=_("Kilometres to the work site"), required=False,
        min_value=0, max_value=99_999, max_digits=6, decimal_places=1,
    )  # fmt: skip
    transport = one_of(
        _("Transport to work"), TRANSPORT, nothing=_("Not known"), required=False
    )

    def terms(self) -> Terms:
        """As the action takes it."""
        typed: dict[str, Any] = dict(self.cleaned_data)
        chosen = typed["transport"]
        typed |= {
            "kind": HousingKind(typed["kind"]),
            "transport": Transport(chosen) if chosen else None,
            "rent_cents_monthly": cents(typed.pop("rent")),
        }
        return Terms(**typed)


class AttestForm(forms.Form):
    """Conditions that an employer attested to."""

    programme = one_of(_("Program"), PROGRAMMES)
    made_on = on_day(_("Attested on"))
    evidence = line(
        _("On which paper"),
        help_text=_("For instance: offer of employment, page 4; annex of the letter."),
    )
    conditions = forms.TypedMultipleChoiceField(
        label=_("Conditions (Schedule 2)"), coerce=int,
        choices=[(item, text) for item, text in CONDITION_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def attested(self) -> dict[str, Any]:
        """As the action takes it."""
        typed = self.cleaned_data
        return typed | {"programme": Programme(typed["programme"])}
