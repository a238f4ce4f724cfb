"""Whom to ask, what to hand over, and what was answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.support.actions.referrals import Plan
from halte.capabilities.support.forms.fields import few_words, line, one_of
from halte.capabilities.support.models import Referral
from halte.capabilities.support.states import Decline, Route, Timeframe
from halte.capabilities.support.topics import DOMAINS
from halte.capabilities.support.words import DECLINES, ROUTES, TIMEFRAMES
from halte.core.consent.forms import ConsentForm


class ReferForm(forms.Form):
    """One need, one receiver. `version` is that of the draft which is changed."""

    domain = one_of(_("For which need"), DOMAINS, blank="–")
    receiver = forms.ChoiceField(label=_("Which service"))
    timeframe = forms.ChoiceField(
        label=_("How soon"), choices=list(TIMEFRAMES.items()), widget=forms.RadioSelect
    )
    town = line(
        _("Near which town or postal code"), required=False, max_length=80,
        help_text=_("Only to list services near there. It is not kept."),
    )  # fmt: skip
    route = forms.ChoiceField(
        label=_("How it reaches them"), choices=list(ROUTES.items()),
        widget=forms.RadioSelect,
        help_text=_("Within Halte only where someone there answers."),
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label=_("What goes with it"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The least that helps. Nothing goes before the person agrees."),
    )  # fmt: skip
    note = few_words(_("Note to the service"), required=False)
    warm = forms.BooleanField(
        label=_("I will introduce the person: we call together"), required=False
    )

    version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, initial=1, min_value=1
    )

    def __init__(self, receivers: Any, topics: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"] = one_of(_("Which service"), receivers, blank="–")
        self.fields["topics"].choices = topics  # type: ignore[attr-defined]
        self.order_fields(
            ["domain", "receiver", "timeframe", "route", "topics", "note", "warm"]
        )

    def plan(self, after: Referral | None = None) -> Plan:
        """As the action takes it."""
        typed = self.cleaned_data
        return Plan(
            receiver=typed["receiver"],
            domain=typed["domain"],
            timeframe=Timeframe(typed["timeframe"]),
            route=Route(typed["route"]),
            topics=typed["topics"],
            note=typed["note"],
            warm=typed["warm"],
            after=after,
        )


class DeclineForm(forms.Form):
    """Why not."""

    reason = forms.ChoiceField(
        label=_("Why not"), choices=[(d, DECLINES[d]) for d in Decline],
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = few_words(_("What would help the next one"), required=False)


class CodeForm(forms.Form):
    """The code that was told by voice."""

    code = forms.CharField(
        label=_("Code"), max_length=20,
        help_text=_("Eight digits, told to you by the person who sent the link."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """Yes or no, from outside Halte."""

    answer = forms.ChoiceField(
        label=_("Your answer"), widget=forms.RadioSelect,
        choices=[("yes", _("We accept")), ("no", _("We cannot"))],
    )  # fmt: skip
    reason = one_of(_("If not, why"), DECLINES, blank="–", required=False)
    words = few_words(_("What would help the next one"), required=False)

    def clean(self) -> dict[str, Any]:
        """A no has its reason."""
        typed = super().clean() or {}
        if typed.get("answer") == "no" and not typed.get("reason"):
            self.add_error("reason", _("Choose a reason."))
        return typed


class AgreeForm(ConsentForm):
    """What the person agrees to for one referral; purpose and recipient are set."""

    def __init__(self, words: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__({}, *args, **kwargs)
        del self.fields["purpose"], self.fields["recipient"]
        self.fields["scope"].choices = words  # type: ignore[attr-defined]
