"""Forms by which the secretariat edits a commitment, part by part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halte.capabilities.plan.editing import Part, Surroundings
from halte.capabilities.plan.forms import KindField, choices
from halte.capabilities.plan.ledger.labels import DIRECTIONS, MONEY
from halte.capabilities.plan.planfile.amounts import (
    Dollars,
    FiscalYear,
    Number,
    Today,
    When,
)
from halte.capabilities.plan.planfile.document import Gauge, Line, Point, Promise, Step
from halte.capabilities.plan.planfile.kinds import Kind, Slug, Text
from halte.capabilities.plan.states import NOT_STATED, OUTSIDE
from halte.core.bilingual import Bilingual
from halte.core.errors import sentence

HINT_DATE: Final = _("As exact as the source: 2013, 2013-09 or 2013-09-30.")


class VersionedForm(forms.Form):
    """A form that knows which version its editor saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    pairs: tuple[str, ...] = ()

    def __init__(self, around: Surroundings, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(around)

    def offer(self, around: Surroundings) -> None:
        """Fill the choices."""

    def clean(self) -> dict[str, Any]:
        """Texts are in both languages or in neither."""
        data = super().clean() or {}
        for name in self.pairs:
            en, fr = data.get(f"{name}_en"), data.get(f"{name}_fr")
            for language, text in (("french", fr), ("english", en)):
                if text is None and (en or fr):
                    field = f"{name}_{language[:2]}"
                    told = sentence(
                        f"plan_file_missing_{language}",
                        key=str(self.fields[field].label),
                    )
                    self.add_error(field, ValidationError(str(told)))
        return data

    def move_to(self, version: int) -> None:
        """Keep the entries over the version that is there now.

        Sending them again then means: I have seen the newer version.
        """
        self.data = {**self.data, "version": str(version)}

    def present(self) -> list[tuple[str, str]]:
        """What is there now wherever it differs from what was entered."""
        return [
            (str(field.label), str(field.initial or "–"))
            for field in self
            if not field.is_hidden
            and str(field.value() or "") != str(field.initial or "")
        ]

    def words(self, name: str) -> Bilingual | None:
        """A pair of texts."""
        en, fr = self.cleaned_data[f"{name}_en"], self.cleaned_data[f"{name}_fr"]
        return Bilingual(en, fr) if en and fr else None

    def put(self, name: str) -> Any:
        """A value, '' where nothing was entered."""
        return self.cleaned_data[name] or ""


def both(name: str, text: Bilingual | None) -> dict[str, str]:
    """A pair of texts as initial values."""
    return {
        f"{name}_en": text.en if text else "",
        f"{name}_fr": text.fr if text else "",
    }


def shown(kind: Kind, value: object) -> str:
    """A value as the plan file writes it."""
    return "" if value in (None, "") else str(kind.tree(value))


class PromiseForm(VersionedForm):
    """The words of a commitment. The quotation is as the plan has it."""

    pairs = ("title", "quote", "lead_note", "audience", "no_measure")

    title_en = KindField(Text(300), label=_("Title in English"))
    title_fr = KindField(Text(300), label=_("Title in French"))
    quote_en = KindField(Text(3000), label=_("The plan’s words, in English"))
    quote_fr = KindField(Text(3000), label=_("The plan’s words, in French"))
    french_official = forms.BooleanField(
        label=_("The French is an official text, not our translation"), required=False
    )
    lead = forms.ChoiceField(label=_("Lead"))
    lead_note_en = KindField(
        Text(500), label=_("Who says so, in English"), required=False
    )
    lead_note_fr = KindField(
        Text(500), label=_("Who says so, in French"), required=False
    )
    audience_en = KindField(Text(500), label=_("For whom, in English"), required=False)
    audience_fr = KindField(Text(500), label=_("For whom, in French"), required=False)
    due = KindField(When(), label=_("Due"), required=False, help_text=HINT_DATE)
    no_measure_en = KindField(
        Text(1000), label=_("Why nothing counts it, in English"), required=False
    )
    no_measure_fr = KindField(
        Text(1000), label=_("Why nothing counts it, in French"), required=False
    )

    def offer(self, around: Surroundings) -> None:
        """Every organisation of the plan by name."""
        nobody = (NOT_STATED, gettext("Not stated"))
        choices(self.fields["lead"], [nobody, *around.bodies])

    @staticmethod
    def initial_of(promise: Promise) -> dict[str, Any]:
        """A commitment as initial values."""
        return {
            **both("title", promise.title),
            **both("quote", promise.quote),
            "french_official": promise.french_official,
            "lead": promise.lead,
            **both("lead_note", promise.lead_note),
            **both("audience", promise.audience),
            "due": promise.due,
            **both("no_measure", promise.no_measure),
        }

    def over(self, promise: Promise) -> Promise:
        """The commitment with these words."""
        return replace(
            promise,
            title=self.words("title") or promise.title,
            quote=self.words("quote") or promise.quote,
            french_official=self.cleaned_data["french_official"],
            lead=self.cleaned_data["lead"],
            lead_note=self.words("lead_note"),
            audience=self.words("audience"),
            due=self.put("due"),
            no_measure=self.words("no_measure"),
        )


class PartForm(VersionedForm):
    """A part of a commitment: made of, and turned into, a part of the document."""

    def made(self) -> Part | None:
        """The part as it was entered."""
        raise NotImplementedError


class StepForm(PartForm):
    """A milestone."""

    pairs = ("title", "source")

    id = KindField(Slug(), label=_("Short name"))
    title_en = KindField(Text(300), label=_("Title in English"))
    title_fr = KindField(Text(300), label=_("Title in French"))
    due = KindField(When(), label=_("Due"), required=False, help_text=HINT_DATE)
    met = KindField(When(), label=_("Reached"), required=False, help_text=HINT_DATE)
    source_en = KindField(Text(500), label=_("Source in English"), required=False)
    source_fr = KindField(Text(500), label=_("Source in French"), required=False)
    retired_on = KindField(Today(), label=_("Left the plan on"), required=False)

    @staticmethod
    def initial_of(part: Step) -> dict[str, Any]:
        """A milestone as initial values."""
        return {
            "id": part.id, **both("title", part.title), "due": part.due,
            "met": part.met, **both("source", part.source),
            "retired_on": part.retired_on,
        }  # fmt: skip

    def made(self) -> Step:
        """The milestone as it was entered."""
        return Step(
            id=self.cleaned_data["id"],
            title=self.words("title") or Bilingual("–", "–"),
            due=self.put("due"),
            met=self.put("met"),
            source=self.words("source"),
            retired_on=self.cleaned_data["retired_on"],
        )


class GaugeForm(PartForm):
    """An indicator."""

    pairs = ("note",)

    id = KindField(Slug(), label=_("Short name"))
    measure = forms.ChoiceField(label=_("Measure or series"))
    geography = KindField(Text(40), label=_("Place"), initial="CA")
    part = KindField(
        Text(80), label=_("Part of the measure"), required=False,
        help_text=_("For money: one declared sum, as plan/sum. Empty for the whole."),
    )  # fmt: skip
    direction = forms.ChoiceField(label=_("Which way is better"))
    baseline = KindField(Number(), label=_("Baseline"), required=False)
    baseline_at = KindField(
        When(), label=_("Baseline date"), required=False, help_text=HINT_DATE
    )
    target = KindField(Number(), label=_("Target"), required=False)
    target_at = KindField(
        When(), label=_("Target date"), required=False, help_text=HINT_DATE
    )
    milestone = KindField(Slug(), label=_("Milestone it belongs to"), required=False)
    note_en = KindField(Text(500), label=_("Note in English"), required=False)
    note_fr = KindField(Text(500), label=_("Note in French"), required=False)
    retired_on = KindField(Today(), label=_("Left the plan on"), required=False)

    def offer(self, around: Surroundings) -> None:
        """Every measure and series by name."""
        pairs = [(key, str(label)) for key, label in DIRECTIONS.items()]
        choices(self.fields["direction"], pairs)
        choices(self.fields["measure"], list(around.measures))

    @staticmethod
    def initial_of(part: Gauge) -> dict[str, Any]:
        """An indicator as initial values."""
        number = Number()
        return {
            "id": part.id, "measure": part.measure, "geography": part.geography,
            "part": part.part, "direction": part.direction,
            "baseline": shown(number, part.baseline.value if part.baseline else None),
            "baseline_at": part.baseline.at if part.baseline else "",
            "target": shown(number, part.target.value if part.target else None),
            "target_at": part.target.at if part.target else "",
            "milestone": part.milestone, **both("note", part.note),
            "retired_on": part.retired_on,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A value needs its date, and a date its value."""
        data = super().clean()
        for name in ("baseline", "target"):
            value, at = data.get(name), data.get(f"{name}_at")
            if (value is None) != (at is None) and not self.errors:
                missing = f"{name}_at" if at is None else name
                label = str(self.fields[missing].label)
                self.add_error(
                    missing, str(sentence("plan_file_missing_key", key=label))
                )
        return data

    def made(self) -> Gauge:
        """The indicator as it was entered."""
        return Gauge(
            id=self.cleaned_data["id"],
            measure=self.cleaned_data["measure"],
            geography=self.cleaned_data["geography"],
            part=self.put("part"),
            direction=self.cleaned_data["direction"],
            baseline=self._point("baseline"),
            target=self._point("target"),
            milestone=self.put("milestone"),
            note=self.words("note"),
            retired_on=self.cleaned_data["retired_on"],
        )

    def _point(self, name: str) -> Point | None:
        value, at = self.cleaned_data[name], self.cleaned_data[f"{name}_at"]
        return None if value is None else Point(value=value, at=at)


class LineForm(PartForm):
    """A budget line."""

    pairs = ("source",)

    fiscal_year = KindField(
        FiscalYear(), label=_("Fiscal year"), help_text=_("For example 2013-14.")
    )
    amount = KindField(Dollars(), label=_("Amount in dollars"))
    money = forms.ChoiceField(label=_("New or existing money"))
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    part_of = forms.ChoiceField(label=_("Part of which total"))
    source_en = KindField(Text(500), label=_("Source in English"))
    source_fr = KindField(Text(500), label=_("Source in French"))
    remove = forms.BooleanField(label=_("Take this line out"), required=False)

    def offer(self, around: Surroundings) -> None:
        """Origins, organisations and totals by name."""
        pairs = [(key, str(label)) for key, label in MONEY.items()]
        choices(self.fields["money"], pairs)
        choices(self.fields["organisation"], [("", "–"), *around.bodies])
        rest = [
            (NOT_STATED, gettext("Not stated")),
            (OUTSIDE, gettext("Outside every total")),
        ]
        choices(self.fields["part_of"], [*around.totals, *rest])

    @staticmethod
    def initial_of(part: Line) -> dict[str, Any]:
        """A budget line as initial values."""
        return {
            "fiscal_year": part.fiscal_year, "amount": shown(Dollars(), part.amount),
            "money": part.money, "organisation": part.organisation,
            "part_of": part.part_of, **both("source", part.source),
        }  # fmt: skip

    def made(self) -> Line | None:
        """The line as it was entered; None where it is taken out."""
        if self.cleaned_data["remove"]:
            return None
        return Line(
            fiscal_year=self.cleaned_data["fiscal_year"],
            amount=self.cleaned_data["amount"],
            money=self.cleaned_data["money"],
            organisation=self.put("organisation"),
            part_of=self.cleaned_data["part_of"],
            source=self.words("source") or Bilingual("–", "–"),
        )


PART_FORMS: Final[dict[str, Any]] = {
    "milestones": StepForm,
    "indicators": GaugeForm,
    "budget": LineForm,
}
