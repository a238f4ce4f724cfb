"""Forms of this room: filters, a definition, an explanation, a vintage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from halte.capabilities.statistics.actions import LONGEST_EXPLANATION, SeriesWords
from halte.capabilities.statistics.queries import Asked
from halte.capabilities.statistics.subjects import OWN, SUBJECTS
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.measures.parts import breakdown_title
from halte.core.measures.period_labels import parse_period
from halte.core.measures.periods import Period
from halte.core.measures.registry import MEASURES, Measure, Unit
from halte.core.measures.units import KIND_LABELS, UNIT_LABELS
from halte.core.ui.form_fields import on_day

_text = lazy(str, str)
"""A bilingual text that is chosen when the page is drawn."""


def choices(
    pairs: Iterable[tuple[str, Bilingual]], empty: Any = None
) -> list[tuple[str, Any]]:
    """Choices whose texts follow the reader's language."""
    named = [(str(value), _text(text)) for value, text in pairs]
    return named if empty is None else [("", empty), *named]


def choice_of(form: forms.Form, name: str) -> forms.ChoiceField:
    """A field of choices, whose choices are known only when the form is made."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} has no choices")
    return field


class CatalogueForm(forms.Form):
    """Which series to list."""

    subject = forms.ChoiceField(
        label=_("Subject"),
        required=False,
        choices=choices(SUBJECTS.items(), _("All subjects")),
    )
    kind = forms.ChoiceField(
        label=_("Kind of number"),
        required=False,
        choices=choices(KIND_LABELS.items(), _("All kinds")),
    )
    only = forms.ChoiceField(
        label=_("Show only"),
        required=False,
        choices=[
            ("", _("Everything")),
            ("conflicts", _("Series with a conflict")),
            ("stale", _("Series without a recent figure")),
            ("empty", _("Series without any figure")),
        ],
    )

    def asked(self) -> Asked:
        """What the reader wants; everything where a choice is not one of ours."""
        found = self.cleaned_data if self.is_valid() else {}
        return Asked(**{name: found.get(name, "") for name in self.fields})


class WordsForm(forms.Form):
    """Words to look for. Sent in the body, so that they are in no address or log."""

    words = forms.CharField(label=_("Words"), max_length=80, required=False)


class SeriesViewForm(forms.Form):
    """Which place, and as known on which day."""

    geography = forms.ChoiceField(label=_("Place"), required=False)
    on = on_day(_("As known on"), required=False)

    def __init__(
        self, *args: Any, places: Iterable[tuple[str, Bilingual]] = ()
    ) -> None:
        super().__init__(*args)
        known = list(places)
        if len(known) < 2:
            del self.fields["geography"]
            return
        choice_of(self, "geography").choices = choices(known, _("All places"))


class CompareForm(forms.Form):
    """Two series to hold against each other."""

    a = forms.ChoiceField(label=_("One series"))
    b = forms.ChoiceField(label=_("The other series"))

    def __init__(self, *args: Any, measures: Iterable[Measure], **more: Any) -> None:
        super().__init__(*args, **more)
        options = sorted(((m.id, str(m.title)) for m in measures), key=lambda o: o[1])
        for name in ("a", "b"):
            choice_of(self, name).choices = [("", _("Choose a series")), *options]


class ExplanationForm(forms.Form):
    """Why two counts differ, in both languages."""

    text_en = forms.CharField(
        label=_("Explanation in English"),
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    text_fr = forms.CharField(
        label=_("Explanation in French"),
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PeriodField(forms.CharField):
    """A period as people write it."""

    def clean(self, value: Any) -> Period:
        """The period, or our sentence for what is wrong with it."""
        text = super().clean(value)
        try:
            return parse_period(text)
        except Invalid as error:
            raise forms.ValidationError(str(error.sentence), error.code) from error


class FreezeForm(forms.Form):
    """Which period to freeze, split or not."""

    period = PeriodField(
        label=_("Period"),
        max_length=60,
        help_text=_("For example 2025-26, 2025, 2025-Q3, Nov 2025 or 2025-11-23."),
    )
    breakdown = forms.ChoiceField(label=_("Split by"), required=False)

    def __init__(self, *args: Any, measure: Measure, **more: Any) -> None:
        super().__init__(*args, **more)
        choice_of(self, "breakdown").choices = [
            ("", _("Total only")),
            *((by, str(breakdown_title(measure.id, by))) for by in measure.breakdowns),
        ]


class TogetherForm(forms.Form):
    """Which own measures to freeze in one go; those that are due stand ticked."""

    chosen = forms.MultipleChoiceField(
        error_messages={"required": _("Tick the measures to freeze.")}
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice_of(self, "chosen").choices = [(id_, id_) for id_ in MEASURES]

    def measures(self) -> list[Measure]:
        """What was chosen, in the order of the page."""
        return [MEASURES[id_] for id_ in self.cleaned_data["chosen"]]


def _long(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SeriesForm(forms.Form):
    """A definition, in both languages."""

    slug = forms.SlugField(
        label=_("Id"),
        max_length=80,
        help_text=_("Small letters, digits and underscores. It never changes."),
    )
    subject = forms.ChoiceField(
        label=_("Subject"),
        choices=choices((k, v) for k, v in SUBJECTS.items() if k != OWN),
    )
    unit = forms.ChoiceField(
        label=_("Unit"), choices=choices((str(u), UNIT_LABELS[u]) for u in Unit)
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    definition_en = _long(_("Definition in English"))
    definition_fr = _long(_("Definition in French"))
    counting_rule_en = _long(_("Counting rule in English"))
    counting_rule_fr = _long(_("Counting rule in French"))
    source_en = forms.CharField(label=_("Source in English"), max_length=300)
    source_fr = forms.CharField(label=_("Source in French"), max_length=300)
    coverage_en = forms.CharField(label=_("Coverage in English"), max_length=300)
    coverage_fr = forms.CharField(label=_("Coverage in French"), max_length=300)
    family = forms.SlugField(
        label=_("Record system"),
        max_length=40,
        required=False,
        help_text=_(
            "A short name shared by series that come from the same records. Only "
            "figures of one record system can revise each other."
        ),
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    in_words: ClassVar = tuple(SeriesWords.__dataclass_fields__)

    def words(self) -> SeriesWords:
        """The definition as entered."""
        return SeriesWords(**{name: self.cleaned_data[name] for name in self.in_words})
