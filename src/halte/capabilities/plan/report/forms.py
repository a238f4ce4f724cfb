"""The form of a report: for which day."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class DayForm(forms.Form):
    """The day whose knowledge the report tells."""

    as_of = forms.DateField(
        label=_("As of"),
        help_text=_("What was known by the end of this day, and nothing later."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
