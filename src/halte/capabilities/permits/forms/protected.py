"""Open permits and permits for victims, as they are typed.

There is no field for a letter, a fee or a way to an employer, and there must be none.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.permits.actions.open_permits import Decided, Request
from halte.capabilities.permits.actions.victims import Met
from halte.capabilities.permits.forms.fields import people, yes_no
from halte.capabilities.permits.states import (
    Abuse,
    NotMet,
    OpenOutcome,
    Source,
    StepState,
    Weight,
    Where,
)
from halte.capabilities.permits.words import (
    ABUSES,
    NOT_MET,
    OUTCOMES,
    PROVINCES,
    SOURCES,
    STEP_STATES,
    STEPS,
    WEIGHTS,
    WHERE,
)
from halte.core.ui.form_fields import line, on_day, one_of, passage, radios


def reach() -> forms.CharField:
    """How to reach someone without putting them in danger."""
    return passage(
        _("How to reach the person safely"), max_length=600,
        help_text=_("Where nobody else answers, listens or opens letters; when."),
    )  # fmt: skip


class RequestForm(forms.Form):
    """A request for an open permit: free of charge, with or without papers."""

    person_name = line(_("Name of the person"))
    born_on = on_day(_("Date of birth"), required=False)
    speaks = line(_("Language to speak in"), required=False, max_length=40)
    language = forms.ChoiceField(
        label=_("Letters in"), choices=[("en", _("English")), ("fr", _("French"))]
    )
    reach_safely = reach()
    employer_named = line(
        _("Employer, as the person names it"), required=False,
        help_text=_("Encrypted, tied to no register. Nobody contacts an employer."),
    )  # fmt: skip
    province = one_of(_("Province"), PROVINCES)
    in_canada = yes_no(_("Is the person in Canada?"))
    tied_permit = yes_no(
        _("Does the person hold a permit tied to an employer, or renew one?")
    )
    worked_without = forms.BooleanField(
        label=_("The person worked without authorization"), required=False,
        help_text=_("The law forgives it here (200(3.1)); it counts against nobody."),
    )  # fmt: skip
    received_on = on_day(_("Received on"))

    def request(self) -> Request:
        """As the action takes it."""
        return Request(**self.cleaned_data)


class CorrectForm(forms.Form):
    """What section 207.1 looks at, as it turned out to be."""

    in_canada = yes_no(_("Is the person in Canada?"))
    tied_permit = yes_no(
        _("Does the person hold a permit tied to an employer, or renew one?")
    )


class FactForm(forms.Form):
    """One fact. Recruiters, co-workers and housing count."""

    kind = radios(_("Which kind of abuse"), ABUSES)
    source = radios(_("By whom"), SOURCES)
    place = radios(_("Where it happens"), WHERE)
    risk_only = forms.BooleanField(
        label=_("It has not happened, there is a risk of it"), required=False
    )
    words = passage(
        _("What the person tells, or what shows it"),
        help_text=_("The person’s own account is enough. No letter is needed."),
    )

    def fact(self) -> dict[str, Any]:
        """As the action takes it."""
        typed = self.cleaned_data
        return typed | {
            "kind": Abuse(typed["kind"]),
            "source": Source(typed["source"]),
            "place": Where(typed["place"]),
        }


class WeighForm(forms.Form):
    """Step one, for one fact."""

    weight = radios(_("On a balance of probabilities, this is"), WEIGHTS)
    reasons = passage(
        _("Why"),
        help_text=_("A paper that is missing is no reason to believe less."),
    )

    def weighed(self) -> tuple[Weight, str]:
        """As the action takes it."""
        typed = self.cleaned_data
        return Weight(typed["weight"]), typed["reasons"]


class DecideForm(forms.Form):
    """Step two, and the decision."""

    totality = passage(
        _("All facts together"), required=False,
        help_text=_(
            "Do they give reasonable grounds to believe that the person experiences "
            "abuse, or is at risk of it, in the employment? That is less than "
            "“more likely than not”."
        ),
    )  # fmt: skip
    outcome = radios(_("Decision"), OUTCOMES)
    not_met = one_of(
        _("If not issued: which part of section 207.1 is not met"), NOT_MET,
        required=False,
        help_text=_("That a letter or another paper is missing is no ground."),
    )  # fmt: skip
    valid_until = on_day(_("If issued: valid until"), required=False)

    def decided(self) -> Decided:
        """As the action takes it."""
        typed = self.cleaned_data
        return Decided(
            outcome=OpenOutcome(typed["outcome"]),
            totality=typed["totality"],
            not_met=NotMet(typed["not_met"]) if typed["not_met"] else None,
            valid_until=typed["valid_until"],
        )


class CaseForm(forms.Form):
    """Someone who may be a victim."""

    person_name = line(_("Name of the person, or what they want to be called"))
    speaks = line(_("Language to speak in"), required=False, max_length=40)
    reach_safely = reach()
    province = one_of(_("Province"), PROVINCES)
    dependants = people(_("Dependants in Canada"))
    met_on = on_day(_("First spoken with on"))

    def met(self) -> Met:
        """As the action takes it."""
        return Met(**self.cleaned_data)


class StepForm(forms.Form):
    """A step of the checklist."""

    step = one_of(_("Step"), STEPS)
    state = one_of(_("How it stands"), STEP_STATES)

    def marked(self) -> tuple[str, StepState]:
        """As the action takes it."""
        return self.cleaned_data["step"], StepState(self.cleaned_data["state"])


class VictimPermitForm(forms.Form):
    """A permit that was given."""

    begins_on = on_day(_("First day"))
    ends_on = on_day(
        _("Last day"), help_text=_("A first permit is usually for 180 days.")
    )
