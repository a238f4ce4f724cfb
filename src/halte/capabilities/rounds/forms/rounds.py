"""Opening a round, moving its day, standing in for a colleague."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from halte.capabilities.rounds.actions.leave import Absence
from halte.capabilities.rounds.actions.rounds import Opening, Wording
from halte.capabilities.rounds.forms.fields import line
from halte.capabilities.rounds.states import Answer, Kind
from halte.capabilities.rounds.words import ANSWERS, KINDS
from halte.core.bilingual import Bilingual
from halte.core.errors import sentence
from halte.core.ui.form_fields import offer, on_day

SPARE: Final = 2
"""Empty places for questions; after keeping there are more."""

PARTS: Final = ("kind", "answer", "text_en", "text_fr", "required")


class OpeningForm(forms.Form):
    """A round: of which plan, what period, by when, and what it asks."""

    plan = forms.ChoiceField(label=_("Which plan"))
    title_en = line(
        _("Title in English"), help_text=_("For example: July to September 2026")
    )
    title_fr = line(
        _("Title in French"), help_text=_("For example: juillet à septembre 2026")
    )
    starts_on = on_day(_("The period begins on"))
    ends_on = on_day(_("The period ends on"))
    due_on = on_day(_("Reports are due on"))
    only = forms.MultipleChoiceField(
        label=_("Ask only these organisations"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave all empty to ask everyone whom the plan names."),
    )

    def __init__(
        self,
        plans: list[tuple[str, str]],
        bodies: list[tuple[str, str]],
        questions: list[dict[str, Any]],
        *args: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        offer(self, "plan", plans)
        offer_many(self, "only", bodies)
        self.count = len(questions) + SPARE
        for n in range(1, self.count + 1):
            known = questions[n - 1] if n <= len(questions) else {}
            self.fields |= question_fields(n, known)

    @property
    def question_rows(self) -> list[dict[str, Any]]:
        """The fields of each question, for the page."""
        return [
            {"number": n, "fields": [self[f"{part}_{n}"] for part in PARTS]}
            for n in range(1, self.count + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """A question stands in both languages, or is left out."""
        data = super().clean() or {}
        for n in range(1, self.count + 1):
            en, fr = data.get(f"text_en_{n}"), data.get(f"text_fr_{n}")
            if bool(en) != bool(fr):
                told = sentence("rounds_question_half", number=n)
                self.add_error(f"text_fr_{n}" if en else f"text_en_{n}", str(told))
        return data

    def opening(self) -> Opening:
        """The round as the action takes it."""
        data = self.cleaned_data
        return Opening(
            plan=data["plan"],
            title=Bilingual(data["title_en"], data["title_fr"]),
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            due_on=data["due_on"],
            questions=tuple(
                Wording(
                    Kind(data[f"kind_{n}"]),
                    Answer(data[f"answer_{n}"]),
                    Bilingual(data[f"text_en_{n}"], data[f"text_fr_{n}"]),
                    data[f"required_{n}"],
                )
                for n in range(1, self.count + 1)
                if data[f"text_en_{n}"]
            ),
            only=tuple(int(pk) for pk in data["only"]),
        )


def question_fields(n: int, known: dict[str, Any]) -> dict[str, forms.Field]:
    """The five fields of one question."""
    return {
        f"kind_{n}": forms.ChoiceField(
            label=_now("Asked of"),
            choices=[(k, str(word)) for k, word in KINDS.items()],
            initial=known.get("kind", Kind.EVERY),
        ),
        f"answer_{n}": forms.ChoiceField(
            label=_now("Answered"),
            choices=[(a, str(word)) for a, word in ANSWERS.items()],
            initial=known.get("answer", Answer.TEXT),
        ),
        f"text_en_{n}": line(
            _now("In English"), required=False, max_length=300,
            initial=known.get("text_en", ""),
        ),
        f"text_fr_{n}": line(
            _now("In French"), required=False, max_length=300,
            initial=known.get("text_fr", ""),
        ),
        f"required_{n}": forms.BooleanField(
            label=_now("Must be answered"), required=False,
            initial=known.get("required", False),
        ),
    }  # fmt: skip


def offer_many(form: forms.Form, name: str, pairs: list[tuple[str, str]]) -> None:
    """Give a field of several choices its choices."""
    field = form.fields[name]
    if isinstance(field, forms.MultipleChoiceField):
        field.choices = pairs


class DueForm(forms.Form):
    """Another due day."""

    due_on = on_day(_("Reports are due on"))


class CommentForm(forms.Form):
    """Why a report goes back."""

    comment = forms.CharField(
        label=_("What must be mended"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The department reads this beside its report."),
    )


class AbsenceForm(forms.Form):
    """Who stands in, for what, and from when to when."""

    duty = forms.ChoiceField(label=_("What you leave to them"))
    colleague = forms.ChoiceField(label=_("Colleague"))
    starts_on = on_day(pgettext_lazy("first day", "From"))
    ends_on = on_day(_("To, that day included"))

    def __init__(
        self,
        duties: list[tuple[str, str]],
        colleagues: list[tuple[str, str]],
        *args: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.has_duties = bool(duties)
        offer(self, "duty", duties)
        offer(self, "colleague", colleagues, "–")

    def absence(self) -> Absence:
        """The same as the action takes it."""
        data = self.cleaned_data
        return Absence(int(data["colleague"]), data["starts_on"], data["ends_on"])
