"""Judging published names."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.employers.forms.fields import line
from halte.capabilities.employers.states import Verdict
from halte.capabilities.employers.words import VERDICTS
from halte.core.ui.form_fields import one_of


def place() -> forms.CharField:
    """The place of a name that was chosen: one that the page offers."""
    return line(_("Where"), required=False, max_length=410)


class JudgeForm(forms.Form):
    """Is this published name this employer?"""

    name = forms.IntegerField(widget=forms.HiddenInput)
    verdict = one_of(_("Your judgement"), VERDICTS)
    place = place()
    reason = line(_("Reason"), required=False, max_length=500)

    def judged(self) -> Verdict:
        """What was chosen."""
        return Verdict(self.cleaned_data["verdict"])


class AddForm(forms.Form):
    """At which place a name is a new employer, and why."""

    place = place()
    reason = line(_("Reason"), required=False, max_length=500)


class NameForm(forms.Form):
    """Finding a published name. It is posted."""

    words = line(_("Part of a published name"), max_length=120)
