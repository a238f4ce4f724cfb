"""Measures of people and their needs, and of how soon an urgent one was answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Final

from django.db.models import Min, QuerySet
from django.utils import timezone

from halte.capabilities.support.measures.defining import (
    described,
    region_key,
    share,
    within,
)
from halte.capabilities.support.models import Deed, File, Passage
from halte.capabilities.support.states import SMALLEST, Done, NeedLevel
from halte.core.bilingual import Bilingual
from halte.core.measures.periods import Period
from halte.core.measures.registry import Row, Unit, measure
from halte.core.measures.smallest_cell import rows_of
from halte.core.measures.worlds import invented

HOUR: Final = timedelta(hours=1)
OPEN: Final = frozenset({NeedLevel.NEED, NeedLevel.URGENT})
SETTLED: Final = frozenset({NeedLevel.NONE, NeedLevel.STABLE})


def supported(period: Period) -> QuerySet[File]:
    """Files in which something was done in the period."""
    start, end = within(period)
    done = Deed.objects.filter(at__gte=start, at__lt=end)
    return File.objects.filter(pk__in=done.values("file"), demonstration=invented())


@measure(
    described(
        "people_supported",
        Bilingual("People supported", "Personnes soutenues"),
        Bilingual(
            "People with whom a support organisation made a safe contact or for whom "
            "it gave a service in the period.",
            "Personnes avec qui un organisme de soutien a eu un contact sûr ou à qui "
            "il a rendu un service durant la période.",
        ),
        Bilingual(
            "Each file once. Someone with files at two organisations counts twice: "
            "files are not matched by name.",
            "Chaque dossier une fois. Qui a un dossier dans deux organismes compte "
            "deux fois : les dossiers ne sont pas rapprochés par le nom.",
        ),
        unit=Unit.PERSON,
        breakdowns=("region",),
    )
)
def people_supported(period: Period, breakdown: str) -> Iterable[Row]:
    """Files with a deed, by province."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for pk, region in supported(period).values_list("pk", "region"):
        found[region_key(region)].append(pk)
    return rows_of(found, breakdown)


@measure(
    described(
        "organisations",
        Bilingual(
            "Organisations that keep support files here",
            "Organismes qui tiennent ici leurs dossiers de soutien",
        ),
        Bilingual(
            "Organisations with a safe contact or a service noted in a support file in "
            "the period. Every file works to one way of doing things: consent before "
            "disclosure, referrals that close, outcomes, fields of HTCDS 2.0.",
            "Organismes ayant consigné un contact sûr ou un service dans un dossier de "
            "soutien durant la période. Tous les dossiers suivent une même façon de "
            "faire : consentement avant toute communication, aiguillages menés à "
            "terme, résultats, champs de la norme HTCDS 2.0.",
        ),
        Bilingual("Each organisation once.", "Chaque organisme une fois."),
        unit=Unit.ORGANISATION,
    )
)
def organisations(period: Period, breakdown: str) -> Iterable[Row]:
    """Organisations whose files had a deed."""
    rows = supported(period).values("organisation").distinct()
    return [Row("", Decimal(rows.count()))]


@dataclass(frozen=True, slots=True)
class LastWord:
    """What was last said of a need, and whether it was open before."""

    file_id: int
    domain: str
    region: str
    level: NeedLevel
    was_open: bool


def last_words(period: Period) -> Iterator[LastWord]:
    """The last word on each need of each file supported, by the end of the period."""
    _start, end = within(period)
    rows = Passage.objects.filter(
        file__in=supported(period), level__isnull=False, kept_at__lt=end
    ).order_by("number")
    said: defaultdict[tuple[int, str, str], list[int]] = defaultdict(list)
    for pk, topic, region, level in rows.values_list(
        "file_id", "topic", "file__region", "level"
    ):
        said[pk, topic, region].append(level or 0)
    for (pk, topic, region), levels in said.items():
        yield LastWord(
            pk, topic.removeprefix("need-"), region_key(region),
            NeedLevel(levels[-1]), not OPEN.isdisjoint(levels),
        )  # fmt: skip


def needs(words: Iterable[LastWord], breakdown: str) -> list[Row]:
    """Needs by domain or province. One person has many: the rule is of people."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for word in words:
        key = word.domain if breakdown == "domain" else word.region
        found[key].append(word.file_id)
    return rows_of(found, breakdown)


@measure(
    described(
        "needs_unmet",
        Bilingual("Needs not met", "Besoins non comblés"),
        Bilingual(
            "Needs of people supported in the period whose last noted level is “needs "
            "something” or “urgent”.",
            "Besoins des personnes soutenues durant la période dont le dernier niveau "
            "consigné est « besoin » ou « urgent ».",
        ),
        Bilingual(
            "Each need of each person once, by the last word at the end of the period. "
            "What was not asked counts in neither measure. The smallest cell is of "
            "people, however many needs one of them has.",
            "Chaque besoin de chaque personne une fois, selon le dernier niveau à la "
            "fin de la période. Ce qui n’a pas été demandé n’est compté nulle part. La "
            "plus petite case vaut pour les personnes, quel que soit le nombre de "
            "leurs besoins.",
        ),
        version=2,
        unit=Unit.PERSON,
        breakdowns=("domain", "region"),
    )
)
def needs_unmet(period: Period, breakdown: str) -> Iterable[Row]:
    """Need or urgent."""
    return needs((w for w in last_words(period) if w.level in OPEN), breakdown)


@measure(
    described(
        "needs_met",
        Bilingual("Needs met", "Besoins comblés"),
        Bilingual(
            "Needs of people supported in the period that were noted as a need or "
            "urgent before, and whose last level is none or stable.",
            "Besoins des personnes soutenues durant la période qui avaient été "
            "consignés comme besoin ou urgent et dont le dernier niveau est aucun ou "
            "stable.",
        ),
        Bilingual(
            "Each need of each person once, by the last word at the end of the period. "
            "The smallest cell is of people, however many needs one of them has.",
            "Chaque besoin de chaque personne une fois, selon le dernier niveau à la "
            "fin de la période. La plus petite case vaut pour les personnes, quel que "
            "soit le nombre de leurs besoins.",
        ),
        version=2,
        unit=Unit.PERSON,
        breakdowns=("domain", "region"),
    )
)
def needs_met(period: Period, breakdown: str) -> Iterable[Row]:
    """Once a need, now none or stable."""
    met = (w for w in last_words(period) if w.was_open and w.level in SETTLED)
    return needs(met, breakdown)


@dataclass(frozen=True, slots=True)
class Urgent:
    """A need from the moment when it was first noted as urgent.

    `waited` is how long the person was not reached; None where they were not yet.
    """

    file_id: int
    waited: timedelta | None


def urgent_in(period: Period) -> list[Urgent]:
    """Needs first noted as urgent in the period, an hour ago or earlier.

    Needs are often noted while people speak: a contact up to an hour before is one
    at once.
    """
    start, end = within(period)
    noted = (
        Passage.objects.filter(level=NeedLevel.URGENT, file__demonstration=invented())
        .values("file_id", "topic")
        .annotate(first=Min("kept_at"))
        .filter(first__gte=start, first__lt=min(end, timezone.now() - HOUR))
        .order_by()
    )
    firsts = list(noted.values_list("file_id", "first"))
    reached: defaultdict[int, list[datetime]] = defaultdict(list)
    contacts = Deed.objects.filter(
        kind=Done.CONTACT, at__gte=start - HOUR, file__demonstration=invented()
    )
    for pk, at in contacts.order_by("at").values_list("file_id", "at"):
        reached[pk].append(at)
    return [Urgent(pk, waited(first, reached[pk])) for pk, first in firsts]


def waited(since: datetime, contacts: Iterable[datetime]) -> timedelta | None:
    """Until the first contact from an hour before on; no less than nothing."""
    first = next((at for at in contacts if at >= since - HOUR), None)
    return None if first is None else max(first - since, timedelta())


@measure(
    described(
        "urgent_reached",
        Bilingual("Urgent needs followed by a safe contact within an hour",
                  "Besoins urgents suivis d’un contact sûr en une heure"),
        Bilingual(
            "Of the needs noted as urgent in the period, the share after which the "
            "person was reached safely within one hour. Draft standard: 90%.",
            "Parmi les besoins consignés comme urgents durant la période, la "
            "proportion après laquelle la personne a été jointe sans danger en une "
            "heure. Norme provisoire : 90 %.",
        ),
        Bilingual(
            "Each need once, by when it was first noted as urgent, once that hour is "
            "over; a contact up to an hour before counts, since needs are often noted "
            "while people speak. Nothing is said of fewer than five people.",
            "Chaque besoin une fois, selon le moment où il a d’abord été consigné "
            "comme urgent, une fois cette heure écoulée ; un contact dans l’heure qui "
            "précède compte, car on note souvent pendant l’échange. Rien n’est dit "
            "de moins de cinq personnes.",
        ),
        version=2,
    )
)  # fmt: skip
def urgent_reached(period: Period, breakdown: str) -> Iterable[Row]:
    """Within an hour."""
    kept: list[int] = []
    missed: list[int] = []
    for need in urgent_in(period):
        in_time = need.waited is not None and need.waited <= HOUR
        (kept if in_time else missed).append(need.file_id)
    return share(kept, missed)


@measure(
    described(
        "urgent_hours",
        Bilingual("Median hours from an urgent need to a safe contact",
                  "Nombre médian d’heures entre un besoin urgent et un contact sûr"),
        Bilingual(
            "The time within which half of the needs first noted as urgent in the "
            "period were followed by a safe contact. Needs of people who were not "
            "reached yet count as longer than all others.",
            "Le délai en deçà duquel la moitié des besoins d’abord consignés comme "
            "urgents durant la période ont été suivis d’un contact sûr. Les besoins "
            "des personnes qui n’ont pas encore été jointes comptent comme plus longs "
            "que tous les autres.",
        ),
        Bilingual(
            "The needs of the share beside it, told by the tenth of an hour. A middle "
            "of few people is nearly the time of one of them: it is not told of fewer "
            "than five people, nor where fewer than half were reached.",
            "Les besoins de la proportion voisine, au dixième d’heure. Le milieu de "
            "peu de personnes est presque le délai de l’une d’elles : il n’est pas "
            "diffusé pour moins de cinq personnes, ni si moins de la moitié ont été "
            "jointes.",
        ),
        unit=Unit.HOUR,
    )
)  # fmt: skip
def urgent_hours(period: Period, breakdown: str) -> Iterable[Row]:
    """The middle, of enough people."""
    found = urgent_in(period)
    if len({need.file_id for need in found}) < SMALLEST:
        return []
    never = float("inf")
    hours = [never if n.waited is None else n.waited / HOUR for n in found]
    middle = median(hours)
    if middle == never:
        return []
    return [Row("", Decimal(middle).quantize(Decimal("0.1")))]
