"""What a support worker types while someone speaks."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.core.bilingual import Bilingual
from halte.core.consent.actions import Circumstances
from halte.core.consent.states import Method, Recall
from halte.core.consent.words import (
    LANGUAGES_SPOKEN,
    METHODS,
    PURPOSES,
    RECALLS,
    SCOPES,
)

DAY = {"type": "date"}
MOMENT = "%Y-%m-%dT%H:%M"


class PersonForm(forms.Form):
    """Words to recognise someone by."""

    label = forms.CharField(
        label=_("Words to recognise the person by"),
        max_length=120,
        help_text=_(
            "Best not a name: a colour, a bird, a number of yours. Encrypted, and seen "
            "by your organisation only."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class SaidForm(forms.Form):
    """How and when the person said it."""

    at = forms.DateTimeField(
        label=_("When did the person say so?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        input_formats=[MOMENT, "%Y-%m-%d %H:%M", "%Y-%m-%d"],
    )
    language = forms.ChoiceField(
        label=_("In which language?"), choices=list(LANGUAGES_SPOKEN.items())
    )
    method = forms.ChoiceField(
        label=_("How?"), choices=list(METHODS.items()), widget=forms.RadioSelect
    )
    witnessed = forms.BooleanField(label=_("I was there and heard it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("at", timezone.localtime().replace(second=0))
        self.initial.setdefault("method", Method.SPOKEN)

    def circumstances(self, user_id: int | None) -> Circumstances:
        """As the action takes them."""
        typed = self.cleaned_data
        return Circumstances(
            at=typed["at"],
            language=typed["language"],
            method=Method(typed["method"]),
            witness_id=user_id if typed["witnessed"] else None,
        )


class ConsentForm(SaidForm):
    """What is agreed to, with whom, for what, for how long."""

    purpose = forms.ChoiceField(
        label=_("What for?"), choices=list(PURPOSES.items()), widget=forms.RadioSelect
    )
    recipient = forms.ChoiceField(label=_("Who may have it?"))
    scope = forms.MultipleChoiceField(
        label=_("What may they have?"),
        choices=list(SCOPES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    last_day = forms.DateField(
        label=_("Until which day?"),
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=_("Leave it empty where the person set no end."),
    )
    field_order = ("purpose", "recipient", "scope", "last_day", "at", "language",
                   "method", "witnessed")  # fmt: skip

    def __init__(
        self, recipients: dict[str, Bilingual], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = list(recipients.items())  # type: ignore[attr-defined]

    def until(self) -> datetime | None:
        """The end of the last day, as the first moment after it."""
        day = self.cleaned_data["last_day"]
        if day is None:
            return None
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


class RecallForm(forms.Form):
    """What became of a copy."""

    state = forms.ChoiceField(
        label=_("What became of the copy"),
        choices=[(state, RECALLS[state]) for state in Recall],
    )
