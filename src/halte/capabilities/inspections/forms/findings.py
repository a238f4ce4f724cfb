"""Evidence and a finding, as they are typed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from halte.capabilities.inspections.actions.finding import Entry, Pointer
from halte.capabilities.inspections.disclosing import Disclosed
from halte.capabilities.inspections.law import Offered, spoken
from halte.capabilities.inspections.models import FindingRow
from halte.capabilities.inspections.states import Finding, Side, Source
from halte.capabilities.inspections.words import ENTERED, FINDINGS, SIDES
from halte.core.bilingual import Bilingual
from halte.core.errors import sentence
from halte.core.ui.form_fields import (
    count,
    line,
    offer,
    on_day,
    one_of,
    passage,
    radios,
)
from halte.methods.law.text.severity import SEVERITY

NONE: Final = "none"
ACCEPTED: Final = "accepted"
DISCLOSURES: Final = {
    NONE: Bilingual("None was made", "Aucune n’a été faite"),
    ACCEPTED: Bilingual("Made, and accepted", "Faite et acceptée"),
    "refused": Bilingual("Made, and not accepted", "Faite, mais non acceptée"),
}


class EvidenceForm(forms.Form):
    """A pointer, and how an officer calls it."""

    prefix = "evidence"
    source = one_of(_("What it is"), ENTERED)
    label = line(
        _("How you call it"), required=False,
        help_text=_(
            "It stands in letters where the employer may see it. Name no worker. Leave "
            "it empty for a sealed token."
        ),
    )  # fmt: skip
    reference = line(
        _("Number of the record or file, or the sealed token"), required=False,
        max_length=100,
    )  # fmt: skip
    on = on_day(_("Of which day"))
    side = radios(
        _("Who may see it"), SIDES, initial=Side.OPEN,
        help_text=_("A sealed token is never shown to the employer."),
    )  # fmt: skip

    def pointer(self, item: int) -> Pointer:
        """What was typed."""
        typed = self.cleaned_data
        return Pointer(
            item=item,
            source=Source(typed["source"]),
            on=typed["on"],
            label=typed["label"],
            reference=typed["reference"],
            side=Side(typed["side"]),
        )


class FindingForm(forms.Form):
    """What was found of a condition. What a failure needs comes after the choice."""

    status = radios(_("What was found"), FINDINGS)
    part = forms.ChoiceField(label=_("Part of the condition"), required=False)
    workers = count(_("Workers affected"), required=False, min_value=1)
    occurred_on = on_day(_("Since, or on"), required=False)
    occurred_to = on_day(_("Until, where it lasted"), required=False)
    told = passage(
        _("What was found, for the employer"), required=False,
        help_text=_(
            "It stands in the notice. Write what records and observations show. Name "
            "no worker and nothing that a worker told anyone."
        ),
    )  # fmt: skip
    justification = forms.ChoiceField(label=_("Justification"), required=False)
    disclosure = radios(
        _("Voluntary disclosure"), DISCLOSURES, required=False, initial=NONE
    )
    disclosed_on = on_day(_("Day on which it was made"), required=False)
    disclosed_to = line(
        _("Who received it"), required=False, help_text=_("An office, or an officer.")
    )
    disclosure_evidence = forms.TypedChoiceField(
        label=_("Evidence of it"), required=False, coerce=int, empty_value=None,
        help_text=_("One of the pieces of this condition that may be shown."),
    )  # fmt: skip
    disclosure_complete = forms.BooleanField(label=_("It is complete"), required=False)
    disclosure_reasons = passage(
        _("Why it is accepted or not"), required=False, rows=3,
        help_text=_(
            "It stands in the notice. Name no worker and nothing that a worker told "
            "anyone."
        ),
    )  # fmt: skip

    def __init__(
        self,
        data: Any,
        *,
        condition: Offered,
        pieces: Sequence[tuple[int, str]] = (),
        old: FindingRow | None = None,
    ) -> None:
        super().__init__(data, initial=shown(old) if old else {"disclosure": NONE})
        offer(self, "disclosure_evidence", pieces, "–")
        self.condition = condition
        self.old = old
        self._offer("part", condition.parts)
        self._offer("justification", condition.grounds)
        for criterion in SEVERITY:
            words = str(spoken(criterion.wording))
            text = _("Severity, 0 to %(most)s: %(words)s")
            self.fields[f"severity_{criterion.key}"] = count(
                text % {"most": criterion.most, "words": words}, required=False,
                max_value=criterion.most,
            )  # fmt: skip
            self.fields[f"reason_{criterion.key}"] = line(
                _("Why these points"), required=False, max_length=500
            )

    def _offer(self, name: str, pairs: tuple[tuple[str, Any], ...]) -> None:
        """Give a field its choices, or take it out where there are none."""
        if pairs:
            self.fields[name].choices = [("", "–"), *pairs]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def severity_pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Points and reason of each criterion, side by side."""
        return [(self[f"severity_{c.key}"], self[f"reason_{c.key}"]) for c in SEVERITY]

    def failure_fields(self) -> list[forms.BoundField]:
        """What a failure says, apart from how grave it is."""
        others = ("severity_", "reason_", "status", "disclos")
        return [field for field in self if not field.name.startswith(others)]

    def disclosure_fields(self) -> list[forms.BoundField]:
        """What is asked of a disclosure."""
        return [field for field in self if field.name.startswith("disclos")]

    def disclosed(self) -> Disclosed | None:
        """What was typed of a disclosure; None where there was none."""
        typed = self.cleaned_data
        if typed["disclosure"] in ("", NONE):
            return None
        return Disclosed(
            made_on=typed["disclosed_on"],
            received_by=typed["disclosed_to"],
            evidence_pk=typed["disclosure_evidence"],
            complete=typed["disclosure_complete"],
            accepted=typed["disclosure"] == ACCEPTED,
            reasons=typed["disclosure_reasons"],
        )

    def clean(self) -> dict[str, Any]:
        """A justified failure names its ground."""
        typed = super().clean() or {}
        justified = typed.get("status") == Finding.JUSTIFIED
        if justified and not typed.get("justification"):
            self.add_error(
                "justification" if "justification" in self.fields else None,
                str(sentence("ground_missing")),
            )
        return typed

    def entry(self) -> Entry:
        """What was typed; what the status does not use is left out."""
        typed = self.cleaned_data
        status = Finding(typed["status"])
        base: dict[str, Any] = {
            "item": self.condition.item,
            "status": status,
            "replaces": self.old,
        }
        if status not in (Finding.NOT_MET, Finding.JUSTIFIED):
            return Entry(**base)
        justified = status is Finding.JUSTIFIED
        return Entry(
            **base,
            part=typed.get("part", ""),
            workers=typed["workers"],
            occurred_on=typed["occurred_on"],
            occurred_to=typed["occurred_to"],
            severity={c.key: typed[f"severity_{c.key}"] or 0 for c in SEVERITY},
            reasons={c.key: typed[f"reason_{c.key}"] for c in SEVERITY},
            disclosed=self.disclosed(),
            justification=typed["justification"] if justified else "",
            told=typed["told"],
        )


def shown(row: FindingRow) -> dict[str, Any]:
    """A finding, to be changed."""
    reasons = json.loads(row.reasons.text) if row.reasons else {}
    points = {f"severity_{key}": value for key, value in row.severity.items()}
    return {
        "status": row.status,
        "part": row.part,
        "workers": row.workers,
        "occurred_on": row.occurred_on,
        "occurred_to": row.occurred_to,
        "told": row.told.text if row.told else "",
        "justification": row.justification,
        **disclosure_shown(row),
        **points,
        **{f"reason_{key}": text for key, text in reasons.items()},
    }


def disclosure_shown(row: FindingRow) -> dict[str, Any]:
    """A disclosure, to be changed. Of a flag alone the rest is still to be said."""
    told = row.disclosure
    if told is None:
        return {"disclosure": ACCEPTED if row.voluntary_disclosure else NONE}
    return {
        "disclosure": ACCEPTED if told.accepted else "refused",
        "disclosed_on": told.made_on,
        "disclosed_to": told.received_by,
        "disclosure_evidence": told.evidence_id,
        "disclosure_complete": told.complete,
        "disclosure_reasons": told.reasons.text,
    }
