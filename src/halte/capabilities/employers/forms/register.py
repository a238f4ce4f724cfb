"""Employers and what belongs to them, as they are typed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.employers.actions.register import (
    Particulars,
    Place,
    Request,
)
from halte.capabilities.employers.forms.fields import (
    cents,
    dollars,
    line,
    passage,
    yes_no,
    yes_no_text,
)
from halte.capabilities.employers.models import Employer, Site
from halte.capabilities.employers.states import (
    Outcome,
    SiteKind,
    Stream,
    Structure,
    Tie,
)
from halte.capabilities.employers.words import (
    ATTESTATIONS,
    LANGUAGES,
    METROS,
    OUTCOMES,
    PROVINCES,
    SITES,
    STREAMS,
    STRUCTURES,
    TIES,
)
from halte.core.bilingual import Bilingual
from halte.core.ui.form_fields import count, offer, on_day, one_of, some_of


class FindForm(forms.Form):
    """Finding an employer. It is posted: a name is never part of an address."""

    words = line(
        _("Name or business number"), required=False, max_length=120,
        help_text=_("A part of the legal or operating name is enough."),
    )  # fmt: skip
    province = one_of(
        _("Province"), PROVINCES, nothing=_("Any province"), required=False
    )


class EmployerForm(forms.Form):
    """An employer."""

    legal_name = line(_("Legal name"))
    operating_name = line(_("Operating name"), required=False)
    business_number = line(
        _("Business number"), required=False, max_length=20,
        help_text=_("Nine digits, as the Canada Revenue Agency gives them."),
    )  # fmt: skip
    account = line(
        _("Payroll account"),
        required=False,
        max_length=6,
        help_text=_("For example RP0001."),
    )
    structure = one_of(_("Legal form"), STRUCTURES)
    business_type = line(
        _("Type of business"), required=False, max_length=160,
        help_text=_("In the words of the application: greenhouse, restaurant…"),
    )  # fmt: skip
    franchise = yes_no(_("It is a franchise"))
    province = one_of(_("Province"), PROVINCES, required=False)
    began_on = on_day(_("In business since"), required=False)
    employees = count(
        _("Employees in Canada, with affiliates"), required=False,
        help_text=_("For the size of the business (IRPR s. 209.993)."),
    )  # fmt: skip
    revenue = dollars(_("Gross revenue in dollars, with affiliates"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, employer: Employer | None = None, **more: Any):
        if employer is not None:
            names = (*Particulars.__dataclass_fields__, "version")
            more["initial"] = {name: getattr(employer, name) for name in names}
            amount = employer.revenue_cents
            more["initial"]["revenue"] = (
                None if amount is None else Decimal(amount) / 100
            )
            more["initial"]["franchise"] = yes_no_text(employer.franchise)
        super().__init__(*args, **more)

    def particulars(self) -> Particulars:
        """As the action takes them."""
        typed = self.cleaned_data
        return Particulars(
            legal_name=typed["legal_name"],
            operating_name=typed["operating_name"],
            business_number=typed["business_number"],
            account=typed["account"].strip().upper(),
            structure=Structure(typed["structure"]),
            business_type=typed["business_type"],
            franchise=typed["franchise"],
            province=typed["province"],
            began_on=typed["began_on"],
            employees=typed["employees"],
            revenue_cents=cents(typed["revenue"]),
        )

    def version_seen(self) -> int:
        """The version that the author began from."""
        return self.cleaned_data["version"] or 0


class SiteForm(forms.Form):
    """A place of an employer."""

    kind = one_of(_("What happens there"), SITES)
    address = line(_("Street address"))
    city = line(_("City"), max_length=120)
    province = one_of(_("Province"), PROVINCES)
    postal_code = line(_("Postal code"), required=False, max_length=7)
    metro = one_of(
        _("Metropolitan area"), METROS, nothing=_("None"), required=False,
        help_text=_("Where it lies in one: streams are closed by metropolitan area."),
    )  # fmt: skip
    capacity = count(_("For how many people (housing)"), required=False)
    is_dwelling = forms.BooleanField(
        label=_("It is a private dwelling"), required=False,
        help_text=_("An inspector enters with consent or a warrant only."),
    )  # fmt: skip

    def place(self) -> Place:
        """As the action takes it."""
        typed = self.cleaned_data
        return Place(**(typed | {"kind": SiteKind(typed["kind"])}))


class EndForm(forms.Form):
    """The day on which a place ended."""

    ended_on = on_day(_("Last day"))


class TieForm(forms.Form):
    """An affiliation."""

    other = forms.IntegerField(
        label=_("Number of the other employer"), min_value=1,
        help_text=_("It stands under the name on its page."),
    )  # fmt: skip
    ground = one_of(_("Why they are affiliates"), TIES)
    stands = forms.TypedChoiceField(
        label=_("The affiliation"), coerce=lambda text: text == "yes",
        choices=[("yes", _("stands")), ("no", _("stands no longer"))],
    )  # fmt: skip
    evidence = passage(_("From what this is known"))
    said_on = on_day(_("Known since"))

    def tie(self) -> Tie:
        """The reason chosen."""
        return Tie(self.cleaned_data["ground"])


class ApplicationForm(forms.Form):
    """A request for a labour market impact assessment."""

    stream = one_of(_("Stream"), STREAMS)
    received_on = on_day(_("Received on"))
    job_title = line(_("Job title"), max_length=160)
    noc = line(
        _("Occupation code (NOC)"), max_length=5,
        help_text=_("Five digits, for instance 85100."),
    )  # fmt: skip
    positions = count(_("Positions asked for"), min_value=1, max_value=10_000)
    wage = dollars(_("Wage, in dollars an hour"), max_digits=8)
    prevailing_wage = dollars(
        _("Prevailing wage there, in dollars an hour"), max_digits=8, required=False
    )
    weekly_hours = forms.DecimalField(
        label=_("Hours a week"), min_value=1, max_value=168, decimal_places=1
    )
    months = count(_("Duration in months"), min_value=1, max_value=120)
    site = forms.ChoiceField(label=_("Work site"), required=False)
    languages = some_of(_("Languages asked for"), LANGUAGES, required=False)
    housing = forms.BooleanField(label=_("Housing is provided"), required=False)
    rent = dollars(_("Rent taken, in dollars a month"), max_digits=8, required=False)
    union = yes_no(_("The position is covered by a union"))
    layoffs = count(_("Layoffs in the last 12 months"), required=False)
    attested = some_of(_("What the employer attests"), ATTESTATIONS, required=False)

    def __init__(self, *args: Any, sites: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "site", sites, nothing="–")

    def request(self, site: Site | None) -> Request:
        """As the action takes it."""
        typed = self.cleaned_data
        return Request(
            stream=Stream(typed["stream"]),
            received_on=typed["received_on"],
            job_title=typed["job_title"],
            noc=typed["noc"],
            positions=typed["positions"],
            wage_cents=cents(typed["wage"]) or 0,
            prevailing_wage_cents=cents(typed["prevailing_wage"]),
            weekly_hours=typed["weekly_hours"],
            months=typed["months"],
            site=site,
            languages=typed["languages"],
            housing=typed["housing"],
            rent_cents_monthly=cents(typed["rent"]),
            union=typed["union"],
            layoffs=typed["layoffs"],
            attested=typed["attested"],
        )


class DecisionForm(forms.Form):
    """A decision that an officer took."""

    outcome = one_of(
        _("Decision"),
        {key: text for key, text in OUTCOMES.items() if key is not Outcome.RECEIVED},
    )
    decided_on = on_day(_("Decided on"))
    positions = count(_("Positions approved"), required=False, min_value=1)
    valid_until = on_day(_("Valid until"), required=False)
    reasons = passage(_("Reasons, in the officer’s words"))
    against_bar = passage(
        _("Why a positive decision all the same"),
        required=False,
        help_text=_("Only against a bar in force on the day of the decision."),
    )

    def __init__(self, data: Any, *, bars: Iterable[Bilingual] = ()) -> None:
        super().__init__(data)
        found = "; ".join(str(bar) for bar in bars)
        if found:
            text = _("Bars in force today: %(bars)s. Halte decides nothing.")
            self.fields["against_bar"].help_text = text % {"bars": found}

    def decision(self) -> dict[str, Any]:
        """As the action takes it."""
        return self.cleaned_data | {"outcome": Outcome(self.cleaned_data["outcome"])}
