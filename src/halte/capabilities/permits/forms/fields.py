"""Fields that the forms of this room share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.core.ui.form_fields import Label, count


def people(label: Label, **options: Any) -> forms.IntegerField:
    """A small number of people."""
    return count(label, max_value=30, initial=0, **options)


def yes_no(label: Label, **options: Any) -> forms.TypedChoiceField:
    """Yes or no; neither is chosen beforehand."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda text: text == "yes",
        widget=forms.RadioSelect,
        **options,
    )
