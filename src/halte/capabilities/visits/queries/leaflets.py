"""The register of leaflets, and what an employer owes and has proved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halte.capabilities.employers.facade import (
    EmployerBrief,
    SiteBrief,
    employer_for,
    sites_for,
)
from halte.capabilities.visits.models import Arrival, Delivery, Leaflet
from halte.capabilities.visits.owing import Came, Given, Owed, owed
from halte.capabilities.visits.states import Handing
from halte.capabilities.visits.words import HANDINGS, LANGUAGES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import LANGUAGES as OFFICIAL
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing
from halte.core.reads import reads
from halte.core.ui.writing import day


@dataclass(frozen=True, slots=True)
class LeafletView:
    """A version of the information on rights."""

    id: int
    language: Bilingual
    title: str
    dated_on: date
    digest: str
    item_id: int
    newest: bool


@dataclass(frozen=True, slots=True)
class ArrivalView:
    """People who began."""

    id: int
    first_day: date
    workers: int
    language: Bilingual


@dataclass(frozen=True, slots=True)
class ProofView:
    """A proof. `old` where a newer version in its language existed on that day."""

    id: int
    kind: Bilingual
    on: date
    workers: int
    language: Bilingual
    dated_on: date
    item_id: int
    old: bool


@dataclass(frozen=True, slots=True)
class PlaceAccount:
    """What is owed and proved at one place."""

    site: SiteBrief
    owed: tuple[tuple[Bilingual, Owed], ...]
    at_hand: tuple[tuple[Bilingual, date | None], ...]
    arrivals: tuple[ArrivalView, ...]
    proofs: tuple[ProofView, ...]

    @property
    def unproved(self) -> int:
        """People without any proof."""
        return sum(account.unproved for _, account in self.owed)


@dataclass(frozen=True, slots=True)
class Account:
    """What an employer owes, place by place."""

    employer: EmployerBrief
    places: tuple[PlaceAccount, ...]


def leaflets(actor: Actor) -> tuple[LeafletView, ...]:
    """Versions, newest first."""
    rows = list(Leaflet.objects.visible_to(actor))
    newest: dict[str, int] = {}
    for row in rows:
        newest.setdefault(row.language, row.pk)
    return tuple(
        LeafletView(
            id=row.pk, language=LANGUAGES[row.language], title=row.title,
            dated_on=row.dated_on, digest=row.digest, item_id=row.item_id,
            newest=newest[row.language] == row.pk,
        )
        for row in rows
    )  # fmt: skip


def leaflet_choices(actor: Actor) -> list[tuple[int, str]]:
    """Versions in the official languages, for a proof."""
    rows = Leaflet.objects.visible_to(actor).filter(language__in=OFFICIAL)
    return [
        (r.pk, f"{r.title} ({LANGUAGES[r.language]}, {day(r.dated_on)})") for r in rows
    ]


def leaflet_row(actor: Actor, leaflet_id: int) -> Leaflet:
    """One version."""
    found = Leaflet.objects.visible_to(actor).filter(pk=leaflet_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def _opened(found: Account) -> list[str]:
    return [f"employers.Employer:{found.employer.pk}"]


@reads(Permission.VISITS_READ, records=_opened)
def account(actor: Actor, *, employer_id: int) -> Account:
    """What one employer owes and has proved, at each of its places."""
    employer = employer_for(actor, employer_id)
    stand = {"employer": employer_id, "withdraws": None, "withdrawn_by": None}
    arrivals = list(Arrival.objects.filter(**stand).order_by("id"))
    proofs = Delivery.objects.filter(**stand).select_related("leaflet").order_by("id")
    versions = [(v.language, v.dated_on) for v in Leaflet.objects.all()]
    return Account(
        employer,
        tuple(
            _place(
                site,
                [a for a in arrivals if a.site_id == site.pk],
                [p for p in proofs if p.site_id == site.pk],
                versions,
            )
            for site in sites_for(actor, employer_id)
        ),
    )


def _place(
    site: SiteBrief, arrivals: list[Arrival], proofs: list[Delivery],
    versions: list[tuple[str, date]],
) -> PlaceAccount:  # fmt: skip
    came = [Came(a.first_day, a.workers, a.language) for a in arrivals]
    given = [
        Given(p.on, p.workers, p.leaflet.language)
        for p in proofs
        if p.kind == Handing.GIVEN
    ]
    return PlaceAccount(
        site=site,
        owed=tuple((LANGUAGES[one], owed(came, given, one)) for one in OFFICIAL),
        at_hand=tuple((LANGUAGES[one], last_at_hand(proofs, one)) for one in OFFICIAL),
        arrivals=tuple(
            ArrivalView(a.pk, a.first_day, a.workers, LANGUAGES[a.language])
            for a in arrivals
        ),
        proofs=tuple(_proof(p, versions) for p in proofs),
    )


def last_at_hand(proofs: list[Delivery], language: str) -> date | None:
    """The newest day on which copies in a language were seen at hand."""
    days = [
        proof.on
        for proof in proofs
        if proof.kind == Handing.AT_HAND and proof.leaflet.language == language
    ]
    return max(days, default=None)


def _proof(row: Delivery, versions: list[tuple[str, date]]) -> ProofView:
    leaflet = row.leaflet
    newer = any(
        language == leaflet.language and leaflet.dated_on < dated <= row.on
        for language, dated in versions
    )
    return ProofView(
        id=row.pk, kind=HANDINGS[Handing(row.kind)], on=row.on, workers=row.workers,
        language=LANGUAGES[leaflet.language], dated_on=leaflet.dated_on,
        item_id=row.item_id, old=newer,
    )  # fmt: skip


def arrival_row(actor: Actor, employer_id: int, row_id: int) -> Arrival:
    """A row of an employer that this person may read."""
    employer_for(actor, employer_id)
    found = Arrival.objects.filter(employer=employer_id, pk=row_id).first()
    if found is None:
        raise Missing("not_found")
    return found


def proof_row(actor: Actor, employer_id: int, row_id: int) -> Delivery:
    """A proof of an employer that this person may read."""
    employer_for(actor, employer_id)
    found = Delivery.objects.filter(employer=employer_id, pk=row_id).first()
    if found is None:
        raise Missing("not_found")
    return found
