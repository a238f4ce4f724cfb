"""A file of HSDS laid out as one table: a row for each object, parents first.

from halte.methods.hsds.unfolding import unfolded
rows = unfolded(Path("services.json"))

Objects nested in JSON become rows that point at what they lay in, as in the tables of
a package, so that both forms give the same rows. Three columns are no field of HSDS:
`missing` holds the identifiers that a row points at and the file does not have,
`repeats` what an earlier row said already of the same thing, and `to_look_at` the
codes of what is odd and still no error. What has no place here (contacts, funding,
history) keeps a row with its table and its identifier, and nothing of its content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from halte.methods.hsds.meaning import MEANINGS

Row = dict[str, str]
Thing = Mapping[str, Any]

KINDS: Final[Mapping[str, str]] = {
    "organizations": "organization",
    "services": "service",
    "locations": "location",
    "service_at_location": "service_at_location",
    "addresses": "address",
    "accessibility": "accessibility",
    "phones": "phone",
    "schedules": "schedule",
    "service_areas": "service_area",
    "languages": "language",
    "cost_options": "cost_option",
    "required_documents": "required_document",
    "attributes": "attribute",
}
"""Tables that are laid out, in the order of their rows, and the kind of each row."""

WITHIN: Final[Mapping[str, str]] = {
    "organization": "organizations",
    "service": "services",
    "service_at_locations": "service_at_location",
    "location": "locations",
} | {name: name for name in KINDS if name != "service_at_location"}
"""The table of an object by the name that it stands under in another."""

TRANSLATED: Final = (
    "name", "description", "application_process", "eligibility_description",
    "fees_description", "alert",
)  # fmt: skip
FIELDS: Final = (
    "organization_id", "service_id", "location_id", "name", "name_fr", "description",
    "description_fr", "website", "email", "status", "application_process",
    "application_process_fr", "eligibility_description", "eligibility_description_fr",
    "fees_description", "fees_description_fr", "alert", "alert_fr",
    "interpretation_services", "minimum_age", "maximum_age", "location_type",
    "latitude", "longitude", "withheld", "address_1", "city", "state_province",
    "postal_code", "country", "number", "extension", "type", "freq", "byday",
    "opens_at", "closes_at", "valid_from", "valid_to", "notes", "extent", "code",
    "note", "option", "amount", "currency", "amount_description", "document",
    "link_type", "taxonomy", "remote",
)  # fmt: skip
COLUMNS: Final = ("table", "id", *FIELDS, "missing", "repeats", "to_look_at")
HELD: Final = ("organization_id", "service_id", "location_id")

OF_ANOTHER_DAY: Final = frozenset({"hsds_stale", "hsds_in_future", "hsds_room_old"})
"""What depends on today: a file has the same rows on every day."""

SAID_ONCE: Final[Mapping[str, tuple[str, str]]] = {
    "languages": ("service_id", "code"),
    "addresses": ("location_id", "location_id"),
}
"""Of which parent a table may say a thing once, and what that thing is."""


class Unfolding:
    """Rows by table and identifier, gathered from objects or from tables."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Row]] = {name: {} for name in KINDS}
        self.differing: list[Row] = []
        self.aside: dict[tuple[str, str], Row] = {}

    def take(self, table: str, thing: Any, parents: Mapping[str, str]) -> str:
        """Keep an object and those within it; returns its identifier."""
        if not isinstance(thing, dict):
            return ""
        ident = text(thing.get("id"))
        if table not in KINDS:
            self.aside[table, ident] = {"table": table, "id": ident}
            return ident
        mine = self.pointed_at(thing, parents)
        self.keep(table, ident, row_of(table, thing, mine))
        # What lies in the link of a service and a place belongs to both of these.
        links = table == "service_at_location"
        under = mine if links else {f"{KINDS[table]}_id": ident}
        for name, value in thing.items():
            for one in value if isinstance(value, list) else ():
                self.take(WITHIN.get(name, name), one, under)
        return ident

    def pointed_at(self, thing: Thing, parents: Mapping[str, str]) -> dict[str, str]:
        """What an object points at: by identifier, by what it lies in or holds."""
        mine = dict(parents)
        for name in HELD:
            mine[name] = text(thing.get(name)) or mine.get(name, "")
        for name, value in thing.items():
            if name in WITHIN and isinstance(value, dict):
                # What stands alone within is pointed at: its row comes first.
                mine[f"{KINDS[WITHIN[name]]}_id"] = self.take(WITHIN[name], value, {})
        return mine

    def keep(self, table: str, ident: str, row: Row) -> None:
        """A row; the same object met again may say more of where it belongs."""
        known = self.rows[table].setdefault(ident, row)
        if known is row:
            return
        if [v for k, v in known.items() if k not in HELD] != [
            v for k, v in row.items() if k not in HELD
        ]:
            self.differing.append(row)
            return
        for name in HELD:
            known[name] = known[name] or row[name]

    def all_rows(self) -> Iterator[Row]:
        """Every row, parents first, with what it points at in vain."""
        known = {
            name: self.rows[f"{name.removesuffix('_id')}s"].keys() for name in HELD
        }
        said: set[tuple[str, str, str]] = set()
        placed = self.place()
        for table, rows in self.rows.items():
            for row in rows.values():
                gone = [row[n] for n in HELD if row[n] and row[n] not in known[n]]
                row["missing"] = " ".join(dict.fromkeys(gone))
                row["repeats"] = repeated(table, row, said)
                if table == "services" and row["id"] not in placed:
                    row["remote"] = "yes"
                if table == "languages":
                    row["interpretation_services"] = self.interpreted(row)
                yield row
        yield from self.differing
        for aside in self.aside.values():
            yield {**dict.fromkeys(COLUMNS, ""), **aside}

    def interpreted(self, row: Row) -> str:
        """What the service of a language says of interpreters."""
        service = self.rows["services"].get(row["service_id"], {})
        return service.get("interpretation_services", "")

    def place(self) -> set[str]:
        """The services that have a place; a place that says not whose it is, is
        that of who offers a service there."""
        placed = set()
        nothing = dict.fromkeys(COLUMNS, "")
        for link in self.rows["service_at_location"].values():
            placed.add(link["service_id"])
            where = self.rows["locations"].get(link["location_id"], nothing)
            service = self.rows["services"].get(link["service_id"], nothing)
            where["organization_id"] = (
                where["organization_id"] or service["organization_id"]
            )
        return placed


def repeated(table: str, row: Row, said: set[tuple[str, str, str]]) -> str:
    """What an earlier row of this table said of the same thing."""
    if table not in SAID_ONCE:
        return ""
    parent, thing = SAID_ONCE[table]
    key = (table, row[parent], row[thing])
    if key in said and row[parent]:
        return row[thing]
    said.add(key)
    return ""


def row_of(table: str, thing: Thing, parents: Mapping[str, str]) -> Row:
    """The fields of an object as texts, with what they mean besides."""
    row = dict.fromkeys(COLUMNS, "")
    row |= {name: text(thing[name]) for name in FIELDS if name in thing}
    row |= {name: parents.get(name, "") for name in HELD}
    row |= in_french(thing, row) | {"table": table, "id": text(thing.get("id"))}
    if table == "attributes":
        row |= of_term(thing, parents)
    if table == "services":
        row["website"] = text(thing.get("url"))
    row["to_look_at"] = " ".join(odd(KINDS[table], thing))
    return row


def in_french(thing: Thing, row: Row) -> Row:
    """The texts of the other language; one that says it is the English turns them."""
    told = thing.get("translations")
    told = told if isinstance(told, dict) else {}
    french, english = told.get("fr"), told.get("en")
    if isinstance(french, dict):
        return {f"{n}_fr": text(french[n]) for n in TRANSLATED if n in french}
    if isinstance(english, dict):
        turned = {f"{name}_fr": row[name] for name in TRANSLATED if row[name]}
        return turned | {n: text(english.get(n)) for n in TRANSLATED if row[n]}
    return {}


def of_term(thing: Thing, parents: Mapping[str, str]) -> Row:
    """What an attribute says of its service, by the term that it points at."""
    term = thing.get("taxonomy_term")
    term = term if isinstance(term, dict) else {}
    linked = text(thing.get("link_id"))
    of_service = text(thing.get("link_entity")) in ("", "service")
    return {
        "service_id": parents.get("service_id", "") or (linked if of_service else ""),
        "code": text(term.get("code")),
        "name": text(term.get("name")) or text(thing.get("label")),
        "taxonomy": text(term.get("taxonomy")),
    }


def odd(kind: str, thing: Thing) -> Iterable[str]:
    """The codes of what is odd and no error."""
    if kind not in MEANINGS:
        return ()
    found = MEANINGS[kind](thing, "", datetime.now(UTC))
    codes = (one.code for one in found if one.level == "warning")
    return sorted({code for code in codes if code not in OF_ANOTHER_DAY})


def text(value: Any) -> str:
    """A value of JSON as a cell has it."""
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def from_objects(things: Iterable[Any]) -> Iterator[Row]:
    """The rows of services, organizations or services at locations, nested."""
    found = Unfolding()
    for thing in things:
        found.take(table_of(thing), thing, {})
    yield from found.all_rows()


def table_of(thing: Any) -> str:
    """The table of an object that stands by itself, by the fields that it has."""
    keys = thing.keys() if isinstance(thing, dict) else set()
    if "location" in keys or {"service", "location_id"} & keys:
        return "service_at_location"
    if "location_type" in keys:
        return "locations"
    return "services" if "status" in keys else "organizations"


def from_tables(tables: Mapping[str, Iterable[Row]]) -> Iterator[Row]:
    """The rows of the tables of a package, by the name of each table."""
    found = Unfolding()
    terms = {row.get("id", ""): row for row in tables.get("taxonomy_terms", ())}
    french = translations(tables.get("translations", ()))
    links = {
        row.get("id", ""): row.get("service_id", "")
        for row in tables.get("service_at_location", ())
    }
    passed_over = {"taxonomies", "taxonomy_terms", "translations", "units"}
    # Tables that stand in no order come last, by name.
    for table in [*KINDS, *sorted(tables.keys() - KINDS.keys() - passed_over)]:
        for row in tables.get(table, ()):
            thing: dict[str, Any] = dict(row)
            told = french.get((table, row.get("id", "")))
            if told:
                thing["translations"] = told
            if table == "attributes":
                thing["taxonomy_term"] = terms.get(row.get("taxonomy_term_id", ""))
            at = links.get(row.get("service_at_location_id", ""), "")
            found.take(table, numbered(thing), {"service_id": at})
    yield from found.all_rows()


def numbered(row: dict[str, Any]) -> dict[str, Any]:
    """A row without its blank cells, its coordinates and ages as numbers."""
    made = {name: value for name, value in row.items() if value not in ("", None)}
    for name in ("latitude", "longitude", "minimum_age", "maximum_age"):
        try:
            made[name] = float(made[name])
        except (KeyError, ValueError):
            continue
    return made


def translations(rows: Iterable[Row]) -> dict[tuple[str, str], Any]:
    """Texts of another language, by table and identifier."""
    found: dict[tuple[str, str], Any] = {}
    for row in rows:
        if {"table", "id", "language", "field", "text"} <= row.keys():
            of_row = found.setdefault((row["table"], row["id"]), {})
            of_row.setdefault(row["language"], {})[row["field"]] = row["text"]
    return found
