"""What people type about items."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.core.errors import Invalid
from halte.core.vault import limits
from halte.core.vault.actions import Particulars
from halte.core.vault.states import Rule, Side
from halte.core.vault.words import RULES, SIDES


def why(label: Any = None) -> forms.CharField:
    """A reason."""
    return forms.CharField(
        label=label or _("Why"), max_length=500,
        help_text=_("Kept for good with the item. Name nobody."),
    )  # fmt: skip


class PutInForm(forms.Form):
    """A file and what a person says of it."""

    file = forms.FileField(label=_("File"), allow_empty_file=True)
    shows = forms.CharField(
        label=_("What it shows"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    taken_at = forms.DateTimeField(
        label=_("Taken on"), required=False,
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
    )  # fmt: skip
    taken_where = forms.CharField(
        label=_("Taken where"), max_length=300, required=False
    )
    side = forms.ChoiceField(
        label=_("Who may ever see it"), choices=list(SIDES.items()),
        help_text=_("What comes from a worker, or would point at one, goes behind "
                    "the wall. There is no way back."),
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Not larger than a file may be."""
        file = self.cleaned_data["file"]
        if file.size > limits.file_bytes():
            limit = max(1, limits.file_bytes() // limits.MEGABYTE)
            raise forms.ValidationError(
                str(Invalid("vault_too_large", limit=limit).sentence)
            )
        return file

    def particulars(self) -> Particulars:
        """As the action takes them."""
        typed = self.cleaned_data
        return Particulars(
            name=str(typed["file"].name or ""),
            shows=typed["shows"],
            taken_at=typed["taken_at"],
            taken_where=typed["taken_where"],
            side=Side(typed["side"]),
        )


class WhyForm(forms.Form):
    """A reason, for acts that need nothing else."""

    why = why()


class CopyForm(forms.Form):
    """To whom, why, and in which form."""

    form = forms.ChoiceField(label=_("What leaves"))
    recipient = forms.CharField(label=_("To whom"), max_length=200)
    why = why()

    def __init__(self, *args: Any, doors: frozenset[str], **more: Any) -> None:
        super().__init__(*args, **more)
        ways = {
            "export": _("A copy without hidden data"),
            "copy_out": _("The file as it is, hidden data included"),
        }
        field = self.fields["form"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(way, text) for way, text in ways.items() if way in doors]


class DisposeForm(forms.Form):
    """Why the content is destroyed."""

    rule = forms.ChoiceField(label=_("Ground"), choices=list(RULES.items()))
    why = why(_("In your own words"))

    def rule_chosen(self) -> Rule:
        """The ground."""
        return Rule(self.cleaned_data["rule"])
