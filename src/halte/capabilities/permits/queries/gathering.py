"""The facts of an application on a day, as the checks take them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from halte.capabilities.employers.facade import (
    PublishedBar,
    affiliates,
    published_bars,
    services_seen,
)
from halte.capabilities.inspections.facade import DecidedBar, decided_bars
from halte.capabilities.permits.checks import CHECKS, RULES, File, Finding, look
from halte.capabilities.permits.checks.authorized import Authorized, Heard
from halte.capabilities.permits.checks.facts import (
    Bar,
    Mark,
    Offer,
    Often,
    Saying,
    Service,
    Told,
)
from halte.capabilities.permits.checks.register import Entry
from halte.capabilities.permits.models import (
    Authorization,
    BusinessSeen,
    Instruction,
    OfferSeen,
    PermitApplication,
)
from halte.core.access.actor import Actor

PAGE_OF_FINDINGS = "published page of findings · page publiée des constats"
REGISTER = "register of employers · registre des employeurs"
DECISION = "decision on an inspection · décision sur une inspection"

__all__ = ["CHECKS", "RULES", "authorized_of", "entries", "file_of", "findings"]


def findings(actor: Actor, row: PermitApplication, as_of: date) -> tuple[Finding, ...]:
    """Every check of an application on a day."""
    return look(file_of(actor, row, as_of))


def file_of(actor: Actor, row: PermitApplication, as_of: date) -> File:
    """The facts. Nothing of who the person is goes with them."""
    known = known_of(actor, row.employer_id, as_of)
    return File(
        received_on=row.received_on,
        as_of=as_of,
        offers=(
            *map(offer_of, row.offers.all()),
            *known.offers,
        ),
        bars=known.bars,
        told={
            said.question: Saying(Told(said.told), said.asked_on)
            for said in row.sayings.order_by("id")
        },
        register=entries(),
        marks={
            mark.instruction.reference: Mark(mark.touches, mark.source, mark.seen_on)
            for mark in row.marks.select_related("instruction").order_by("id")
        },
        employer_known=row.employer_id is not None,
    )  # fmt: skip


def authorized_of(actor: Actor, row: Authorization, as_of: date) -> Authorized:
    """The facts of someone who may work; nothing of who they are goes with them."""
    known = known_of(actor, row.employer_id, as_of)
    return Authorized(
        as_of=as_of,
        employer_known=row.employer_id is not None,
        offers=(*map(offer_of, row.offers.all()), *known.offers),
        bars=known.bars,
        told={each.what: Heard(each.language, each.told_on)
              for each in row.tellings.order_by("id")},
    )  # fmt: skip


def offer_of(seen: OfferSeen | BusinessSeen) -> Offer:
    """What an officer noted of a business, as the rules take it."""
    return Offer(
        Service(seen.service), Often(seen.often), seen.source, seen.seen_on,
        seen.regulator, seen.licence,
    )  # fmt: skip


def entries() -> tuple[Entry, ...]:
    """The register of instructions, every version with its end."""
    rows = Instruction.objects.select_related("ending")
    return tuple(map(entry_of, rows))


def entry_of(row: Instruction) -> Entry:
    """One version as the rules take it."""
    return Entry(
        reference=row.reference,
        version=row.version,
        authority=row.authority,
        published_on=row.published_on,
        effective_on=row.effective_on,
        reaches_pending=row.reaches_pending,
        ends_on=row.ending.ends_on if hasattr(row, "ending") else None,
        title_en=row.title_en,
        title_fr=row.title_fr,
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What the register and decisions hold of an employer and its affiliates."""

    bars: tuple[Bar, ...] = ()
    offers: tuple[Offer, ...] = ()


def known_of(actor: Actor, employer_pk: int | None, as_of: date) -> Known:
    """Of an employer and, as they are known on the day, of its affiliates."""
    if employer_pk is None:
        return Known()
    group = affiliates(actor, pk=employer_pk, as_of=as_of)
    names = {each.pk: each.legal_name for each in group.affiliates}
    pks = (employer_pk, *names)
    return Known(tuple(_bars(actor, pks, names)), tuple(_offers(actor, pks, names)))


def _bars(
    actor: Actor, pks: tuple[int, ...], names: Mapping[int, str]
) -> Iterator[Bar]:
    """Bars that were published, and those decided in this installation."""
    found: list[tuple[PublishedBar | DecidedBar, str]]
    found = [(bar, PAGE_OF_FINDINGS) for bar in published_bars(actor, pks)]
    found += [(bar, DECISION) for bar in decided_bars(actor, pks)]
    for bar, source in found:
        yield Bar(
            default=bar.default,
            decided_on=bar.decided_on,
            until=bar.until,
            source=source,
            affiliate=names.get(bar.employer_pk, ""),
        )


def _offers(
    actor: Actor, pks: tuple[int, ...], names: Mapping[int, str]
) -> Iterator[Offer]:
    """What the register holds of the services that they offer."""
    for seen in services_seen(actor, pks):
        yield Offer(
            seen.service, seen.often, f"{REGISTER}: {seen.source}", seen.seen_on,
            seen.regulator, seen.licence, seen.ends_on, seen.contested,
            names.get(seen.employer_pk, ""),
        )  # fmt: skip
