"""What a provider says of its own listing."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.directory.actions.checks import Found
from halte.capabilities.directory.forms.fields import line, one_of, some_of
from halte.capabilities.directory.forms.stewarding import sure
from halte.capabilities.directory.states import Channel, Finding
from halte.capabilities.directory.terms import POPULATIONS
from halte.capabilities.directory.words import FIELDS, FINDINGS

OWN_FINDINGS = {
    each: FINDINGS[each]
    for each in (Finding.CONFIRMED, Finding.CHANGED, Finding.CLOSED)
}


class RoomForm(forms.Form):
    """Room for a population, now."""

    population = one_of(_("For whom"), POPULATIONS)
    available = forms.IntegerField(
        label=_("Free places now"), min_value=0, max_value=999
    )
    maximum = forms.IntegerField(
        label=_("Places in all"), min_value=0, max_value=999, required=False
    )


class OwnCheckForm(forms.Form):
    """Whether one’s own listing is as it should be."""

    finding = one_of(_("What is true?"), OWN_FINDINGS)
    confirmed = some_of(_("What is as it should be?"), FIELDS, required=False)
    changed = some_of(_("If something changed, what?"), FIELDS, required=False)
    contact = line(_("Who says so"), required=False, max_length=120)

    def found(self, reference: str) -> Found:
        """As the action takes it."""
        typed = self.cleaned_data
        finding, changed = Finding(typed["finding"]), tuple(typed["changed"])
        closed = finding == Finding.CLOSED
        return Found(
            reference=reference,
            finding=finding,
            channel=Channel.FORM,
            contact=typed["contact"],
            confirmed=() if closed else sure(typed["confirmed"], changed),
            changed=changed,
        )
