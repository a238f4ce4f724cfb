"""For whom a case record is made, and what for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.support.actions.records import PURPOSES
from halte.capabilities.support.forms.fields import one_of
from halte.core.consent import words


class RecordForm(forms.Form):
    """A purpose that a person can agree to, and a recipient."""

    purpose = forms.ChoiceField(
        label=_("What for?"),
        choices=[(p, words.PURPOSES[p]) for p in PURPOSES],
        widget=forms.RadioSelect,
    )
    recipient = forms.ChoiceField(label=_("Who may have it?"))

    def __init__(self, bodies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"] = one_of(_("Who may have it?"), dict(bodies))
