"""A letter with its review and sending, and its documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.employers.facade import employer_for
from halte.capabilities.inspections.actions.letters import WHEN, kinds_after, opened
from halte.capabilities.inspections.models import Inspection, Letter
from halte.capabilities.inspections.policy import may_review, may_send
from halte.capabilities.inspections.queries.beside import number_of, stage_of
from halte.capabilities.inspections.queries.rows import inspection_row, letter_row
from halte.capabilities.inspections.states import Kind, Way
from halte.capabilities.inspections.words import KINDS, WAYS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual, Language
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter and how far it is."""

    pk: int
    inspection_pk: int
    file: str
    number: str
    would_be: str
    kind: Bilingual
    employer: str
    dated: date
    drafted_by: str
    stage: Bilingual
    tag: str
    reviewed_by: str
    reviewed_on: date | None
    approved: bool
    reason: str
    sent_on: date | None
    way: Bilingual | None
    digests: tuple[str, str]
    may_review: bool
    may_send: bool


def letter_opened(found: LetterPage) -> list[str]:
    """What the audit calls the letter and its file."""
    return [
        f"inspections.Letter:{found.pk}",
        f"inspections.Inspection:{found.inspection_pk}",
    ]


@reads(Permission.INSPECTIONS_READ, records=letter_opened)
def letter_page(actor: Actor, *, pk: int) -> LetterPage:
    """One letter."""
    row = letter_row(actor, pk)
    stage, tag = stage_of(row)
    review = getattr(row, "review", None)
    sending = getattr(row, "sending", None)
    reviews = actor.may(Permission.INSPECTIONS_REVIEW)
    sends = actor.may(Permission.INSPECTIONS_EDIT)
    return LetterPage(
        pk=row.pk,
        inspection_pk=row.inspection_id,
        file=row.inspection.number,
        number=number_of(row),
        would_be=f"{row.inspection.number}/{row.number}",
        kind=KINDS[Kind(row.kind)],
        employer=employer_for(actor, row.inspection.employer_id).legal_name,
        dated=row.dated,
        drafted_by=row.drafted_by_name,
        stage=stage,
        tag=tag,
        reviewed_by=review.by_name if review else "",
        reviewed_on=review.on if review else None,
        approved=bool(review and review.approved),
        reason=review.reason.text if review and review.reason else "",
        sent_on=sending.sent_on if sending else None,
        way=WAYS[Way(sending.way)] if sending else None,
        digests=(row.pdf_en_id, row.pdf_fr_id),
        may_review=reviews and not may_review(actor, row),
        may_send=sends and not may_send(actor, row),
    )


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A document, as it was frozen."""

    pk: int
    name: str
    data: bytes


def file_opened(found: LetterFile) -> list[str]:
    """What the audit calls the letter."""
    return [f"inspections.Letter:{found.pk}"]


@reads(Permission.INSPECTIONS_READ, records=file_opened)
def letter_file(actor: Actor, *, pk: int, language: Language) -> LetterFile:
    """The document in a language; refused where it is no longer the same."""
    row = letter_row(actor, pk)
    content = row.pdf_fr if language == "fr" else row.pdf_en
    sent = "" if hasattr(row, "sending") else "-draft"
    name = f"{row.inspection.number}-{row.number}{sent}-{language}.pdf"
    return LetterFile(row.pk, name, opened(content))


def kinds_now(row: Inspection) -> dict[Kind, Bilingual]:
    """The letters that have a place in the file now."""
    fit = kinds_after(row)
    kinds = [kind for kind, states in WHEN.items() if row.state in states]
    return {kind: KINDS[kind] for kind in kinds if kind in fit}


def kinds_for(actor: Actor, pk: int) -> dict[Kind, Bilingual]:
    """The letters that can be drafted in a file now."""
    return kinds_now(inspection_row(actor, pk))


def waiting_for_review(actor: Actor) -> list[Letter]:
    """Letters of others that nobody reviewed."""
    rows = Letter.objects.filter(
        inspection__in=Inspection.objects.visible_to(actor), review=None
    )
    return list(rows.exclude(drafted_by_id=actor.user_id or 0))
