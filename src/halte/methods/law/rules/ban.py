"""The ban for one violation: Table 3, by points and type; or the older two years."""

from __future__ import annotations

from functools import cache
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.bans import EARLIER_BAN, PROVISION, Ban
from halte.methods.law.text.dated import Kind
from halte.methods.law.text.limits import EARLIER_PROVISION
from halte.methods.law.text.versions import Version
from halte.methods.law.trace import Step, years

LOOKED_UP: Final = Texts(
    "Table 3, item {row}: {points} points, type {type}: {ban}.",
    "Tableau 3, article {row} : {points} points, type {type} : {ban}.",
)
FLAT: Final = Texts(
    "The text before 2015-12-01 has {ban}, whatever the condition.",
    "Le texte antérieur au 2015-12-01 prévoit {ban}, quelle que soit la condition.",
)


@cache
def ban_of(law: Version, kind: Kind, points: int) -> tuple[Ban, Step]:
    """The ban that Table 3 sets."""
    row = law.ban_row(points)
    ban = row.ban(kind)
    values = {"row": row.item, "points": points, "type": kind, "ban": years(ban)}
    return ban, Step("ban", (PROVISION,), LOOKED_UP, values)


@cache
def earlier_ban() -> tuple[Ban, Step]:
    """The ban of the text that knew no points."""
    values = {"ban": years(EARLIER_BAN)}
    return EARLIER_BAN, Step("ban", (EARLIER_PROVISION,), FLAT, values)
