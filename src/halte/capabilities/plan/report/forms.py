"""The form of a report: for which day."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.core.ui.form_fields import on_day


class DayForm(forms.Form):
    """The day whose knowledge the report tells."""

    as_of = on_day(
        _("As of"),
        help_text=_("What was known by the end of this day, and nothing later."),
    )
