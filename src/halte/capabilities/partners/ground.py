"""Agreements as grounds for sharing: what each one says to a question of the gate."""

from __future__ import annotations

from collections.abc import Iterator

from halte.capabilities.partners.models import Agreement
from halte.capabilities.partners.states import AgreementState
from halte.capabilities.partners.terms import Standing, Terms, standing_of
from halte.core.sharing.grounds import Asked, Basis, Lack, ground
from halte.core.sharing.states import FieldKind
from halte.core.sharing.words import PURPOSES, on_day


@ground("agreement")
def agreements(asked: Asked) -> Iterator[Basis]:
    """Every agreement with this partner; where there is none, what comes nearest."""
    rows = list(Agreement.objects.whole())
    known = [(row, standing_of(row, asked.on)) for row in rows]
    with_partner = [
        pair for pair in known if asked.recipient_id in pair[1].terms.parties
    ]
    for row, now in with_partner:
        yield _basis(row, now, asked)
    if not with_partner:
        yield _nearest(known, asked)


def _basis(row: Agreement, now: Standing, asked: Asked) -> Basis:
    terms = now.terms
    named = asked.fields & terms.data.get(asked.dataset.id, frozenset())
    identifying = asked.dataset.of_kind(FieldKind.IDENTIFYING)
    barred = frozenset() if terms.rests_on.carries_identity else named & identifying
    return Basis(
        kind="agreement",
        reference=f"partners.Agreement:{row.pk} v{terms.number}",
        title=terms.title,
        citation=terms.citation,
        covers=named - barred,
        barred=barred,
        lacks=tuple(_lacks(now, asked)),
        until=now.ends,
        return_by=terms.return_by(asked.on, now.ends),
    )


def _lacks(now: Standing, asked: Asked) -> Iterator[Lack]:
    """What keeps the agreement from applying, the weightiest first."""
    terms, named = now.terms, {"agreement": now.terms.title}
    match now.state:
        case AgreementState.DRAFT:
            yield Lack("sharing_agreement_draft", named)
        case AgreementState.SIGNED:
            day = on_day(terms.starts)
            yield Lack("sharing_agreement_not_begun", {**named, "day": day})
        case AgreementState.SUSPENDED:
            yield Lack("sharing_agreement_suspended", named)
        case AgreementState.ENDED:
            day = on_day(now.ended_on or now.ends)
            yield Lack("sharing_agreement_ended", {**named, "day": day})
    yield from _wrong_parties(terms, asked)
    if asked.purpose not in terms.purposes:
        purpose = PURPOSES[asked.purpose]
        yield Lack("sharing_purpose_not_covered", {**named, "purpose": purpose})


def _wrong_parties(terms: Terms, asked: Asked) -> Iterator[Lack]:
    named = {"agreement": terms.title, "partner": asked.recipient_name}
    sender = terms.parties.get(asked.sender_id)
    recipient = terms.parties[asked.recipient_id]
    if sender is None:
        yield Lack("sharing_sender_not_party", {"agreement": terms.title})
    elif not (sender.gives and recipient.receives):
        yield Lack("sharing_direction", named)


def _nearest(known: list[tuple[Agreement, Standing]], asked: Asked) -> Basis:
    """One that would cover the data, were the partner a party; or nothing at all."""
    for _row, now in known:
        terms = now.terms
        fields = terms.data.get(asked.dataset.id, frozenset())
        sender = terms.parties.get(asked.sender_id)
        covers = asked.fields <= fields and asked.purpose in terms.purposes
        if now.in_force and covers and sender and sender.gives:
            values = {"agreement": terms.title, "partner": asked.recipient_name}
            lack = Lack("sharing_recipient_not_party", values)
            return Basis("agreement", "", lacks=(lack,))
    lack = Lack("sharing_no_agreement", {"partner": asked.recipient_name})
    return Basis("agreement", "", lacks=(lack,))
