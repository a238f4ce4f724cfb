"""Opening a file, and drawing at random."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.inspections.actions.opening import Opening
from halte.capabilities.inspections.models import Pick
from halte.capabilities.inspections.states import Programme, Source, Trigger
from halte.capabilities.inspections.words import (
    ENTERED,
    OFFICES,
    PROGRAMMES,
    TRIGGERS,
)
from halte.core.errors import Invalid, sentence
from halte.core.ui.form_fields import (
    count,
    line,
    on_day,
    one_of,
    passage,
    radios,
)

NOT_DRAWN = {key: text for key, text in TRIGGERS.items() if key is not Trigger.RANDOM}


class WhichForm(forms.Form):
    """Whom the file is about."""

    employer = count(
        _("Employer number"), min_value=1,
        help_text=_("It stands on the employer’s page in the register."),
    )  # fmt: skip


class OpenForm(forms.Form):
    """Why, from what, where and about when."""

    trigger = radios(_("Lead trigger"), NOT_DRAWN)
    source = one_of(_("From what it is known"), ENTERED)
    said = passage(
        _("Say it in a sentence"),
        required=False,
        help_text=_(
            "Only officers read this. It stands in no letter. Leave it empty for a "
            "sealed token."
        ),
    )
    reference = line(
        _("Number of the record, or the sealed token"), required=False, max_length=100
    )
    programme = radios(_("Program"), PROGRAMMES)
    office = one_of(
        _("Office"), OFFICES,
        help_text=_("Its time zone and holidays are those of the clocks."),
    )  # fmt: skip
    opened_on = on_day(_("Opened on"))
    period_from = on_day(_("First day examined"))
    period_to = on_day(_("Last day examined"))
    sites = forms.MultipleChoiceField(
        label=_("Places"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        data: Any,
        *,
        sites: Sequence[tuple[int, str]],
        office: str,
        today: date,
        pick: Pick | None = None,
    ) -> None:
        initial = {"office": office, "opened_on": today, "period_to": today}
        super().__init__(data, initial=initial)
        self.pick = pick
        self.fields["sites"].choices = list(sites)  # type: ignore[attr-defined]
        if not sites:
            del self.fields["sites"]
        if pick is not None:
            del self.fields["trigger"], self.fields["source"], self.fields["reference"]
            self.fields["said"].help_text = _("Only officers read this.")

    def clean(self) -> dict[str, Any]:
        """Exactly one lead trigger, however it was sent."""
        cleaned = super().clean() or {}
        sent = self.data.getlist("trigger") if hasattr(self.data, "getlist") else []
        if len(sent) > 1:
            self.add_error(None, str(sentence("lead_trigger_one")))
        return cleaned

    def opening(self, employer_pk: int, *, demonstration: bool) -> Opening:
        """What was typed."""
        typed = self.cleaned_data
        drawn = self.pick is not None
        return Opening(
            employer_pk=employer_pk,
            programme=Programme(typed["programme"]),
            trigger=Trigger.RANDOM if drawn else Trigger(typed["trigger"]),
            source=Source.RECORD if drawn else Source(typed["source"]),
            reference="" if drawn else typed["reference"],
            said=typed["said"],
            office=typed["office"],
            opened_on=typed["opened_on"],
            period_from=typed["period_from"],
            period_to=typed["period_to"],
            pick=self.pick,
            site_pks=[int(pk) for pk in typed.get("sites", [])],
            demonstration=demonstration,
        )


class SealForm(forms.Form):
    """Who can be drawn, and how many are."""

    title = line(_("Name of the draw"), max_length=120)
    list_of = line(
        _("Of whom the list is"), max_length=300,
        help_text=_("It is told to whoever makes the draw again. Name no employer."),
    )  # fmt: skip
    numbers = passage(
        _("Employer numbers, one on each line"), rows=10, max_length=400_000
    )
    wanted = count(_("How many are drawn"), min_value=1, help_text=_("Fewer than all."))

    def listed(self) -> list[int]:
        """The numbers; `Invalid` names the line that is none."""
        lines = [text.strip() for text in self.cleaned_data["numbers"].splitlines()]
        bad = next((n for n, t in enumerate(lines, 1) if t and not t.isdecimal()), 0)
        numbers = [int(text) for text in lines if text and text.isdecimal()]
        if bad or not numbers:
            raise Invalid("draw_numbers", field="numbers", row=bad)
        return numbers


class SealProvinceForm(forms.Form):
    """Which province and period, and how many are drawn."""

    title = line(_("Name of the draw"), max_length=120)
    province = one_of(_("Province or territory"), OFFICES)
    first_on = on_day(_("Positive decisions from"))
    last_on = on_day(_("Positive decisions to"))
    wanted = count(_("How many are drawn"), min_value=1, help_text=_("Fewer than all."))


class SeedForm(forms.Form):
    """The seed, and where everyone reads it."""

    text = line(
        _("Seed"), help_text=_("A public number that nobody could know before.")
    )
    source = line(_("Where it was published"), max_length=300)
    published_on = on_day(
        _("Published on"), help_text=_("A later day than that of the sealing.")
    )


class ReplaceForm(forms.Form):
    """Why an employer that was drawn cannot be inspected."""

    reason = passage(_("Reason"))
