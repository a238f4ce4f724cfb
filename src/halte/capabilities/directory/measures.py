"""What the directory reports up: how true it is, and where help is far.

Demonstration services count nowhere. What was not known on a past day is not
made up: these stand as they are on the day when they are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from halte.capabilities.directory.models import (
    Check,
    Copy,
    Service,
    ServiceAtLocation,
)
from halte.capabilities.directory.queries import quality
from halte.capabilities.directory.reach import coverage
from halte.capabilities.directory.states import CopyKind, Facet, ListingState
from halte.capabilities.directory.terms import NEEDS, term_name
from halte.capabilities.directory.words import COPIES
from halte.core.bilingual import Bilingual
from halte.core.measures.parts import name_parts
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import Measure, Row, Unit, measure, share
from halte.core.organisations.models import User

SOURCE: Final = Bilingual(
    "Halte, the directory of services", "Halte, le répertoire des services"
)
COVERAGE: Final = Bilingual(
    "Services listed in this installation, without demonstration entries",
    "Services inscrits dans cette installation, sans les données de démonstration",
)
RULE_DAY: Final = Bilingual(
    "Each listed service once, as it stands on the day.",
    "Chaque service inscrit une fois, tel qu’il est ce jour-là.",
)

name_parts("directory", "province", Bilingual("By province", "Par province"), {})
name_parts(
    "directory", "need", Bilingual("By need", "Par besoin"),
    {need: term_name(Facet.NEED, need) for need in NEEDS},
)  # fmt: skip
name_parts("directory", "copy", Bilingual("By kind", "Par type"), COPIES)


def listed(period: Period) -> QuerySet[Service] | None:
    """What is listed today; None for another day, of which nobody knows any more."""
    if period.end != timezone.localdate():
        return None
    shown = (ListingState.LISTED, ListingState.UNREACHABLE)
    return Service.objects.real().filter(state__in=shown)


@measure(
    Measure(
        id="directory.services_listed",
        title=Bilingual("Services listed", "Services inscrits"),
        definition=Bilingual(
            "Services that the directory shows: admitted by two people, and not "
            "suspended or closed.",
            "Services que le répertoire affiche : admis par deux personnes, et ni "
            "suspendus ni fermés.",
        ),
        unit=Unit.SERVICE,
        counting_rule=Bilingual(
            "Each service once; by province, once in each province where it has a "
            "place.",
            "Chaque service une fois ; par province, une fois dans chaque province où "
            "il a un lieu.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("province",),
        calendar=Calendar.DAY,
        subject="directory",
        family="directory",
    )
)
def services_listed(period: Period, breakdown: str) -> Iterable[Row]:
    """On the day, in all or by province."""
    rows = listed(period)
    if rows is None:
        return []
    if breakdown != "province":
        return [Row("", Decimal(rows.count()))]
    places = ServiceAtLocation.objects.filter(service__in=rows)
    pairs = set(places.values_list("service_id", "location__province"))
    counts = Counter(province for _service, province in pairs if province)
    return [Row(f"CA-{key}", Decimal(n)) for key, n in sorted(counts.items())]


@measure(
    Measure(
        id="directory.areas_without_help",
        title=Bilingual(
            "Areas without help within 100 km", "Régions sans aide à moins de 100 km"
        ),
        definition=Bilingual(
            "Areas of at least 10,000 people whose centre is more than 100 km from the "
            "centre of any area with a service that people can go to. Help by phone "
            "is not counted.",
            "Régions d’au moins 10 000 personnes dont le centre est à plus de 100 km "
            "du centre de toute région ayant un service où l’on peut se rendre. L’aide "
            "par téléphone n’est pas comptée.",
        ),
        unit=Unit.AREA,
        counting_rule=Bilingual(
            "In all: areas far from an emergency shelter. By need: areas far from "
            "that need. 272 areas, from the 2021 Census of Population.",
            "En tout : régions loin d’un hébergement d’urgence. Par besoin : régions "
            "loin de ce besoin. 272 régions, selon le Recensement de 2021.",
        ),
        source=SOURCE,
        coverage=COVERAGE,
        breakdowns=("need",),
        version=2,
        calendar=Calendar.DAY,
        subject="directory",
        family="directory",
    )
)
def areas_without_help(period: Period, breakdown: str) -> Iterable[Row]:
    """On the day, by need."""
    rows = listed(period)
    if rows is None:
        return []
    needs = [need for need in NEEDS if need not in quality.BY_PHONE]
    wanted = needs if breakdown == "need" else ["emergency_shelter"]
    found = coverage(quality.met_where(rows.filter(state=ListingState.LISTED)), wanted)
    keys = [each.need if breakdown == "need" else "" for each in found]
    return [
        Row(key, Decimal(each.areas_far)) for key, each in zip(keys, found, strict=True)
    ]


@measure(
    Measure(
        id="directory.checked_in_time",
        title=Bilingual("Listings checked in time", "Inscriptions vérifiées à temps"),
        definition=Bilingual(
            "Share of listed services whose last check is not past its day: 90 days "
            "with beds or intake hours, otherwise a year.",
            "Proportion des services inscrits dont la dernière vérification n’est pas "
            "échue : 90 jours s’il y a des lits ou des heures d’admission, sinon un "
            "an.",
        ),
        unit=Unit.PERCENT,
        counting_rule=RULE_DAY,
        source=SOURCE,
        coverage=COVERAGE,
        calendar=Calendar.DAY,
        subject="directory",
        family="directory",
    )
)
def checked_in_time(period: Period, breakdown: str) -> Iterable[Row]:
    """On the day."""
    rows = listed(period)
    if rows is None:
        return []
    return share(quality.in_time(rows, period.end).count(), rows.count())


@measure(
    Measure(
        id="directory.in_both_languages",
        title=Bilingual(
            "Listings described in both languages",
            "Inscriptions décrites dans les deux langues",
        ),
        definition=Bilingual(
            "Share of listed services with a public name and description in English "
            "and in French.",
            "Proportion des services inscrits qui ont un nom et une description "
            "publics en français et en anglais.",
        ),
        unit=Unit.PERCENT,
        counting_rule=RULE_DAY,
        source=SOURCE,
        coverage=COVERAGE,
        calendar=Calendar.DAY,
        subject="directory",
        family="directory",
    )
)
def in_both_languages(period: Period, breakdown: str) -> Iterable[Row]:
    """On the day."""
    rows = listed(period)
    if rows is None:
        return []
    return share(quality.in_both_languages(rows).count(), rows.count())


@measure(
    Measure(
        id="directory.dead_numbers",
        title=Bilingual(
            "Dead numbers in 100 calls", "Numéros hors service sur 100 appels"
        ),
        definition=Bilingual(
            "Of the checks by telephone in the period, those that found the number "
            "dead.",
            "Parmi les vérifications par téléphone de la période, celles qui ont "
            "trouvé le numéro hors service.",
        ),
        unit=Unit.PERCENT,
        counting_rule=Bilingual(
            "Each call once, by its day.", "Chaque appel une fois, selon son jour."
        ),
        source=SOURCE,
        coverage=COVERAGE,
        subject="directory",
        family="directory",
    )
)
def dead_numbers(period: Period, breakdown: str) -> Iterable[Row]:
    """In the period."""
    checks = Check.objects.filter(
        at__date__lte=period.end, service__provider__demonstration=False
    )
    if period.start is not None:
        checks = checks.filter(at__date__gte=period.start)
    rate = quality.dead_per_100(checks)
    return [] if rate is None else [Row("", Decimal(str(rate)))]


@measure(
    Measure(
        id="directory.copies_made",
        title=Bilingual(
            "Copies of the directory made", "Copies du répertoire produites"
        ),
        definition=Bilingual(
            "Pocket lists, offline bundles and printed lists above what everyone may "
            "see that were made in the period, for whatever place and person.",
            "Listes de poche, trousses hors ligne et listes imprimées au-delà de ce "
            "que tout le monde peut voir, produites durant la période, quels qu’en "
            "soient le lieu et les destinataires.",
        ),
        unit=Unit.COPY,
        counting_rule=Bilingual(
            "Each copy once, by the day on which it was made, also when it was called "
            "back later.",
            "Chaque copie une fois, selon le jour où elle a été produite, même si elle "
            "a été rappelée ensuite.",
        ),
        source=SOURCE,
        coverage=Bilingual(
            "Copies made in this installation, without those of demonstration people",
            "Copies produites dans cette installation, sans celles des personnes "
            "fictives de la démonstration",
        ),
        breakdowns=("copy",),
        subject="directory",
        family="directory",
    )
)
def copies_made(period: Period, breakdown: str) -> Iterable[Row]:
    """In the period, in all or by kind."""
    invented = User.objects.filter(is_demonstration=True).values("pk")
    rows = Copy.objects.exclude(by_user_id__in=invented).filter(
        issued_at__date__lte=period.end
    )
    if period.start is not None:
        rows = rows.filter(issued_at__date__gte=period.start)
    if breakdown != "copy":
        return [Row("", Decimal(rows.count()))]
    kinds = Counter(rows.values_list("kind", flat=True))
    return [Row(str(kind), Decimal(kinds[kind])) for kind in CopyKind]
