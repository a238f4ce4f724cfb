"""What a law demands, a hold, what became of a copy."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.capabilities.support.actions.by_law import Demanded
from halte.capabilities.support.forms.fields import at_moment, few_words, line, one_of
from halte.capabilities.support.states import Exemption, Told
from halte.capabilities.support.words import EXEMPTIONS, TOLD
from halte.core.consent.states import Recall
from halte.core.consent.words import RECALLS
from halte.core.ui.form_fields import DayField, on_day


class ByLawForm(forms.Form):
    """What was told, to whom, why it had to be, and whether the person knows."""

    exemption = forms.ChoiceField(
        label=_("Which exception"), choices=list(EXEMPTIONS.items()),
        widget=forms.RadioSelect,
    )  # fmt: skip
    at = at_moment(_("When it was told"))
    recipient = line(_("To whom"), help_text=_("The service, and who took it down."))
    said = few_words(
        _("What was told"), help_text=_("In a few words, and no more than was told.")
    )
    provision = line(
        _("Which act and section"),
        help_text=_("As you know it or were told it. Halte proposes none."),
    )
    decided_by_id = forms.ChoiceField(label=_("Who decided"))
    told = forms.ChoiceField(
        label=_("Does the person know?"), choices=list(TOLD.items()),
        widget=forms.RadioSelect,
    )  # fmt: skip
    told_words = few_words(
        _("What they said of it, or why they do not know"), required=False, rows=2
    )

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("at", timezone.localtime().replace(second=0))
        self.fields["decided_by_id"] = one_of(_("Who decided"), people)
        self.order_fields(
            ["exemption", "at", "recipient", "said", "provision", "decided_by_id"]
        )

    def demanded(self) -> Demanded:
        """As the action takes it."""
        typed = self.cleaned_data
        return Demanded(
            exemption=Exemption(typed["exemption"]), recipient=typed["recipient"],
            said=typed["said"], provision=typed["provision"], at=typed["at"],
            decided_by_id=int(typed["decided_by_id"]), told=Told(typed["told"]),
            told_words=typed["told_words"],
        )  # fmt: skip


class TellingForm(forms.Form):
    """When the person was told."""

    at = at_moment(_("When were they told?"))
    words = few_words(_("What they said of it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("at", timezone.localtime().replace(second=0))


class HoldForm(forms.Form):
    """Why a file must stay, and until when."""

    why = few_words(_("Why it must stay"))
    ends_on = on_day(_("Until which day?"))


class CopyNoteForm(forms.Form):
    """What became of a copy, on which day."""

    state = forms.ChoiceField(choices=[(s, RECALLS[s]) for s in Recall])
    on = DayField(required=False)
