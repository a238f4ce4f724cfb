"""What waits for a person among files and referrals."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from halte.capabilities.support.models import Referral, SealedDraft, Transfer
from halte.capabilities.support.queries.copies import due_now
from halte.capabilities.support.queries.days import days_come
from halte.capabilities.support.queries.duties import keeping_waiting
from halte.capabilities.support.queries.waiting import files_waiting, sent_waiting
from halte.capabilities.support.states import (
    DraftState,
    ReferralState,
    TransferState,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem

R = ReferralState


def home(actor: Actor) -> list[HomeItem]:
    """For those who support people, and for those who receive them."""
    # An emergency opens a file; it is no day’s work with the files of all.
    if not actor.may(Permission.SUPPORT_READ) or actor.in_emergency:
        return []
    found = [
        *_received(actor), *_sent(actor), *_files(actor), *_drafts(actor),
        *_transfers(actor), *_copies(actor), *_keeping(actor),
    ]  # fmt: skip
    return [item for item in found if item.count]


def _received(actor: Actor) -> Iterator[HomeItem]:
    rows = Referral.objects.received_by(actor).filter(state=R.SENT)
    title = Bilingual("Referrals to answer", "Aiguillages auxquels répondre")
    yield HomeItem(title, reverse("support:received"), rows.count(), urgent=True)


def _sent(actor: Actor) -> Iterator[HomeItem]:
    place, found = reverse("support:index"), sent_waiting(actor)
    yield HomeItem(
        Bilingual("Declined: try the next service", "Refusés : essayez le suivant"),
        place, found.declined, urgent=True,
    )  # fmt: skip
    yield HomeItem(
        Bilingual("Answers that are late: call them",
                  "Réponses en retard : appelez le service"),
        place, found.late, urgent=True,
    )  # fmt: skip
    yield HomeItem(
        Bilingual("Referrals open for more than 7 days: what became of them?",
                  "Aiguillages ouverts depuis plus de 7 jours : où en sont-ils ?"),
        place, found.open_loops, urgent=True,
    )  # fmt: skip


def _files(actor: Actor) -> Iterator[HomeItem]:
    place, found = reverse("support:index"), files_waiting(actor)
    yield HomeItem(
        Bilingual("Files with two texts to bring together",
                  "Dossiers dont deux textes sont à réunir"),
        place, found.forked, urgent=True,
    )  # fmt: skip
    yield HomeItem(
        Bilingual("Permits past day 150: ask what comes next",
                  "Permis au-delà du 150e jour : demandez la suite"),
        place, found.rings, urgent=True,
    )  # fmt: skip
    yield HomeItem(
        Bilingual("Follow-ups and goals whose day has come",
                  "Suivis et buts dont la date est venue"),
        reverse("support:days"), days_come(actor),
    )  # fmt: skip
    yield HomeItem(
        Bilingual("People to ask how life stands", "Personnes à qui demander où en "
                  "est leur vie"),
        place, found.asks,
    )  # fmt: skip


def _drafts(actor: Actor) -> Iterator[HomeItem]:
    rows = SealedDraft.objects.visible_to(actor).filter(state=DraftState.KEPT)
    title = Bilingual(
        "Sealed drafts that could not be taken",
        "Ébauches scellées qui n’ont pu être acceptées",
    )
    yield HomeItem(title, reverse("support:offline"), rows.count(), urgent=True)


def _transfers(actor: Actor) -> Iterator[HomeItem]:
    rows = Transfer.objects.received_by(actor).filter(state=TransferState.PROPOSED)
    title = Bilingual("Files proposed to you", "Dossiers qui vous sont proposés")
    yield HomeItem(title, reverse("support:transfers"), rows.count(), urgent=True)


def _copies(actor: Actor) -> Iterator[HomeItem]:
    title = Bilingual(
        "Copies to ask for: a consent was taken back",
        "Copies à redemander : un consentement a été retiré",
    )
    yield HomeItem(title, reverse("support:copies"), due_now(actor), urgent=True)


def _keeping(actor: Actor) -> Iterator[HomeItem]:
    place, found = reverse("support:retention"), keeping_waiting(actor)
    yield HomeItem(
        Bilingual("Disposals that wait for a second person",
                  "Éliminations qui attendent une seconde personne"),
        place, found.proposed,
    )  # fmt: skip
    yield HomeItem(
        Bilingual("Files whose time is over",
                  "Dossiers dont le délai de conservation est écoulé"),
        place, found.over,
    )  # fmt: skip
