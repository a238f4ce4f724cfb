"""The register of instructions: a version is added, a version ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from halte.capabilities.permits.models import Instruction, InstructionEnd
from halte.capabilities.permits.policy import may_end_instruction
from halte.capabilities.permits.states import Authority
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Published:
    """What the Gazette published, in our own words."""

    reference: str
    authority: Authority
    provision: str
    title_en: str
    title_fr: str
    text_en: str
    text_fr: str
    gazette: str
    published_on: date
    effective_on: date
    reaches_pending: bool


@action(
    Permission.INSTRUCTIONS_KEEP,
    label=Bilingual("Add an instruction", "Ajouter une instruction"),
    second_factor=True,
)
def add_instruction(
    actor: Actor, row: Instruction, *, published: Published
) -> Instruction:
    """A new instruction, or the next version of one. Nothing before it changes.

    Who enters it is neither of the two officers of a file that is decided under it.
    """
    require_past(published.published_on, "published_on")
    if published.effective_on < published.published_on:
        raise Invalid("instruction_effect_before", field="effective_on")
    before = Instruction.objects.filter(reference=published.reference).last()
    if before is not None and published.effective_on < before.effective_on:
        raise Invalid("instruction_order", field="effective_on")
    for name in Published.__dataclass_fields__:
        setattr(row, name, getattr(published, name))
    row.reaches_pending |= published.authority is Authority.PROTECTION
    row.version = before.version + 1 if before else 1
    row.by_user_id = actor.user_id
    save_once(row, "changed_meanwhile")
    return row


@action(
    Permission.INSTRUCTIONS_KEEP,
    label=Bilingual("End an instruction", "Mettre fin à une instruction"),
    policy=may_end_instruction,
    second_factor=True,
)
def end_instruction(
    actor: Actor, row: Instruction, *, gazette: str, published_on: date, ends_on: date
) -> InstructionEnd:
    """The notice by which it ended; `ends_on` is the first day without it."""
    require_past(published_on, "published_on")
    if ends_on < published_on or ends_on < row.effective_on:
        raise Invalid("instruction_end_before", field="ends_on")
    return InstructionEnd.objects.create(
        instruction=row,
        gazette=gazette,
        published_on=published_on,
        ends_on=ends_on,
        by_user_id=actor.user_id,
    )


def require_past(day: date | None, name: str) -> None:
    """Refuse a day that is yet to come."""
    if day is not None and day > timezone.localdate():
        raise Invalid("permit_day_to_come", field=name)


def save_once(row: Instruction, code: str) -> None:
    """Keep it unless someone was quicker with the same key."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:
        raise Invalid(code) from taken
