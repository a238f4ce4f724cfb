"""The published rules of the template, and two of our own that protect people.

Ours: recipients are organisations, never persons; and no address of a place where
people shelter is kept, in any field. Where a recipient’s place must not be found,
nothing nearer than its province is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from halte.capabilities.money.publication.codes import COUNTRIES, CURRENCIES
from halte.capabilities.money.publication.template import grants
from halte.capabilities.money.years import EARLIEST, LATEST
from halte.core.errors import Invalid

Values = Mapping[str, str]

REFERENCE: Final = re.compile(r"\d{3}-(\d{4})-(\d{4})-Q[1-4]-\d{5}", re.ASCII)
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
AMOUNT: Final = re.compile(r"\d{1,12}(\.\d{1,2})?", re.ASCII)
POSTAL_CODE: Final = re.compile(r"[A-Z]\d[A-Z] \d[A-Z]\d", re.ASCII)
NINE_DIGITS: Final = re.compile(r"\d{9}", re.ASCII)
FIVE_DIGITS: Final = re.compile(r"\d{5}", re.ASCII)

ANY_POSTAL_CODE: Final = re.compile(
    r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b", re.ASCII | re.IGNORECASE
)
STREET: Final = re.compile(
    r"\b\d{1,6}[A-Za-z]?,?\s+(?:[\w'’.-]+\s+){0,4}?"
    r"(?:street|st\.|avenue|ave\.?|road|rd\.?|drive|boulevard|blvd|lane|crescent|"
    r"court|highway|way)\b"
    r"|\b\d{1,6}[A-Za-z]?,?\s+(?:rue|avenue|av\.|boulevard|boul\.|chemin|ch\.|"
    r"place|rang|route|côte|allée)\b",
    re.IGNORECASE,
)
"""How addresses are written in Canada (Canada Post, addressing guidelines)."""

PERSON: Final = "P"
"""“Individual or sole proprietorships”: nobody is named here."""

NOT_PUBLISHED: Final = "Not published|Non publié"
"""Stands for the city of a recipient whose place must not be found: the template
wants a text, and this is the only one that tells nothing."""

NEARER_THAN_PROVINCE: Final = (
    "recipient_postal_code", "federal_riding_name_en", "federal_riding_name_fr",
    "federal_riding_number",
)  # fmt: skip


def protected(values: Values) -> dict[str, str]:
    """The values without anything nearer than the province."""
    blank = dict.fromkeys(NEARER_THAN_PROVINCE, "")
    return {**values, **blank, "recipient_city": NOT_PUBLISHED}


def faults(values: Values, *, amendment: int) -> Iterator[Invalid]:
    """Everything that keeps an agreement from being published, field by field."""
    yield from _filled(values, amendment)
    yield from _choices(values)
    yield from _patterns(values)
    yield from _together(values)
    yield from _people(values)


def reference_fault(text: str) -> Invalid | None:
    """DDD-YYYY-YYYY-QX-XXXXX, with two years in a row."""
    found = REFERENCE.fullmatch(text)
    if found is None or int(found[2]) != int(found[1]) + 1:
        return Invalid("money_award_reference", field="ref_number")
    return None


def _filled(values: Values, amendment: int) -> Iterator[Invalid]:
    for column in grants().columns:
        if column.mandatory and column.is_typed and not values.get(column.id):
            yield Invalid("money_award_missing", field=column.id)
    if amendment and not values.get("amendment_date"):
        yield Invalid("money_award_amendment_date", field="amendment_date")
    if values.get("recipient_country") == "CA" and not values.get("recipient_province"):
        yield Invalid("money_award_province", field="recipient_province")


def _choices(values: Values) -> Iterator[Invalid]:
    for column in grants().columns:
        given = values.get(column.id)
        if given and column.choices and given not in column.choices:
            yield Invalid("money_award_choice", field=column.id)
    lists = (("recipient_country", COUNTRIES), ("foreign_currency_type", CURRENCIES))
    for name, codes in lists:
        if values.get(name) and values[name] not in codes:
            yield Invalid("money_award_choice", field=name)


def _patterns(values: Values) -> Iterator[Invalid]:
    canadian = values.get("recipient_country") == "CA"
    rules = [
        ("recipient_business_number", NINE_DIGITS, "money_award_nine_digits"),
        ("federal_riding_number", FIVE_DIGITS, "money_award_five_digits"),
        ("agreement_value", AMOUNT, "money_award_amount"),
        ("foreign_currency_value", AMOUNT, "money_award_amount"),
    ]
    if canadian:
        rules.append(("recipient_postal_code", POSTAL_CODE, "money_award_postal_code"))
    for name, pattern, code in rules:
        if values.get(name) and not pattern.fullmatch(values[name]):
            yield Invalid(code, field=name)
    for column in grants().columns:
        given = values.get(column.id, "")
        if column.kind == "date" and given and day(given) is None:
            yield Invalid("money_award_day", field=column.id)


def _together(values: Values) -> Iterator[Invalid]:
    start, end = (
        day(values.get(name, ""))
        for name in ("agreement_start_date", "agreement_end_date")
    )
    if start and end and end < start:
        yield Invalid("money_award_ends_first", field="agreement_end_date")
    kind, value = (
        bool(values.get(name))
        for name in ("foreign_currency_type", "foreign_currency_value")
    )
    if kind != value:
        name = "foreign_currency_value" if kind else "foreign_currency_type"
        yield Invalid("money_award_currency", field=name)


def _people(values: Values) -> Iterator[Invalid]:
    if values.get("recipient_type") == PERSON:
        yield Invalid("money_award_person", field="recipient_type")
    for column in grants().columns:
        free = column.kind == "text" and not column.choices and column.is_typed
        if free and column.id != "recipient_postal_code":
            text = values.get(column.id, "")
            if ANY_POSTAL_CODE.search(text) or STREET.search(text):
                yield Invalid("money_award_address", field=column.id)


def day(text: str) -> date | None:
    """The day of a text like 2013-04-01; None where it is none in our calendars."""
    if not DAY.fullmatch(text) or not EARLIEST < int(text[:4]) <= LATEST:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def cents(text: str) -> int:
    """An agreement’s value in cents; 0 where it is not an amount."""
    return int(Decimal(text) * 100) if AMOUNT.fullmatch(text) else 0
