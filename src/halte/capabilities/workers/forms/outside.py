"""What a worker types on the public page. No word of it is required but the first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.workers import codes
from halte.capabilities.workers.actions.telling import Tip
from halte.capabilities.workers.forms.fields import line, one_of, passage
from halte.capabilities.workers.states import Means, Standing
from halte.capabilities.workers.words import MEANS, STANDINGS
from halte.core.bilingual import current_language
from halte.core.consent.words import LANGUAGES_SPOKEN


class OnceForm(forms.Form):
    """A form that is taken once: `form` is drawn with it."""

    form = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form", codes.new_form())

    def drawn(self) -> str:
        """Which drawing of the form this is; '' where it is too old."""
        return codes.form_of(self.cleaned_data["form"])

    def draw_again(self) -> None:
        """A fresh form around the same text."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["form"] = codes.new_form()  # type: ignore[index]


class TipForm(OnceForm):
    """What happens, and how the person wants to be treated."""

    words = passage(
        _("What happens at your work, or where you live?"),
        rows=9,
        help_text=_(
            "In your own words, in any language. Where, since when, who is concerned, "
            "as far as you want to say it."
        ),
    )
    language = one_of(
        _("Which language do you write in?"), LANGUAGES_SPOKEN, as_list=True
    )
    standing = one_of(
        _("What name do you give us?"), STANDINGS, initial=Standing.ANONYMOUS
    )
    name = line(_("The name"), required=False)
    means = one_of(_("May we contact you?"), MEANS, initial=Means.NONE)
    contact = line(_("The number or address"), required=False)
    contact_rule = line(
        _("What makes it safe?"),
        required=False,
        max_length=500,
        help_text=_("For example: only text, never after six, do not say who you are."),
    )
    wants_help = forms.BooleanField(
        label=_("I want help for myself, not only to tell"), required=False
    )
    wants_code = forms.BooleanField(
        label=_("Give me a return code, to come back and read an answer"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", current_language())

    def tip(self) -> Tip:
        """As the action takes it."""
        return tip_of(self.cleaned_data)


def tip_of(typed: dict[str, Any]) -> Tip:
    """What was typed, as the actions take it."""
    return Tip(
        words=typed["words"],
        language=typed["language"],
        standing=Standing(typed["standing"]),
        name=typed["name"],
        means=Means(typed["means"]),
        contact=typed["contact"],
        contact_rule=typed["contact_rule"],
        wants_help=typed["wants_help"],
    )


class CodeForm(forms.Form):
    """A return code."""

    code = forms.CharField(
        label=_("Your return code"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Sixteen letters and digits. Dashes and spaces do not matter."),
    )


class MoreForm(OnceForm):
    """More words under a return code."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=60)
    words = passage(_("What do you want to add?"))
