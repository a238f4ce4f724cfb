"""What the second officer writes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.permits.states import Verdict
from halte.capabilities.permits.words import VERDICTS
from halte.core.ui.form_fields import passage, radios


class ReadingForm(forms.Form):
    """One’s own reading, before the opinion is shown."""

    words = passage(
        _("Your own reading of the file"),
        help_text=_(
            "What the facts show, how sure each one is, what is missing. It is kept as "
            "you send it; the opinion is shown after."
        ),
    )


class ConcurForm(forms.Form):
    """Concur or decline."""

    verdict = radios(_("Your answer"), VERDICTS)
    reasons = passage(_("Your reasons"))

    def answered(self) -> tuple[Verdict, str]:
        """As the action takes it."""
        typed = self.cleaned_data
        return Verdict(typed["verdict"]), typed["reasons"]
