"""Beginning a file, writing under a topic, closing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.support.actions.files import Beginning
from halte.capabilities.support.forms.fields import few_words, line, one_of
from halte.capabilities.support.lists import PROVINCES
from halte.capabilities.support.passages import Content
from halte.capabilities.support.states import Exit, Level
from halte.capabilities.support.topics import Kind, Part, Topic
from halte.capabilities.support.words import EXITS, LEVELS
from halte.core.ui.form_fields import on_day


class NamedForm(forms.Form):
    """The words by which someone is recognised."""

    words = line(_("Words to recognise the person by"), max_length=120)


class BeginForm(forms.Form):
    """Who it is, as staff recognise them, and what they chose."""

    label = line(
        _("Words to recognise the person by"),
        max_length=120,
        help_text=_("Best not a name: a colour, a bird, a number of yours."),
    )
    told = forms.BooleanField(
        label=_("I told the person both exceptions, in words they understand"),
        required=False,
    )
    level = forms.ChoiceField(
        label=_("What the person chooses"),
        choices=list(LEVELS.items()),
        widget=forms.RadioSelect,
        help_text=_("They can change it at any time. Help does not depend on it."),
    )
    region = one_of(
        _("Province or territory"), PROVINCES, blank=_("Not said"), required=False,
        help_text=_("Only for counts."),
    )  # fmt: skip

    def beginning(self) -> Beginning:
        """As the action takes it."""
        typed = self.cleaned_data
        return Beginning(
            label=typed["label"],
            level=Level(typed["level"]),
            told=typed["told"],
            region=typed["region"],
        )


class LevelForm(forms.Form):
    """The person changes what they chose."""

    level = forms.ChoiceField(
        label=_("What the person chooses"),
        choices=list(LEVELS.items()),
        widget=forms.RadioSelect,
    )


class TopicForm(forms.Form):
    """The parts of a topic. Everything may stay empty."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(
        self, topic: Topic, data: Any = None, *, content: Content | None = None,
        seen: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"seen": seen, **(content or {})})
        self.topic = topic
        for part in topic.parts:
            self.fields[part.id] = field_of(part)

    def content(self) -> Content:
        """What was written, part by part; days as they are kept."""
        found: Content = {}
        for part in self.topic.parts:
            value = self.cleaned_data[part.id]
            if part.kind is Kind.DAY:
                value = value.isoformat() if value else ""
            found[part.id] = value if isinstance(value, list) else str(value or "")
            if part.kind is Kind.NUMBER and value == 0:
                found[part.id] = "0"
        return found


class MergeForm(TopicForm):
    """One text of two, and which two: those that were shown, whatever came since.

    Where two texts have another value each in the same place, one `must` be chosen.
    """

    other = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, topic: Topic, data: Any = None, *, other: int = 0,
        must: Iterable[str] = (), **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(topic, data, **more)
        self.initial["other"] = other
        for name in must:
            self.fields[name].required = True


def field_of(part: Part) -> forms.Field:
    """The form field of a part."""
    hint = str(part.hint) if part.hint else ""
    label, more = str(part.title), {"required": False, "help_text": hint}
    if part.kind is Kind.LINE:
        return line(label, **more)
    if part.kind is Kind.DAY:
        return on_day(label, **more)
    if part.kind is Kind.NUMBER:
        return forms.IntegerField(label=label, min_value=0, max_value=30, **more)  # type: ignore[arg-type]
    if part.kind is Kind.ONE:
        if part.id == "level":
            return forms.ChoiceField(
                label=label, choices=list(part.choices.items()), required=False,
                widget=forms.RadioSelect, initial="9",
            )  # fmt: skip
        return one_of(label, dict(part.choices), blank="–", **more)
    if part.kind is Kind.SOME:
        return forms.MultipleChoiceField(
            label=label, choices=list(part.choices.items()), required=False,
            widget=forms.CheckboxSelectMultiple, help_text=hint,
        )  # fmt: skip
    return few_words(label, **more)


class CloseForm(forms.Form):
    """Why support ends, and whether someone looks in again."""

    exit = forms.ChoiceField(
        label=_("What the person says"),
        choices=[(e, EXITS[e]) for e in Exit],
        widget=forms.RadioSelect,
    )
    follow_up_on = on_day(
        _("Get in touch again on"), required=False,
        help_text=_("By the person’s contact rule. Leave it empty to close the file."),
    )  # fmt: skip


class DraftForm(forms.Form):
    """A sealed draft on its way in."""

    file = forms.FileField(
        label=_("The sealed draft"), allow_empty_file=True,
        help_text=_("A file whose name ends in .halte."),
    )  # fmt: skip
