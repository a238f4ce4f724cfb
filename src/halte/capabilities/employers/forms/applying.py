"""The groups of an application, as they are typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.employers.actions.applying import Job, Seeking, Staff
from halte.capabilities.employers.actions.reference import Closed
from halte.capabilities.employers.forms.fields import (
    cents,
    dollars,
    line,
    passage,
    yes_no,
)
from halte.capabilities.employers.states import Stream
from halte.capabilities.employers.words import METROS, STREAMS
from halte.core.ui.form_fields import count, on_day, one_of


class JobForm(forms.Form):
    """The job and its pay."""

    duties = passage(_("Duties"))
    begins_on = on_day(_("Expected start"), required=False)
    education = line(_("Education asked for"), required=False)
    experience = line(_("Experience asked for"), required=False)
    overtime_after = forms.DecimalField(
        label=_("Overtime after, in hours a week"), required=False,
        min_value=1, max_value=168, decimal_places=1,
    )  # fmt: skip
    overtime = dollars(
        _("Overtime pay, in dollars an hour"), max_digits=8, required=False
    )
    benefits = line(_("Benefits"), required=False, max_length=500)
    vacation = line(
        _("Vacation"), required=False, max_length=200,
        help_text=_("Days a year, or percent of pay."),
    )  # fmt: skip
    deductions = line(_("Deductions from wages"), required=False, max_length=500)
    variable_pay = line(
        _("Variable pay"),
        required=False,
        help_text=_("Bonus, commission, tips: how it is worked out."),
    )
    piece_rate = line(_("Piece rate"), required=False)

    def job(self) -> Job:
        """As the action takes it."""
        typed: dict[str, Any] = dict(self.cleaned_data)
        return Job(overtime_cents=cents(typed.pop("overtime")), **typed)


class StaffForm(forms.Form):
    """Who works at the place."""

    stated_on = on_day(_("Stated on"))
    residents = count(_("Citizens and permanent residents there"))
    foreign = count(_("Foreign workers there"))
    foreign_low_wage = count(_("Of these, in low-wage positions"))
    dispute = yes_no(_("There is a labour dispute"))

    def staff(self) -> Staff:
        """As the action takes it."""
        return Staff(**self.cleaned_data)


class SeekingForm(forms.Form):
    """What came of looking for workers in Canada."""

    applicants = count(_("People who applied"))
    hired = count(_("Of these, hired"))
    not_hired = passage(
        _("Why the others were not hired"), required=False,
        help_text=_("Reasons in numbers. Write no name."),
    )  # fmt: skip
    transition_plan = passage(_("Transition plan"), required=False)

    def seeking(self) -> Seeking:
        """As the action takes it."""
        return Seeking(**self.cleaned_data)


class AdvertForm(forms.Form):
    """One advertisement."""

    where = line(
        _("Where it stood"), max_length=200,
        help_text=_("A site, a paper, a job fair."),
    )  # fmt: skip
    first_day = on_day(_("First day"))
    last_day = on_day(_("Last day"), required=False)


class ClosureForm(forms.Form):
    """That a stream is closed in a metropolitan area."""

    stream = one_of(_("Stream"), STREAMS, initial=Stream.LOW_WAGE)
    area = one_of(_("Metropolitan area"), METROS)
    first_day = on_day(_("First day"))
    last_day = on_day(
        _("Last day"),
        required=False,
        help_text=_("Leave it empty while none is known."),
    )
    unemployment = forms.DecimalField(
        label=_("Unemployment rate in percent"), required=False,
        min_value=0, max_value=100, max_digits=4, decimal_places=1,
    )  # fmt: skip
    source = line(
        _("Source"),
        help_text=_("Who publishes this, where, and the day on which you read it."),
    )

    def closed(self) -> Closed:
        """As the action takes it."""
        typed = self.cleaned_data
        return Closed(**(typed | {"stream": Stream(typed["stream"])}))


class OnForm(forms.Form):
    """The day on which closures are looked at."""

    on = on_day(_("In force on"), required=False)
