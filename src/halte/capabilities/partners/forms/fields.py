"""Fields that the forms of this room share."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halte.core.ui.form_fields import WordsField, line

FEWEST_LINES: Final = 3
SPARE_LINES: Final = 2


def digest_field() -> WordsField:
    """The SHA-256 of a document."""
    return line(
        _("SHA-256 of the signed document"),
        required=False,
        max_length=64,
        help_text=_("So that the document can be recognised, wherever it is kept."),
    )


def promise_field() -> WordsField:
    """The commitment of the plan that something serves."""
    return line(
        _("Promise of the plan that this serves"),
        required=False,
        max_length=121,
        help_text=_(
            "As in the address of its page, with a slash between plan and commitment: "
            "2012/international-fora"
        ),
    )


Pairs = list[tuple[str, str]]


PLACES: Final = {"partners": "with_0"}
"""Where a fault about those who take part is shown."""


def add_companions(
    form: forms.Form, pairs: Pairs, chosen: list[str], *, after: str
) -> None:
    """A line for each partner that is there, and spare ones, behind a field.

    Lines, not boxes to tick: there may be hundreds of organisations.
    """
    count = max(FEWEST_LINES, len(chosen) + SPARE_LINES)
    for n in range(count):
        form.fields[f"with_{n}"] = forms.ChoiceField(
            label=gettext("With whom? (%(number)s)") % {"number": n + 1},
            required=False,
            choices=[("", "–"), *pairs],
            initial=chosen[n] if n < len(chosen) else "",
        )
    names = [name for name in form.fields if not name.startswith("with_")]
    place = names.index(after) + 1
    lines = [f"with_{n}" for n in range(count)]
    form.order_fields([*names[:place], *lines, *names[place:]])


def companions(form: forms.Form) -> list[str]:
    """The partners that were chosen, each once."""
    named = (v for k, v in form.cleaned_data.items() if k.startswith("with_"))
    return list(dict.fromkeys(value for value in named if value))
