"""What a business was seen to offer, as it is typed. Nobody there is named."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.employers.actions.offering import Seen
from halte.capabilities.employers.words import OFTEN, SERVICES
from halte.core.bilingual import Bilingual
from halte.core.ui.form_fields import line, on_day, one_of, passage, radios
from halte.methods.sex_trade_bar import Often, Service

ANSWERS = {
    "stands": Bilingual("It stands", "Le fait est maintenu"),
    "withdrawn": Bilingual("It is withdrawn", "Le fait est retiré"),
}


class SeenForm(forms.Form):
    """What was seen, from which source."""

    service = one_of(_("What the business offers"), SERVICES)
    often = one_of(_("How often"), OFTEN)
    source = line(
        _("From what this is known"), max_length=300,
        help_text=_("Its own website, a licence register, a visit. Never what a "
                    "worker told: that stays behind the wall."),
    )  # fmt: skip
    seen_on = on_day(_("Seen on"))
    begins_on = on_day(_("Offered from, where known"), required=False)
    ends_on = on_day(_("Offered until, where known"), required=False)
    regulator = line(
        _("Regulator of the health profession"), required=False, max_length=160,
        help_text=_("For therapeutic massage: who regulates it in the province."),
    )  # fmt: skip
    licence = line(_("Licence number"), required=False, max_length=60)

    def seen(self) -> Seen:
        """As the action takes it."""
        typed = self.cleaned_data
        chosen = {"service": Service(typed["service"]), "often": Often(typed["often"])}
        return Seen(**(typed | chosen))


def said() -> forms.CharField:
    """Why, in a few sentences."""
    return passage(_("What is said, and from which source"), max_length=1000)


class WithdrawForm(forms.Form):
    """A fact that was wrong."""

    said = said()


class ContestForm(forms.Form):
    """What is said against a fact, or that it ended; and the day."""

    said = said()
    on = on_day(_("On which day"))


class AnswerForm(forms.Form):
    """What became of a contest."""

    answer = radios(_("After looking again"), ANSWERS)
    said = said()

    def answered(self) -> dict[str, Any]:
        """As the action takes it."""
        typed = self.cleaned_data
        return {"stands": typed["answer"] == "stands", "said": typed["said"]}
