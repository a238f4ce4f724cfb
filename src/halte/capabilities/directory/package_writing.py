"""Rows of another directory become drafts, each under what it belongs to.

A row whose parent is not there yet (its row waits to be mended) is kept, encrypted,
and taken when the parent comes. Nothing is added to what was here before: of a service
that is known already, no row is taken. Every address is for the steward until one
confirms that everyone may know it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.db import models
from django.utils.text import slugify

from halte.capabilities.directory import package_rows as read
from halte.capabilities.directory.models import (
    Accessibility,
    Arrival,
    Attribute,
    CostOption,
    Language,
    Location,
    Phone,
    ProtectedAddress,
    ProtectedPhone,
    Provider,
    ProviderText,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceText,
    Taxonomy,
    Term,
)
from halte.capabilities.directory.package_rows import Row
from halte.capabilities.directory.package_taking import Found, Taking
from halte.capabilities.directory.queries.hsds_objects import LISTED_HERE
from halte.capabilities.directory.states import (
    Facet,
    LineKind,
    LocationKind,
    Tier,
    Withheld,
)
from halte.capabilities.directory.terms import BED_NEEDS
from halte.core.geography.areas import area_of, find_area
from halte.core.geography.zones import ZONES

ABOVE_THE_PUBLIC: Final = {
    LineKind.INTAKE: Tier.PROVIDER,
    LineKind.AFTER_HOURS: Tier.OFFICER,
}
"""Lines that the public does not see unless a steward says so."""

MODELS: Final[Mapping[str, type[models.Model]]] = {
    "organizations": Provider,
    "services": Service,
    "locations": Location,
}
PARENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "organizations": (),
    "services": ("organization_id",),
    "locations": ("organization_id",),
    "service_at_location": ("service_id", "location_id"),
    "addresses": ("location_id",),
    "accessibility": ("location_id",),
}
OF_A_SERVICE: Final = ("service_id",)
TABLE_OF: Final = {
    "organization_id": "organizations",
    "service_id": "services",
    "location_id": "locations",
}


def take_all(taking: Taking, rows: Sequence[Row]) -> int:
    """Take a chunk of rows in their order; how many were new."""
    wanted = [row["id"] for row in rows]
    there = Arrival.objects.filter(batch_id=taking.batch, reference__in=wanted)
    known = set(there.values_list("table", "reference"))
    return sum(
        take(taking, row) for row in rows if (row["table"], row["id"]) not in known
    )


def take(taking: Taking, row: Row) -> bool:
    """One row; False where it is about what was here before."""
    arrival = Arrival(
        batch_id=taking.batch, table=row["table"], reference=row["id"],
        to_look_at=row["to_look_at"][:300],
    )  # fmt: skip
    return put(taking, arrival, row)


def put(taking: Taking, arrival: Arrival, row: Row) -> bool:
    """Make the row of ours, or let it wait for its parent."""
    table = arrival.table
    model = MODELS.get(table)
    if model and model._default_manager.filter(reference=arrival.reference).exists():
        return let_go(arrival)
    rows: dict[str, Any] = {}
    for column in PARENTS.get(table, OF_A_SERVICE):
        parent = parent_of(taking, table, column, row[column])
        if parent is None:
            return wait(arrival, row, row[column])
        rows[column] = parent
    made = WRITERS[table](Found(taking, rows), row)
    taking.note(made, rows)
    arrival.row, arrival.waiting, arrival.parent = made.pk, "", ""
    arrival.save()
    if model:
        settle(taking, arrival)
    return True


def parent_of(taking: Taking, table: str, column: str, reference: str) -> Any | None:
    """The parent; of a service or a place only where it came with this file.

    A provider that is here already may get a service more, as a draft.
    """
    if (column, reference) in taking.parents:
        return taking.parents[column, reference]
    model = MODELS[TABLE_OF[column]]
    found = model._default_manager.filter(reference=reference).first()
    if found is None:
        return None
    came = Arrival.objects.filter(
        batch_id=taking.batch, table=TABLE_OF[column], reference=reference
    )
    if column == "organization_id" or came.exists():
        taking.parents[column, reference] = found
        return found
    return found if (table, column) == ("service_at_location", "location_id") else None


def wait(arrival: Arrival, row: Row, reference: str) -> bool:
    """Keep a row until its parent comes; of what was here before, keep nothing."""
    if any(
        model._default_manager.filter(reference=reference).exists()
        for model in MODELS.values()
    ):
        return let_go(arrival)
    arrival.parent, arrival.waiting = reference, json.dumps(dict(row))
    arrival.save()
    return True


def let_go(arrival: Arrival) -> bool:
    """Nothing of it is kept, also where it waited before."""
    Arrival.objects.filter(pk=arrival.pk).delete()
    return False


def settle(taking: Taking, parent: Arrival) -> None:
    """Take the rows that waited for this one."""
    rows = Arrival.objects.filter(
        batch_id=taking.batch, row=None, parent=parent.reference
    )
    for waiting in rows:
        put(taking, waiting, json.loads(waiting.waiting))


def provider(found: Found, row: Row) -> Provider:
    """A provider, with its words in one language or both."""
    made = Provider.objects.create(
        reference=row["id"], website=row["website"][:300],
        source=f"HSDS {found.taking.batch}, {row['id']}",
    )  # fmt: skip
    for language, end in (("en", ""), ("fr", "_fr")):
        words = row[f"description{end}"]
        if row[f"name{end}"]:
            ProviderText.objects.create(
                provider=made, language=language, name=row[f"name{end}"][:200],
                description="" if words in (LISTED_HERE.en, LISTED_HERE.fr) else words,
            )  # fmt: skip
    return made


def service(found: Found, row: Row) -> Service:
    """A draft."""
    low, high = read.ages(row)
    made = Service.objects.create(
        reference=row["id"], provider=found.rows["organization_id"], email=row["email"],
        minimum_age=low, maximum_age=high, remote=row["remote"] == "yes",
    )  # fmt: skip
    for language, end in (("en", ""), ("fr", "_fr")):
        if row[f"name{end}"]:
            ServiceText.objects.create(
                service=made, language=language, name=row[f"name{end}"][:200],
                description=row[f"description{end}"],
                eligibility=row[f"eligibility_description{end}"],
                application=row[f"application_process{end}"],
                fees=row[f"fees_description{end}"], alert=row[f"alert{end}"][:300],
            )  # fmt: skip
    return made


def location(found: Found, row: Row) -> Location:
    """A place: its area for everyone, its point for the steward."""
    area, where = area_of(read.area_code(row)), read.point(row)
    known = row["withheld"] in set(Withheld)
    reason = Withheld(row["withheld"]) if known else Withheld.NOT_FOR_PUBLIC
    made = Location.objects.create(
        reference=row["id"], provider=found.rows["organization_id"],
        kind=LocationKind(row["location_type"]),
        area=area.code if area else "", province=area.province if area else "",
        tier=Tier.STEWARD, tier_reason=reason,
    )  # fmt: skip
    if where:
        ProtectedAddress.objects.create(
            location=made, reason=reason, address="",
            latitude=str(where[0]), longitude=str(where[1]),
        )  # fmt: skip
    return made


def link(found: Found, row: Row) -> ServiceAtLocation:
    """A service at a place."""
    return ServiceAtLocation.objects.get_or_create(
        service=found.service, location=found.location
    )[0]


def address(found: Found, row: Row) -> ProtectedAddress:
    """An address, encrypted; it tells the area where nothing else did."""
    place = found.location
    street, city, code = read.address(row)
    if not place.area:
        area = find_area(city, row["state_province"].upper()[:2])
        if area:
            place.area, place.province = area.code, area.province
            place.save(update_fields=["area", "province"])
    made, _is_new = ProtectedAddress.objects.update_or_create(
        location=place,
        defaults={
            "address": street, "city": city, "postal_code": code,
            "reason": place.tier_reason,
        },
    )  # fmt: skip
    return made


def accessibility(found: Found, row: Row) -> Accessibility:
    """How one gets in."""
    return Accessibility.objects.create(location=found.location, code=read.access(row))


def phone(found: Found, row: Row) -> Phone | ProtectedPhone:
    """A number; an intake or a night line is encrypted."""
    kind, number = read.phone(row)
    told = {
        "service": found.service, "kind": kind, "number": number.digits,
        "extension": number.extension,
    }  # fmt: skip
    if kind in ABOVE_THE_PUBLIC:
        return ProtectedPhone.objects.create(tier=ABOVE_THE_PUBLIC[kind], **told)
    return Phone.objects.create(**told)


def schedule(found: Found, row: Row) -> Schedule:
    """Hours, in the zone that is told, else that of the place."""
    kind, zone = read.hours_of(row)
    days, opens, closes = read.times(row)
    if not zone:
        provinces = found.service.places.values_list("location__province", flat=True)
        zone = next((ZONES[p] for p in provinces if p in ZONES), "America/Toronto")
    return Schedule.objects.create(
        service=found.service, kind=kind, days=list(days), opens_at=opens,
        closes_at=closes, zone=zone, always=opens is None,
        valid_from=read.day(row, "valid_from"), valid_to=read.day(row, "valid_to"),
        holiday_note_en=row["notes"][:200],
    )  # fmt: skip


def area(found: Found, row: Row) -> ServiceArea:
    """For whom it is there."""
    return ServiceArea.objects.get_or_create(
        service=found.service, extent=read.extent(row)
    )[0]


def language(found: Found, row: Row) -> Language:
    """A language that it works in."""
    code = read.language(row)
    return Language.objects.get_or_create(
        service=found.service,
        code=code,
        defaults={
            "offered": read.offered(code, row["interpretation_services"]),
            "note_en": row["note"][:200],
        },
    )[0]


def cost(found: Found, row: Row) -> CostOption:
    """What it costs."""
    kind, cents = read.price(row)
    return CostOption.objects.create(
        service=found.service, kind=kind, amount_cents=cents,
        note_en=row["amount_description"][:200],
    )  # fmt: skip


def document(found: Found, row: Row) -> RequiredDocument:
    """A paper to bring."""
    return RequiredDocument.objects.create(
        service=found.service, code=read.document(row)
    )


def attribute(found: Found, row: Row) -> Attribute:
    """A term of ours, or one of another list, which is kept and shown nowhere."""
    facet, code = read.facet_and_code(row)
    term = (
        found.taking.term(facet, code)
        if facet
        else other_term(found.taking.batch, row, code)
    )
    if facet == Facet.NEED and code in BED_NEEDS:
        Service.objects.filter(pk=found.service.pk).update(has_beds=True)
    return Attribute.objects.get_or_create(service=found.service, term=term)[0]


def other_term(batch: int, row: Row, code: str) -> Term:
    """A term of a list that a partner owns; noted, so that it can go again."""
    name = row["taxonomy"] or "HSDS"
    taxonomy, made = Taxonomy.objects.get_or_create(
        slug=f"hsds-{slugify(name)}"[:40],
        defaults={"name_en": name[:120], "name_fr": name[:120]},
    )
    if made:
        Arrival.objects.create(
            batch_id=batch, table="taxonomies", reference=str(taxonomy.pk),
            row=taxonomy.pk,
        )  # fmt: skip
    title = (row["name"] or code)[:160]
    term, made = Term.objects.get_or_create(
        taxonomy=taxonomy, code=code[:40], defaults={"name_en": title, "name_fr": title}
    )
    if made:
        Arrival.objects.create(
            batch_id=batch, table="taxonomy_terms", reference=str(term.pk), row=term.pk
        )
    return term


WRITERS: Final[Mapping[str, Callable[[Found, Row], models.Model]]] = {
    "organizations": provider,
    "services": service,
    "locations": location,
    "service_at_location": link,
    "addresses": address,
    "accessibility": accessibility,
    "phones": phone,
    "schedules": schedule,
    "service_areas": area,
    "languages": language,
    "cost_options": cost,
    "required_documents": document,
    "attributes": attribute,
}
