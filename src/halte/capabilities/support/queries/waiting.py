"""What waits, as numbers: counted without opening a file.

Numbers tell nobody’s name, so nothing is noted as opened; lists do open files, and
are audited. Only the first day of a permit lies under the key of a file, and only
files that have a text on status are opened for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from halte.capabilities.support.models import File, Outcome, Passage, Referral
from halte.capabilities.support.queries.files import MOST, clock_of
from halte.capabilities.support.states import (
    LOOP_DAYS,
    MONTHS,
    WAITING,
    FileState,
    ReferralState,
    Timeframe,
)
from halte.core.access.actor import Actor
from halte.methods.months import months_after

R = ReferralState
STATUS: Final = "status"


@dataclass(frozen=True, slots=True)
class FilesWaiting:
    """Files with two texts, with a permit past its day, with a question that is due."""

    forked: int
    rings: int
    asks: int


@dataclass(frozen=True, slots=True)
class SentWaiting:
    """Referrals that were declined, whose answer is late, whose loop is open."""

    declined: int
    late: int
    open_loops: int


def files_waiting(actor: Actor) -> FilesWaiting:
    """Of the newest files that a list would show."""
    rows = File.objects.visible_to(actor).exclude(state=FileState.CLOSED)
    newest = rows.order_by("-opened_at", "-pk").values_list("pk", "opened_at")[:MOST]
    opened = dict(newest)
    later = Passage.objects.filter(Q(parent=OuterRef("pk")) | Q(merges=OuterRef("pk")))
    ends = Passage.objects.filter(~Exists(later), file__in=list(opened))
    twice = ends.order_by().values("file", "topic").annotate(texts=Count("pk"))
    forked = set(twice.filter(texts__gt=1).values_list("file", flat=True))
    status = ends.filter(topic=STATUS).select_related("file")
    found = groupby(status.order_by("file", "number"), lambda row: row.file)
    clocks = [clock_of(file, {STATUS: tuple(texts)}) for file, texts in found]
    outcomes = Outcome.objects.filter(file__in=list(opened))
    asked = set(outcomes.values_list("file", "months"))
    today = timezone.localdate()
    asks = sum(
        any(
            (pk, months) not in asked
            and months_after(timezone.localdate(at), months) <= today
            for months in MONTHS
        )
        for pk, at in opened.items()
    )
    rings = sum(clock is not None and clock.rings for clock in clocks)
    return FilesWaiting(len(forked), rings, asks)


def sent_waiting(actor: Actor) -> SentWaiting:
    """Of the referrals that one sent, by the files that one may open."""
    rows, now = Referral.objects.sent_by(actor), timezone.now()
    followed = rows.filter(after__isnull=False).values("after")
    ended = rows.filter(state__in=[R.DECLINED, R.EXPIRED]).exclude(pk__in=followed)
    late = Q()
    for timeframe in Timeframe:
        over = now - timedelta(hours=timeframe.late_hours)
        late |= Q(timeframe=timeframe, sent_at__lt=over)
    old = rows.filter(state__in=WAITING, sent_at__lt=now - timedelta(days=LOOP_DAYS))
    return SentWaiting(
        declined=ended.filter(file__state=FileState.OPEN).count(),
        late=rows.filter(late, state=R.SENT).count(),
        open_loops=old.count(),
    )
