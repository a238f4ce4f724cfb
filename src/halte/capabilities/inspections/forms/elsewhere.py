"""An earlier violation or notice that another office found, as it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.inspections.actions.elsewhere import Past
from halte.core.bilingual import Bilingual
from halte.core.ui.form_fields import count, line, offer, on_day, one_of, passage
from halte.methods.law.text.dated import KINDS

WHAT: Final[dict[str, Bilingual]] = {
    **{
        str(k): Bilingual(f"Violation of type {k}", f"Violation de type {k}")
        for k in KINDS
    },
    "notice": Bilingual("Final notice with an amount", "Avis final avec un montant"),
}


class ElsewhereForm(forms.Form):
    """What it was, when, and from what it is known."""

    published = forms.TypedChoiceField(
        label=_("Published finding that it was read on"), required=False, coerce=int,
        empty_value=None,
    )  # fmt: skip
    kind = one_of(_("What it was"), WHAT)
    reference = line(
        _("How the other office calls it"), max_length=100,
        help_text=_(
            "It stands in the notice. Violations of one inspection have one reference "
            "and count once. Name no worker."
        ),
    )  # fmt: skip
    on = on_day(_("Violation found on, or notice sent on"))
    amount_cad = count(
        _("Amount of the notice in dollars"), required=False, min_value=1
    )
    evidence = passage(_("From what it is known"))

    def __init__(self, data: Any, suggested: Iterable[tuple[int, Bilingual]]) -> None:
        super().__init__(data)
        offer(self, "published", suggested, nothing="–")

    def past(self) -> Past:
        """As the action takes it."""
        typed = self.cleaned_data
        kind = "" if typed["kind"] == "notice" else typed["kind"]
        return Past(**(typed | {"kind": kind}))


class BackForm(forms.Form):
    """Why it counts no longer."""

    said = passage(_("Reason"))
