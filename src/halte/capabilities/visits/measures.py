"""What visits report up: counts of stops and proofs. Demonstrations count nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from django.db.models import QuerySet

from halte.capabilities.visits.models import Arrival, Delivery, Stop, Visit
from halte.capabilities.visits.owing import Came, Given, laid
from halte.capabilities.visits.states import Ground, Handing, State, StopKind
from halte.capabilities.visits.words import GROUNDS, STOPS
from halte.core.bilingual import LANGUAGES, Bilingual
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Period
from halte.core.measures.registry import Measure, Row, Unit, measure
from halte.core.measures.smallest_cell import rows_of
from halte.core.measures.worlds import invented

SOURCE: Final = Bilingual("Halte, visits to employers", "Halte, visites d’employeurs")
COVERAGE: Final = Bilingual(
    "Visits kept in this installation", "Visites consignées dans cette installation"
)
BY_DAY: Final = Bilingual(
    "By the day of the visit, where it took place; a stop that was not entered is not "
    "counted. The smallest cell is of places, however often one was visited.",
    "Selon le jour de la visite, là où elle a eu lieu ; un arrêt sans entrée n’est pas "
    "compté. La plus petite case vaut pour les lieux, quel que soit le nombre de "
    "visites.",
)
SMALLEST: Final = 5
ANNOUNCED: Final = {
    "announced": Bilingual("Announced", "Annoncée"),
    "unannounced": Bilingual("Unannounced", "Sans préavis"),
}
name_parts("visits", "stop_kind", Bilingual("By kind of place", "Par lieu"), STOPS)
name_parts(
    "visits", "entry_ground", Bilingual("By ground of entry", "Par fondement"), GROUNDS
)
name_parts("visits", "announced", Bilingual("By notice", "Par préavis"), ANNOUNCED)


def begun(period: Period) -> QuerySet[Stop]:
    """Stops that were begun in a period."""
    return Stop.objects.filter(
        visit__on__range=(period.start, period.end),
        begun_at__isnull=False,
        visit__demonstration=invented(),
    )


def places(rows: QuerySet[Stop], key: str, every: Iterable[str]) -> list[Row]:
    """Stops by a key, each part of so many places; the total for an empty key."""
    found: dict[str, list[int]] = {each: [] for each in every}
    for row in rows.only("site_id", "kind", "entry_ground"):
        found[part_of(row, key)].append(row.site_id)
    return rows_of(found, key)


def part_of(row: Stop, key: str) -> str:
    """The part of a stop; a consent that was taken back inside was a consent."""
    if key != "entry_ground":
        return row.kind
    return Ground.WARRANT if row.entry_ground == Ground.WARRANT else Ground.CONSENT


@measure(
    Measure(
        id="visits.stops",
        title=Bilingual("Places visited", "Lieux visités"),
        definition=Bilingual(
            "Stops of visits at which officers went in: work sites and housing that "
            "the employer provides are counted apart.",
            "Arrêts de visites où des agents sont entrés : les lieux de travail et les "
            "logements fournis par l’employeur sont comptés séparément.",
        ),
        unit=Unit.VISIT,
        counting_rule=BY_DAY,
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("stop_kind",),
        smallest_cell=SMALLEST,
        version=2,
        subject="employers",
        family="visits",
    )
)
def stops(period: Period, breakdown: str) -> list[Row]:
    """By kind of stop."""
    return places(begun(period), breakdown, StopKind)


@measure(
    Measure(
        id="visits.dwellings",
        title=Bilingual("Dwellings entered", "Habitations visitées"),
        definition=Bilingual(
            "Dwelling-houses that officers entered, by the ground of their entry: a "
            "consent or a warrant.",
            "Maisons d’habitation où des agents sont entrés, selon le fondement de "
            "l’entrée : un consentement ou un mandat.",
        ),
        unit=Unit.VISIT,
        counting_rule=BY_DAY,
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("entry_ground",),
        smallest_cell=SMALLEST,
        version=2,
        subject="employers",
        family="visits",
    )
)
def dwellings(period: Period, breakdown: str) -> list[Row]:
    """By ground."""
    rows = begun(period).filter(dwelling=True)
    if not breakdown:
        return places(rows, "", StopKind)
    return places(rows, breakdown, (Ground.CONSENT, Ground.WARRANT))


@measure(
    Measure(
        id="visits.made",
        title=Bilingual("Visits to employers", "Visites d’employeurs"),
        definition=Bilingual(
            "Visits that took place, announced to the employer or not.",
            "Visites qui ont eu lieu, annoncées à l’employeur ou non.",
        ),
        unit=Unit.VISIT,
        counting_rule=Bilingual(
            "By the day of the visit, once it is finished.",
            "Selon le jour de la visite, une fois terminée.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("announced",),
        smallest_cell=SMALLEST,
        subject="employers",
        family="visits",
    )
)
def made(period: Period, breakdown: str) -> list[Row]:
    """Announced or not."""
    rows = Visit.objects.filter(
        on__range=(period.start, period.end), state=State.DONE, demonstration=invented()
    )
    if not breakdown:
        return [Row("", Decimal(rows.count()))]
    told = rows.filter(announced=True).count()
    return [
        Row("announced", Decimal(told)),
        Row("unannounced", Decimal(rows.count() - told)),
    ]


@measure(
    Measure(
        id="visits.leaflets_proved",
        title=Bilingual(
            "Copies of the information on rights that are proved",
            "Copies prouvées des renseignements sur les droits",
        ),
        definition=Bilingual(
            "Workers who began and for whom an employer has proved that a copy was "
            "given, in time or late, in the official language that they chose.",
            "Travailleurs entrés en fonction pour lesquels un employeur a prouvé la "
            "remise d’une copie, à temps ou en retard, dans la langue officielle de "
            "leur choix.",
        ),
        unit=Unit.WORKER,
        counting_rule=Bilingual(
            "By the first day of work. Each worker once: copies in both languages, or "
            "a second copy, count no further. What was taken back is not counted.",
            "Selon le premier jour de travail. Chaque travailleur une fois : des "
            "copies dans les deux langues, ou une deuxième copie, ne comptent pas "
            "davantage. Ce qui a été retiré n’est pas compté.",
        ),
        source=SOURCE,
        coverage=Bilingual(
            "Proofs kept in this installation",
            "Preuves consignées dans cette installation",
        ),
        smallest_cell=SMALLEST,
        subject="employers",
        family="visits.leaflets",
        version=2,
    )
)
def leaflets_proved(period: Period, breakdown: str) -> list[Row]:
    """Workers: copies are laid against those who began, place by place."""
    stands = {
        "demonstration": invented(), "withdraws": None, "withdrawn_by": None,
    }  # fmt: skip
    came: defaultdict[int, list[Came]] = defaultdict(list)
    for site, day, workers, language in Arrival.objects.filter(**stands).values_list(
        "site_id", "first_day", "workers", "language"
    ):
        came[site].append(Came(day, workers, language))
    given: defaultdict[int, list[Given]] = defaultdict(list)
    copies = Delivery.objects.filter(kind=Handing.GIVEN, **stands)
    for site, day, workers, language in copies.values_list(
        "site_id", "on", "workers", "leaflet__language"
    ):
        given[site].append(Given(day, workers, language))
    proved = sum(
        each.in_time + each.late
        for site, arrivals in came.items()
        for language in LANGUAGES
        for each in laid(arrivals, given[site], language)
        if period.covers(each.first_day)
    )
    return [Row("", Decimal(proved))]
