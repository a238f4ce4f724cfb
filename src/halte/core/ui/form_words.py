"""What a form says where an answer is missing or cannot be read.

Django’s own sentences say that an answer is wrong, and repeat it; these say what to
write instead (GOV.UK Design System, “Error message”: say what happened and how to
fix it). Fields take them from their class when a form is defined, so they are put in
place before any form is read. A field that names its own sentence keeps it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Sentence = str | _StrPromise

NOT_OFFERED: Final = _("This is not one of the choices here. Choose one that is shown.")

WORDS: Final[Mapping[type[forms.Field], Mapping[str, Sentence]]] = {
    forms.Field: {"required": _("Fill this in.")},
    forms.ChoiceField: {
        "required": _("Choose an answer."),
        "invalid_choice": NOT_OFFERED,
    },
    forms.ModelChoiceField: {
        "required": _("Choose an answer."),
        "invalid_choice": NOT_OFFERED,
    },
    forms.MultipleChoiceField: {
        "required": _("Choose at least one."),
        "invalid_choice": NOT_OFFERED,
    },
    forms.BooleanField: {"required": _("Tick this box to go on.")},
    forms.FileField: {"required": _("Choose a file.")},
    forms.DateField: {
        "invalid": _(
            "There is no such day. Write year-month-day, for example 2012-06-30."
        )
    },
    forms.TimeField: {
        "invalid": _("There is no such hour. Write it in 24 hours, for example 13:30.")
    },
    forms.DateTimeField: {
        "invalid": _(
            "There is no such moment. Write the day and the hour, for example "
            "2012-06-30 13:30."
        )
    },
    forms.IntegerField: {"invalid": _("Write a whole number, in digits.")},
    forms.DecimalField: {"invalid": _("Write a number, in digits.")},
}


def put_in_place() -> None:
    """Give Django’s fields and validators the words of the house."""
    for field, words in WORDS.items():
        field.default_error_messages = {
            **field.__dict__.get("default_error_messages", {}),
            **words,
        }
    validators.EmailValidator.message = _(
        "Write a whole e-mail address, for example name@example.ca."
    )
    validators.validate_email.message = validators.EmailValidator.message
    validators.MinValueValidator.message = _("Write %(limit_value)s or more.")
    validators.MaxValueValidator.message = _("Write %(limit_value)s or less.")
    validators.MaxLengthValidator.message = ngettext_lazy(
        "Use at most %(limit_value)d character: there are %(show_value)d.",
        "Use at most %(limit_value)d characters: there are %(show_value)d.",
        "limit_value",
    )
