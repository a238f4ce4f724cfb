"""What the measures of this room share: words, moments, and the smallest cell.

Demonstration files count nowhere. The smallest cell is held against people, however
many needs or referrals one of them has; a share or a middle of fewer than five is not
said at all: a percentage of two people is a story about them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.support.lists import PROVINCES
from halte.capabilities.support.states import MONTHS, SMALLEST
from halte.capabilities.support.topics import DOMAINS
from halte.capabilities.support.words import AREAS, DECLINES
from halte.core.bilingual import Bilingual
from halte.core.measures import registry
from halte.core.measures.parts import NOT_SAID, name_parts
from halte.core.measures.periods import Period
from halte.core.measures.registry import Measure, Row, Unit

SOURCE: Final = Bilingual("Halte, support files", "Halte, les dossiers de soutien")
COVERAGE: Final = Bilingual(
    "Organisations that keep their support files in this installation, without "
    "demonstration files. Disposed files stay counted where a count needs no words.",
    "Organismes qui tiennent leurs dossiers de soutien dans cette installation, sans "
    "les dossiers de démonstration. Les dossiers éliminés restent comptés là où un "
    "compte n’a besoin d’aucun mot.",
)
OF_PEOPLE: Final = (Unit.PERSON, Unit.REFERRAL)
AFTER: Final = {
    months: Bilingual(f"After {months} months", f"Après {months} mois")
    for months in MONTHS
}


def life_key(months: int, area: str) -> str:
    """The key of an area of life some months on."""
    return f"{months}:{area}"


def described(
    name: str, title: Bilingual, definition: Bilingual, rule: Bilingual,
    *, unit: Unit = Unit.PERCENT, breakdowns: tuple[str, ...] = (), version: int = 1,
) -> Measure:  # fmt: skip
    """A measure of this room; counts of people have their smallest cell."""
    return Measure(
        id=f"support.{name}", title=title, definition=definition, unit=unit,
        counting_rule=rule, source=SOURCE, coverage=COVERAGE,
        smallest_cell=SMALLEST if unit in OF_PEOPLE else 0,
        of_people=unit is not Unit.ORGANISATION, breakdowns=breakdowns,
        version=version, subject="support", family="support",
    )  # fmt: skip


def within(period: Period) -> tuple[datetime, datetime]:
    """The first moment of a period, and the first after it, where the country is."""
    first = period.start or date(2000, 1, 1)
    zone = timezone.get_default_timezone()
    return (
        datetime.combine(first, time.min, zone),
        datetime.combine(period.end + timedelta(days=1), time.min, zone),
    )


def share(kept: Sequence[int], missed: Sequence[int]) -> list[Row]:
    """The part that was kept; no row where it is of fewer people than the rule."""
    if len({*kept, *missed}) < SMALLEST:
        return []
    return registry.share(len(kept), len(kept) + len(missed))


def region_key(region: str) -> str:
    """The key of a province; nobody falls out of the count for not having one."""
    return region or NOT_SAID


name_parts("support", "domain", Bilingual("By need", "Par besoin"), DOMAINS)
name_parts(
    "support", "region",
    Bilingual("By province or territory", "Par province ou territoire"), PROVINCES,
)  # fmt: skip
name_parts("support", "reason", Bilingual("By reason", "Par motif"), DECLINES)
name_parts(
    "support", "months",
    Bilingual("By months since the start", "Par mois depuis le début"),
    {str(months): words for months, words in AFTER.items()},
)  # fmt: skip
name_parts(
    "support", "area", Bilingual("By area of life", "Par aspect de la vie"), AREAS
)
name_parts(
    "support", "months_area",
    Bilingual("By months and area of life", "Par mois et aspect de la vie"),
    {
        life_key(months, area): Bilingual(
            f"{AFTER[months].en}: {title.en}", f"{AFTER[months].fr}\u00a0: {title.fr}"
        )
        for months in MONTHS
        for area, title in AREAS.items()
    },
)  # fmt: skip
