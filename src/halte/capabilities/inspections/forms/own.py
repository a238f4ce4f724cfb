"""What an employer’s own file asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.inspections.states import Way
from halte.capabilities.inspections.words import WAYS
from halte.core.bilingual import Bilingual
from halte.core.ui.form_fields import line, on_day, one_of, passage, radios


class PrepareForm(forms.Form):
    """Who asked, when, for what it is given, and the ground for what is withheld."""

    asked_on = on_day(_("Asked for on"))
    asked_by = passage(_("Who asked for the employer, and how"), rows=2)
    why = passage(_("Why it is given"), rows=2)
    provision = line(
        _("Provision relied on for what is withheld"),
        help_text=_(
            "It stands in the package. Halte cites none by itself: name the one that "
            "your access service relies on."
        ),
    )


class ApproveForm(forms.Form):
    """Whether another person approves it."""

    verdict = radios(
        _("Your review"),
        {
            "approved": Bilingual("Approve the file", "Approuver le dossier"),
            "returned": Bilingual("Send the file back", "Renvoyer le dossier"),
        },
    )
    reason = passage(_("What should change"), required=False)

    def values(self) -> dict[str, Any]:
        """As a yes or no."""
        typed = self.cleaned_data
        return {
            "approved": typed["verdict"] == "approved", "reason": typed["reason"]
        }  # fmt: skip


class ReleaseForm(forms.Form):
    """When and how it left."""

    released_on = on_day(_("Handed over on"))
    way = one_of(_("How"), WAYS)

    def values(self) -> dict[str, Any]:
        """With the way as such."""
        return {**self.cleaned_data, "way": Way(self.cleaned_data["way"])}
