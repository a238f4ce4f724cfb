"""What the state of a file allows; '' means yes."""

from __future__ import annotations

from collections.abc import Callable

from halte.capabilities.inspections.clocks import today_at
from halte.capabilities.inspections.models import (
    Inspection,
    Involvement,
    Letter,
    OwnFile,
)
from halte.capabilities.inspections.owing import (
    agreement_of,
    defaulted,
    late,
    may_follow_default,
    owed_cents,
)
from halte.capabilities.inspections.standing import unsettled
from halte.capabilities.inspections.states import (
    ENDED,
    FINDABLE,
    OWN_FILES,
    TRANSITIONS,
    Given,
    Kind,
    Outcome,
    State,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission

Policy = Callable[[Actor, Inspection], str]


def may_become(*wanted: State) -> Policy:
    """From the present state one of these can follow."""

    def policy(actor: Actor, inspection: Inspection) -> str:
        after = TRANSITIONS[State(inspection.state)]
        return "" if set(wanted) & set(after) else "inspection_order"

    return policy


def may_note(actor: Actor, inspection: Inspection) -> str:
    """Until the file has ended."""
    return "inspection_ended" if inspection.state in ENDED else ""


def may_find(actor: Actor, inspection: Inspection) -> str:
    """Once the examination has begun, until someone decides."""
    return "" if inspection.state in FINDABLE else "inspection_not_examining"


def may_leave_rest(actor: Actor, inspection: Inspection) -> str:
    """While it is examined, or before what follows is chosen."""
    if inspection.state not in (State.EXAMINING, State.FOUND):
        return "inspection_not_examining"
    return "" if unsettled(inspection) else "findings_all_entered"


def may_compute(actor: Actor, inspection: Inspection) -> str:
    """Once findings are entered, until someone decides."""
    if inspection.state not in (State.FOUND, State.NOTICED, State.ANSWERED):
        return "inspection_not_found"
    return ""


def may_answer(actor: Actor, inspection: Inspection) -> str:
    """An answer follows a notice."""
    if inspection.state not in (State.NOTICED, State.ANSWERED):
        return "answer_before_notice"
    return ""


def may_decide(actor: Actor, inspection: Inspection) -> str:
    """A notice was sent, nobody decided, and the actor had no part in the file."""
    if inspection.state not in (State.NOTICED, State.ANSWERED):
        return "decision_before_notice"
    involved = Involvement.objects.filter(
        inspection=inspection, user_id=actor.user_id or 0
    )
    return "decider_involved" if involved.exists() else ""


def may_pay(actor: Actor, inspection: Inspection) -> str:
    """Something is owed still, and the final notice was sent."""
    if not owed_cents(inspection):
        return "nothing_to_pay"
    sent = inspection.letters.filter(kind=Kind.FINAL, sending__isnull=False)
    return "" if sent.exists() else "payment_before_notice"


def may_agree(actor: Actor, inspection: Inspection) -> str:
    """What is owed can be spread once, until the agreement ends."""
    if code := may_pay(actor, inspection):
        return code
    if agreement_of(inspection) is not None:
        return "agreement_in_force"
    if defaulted(inspection) and not may_follow_default():
        return "agreement_after_default"
    return ""


def may_default(actor: Actor, inspection: Inspection) -> str:
    """Without an agreement; one in force is broken instead."""
    if code := may_pay(actor, inspection):
        return code
    if defaulted(inspection):
        return "default_recorded"
    return "agreement_in_force" if agreement_of(inspection) else ""


def may_end_agreement(actor: Actor, inspection: Inspection) -> str:
    """The one in force."""
    return "" if agreement_of(inspection) else "no_agreement"


def may_break(actor: Actor, inspection: Inspection) -> str:
    """An instalment is late."""
    agreement = agreement_of(inspection)
    if agreement is None:
        return "no_agreement"
    today = today_at(inspection.office)
    return "" if late(agreement, today) else "no_instalment_late"


def may_publish(actor: Actor, inspection: Inspection) -> str:
    """A decision that is no warning, whose notice was sent, not on the list yet."""
    decision = getattr(inspection, "decision", None)
    unlisted = (Outcome.NO_VIOLATION, Outcome.WARNING)
    if decision is None or decision.outcome in unlisted:
        return "nothing_to_publish"
    if not inspection.letters.filter(kind=Kind.FINAL, sending__isnull=False).exists():
        return "publication_before_notice"
    newest = inspection.publications.last()
    return "published_already" if newest and not newest.withdrawn else ""


def may_withdraw(actor: Actor, inspection: Inspection) -> str:
    """What is on the list can be taken off it."""
    newest = inspection.publications.last()
    return "" if newest and not newest.withdrawn else "not_published"


def given_of(own_file: OwnFile) -> Given:
    """How an employer’s own file stands."""
    review = getattr(own_file, "review", None)
    if hasattr(own_file, "release"):
        return Given.RELEASED
    if review is None:
        return Given.PREPARED
    return Given.APPROVED if review.approved else Given.RETURNED


def may_approve(actor: Actor, own_file: OwnFile) -> str:
    """Once, by someone who did not prepare it."""
    if Given.APPROVED not in OWN_FILES[given_of(own_file)]:
        return "own_file_reviewed"
    return "own_file_own" if own_file.prepared_by_id == actor.user_id else ""


def may_release(actor: Actor, own_file: OwnFile) -> str:
    """Once, after another person approved it."""
    can = Given.RELEASED in OWN_FILES[given_of(own_file)]
    return "" if can else "own_file_not_approved"


def may_look_into(actor: Actor, own_file: OwnFile) -> str:
    """Once it is approved; before, to review it."""
    if given_of(own_file) in (Given.APPROVED, Given.RELEASED):
        return ""
    reviews = actor.may(Permission.INSPECTIONS_REVIEW)
    return (
        "" if reviews and not may_approve(actor, own_file) else "own_file_not_approved"
    )


def may_review(actor: Actor, letter: Letter) -> str:
    """Once, by someone who did not draft it."""
    if hasattr(letter, "review"):
        return "letter_reviewed"
    return "letter_own" if letter.drafted_by_id == actor.user_id else ""


def may_send(actor: Actor, letter: Letter) -> str:
    """Once, after another person approved it."""
    if hasattr(letter, "sending"):
        return "letter_sent"
    review = getattr(letter, "review", None)
    return "" if review and review.approved else "letter_not_reviewed"
