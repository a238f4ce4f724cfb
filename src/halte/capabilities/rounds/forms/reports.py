"""Writing a report, sending a workbook, mending a row of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from halte.capabilities.money.facade import Payable, SpendLine
from halte.capabilities.plan.facade import RULE_WORDS, STATE_WORDS, StepAhead
from halte.capabilities.rounds.checking import Trouble
from halte.capabilities.rounds.content import TEXTS, Content, Spend
from halte.capabilities.rounds.forms.fields import AmountField, LaterChoiceField, words
from halte.capabilities.rounds.queries.writing import AskedQuestion, Writing
from halte.capabilities.rounds.words import LANGUAGES
from halte.capabilities.rounds.workbook.columns import Column
from halte.capabilities.rounds.workbook.writing import language_of
from halte.core.bilingual import Bilingual, Language
from halte.core.errors import sentence
from halte.core.ui import writing
from halte.core.ui.form_fields import offer, on_day
from halte.core.ui.form_pages import attach


class ReportForm(forms.Form):
    """What a department says of a commitment. A draft may be unfinished."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    language = forms.ChoiceField(label=_("Language in which you write"))
    state = LaterChoiceField(label=_("How does it stand?"))
    rule = LaterChoiceField(label=_("What is that based on?"))
    done = words(_("What was done"), required=False, later=True)
    outcome = words(
        _("What came of it"),
        required=False,
        help_text=_("What is different now, and for whom. Not a list of activities."),
    )
    obstacle = words(_("What stands in the way"), required=False, rows=3)
    next_step = words(_("What comes next"), required=False, rows=3)
    milestone = forms.ChoiceField(label=_("Milestone reached"), required=False)
    milestone_met_on = on_day(_("Reached on"), required=False)

    use_required_attribute = False

    def __init__(self, writing: Writing, *args: Any, **options: Any) -> None:
        options.setdefault("initial", initial_of(writing.content, writing.version))
        super().__init__(*args, **options)
        self.writing = writing
        offer(self, "language", pairs(LANGUAGES))
        if writing.leads:
            offer(self, "state", pairs(STATE_WORDS), "–")
            offer(self, "rule", pairs(RULE_WORDS), "–")
            offer(self, "milestone", steps(writing.steps), "–")
        else:
            for name in ("state", "rule", "milestone", "milestone_met_on"):
                del self.fields[name]
        for question in writing.questions:
            self.fields[f"answer_{question.number}"] = answer_field(question, writing)
        for n, line in enumerate(writing.lines):
            self.fields |= spend_fields(n, line, writing.content)

    @property
    def standing_fields(self) -> list[forms.BoundField]:
        """How it stands, for the page."""
        return [self[name] for name in ("state", "rule") if name in self.fields]

    @property
    def text_fields(self) -> list[forms.BoundField]:
        """The four texts."""
        return [self[name] for name in TEXTS]

    @property
    def milestone_fields(self) -> list[forms.BoundField]:
        """The milestone and its day, where there is one to reach."""
        names = ("milestone", "milestone_met_on")
        return [
            self[name] for name in names if name in self.fields and self.writing.steps
        ]

    @property
    def answer_fields(self) -> list[forms.BoundField]:
        """The questions of the round."""
        return [self[f"answer_{q.number}"] for q in self.writing.questions]

    @property
    def spend_rows(self) -> list[dict[str, Any]]:
        """The budget lines with their two fields."""
        return [
            {
                "line": line,
                "fields": [
                    self[name]
                    for name in (f"spend_{n}", f"pays_{n}", f"why_{n}")
                    if name in self.fields
                ],
            }
            for n, line in enumerate(self.writing.lines)
        ]

    def content(self) -> Content:
        """The text as it is kept."""
        data = self.cleaned_data
        questions = self.writing.questions
        made = Content(
            language=cast("Language", data["language"]),
            state=data.get("state", ""),
            rule=data.get("rule", ""),
            **{name: data[name] for name in TEXTS},
            milestone=data.get("milestone", ""),
            milestone_met_on=data.get("milestone_met_on"),
            answers={str(q.number): data[f"answer_{q.number}"] for q in questions},
        )
        for n, line in enumerate(self.writing.lines):
            amount, why = data[f"spend_{n}"], data.get(f"why_{n}", "")
            pays = data.get(f"pays_{n}") if amount else None
            made = made.with_spend(Spend(line.key, amount, why, pays))
        return made

    def show(self, troubles: Sequence[Trouble]) -> None:
        """Put what speaks against the text at its fields."""
        lines = {f"spend:{line.key}": n for n, line in enumerate(self.writing.lines)}
        for trouble in troubles:
            place = trouble.place.replace(":", "_")
            if trouble.place in lines:
                asked = PLACES.get(getattr(trouble.fault, "field", ""), "spend")
                place = f"{asked}_{lines[trouble.place]}"
            attach(self, trouble.fault, place)


PLACES: Final = {"explanation": "why", "pays": "pays"}
"""The field of a line at which a fault of `money` stands; else at its amount."""


def initial_of(content: Content, version: int) -> dict[str, Any]:
    """What the form begins with."""
    kept: dict[str, Any] = {name: getattr(content, name) for name in TEXTS}
    return kept | {
        "seen": version, "language": language_of(content), "state": content.state,
        "rule": content.rule or "judgement", "milestone": content.milestone,
        "milestone_met_on": content.milestone_met_on,
    }  # fmt: skip


def pairs(labels: Any) -> list[tuple[str, str]]:
    """Choices of coded words."""
    return [(code, str(label)) for code, label in labels.items()]


def steps(ahead: Sequence[StepAhead]) -> list[tuple[str, str]]:
    """The milestones to choose from."""
    return [(step.slug, str(step.title)) for step in ahead]


def answer_field(question: AskedQuestion, writing: Writing) -> forms.Field:
    """The field of a question."""
    return words(
        str(question.text),
        required=False,
        later=question.required,
        rows=1 if question.is_number else 3,
        initial=writing.content.answers.get(str(question.number), ""),
    )


def spend_fields(n: int, line: SpendLine, content: Content) -> dict[str, forms.Field]:
    """Amount, and an explanation where the plan sets a sum that it could pass."""
    said = content.on_line(line.key)
    cents = said.cents if said else None
    fields: dict[str, forms.Field] = {
        f"spend_{n}": AmountField(
            label=_now("Spent in this period, in dollars"),
            required=False,
            initial="" if cents is None else f"{cents / 100:.2f}".removesuffix(".00"),
            help_text=line_hint(line),
        )
    }
    if line.payable:
        fields[f"pays_{n}"] = pays_field(line, said)
    if line.budget is not None or line.payable:
        fields[f"why_{n}"] = words(
            _now("Why, where it needs an explanation"),
            required=False,
            rows=2,
            max_length=1000,
            initial=said.explanation if said else "",
            help_text=_now(
                "Needed above the budget, above the commitment it pays, or where too "
                "little is left for what is committed."
            ),
        )
    return fields


def pays_field(line: SpendLine, said: Spend | None) -> forms.Field:
    """Which commitment the amount settles. What a text names stays choosable."""
    numbers = {one.id: commitment_words(one) for one in line.payable}
    now = said.pays if said else None
    if now is not None and now not in numbers:
        numbers[now] = _now("commitment %(number)s") % {"number": now}
    return forms.TypedChoiceField(
        label=_now("Does it pay a commitment made earlier?"),
        choices=[("", "–"), *numbers.items()],
        coerce=int,
        empty_value=None,
        required=False,
        initial=now,
        help_text=_now(
            "Where it pays several, leave this empty and name them in the explanation."
        ),
    )


def commitment_words(one: Payable) -> str:
    """A commitment by its number, its day and what is left to pay."""
    return _now("%(number)s, of %(day)s: %(left)s left to pay") % {
        "number": one.id, "day": writing.day(one.said_on),
        "left": writing.cents(one.left),
    }  # fmt: skip


def line_hint(line: SpendLine) -> str:
    """What is available on a line, and what was spent there before."""
    told = []
    if line.budget is not None:
        told.append(_now("Available: %(sum)s.") % {"sum": writing.cents(line.budget)})
    if line.spent is not None:
        told.append(_now("Spent before: %(sum)s.") % {"sum": writing.cents(line.spent)})
    return " ".join(told) or _now("The plan sets no sum aside on this line.")


class WorkbookForm(forms.Form):
    """A workbook that comes back."""

    file = forms.FileField(
        label=_("Your workbook (.xlsx)"), allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        told = str(sentence("rounds_workbook_missing"))
        self.fields["file"].error_messages["required"] = told


class RowForm(forms.Form):
    """A row that could not be taken, cell by cell."""

    def __init__(
        self,
        columns: Sequence[Column],
        cells: dict[str, str],
        faults: Sequence[tuple[str, Bilingual]],
        *args: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.columns = [column for column in columns if not column.shown]
        self.wrong = {name for name, _told in faults}
        for column in self.columns:
            self.fields[column.name] = forms.CharField(
                label=str(column.title),
                required=False,
                max_length=column.longest * 2,
                initial=cells.get(column.name, ""),
                widget=forms.Textarea(attrs={"rows": 3})
                if column.width > 40
                else forms.TextInput(),
            )

    def say(self, faults: Sequence[tuple[str, Bilingual]]) -> None:
        """Put what is still wrong at its cells."""
        for name, told in faults:
            self.add_error(name if name in self.fields else None, str(told))

    def cells(self) -> dict[str, str]:
        """The cells as they were typed."""
        return {
            column.name: str(self.cleaned_data.get(column.name, "")).strip()
            for column in self.columns
        }
