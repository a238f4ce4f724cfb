"""Where postal areas lie: a file of their middles, as Statistics Canada gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from halte.capabilities.employers.models import PostalArea
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.intake.feeds import Column, Feed, Values, register

AREA: Final = re.compile(r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]", re.ASCII)
PLACES: Final = Decimal("0.0001")
"""Ten metres: more says nothing about the middle of an area."""


def area(text: str) -> str:
    """The first three characters of a postal code."""
    code = text.strip().upper()
    if not AREA.fullmatch(code):
        raise Invalid("postal_area_shape")
    return code


COLUMNS: Final = (
    Column("area", Bilingual("Postal area", "Secteur postal"), "custom", required=True,
           parse=area, aliases=("fsa", "rta", "code", "CFSAUID")),
    Column("name", Bilingual("Name", "Nom"), aliases=("city", "place"), longest=160),
    Column("latitude", Bilingual("Latitude", "Latitude"), "decimal", required=True,
           minimum=41.6, maximum=83.2, aliases=("lat",)),
    Column("longitude", Bilingual("Longitude", "Longitude"), "decimal", required=True,
           minimum=-141.1, maximum=-52.6, aliases=("lon", "long")),
)  # fmt: skip


def write(actor: Actor, batch_id: int, rows: Sequence[Values]) -> int:
    """Keep areas; a later file moves one that was there. Returns how many were new."""
    made = [
        PostalArea(
            code=row["area"],
            name=row["name"],
            latitude=row["latitude"].quantize(PLACES),
            longitude=row["longitude"].quantize(PLACES),
            batch_id=batch_id,
        )
        for row in rows
    ]
    before = PostalArea.objects.in_bulk([each.code for each in made])
    PostalArea.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "latitude", "longitude", "batch_id"],
    )
    return len(made) - len(before)


def undo(actor: Actor, batch_id: int, reason: str) -> None:
    """Those areas have no place on a map until another file gives them one."""
    PostalArea.objects.filter(batch_id=batch_id).delete()


POSTAL_AREAS: Final = register(
    Feed(
        slug="postal-areas",
        title=Bilingual("Where postal areas lie", "Emplacement des secteurs postaux"),
        description=Bilingual(
            "The first three characters of postal codes with latitude and longitude: "
            "the maps of employers’ places are drawn from it.",
            "Les trois premiers caractères des codes postaux avec latitude et "
            "longitude : les cartes des lieux des employeurs en sont tirées.",
        ),
        columns=COLUMNS,
        submit=Permission.EMPLOYERS_EDIT,
        accept=Permission.EMPLOYERS_EDIT,
        write=write,
        undo=undo,
        blocked=lambda batch_id: "",
        known=("area",),
    )
)
