"""What a support worker types while someone speaks."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.core.bilingual import Bilingual
from halte.core.consent.actions import Circumstances
from halte.core.consent.sentences import SENTENCES
from halte.core.consent.states import Basis, Method, Recall, Speaker
from halte.core.consent.words import (
    BASES,
    LANGUAGES_SPOKEN,
    METHODS,
    PURPOSES,
    RECALLS,
    SCOPES,
    SPEAKERS,
)
from halte.core.ui.form_fields import on_day

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
    speaker = forms.ChoiceField(
        label=_("Who said so?"),
        choices=list(SPEAKERS.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    witness = forms.CharField(
        label=_("Who else was there and heard it"),
        required=False,
        max_length=120,
        help_text=_("A colleague, the interpreter, someone the person trusts."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    basis = forms.ChoiceField(
        label=_("If it was someone else: why may they?"),
        choices=[("", "–"), *BASES.items()],
        required=False,
    )
    authority = forms.CharField(
        label=_("Order, paper or provision it rests on"),
        required=False,
        max_length=200,
        help_text=_(
            "Needed where someone speaks for the person by an order, a mandate or "
            "custody: what it is, its number and day."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("at", timezone.localtime().replace(second=0))
        self.initial.setdefault("method", Method.SPOKEN)
        self.initial.setdefault("speaker", Speaker.SELF)

    def circumstances(self, user_id: int | None) -> Circumstances:
        """As the action takes them."""
        typed = self.cleaned_data
        return Circumstances(
            at=typed["at"],
            language=typed["language"],
            method=Method(typed["method"]),
            witness_id=user_id if typed["witnessed"] else None,
            speaker=Speaker(typed["speaker"] or Speaker.SELF),
            basis=Basis(typed["basis"]) if typed["basis"] else None,
            witness=typed["witness"],
            authority=typed["authority"],
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
    last_day = on_day(
        _("Until which day?"),
        required=False,
        help_text=_("Leave it empty where the person set no end."),
    )
    field_order = ("purpose", "recipient", "scope", "last_day", "at", "language",
                   "method", "witnessed", "witness", "speaker", "basis",
                   "authority")  # fmt: skip

    def __init__(
        self, recipients: dict[str, Bilingual], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = list(recipients.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is only spoken was heard by someone who can say so."""
        typed = super().clean() or {}
        heard = typed.get("witnessed") or typed.get("witness", "").strip()
        if typed.get("method") not in (None, Method.WRITTEN) and not heard:
            self.add_error("witnessed", str(SENTENCES["consent_witness_missing"]))
        return typed

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
        choices=[(s, RECALLS[s]) for s in Recall if s is not Recall.KEPT_BY_PERSON],
    )
