"""Projects abroad as they are typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halte.capabilities.partners.actions.projects import Help, Trained
from halte.capabilities.partners.countries import choices
from halte.capabilities.partners.forms.fields import (
    PLACES,
    Pairs,
    add_companions,
    companions,
    promise_field,
)
from halte.capabilities.partners.models import Project, Training
from halte.capabilities.partners.palermo import ARTICLES
from halte.capabilities.partners.states import MONTHS_AFTER
from halte.capabilities.partners.words import (
    CURRENCIES,
    GENDERS,
    LEGISLATION,
    OFFICIALS,
)
from halte.core.bilingual import Bilingual
from halte.core.ui.form_fields import line, offer, on_day, passage


class ProjectForm(forms.Form):
    """Help for a country."""

    places = PLACES

    country = forms.ChoiceField(label=_("Country"))
    title_en = line(_("Title in English"))
    title_fr = line(_("Title in French"))
    need_en = passage(_("What is needed there, in English"))
    need_fr = passage(_("What is needed there, in French"))
    legislation = forms.ChoiceField(
        label=_("Help with legislation"), choices=list(LEGISLATION.items())
    )
    legislation_en = passage(_("More on that, in English"), required=False)
    legislation_fr = passage(_("More on that, in French"), required=False)
    starts = on_day(_("First day"))
    ends = on_day(_("Last day"))
    cost = forms.DecimalField(
        label=_("Cost"),
        required=False,
        max_digits=15,
        decimal_places=2,
        help_text=_("Leave it empty where it is not known."),
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=list(CURRENCIES.items()))
    indicator_en = line(
        _("What is measured 6 and 12 months after the end, in English"), max_length=300
    )
    indicator_fr = line(
        _("What is measured 6 and 12 months after the end, in French"), max_length=300
    )
    promise = promise_field()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, pairs: Pairs, *args: Any, project: Project | None = None, **more: Any
    ) -> None:
        if project is not None:
            kept = {n: getattr(project, n, None) for n in self.base_fields}
            cents = project.cost_cents
            kept["cost"] = None if cents is None else Decimal(cents) / 100
            more["initial"] = kept
        super().__init__(*args, **more)
        offer(self, "country", choices(), "–")
        there = project.partners.all() if project else ()
        slugs = [body.slug for body in there]
        add_companions(self, pairs, slugs, after="legislation_fr")

    def help_(self) -> Help:
        """As the action takes it, the cost in cents."""
        typed = {**self.cleaned_data, "partners": companions(self)}
        names = [name for name in Help.__dataclass_fields__ if name != "cost_cents"]
        cost = typed["cost"]
        cents = None if cost is None else int(cost * 100)
        return Help(cost_cents=cents, **{name: typed[name] for name in names})

    def version_seen(self) -> int:
        """The version that the author began from."""
        return self.cleaned_data["version"] or 0


class TrainingForm(forms.Form):
    """Officials trained, counted twice: by gender, and all together."""

    on = on_day(_("Day"))
    kind = forms.ChoiceField(label=_("Who?"), choices=[("", "–"), *OFFICIALS.items()])
    women = forms.IntegerField(initial=0)
    men = forms.IntegerField(initial=0)
    another = forms.IntegerField(initial=0)
    not_recorded = forms.IntegerField(initial=0)
    total = forms.IntegerField(
        label=_("All together"),
        help_text=_("Count again: it must be the sum of the four above."),
    )

    def __init__(self, *args: Any, training: Training | None = None, **more: Any):
        if training is not None:
            names = Trained.__dataclass_fields__
            more["initial"] = {name: getattr(training, name) for name in names}
        super().__init__(*args, **more)
        for gender, word in GENDERS.items():
            self.fields[gender].label = str(word)

    def trained(self) -> Trained:
        """As the action takes it."""
        return Trained(**self.cleaned_data)


class ProjectOutcomeForm(forms.Form):
    """What the indicator says some time after the end."""

    months = forms.TypedChoiceField(
        label=_("How long after the end?"),
        coerce=int,
        choices=[(n, n) for n in MONTHS_AFTER],
    )
    on = on_day(_("Measured on"), initial=timezone.localdate)
    value = forms.DecimalField(
        label=_("Value of the indicator"),
        required=False,
        max_digits=18,
        decimal_places=4,
        help_text=_("Leave it empty where it cannot be put in a number."),
    )
    found_en = passage(_("What was found, in English"))
    found_fr = passage(_("What was found, in French"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        texts = {6: _("6 months"), 12: _("12 months")}
        offer(self, "months", [(n, texts[n]) for n in MONTHS_AFTER])

    def found(self) -> Bilingual:
        """In both languages."""
        return Bilingual(self.cleaned_data["found_en"], self.cleaned_data["found_fr"])


class ArticleForm(forms.Form):
    """What a project did for one article of the Palermo Protocol."""

    article = forms.TypedChoiceField(label=_("Article"), coerce=int)
    text_en = passage(_("What was done for it, in English"))
    text_fr = passage(_("What was done for it, in French"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        pairs = [(n, f"{n} – {title}") for n, title in ARTICLES.items()]
        offer(self, "article", pairs)

    def text(self) -> Bilingual:
        """In both languages."""
        return Bilingual(self.cleaned_data["text_en"], self.cleaned_data["text_fr"])
