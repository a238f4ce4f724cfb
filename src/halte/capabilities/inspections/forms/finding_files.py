"""Narrowing the list of files."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.inspections.queries.listing import Asked
from halte.capabilities.inspections.words import OFFICES, STATES, TRIGGERS
from halte.core.bilingual import Bilingual
from halte.core.ui.form_fields import one_of

OPEN = Bilingual("All that are open", "Toutes celles en cours")


class FilterForm(forms.Form):
    """By state, trigger and office: nothing that names anyone."""

    state = one_of(
        _("State"), {"open": OPEN, **STATES}, nothing=_("Any state"), required=False
    )
    trigger = one_of(
        _("Lead trigger"), TRIGGERS, nothing=_("Any trigger"), required=False
    )
    office = one_of(_("Office"), OFFICES, nothing=_("Any office"), required=False)
    stale = forms.BooleanField(label=_("Nothing for 60 days"), required=False)

    def asked(self) -> Asked:
        """What was chosen; everything where the choice makes no sense."""
        if not self.is_valid():
            return Asked()
        return Asked(**self.cleaned_data)
