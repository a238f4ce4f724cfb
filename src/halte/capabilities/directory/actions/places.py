"""Where services are and how they are reached, open and protected."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from django.utils import timezone

from halte.capabilities.directory import policy
from halte.capabilities.directory.actions import steps
from halte.capabilities.directory.hours import ZONES
from halte.capabilities.directory.models import (
    Accessibility,
    Capacity,
    Location,
    OpenAddress,
    Phone,
    ProtectedAddress,
    ProtectedPhone,
    Schedule,
    Service,
    ServiceAtLocation,
)
from halte.capabilities.directory.numbers import Number, read_number
from halte.capabilities.directory.states import (
    HoursKind,
    LineKind,
    LocationKind,
    Tier,
    Withheld,
)
from halte.capabilities.directory.terms import OF_PLACES, POPULATIONS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid, Missing
from halte.core.geography.areas import area_of, in_canada

POSTAL: Final = re.compile(r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[A-Z]\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `protected` decides in which table its address lies."""

    area: str
    protected: bool = False
    kind: LocationKind = LocationKind.PHYSICAL
    address: str = field(default="", repr=False)
    city: str = field(default="", repr=False)
    postal_code: str = field(default="", repr=False)
    latitude: float | None = field(default=None, repr=False)
    longitude: float | None = field(default=None, repr=False)
    reason: Withheld = Withheld.SHELTER_LOCATION
    officers_may_know: bool = False
    meeting_point: str = field(default="", repr=False)
    accessibility: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Times:
    """Hours. `always` has no times."""

    kind: HoursKind = HoursKind.OPEN
    days: tuple[int, ...] = ()
    opens: time | None = None
    closes: time | None = None
    zone: str = "America/Toronto"
    always: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    holiday_note_en: str = ""
    holiday_note_fr: str = ""


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Add a place", "Ajouter un lieu"),
    policy=policy.may_change,
    second_factor=True,
)
def add_place(actor: Actor, service: Service, *, place: Place) -> Location:
    """Where the service is. A protected place is open to its steward alone."""
    _require_place(place)
    area = area_of(place.area)
    location = Location.objects.create(
        provider=service.provider,
        kind=place.kind,
        area=area.code if area else "",
        province=area.province if area else "",
        tier=Tier.STEWARD if place.protected else Tier.PUBLIC,
        tier_reason=place.reason if place.protected else "",
    )
    _put(location, place)
    for code in place.accessibility:
        if code not in OF_PLACES:
            raise Invalid("directory_code_unknown", field="accessibility")
        Accessibility.objects.create(location=location, code=code)
    ServiceAtLocation.objects.create(service=service, location=location)
    steps.refuse_place_in(service)
    steps.noted(actor, service, "places", "")
    steps.changed_now([service.pk])
    return location


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Protect a place", "Protéger un lieu"),
    policy=policy.may_protect,
    second_factor=True,
)
def protect_place(actor: Actor, location: Location, *, reason: Withheld) -> Location:
    """Take an address out of the open table; every tier below the steward loses it."""
    found = OpenAddress.objects.filter(location=location).first()
    location.tier, location.tier_reason = Tier.STEWARD, reason
    location.save()
    if found is not None:
        latitude, longitude = found.latitude, found.longitude
        ProtectedAddress.objects.create(
            location=location,
            reason=reason,
            address=found.address,
            city=found.city,
            postal_code=found.postal_code,
            latitude="" if latitude is None else str(latitude),
            longitude="" if longitude is None else str(longitude),
        )
        found.delete()
    for link in location.services.select_related("service"):
        steps.refuse_place_in(link.service)
        steps.hide_from_history(link.service)
        # What it was is in the protected table already: history keeps no copy.
        steps.noted_protected(actor, link.service, "address", "")
    steps.changed_at(location)
    return location


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Open a place to everyone", "Ouvrir un lieu à tout le monde"),
    policy=policy.may_open,
    second_factor=True,
)
def open_place(actor: Actor, location: Location) -> Location:
    """Confirm that everyone may know an address that another directory published."""
    found = ProtectedAddress.objects.filter(location=location).first()
    if found is None or not (found.address or found.latitude):
        raise Invalid("directory_address_needed")
    OpenAddress.objects.create(
        location=location,
        address=found.address,
        city=found.city,
        postal_code=found.postal_code,
        latitude=float(found.latitude) if found.latitude else None,
        longitude=float(found.longitude) if found.longitude else None,
    )
    found.delete()
    location.tier, location.tier_reason = Tier.PUBLIC, ""
    location.save()
    for link in location.services.select_related("service"):
        steps.noted_protected(actor, link.service, "address", "")
    steps.changed_at(location)
    return location


def _put(location: Location, place: Place) -> None:
    """Into the one table or the other, never both."""
    if not place.address:
        return
    same = {
        "address": place.address, "city": place.city,
        "postal_code": postal(place.postal_code),
    }  # fmt: skip
    if not place.protected:
        OpenAddress.objects.create(
            location=location,
            latitude=place.latitude,
            longitude=place.longitude,
            **same,
        )
        return
    ProtectedAddress.objects.create(
        location=location,
        tier=Tier.OFFICER if place.officers_may_know else Tier.STEWARD,
        reason=place.reason,
        latitude="" if place.latitude is None else str(place.latitude),
        longitude="" if place.longitude is None else str(place.longitude),
        meeting_point=place.meeting_point,
        **same,
    )


def _require_place(place: Place) -> None:
    if place.kind == LocationKind.PHYSICAL and area_of(place.area) is None:
        raise Invalid("directory_area_needed", field="area")
    if place.kind == LocationKind.PHYSICAL and not place.address:
        raise Invalid("directory_address_needed", field="address")
    given = (place.latitude is not None, place.longitude is not None)
    if any(given) and not all(given):
        raise Invalid("directory_point_half", field="longitude")
    if place.latitude is None or place.longitude is None:
        return
    if not in_canada(place.latitude, place.longitude):
        raise Invalid("directory_point_outside", field="latitude")


def postal(text: str) -> str:
    """K1A 0A6; `Invalid` where no Canadian postal code has that shape."""
    code = re.sub(r"[\s-]", "", text).upper()
    if code and not POSTAL.fullmatch(code):
        raise Invalid("directory_postal_code", field="postal_code")
    return f"{code[:3]} {code[3:]}".strip()


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Add a number", "Ajouter un numéro"),
    policy=policy.may_change,
)
def add_phone(
    actor: Actor,
    service: Service,
    *,
    number: str,
    kind: LineKind = LineKind.MAIN,
    tier: Tier = Tier.PUBLIC,
    ask_for: str = "",
) -> None:
    """A number, in whatever shape it was written. Above the public it is encrypted."""
    read = read_number(number)
    if _kept_already(service, read, kind, tier):
        raise Invalid("directory_number_there", field="number")
    if tier == Tier.PUBLIC:
        Phone.objects.create(
            service=service, kind=kind, number=read.digits, extension=read.extension
        )
        steps.noted(actor, service, "phones", "")
    else:
        ProtectedPhone.objects.create(
            service=service, tier=tier, kind=kind, number=read.digits,
            extension=read.extension, ask_for=ask_for,
        )  # fmt: skip
        # One that was for everyone before is no longer, here and in what was said.
        service.phones.filter(number=read.digits).delete()
        steps.hide_number(service, read.digits)
        steps.noted_protected(actor, service, "phones", "")
    steps.changed_now([service.pk])


def _kept_already(service: Service, read: Number, kind: LineKind, tier: Tier) -> bool:
    """True where the listing has the very same line for the same readers."""
    if tier == Tier.PUBLIC:
        lines = service.phones.filter(number=read.digits)
        return lines.filter(kind=kind, extension=read.extension).exists()
    index = ProtectedPhone._meta.get_field("number_index").digest(read.digits)
    kept = service.protected_phones.filter(number_index=index, tier=tier, kind=kind)
    return kept.filter(extension=read.extension).exists()


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Take a number out", "Retirer un numéro"),
    policy=policy.may_change,
)
def remove_phone(actor: Actor, service: Service, *, number: str) -> None:
    """A number that is no more; a protected one leaves nothing in the open."""
    read = read_number(number)
    gone, _rows = service.phones.filter(number=read.digits).delete()
    column = ProtectedPhone._meta.get_field("number_index")
    index = column.digest(read.digits)
    hidden, _rows = service.protected_phones.filter(number_index=index).delete()
    if hidden:
        steps.noted_protected(actor, service, "phones", read.digits)
    elif gone:
        steps.noted(actor, service, "phones", read.digits)
    if not gone and not hidden:
        raise Invalid("directory_number_unknown", field="number")
    steps.changed_now([service.pk])


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Set the hours", "Établir les heures"),
    policy=policy.may_change,
)
def set_hours(
    actor: Actor, service: Service, *, kind: HoursKind, times: tuple[Times, ...]
) -> None:
    """All hours of one kind, anew."""
    service.schedules.filter(kind=kind).delete()
    for each in times:
        _put_hours(service, kind, each)
    steps.check_in_time(service)
    steps.noted(actor, service, "hours", "")
    steps.changed_now([service.pk])


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Add hours", "Ajouter des heures"),
    policy=policy.may_change,
)
def add_hours(actor: Actor, service: Service, *, times: Times) -> Schedule:
    """One more line of hours, beside those that are there."""
    there = service.schedules.filter(kind=times.kind, valid_from=None, valid_to=None)
    if there.filter(always=True).exists():
        raise Invalid("directory_hours_always", field="prose")
    row = _put_hours(service, times.kind, times)
    steps.check_in_time(service)
    steps.noted(actor, service, "hours", "")
    steps.changed_now([service.pk])
    return row


@action(
    Permission.DIRECTORY_KEEP,
    label=Bilingual("Take hours out", "Retirer des heures"),
    policy=policy.may_change,
)
def remove_hours(actor: Actor, service: Service, *, number: int) -> None:
    """One line of hours that is no more."""
    gone, _rows = service.schedules.filter(pk=number).delete()
    if not gone:
        raise Missing("not_found")
    steps.noted(actor, service, "hours", "")
    steps.changed_now([service.pk])


def _put_hours(service: Service, kind: HoursKind, each: Times) -> Schedule:
    if each.zone not in ZONES:
        raise Invalid("directory_zone_unknown", field="zone")
    if not each.always and (not each.days or None in (each.opens, each.closes)):
        raise Invalid("directory_hours_half", field="opens")
    if each.valid_from and each.valid_to and each.valid_to < each.valid_from:
        raise Invalid("directory_season_order", field="valid_to")
    steps.refuse_address_in(service, each.holiday_note_en, each.holiday_note_fr)
    return Schedule.objects.create(
        service=service, kind=kind, always=each.always, zone=each.zone,
        days=[] if each.always else sorted(set(each.days)),
        opens_at=None if each.always else each.opens,
        closes_at=None if each.always else each.closes,
        valid_from=each.valid_from, valid_to=each.valid_to,
        holiday_note_en=each.holiday_note_en, holiday_note_fr=each.holiday_note_fr,
    )  # fmt: skip


@action(
    Permission.DIRECTORY_ANSWER,
    label=Bilingual("Say how much room there is", "Indiquer les places libres"),
    policy=policy.may_answer,
)
def state_room(
    actor: Actor,
    service: Service,
    *,
    population: str,
    available: int,
    maximum: int | None = None,
) -> Capacity:
    """Room for a population, now. It is shown for 24 hours."""
    if population not in POPULATIONS:
        raise Invalid("directory_code_unknown", field="population")
    if maximum is not None and available > maximum:
        raise Invalid("directory_room_maximum", field="available")
    room, _made = Capacity.objects.update_or_create(
        service=service,
        population=population,
        defaults={
            "available": available, "maximum": maximum, "updated_at": timezone.now(),
        },
    )  # fmt: skip
    steps.stamped(service)
    steps.changed_now([service.pk])
    return room
