"""A pocket list as a sheet of paper: the same services on both sides, two pages.

What does not fit is left out on both sides: a number on one side means the same
service on the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from django.utils import timezone
from django.utils.translation import override
from pypdf import PdfReader

from halte.capabilities.directory.copies import telling
from halte.capabilities.directory.copies.choosing import Choice
from halte.capabilities.directory.copies.selecting import (
    Group,
    Picked,
    Pocket,
    candidates_of,
    pocket_of,
)
from halte.capabilities.directory.queries.shown import shown
from halte.capabilities.directory.words import TIERS
from halte.core.bilingual import Bilingual as B
from halte.core.bilingual import Language
from halte.core.ui import writing
from halte.core.ui.paper import qr
from halte.core.ui.paper.leaflet import (
    Call,
    Entry,
    Leaflet,
    Part,
    Side,
    typeset_leaflet,
)

TITLE: Final = B("Pocket list", "Liste de poche")
OVER: Final = B("Find help · pocket list", "Trouver de l’aide · liste de poche")
"""It says no more: who finds the sheet on someone must not learn why they have it."""
VALID: Final = B("Valid until {day}", "Valide jusqu’au {day}")
MADE: Final = B("Made {day}. For: {tier}.", "Faite le {day}. Pour : {tier}.")
MADE_BY: Final = B(
    "Made {day} by {who}. For: {tier}.",
    "Faite le {day} par {who}. Pour : {tier}.",
)
LEADS: Final = B(
    "As it is today, for everyone: {address}",
    "Telle qu’elle est aujourd’hui, pour tout le monde : {address}",
)
NATIONAL: Final = B(
    "Day and night, in many languages", "Jour et nuit, en plusieurs langues"
)
DANGER: Final = B("In danger now", "En danger en ce moment")
NOBODY: Final = B(
    "Nobody is listed for this here. Call a line above: it can connect you.",
    "Personne n’est inscrit pour cela ici. Appelez une ligne ci-dessus : elle peut "
    "vous mettre en relation.",
)
TOLD_ABOVE: Final = B("told above", "décrit plus haut")
FOOT: Final = B(
    "Looked for within {km} km of the middle of the area. Call first: rooms fill. A "
    "listing is no endorsement. Destroy this sheet when it is no longer valid.",
    "Recherche à moins de {km} km du centre de la région. Appelez d’abord : les places "
    "se remplissent. Une inscription n’est pas une recommandation. Détruisez cette "
    "feuille quand elle n’est plus valide.",
)
FOOT_WIDE: Final = B(
    "Call first: rooms fill. A listing is no endorsement. Destroy this sheet when it "
    "is no longer valid.",
    "Appelez d’abord : les places se remplissent. Une inscription n’est pas une "
    "recommandation. Détruisez cette feuille quand elle n’est plus valide.",
)

MOST_CALLS: Final = 3
MOST_NATIONAL: Final = 8
SIDES: Final = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper, and what is on it."""

    data: bytes
    pocket: Pocket


Address = Callable[[Language], str]
"""Where the code of a side leads: what everyone may see of the place."""


def sheet(choice: Choice, *, who: str, address: Address) -> Sheet:
    """As many services as two pages hold: between too few and too many, by halves."""
    candidates = candidates_of(choice)
    low, high = 0, len(candidates.order)
    best = pocket_of(candidates, low)
    data = drawn(best, who, address)
    while low < high:
        middle = (low + high + 1) // 2
        pocket = pocket_of(candidates, middle)
        tried = drawn(pocket, who, address)
        if len(PdfReader(BytesIO(tried)).pages) == SIDES:
            low, best, data = middle, pocket, tried
        else:
            high = middle - 1
    return Sheet(data, best)


def drawn(pocket: Pocket, who: str, address: Address) -> bytes:
    """The sheet with all that it was given."""
    title = pocket.choice.title
    leaflet = Leaflet(
        title=f"{TITLE.en}: {title.en} / {TITLE.fr}\u00a0: {title.fr}",
        author="Halte",
        sides=(side(pocket, "en", who, address), side(pocket, "fr", who, address)),
    )
    return typeset_leaflet(leaflet, dated=timezone.localdate(pocket.made_at))


def side(pocket: Pocket, language: Language, who: str, address: Address) -> Side:
    """One side, in one language."""
    choice, leads = pocket.choice, address(language)
    day = timezone.localdate(pocket.made_at)
    with override(language):
        foot = FOOT if choice.reach else FOOT_WIDE
        return Side(
            language=language,
            over_title=str(OVER),
            title=str(choice.title),
            under_title=str(choice.area_title or ""),
            valid=str(VALID.format(day=writing.day(pocket.valid_until))),
            made=str(
                (MADE_BY if who else MADE).format(
                    day=writing.day(day), who=telling.clipped(who, 60),
                    tier=TIERS[choice.tier],
                )
            ),
            code=qr.drawn(leads),
            code_says=str(LEADS.format(address=leads.partition("://")[2])),
            calls_title=str(NATIONAL),
            calls=tuple(national(pocket)),
            parts=tuple(part(group, pocket) for group in pocket.groups),
            foot=str(foot.format(km=choice.reach)),
        )  # fmt: skip


def national(pocket: Pocket) -> list[Call]:
    """The lines for all of Canada, and 911."""
    calls = [
        Call(line.shown, telling.clipped(str(offer.name), 60))
        for offer in pocket.national
        for line in offer.lines[:1]
    ]
    return [*calls[:MOST_NATIONAL], Call("911", str(DANGER))]


def part(group: Group, pocket: Pocket) -> Part:
    """A kind of need."""
    entries = tuple(entry(picked, pocket) for picked in group.picked)
    return Part(str(group.kind.title), entries, str(NOBODY))


def entry(picked: Picked, pocket: Pocket) -> Entry:
    """A service."""
    offer = picked.found.offer
    whole = shown(offer, pocket.made_at)
    told = telling.told(
        whole, picked.found.warnings, until=pocket.valid_until, brief=True
    )
    calls = tuple(
        Call(telling.number(line), telling.label(line))
        for line in offer.lines[:MOST_CALLS]
    )
    return Entry(
        number=str(picked.number),
        name=telling.clipped(str(offer.name), telling.LONGEST_NAME),
        language=offer.name.language,
        under=told.under,
        calls=calls or (Call("", str(telling.NO_NUMBER)),),
        lines=tuple((label + telling.colon(), words) for label, words in told.lines),
        warning=told.warning,
        again="" if picked.first else str(TOLD_ABOVE),
    )
