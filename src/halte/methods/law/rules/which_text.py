"""The text in force on the day of the failure is the one that applies."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.law.text.dated import CONDITIONS_BEGIN
from halte.methods.law.text.limits import EARLIER_PROVISION
from halte.methods.law.text.versions import READ_UP_TO, UNKNOWN, VERSIONS, Version
from halte.methods.law.trace import Step

DAYS_KEPT: Final = 4096
PROVISION: Final = "209.95(1)"
BY_DAY: Final = Texts(
    "It occurred on {day}: the text in force since {version} applies.",
    "Le manquement date du {day} : le texte en vigueur depuis le {version} s’applique.",
)
AFTER_READING: Final = Texts(
    "It occurred on {day}: the text in force since {version} applies, as it was read "
    "up to {read_up_to}. See whether it was amended since.",
    "Le manquement date du {day} : le texte en vigueur depuis le {version} "
    "s’applique, tel que lu jusqu’au {read_up_to}. Vérifiez s’il a été modifié depuis.",
)
BY_DATES_OF_ROWS: Final = Texts(
    "It occurred on {day}: the text in force since {version} applies, as far as the "
    "consolidation of 2020-04-30 shows which of its rows stood then.",
    "Le manquement date du {day} : le texte en vigueur depuis le {version} "
    "s’applique, dans la mesure où la codification du 2020-04-30 montre quelles lignes "
    "étaient alors en vigueur.",
)
EARLIER: Final = Texts(
    "It occurred on {day}, before 2015-12-01: the older text continues to apply, with "
    "one ban and no points.",
    "Le manquement date du {day}, avant le 2015-12-01 : l’ancien texte continue de "
    "s’appliquer, avec une seule exclusion et sans points.",
)


@lru_cache(DAYS_KEPT)
def text_in_force(day: date) -> tuple[Version, Step]:
    """The version that stood on the day.

    Raises `law_text_before` and `law_text_unknown` at `occurred_on`.
    """
    if day < CONDITIONS_BEGIN:
        raise Fault("law_text_before", path="occurred_on", first=CONDITIONS_BEGIN)
    if UNKNOWN.on(day):
        raise Fault(
            "law_text_unknown",
            path="occurred_on",
            first=UNKNOWN.first,
            last=UNKNOWN.last,
        )
    found = next(v for v in VERSIONS if v.in_force.on(day))
    said = AFTER_READING if day > READ_UP_TO else BY_DAY
    if found.flat:
        said = EARLIER
    elif found.unread:
        said = BY_DATES_OF_ROWS
    return found, Step(
        "which_text",
        (EARLIER_PROVISION if found.flat else PROVISION,),
        said,
        {"day": day, "version": found.id, "read_up_to": READ_UP_TO},
    )
