"""Letters: drafted by one named person, reviewed by another, sent on a day."""

from __future__ import annotations

import base64
from datetime import date

from halte.capabilities.inspections.computing import same_as
from halte.capabilities.inspections.keeping import (
    canonical,
    digest,
    happen,
    involve,
    name_of,
    passage,
    require_past,
    require_reason,
)
from halte.capabilities.inspections.letters.drawing import draw
from halte.capabilities.inspections.letters.gathering import gather
from halte.capabilities.inspections.models import (
    Computation,
    Inspection,
    Letter,
    LetterContent,
    Review,
    Sending,
)
from halte.capabilities.inspections.owing import agreement_of
from halte.capabilities.inspections.policy import may_review, may_send
from halte.capabilities.inspections.standing import (
    newest_computation,
    next_letter_number,
    notice_in_force,
)
from halte.capabilities.inspections.states import Happened, Kind, Outcome, State, Way
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid

WHEN = {
    Kind.PRELIMINARY: (State.FOUND,),
    Kind.CORRECTED: (State.NOTICED, State.ANSWERED),
    Kind.CANCELLING: (State.NOTICED, State.ANSWERED),
    Kind.FINAL: (State.DECIDED,),
    Kind.WARNING: (State.DECIDED,),
    Kind.CLOSING: (State.COMPLIANT, State.CORRECTED, State.JUSTIFIED, State.DECIDED),
    Kind.AGREEMENT: (State.DECIDED,),
}
"""States in which a letter of each kind is drafted and sent."""

SENT_AS = {
    Kind.PRELIMINARY: Happened.PRELIMINARY_SENT,
    Kind.CORRECTED: Happened.CORRECTED_SENT,
    Kind.CANCELLING: Happened.CANCELLING_SENT,
    Kind.FINAL: Happened.FINAL_SENT,
    Kind.WARNING: Happened.WARNING_SENT,
    Kind.CLOSING: Happened.CLOSING_SENT,
    Kind.AGREEMENT: Happened.AGREEMENT_SENT,
}


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Draft a letter", "Préparer une lettre"),
    second_factor=True,
)
def draft(actor: Actor, inspection: Inspection, *, kind: Kind, dated: date) -> Letter:
    """Freeze what the file says now, in both languages, for a second person."""
    require_state(inspection, kind)
    require_past(inspection, dated, "dated")
    computation = rests_on(inspection, kind)
    involve(actor, inspection)
    number = next_letter_number(inspection)
    author = name_of(actor)
    content = gather(actor, inspection, computation, kind, number, dated)
    return Letter.objects.create(
        inspection=inspection,
        computation=computation,
        kind=kind,
        number=number,
        words=kept(canonical(content).encode()),
        pdf_en=kept(draw(content, "en")),
        pdf_fr=kept(draw(content, "fr")),
        dated=dated,
        drafted_by_id=actor.user_id or 0,
        drafted_by_name=author,
    )


def require_state(inspection: Inspection, kind: Kind) -> None:
    """Refuse a letter that has no place now."""
    if inspection.state not in WHEN[kind]:
        raise Invalid("letter_out_of_place", field="kind")
    if kind not in kinds_after(inspection):
        raise Invalid("letter_not_the_outcome", field="kind")


def kinds_after(inspection: Inspection) -> tuple[Kind, ...]:
    """The letters that fit what was decided; all of them while nothing is."""
    decision = getattr(inspection, "decision", None)
    if decision is None:
        return tuple(Kind)
    due = {
        Outcome.NO_VIOLATION: Kind.CLOSING,
        Outcome.WARNING: Kind.WARNING,
    }.get(Outcome(decision.outcome), Kind.FINAL)
    agreed = agreement_of(inspection) is not None
    return (due, Kind.AGREEMENT) if agreed else (due,)


def rests_on(inspection: Inspection, kind: Kind) -> Computation | None:
    """The computation that a letter tells: the newest, or the one decided on."""
    decision = getattr(inspection, "decision", None)
    if decision is not None:
        return decision.computation if kind is not Kind.CLOSING else None
    if kind is Kind.CLOSING:
        return None
    if kind is Kind.CANCELLING:
        notice = notice_in_force(inspection)
        return notice.computation if notice else None
    newest = newest_computation(inspection)
    if newest is None:
        raise Invalid("letter_without_computation", field="kind")
    if not same_as(inspection, newest):
        raise Invalid("findings_changed", field="kind")
    if newest.clocks not in ("ordinary", "reduced"):
        raise Invalid("no_notice_due", field="kind")
    return newest


def kept(data: bytes) -> LetterContent:
    """Bytes under their digest. The same bytes twice are kept once."""
    row, _ = LetterContent.objects.get_or_create(
        digest=digest(data),
        defaults={"content": base64.b64encode(data).decode("ascii")},
    )
    return row


def opened(content: LetterContent) -> bytes:
    """The bytes, once they are known to be the ones that were frozen."""
    data = base64.b64decode(content.content)
    if digest(data) != content.digest:
        raise Invalid("document_altered")
    return data


@action(
    Permission.INSPECTIONS_REVIEW,
    label=Bilingual("Review a letter", "Réviser une lettre"),
    policy=may_review,
    second_factor=True,
)
def review(
    actor: Actor, letter: Letter, *, approved: bool, on: date, reason: str = ""
) -> Review:
    """Another named person approves a letter, or returns it with a reason."""
    require_past(letter.inspection, on, "on")
    if on < letter.dated:
        raise Invalid("review_before_letter", field="on")
    words = reason.strip() if approved else require_reason(reason, "reason")
    involve(actor, letter.inspection)
    return Review.objects.create(
        letter=letter,
        approved=approved,
        reason=passage(words) if words else None,
        drafted_by_id=letter.drafted_by_id,
        by_user_id=actor.user_id or 0,
        by_name=name_of(actor),
        on=on,
    )


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Record that a letter was sent", "Consigner l’envoi d’une lettre"),
    policy=may_send,
    second_factor=True,
)
def send(actor: Actor, letter: Letter, *, sent_on: date, way: Way) -> Sending:
    """The letter left: clocks begin on this day."""
    inspection = Inspection.objects.select_for_update().get(pk=letter.inspection_id)
    kind = Kind(letter.kind)
    if inspection.state not in WHEN[kind]:
        raise Invalid("letter_out_of_place", field="sent_on")
    if kind is Kind.AGREEMENT and agreement_of(inspection) is None:
        raise Invalid("no_agreement", field="sent_on")
    if kind in (Kind.CORRECTED, Kind.CANCELLING):
        notice = notice_in_force(inspection)
        if notice is None or letter.number < notice.number:
            raise Invalid("letter_out_of_place", field="sent_on")
    if letter.number != next_letter_number(inspection):
        raise Invalid("letter_number_taken", field="sent_on")
    if sent_on < letter.review.on:
        raise Invalid("sent_before_review", field="sent_on")
    sending = Sending.objects.create(
        letter=letter, sent_on=sent_on, way=way, by_user_id=actor.user_id
    )
    happen(actor, inspection, SENT_AS[kind], sent_on)
    return sending
