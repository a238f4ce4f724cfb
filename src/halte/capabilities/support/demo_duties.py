"""More of the demonstration: what waits, what was taken back, what is kept and why."""

from __future__ import annotations

import json
from datetime import timedelta

from django.utils import timezone

from halte.capabilities.support.actions import (
    arrivals,
    by_law,
    disposing,
    keeping,
    offline,
)
from halte.capabilities.support.actions import files as acts
from halte.capabilities.support.models import Blank, File, Referral
from halte.capabilities.support.offline.page import FORMAT
from halte.capabilities.support.states import Exemption, Exit, Level, Told
from halte.core.access.actor import Actor
from halte.core.consent.actions import Circumstances, give, recall, withdraw
from halte.core.consent.models import Disclosure, Person
from halte.core.consent.states import Basis, Method, Recall, Speaker
from halte.core.organisations.models import Organisation
from halte.core.sealed_drafts import public_half, seal

DRAFT = {
    "beginning": {"label": "mésange", "told": "yes", "level": "share",
                  "region": "CA-QC"},
    "topics": {"wishes": {"words": "Un endroit au chaud. Une couverture."},
               "need-shelter": {"level": "3"}},
}  # fmt: skip


def a_draft_that_came_late(sam: Actor, house: Organisation) -> None:
    """Written on a form without a network, and sent in after its time."""
    blank = offline.take_blank(sam, house)
    made = seal(public_half(blank.key), json.dumps(DRAFT).encode(), number=blank.number)
    Blank.objects.filter(pk=blank.pk).update(
        made_at=timezone.now() - timedelta(days=16),
        ends_at=timezone.now() - timedelta(days=2),
    )
    said = {"format": FORMAT, "form": blank.number, "key": made.key,
            "nonce": made.nonce, "sealed": made.sealed}  # fmt: skip
    offline.send_in(sam, house, content=json.dumps(said).encode())
    offline.take_blank(sam, house)


def agreements(sam: Actor, file: File) -> None:
    """One with an interpreter as witness, one by someone who may speak for them."""
    who = Person.objects.get(reference=file.person)
    spoken = Circumstances(
        timezone.now(), "tl", Method.INTERPRETED, sam.user_id,
        witness="L’interprète de l’organisme",
    )  # fmt: skip
    give(
        sam, who, purpose="support", recipient="north-clinic",
        scope=frozenset({"health", "contact"}), how=spoken,
        until=timezone.now() + timedelta(days=90),
    )  # fmt: skip
    by_mandate = Circumstances(
        timezone.now(), "en", Method.WRITTEN, sam.user_id, Speaker.GUARDIAN,
        Basis.MANDATE, authority="Mandate of 12 March 2026 (invented)",
    )  # fmt: skip
    give(
        sam, who, purpose="compensation", recipient="north-clinic",
        scope=frozenset({"identity"}), how=by_mandate,
    )  # fmt: skip


def taken_back(sam: Actor, file: File, row: Referral) -> None:
    """A printed sheet and the person’s own copy, after a consent was taken back."""
    keeping.hand_copy(sam, file)
    how = Circumstances(timezone.now(), "fr", Method.SPOKEN, sam.user_id)
    who = Person.objects.get(reference=file.person)
    withdraw(sam, who, purpose="referral", recipient=row.recipient, how=how)
    rows = Disclosure.objects.filter(person=file.person, recipient=row.recipient)
    for copy in rows:
        recall(sam, copy, state=Recall.ASKED)


def told_by_law(sam: Actor, petra: Actor, file: File) -> None:
    """One of the two exceptions; the person knows."""
    demanded = by_law.Demanded(
        exemption=Exemption.DANGER, recipient="Centrale d’urgence 911 (exercice)",
        said="Qu’une voiture grise attendait devant la porte, la nuit.",
        provision="Loi et article nommés par la responsable (exemple fictif)",
        decided_by_id=petra.user_id or 0, at=timezone.now() - timedelta(hours=3),
        told=Told.YES, told_words="Elle préférait que nous appelions.",
    )  # fmt: skip
    by_law.record_by_law(sam, file, demanded=demanded)


def opened_elsewhere(nadia: Actor, row: Referral) -> File:
    """The shelter opened a file of its own from the referral that it took on."""
    beginning = acts.Beginning("scarf, room 4", Level.SHARE, True, "CA-ON")
    file = arrivals.begin_from(nadia, row, beginning=beginning)
    acts.write(
        nadia, file, topic="wishes", content={"words": "A key of her own."}, seen=0
    )
    return file


def kept_long_enough(sam: Actor, petra: Actor, old: list[File]) -> None:
    """Three files whose time is over: one waits, one is proposed, one is held."""
    for file in old:
        acts.close(sam, file, exit=Exit.MOVED, follow_up_on=None)
        day = timezone.now() - timedelta(days=8 * 366)
        File.objects.filter(pk=file.pk).update(
            closed_at=day, opened_at=day - timedelta(days=200)
        )
    _waits, proposed, held = (File.objects.get(pk=file.pk) for file in old)
    disposing.propose_disposal(sam, proposed, asked_by_person=False)
    disposing.hold_file(
        petra, held, why="A court asked for the file (invented).",
        ends_on=timezone.localdate() + timedelta(days=200),
    )  # fmt: skip
