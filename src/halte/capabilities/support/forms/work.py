"""Deeds, goals, outcomes, what is withheld, circle, transfer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.capabilities.support.actions.work import Life
from halte.capabilities.support.forms.fields import at_moment, few_words, one_of
from halte.capabilities.support.states import Better, GoalState, Why
from halte.capabilities.support.topics import DOMAINS
from halte.capabilities.support.words import AREAS, BETTER, DONE, GOAL_STATES, WHYS
from halte.core.consent.words import SCOPES
from halte.core.ui.form_fields import on_day

ANY = {"blank": "–", "required": False}


class DeedForm(forms.Form):
    """What was done, when."""

    kind = forms.ChoiceField(
        label=_("What"), choices=list(DONE.items()), widget=forms.RadioSelect
    )
    domain = one_of(_("For which need"), DOMAINS, **ANY)
    at = at_moment(_("When"))
    words = few_words(_("In a few words"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("at", timezone.localtime().replace(second=0))


class GoalForm(forms.Form):
    """A goal in the person’s words."""

    words = few_words(_("What the person wants to reach"))
    steps = few_words(_("Steps: who does what"), required=False)
    domain = one_of(_("For which need"), DOMAINS, **ANY)
    due = on_day(_("Look at it again on"), required=False)


class ReviewForm(forms.Form):
    """How a goal stands."""

    state = forms.ChoiceField(
        label=_("Now"),
        choices=[(s, GOAL_STATES[s][0]) for s in GoalState],
        widget=forms.RadioSelect,
    )
    words = few_words(_("What the person says"), required=False)


class OutcomeForm(forms.Form):
    """How life stands."""

    answered = forms.ChoiceField(
        label=_("Did the person answer?"),
        choices=[("yes", _("Yes")), ("no", _("No, or could not be reached"))],
        widget=forms.RadioSelect,
    )
    words = few_words(_("In the person’s words"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area, title in AREAS.items():
            self.fields[area] = forms.ChoiceField(
                label=str(title), choices=list(BETTER.items()), required=False,
                initial=Better.NOT_SAID,
            )  # fmt: skip
        self.order_fields(["answered", *AREAS, "words"])

    def life(self) -> Life:
        """As the action takes it."""
        typed = self.cleaned_data
        areas = {area: Better(typed[area] or Better.NOT_SAID) for area in AREAS}
        return Life(typed["answered"] == "yes", words=typed["words"], **areas)


class WithholdForm(forms.Form):
    """What, from whom, why."""

    scope = one_of(_("What"), SCOPES)
    recipient = forms.ChoiceField(label=_("From whom"), required=False)
    why = forms.ChoiceField(
        label=_("Why"), choices=[(w, WHYS[w]) for w in Why], widget=forms.RadioSelect
    )
    words = few_words(_("In the person’s words"), required=False)

    def __init__(self, bodies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"] = one_of(
            _("From whom"), dict(bodies), blank=_("Everyone"), required=False
        )
        self.order_fields(["scope", "recipient", "why", "words"])


class BlockForm(forms.Form):
    """A conflict of interest."""

    user_id = forms.ChoiceField(label=_("Colleague"))
    why = few_words(_("Why"))

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user_id"] = one_of(_("Colleague"), people)
        self.order_fields(["user_id", "why"])


class TransferForm(forms.Form):
    """To which organisation the whole file goes."""

    receiver = forms.ChoiceField(label=_("To which organisation"))

    def __init__(self, bodies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"] = one_of(_("To which organisation"), bodies)


class DisposeForm(forms.Form):
    """Nothing comes back."""

    asked_by_person = forms.BooleanField(
        label=_("The person asked for it"), required=False
    )
    sure = forms.BooleanField(label=_("I understand that nothing can be read again"))
