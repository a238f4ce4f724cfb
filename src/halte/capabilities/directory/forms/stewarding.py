"""What the steward types: rounds of calls, judgements, the policy."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.directory.actions.checks import Found
from halte.capabilities.directory.forms.fields import line, one_of, passage, some_of
from halte.capabilities.directory.queries.rounds import ToCall
from halte.capabilities.directory.states import Channel, Finding
from halte.capabilities.directory.terms import NEEDS
from halte.capabilities.directory.words import CHANNELS, FIELDS, FINDINGS


class OutcomeForm(forms.Form):
    """What one call of a round found. Left empty where nobody was called yet."""

    finding = one_of(
        _("What did the call find?"), FINDINGS, nothing=_("Not called yet"),
        required=False,
    )  # fmt: skip
    channel = one_of(_("How"), CHANNELS, initial=Channel.PHONE, required=False)
    contact = line(_("Who answered"), required=False, max_length=120)
    confirmed = some_of(_("What was confirmed"), FIELDS, required=False)
    changed = some_of(_("What changed"), FIELDS, required=False)

    def __init__(self, *args: Any, call: ToCall, **more: Any) -> None:
        self.call = call
        more["prefix"] = call.reference[:8]
        super().__init__(*args, **more)

    def found(self) -> Found | None:
        """As the action takes it; None where nobody was called."""
        typed = self.cleaned_data
        if not typed["finding"]:
            return None
        finding, changed = Finding(typed["finding"]), tuple(typed["changed"])
        reached = finding in (Finding.CONFIRMED, Finding.CHANGED)
        return Found(
            reference=self.call.reference,
            finding=finding,
            channel=Channel(typed["channel"] or Channel.PHONE),
            contact=typed["contact"],
            confirmed=sure(typed["confirmed"], changed) if reached else (),
            changed=changed,
        )


def sure(confirmed: Iterable[str], changed: Collection[str]) -> tuple[str, ...]:
    """The fields that somebody said are so, and nothing that nobody spoke of."""
    return tuple(name for name in confirmed if name not in changed)


class NeedForm(forms.Form):
    """Of which need the gaps are shown."""

    need = one_of(_("Need"), NEEDS, initial="emergency_shelter")


JUDGED: Final = [("yes", _("Admit")), ("no", _("Refuse"))]


class JudgeForm(forms.Form):
    """A judgement of a request, with reasons that the applicant reads."""

    admits = forms.ChoiceField(
        label=_("My judgement"), choices=JUDGED, widget=forms.RadioSelect
    )
    reasons = passage(
        _("Reasons"),
        help_text=_("The applicant reads them. Name the part of the inclusion policy."),
    )

    def judgement(self) -> dict[str, Any]:
        """As the action takes it."""
        typed = self.cleaned_data
        return {"admits": typed["admits"] == "yes", "reasons": typed["reasons"]}


class PolicyForm(forms.Form):
    """The inclusion policy in both languages."""

    text_en = passage(_("In English"), rows=12, max_length=20000)
    text_fr = passage(_("In French"), rows=12, max_length=20000)
