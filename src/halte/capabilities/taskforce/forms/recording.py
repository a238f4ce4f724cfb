"""Who came, what was decided and what is to be done, as they are typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halte.capabilities.taskforce.actions.recording import Came, Deciding, ToDo
from halte.capabilities.taskforce.forms.fields import (
    LONGEST_PASSAGE,
    Pairs,
    chosen,
    words_of,
)
from halte.capabilities.taskforce.models import Attendance, Decision
from halte.capabilities.taskforce.states import Presence
from halte.capabilities.taskforce.words import CAME, PRESENCES
from halte.core.ui.form_fields import line, offer, on_day, passage

PROMISES: Final = 4
"""Lines for commitments of the plan; a decision that moves more is a plan."""

MOST_PEOPLE: Final = 500


class AttendanceForm(forms.Form):
    """One line for each organisation that held a seat on the day."""

    def __init__(
        self, pairs: Pairs, there: Iterable[Attendance], *args: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.slugs = [slug for slug, _name in pairs]
        known = {row.organisation.slug: row for row in there}
        for slug, name in pairs:
            row = known.get(slug)
            self.fields[f"presence_{slug}"] = forms.ChoiceField(
                label=name, choices=list(PRESENCES.items()),
                initial=row.presence if row else Presence.PRESENT,
            )  # fmt: skip
            self.fields[f"people_{slug}"] = forms.IntegerField(
                label=gettext("How many people? (%(organisation)s)")
                % {"organisation": name},
                min_value=0, max_value=MOST_PEOPLE,
                initial=row.people if row else 1,
            )  # fmt: skip

    @property
    def lines(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The two fields of each organisation."""
        return [(self[f"presence_{s}"], self[f"people_{s}"]) for s in self.slugs]

    def came(self) -> list[Came]:
        """As the action takes it."""
        typed = self.cleaned_data
        return [
            Came(slug, typed[f"presence_{slug}"], typed[f"people_{slug}"])
            for slug in self.slugs
        ]


class DecisionForm(forms.Form):
    """What was decided, and which commitments of the plan it is to move."""

    places: ClassVar = {"promises": "promise_0"}

    text_en = passage(_("What was decided, in English"), max_length=LONGEST_PASSAGE)
    text_fr = passage(_("What was decided, in French"), max_length=LONGEST_PASSAGE)

    def __init__(
        self,
        promises: list[tuple[str, Pairs]],
        *args: Any,
        decision: Decision | None = None,
        **more: Any,
    ) -> None:
        if decision is not None:
            first = {"text_en": decision.text_en, "text_fr": decision.text_fr}
            first |= {f"promise_{n}": key for n, key in enumerate(decision.promises)}
            more["initial"] = first
        super().__init__(*args, **more)
        for n in range(PROMISES):
            self.fields[f"promise_{n}"] = forms.ChoiceField(
                label=gettext("Commitment of the plan that it is to move (%(number)s)")
                % {"number": n + 1},
                required=False,
                choices=[("", "–"), *promises],
            )

    def deciding(self) -> Deciding:
        """As the action takes it."""
        named = [self.cleaned_data[f"promise_{n}"] for n in range(PROMISES)]
        return Deciding(*words_of(self, "text"), [key for key in named if key])


class ToDoForm(forms.Form):
    """Who is to do what by when."""

    text_en = passage(
        _("What is to be done, in English"), rows=3, max_length=LONGEST_PASSAGE
    )
    text_fr = passage(
        _("What is to be done, in French"), rows=3, max_length=LONGEST_PASSAGE
    )
    owner = chosen(_("Which organisation does it?"))
    due = on_day(_("By when?"))
    decision = chosen(_("Which decision does it carry out?"), required=False)

    def __init__(self, pairs: Pairs, decisions: Pairs, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "owner", pairs, nothing="–")
        offer(self, "decision", decisions, nothing="–")

    def to_do(self) -> ToDo:
        """As the action takes it."""
        typed = self.cleaned_data
        number = int(typed["decision"]) if typed["decision"] else None
        return ToDo(*words_of(self, "text"), typed["owner"], typed["due"], number)


class TextForm(forms.Form):
    """A few sentences in both languages."""

    text_en = passage(_("In English"), max_length=LONGEST_PASSAGE)
    text_fr = passage(_("In French"), max_length=LONGEST_PASSAGE)


class DateForm(TextForm):
    """Another day for an action item, and why."""

    due = on_day(_("New day"))
    field_order = ("due", "text_en", "text_fr")


class DoneForm(TextForm):
    """What was done, and when."""

    on = on_day(_("Done on"), initial=timezone.localdate)
    field_order = ("on", "text_en", "text_fr")


class EffectForm(TextForm):
    """What a decision did to the plan."""

    on = on_day(_("Seen on"), initial=timezone.localdate)
    came = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[(code, word) for code, (word, _tag) in CAME.items()],
        widget=forms.RadioSelect,
    )
    field_order = ("on", "came", "text_en", "text_fr")


class ReturnForm(forms.Form):
    """Why minutes go back, and which ones."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    reason = line(_("What should change?"), max_length=1000)


class ApproveForm(forms.Form):
    """Which minutes were read."""

    number = forms.IntegerField(widget=forms.HiddenInput)
