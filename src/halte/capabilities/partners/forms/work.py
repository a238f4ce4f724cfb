"""Activities and engagements as they are typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.capabilities.partners.actions.work import Doing, Taking
from halte.capabilities.partners.forms.fields import (
    PLACES,
    Pairs,
    add_companions,
    companions,
    promise_field,
)
from halte.capabilities.partners.models import Activity, Engagement
from halte.capabilities.partners.words import ACTIVITIES, REACHED
from halte.core.bilingual import Bilingual
from halte.core.ui.form_fields import line, offer, on_day, passage


class ActivityForm(forms.Form):
    """Something done with partners."""

    places = PLACES

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "–"), *ACTIVITIES.items()])
    title_en = line(_("Title in English"))
    title_fr = line(_("Title in French"))
    on = on_day(_("Day"))
    expected_en = passage(_("What is expected of it, in English"))
    expected_fr = passage(_("What is expected of it, in French"))
    measure_by = on_day(_("By when is the outcome measured?"))
    promise = promise_field()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, pairs: Pairs, *args: Any, activity: Activity | None = None, **more: Any
    ) -> None:
        if activity is not None:
            names = (*Doing.__dataclass_fields__, "version")
            more["initial"] = {
                n: getattr(activity, n) for n in names if n != "partners"
            }
        super().__init__(*args, **more)
        there = activity.partners.all() if activity else ()
        add_companions(self, pairs, [body.slug for body in there], after="on")

    def doing(self) -> Doing:
        """As the action takes it."""
        typed = {**self.cleaned_data, "partners": companions(self)}
        return Doing(**{name: typed[name] for name in Doing.__dataclass_fields__})

    def version_seen(self) -> int:
        """The version that the author began from."""
        return self.cleaned_data["version"] or 0


class OutcomeForm(forms.Form):
    """What came of an activity."""

    on = on_day(_("Measured on"), initial=timezone.localdate)
    reached = forms.ChoiceField(
        label=_("Was it reached?"),
        choices=[(code, word) for code, (word, _tag) in REACHED.items()],
        widget=forms.RadioSelect,
    )
    found_en = passage(_("What was found, in English"))
    found_fr = passage(_("What was found, in French"))

    def found(self) -> Bilingual:
        """In both languages."""
        return Bilingual(self.cleaned_data["found_en"], self.cleaned_data["found_fr"])


class EngagementForm(forms.Form):
    """A meeting of a forum."""

    forum = forms.ChoiceField(label=_("Forum"))
    event_en = line(_("Meeting or event, in English"))
    event_fr = line(_("Meeting or event, in French"))
    on = on_day(_("Day"))
    position_en = passage(_("What we said, in English"))
    position_fr = passage(_("What we said, in French"))
    made_en = passage(
        _("Commitment made, in English"),
        required=False,
        help_text=_("Leave it empty where nothing was promised."),
    )
    made_fr = passage(_("Commitment made, in French"), required=False)
    owner = forms.ChoiceField(label=_("Who sees to it?"), required=False)
    due = on_day(_("By when?"), required=False)
    promise = promise_field()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        pairs: Pairs,
        *args: Any,
        engagement: Engagement | None = None,
        **more: Any,
    ) -> None:
        if engagement is not None:
            names = (*Taking.__dataclass_fields__, "version")
            first = {n: getattr(engagement, n) for n in names}
            first["forum"] = engagement.forum.slug
            first["owner"] = engagement.owner.slug if engagement.owner else ""
            more["initial"] = first
        super().__init__(*args, **more)
        offer(self, "forum", pairs, "–")
        offer(self, "owner", pairs, "–")

    def taking(self) -> Taking:
        """As the action takes it."""
        typed = self.cleaned_data
        return Taking(**{name: typed[name] for name in Taking.__dataclass_fields__})

    def version_seen(self) -> int:
        """The version that the author began from."""
        return self.cleaned_data["version"] or 0


class FollowUpForm(forms.Form):
    """How a commitment was kept."""

    on = on_day(_("Done on"), initial=timezone.localdate)
    done_en = passage(_("What was done, in English"))
    done_fr = passage(_("What was done, in French"))

    def done(self) -> Bilingual:
        """In both languages."""
        return Bilingual(self.cleaned_data["done_en"], self.cleaned_data["done_fr"])
