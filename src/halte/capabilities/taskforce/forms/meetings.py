"""Meetings, points of an agenda and papers as they are typed."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.capabilities.taskforce.actions.meetings import Naming, PaperTitle, Point
from halte.capabilities.taskforce.files import ACCEPTED, MOST_MEGABYTES, Sent
from halte.capabilities.taskforce.forms.fields import LONGEST_PASSAGE, Pairs, chosen
from halte.capabilities.taskforce.models import AgendaItem, Meeting, Paper
from halte.capabilities.taskforce.words import PAPER_LANGUAGES, PURPOSES
from halte.core.bilingual import Bilingual
from halte.core.ui.form_fields import at_hour, line, offer, on_day, passage


class HoursForm(forms.Form):
    """From when to when, by the clock of the taskforce."""

    day = on_day(_("Day"))
    first = at_hour(_("From"))
    until = at_hour(_("Until"))

    def hours(self) -> tuple[datetime, datetime]:
        """Both moments."""
        day: date = self.cleaned_data["day"]
        first: time = self.cleaned_data["first"]
        until: time = self.cleaned_data["until"]
        return (
            timezone.make_aware(datetime.combine(day, first)),
            timezone.make_aware(datetime.combine(day, until)),
        )


class NamingForm(forms.Form):
    """What a meeting is called and where it is held."""

    title_en = line(_("Title in English"))
    title_fr = line(_("Title in French"))
    place_en = line(_("Place or way to join, in English"), required=False)
    place_fr = line(_("Place or way to join, in French"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meeting: Meeting | None = None, **more: Any) -> None:
        if meeting is not None:
            names = (*Naming.__dataclass_fields__, "version")
            more["initial"] = {name: getattr(meeting, name) for name in names}
        super().__init__(*args, **more)

    def naming(self) -> Naming:
        """As the action takes it."""
        typed = self.cleaned_data
        return Naming(**{name: typed[name] for name in Naming.__dataclass_fields__})

    def version_seen(self) -> int:
        """The version that the author began from."""
        return self.cleaned_data["version"] or 0


class CallForm(NamingForm, HoursForm):
    """A new meeting."""

    afterwards = forms.BooleanField(
        label=_("It has taken place: I am writing it down afterwards"),
        required=False,
        help_text=_(
            "For a day that is over. Nobody is invited; its action items may still be "
            "due in days to come."
        ),
    )
    field_order = ("title_en", "title_fr", "day", "first", "until", "place_en",
                   "place_fr", "afterwards")  # fmt: skip


class ReasonForm(forms.Form):
    """Why, in both languages, for everyone who is invited."""

    reason_en = line(_("Why, in English"), max_length=500)
    reason_fr = line(_("Why, in French"), max_length=500)

    def reason(self) -> Bilingual:
        """In both languages."""
        typed = self.cleaned_data
        return Bilingual(typed["reason_en"], typed["reason_fr"])


class MoveForm(HoursForm, ReasonForm):
    """Another hour, and why."""

    field_order = ("day", "first", "until", "reason_en", "reason_fr")


class PointForm(forms.Form):
    """A point of the agenda."""

    title_en = line(_("Title in English"))
    title_fr = line(_("Title in French"))
    purpose = forms.ChoiceField(
        label=_("What is it there for?"), choices=list(PURPOSES.items()),
        widget=forms.RadioSelect,
    )  # fmt: skip
    presenter = chosen(_("Who presents it?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, pairs: Pairs, *args: Any, item: AgendaItem | None = None, **more: Any
    ) -> None:
        if item is not None:
            names = ("title_en", "title_fr", "purpose", "version")
            more["initial"] = {name: getattr(item, name) for name in names}
            more["initial"]["presenter"] = item.presenter.slug if item.presenter else ""
        super().__init__(*args, **more)
        offer(self, "presenter", pairs, nothing="–")

    def point(self) -> Point:
        """As the action takes it."""
        typed = self.cleaned_data
        return Point(**{name: typed[name] for name in Point.__dataclass_fields__})

    def version_seen(self) -> int:
        """The version that the author began from."""
        return self.cleaned_data["version"] or 0


class PaperForm(forms.Form):
    """A file, what it is called, and its language."""

    title_en = line(_("Title in English"))
    title_fr = line(_("Title in French"))
    language = forms.ChoiceField(
        label=_("In which language is it written?"),
        choices=list(PAPER_LANGUAGES.items()),
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "PDF, Word, Excel, PowerPoint without macros, or plain text; 10 megabytes "
            "at most. The name of the file is not kept."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, paper: Paper | None = None, **more: Any) -> None:
        if paper is not None:
            names = PaperTitle.__dataclass_fields__
            more["initial"] = {name: getattr(paper, name) for name in names}
        super().__init__(*args, **more)

    def title(self) -> PaperTitle:
        """As the action takes it."""
        typed = self.cleaned_data
        names = PaperTitle.__dataclass_fields__
        return PaperTitle(**{name: typed[name] for name in names})

    def sent(self) -> Sent:
        """The file; of one that is too large only as much as shows that it is."""
        file = self.cleaned_data["file"]
        ending = PurePath(str(file.name)).suffix.removeprefix(".")
        return Sent(ending, file.read(MOST_MEGABYTES * 1024 * 1024 + 1))


class SaidForm(forms.Form):
    """What was said of a point."""

    said_en = passage(
        _("What was said, in English"),
        rows=8,
        required=False,
        max_length=LONGEST_PASSAGE,
    )
    said_fr = passage(
        _("What was said, in French"),
        rows=8,
        required=False,
        max_length=LONGEST_PASSAGE,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, item: AgendaItem | None = None, **more: Any) -> None:
        if item is not None:
            names = ("said_en", "said_fr", "version")
            more["initial"] = {name: getattr(item, name) for name in names}
        super().__init__(*args, **more)

    def version_seen(self) -> int:
        """The version that the author began from."""
        return self.cleaned_data["version"] or 0
