"""People who may work without an application, as they are typed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.permits.actions.authorizations import MayWork
from halte.capabilities.permits.states import Basis
from halte.capabilities.permits.words import BASES
from halte.core.ui.form_fields import line, on_day, radios


class MayWorkForm(forms.Form):
    """Who, on which basis, and with whom if they name anyone."""

    person_name = line(_("Name of the person"), help_text=_("Kept encrypted."))
    speaks = line(_("Language to speak in"), max_length=40)
    basis = radios(_("Why the person may work"), BASES)
    employer = forms.IntegerField(
        label=_("Number of the employer, if the person names one"), min_value=1,
        required=False,
        help_text=_("It stands under the name on its page. An open permit names none, "
                    "and nobody has to name one."),
    )  # fmt: skip
    met_on = on_day(_("Spoken with on"))

    def given(self) -> MayWork:
        """As the action takes it."""
        typed = dict(self.cleaned_data)
        typed["basis"] = Basis(typed["basis"])
        return MayWork(employer_pk=typed.pop("employer"), **typed)


class ToldForm(forms.Form):
    """In which language it was told, and when."""

    language = line(_("In which language it was told"), max_length=40)
    told_on = on_day(_("Explained on"))
