"""Items as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.purposes import PURPOSES
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from halte.core.organisations.queries import names_of
from halte.core.reads import reads
from halte.core.vault import limits, policy, scanning, sealed_files
from halte.core.vault.cleaning import cleaned
from halte.core.vault.models import Certificate, Item, ItemQuerySet, Link
from halte.core.vault.states import PICTURES, Custody, ItemState, Kind, Rule, Scan, Side
from halte.core.vault.thumbnails import thumbnail
from halte.core.vault.words import ACTS, KINDS, RULES, SCANS, SIDES, STATES, TONES

OPEN_FOR: Final = timedelta(minutes=15)
"""How long one opening lets the person look."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item in a list: nothing of what it shows."""

    id: int
    kind: Bilingual
    size: int
    put_in_at: datetime
    state: Bilingual
    tone: str
    scan: Bilingual
    unscanned: bool
    walled: bool
    shared_with_us: bool


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of the chain of custody."""

    act: Bilingual
    at: datetime
    who: str
    purpose: Bilingual | None
    why: str
    recipient: str
    digest: str


@dataclass(frozen=True, slots=True)
class CertificateView:
    """What stays of an item that was disposed of."""

    at: datetime
    rule: Bilingual
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Inside:
    """What an opening lets a person see."""

    name: str
    shows: str
    taken_where: str
    picture: bool


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item, its chain, and what can be done with it now."""

    line: ItemLine
    digest: str
    side: Bilingual
    taken_at: datetime | None
    chain: tuple[LinkView, ...]
    certificate: CertificateView | None
    inside: Inside | None
    twins: tuple[int, ...]
    doors: frozenset[str]


def listed(actor: Actor, *, only: str = "") -> ItemQuerySet:
    """Items that this person may know of, newest first."""
    rows = Item.objects.visible_to(actor).order_by("-put_in_at", "-pk")
    if only == "unscanned":
        kept = rows.exclude(state=ItemState.DISPOSED)
        return kept.filter(scan=Scan.NOT_SCANNED)
    return rows.filter(state=only) if only in tuple(ItemState) else rows


def lines(actor: Actor, rows: Iterable[Item]) -> list[ItemLine]:
    """Items as a list shows them."""
    return [line_of(actor, row) for row in rows]


def line_of(actor: Actor, row: Item) -> ItemLine:
    """One of them."""
    state = ItemState(row.state)
    return ItemLine(
        id=row.pk,
        kind=KINDS[Kind(row.kind)],
        size=row.size,
        put_in_at=row.put_in_at,
        state=STATES[state],
        tone=TONES[state],
        scan=SCANS[Scan(row.scan)],
        unscanned=row.scan == Scan.NOT_SCANNED,
        walled=row.side == Side.WALLED,
        shared_with_us=row.organisation_id != actor.organisation_id,
    )


def item_row(actor: Actor, item_id: int) -> Item:
    """The row, for the actions on it."""
    found = Item.objects.visible_to(actor).filter(pk=item_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def _opened(page: ItemPage) -> list[str]:
    return [f"vault.Item:{page.line.id}"]


@reads(Permission.VAULT_READ, records=_opened)
def item_page(actor: Actor, *, item_id: int) -> ItemPage:
    """One item. What it shows is there only after an opening."""
    row = item_row(actor, item_id)
    links = list(row.chain.select_related("why", "recipient"))
    people = names_of({each.by_user_id for each in links})
    certificate = Certificate.objects.filter(item=row).first()
    twins = Item.objects.visible_to(actor).filter(digest=row.digest)
    return ItemPage(
        line=line_of(actor, row),
        digest=row.digest,
        side=SIDES[Side(row.side)],
        taken_at=row.taken_at,
        chain=tuple(_link(each, people) for each in links),
        certificate=_certificate(certificate) if certificate else None,
        inside=_inside(row) if is_open_to(actor, row) else None,
        twins=tuple(twins.exclude(pk=row.pk).values_list("pk", flat=True)[:20]),
        doors=doors(actor, row),
    )


def _link(row: Link, people: dict[int, str]) -> LinkView:
    purpose = PURPOSES.get(row.purpose)
    return LinkView(
        act=ACTS[Custody(row.kind)],
        at=row.at,
        who=people.get(row.by_user_id or 0, "Halte"),
        purpose=purpose.title if purpose else None,
        why=row.why.text if row.why else "",
        recipient=row.recipient.text if row.recipient else "",
        digest=row.digest,
    )


def _certificate(row: Certificate) -> CertificateView:
    return CertificateView(row.at, RULES[Rule(row.rule)], row.digest, row.size)


def _inside(row: Item) -> Inside:
    small = row.size <= limits.CLEANED
    return Inside(row.name, row.shows, row.taken_where, row.kind in PICTURES and small)


def is_open_to(actor: Actor, row: Item) -> bool:
    """True within a quarter of an hour of this person’s own opening."""
    if policy.may_open(actor, row):
        return False
    since = timezone.now() - OPEN_FOR
    mine = row.chain.filter(
        kind=Custody.OPENED, by_user_id=actor.user_id, at__gte=since
    )
    return actor.user_id is not None and mine.exists()


def doors(actor: Actor, row: Item) -> frozenset[str]:
    """What this person may do with an item now."""
    keep, release = (
        actor.may(Permission.VAULT_KEEP), actor.may(Permission.VAULT_RELEASE),
    )  # fmt: skip
    asked = {
        "open": not policy.may_open(actor, row),
        "copy_out": release and not policy.may_copy_out(actor, row),
        "export": release and not policy.may_export(actor, row),
        "answer": release and not policy.may_answer(actor, row),
        "scan": keep
        and bool(scanning.configured())
        and not policy.may_scan(actor, row),
        "wall": keep and not policy.may_wall(actor, row),
        "seal": keep and not policy.may_seal(actor, row),
        "unseal": release and not policy.may_unseal(actor, row),
        "dispose": release and not policy.may_dispose(actor, row),
    }
    return frozenset(name for name, open_ in asked.items() if open_)


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an item, on their way out."""

    id: int
    kind: Kind
    blocks: Iterable[bytes]


def _of_content(found: Content) -> list[str]:
    return [f"vault.Item:{found.id}"]


@reads(Permission.VAULT_READ, records=_of_content)
def content(actor: Actor, *, item_id: int) -> Content:
    """The whole file, piece by piece. An action notes first where it goes."""
    row = item_row(actor, item_id)
    if code := policy.may_open(actor, row):
        raise Denied(code)
    return Content(row.pk, Kind(row.kind), blocks_of(row))


def blocks_of(row: Item) -> Iterator[bytes]:
    """The content; refused at once where its first piece is not what it was."""
    blocks = sealed_files.opened(row.token, row.file_key)
    first = next(blocks)

    def all_of_them() -> Iterator[bytes]:
        yield first
        yield from blocks

    return all_of_them()


@reads(Permission.VAULT_READ, records=_of_content)
def small_picture(actor: Actor, *, item_id: int) -> Content:
    """A small picture of an item that this person has opened."""
    row = item_row(actor, item_id)
    if not is_open_to(actor, row) or row.kind not in PICTURES:
        raise Missing("not_found")
    kind = Kind(row.kind)
    held = sealed_files.whole(row.token, row.file_key, limits.CLEANED)
    return Content(row.pk, Kind.PNG, [thumbnail(kind, held)])


@reads(Permission.VAULT_READ, records=_of_content)
def without_hidden_data(actor: Actor, *, item_id: int) -> Content:
    """A copy for others. An action notes afterwards that it leaves."""
    row = item_row(actor, item_id)
    if code := policy.may_export(actor, row):
        raise Denied(code)
    kind = Kind(row.kind)
    held = sealed_files.whole(row.token, row.file_key, limits.CLEANED)
    return Content(row.pk, kind, [cleaned(kind, held)])


def unscanned(actor: Actor) -> int:
    """Items of one’s own organisation that nobody answers for yet."""
    if not actor.may(Permission.VAULT_RELEASE):
        return 0
    rows = listed(actor, only="unscanned")
    return rows.filter(organisation_id=actor.organisation_id or 0).count()
