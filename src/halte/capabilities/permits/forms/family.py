"""Family members of an abused worker, as they are typed. No paper is asked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.permits.actions.family import Member, MemberDecided
from halte.capabilities.permits.forms.fields import yes_no
from halte.capabilities.permits.states import Kin, MemberNotMet, OpenOutcome
from halte.capabilities.permits.words import KIN, MEMBER_NOT_MET, MEMBER_OUTCOMES
from halte.core.ui.form_fields import line, on_day, passage, radios


class KinForm(forms.Form):
    """Who someone is to the worker, and where they are."""

    kin = radios(_("Who this person is to the worker"), KIN)
    in_canada = yes_no(_("Is this person in Canada?"))

    def said(self) -> dict[str, Any]:
        """As the action takes it."""
        return self.cleaned_data | {"kin": Kin(self.cleaned_data["kin"])}


class MemberForm(KinForm):
    """A family member who asks."""

    person_name = line(_("Name of the family member"))
    asked_on = on_day(
        _("Request made on"), help_text=_("Their own clock runs from this day.")
    )

    field_order = ("person_name", "kin", "in_canada", "asked_on")

    def member(self) -> Member:
        """As the action takes it."""
        return Member(**self.said())


class MemberDecideForm(forms.Form):
    """The decision on one member."""

    outcome = radios(_("Decision"), MEMBER_OUTCOMES)
    not_met = forms.ChoiceField(
        label=_("If not issued: which part of subsection 207.1(2) is not met"),
        choices=[("", "–"), *((str(k), v) for k, v in MEMBER_NOT_MET.items())],
        required=False,
    )
    reasons = passage(_("Your reasons"), required=False)
    valid_until = on_day(
        _("If issued: valid until"), required=False,
        help_text=_("No later than the worker’s own permit."),
    )  # fmt: skip

    def decided(self) -> MemberDecided:
        """As the action takes it."""
        typed = self.cleaned_data
        return MemberDecided(
            outcome=OpenOutcome(typed["outcome"]),
            reasons=typed["reasons"],
            not_met=MemberNotMet(typed["not_met"]) if typed["not_met"] else None,
            valid_until=typed["valid_until"],
        )
