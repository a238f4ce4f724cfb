"""The directory as each tier may know it, built from the open tables alone.

This module neither imports nor joins a protected table: what a tier may see of
those is handed in by `protected.py`. Everything that is served (pages, search,
prints, exports) is made of the offers that come out of here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, TypeVar

from django.db.models import Model, QuerySet

from halte.capabilities.directory.hours import Hours
from halte.capabilities.directory.models.details import (
    Accessibility,
    Attribute,
    Capacity,
    CostOption,
    FieldTier,
    Language,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
)
from halte.capabilities.directory.models.listed import (
    Location,
    OpenAddress,
    ProviderText,
    Service,
    ServiceAtLocation,
    ServiceText,
)
from halte.capabilities.directory.queries.offers import (
    Cost,
    Line,
    Offer,
    OpenHours,
    Room,
    Spoken,
    Spot,
    Wording,
    why,
)
from halte.capabilities.directory.states import (
    CostKind,
    Facet,
    HoursKind,
    LineKind,
    ListingState,
    LocationKind,
    Offered,
    Tier,
    Withheld,
    seen_by,
)
from halte.capabilities.directory.terms import term_name
from halte.core.geography.areas import area_of

FIELD_TIERS: Final[dict[str, Tier]] = {
    "capacity": Tier.PROVIDER,
    "eligibility": Tier.PROVIDER,
    "email": Tier.PROVIDER,
}
"""Fields that are not for everyone unless the provider says otherwise."""

FOLLOWS_FROM: Final = {
    "always_open": "hours", "free": "fees", "interpreter": "languages",
}  # fmt: skip
"""Facts that tell a field: they go with it."""

TELL_THE_NAME: Final = ("provider", "description", "website", "email", "alert")

SHOWN: Final[dict[Tier, tuple[ListingState, ...]]] = {
    Tier.PUBLIC: (ListingState.LISTED,),
    Tier.PROVIDER: (ListingState.LISTED,),
    Tier.OFFICER: (ListingState.LISTED, ListingState.UNREACHABLE),
    Tier.STEWARD: (
        ListingState.LISTED, ListingState.UNREACHABLE, ListingState.SUSPENDED,
        ListingState.DRAFT,
    ),
}  # fmt: skip

M = TypeVar("M", bound=Model)
Rows = Mapping[int, list[M]]
Lines = Mapping[int, tuple[Line, ...]]


def project(
    viewer: Tier, *, lines: Lines | None = None, only: Collection[int] | None = None
) -> tuple[Offer, ...]:
    """Every service that a tier may see, or of those with these keys.

    `lines` are protected numbers that this tier may see, by service.
    """
    rows = Service.objects.filter(
        tier__in=seen_by(viewer), state__in=SHOWN[viewer]
    ).select_related("provider")
    if only is not None:
        rows = rows.filter(pk__in=only)
    parts = Parts(viewer, only)
    made = (parts.offer(row, (lines or {}).get(row.pk, ())) for row in rows)
    return tuple(offer for offer in made if offer is not None)


class Parts:
    """All the rows that offers are made of, read once, by service; of some services,
    no row of another."""

    def __init__(self, viewer: Tier, only: Collection[int] | None) -> None:
        self.viewer, self.only = viewer, only
        public = viewer == Tier.PUBLIC
        texts = ServiceText.objects.order_by("pk")
        said = ProviderText.objects.order_by("pk")
        if public:
            texts, said = texts.filter(is_public=True), said.filter(is_public=True)
        self.texts = self._by_service(texts)
        self.said = by(self._of(said, "provider__services"), "provider_id")
        self.hidden = self._by_service(FieldTier.objects.all())
        self.phones = self._by_service(Phone.objects.all())
        self.schedules = self._by_service(Schedule.objects.all())
        self.languages = self._by_service(Language.objects.all())
        self.areas = self._by_service(ServiceArea.objects.all())
        self.costs = self._by_service(CostOption.objects.all())
        self.documents = self._by_service(RequiredDocument.objects.all())
        self.capacities = self._by_service(Capacity.objects.all())
        self.attributes = self._terms(holds=True)
        self.denied = self._terms(holds=False)
        self.places = self._by_service(ServiceAtLocation.objects.all())
        at = self._of(Location.objects.all(), "services__service")
        self.locations = {row.pk: row for row in at}
        # Only of places that everyone may know, whatever else was kept by mistake.
        addresses = OpenAddress.objects.filter(location__tier=Tier.PUBLIC)
        open_ones = self._of(addresses, "location__services__service")
        self.addresses = {row.location_id: row for row in open_ones}
        accesses = Accessibility.objects.all()
        self.accesses = by(
            self._of(accesses, "location__services__service"), "location_id"
        )

    def _of(self, rows: QuerySet[M], way: str = "service") -> QuerySet[M]:
        """Those of the services that are asked for, each once."""
        if self.only is None:
            return rows
        own = rows.filter(**{f"{way}__in": self.only})
        return own if way == "service" else own.distinct()

    def _by_service(self, rows: QuerySet[M]) -> Rows[M]:
        return by(self._of(rows), "service_id")

    def _terms(self, *, holds: bool) -> dict[int, list[tuple[Facet, str]]]:
        rows = Attribute.objects.filter(holds=holds).order_by("pk")
        rows = self._of(rows.exclude(term__taxonomy__facet=""))
        found: dict[int, list[tuple[Facet, str]]] = defaultdict(list)
        for service, facet, code in rows.values_list(
            "service_id", "term__taxonomy__facet", "term__code"
        ):
            found[service].append((Facet(facet), code))
        return found

    def withheld(self, row: Service) -> dict[str, str]:
        """The fields that this tier does not see, each with its reason."""
        tiers = {f: (t, Withheld.NOT_FOR_PUBLIC) for f, t in FIELD_TIERS.items()}
        for rule in self.hidden.get(row.pk, []):
            tiers[rule.field] = (Tier(rule.tier), why(rule.reason))
        seen = seen_by(self.viewer)
        shut = {f: str(why) for f, (tier, why) in tiers.items() if tier not in seen}
        if row.provider.tier not in seen:
            shut.setdefault("provider", str(Withheld.NOT_FOR_PUBLIC))
        if "provider" in shut:
            # The address of a website is as good as the name of who has it.
            shut.setdefault("website", shut["provider"])
        if "name" in shut:
            # Whatever could say who it is goes with the name.
            shut = dict.fromkeys(TELL_THE_NAME, shut["name"]) | shut
        return shut

    def offer(self, row: Service, more: tuple[Line, ...]) -> Offer | None:
        """One service; None where no language of it may be shown."""
        texts = {text.language: text for text in self.texts.get(row.pk, [])}
        if not texts:
            return None
        shut = self.withheld(row)
        terms, denied = (
            open_terms(kept.get(row.pk, ()), shut)
            for kept in (self.attributes, self.denied)
        )
        return Offer(
            id=str(row.reference),
            pk=row.pk,
            tier=self.viewer,
            provider_id=row.provider_id,
            organisation_id=row.provider.organisation_id,
            provider=self.provider(row, shut),
            name=generic(terms) if "name" in shut else wording(texts, "name"),
            state=ListingState(row.state),
            terms=terms,
            denied=denied,
            minimum_age=row.minimum_age,
            maximum_age=row.maximum_age,
            remote=row.remote,
            has_beds=row.has_beds,
            checked_on=row.checked_on,
            next_check_on=row.next_check_on,
            withheld=tuple(sorted(shut.items())),
            source=row.provider.source,
            demonstration=row.provider.demonstration,
            changed_at=row.changed_at,
            **self.told(row, texts, shut),
            **self.listed(row, shut, more),
        )

    def provider(self, row: Service, shut: Mapping[str, str]) -> Wording:
        """The provider’s name; nothing where it would say who runs a shelter."""
        if "provider" in shut:
            return Wording()
        texts = {text.language: text for text in self.said.get(row.provider_id, [])}
        return wording(texts, "name")

    def told(
        self, row: Service, texts: Mapping[str, Any], shut: Mapping[str, str]
    ) -> dict[str, Any]:
        """The fields that are words."""
        names = ("description", "eligibility", "application", "fees", "alert")
        told: dict[str, Any] = {
            name: Wording() if name in shut else wording(texts, name) for name in names
        }
        # Of words that are shown in both: what is not shown has no age either.
        older = [code for code, text in texts.items() if text.older_since]
        both = len(texts) > 1 and told["description"]
        told["older"] = older[0] if older and both else ""
        told["email"] = "" if "email" in shut else row.email
        told["website"] = "" if "website" in shut else row.provider.website
        return told

    def listed(
        self, row: Service, shut: Mapping[str, str], more: tuple[Line, ...]
    ) -> dict[str, Any]:
        """The fields that are lists."""
        key = row.pk
        phones = () if "phones" in shut else self.phones.get(key, [])
        more = () if "phones" in shut else more
        spoke = () if "languages" in shut else self.languages.get(key, [])
        places = () if "places" in shut else self.places.get(key, [])
        rooms = () if "capacity" in shut else self.capacities.get(key, [])
        times = () if "hours" in shut else self.schedules.get(key, [])
        costs = () if "fees" in shut else self.costs.get(key, [])
        papers = () if "documents" in shut else self.documents.get(key, [])
        return {
            "languages": tuple(map(spoken, spoke)),
            "extents": tuple(each.extent for each in self.areas.get(key, [])),
            "spots": tuple(self.spot(self.locations[p.location_id]) for p in places),
            "lines": (*map(line, phones), *more),
            "hours": tuple(map(open_hours, times)),
            "rooms": tuple(map(room, rooms)),
            "costs": tuple(map(cost, costs)),
            "documents": tuple(each.code for each in papers),
        }

    def spot(self, row: Location) -> Spot:
        """Where: the address of an open place, the centre of the area of another."""
        area = area_of(row.area)
        found = self.addresses.get(row.pk)
        exact = found is not None and found.latitude is not None
        centre = (area.latitude, area.longitude) if area else (None, None)
        latitude, longitude = (
            (found.latitude, found.longitude) if found and exact else centre
        )
        return Spot(
            reference=str(row.reference),
            kind=LocationKind(row.kind),
            area=row.area,
            area_name=area.full_name if area else None,
            province=row.province,
            latitude=latitude,
            longitude=longitude,
            exact=exact,
            address=found.address if found else "",
            city=found.city if found else "",
            postal_code=found.postal_code if found else "",
            withheld="" if row.tier == Tier.PUBLIC else str(why(row.tier_reason)),
            accessibility=tuple(a.code for a in self.accesses.get(row.pk, [])),
        )


def open_terms(
    terms: Iterable[tuple[Facet, str]], shut: Mapping[str, str]
) -> tuple[tuple[Facet, str], ...]:
    """The terms that tell no field which is withheld."""
    return tuple(
        (facet, code)
        for facet, code in terms
        if not (facet == Facet.NEED and "needs" in shut)
        and FOLLOWS_FROM.get(code) not in shut
    )


def by(rows: Iterable[M], name: str) -> Rows[M]:
    """Rows by the key that they hang from."""
    found: dict[int, list[M]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def wording(texts: Mapping[str, Any], name: str) -> Wording:
    """A field of the rows of both languages."""
    return Wording(
        **{language: getattr(text, name) for language, text in texts.items()}
    )


def generic(terms: tuple[tuple[Facet, str], ...]) -> Wording:
    """What stands for a name that is withheld: what the service helps with."""
    first = next((code for facet, code in terms if facet == Facet.NEED), "")
    if not first:
        return Wording("A service", "Un service")
    named = term_name(Facet.NEED, first)
    return Wording(named.en, named.fr)


def spoken(row: Language) -> Spoken:
    """A language."""
    return Spoken(row.code, Offered(row.offered), Wording(row.note_en, row.note_fr))


def line(row: Phone) -> Line:
    """A number that everyone may see."""
    return Line(LineKind(row.kind), row.number, row.extension)


def open_hours(row: Schedule) -> OpenHours:
    """Hours as they are reckoned with."""
    times = {
        "valid_from": row.valid_from, "valid_to": row.valid_to, "zone": row.zone,
    }  # fmt: skip
    note = Wording(row.holiday_note_en, row.holiday_note_fr)
    if row.opens_at is None or row.closes_at is None:
        return OpenHours(HoursKind(row.kind), Hours(always=True, **times), note)  # type: ignore[arg-type]
    hours = Hours(tuple(row.days), row.opens_at, row.closes_at, **times)  # type: ignore[arg-type]
    return OpenHours(HoursKind(row.kind), hours, note)


def room(row: Capacity) -> Room:
    """Room for a population."""
    return Room(row.population, row.available, row.maximum, row.unit, row.updated_at)


def cost(row: CostOption) -> Cost:
    """What it costs."""
    note = Wording(row.note_en, row.note_fr)
    return Cost(CostKind(row.kind), note, row.amount_cents)
