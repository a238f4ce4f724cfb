"""Someone who must not know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.support.forms.fields import few_words, line, one_of


class ShutOutForm(forms.Form):
    """A name first; then, where it is found, the person who has it."""

    name = line(
        _("Name of who must not know"),
        help_text=_("As far as the person knows it. It is compared, and not kept."),
    )
    user_id = forms.ChoiceField(
        label=_("Is it this person?"), required=False, widget=forms.RadioSelect
    )
    why = few_words(_("Why, in a few words"), required=False, rows=2)

    def choose(self, people: Any) -> None:
        """Offer those who were found; the name is looked for again each time."""
        field = self.fields["user_id"]
        field.choices = [(p.pk, p.name) for p in people]  # type: ignore[attr-defined]


class ShutOutHereForm(forms.Form):
    """A colleague of the receiver."""

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user_id"] = one_of(
            _("Colleague"), [(p.pk, p.name) for p in people]
        )
