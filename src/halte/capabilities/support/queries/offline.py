"""The page “Without a network”: forms that went out, drafts that wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from halte.capabilities.support import policy
from halte.capabilities.support.actions.offline import CAUSES
from halte.capabilities.support.models import Blank, File, SealedDraft
from halte.capabilities.support.offline.page import page
from halte.capabilities.support.queries.files import label_of
from halte.capabilities.support.states import DraftState
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import SENTENCES, Missing
from halte.core.organisations.queries import names_of
from halte.core.reads import reads

MOST = 50
SHUT: Final = ("draft_changed", "draft_key_gone")
"""Causes after which nobody can open a draft."""


@dataclass(frozen=True, slots=True)
class BlankLine:
    """A form one took along. `file` is whose it is, as far as one may open it."""

    short: str
    file: UUID | None
    label: str
    made_at: datetime
    ends_at: datetime
    taken_at: datetime | None

    @property
    def over(self) -> bool:
        """True where its time ended before anything came."""
        return self.taken_at is None and self.ends_at <= timezone.now()


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft that was kept. `may_end` where a supervisor decides about it."""

    id: int
    short: str
    why: Bilingual
    writer: str
    at: datetime
    times: int
    may_let_in: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """All of it. `kept` counts every draft that waits, shown or not."""

    blanks: tuple[BlankLine, ...]
    drafts: tuple[DraftLine, ...]
    kept: int
    let_go: int


def of_page(found: OfflinePage) -> Iterable[str]:
    """What the audit calls the files whose words were shown."""
    return [f"support.File:{line.file}" for line in found.blanks if line.file]


@reads(Permission.SUPPORT_WRITE, records=of_page)
def offline(actor: Actor) -> OfflinePage:
    """The newest of one’s forms, and the drafts that wait."""
    blanks = Blank.objects.visible_to(actor).select_related("file")[:MOST]
    drafts = SealedDraft.objects.visible_to(actor).select_related("blank__file")
    waiting = drafts.filter(state=DraftState.KEPT)
    shown = list(waiting[:MOST])
    names = names_of(row.blank.user_id for row in shown if row.blank)
    seen = set(
        File.objects.visible_to(actor)
        .filter(pk__in=[blank.file_id for blank in blanks if blank.file_id])
        .values_list("pk", flat=True)
    )
    return OfflinePage(
        blanks=tuple(_blank(row, seen) for row in blanks),
        drafts=tuple(_draft(actor, row, names) for row in shown),
        kept=waiting.count(),
        let_go=drafts.filter(state=DraftState.LET_GO).count(),
    )


def _blank(row: Blank, seen: set[int]) -> BlankLine:
    file = row.file if row.file_id in seen else None
    return BlankLine(
        row.short, file.reference if file else None, label_of(file) if file else "",
        row.made_at, row.ends_at, row.taken_at,
    )  # fmt: skip


def _draft(actor: Actor, row: SealedDraft, names: dict[int, str]) -> DraftLine:
    supervises = policy.supervises(actor) and not policy.may_end_draft(actor, row)
    blank = row.blank
    return DraftLine(
        id=row.pk,
        short=blank.short if blank else "",
        why=SENTENCES[row.code if row.code in CAUSES else "draft_not_taken"],
        writer=names.get(blank.user_id, "–") if blank else "–",
        at=row.at,
        times=row.times,
        may_let_in=supervises and blank is not None and row.code not in SHUT,
        may_end=supervises,
    )


def draft_row(actor: Actor, draft_id: int) -> SealedDraft:
    """The row, for an action on it."""
    rows = SealedDraft.objects.visible_to(actor).filter(pk=draft_id)
    found = rows.select_related("blank__file", "blank__organisation").first()
    if found is None:
        raise Missing("not_found")
    return found


def form_file(blank: Blank) -> bytes:
    """The form itself, to take along."""
    return page(blank)
