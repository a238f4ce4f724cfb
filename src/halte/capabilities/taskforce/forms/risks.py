"""Risks and seats as they are typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.capabilities.taskforce.actions.risks import Judgement
from halte.capabilities.taskforce.forms.fields import (
    LONGEST_PASSAGE,
    Pairs,
    chosen,
    words_of,
)
from halte.capabilities.taskforce.queries.risks import RiskPage
from halte.capabilities.taskforce.words import IMPACT, LIKELIHOOD, RESPONSES
from halte.core.ui.form_fields import line, offer, on_day, passage


class AssessForm(forms.Form):
    """How a risk looks today."""

    likelihood = forms.TypedChoiceField(
        label=_("How likely is it?"), coerce=int, choices=list(LIKELIHOOD.items())
    )
    impact = forms.TypedChoiceField(
        label=_("How bad would it be?"), coerce=int, choices=list(IMPACT.items())
    )
    owner = chosen(_("Which organisation answers for it?"))
    response = forms.ChoiceField(
        label=_("What is done about it?"), choices=list(RESPONSES.items())
    )
    text_en = passage(_("How it is met, in English"), max_length=LONGEST_PASSAGE)
    text_fr = passage(_("How it is met, in French"), max_length=LONGEST_PASSAGE)
    review = on_day(_("Next review"), required=False)
    closed = forms.BooleanField(
        label=_("Close it: it is over, or no longer a risk"), required=False
    )

    def __init__(
        self, pairs: Pairs, *args: Any, page: RiskPage | None = None, **more: Any
    ) -> None:
        if page is not None:
            now = page.line.now
            more["initial"] = {
                "likelihood": now.likelihood, "impact": now.impact,
                "owner": now.owner.slug, "response": now.response_code,
                "text_en": now.text.en, "text_fr": now.text.fr,
            }  # fmt: skip
        super().__init__(*args, **more)
        offer(self, "owner", pairs, nothing="–")

    def judgement(self) -> Judgement:
        """As the action takes it."""
        typed = self.cleaned_data
        names = Judgement.__dataclass_fields__
        return Judgement(**{name: typed[name] for name in names})


class RiskForm(AssessForm):
    """A new risk."""

    title_en = line(_("What may go wrong, in English"))
    title_fr = line(_("What may go wrong, in French"))
    field_order = ("title_en", "title_fr")

    def __init__(self, pairs: Pairs, *args: Any, **more: Any) -> None:
        super().__init__(pairs, *args, **more)
        del self.fields["closed"]

    def judgement(self) -> Judgement:
        """As the action takes it; a new risk is open."""
        self.cleaned_data["closed"] = False
        return super().judgement()

    def title(self) -> tuple[str, str]:
        """In both languages."""
        return words_of(self, "title")


class SeatForm(forms.Form):
    """An organisation that sits on the taskforce."""

    organisation = chosen(_("Organisation"))
    since = on_day(_("From which day?"), initial=timezone.localdate)
    chair = forms.BooleanField(label=_("It chairs the taskforce"), required=False)

    def __init__(self, pairs: Pairs, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "organisation", pairs, nothing="–")


class EndForm(forms.Form):
    """The last day of a seat."""

    until = on_day(_("Last day"), initial=timezone.localdate)
