"""An offer as HSDS 3.1 has it: what one tier may know, and never more.

Made of offers alone, so that nothing can be exported that its reader could not see on
a page. HSDS has no place for three things; each is a property beside its own, which
the specification allows: `translations` (the other official language), `withheld`
(which fields are not shown, with the reason), and `withheld` of a location. There is
never a `metadata`: its previous values would tell what was taken away. A place that
is not public has neither an address nor coordinates, not even those of its area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from halte.capabilities.directory.actions.steps import FACET_NAMES
from halte.capabilities.directory.hours import EVERY_DAY
from halte.capabilities.directory.queries.offers import (
    Cost,
    Line,
    Offer,
    OpenHours,
    Room,
    Spot,
    Wording,
)
from halte.capabilities.directory.queries.shown import extent_name
from halte.capabilities.directory.states import (
    Facet,
    LineKind,
    ListingState,
    LocationKind,
    Offered,
)
from halte.capabilities.directory.terms import (
    DOCUMENTS,
    OF_PLACES,
    TERMS,
    language_name,
    term_name,
)
from halte.capabilities.directory.words import COSTS, HOURS, LINES
from halte.core.bilingual import Bilingual, Language

Thing = dict[str, Any]

OURS: Final = uuid5(NAMESPACE_URL, "https://halte.example/hsds")
"""Where identifiers that are no row’s own are made from; RFC 9562, version 5."""

FIRST: Final[Language] = "en"
"""The language of HSDS’s own fields, where there is a text in it."""

STATUS: Final = {
    ListingState.LISTED: "active",
    ListingState.UNREACHABLE: "active",
    ListingState.DRAFT: "inactive",
    ListingState.SUSPENDED: "temporarily closed",
    ListingState.CLOSED: "defunct",
}
VOICE: Final = {LineKind.TTY: "tty", LineKind.TEXT: "text"}
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LISTED_HERE: Final = Bilingual(
    "A provider of services in this directory.",
    "Un fournisseur de services inscrit à ce répertoire.",
)
NOT_NAMED: Final = Bilingual("Provider not shown", "Fournisseur non affiché")


def made(*parts: object) -> str:
    """An identifier that is the same each time."""
    return str(uuid5(OURS, ":".join(map(str, parts))))


def filled(**fields: Any) -> Thing:
    """An object without the fields that say nothing."""
    return {name: v for name, v in fields.items() if v not in ("", None, [], {})}


def said(words: Wording | Bilingual) -> str:
    """A text in the first language, or in the other."""
    return words.en or words.fr


def translated(**fields: Wording | Bilingual) -> Thing:
    """The texts in French, where the fields beside them are in English."""
    french = {name: w.fr for name, w in fields.items() if w.fr and w.en}
    return {"fr": french} if french else {}


def organization(offer: Offer) -> Thing:
    """Who provides it; one that is not shown is the same for all such services."""
    if not offer.provider:
        return filled(
            id=organization_id(offer),
            name=NOT_NAMED.en,
            description=LISTED_HERE.en,
            translations=translated(name=NOT_NAMED, description=LISTED_HERE),
        )
    return filled(
        id=organization_id(offer),
        name=said(offer.provider),
        description=LISTED_HERE.en,
        website=offer.website,
        translations=translated(name=offer.provider, description=LISTED_HERE),
    )


def organization_id(offer: Offer) -> str:
    """The identifier of who provides it; of those that are not shown, one for all."""
    return made("provider", offer.provider_id if offer.provider else "withheld")


def service_in_short(offer: Offer) -> Thing:
    """A service with what there is one of: as in a list."""
    words = {
        "name": offer.name,
        "description": offer.description,
        "application_process": offer.application,
        "eligibility_description": offer.eligibility,
        "fees_description": offer.fees,
        "alert": offer.alert,
    }
    helped = [s.code for s in offer.languages if s.offered == Offered.INTERPRETER]
    return filled(
        id=offer.id,
        status=STATUS[offer.state],
        **{name: said(text) for name, text in words.items()},
        email=offer.email,
        url=offer.website,
        interpretation_services=", ".join(language_name(code).en for code in helped),
        minimum_age=offer.minimum_age,
        maximum_age=offer.maximum_age,
        assured_date=offer.checked_on.isoformat() if offer.checked_on else None,
        last_modified=offer.changed_at.isoformat() if offer.changed_at else None,
        organization=organization(offer),
        translations=translated(**words),
        withheld=[{"field": name, "reason": why} for name, why in offer.withheld],
    )


def service(offer: Offer, now: datetime) -> Thing:
    """A service with all that belongs to it."""
    ident = offer.id
    return service_in_short(offer) | filled(
        phones=[phone(ident, n, one) for n, one in enumerate(offer.lines)],
        schedules=[schedule(ident, n, one) for n, one in enumerate(offer.hours)],
        service_areas=[area(ident, extent) for extent in offer.extents],
        service_at_locations=[at_location(ident, spot) for spot in offer.spots],
        languages=[language(ident, s.code, s.note) for s in offer.languages],
        cost_options=[
            cost_option(ident, n, one) for n, one in enumerate(offer.costs)
        ],
        required_documents=[
            filled(id=made(ident, "document", code), service_id=ident,
                   document=DOCUMENTS[code].en)
            for code in offer.documents if code in DOCUMENTS
        ],
        capacities=[capacity(ident, room) for room in offer.rooms_at(now)],
        attributes=list(attributes(ident, offer.terms)),
    )  # fmt: skip


def cost_option(ident: str, number: int, cost: Cost) -> Thing:
    """What it costs; an amount is in Canadian dollars."""
    cents = cost.amount_cents
    return filled(
        id=made(ident, "cost", number),
        service_id=ident,
        option=COSTS[cost.kind].en,
        amount=None if cents is None else cents / 100,
        currency=None if cents is None else "CAD",
        amount_description=said(cost.note),
    )


def phone(ident: str, number: int, line: Line) -> Thing:
    """A number to call."""
    return filled(
        id=made(ident, "phone", number),
        service_id=ident,
        number=line.number,
        extension=int(line.extension) if line.extension.isdigit() else None,
        type=VOICE.get(line.kind, "voice"),
        description=LINES[line.kind].en,
    )


def schedule(ident: str, number: int, line: OpenHours) -> Thing:
    """Hours of a week; day and night is seven days from 00:00 to 24:00."""
    hours = line.hours
    begun, ended = hours.valid_from, hours.valid_to
    return filled(
        id=made(ident, "schedule", number),
        service_id=ident,
        freq="WEEKLY",
        byday=",".join(
            DAYS[day] for day in (EVERY_DAY if hours.always else hours.days)
        ),
        opens_at="00:00" if hours.always else f"{hours.opens:%H:%M}",
        closes_at="24:00" if hours.always else f"{hours.closes:%H:%M}",
        valid_from=begun.isoformat() if begun else None,
        valid_to=ended.isoformat() if ended else None,
        description=f"{HOURS[line.kind].en} ({hours.zone})",
        notes=said(line.note),
    )


def area(ident: str, extent: str) -> Thing:
    """For whom it is there: a country, a province, or an area of the census."""
    return filled(
        id=made(ident, "area", extent),
        service_id=ident,
        name=extent_name(extent).en,
        extent=extent,
        extent_type="statcan-2021" if extent.isdigit() else "iso-3166",
    )


def language(ident: str, code: str, note: Wording) -> Thing:
    """A language that it works in."""
    return filled(
        id=made(ident, "language", code),
        service_id=ident,
        name=language_name(code).en,
        code=code,
        note=said(note),
    )


def capacity(ident: str, room: Room) -> Thing:
    """Room that was told within a day."""
    return filled(
        id=made(ident, "room", room.population, room.unit),
        service_id=ident,
        unit={"id": made("unit", room.unit), "name": room.unit},
        available=room.available,
        maximum=room.maximum,
        description=room.title.en,
        updated=room.updated_at.isoformat(),
    )


def at_location(ident: str, spot: Spot) -> Thing:
    """A service at a place."""
    place = place_id(ident, spot)
    return {
        "id": at_id(ident, spot),
        "service_id": ident,
        "location_id": place,
        "location": location(place, spot),
    }


def at_id(ident: str, spot: Spot) -> str:
    """The identifier of a service at a place."""
    return made(ident, "at", spot.reference)


def place_id(ident: str, spot: Spot) -> str:
    """The identifier of a place; each service has its own for one that is withheld.

    Two services that share a shelter would otherwise tell of each other who they are.
    """
    return made(ident, "place", spot.reference) if spot.withheld else spot.reference


def location(place: str, spot: Spot) -> Thing:
    """A place; where it may not be known exactly, only which area it is in."""
    is_open = spot.exact and not spot.withheld
    return filled(
        id=place,
        location_type=str(spot.kind),
        name=spot.area_name.en if spot.area_name else "",
        latitude=spot.latitude if is_open else None,
        longitude=spot.longitude if is_open else None,
        addresses=[] if spot.withheld else list(addresses(place, spot)),
        accessibility=[
            filled(id=made(place, "access", code), location_id=place,
                   description=OF_PLACES[code].en)
            for code in spot.accessibility if code in OF_PLACES
        ],
        withheld=spot.withheld,
    )  # fmt: skip


def addresses(place: str, spot: Spot) -> Iterator[Thing]:
    """An address, where all that HSDS asks of one is known."""
    if spot.address and spot.city and spot.postal_code and spot.province:
        yield {
            "id": made(place, "address"),
            "location_id": place,
            "address_1": spot.address,
            "city": spot.city,
            "state_province": spot.province,
            "postal_code": spot.postal_code,
            "country": "CA",
            "address_type": "postal"
            if spot.kind == LocationKind.POSTAL
            else "physical",
        }


def attributes(ident: str, terms: Iterable[tuple[Facet, str]]) -> Iterator[Thing]:
    """The terms that are true of a service."""
    for facet, code in terms:
        yield {
            "id": made(ident, "attribute", facet, code),
            "link_id": ident,
            "link_type": str(facet),
            "link_entity": "service",
            "taxonomy_term_id": term_id(facet, code),
            "taxonomy_term": term(facet, code),
        }


def taxonomy_id(facet: Facet) -> str:
    """The identifier of a list of terms."""
    return made("taxonomy", facet)


def term_id(facet: Facet, code: str) -> str:
    """The identifier of a term."""
    return made("term", facet, code)


def taxonomy(facet: Facet) -> Thing:
    """A list of terms."""
    name = Bilingual(*FACET_NAMES[facet])
    return {
        "id": taxonomy_id(facet),
        "name": name.en,
        "description": name.en,
        "version": "1",
        "translations": translated(name=name, description=name),
    }


def term(facet: Facet, code: str) -> Thing:
    """A term."""
    name = term_name(facet, code)
    return {
        "id": term_id(facet, code),
        "code": code,
        "name": name.en,
        "description": name.en,
        "taxonomy": str(facet),
        "taxonomy_id": taxonomy_id(facet),
        "language": FIRST,
        "translations": translated(name=name, description=name),
    }


def all_terms() -> Iterator[Thing]:
    """Every term of every list."""
    for facet, known in TERMS.items():
        for code in known:
            yield term(facet, code)
