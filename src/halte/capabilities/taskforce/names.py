"""Names and references, as every page of this room has them."""

from __future__ import annotations

from dataclasses import dataclass

from halte.capabilities.taskforce.models import ActionItem, Decision
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by name."""

    slug: str
    name: Bilingual


def body(row: Organisation) -> Body:
    """The name of a stored organisation."""
    return Body(row.slug, Bilingual(row.name_en, row.name_fr))


def maybe(english: str, french: str) -> Bilingual | None:
    """A text in both languages; None where nothing is written."""
    return Bilingual(english, french) if english and french else None


def decision_reference(row: Decision) -> str:
    """The meeting’s number and the decision’s own: 12.3."""
    return f"{row.item.meeting_id}.{row.number}"


def action_reference(row: ActionItem) -> str:
    """A letter tells it from a decision: A7."""
    return f"A{row.pk}"
