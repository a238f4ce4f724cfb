"""Two officers (IRPA 30(1.3)), and the letter that follows only if both agree."""

from __future__ import annotations

from django.utils import timezone

from halte.capabilities.permits.actions.applications import require_reach
from halte.capabilities.permits.checks.register import in_force, reaches
from halte.capabilities.permits.letters.issuing import Documents, documents
from halte.capabilities.permits.models import (
    Concurrence,
    FileOpening,
    Instruction,
    Letter,
    Opinion,
    PermitApplication,
    Reading,
)
from halte.capabilities.permits.policy import (
    may_concur,
    may_form_opinion,
    may_note,
    may_open_file,
    may_record_reading,
    may_refuse,
)
from halte.capabilities.permits.queries.gathering import entries
from halte.capabilities.permits.states import Authority, LetterKind, Verdict
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Write an opinion", "Rédiger un avis"),
    policy=may_form_opinion,
    second_factor=True,
)
def form_opinion(
    actor: Actor, row: PermitApplication, *, instruction: Instruction, reasons: str
) -> Opinion:
    """The officer’s own opinion under an instruction; it waits for a second officer."""
    require_reach(actor, row, instruction, "instruction")
    if instruction.by_user_id == actor.user_id:
        raise Invalid("instruction_own", field="instruction")
    return Opinion.objects.create(
        application=row,
        instruction=instruction,
        officer_id=actor.user_id or 0,
        reasons=reasons,
        formed_on=timezone.localdate(),
    )


@action(
    Permission.PERMITS_CONCUR,
    label=Bilingual("Open a file as second officer",
                    "Ouvrir un dossier comme second agent"),
    policy=may_open_file,
    second_factor=True,
)  # fmt: skip
def open_file(actor: Actor, row: PermitApplication) -> FileOpening:
    """The file without the opinion; that it was opened is kept."""
    return FileOpening.objects.get_or_create(
        opinion=row.opinion, officer_id=actor.user_id or 0
    )[0]


@action(
    Permission.PERMITS_CONCUR,
    label=Bilingual("Record one’s own reading", "Consigner sa propre lecture"),
    policy=may_record_reading,
    second_factor=True,
)
def record_reading(actor: Actor, row: PermitApplication, *, words: str) -> Reading:
    """What the second officer sees in the file, before the opinion is shown."""
    opinion = row.opinion
    return Reading.objects.create(
        opinion=opinion,
        opening=opinion.openings.get(officer_id=actor.user_id or 0),
        officer_id=actor.user_id or 0,
        first_officer_id=opinion.officer_id,
        words=words,
    )


@action(
    Permission.PERMITS_CONCUR,
    label=Bilingual("Concur or decline", "Souscrire à l’avis ou s’y refuser"),
    policy=may_concur,
    second_factor=True,
)
def concur(
    actor: Actor, row: PermitApplication, *, verdict: Verdict, reasons: str
) -> Concurrence:
    """With reasons either way. Declined, the file goes back and cannot be refused."""
    return Concurrence.objects.create(
        reading=row.opinion.reading,
        officer_id=actor.user_id or 0,
        verdict=verdict,
        reasons=reasons,
        said_on=timezone.localdate(),
    )


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Issue a letter of refusal", "Délivrer une lettre de refus"),
    policy=may_refuse,
    second_factor=True,
)
def issue_refusal(actor: Actor, row: PermitApplication) -> Letter:
    """The decision as a letter in both languages, numbered and frozen."""
    opinion = row.opinion
    made = documents(row, LetterKind.REFUSAL, opinion.instruction, opinion.reasons)
    return kept(
        actor, row, LetterKind.REFUSAL, opinion.instruction, made,
        opinion.reading.concurrence,
    )  # fmt: skip


@action(
    Permission.PERMITS_EDIT,
    label=Bilingual("Return an application and its fee",
                    "Retourner une demande et ses frais"),
    policy=may_note,
    second_factor=True,
)  # fmt: skip
def return_application(
    actor: Actor, row: PermitApplication, *, instruction: Instruction, reasons: str
) -> Letter:
    """Not processed under an instruction of s. 87.3: no refusal, the fee goes back."""
    today = timezone.localdate()
    reached = {
        (entry.reference, entry.version)
        for entry in in_force(entries(), today)
        if entry.authority == Authority.PROCESSING
        and reaches(entry, received_on=row.received_on, day=today)
    }
    if (instruction.reference, instruction.version) not in reached:
        raise Invalid("permit_instruction_out_of_reach", field="instruction")
    if instruction.by_user_id == actor.user_id:
        raise Invalid("instruction_own", field="instruction")
    made = documents(row, LetterKind.NOT_PROCESSED, instruction, reasons)
    return kept(actor, row, LetterKind.NOT_PROCESSED, instruction, made, None)


def kept(
    actor: Actor,
    row: PermitApplication,
    kind: LetterKind,
    instruction: Instruction,
    made: Documents,
    concurrence: Concurrence | None,
) -> Letter:
    """The letter as it was issued."""
    return Letter.objects.create(
        application=row,
        kind=kind,
        instruction=instruction,
        concurrence=concurrence,
        document_en=made.en,
        document_fr=made.fr,
        digest_en=made.digest_en,
        digest_fr=made.digest_fr,
        issued_on=timezone.localdate(),
        by_user_id=actor.user_id or 0,
    )
