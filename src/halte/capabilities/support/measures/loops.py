"""Measures of referrals and consent: how promises to a person were kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from halte.capabilities.support.measures.defining import (
    described,
    share,
    within,
)
from halte.capabilities.support.models import File, Referral
from halte.capabilities.support.states import LOOP_DAYS, ReferralState
from halte.core.bilingual import Bilingual
from halte.core.consent.models import Disclosure
from halte.core.consent.rules import kept_before
from halte.core.consent.states import OWN_COPY
from halte.core.measures.periods import Period
from halte.core.measures.registry import Row, Unit, measure
from halte.core.measures.smallest_cell import rows_of
from halte.core.measures.worlds import invented

R = ReferralState


class Sides(NamedTuple):
    """Whose promise was kept, and whose was not: once for each promise."""

    kept: list[int]
    missed: list[int]


def sent_in(period: Period) -> list[Referral]:
    """Referrals sent in the period and taken back by nobody since."""
    start, end = within(period)
    rows = Referral.objects.filter(
        sent_at__gte=start, sent_at__lt=end, file__demonstration=invented()
    ).exclude(state__in=(R.WITHDRAWN, R.REVOKED))
    return list(rows.defer("note", "decline_words", "topics"))


def kept_in_time(
    rows: Iterable[Referral],
    due: Callable[[Referral], datetime | None],
    ended: Callable[[Referral], datetime | None],
) -> list[Row]:
    """The share that ended by its due time, of those that ended or whose time is over.

    One sent a moment ago is neither kept nor missed.
    """
    now, sides = timezone.now(), Sides([], [])
    for row in rows:
        by, at = due(row), ended(row)
        if by is None or (at is None and by > now):
            continue
        in_time = at is not None and at <= by
        (sides.kept if in_time else sides.missed).append(row.file_id)
    return share(*sides)


@measure(
    described(
        "referrals_answered",
        Bilingual("Referrals answered in time", "Aiguillages répondus à temps"),
        Bilingual(
            "Of the referrals sent in the period, the share answered within 24 hours, "
            "or 3 hours where the need had to be met within 3. Draft standard: 90%.",
            "Parmi les aiguillages envoyés durant la période, la proportion ayant reçu "
            "une réponse en 24 heures, ou en 3 heures si le besoin devait être comblé "
            "en 3 heures. Norme provisoire : 90 %.",
        ),
        Bilingual(
            "Each referral once, as soon as it is answered or its time to be answered "
            "is over. Those that the person or the sender took back count in neither "
            "part. Nothing is said of fewer than five people.",
            "Chaque aiguillage une fois, dès qu’il a reçu une réponse ou que le délai "
            "de réponse est écoulé. Ceux que la personne ou l’expéditeur ont retirés "
            "ne comptent d’aucun côté. Rien n’est dit de moins de cinq personnes.",
        ),
        version=2,
    )
)
def referrals_answered(period: Period, breakdown: str) -> Iterable[Row]:
    """Answered by their hour."""
    return kept_in_time(
        sent_in(period), lambda row: row.answer_by, lambda row: row.answered_at
    )


@measure(
    described(
        "referrals_closed",
        Bilingual("Referrals whose loop closed within 7 days",
                  "Aiguillages dont la boucle s’est fermée en 7 jours"),
        Bilingual(
            "Of the referrals sent in the period, the share that was done or declined "
            "within seven days.",
            "Parmi les aiguillages envoyés durant la période, la proportion faite ou "
            "refusée en sept jours.",
        ),
        Bilingual(
            "Each referral once, as soon as it is closed or its seven days are over. "
            "Expired ones count as not closed; those that the person or the sender "
            "took back count in neither part. Nothing is said of fewer than five "
            "people.",
            "Chaque aiguillage une fois, dès que la boucle est fermée ou que les sept "
            "jours sont écoulés. Ceux qui ont expiré comptent comme non fermés ; ceux "
            "que la personne ou l’expéditeur ont retirés ne comptent d’aucun côté. "
            "Rien n’est dit de moins de cinq personnes.",
        ),
        version=2,
    )
)  # fmt: skip
def referrals_closed(period: Period, breakdown: str) -> Iterable[Row]:
    """Done or declined within seven days."""
    return kept_in_time(sent_in(period), close_by, closed_at)


def close_by(row: Referral) -> datetime | None:
    """When its loop should be closed."""
    return None if row.sent_at is None else row.sent_at + timedelta(days=LOOP_DAYS)


def closed_at(row: Referral) -> datetime | None:
    """When it was done or declined."""
    return row.ended_at if row.state in (R.DONE, R.DECLINED) else None


@measure(
    described(
        "referrals_declined",
        Bilingual("Referrals declined", "Aiguillages refusés"),
        Bilingual(
            "Referrals sent in the period that a service declined, by its reason.",
            "Aiguillages envoyés durant la période et refusés par un service, selon le "
            "motif.",
        ),
        Bilingual(
            "Each referral once, by its last reason. The smallest cell is of people, "
            "however many referrals one of them had.",
            "Chaque aiguillage une fois, selon son dernier motif. La plus petite case "
            "vaut pour les personnes, quel que soit leur nombre d’aiguillages.",
        ),
        version=2,
        unit=Unit.REFERRAL,
        breakdowns=("reason",),
    )
)
def referrals_declined(period: Period, breakdown: str) -> Iterable[Row]:
    """Declined, by reason."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row in sent_in(period):
        if row.decline:
            found[row.decline].append(row.file_id)
    return rows_of(found, breakdown)


@measure(
    described(
        "consent_before_disclosure",
        Bilingual("Disclosures with consent recorded before",
                  "Communications précédées d’un consentement"),
        Bilingual(
            "Of what went out about a person in the period, the share that a consent "
            "in force at that moment covered, looked up anew in its dated events. "
            "Anything below 100% is a fault.",
            "Parmi ce qui a été communiqué au sujet d’une personne durant la période, "
            "la proportion couverte par un consentement alors en vigueur, vérifiée de "
            "nouveau dans ses événements datés. Toute valeur sous 100 % est une faute.",
        ),
        Bilingual(
            "Each copy once, by when it went out. A consent that was written down only "
            "afterwards does not count; a withdrawal does, however late it was written "
            "down. Nothing is said of fewer than five people.",
            "Chaque copie une fois, selon le moment de sa communication. Un "
            "consentement consigné après coup ne compte pas ; un retrait compte, même "
            "consigné plus tard. Rien n’est dit de moins de cinq personnes.",
        ),
        version=2,
    )
)  # fmt: skip
def consent_before_disclosure(period: Period, breakdown: str) -> Iterable[Row]:
    """Looked up again, not trusted."""
    start, end = within(period)
    files = File.objects.filter(demonstration=invented())
    rows = Disclosure.objects.filter(
        at__gte=start, at__lt=end, person__in=files.values("person")
    ).exclude(purpose=OWN_COPY)  # what is written about them is theirs by right
    numbers: dict[UUID, int] = {}
    sides = Sides([], [])
    for person, agreed in kept_before(rows):
        number = numbers.setdefault(person, len(numbers))
        (sides.kept if agreed else sides.missed).append(number)
    return share(*sides)
