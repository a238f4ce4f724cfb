"""How true and how complete the directory is, and where help is far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from halte.capabilities.directory.models import (
    Application,
    Attribute,
    Check,
    Copy,
    Service,
    ServiceText,
    Signal,
)
from halte.capabilities.directory.queries.named import whole
from halte.capabilities.directory.queries.offers import DUE_SOON
from halte.capabilities.directory.reach import Coverage, Reach, coverage, reach
from halte.capabilities.directory.states import (
    ApplicationState,
    Channel,
    Facet,
    Finding,
    ListingState,
)
from halte.capabilities.directory.terms import NEEDS, term_name
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.reads import reads

BY_PHONE: Final = frozenset({"crisis_line"})
"""Needs that are met from anywhere: no place is far from them."""

SHOWN: Final = (ListingState.LISTED, ListingState.UNREACHABLE)
A_YEAR: Final = timedelta(days=365)
WAITING: Final = (
    ApplicationState.SUBMITTED, ApplicationState.RECOMMENDED, ApplicationState.APPEALED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quality:
    """The directory in a few figures. None where nothing can be said yet."""

    listed: int
    in_time: int
    due: int
    overdue: int
    unreachable: int
    median_age: int | None
    both_languages: int
    french_older: int
    english_older: int
    dead_per_100: float | None
    signals: int
    applications: int
    copies: int

    @property
    def percent_in_time(self) -> int | None:
        """Of what is listed, the share that was checked in time."""
        return round(100 * self.in_time / self.listed) if self.listed else None

    @property
    def percent_both(self) -> int | None:
        """… and the share whose public words are in both languages."""
        return round(100 * self.both_languages / self.listed) if self.listed else None


@dataclass(frozen=True, slots=True)
class NeedCovered:
    """A need in a table."""

    code: str
    name: Bilingual
    covered: Coverage


@reads(Permission.DIRECTORY_KEEP, records=whole)
def quality(actor: Actor) -> Quality:
    """How the directory stands today."""
    today = timezone.localdate()
    listed = Service.objects.filter(state__in=SHOWN)
    since = today - A_YEAR
    return Quality(
        listed=listed.count(),
        in_time=in_time(listed, today).count(),
        due=listed.filter(next_check_on__range=(today, today + DUE_SOON)).count(),
        overdue=listed.exclude(pk__in=in_time(listed, today)).count(),
        unreachable=listed.filter(state=ListingState.UNREACHABLE).count(),
        median_age=_age(listed, today),
        both_languages=in_both_languages(listed).count(),
        french_older=listed.filter(in_older_words("fr")).count(),
        english_older=listed.filter(in_older_words("en")).count(),
        dead_per_100=dead_per_100(Check.objects.filter(at__date__gte=since)),
        signals=Signal.objects.filter(closed_at=None).count(),
        applications=Application.objects.filter(state__in=WAITING).count(),
        copies=Copy.objects.filter(
            expires_at__gt=timezone.now(), recall__isnull=True
        ).count(),
    )


def in_time(listed: QuerySet[Service], day: date) -> QuerySet[Service]:
    """What was checked, and whose next check is not past."""
    return listed.filter(checked_on__isnull=False, next_check_on__gte=day)


def in_both_languages(listed: QuerySet[Service]) -> QuerySet[Service]:
    """What has public words with a description in English and in French."""
    said = ServiceText.objects.filter(is_public=True).exclude(description="")
    both = said.values("service").annotate(n=Count("id")).filter(n=2)
    return listed.filter(pk__in=both.values("service"))


def in_older_words(language: str) -> Q:
    """Those whose words in a language were not changed when the other’s were."""
    older = ServiceText.objects.filter(language=language, older_since__isnull=False)
    return Q(pk__in=older.values("service"))


def dead_per_100(checks: QuerySet[Check]) -> float | None:
    """Dead numbers in a hundred calls; None where nobody called."""
    called = checks.filter(channel=Channel.PHONE)
    told = called.aggregate(n=Count("id"), dead=Count("id", filter=DEAD))
    return round(100 * told["dead"] / told["n"], 1) if told["n"] else None


DEAD: Final = Q(finding=Finding.DEAD_NUMBER)


def _age(listed: QuerySet[Service], today: date) -> int | None:
    days = listed.filter(checked_on__isnull=False).values_list("checked_on", flat=True)
    ages = [(today - day).days for day in days if day]
    return round(median(ages)) if ages else None


def met_where(services: QuerySet[Service]) -> Mapping[str, list[str]]:
    """By need, the area of each place where it is met. Only areas are read."""
    rows = Attribute.objects.filter(
        holds=True,
        service__in=services,
        term__taxonomy__facet=Facet.NEED,
        service__places__location__area__gt="",
    ).values_list("term__code", "service__places__location__area")
    found: dict[str, list[str]] = defaultdict(list)
    for need, area in rows:
        found[need].append(area)
    return found


@reads(Permission.DIRECTORY_KEEP, records=whole)
def needs_covered(actor: Actor) -> tuple[NeedCovered, ...]:
    """Every need: where it is met, and for how many people it is far."""
    listed = Service.objects.filter(state=ListingState.LISTED)
    made = coverage(met_where(listed), [n for n in NEEDS if n not in BY_PHONE])
    lines = [NeedCovered(c.need, term_name(Facet.NEED, c.need), c) for c in made]
    return tuple(sorted(lines, key=lambda line: -line.covered.people_far))


@reads(Permission.DIRECTORY_KEEP, records=whole)
def gaps(actor: Actor, *, need: str) -> tuple[Reach, ...]:
    """Where help of one kind is far, the widest gaps first."""
    listed = Service.objects.filter(state=ListingState.LISTED)
    made = reach(met_where(listed).get(need, ()))
    return tuple(sorted(made, key=lambda each: -each.burden))
