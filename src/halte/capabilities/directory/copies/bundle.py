"""The bundle: one page in both languages that needs no network and no server.

It reads whole without script. Script only makes it shorter: it shows one language,
filters, and takes the entries away once the day is past. The page forbids itself
any request, and any style or script but its own, by their digests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import override

from halte.capabilities.directory.copies import telling
from halte.capabilities.directory.copies.choosing import CANADA, Choice
from halte.capabilities.directory.copies.selecting import candidates_of
from halte.capabilities.directory.queries.finding import Ask, Found, find_in
from halte.capabilities.directory.queries.index import kept, national_in
from halte.capabilities.directory.queries.offers import Line
from halte.capabilities.directory.queries.shown import ServiceShown, shown
from halte.capabilities.directory.terms import NEEDS
from halte.capabilities.directory.words import TIERS
from halte.core.bilingual import LANGUAGES, Bilingual, Language
from halte.core.ui.offline import own, policy

AT_ONCE: Final = 200
STYLE: Final = "bundle.css"
SCRIPT: Final = "bundle.js"


@dataclass(frozen=True, slots=True)
class Made:
    """When, by whom and until when: what stands at the head."""

    choice: Choice
    who: str
    organisation: Bilingual | None
    issued: datetime
    expires: datetime
    valid_until: date


@dataclass(frozen=True, slots=True)
class Item:
    """A service on the page, and its anchor there."""

    anchor: str
    service: ServiceShown
    told: telling.Told
    calls: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The services of a need, by their anchors."""

    title: Bilingual
    items: tuple[Item, ...]


def services_of(choice: Choice) -> tuple[Found, ...]:
    """All of the tier, or those that serve the place; the national lines apart."""
    known = {offer.id for offer in national_in(choice.tier)}
    found: Iterable[Found] = serving(choice)
    if choice.place == CANADA:
        found = (Found(offer, (), (), ()) for offer in kept(choice.tier).offers)
    return tuple(each for each in found if each.offer.id not in known)


def serving(choice: Choice) -> Iterable[Found]:
    """All that the search finds within reach, and whatever a pocket list would name:
    where no bed is within reach, the nearest one, with how far it is."""
    found = {each.offer.id: each for each in within_reach(choice)}
    for group in candidates_of(choice).found:
        for each in group:
            found.setdefault(each.offer.id, each)
    return found.values()


def within_reach(choice: Choice) -> list[Found]:
    """Page by page, until there are no more; none where the place gave way."""
    found: list[Found] = []
    while True:
        ask = Ask(
            place=choice.code, within_km=choice.reach, start=len(found), most=AT_ONCE
        )
        answer = find_in(choice.tier, ask, to_keep=True)
        if "place" in answer.bent:
            return []
        found += answer.found
        if not answer.found or len(found) >= answer.total:
            return found


def page(made: Made, services: tuple[Found, ...]) -> bytes:
    """The whole page; its signature comes after it."""
    sides = "".join(side(made, services, language) for language in LANGUAGES)
    style, script = own(__package__, STYLE), own(__package__, SCRIPT)
    allowed = policy(style, script)
    title = escape(f"Halte – {made.choice.title.en} / {made.choice.title.fr}")
    text = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n"
        f'<body data-expires="{made.expires.isoformat()}">\n<main>\n{sides}'
        f"</main>\n<script>{script}</script>\n</body>\n</html>"
    )
    # What cannot be written as UTF-8 (half a pair of surrogates) is in no column.
    return text.encode()


def side(made: Made, services: tuple[Found, ...], language: Language) -> str:
    """The page in one language."""
    with override(language):
        items = tuple(
            item(f"{language}-{number}", found, made)
            for number, found in enumerate(sorted(services, key=in_order), 1)
        )
        national = tuple(
            item(f"{language}-line-{number}", Found(offer, (), (), ()), made)
            for number, offer in enumerate(national_in(made.choice.tier), 1)
        )
        context = {
            "made": made, "language": language, "items": items, "national": national,
            "shelves": shelves(items), "tier": TIERS[made.choice.tier],
            "other": "fr" if language == "en" else "en",
            "day": timezone.localdate(made.issued),
        }  # fmt: skip
        return render_to_string("directory/bundle.html", context)


def in_order(found: Found) -> tuple[str, str, str]:
    """By where it is, then by its name: the same in both languages."""
    offer = found.offer
    spot = offer.spots[0] if offer.spots else None
    where = (spot.province, spot.area) if spot else ("", "")
    return (*where, offer.name.en or offer.name.fr)


def item(anchor: str, found: Found, made: Made) -> Item:
    """A service in the language that is active."""
    service = shown(found.offer, made.issued)
    told = telling.told(service, found.warnings, until=made.valid_until)
    return Item(anchor, service, told, tuple(map(call, found.offer.lines)))


def call(line: Line) -> tuple[str, str, str]:
    """As it is dialled, as it is read, and what it is for."""
    return line.dialled, telling.number(line), telling.label(line)


def shelves(items: tuple[Item, ...]) -> list[Shelf]:
    """By need, in the order of the directory; those with nobody are left out."""
    found: dict[str, list[Item]] = defaultdict(list)
    for each in items:
        for need in each.service.offer.needs:
            found[need].append(each)
    return [Shelf(name, tuple(found[n])) for n, name in NEEDS.items() if found[n]]
