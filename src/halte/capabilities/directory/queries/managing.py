"""Listings as their steward works on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from halte.capabilities.directory import policy
from halte.capabilities.directory.hours_in_words import in_words
from halte.capabilities.directory.models import (
    Change,
    Location,
    Phone,
    ProtectedPhone,
    Provider,
    Service,
    ServiceText,
)
from halte.capabilities.directory.numbers import whole
from halte.capabilities.directory.queries.named import one_row
from halte.capabilities.directory.queries.offers import Wording
from halte.capabilities.directory.queries.own import Line, listing_line
from halte.capabilities.directory.queries.projection import (
    FIELD_TIERS,
    cost,
    open_hours,
)
from halte.capabilities.directory.queries.quality import in_older_words
from halte.capabilities.directory.queries.shown import price
from halte.capabilities.directory.states import (
    Channel,
    Facet,
    Finding,
    HoursKind,
    LineKind,
    ListingState,
    Tier,
)
from halte.capabilities.directory.terms import DOCUMENTS, OF_PLACES
from halte.capabilities.directory.words import (
    CHANNELS,
    FIELDS,
    FINDINGS,
    HOURS,
    LINES,
    TIERS,
    changed_field,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.geography.areas import area_of
from halte.core.geography.zones import ZONES
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number, and who sees it."""

    title: Bilingual
    number: str = field(repr=False)
    tier: Bilingual


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place, without its address."""

    reference: str
    area: Bilingual | None
    is_protected: bool
    access: tuple[Bilingual, ...]
    may_open: bool


@dataclass(frozen=True, slots=True)
class HoursLine:
    """A line of hours."""

    number: int
    kind: Bilingual
    words: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check that was made."""

    finding: Bilingual
    channel: Bilingual
    at: datetime


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """That something was changed; of what is protected, no more than that."""

    field: Bilingual
    at: datetime
    is_protected: bool


@dataclass(frozen=True, slots=True)
class Managed:
    """Everything about a listing that its steward works on."""

    line: Line
    pk: int
    version: int
    state: str
    numbers: tuple[NumberLine, ...]
    places: tuple[PlaceLine, ...]
    hours: tuple[HoursLine, ...]
    costs: tuple[Bilingual, ...]
    documents: tuple[Bilingual, ...]
    tiers: tuple[tuple[Bilingual, Bilingual], ...]
    checks: tuple[CheckLine, ...]
    changes: tuple[ChangeLine, ...]
    has_en: bool
    has_fr: bool
    older: dict[str, date]


def listings(
    actor: Actor, *, words: str = "", state: str = "", older: str = ""
) -> QuerySet[Service]:
    """Those whose name has the words; the newest changed first.

    `older` is the language whose words were left behind by the other’s.
    """
    rows = Service.objects.visible_to(actor).order_by("-changed_at", "-pk")
    if words:
        rows = rows.filter(
            Q(texts__name__icontains=words) | Q(provider__texts__name__icontains=words)
        ).distinct()
    if state:
        rows = rows.filter(state=state)
    if older:
        rows = rows.filter(in_older_words(older))
    return rows.prefetch_related(Prefetch("texts", ServiceText.objects.order_by("pk")))


def worked_on(found: Managed) -> list[str]:
    """What the audit names."""
    return [f"directory.Service:{found.pk}"]


@reads(Permission.DIRECTORY_KEEP, records=worked_on)
def managed(actor: Actor, *, reference: str) -> Managed:
    """One listing; its protected numbers are shown here, its addresses are not."""
    row = service_kept(actor, reference)
    texts = {text.language: text for text in row.texts.all()}
    return Managed(
        line=listing_line(row),
        pk=row.pk,
        version=row.version,
        state=row.state,
        numbers=_numbers(row),
        places=tuple(
            _place(actor, p.location) for p in row.places.select_related("location")
        ),
        hours=_hours(row),
        costs=tuple(price(cost(each)) for each in row.costs.all()),
        documents=tuple(
            DOCUMENTS[d.code] for d in row.documents.all() if d.code in DOCUMENTS
        ),
        tiers=_tiers(row),
        checks=tuple(
            CheckLine(FINDINGS[Finding(c.finding)], CHANNELS[Channel(c.channel)], c.at)
            for c in row.checks.order_by("-pk")[:8]
        ),
        changes=tuple(map(_change, row.changes.order_by("-pk")[:8])),
        has_en="en" in texts,
        has_fr="fr" in texts,
        older={c: t.older_since for c, t in texts.items() if t.older_since},
    )


def _numbers(row: Service) -> tuple[NumberLine, ...]:
    made: list[tuple[Phone | ProtectedPhone, Tier]] = [
        (p, Tier.PUBLIC) for p in row.phones.all()
    ]
    made += [(p, Tier(p.tier)) for p in row.protected_phones.all()]
    return tuple(
        NumberLine(
            LINES[LineKind(p.kind)], whole(p.number, p.extension), TIERS[tier]
        )
        for p, tier in made
    )  # fmt: skip


def _place(actor: Actor, row: Location) -> PlaceLine:
    area = area_of(row.area)
    return PlaceLine(
        str(row.reference), area.full_name if area else None, row.tier != Tier.PUBLIC,
        tuple(
            OF_PLACES[each.code]
            for each in row.accessibilities.all() if each.code in OF_PLACES
        ),
        not policy.may_open(actor, row),
    )  # fmt: skip


def zone_of(row: Service) -> str:
    """The zone of where it is; else of where the people come from whom it serves."""
    codes = [
        *row.places.values_list("location__province", flat=True),
        *(area_province(each.extent) for each in row.areas.all()),
    ]
    return next((ZONES[c] for c in codes if c in ZONES), ZONES["ON"])


def area_province(extent: str) -> str:
    """The province of an area or of CA-BC; '' for Canada."""
    area = area_of(extent)
    return area.province if area else extent.partition("-")[2]


def _hours(row: Service) -> tuple[HoursLine, ...]:
    return tuple(
        HoursLine(
            each.pk, HOURS[HoursKind(each.kind)], in_words(open_hours(each).hours)
        )
        for each in row.schedules.all()
    )


def _tiers(row: Service) -> tuple[tuple[Bilingual, Bilingual], ...]:
    said = FIELD_TIERS | {r.field: Tier(r.tier) for r in row.field_tiers.all()}
    return tuple((FIELDS[f], TIERS[tier]) for f, tier in said.items() if f in FIELDS)


def _change(row: Change) -> ChangeLine:
    return ChangeLine(changed_field(row.field), row.at, row.is_protected)


def service_kept(actor: Actor, reference: str) -> Service:
    """The row of a listing, for its steward."""
    rows = Service.objects.visible_to(actor).prefetch_related("texts")
    row = rows.filter(reference=reference).first()
    if row is None or not actor.may(Permission.DIRECTORY_KEEP):
        raise Missing("not_found")
    return row


@reads(Permission.DIRECTORY_KEEP, records=one_row)
def provider_row(actor: Actor, *, number: int) -> Provider:
    """The row of a provider."""
    row = Provider.objects.filter(pk=number).first()
    if row is None:
        raise Missing("not_found")
    return row


@reads(Permission.DIRECTORY_KEEP, records=one_row)
def location_row(actor: Actor, *, reference: str) -> Location:
    """The row of a place, without its address."""
    row = Location.objects.filter(reference=reference).first()
    if row is None:
        raise Missing("not_found")
    return row


def words_now(row: Service, language: str) -> dict[str, Any]:
    """What it says in a language, to begin from."""
    text = row.texts.filter(language=language).first()
    names = ("name", "description", "eligibility", "application", "fees", "alert",
             "is_public")  # fmt: skip
    return {name: getattr(text, name) for name in names} if text else {}


def older_since(row: Service, language: str) -> date | None:
    """Since when the other language says more, or something else."""
    text = row.texts.filter(language=language).first()
    return text.older_since if text else None


def details_now(row: Service) -> dict[str, Any]:
    """What is true of it, to begin from."""
    names = ("term__taxonomy__facet", "term__code")
    codes = row.attributes.filter(holds=True).values_list(*names)
    denied = row.attributes.filter(holds=False).values_list("term__code", flat=True)
    spoken = row.languages.values_list("code", "offered")
    return {
        **{f"facet_{f}": [c for facet, c in codes if facet == f] for f in Facet},
        "denied": list(denied),
        "languages": [c for c, offered in spoken if offered != "interpreter"],
        "interpreted": [c for c, offered in spoken if offered == "interpreter"],
        "extents": [each.extent for each in row.areas.all()],
        "minimum_age": row.minimum_age,
        "maximum_age": row.maximum_age,
        "remote": row.remote,
        "email": row.email,
        "version": row.version,
    }


def state_words(state: str) -> bool:
    """True for what may be shown again or for the first time."""
    return state in (
        ListingState.DRAFT, ListingState.SUSPENDED, ListingState.UNREACHABLE,
    )  # fmt: skip


def provider_name(row: Provider) -> Wording:
    """Its name."""
    return Wording(**{text.language: text.name for text in row.texts.all()})
