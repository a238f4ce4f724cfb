"""What a person chooses when they send something, and when a copy comes back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.core.access.actor import Actor
from halte.core.bilingual import pick
from halte.core.organisations.models import Organisation
from halte.core.sharing.datasets import Dataset
from halte.core.sharing.states import CopyState, Form
from halte.core.sharing.words import COPY_STATES, PURPOSES
from halte.core.ui.form_fields import on_day


class AskForm(forms.Form):
    """To whom, what, and what for."""

    to = forms.ChoiceField(label=_("To which partner?"))
    dataset = forms.ChoiceField(label=_("Which data?"))
    purpose = forms.ChoiceField(
        label=_("What for?"), choices=[("", "–"), *PURPOSES.items()]
    )

    def __init__(
        self, bodies: list[Organisation], datasets: list[Dataset], data: Any = None
    ) -> None:
        super().__init__(data)
        choices(self, "to", [(b.slug, pick(b, "name")) for b in bodies])
        choices(self, "dataset", [(d.id, str(d.title)) for d in datasets])


class NarrowForm(forms.Form):
    """Which of the rows, where the data offer a choice."""

    def __init__(self, actor: Actor, found: Dataset, data: Any = None) -> None:
        super().__init__(data)
        for filter_ in found.filters:
            offered = [(code, str(text)) for code, text in filter_.choices(actor)]
            self.fields[filter_.id] = forms.ChoiceField(
                label=str(filter_.title),
                required=False,
                choices=[("", _("All")), *offered],
            )


class NoteForm(forms.Form):
    """What the partner confirmed."""

    state = forms.ChoiceField(
        label=_("What the partner confirmed"),
        choices=[(s, COPY_STATES[s][0]) for s in CopyState if s is not CopyState.HELD],
        widget=forms.RadioSelect,
    )
    on = on_day(_("On which day?"), initial=timezone.localdate)
    digest = forms.CharField(
        label=_("SHA-256 of the letter that says so"),
        required=False,
        max_length=64,
        help_text=_("So that the letter can be recognised, wherever it is kept."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_digest(self) -> str:
        """In lower case, as it is kept."""
        return str(self.cleaned_data["digest"]).strip().lower()


def choices(form: forms.Form, name: str, pairs: list[tuple[str, str]]) -> None:
    """Give a field its choices, an empty one first."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", "–"), *pairs]


def shape(text: str | None) -> Form:
    """The shape asked for; CSV where none that we know is named."""
    return Form.JSON if text == Form.JSON else Form.CSV
