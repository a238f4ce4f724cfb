"""A whole directory in HSDS 3.1: nested JSON, or the zip of all its tables.

The file is laid out as one table, a row for each object. What comes in are drafts that
nobody but a steward sees. A row that is wrong says why and waits to be mended; what
belongs to it waits with it, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.urls import reverse

from halte.capabilities.directory import package_rows as read
from halte.capabilities.directory import package_writing as writing
from halte.capabilities.directory.actions.steps import changed_now
from halte.capabilities.directory.hours import says_always
from halte.capabilities.directory.intake import address, identifier
from halte.capabilities.directory.models import (
    Arrival,
    Attribute,
    Location,
    Provider,
    Service,
    Taxonomy,
    Term,
)
from halte.capabilities.directory.package_file import unfold
from halte.capabilities.directory.package_rows import Row
from halte.capabilities.directory.package_taking import Taking
from halte.capabilities.directory.package_titles import TITLES
from halte.capabilities.directory.states import ListingState, LocationKind
from halte.capabilities.directory.words import LOCATIONS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.intake.feeds import Column, Fault, Feed, Values, register
from halte.methods.hsds.checking import UUID
from halte.methods.hsds.unfolding import COLUMNS, KINDS

STATUSES: Final = ("active", "inactive", "defunct", "temporarily closed")
WEB: Final = URLValidator(schemes=["http", "https"])


def column(name: str) -> Column:
    """A column of the table that a file is laid out as."""
    title = TITLES[name]
    if name == "table":
        return Column(name, title, "choice", required=True, choices=tuple(KINDS))
    if name == "id":
        return Column(name, title, "custom", required=True, parse=identifier)
    return Column(name, title, longest=8_000)


def aside(texts: Mapping[str, str]) -> bool:
    """What this directory has no place for: counted, and nothing of it is kept."""
    table = texts.get("table", "")
    if table not in KINDS:
        return True
    return table not in writing.PARENTS and not texts.get("service_id")


def check(row: Values) -> Iterable[Fault]:
    """Every rule for a row of its table."""
    table = row["table"]
    yield from pointers(table, row)
    if row["repeats"] and row["repeats"] in (row["code"], row["location_id"]):
        yield Fault("code" if table == "languages" else "table", "directory_hsds_twice")
    for reading in READINGS[table]:
        try:
            reading(row)
        except Invalid as wrong:
            yield Fault(wrong.field, wrong.code, wrong.values)


def pointers(table: str, row: Row) -> Iterable[Fault]:
    """What it belongs to is named, and there."""
    gone = row["missing"].split()
    for name in writing.PARENTS.get(table, writing.OF_A_SERVICE):
        if not row[name]:
            yield Fault(name, "cell_required")
        elif row[name] in gone:
            yield Fault(name, "directory_hsds_dangling")
        elif not UUID.fullmatch(row[name]):
            yield Fault(name, "directory_hsds_id")


def named(row: Row) -> None:
    """In one language at least, and who ended for good stays out."""
    if not row["name"] and not row["name_fr"]:
        raise Invalid("directory_name_needed", field="name")
    if row["email"]:
        try:
            address(row["email"])
        except Invalid as wrong:
            raise Invalid(wrong.code, field="email") from None


def website(row: Row) -> None:
    """An address of the Web, or none."""
    try:
        if row["website"]:
            WEB(row["website"])
    except ValidationError:
        raise Invalid("directory_hsds_url", field="website") from None


def status(row: Row) -> None:
    """One of HSDS’s own; what has ended for good stays out."""
    if row["status"] == "defunct":
        raise Invalid("directory_hsds_ended", field="status")
    if row["status"] not in STATUSES:
        known = ", ".join(STATUSES)
        raise Invalid("directory_hsds_choice", field="status", known=known)


def kind(row: Row) -> None:
    """Of which kind a place is."""
    if row["location_type"] not in set(LocationKind):
        known = ", ".join(LOCATIONS)
        raise Invalid("directory_hsds_choice", field="location_type", known=known)


def hours(row: Row) -> None:
    """Times and days; “24/7” in words is no hours."""
    prose = says_always(row["description"]) or says_always(row["notes"])
    if prose and not row["opens_at"]:
        raise Invalid("directory_hsds_prose_hours", field="byday")
    read.times(row)
    read.day(row, "valid_from")
    read.day(row, "valid_to")


READINGS: Final[Mapping[str, tuple[Callable[[Row], object], ...]]] = {
    "organizations": (named, website),
    "services": (named, status, read.ages),
    "locations": (kind, read.point),
    "service_at_location": (),
    "addresses": (read.address,),
    "accessibility": (read.access,),
    "phones": (read.phone,),
    "schedules": (hours,),
    "service_areas": (read.extent,),
    "languages": (read.language,),
    "cost_options": (read.price,),
    "required_documents": (read.document,),
    "attributes": (read.facet_and_code,),
}


def write(actor: Actor, batch_id: int, rows: Sequence[Values]) -> int:
    """Drafts, and what belongs to them; how many rows were new."""
    taking = Taking(batch_id)
    new = writing.take_all(taking, rows)
    changed_now(taking.touched())
    return new


def arrived(batch_id: int, table: str) -> list[int]:
    """Keys of the rows of ours that a file brought."""
    rows = Arrival.objects.filter(batch_id=batch_id, table=table).exclude(row=None)
    return [key for key in rows.values_list("row", flat=True) if key is not None]


def undo(actor: Actor, batch_id: int, reason: str) -> None:
    """Exactly what came goes again; what waited for a parent too."""
    services = arrived(batch_id, "services")
    Service.objects.filter(pk__in=services).delete()
    Location.objects.filter(pk__in=arrived(batch_id, "locations")).delete()
    Provider.objects.filter(pk__in=arrived(batch_id, "organizations")).delete()
    # A term of others stays where another file has used it since.
    terms = Term.objects.filter(pk__in=arrived(batch_id, "taxonomy_terms"))
    terms.exclude(pk__in=Attribute.objects.values("term")).delete()
    lists = Taxonomy.objects.filter(pk__in=arrived(batch_id, "taxonomies"))
    lists.exclude(pk__in=Term.objects.values("taxonomy")).delete()
    Arrival.objects.filter(batch_id=batch_id).delete()
    changed_now(services)


def blocked(batch_id: int) -> str:
    """Someone worked on one of them, or put something of their own beside."""
    services = Service.objects.filter(pk__in=arrived(batch_id, "services"))
    untouched = services.filter(
        state=ListingState.DRAFT, version=1, checks=None, changes=None
    )
    places = arrived(batch_id, "locations")
    providers = Provider.objects.filter(pk__in=arrived(batch_id, "organizations"))
    foreign = (
        services.count() > untouched.count()
        or Service.objects.filter(provider__in=providers).exclude(pk__in=services)
        or Location.objects.filter(provider__in=providers).exclude(pk__in=places)
        or Service.objects.filter(places__location__in=places).exclude(pk__in=services)
    )
    return "directory_hsds_worked_on" if foreign else ""


def done(batch_id: int) -> str:
    """What came of the file."""
    return reverse("directory:arrival", args=[batch_id])


PACKAGE: Final = register(
    Feed(
        slug="hsds-package",
        title=Bilingual("A whole directory in HSDS", "Un répertoire entier en HSDS"),
        description=Bilingual(
            "Services in JSON with all that lies in them, or the zip of all tables. "
            "Each object is a row. What comes in is a draft until someone checks it, "
            "and every address is for the steward until one confirms it.",
            "Des services en JSON avec tout ce qu’ils contiennent, ou le zip de toutes "
            "les tables. Chaque objet est une ligne. Ce qui arrive est une ébauche "
            "jusqu’à sa vérification, et chaque adresse reste à la gestion du "
            "répertoire jusqu’à sa confirmation.",
        ),
        columns=tuple(map(column, COLUMNS)),
        submit=Permission.DIRECTORY_KEEP,
        accept=Permission.DIRECTORY_KEEP,
        write=write,
        undo=undo,
        blocked=blocked,
        done=done,
        seen_with=Permission.DIRECTORY_KEEP,
        check=check,
        known=("table", "id"),
        aside=aside,
        unfold=unfold,
    )
)
