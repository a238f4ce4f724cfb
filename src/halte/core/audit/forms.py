"""Forms of the audit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from halte.core.access.actor import Actor
from halte.core.audit import queries
from halte.core.audit.labels import KINDS
from halte.core.ui.form_fields import on_day

DAY = forms.DateInput(attrs={"type": "date"})


class FilterForm(forms.Form):
    """Part of the audit, by numbers and codes: what stands in an address."""

    person = forms.TypedChoiceField(
        label=_("Person"), required=False, coerce=int, empty_value=None
    )
    organisation = forms.TypedChoiceField(
        label=_("Organisation"), required=False, coerce=int, empty_value=None
    )
    act = forms.ChoiceField(label=_("Act"), required=False)
    kind = forms.ChoiceField(label=_("Sort of row"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False)
    since = on_day(pgettext_lazy("first day", "From"), required=False)
    until = on_day(pgettext_lazy("last day", "To"), required=False)

    record = forms.RegexField(
        r"^[a-z_]+\.[A-Za-z]+:[0-9A-Za-z_-]{1,60}$",
        label=_("Record named in the row"),
        help_text=_("As a row names it, for example plan.Commitment:12"),
        required=False,
        error_messages={
            "invalid": _("Write a record as a row names it: plan.Commitment:12")
        },
    )

    def __init__(self, actor: Actor, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        kinds = [(kind, str(title)) for kind, title in KINDS.items()]
        outcomes = [("done", _("Done")), ("refused", _("Refused"))]
        self._offer("person", queries.people(actor))
        self._offer("organisation", queries.organisations())
        self._offer("act", queries.acts())
        self._offer("kind", kinds)
        self._offer("outcome", outcomes)

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type only)
        field.choices = [("", _("Any")), *choices]

    def filters(self) -> queries.Filters:
        """What is asked for; nothing where the form does not hold."""
        if not self.is_valid():
            return queries.Filters()
        return queries.Filters(**self.cleaned_data)


class VerifyForm(forms.Form):
    """Ask for a verification, with anchors that someone kept elsewhere."""

    anchor = forms.CharField(
        label=_("Anchors kept elsewhere"),
        help_text=_("Paste the lines you keep, one below the other."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
