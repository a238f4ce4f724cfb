"""Forms of the plan: what a reporter states, what the secretariat sends in."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from halte.capabilities.plan.actions import ProofGiven, Said
from halte.capabilities.plan.ledger.detail import PromiseDetail
from halte.capabilities.plan.ledger.labels import RULES, STATES
from halte.capabilities.plan.planfile.amounts import Dollars
from halte.capabilities.plan.planfile.kinds import Hash, Kind, Text, Web
from halte.capabilities.plan.planfile.problems import FILE
from halte.capabilities.plan.states import CommitmentState, EvidenceKind
from halte.core.bilingual import Bilingual
from halte.core.errors import sentence
from halte.core.ui.form_fields import on_day
from halte.core.ui.form_pages import sent

LONGEST_TEXT: Final = 4000


class KindField(forms.CharField):
    """A field that reads its text as the plan file does, and words its errors so."""

    def __init__(self, kind: Kind, **options: Any) -> None:
        self.kind = kind
        if isinstance(kind, Text) and kind.longest > 300:
            options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        """The value of the kind; its blank where nothing was entered."""
        text = str(super().clean(value)).replace("\r\n", "\n").strip()
        if not text:
            return None
        found = self.kind.parse(text)
        if found is None:
            code, values = self.kind.fault(text)
            told = sentence(FILE + code, key=str(self.label), **values)
            raise ValidationError(str(told), code=FILE + code)
        return found


def sent_with_files(
    request: HttpRequest,
) -> tuple[QueryDict | None, MultiValueDict[str, UploadedFile[bytes]] | None]:
    """What was sent, and the files with it."""
    return sent(request), request.FILES if request.method == "POST" else None


class StatementForm(forms.Form):
    """What a department says of a commitment. One language may wait."""

    state = forms.ChoiceField(label=_("How does it stand?"))
    rule = forms.ChoiceField(label=_("What is that based on?"), initial="judgement")
    text_en = KindField(
        Text(LONGEST_TEXT), label=_("What was done, in English"), required=False
    )
    text_fr = KindField(
        Text(LONGEST_TEXT),
        label=_("What was done, in French"),
        required=False,
        help_text=_(
            "One language may wait. The statement is published once both are there."
        ),
    )
    spent_new = KindField(
        Dollars(),
        label=_("New money spent to date, in dollars"),
        required=False,
        help_text=_("Everything since the plan began. Leave empty if not known."),
    )
    spent_existing = KindField(
        Dollars(),
        label=_("Existing money spent to date, in dollars"),
        required=False,
    )
    milestone = forms.ChoiceField(label=_("Milestone reached"), required=False)
    milestone_met_on = on_day(_("Reached on"), required=False)
    proof_title_en = KindField(
        Text(300), label=_("Evidence: title in English"), required=False
    )
    proof_title_fr = KindField(
        Text(300), label=_("Evidence: title in French"), required=False
    )
    proof_url = KindField(Web(), label=_("Evidence: web address"), required=False)
    proof_digest = KindField(
        Hash(),
        label=_("Evidence: SHA-256 of a document"),
        required=False,
        help_text=_("So that the document can be recognised, wherever it is kept."),
    )
    proof_figure = forms.IntegerField(
        label=_("Evidence: number of a kept figure"), required=False, min_value=1
    )

    def __init__(self, promise: PromiseDetail, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices(self.fields["state"], [
            (state, str(label)) for state, label in STATES.items()
            if state != CommitmentState.NOT_REPORTED
        ], "–")  # fmt: skip
        choices(self.fields["rule"], [(r, str(label)) for r, label in RULES.items()])
        steps = [
            (s.slug, str(s.title)) for s in promise.line.milestones if s.met_on is None
        ]
        choices(self.fields["milestone"], steps, "–")

    def clean(self) -> dict[str, Any]:
        """Something is said, and evidence is whole."""
        data = super().clean() or {}
        texts = {"text_en", "text_fr"}
        if not any(data.get(name) for name in texts) and not texts & set(self.errors):
            self.add_error("text_en", str(sentence("statement_says_nothing")))
        titles = (data.get("proof_title_en"), data.get("proof_title_fr"))
        place = data.get("proof_url") or data.get("proof_digest")
        given = (*titles, place)
        if any(given) and not all(given):
            self.add_error("proof_title_en", str(sentence("proof_incomplete")))
        return data

    def said(self) -> Said:
        """The statement as the action takes it."""
        data = self.cleaned_data
        return Said(
            state=data["state"],
            rule=data["rule"],
            text_en=data["text_en"] or "",
            text_fr=data["text_fr"] or "",
            spent_new_cents=data["spent_new"],
            spent_existing_cents=data["spent_existing"],
            milestone=data["milestone"],
            milestone_met_on=data["milestone_met_on"],
            proofs=tuple(self._proofs()),
        )

    def _proofs(self) -> list[ProofGiven]:
        data, found = self.cleaned_data, []
        url, digest = data["proof_url"] or "", data["proof_digest"] or ""
        if url or digest:
            title = Bilingual(data["proof_title_en"], data["proof_title_fr"])
            kind = EvidenceKind.DOCUMENT if digest else EvidenceKind.LINK
            found.append(ProofGiven(kind, title=title, url=url, digest=digest))
        if data["proof_figure"]:
            found.append(
                ProofGiven(EvidenceKind.FIGURE, figure_id=data["proof_figure"])
            )
        return found


class TranslationForm(forms.Form):
    """The language of a statement that was missing."""

    text = KindField(Text(LONGEST_TEXT), label=_("The same in the other language"))


class PlanFileForm(forms.Form):
    """A plan file sent in by the browser."""

    file = forms.FileField(
        label=_("Plan file (.yaml)"),
        error_messages={"required": _("Choose a plan file to send.")},
        allow_empty_file=True,
    )
    check_only = forms.BooleanField(
        label=_("Only check it; change nothing"), required=False
    )


def choices(
    field: forms.Field, pairs: list[tuple[str, str]], nothing: str = ""
) -> None:
    """Give a choice field its choices, with an empty one first where it is named."""
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", nothing), *pairs] if nothing else pairs
