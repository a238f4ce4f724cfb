"""Drafting agreements, putting them in force, stopping and ending them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.partners.checks import (
    bodies,
    own_organisation_id,
    require_digest,
    require_order,
)
from halte.capabilities.partners.models import Agreement, AgreementStep, Version
from halte.capabilities.partners.policy import (
    may_decide,
    may_draft,
    may_end,
    may_resume,
    may_review,
    may_suspend,
)
from halte.capabilities.partners.states import Part, Rests, Step
from halte.capabilities.partners.terms import (
    Terms,
    last_approved,
    pending,
    standing_of,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.sharing.datasets import DATASETS
from halte.core.sharing.states import FieldKind
from halte.core.sharing.words import PURPOSES

LONGEST_HOLD: Final = 3650
FEWEST_PARTIES: Final = 2
SHORTEST_REASON: Final = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """Terms as they are typed. Parties are (short name, gives|receives|both)."""

    title_en: str
    title_fr: str
    purposes: Sequence[str]
    parties: Sequence[tuple[str, str]]
    data: Mapping[str, Sequence[str]]
    rests_on: str
    citation_en: str
    citation_fr: str
    starts: date
    ends: date
    review: date | None = None
    return_days: int | None = None
    facts: Sequence[str] = field(default_factory=tuple)
    digest: str = ""


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Draft an agreement", "Rédiger une entente"),
    policy=may_draft,
)
def draft_agreement(
    actor: Actor,
    agreement: Agreement,
    *,
    draft: Draft,
    seen: int = 0,
    demonstration: bool = False,
) -> Version:
    """New terms: of a new agreement, or as a further version of one that stands.

    `seen` is the number of the version that the author began from.
    """
    if agreement.pk is None:
        agreement.keeper_id = own_organisation_id(actor.organisation_id)
        agreement.demonstration = demonstration
        agreement.save()
    numbers = [version.number for version in agreement.versions.all()]
    if max(numbers, default=0) != seen:
        raise Invalid("changed_meanwhile")
    parties = _sound(draft)
    _after_the_last(agreement, draft.starts)
    return Version.objects.create(
        agreement=agreement,
        number=seen + 1,
        title_en=draft.title_en.strip(),
        title_fr=draft.title_fr.strip(),
        purposes=sorted(set(draft.purposes)),
        parties=parties,
        data={name: sorted(set(f)) for name, f in sorted(draft.data.items()) if f},
        rests_on=draft.rests_on,
        citation_en=draft.citation_en.strip(),
        citation_fr=draft.citation_fr.strip(),
        starts=draft.starts,
        review=draft.review,
        ends=draft.ends,
        return_days=draft.return_days,
        facts=sorted(set(draft.facts)),
        digest=draft.digest,
        by_user_id=actor.user_id,
    )


def _sound(draft: Draft) -> list[list[int | str]]:
    """The parties by number, once everything else is in order."""
    require_order(draft.starts, draft.ends, "agreement_ends_before")
    if draft.review and not draft.starts <= draft.review <= draft.ends:
        raise Invalid("agreement_review_outside", field="review")
    if not draft.purposes or set(draft.purposes) - set(PURPOSES):
        raise Invalid("agreement_purpose_missing", field="purposes")
    held = draft.return_days
    if held is not None and not 1 <= held <= LONGEST_HOLD:
        raise Invalid("agreement_hold", field="return_days", longest=LONGEST_HOLD)
    require_digest(draft.digest)
    _sound_data(draft)
    return _sound_parties(draft)


def _sound_parties(draft: Draft) -> list[list[int | str]]:
    slugs = [slug for slug, _ in draft.parties]
    if len(set(slugs)) != len(slugs):
        raise Invalid("agreement_party_twice", field="parties")
    if len(slugs) < FEWEST_PARTIES:
        raise Invalid("agreement_parties_few", field="parties")
    parts = [Part(part) for _, part in draft.parties]
    one_way = sum(part.gives for part in parts), sum(part.receives for part in parts)
    if min(one_way) == 0:
        raise Invalid("agreement_nobody_gives", field="parties")
    numbers = {body.slug: body.pk for body in bodies(slugs, "parties")}
    return [[numbers[slug], part] for slug, part in draft.parties]


def _sound_data(draft: Draft) -> None:
    if not any(draft.data.values()):
        raise Invalid("agreement_no_data", field="data")
    for name, fields in draft.data.items():
        known = DATASETS.get(name)
        if known is None:
            raise Invalid("sharing_dataset_unknown", field="data")
        wrong = set(fields) - {f.id for f in known.fields}
        if wrong:
            raise Invalid("sharing_field_unknown", field="data", count=len(wrong))
        identifying = known.of_kind(FieldKind.IDENTIFYING) & set(fields)
        if identifying and not Rests(draft.rests_on).carries_identity:
            raise Invalid("agreement_ground_too_weak", field="rests_on")


def _after_the_last(agreement: Agreement, starts: date) -> None:
    """The newer begins after the older and leaves no gap: an end is an end."""
    number = last_approved(agreement)
    for row in agreement.versions.all():
        if row.number != number:
            continue
        if starts <= row.starts:
            raise Invalid("agreement_versions_overlap", field="starts")
        if starts > row.ends + timedelta(days=1):
            raise Invalid("agreement_versions_gap", field="starts")


@action(
    Permission.AGREEMENT_APPROVE,
    label=Bilingual("Put an agreement in force", "Mettre une entente en vigueur"),
    policy=may_decide,
)
def put_in_force(actor: Actor, agreement: Agreement, *, number: int) -> AgreementStep:
    """The terms that were read, and no others, hold from their first day."""
    terms = _waiting(agreement, number)
    if terms.ends < timezone.localdate():
        raise Invalid("agreement_over_before")
    _after_the_last(agreement, terms.starts)
    return _step(actor, agreement, Step.APPROVED, number)


@action(
    Permission.AGREEMENT_APPROVE,
    label=Bilingual("Return an agreement", "Renvoyer une entente"),
    policy=may_decide,
)
def return_terms(
    actor: Actor, agreement: Agreement, *, number: int, reason: str
) -> AgreementStep:
    """Back to the author, with what should change."""
    _waiting(agreement, number)
    return _step(actor, agreement, Step.RETURNED, number, _reason(reason))


def _waiting(agreement: Agreement, number: int) -> Terms:
    terms = pending(agreement)
    if terms is None or terms.number != number:
        raise Invalid("agreement_newer_version")
    return terms


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Suspend an agreement", "Suspendre une entente"),
    policy=may_suspend,
)
def suspend(actor: Actor, agreement: Agreement, *, reason: str) -> AgreementStep:
    """From this moment nothing flows under it."""
    number = _number_now(agreement)
    return _step(actor, agreement, Step.SUSPENDED, number, _reason(reason))


@action(
    Permission.AGREEMENT_APPROVE,
    label=Bilingual("Resume an agreement", "Reprendre une entente"),
    policy=may_resume,
)
def resume(actor: Actor, agreement: Agreement) -> AgreementStep:
    """It holds again, as before."""
    return _step(actor, agreement, Step.RESUMED, _number_now(agreement))


@action(
    Permission.AGREEMENT_APPROVE,
    label=Bilingual("End an agreement", "Mettre fin à une entente"),
    policy=may_end,
)
def end(actor: Actor, agreement: Agreement, *, reason: str) -> AgreementStep:
    """For good, before its day; also the way to drop a draft."""
    number = _number_now(agreement)
    return _step(actor, agreement, Step.ENDED, number, _reason(reason))


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Review an agreement", "Réexaminer une entente"),
    policy=may_review,
)
def review(
    actor: Actor, agreement: Agreement, *, next_review: date | None
) -> AgreementStep:
    """It was looked at and stands; the next review falls before its end."""
    now = standing_of(agreement, timezone.localdate())
    if next_review and not timezone.localdate() < next_review <= now.ends:
        raise Invalid("agreement_review_outside", field="next_review")
    return _step(
        actor, agreement, Step.REVIEWED, now.terms.number, next_review=next_review
    )


def _number_now(agreement: Agreement) -> int:
    return standing_of(agreement, timezone.localdate()).terms.number


def _reason(text: str) -> str:
    if len(text.strip()) < SHORTEST_REASON:
        raise Invalid("reason_too_short", field="reason", shortest=SHORTEST_REASON)
    return text.strip()


def _step(
    actor: Actor,
    agreement: Agreement,
    kind: Step,
    number: int,
    reason: str = "",
    next_review: date | None = None,
) -> AgreementStep:
    return AgreementStep.objects.create(
        agreement=agreement, kind=kind, number=number, on=timezone.localdate(),
        reason=reason, next_review=next_review, by_user_id=actor.user_id,
    )  # fmt: skip
