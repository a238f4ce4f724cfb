"""Referrals that nobody answers: the sender is told in time; after days they expire.

Loops that stay open are asked about. Forms that never came back lose their key.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from halte.capabilities.support import notices
from halte.capabilities.support.actions.referrals import close_copy
from halte.capabilities.support.models import Blank, File, Referral, SealedDraft
from halte.capabilities.support.queries.copies import owed_of
from halte.capabilities.support.states import (
    ANSWER_DAYS,
    GRACE_DAYS,
    LOOP_DAYS,
    WAITING,
    DraftState,
    FileState,
    ReferralState,
    Timeframe,
)
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.jobs.registry import Progress, job

R = ReferralState


@job(
    "support.late",
    Bilingual(
        "Tell senders of answers that are late",
        "Signaler les réponses en retard à qui aiguille",
    ),
    every=timedelta(minutes=10),
)
def tell_of_late_answers(actor: Actor, progress: Progress) -> None:
    """Each referral once, an hour after it was sent where the need waits an hour."""
    now, late = timezone.now(), Q()
    for timeframe in Timeframe:
        over = now - timedelta(hours=timeframe.late_hours)
        late |= Q(timeframe=timeframe, sent_at__lt=over)
    rows = Referral.objects.filter(late, state=R.SENT, late_told_at=None)
    ids = list(rows.values_list("pk", flat=True))
    for number, pk in enumerate(ids, start=1):
        with transaction.atomic():
            remind(Referral.objects.select_for_update(of=("self",)).get(pk=pk))
        progress.at(number, len(ids))


def remind(row: Referral) -> None:
    """The circle of the file, unless an answer came meanwhile."""
    if row.state != R.SENT or row.late_told_at is not None:
        return
    row.late_told_at = timezone.now()
    row.save(update_fields=["late_told_at"])
    transaction.on_commit(lambda: notices.tell_sender(row))


@job(
    "support.loops",
    Bilingual("Ask about open referrals", "Relancer les aiguillages ouverts"),
    every=timedelta(hours=1),
)
def ask_about_loops(actor: Actor, progress: Progress) -> None:
    """Each referral at most once a threshold. Nothing is ever sent from here."""
    now = timezone.now()
    old = Referral.objects.filter(
        state__in=WAITING, sent_at__lt=now - timedelta(days=min(LOOP_DAYS, ANSWER_DAYS))
    )
    ids = list(old.values_list("pk", flat=True))
    for number, pk in enumerate(ids, start=1):
        with transaction.atomic():
            look_at(Referral.objects.select_for_update(of=("self",)).get(pk=pk))
        progress.at(number, len(ids))


def look_at(row: Referral) -> None:
    """One referral whose week is over."""
    now = timezone.now()
    if row.state == R.SENT:
        row.state, row.ended_at = R.EXPIRED, now
        row.save(update_fields=["state", "ended_at"])
        close_copy(row)
        transaction.on_commit(lambda: notices.tell_sender(row))
    elif row.state == R.ACCEPTED and row.asked_at is None:
        row.asked_at = now
        row.save(update_fields=["asked_at"])
        transaction.on_commit(lambda: notices.tell_sender(row))


@job(
    "support.forms",
    Bilingual(
        "Destroy the keys of forms that never came back",
        "Détruire les clés des fiches jamais revenues",
    ),
    every=timedelta(days=1),
)
def forget_forms(actor: Actor, progress: Progress) -> None:
    """Thirty days after their time, unless a draft still waits for its supervisor.

    What a lost device still holds can then be opened by nobody. Each form is locked
    before it is looked at again: a draft that comes in locks it as well.
    """
    over = timezone.now() - timedelta(days=GRACE_DAYS)
    kept = SealedDraft.objects.filter(blank=OuterRef("pk"), state=DraftState.KEPT)
    rows = Blank.objects.filter(ends_at__lt=over).exclude(Exists(kept))
    ids = [row.pk for row in rows.iterator() if row.key]
    for number, pk in enumerate(ids, start=1):
        with transaction.atomic():
            row = Blank.objects.select_for_update(of=("self",)).get(pk=pk)
            if not row.drafts.filter(state=DraftState.KEPT).exists():
                row.key = ""
                row.save(update_fields=["key"])
        progress.at(number, len(ids))


@job(
    "support.copies",
    Bilingual("Remind of copies to ask for", "Rappeler les copies à redemander"),
    every=timedelta(days=7),
)
def remind_of_copies(actor: Actor, progress: Progress) -> None:
    """Each circle once a week while a copy waits to be asked for, again or at all."""
    rows = File.objects.filter(demonstration=False).exclude(state=FileState.DISPOSED)
    rows = rows.defer("key").order_by("pk")
    for number, row in enumerate(rows.iterator(), start=1):
        if any(each.due for each in owed_of([row])):
            notices.tell_circle(row)
        progress.at(number)
