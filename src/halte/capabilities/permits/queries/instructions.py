"""The register of instructions as anyone may read it: it is published law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.permits.checks.law import Provision, provisions_on
from halte.capabilities.permits.checks.register import in_force
from halte.capabilities.permits.models import Instruction
from halte.capabilities.permits.queries.gathering import entry_of
from halte.capabilities.permits.states import Authority
from halte.capabilities.permits.words import AUTHORITIES
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing


@dataclass(frozen=True, slots=True)
class InstructionView:
    """One version of an instruction."""

    id: int
    reference: str
    version: int
    authority: Bilingual
    provision: str
    title: Bilingual
    text: Bilingual
    gazette: str
    published_on: date
    effective_on: date
    reaches_pending: bool
    ends_on: date | None
    end_gazette: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class LawOn:
    """What was in force on a day."""

    day: date
    instructions: tuple[InstructionView, ...]
    provisions: tuple[tuple[Provision, Bilingual], ...]
    others: tuple[InstructionView, ...]


def law_on(day: date) -> LawOn:
    """Instructions and provisions in force on a day, and all other versions kept."""
    rows = list(Instruction.objects.select_related("ending"))
    there = {
        (entry.reference, entry.version) for entry in in_force(map(entry_of, rows), day)
    }
    views = [(view_of(row), (row.reference, row.version) in there) for row in rows]
    return LawOn(
        day=day,
        instructions=tuple(view for view, now in views if now),
        provisions=tuple(
            (p, Bilingual(p.text.en, p.text.fr)) for p in provisions_on(day)
        ),
        others=tuple(view for view, now in views if not now),
    )


def instruction(pk: int) -> InstructionView:
    """One version."""
    return view_of(instruction_row(pk))


def instruction_row(pk: int) -> Instruction:
    """The row, for an action on it."""
    row = Instruction.objects.select_related("ending").filter(pk=pk).first()
    if row is None:
        raise Missing("not_found")
    return row


def choices(authority: Authority) -> list[tuple[int, str]]:
    """Versions under an authority that have not ended, for a form."""
    rows = Instruction.objects.filter(authority=authority, ending=None)
    return [(row.pk, f"{view_of(row).title} ({row.version})") for row in rows]


def view_of(row: Instruction) -> InstructionView:
    """As it is shown."""
    ending = row.ending if hasattr(row, "ending") else None
    return InstructionView(
        id=row.pk,
        reference=row.reference,
        version=row.version,
        authority=AUTHORITIES[Authority(row.authority)],
        provision=row.provision,
        title=Bilingual(row.title_en, row.title_fr),
        text=Bilingual(row.text_en, row.text_fr),
        gazette=row.gazette,
        published_on=row.published_on,
        effective_on=row.effective_on,
        reaches_pending=row.reaches_pending,
        ends_on=ending.ends_on if ending else None,
        end_gazette=ending.gazette if ending else "",
        demonstration=row.demonstration,
    )
