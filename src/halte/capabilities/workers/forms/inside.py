"""What officers behind the wall type."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.capabilities.workers.actions.interviewing import Held
from halte.capabilities.workers.actions.telling import Tip
from halte.capabilities.workers.forms.fields import line, one_of, passage
from halte.capabilities.workers.forms.outside import tip_of
from halte.capabilities.workers.states import Channel, Means, Place, Present, Standing
from halte.capabilities.workers.words import (
    CHANNELS,
    KNOWN_AS,
    PLACES,
    PRESENT,
    REACHED,
)
from halte.core.consent.actions import Circumstances
from halte.core.consent.states import Method
from halte.core.consent.words import LANGUAGES_SPOKEN, METHODS
from halte.core.ui.form_fields import on_day

TOLD_US = {key: text for key, text in CHANNELS.items() if key is not Channel.WEB}
MOMENT = "%Y-%m-%dT%H:%M"


class WhoForm(forms.Form):
    """Who a worker is to us, and how to reach them safely."""

    words = passage(_("What they said, in their words"), rows=8)
    language = one_of(_("In which language?"), LANGUAGES_SPOKEN, as_list=True)
    standing = one_of(_("Who are they to us?"), KNOWN_AS, initial=Standing.ANONYMOUS)
    name = line(_("Name, or the name that they chose"), required=False)
    means = one_of(_("How may they be reached?"), REACHED, initial=Means.NONE)
    contact = line(_("The number or address"), required=False)
    contact_rule = line(
        _("What makes it safe?"),
        required=False,
        max_length=500,
        help_text=_("For example: only text, never after six, do not say who you are."),
    )
    wants_help = forms.BooleanField(label=_("They want help"), required=False)

    def tip(self) -> Tip:
        """As the actions take it."""
        return tip_of(self.cleaned_data)


class KeepTipForm(WhoForm):
    """A tip that did not come by the public page."""

    channel = one_of(_("How did it come?"), TOLD_US)
    heard_on = on_day(_("On which day?"))
    field_order = ("channel", "heard_on", "words", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("heard_on", timezone.localdate())

    def arrival(self) -> tuple[Channel, date]:
        """How and when it came."""
        typed = self.cleaned_data
        return Channel(typed["channel"]), typed["heard_on"]


class InterviewForm(WhoForm):
    """An interview, with what the worker agreed to."""

    agreed = forms.BooleanField(
        label=_("The worker agreed to talk, and knows that they can stop"),
    )
    may_record = forms.BooleanField(
        label=_("The worker agreed to be recorded"), required=False
    )
    method = one_of(_("How did they agree?"), METHODS, initial=Method.SPOKEN)
    at = forms.DateTimeField(
        label=_("When?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        input_formats=[MOMENT, "%Y-%m-%d %H:%M", "%Y-%m-%d"],
    )
    place = one_of(_("Where?"), PLACES)
    present = forms.MultipleChoiceField(
        label=_("Who else was there?"),
        choices=[(str(key), text) for key, text in PRESENT.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    interpreter_language = forms.ChoiceField(
        label=_("Which language did the interpreter speak with them?"),
        choices=[("", "–"), *LANGUAGES_SPOKEN.items()],
        required=False,
    )
    field_order = ("agreed", "may_record", "method", "at", "place", "present",
                   "interpreter_language", "words", "language")  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("at", timezone.localtime().replace(second=0))

    def held(self, user_id: int | None) -> Held:
        """As the action takes it."""
        typed = self.cleaned_data
        at: datetime = typed["at"]
        how = Circumstances(at, typed["language"], Method(typed["method"]), user_id)
        return Held(
            place=Place(typed["place"]),
            how=how,
            present=[Present(who) for who in typed["present"]],
            interpreter_language=typed["interpreter_language"],
            may_record=typed["may_record"],
        )


class WordsForm(forms.Form):
    """An answer, or a note."""

    words = passage(_("Text"))


class StatementForm(forms.Form):
    """What the worker said."""

    words = passage(_("What they said, in their words"), rows=8)
    language = one_of(_("In which language?"), LANGUAGES_SPOKEN, as_list=True)
    recorded = forms.BooleanField(
        label=_("Written down from a recording"), required=False
    )


class EmployerForm(forms.Form):
    """An employer, by its number."""

    employer = forms.IntegerField(
        label=_("Employer number"),
        min_value=1,
        max_value=2**62,
        help_text=_("It stands on the page of the employer, under its name."),
    )


class LinkForm(EmployerForm):
    """An employer, and an open inspection of it."""

    inspection = forms.ChoiceField(label=_("Open inspection"), required=False)

    def __init__(
        self, *args: Any, files: Iterable[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["inspection"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "–"), *((str(pk), number) for pk, number in files)]

    def file(self) -> int | None:
        """The inspection that was chosen."""
        chosen = self.cleaned_data["inspection"]
        return int(chosen) if chosen else None


class ConflictForm(EmployerForm):
    """A tie to an employer."""

    reason = passage(
        _("What ties you to it?"),
        rows=3,
        help_text=_("Encrypted; only you see this text."),
    )


class FindForm(forms.Form):
    """Finding by a name, or by an employer. What is typed is posted."""

    name = line(_("A name, whole"), required=False)
    employer = forms.IntegerField(
        label=_("Employer number"), min_value=1, max_value=2**62, required=False
    )


class TokenForm(forms.Form):
    """A sealed token."""

    token = forms.CharField(
        label=_("Sealed token"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
