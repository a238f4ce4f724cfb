"""Reading the register, and asking the gate before sending."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from halte.core.organisations.models import Organisation
from halte.core.organisations.queries import organisation, organisations
from halte.core.reads import reads
from halte.core.sharing.datasets import DATASETS, Dataset, dataset
from halte.core.sharing.gate import Finding, examine
from halte.core.sharing.models import Disclosure, DisclosureQuerySet
from halte.core.sharing.policy import may_note, may_send
from halte.core.sharing.showing import CopyPage, copy_page, name_of
from halte.core.sharing.states import CopyState, FieldKind
from halte.core.sharing.words import KINDS, PURPOSES


@dataclass(frozen=True, slots=True)
class Holder:
    """A partner and the copies that it was given, newest first."""

    slug: str
    name: Bilingual
    copies: tuple[CopyPage, ...]


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field in the preview: whether it may go, and on which grounds."""

    id: str
    title: Bilingual
    kind: Bilingual
    wanted: bool
    public: bool
    goes: bool
    grounds: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go out and what is missing, before anything is read or sent."""

    recipient: Bilingual
    purpose: Bilingual
    dataset: Dataset
    passes: bool
    fields: tuple[FieldLine, ...]
    lacks: tuple[Bilingual, ...]
    may_go: frozenset[str]


@reads(Permission.PARTNERS_READ)
def holders(actor: Actor, *, only: str = "") -> tuple[Holder, ...]:
    """Who holds what. `only` is 'held' for copies out now, 'overdue' for late ones."""
    pages = sorted(
        (p for p in map(copy_page, _rows(actor)) if _fits(p, only)),
        key=lambda page: (str(page.recipient), page.recipient_slug),
    )
    return tuple(
        Holder(slug, copies[0].recipient, copies)
        for slug, group in groupby(pages, key=lambda page: page.recipient_slug)
        if (copies := tuple(group))
    )


def _rows(actor: Actor) -> DisclosureQuerySet:
    rows = Disclosure.objects.visible_to(actor)
    return rows.select_related("sender", "recipient").prefetch_related("notes")


def _fits(page: CopyPage, only: str) -> bool:
    if only == "held":
        return page.state is CopyState.HELD
    return page.overdue if only == "overdue" else True


def copies_of(actor: Actor, organisation_id: int) -> tuple[CopyPage, ...]:
    """What one partner was given, as far as this reader sees it."""
    return tuple(map(copy_page, _rows(actor).filter(recipient_id=organisation_id)))


def due_copies(actor: Actor) -> tuple[CopyPage, ...]:
    """Copies out past their day, or within thirty days of it."""
    held = _rows(actor).filter(return_by__isnull=False, notes__isnull=True)
    return tuple(page for page in map(copy_page, held) if page.overdue or page.soon)


@reads(Permission.PARTNERS_READ)
def copy(actor: Actor, *, copy_id: int) -> CopyPage:
    """One copy."""
    return copy_page(copy_row(actor, copy_id))


def copy_row(actor: Actor, copy_id: int) -> Disclosure:
    """The row, for the action on it."""
    found = _rows(actor).filter(pk=copy_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def may_note_here(actor: Actor, copy_id: int) -> bool:
    """True where this person may note what became of the copy."""
    allowed = actor.may(Permission.SHARE)
    return allowed and not may_note(actor, copy_row(actor, copy_id))


def doors(actor: Actor) -> dict[str, bool]:
    """Which ways lead on from the register."""
    return {"may_send": actor.may(Permission.SHARE)}


def require_sending(actor: Actor) -> None:
    """Refuse the empty form too, not only its sending."""
    actor.require(Permission.SHARE)


def recipients(actor: Actor) -> list[Organisation]:
    """Organisations that something may be sent to."""
    return [body for body in organisations(actor) if not may_send(actor, body)]


def datasets(actor: Actor) -> list[Dataset]:
    """What this person may read, by title."""
    mine = (found for found in DATASETS.values() if actor.may(found.permission))
    return sorted(mine, key=lambda found: str(found.title))


@reads(Permission.SHARE)
def preview(
    actor: Actor, *, to: str, purpose: str, dataset_id: str, fields: Iterable[str]
) -> Preview:
    """What a ground covers and what is missing; all fields where none is named."""
    found = dataset(dataset_id)
    body = organisation(actor, to)
    if code := may_send(actor, body):
        raise Denied(code)
    wanted = frozenset(fields) or frozenset(field.id for field in found.fields)
    finding = examine(actor, body, purpose=purpose, dataset=dataset_id, fields=wanted)
    return Preview(
        recipient=name_of(body),
        purpose=PURPOSES[purpose],
        dataset=found,
        passes=finding.passes,
        fields=tuple(_lines(found, finding)),
        lacks=tuple(lack.sentence for lack in finding.lacks),
        may_go=finding.may_go,
    )


def _lines(found: Dataset, finding: Finding) -> Iterable[FieldLine]:
    for field in found.fields:
        titles = (basis.title for basis in finding.bases_of(field.id))
        yield FieldLine(
            id=field.id,
            title=field.title,
            kind=KINDS[field.kind],
            wanted=field.id in finding.wanted,
            public=field.kind is FieldKind.PUBLIC,
            goes=field.id in finding.may_go,
            grounds=tuple(title for title in titles if title),
        )
