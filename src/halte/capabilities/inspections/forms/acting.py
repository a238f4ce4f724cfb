"""What an act of a file asks for: a day, sometimes another, and words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.inspections.actions.agreeing import Terms
from halte.capabilities.inspections.spreading import FEWEST, MOST
from halte.capabilities.inspections.states import Every, Outcome, State, Way
from halte.capabilities.inspections.words import CONCLUSIONS, EVERY, OUTCOMES, WAYS
from halte.core.bilingual import Bilingual
from halte.core.errors import sentence
from halte.core.ui.form_fields import (
    count,
    line,
    on_day,
    one_of,
    passage,
    radios,
)

DAYS = ("on", "sent_on", "dated", "decided_on", "paid_on", "determined_on")
"""Fields that offer the present day of the office."""


class Dated(forms.Form):
    """A form whose days begin with today."""

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, initial=dict.fromkeys(DAYS, today))

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return dict(self.cleaned_data)


class ActForm(Dated):
    """A day and a few words."""

    on = on_day(_("Day"))
    said = passage(_("In a few words"), required=False)


class ReasonForm(Dated):
    """A day and why."""

    on = on_day(_("Day"))
    said = passage(_("Reason"))


class AsOfForm(forms.Form):
    """A day that is not yet to come."""

    as_of = on_day(_("As it stood on"), required=False)

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, initial={"as_of": today})
        self.today = today

    def clean_as_of(self) -> date | None:
        """Nobody knows what a later day brings."""
        day: date | None = self.cleaned_data["as_of"]
        if day is not None and day > self.today:
            raise forms.ValidationError(str(sentence("day_to_come")))
        return day


class DayForm(Dated):
    """A day alone."""

    on = on_day(_("Day"))


class NoticeForm(ActForm):
    """When the employer was told, and when to attend."""

    attend_on = on_day(_("To attend on"))


class ExtendForm(ReasonForm):
    """Until when the employer may answer."""

    asked_on = on_day(_("Day on which the employer asked"))
    until = on_day(_("New last day to answer"))


class CompleteForm(Dated):
    """When the employer said that it has nothing to add, who said so, and how."""

    on = on_day(_("Day on which the employer said so"))
    by_whom = line(
        _("Who said so for the employer"), max_length=200,
        help_text=_("A name, and in which role."),
    )  # fmt: skip
    how = passage(
        _("How"),
        help_text=_(
            "By letter, by e-mail, or spoken to whom. It shortens nothing: nobody "
            "decides before the last day is over (209.996(3))."
        ),
    )


class RestForm(Dated):
    """Why the remaining conditions were not examined."""

    said = passage(
        _("Why they were not examined"),
        help_text=_("For the file. It does not stand in the letter."),
    )


class ConcludeForm(ReasonForm):
    """How a file ends that needs no notice."""

    outcome = radios(_("Conclusion"), CONCLUSIONS)

    def values(self) -> dict[str, Any]:
        """With the state that follows."""
        return {**self.cleaned_data, "outcome": State(self.cleaned_data["outcome"])}


class DecideForm(Dated):
    """The outcome, in the words of whoever decides."""

    outcome = radios(_("Outcome"), OUTCOMES)
    decided_on = on_day(_("Day"))
    reasons = passage(
        _("Reasons"), rows=6,
        help_text=_(
            "They stand in the notice, in the language in which you write them."
        ),
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """With the outcome as such."""
        return {**self.cleaned_data, "outcome": Outcome(self.cleaned_data["outcome"])}


class PayForm(Dated):
    """What came in."""

    paid_on = on_day(_("Day"))
    amount = forms.DecimalField(
        label=_("Amount in dollars"), min_value=0, max_digits=11, decimal_places=2
    )
    reference = line(_("Reference of the payment"), max_length=60)

    def values(self) -> dict[str, Any]:
        """In cents."""
        typed = self.cleaned_data
        return {
            "paid_on": typed["paid_on"],
            "amount_cents": int(typed["amount"] * 100),
            "reference": typed["reference"],
        }


class AgreeForm(Dated):
    """How what is owed is spread over days."""

    on = on_day(_("Agreed on"))
    first_on = on_day(_("First instalment due on"))
    count = count(
        _("Number of instalments"), min_value=FEWEST, max_value=MOST,
        help_text=_(
            "The amount of the penalty that is owed is divided in equal parts. The "
            "Regulations set no number of them. Interest runs apart (SOR/96-188)."
        ),
    )  # fmt: skip
    every = radios(_("Every"), EVERY)
    said = passage(
        _("Why"), help_text=_("For the file. It does not stand in the letter.")
    )

    def values(self) -> dict[str, Any]:
        """With the terms together."""
        typed = self.cleaned_data
        terms = Terms(typed["first_on"], typed["count"], Every(typed["every"]))
        return {"on": typed["on"], "terms": terms, "said": typed["said"]}


class ComputeForm(Dated):
    """On which day the findings are determined."""

    determined_on = on_day(
        _("Day of the determination"),
        help_text=_(
            "It decides which earlier files count, and the cap of twelve months."
        ),
    )


class SizeForm(forms.Form):
    """Employees and revenue, with affiliates, on the day of the request."""

    employees = count(_("Employees"), required=False)
    revenue_cad = count(
        _("Gross revenue in dollars"), required=False, max_value=10**13,
        help_text=_("One of the two is enough where it settles the size."),
    )  # fmt: skip
    as_of = on_day(
        _("As of"),
        help_text=_(
            "The day on which the request for an assessment, or the offer, was "
            "received (209.93)."
        ),
    )
    evidence = passage(
        _("From what it is known"), rows=3,
        help_text=_("It stands in the notice, beside the size. Name no worker."),
    )  # fmt: skip


class DraftForm(Dated):
    """Which letter, of which day."""

    kind = forms.ChoiceField(label=_("Letter"), widget=forms.RadioSelect)
    dated = on_day(_("Date of the letter"))

    def __init__(self, data: Any, *, today: date, kinds: dict[Any, Bilingual]) -> None:
        super().__init__(data, today=today)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (str(kind), text) for kind, text in kinds.items()
        ]


class ReviewForm(DayForm):
    """Whether another person approves a letter."""

    verdict = radios(
        _("Your review"),
        {
            "approved": Bilingual("Approve it", "L’approuver"),
            "returned": Bilingual("Return it", "La renvoyer"),
        },
    )
    reason = passage(_("What should change"), required=False)

    def values(self) -> dict[str, Any]:
        """As a yes or no."""
        typed = self.cleaned_data
        return {
            "approved": typed["verdict"] == "approved",
            "on": typed["on"],
            "reason": typed["reason"],
        }


class SendForm(Dated):
    """When and how a letter left."""

    sent_on = on_day(_("Sent on"))
    way = one_of(_("How"), WAYS)

    def values(self) -> dict[str, Any]:
        """With the way as such."""
        return {**self.cleaned_data, "way": Way(self.cleaned_data["way"])}
