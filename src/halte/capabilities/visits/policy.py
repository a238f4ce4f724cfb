"""What the state of a visit allows; '' means yes."""

from __future__ import annotations

from halte.capabilities.visits.models import Going, Stop, Visit
from halte.capabilities.visits.states import PAIR, TRANSITIONS, Ground, State
from halte.core.access.actor import Actor

LIVE = (State.PLANNED, State.UNDER_WAY)


def is_ours(actor: Actor, visit: Visit) -> str:
    """Who sees a visit because it is shared changes nothing."""
    ours = visit.organisation_id == actor.organisation_id
    return "" if ours else "visit_not_yours"


def may_change(actor: Actor, visit: Visit) -> str:
    """Until it is over."""
    if code := is_ours(actor, visit):
        return code
    return "" if visit.state in LIVE else "visit_over"


def may_move(actor: Actor, visit: Visit) -> str:
    """Until it begins."""
    if code := may_change(actor, visit):
        return code
    return "" if visit.state == State.PLANNED else "visit_begun"


def may_cancel(actor: Actor, visit: Visit) -> str:
    """Until it begins."""
    return may_move(actor, visit)


def may_finish(actor: Actor, visit: Visit) -> str:
    """Once every stop was left, or not entered for a reason."""
    if code := is_ours(actor, visit):
        return code
    if State.DONE not in TRANSITIONS[State(visit.state)]:
        return "visit_not_under_way"
    inside = visit.stops.filter(left_at=None, not_entered=None)
    return "visit_stops_open" if inside.exists() else ""


def may_keep(actor: Actor, visit: Visit) -> str:
    """Papers are kept during a visit and after it, never of a cancelled one."""
    if code := is_ours(actor, visit):
        return code
    return "visit_over" if visit.state == State.CANCELLED else ""


def may_take_off(actor: Actor, person: Going) -> str:
    """Until the visit begins: after that, who went is a fact."""
    return may_move(actor, person.visit)


def may_enter_ground(actor: Actor, stop: Stop) -> str:
    """Consent or a warrant: for a dwelling, before it is begun."""
    if code := may_change(actor, stop.visit):
        return code
    if not stop.dwelling:
        return "visit_no_dwelling"
    return "visit_stop_begun" if stop.begun_at else ""


def may_withdraw(actor: Actor, stop: Stop) -> str:
    """While a consent is in force."""
    if code := may_change(actor, stop.visit):
        return code
    return "" if stop.entry_ground == Ground.CONSENT else "visit_no_consent"


def may_begin(actor: Actor, stop: Stop) -> str:
    """With a pair where one is needed; a dwelling with consent or a warrant only."""
    if code := may_change(actor, stop.visit):
        return code
    if stop.begun_at or stop.not_entered_id:
        return "visit_stop_begun"
    pair = stop.visit.people.filter(part__in=PAIR).count()
    if stop.visit.pair_needed and pair < 2:
        return "visit_needs_pair"
    if stop.dwelling and stop.entry_ground not in (Ground.CONSENT, Ground.WARRANT):
        return "visit_dwelling_closed"
    return ""


def may_leave(actor: Actor, stop: Stop) -> str:
    """Whoever went in comes out once."""
    if code := is_ours(actor, stop.visit):
        return code
    return "" if stop.begun_at and not stop.left_at else "visit_stop_not_begun"


def may_pass_by(actor: Actor, stop: Stop) -> str:
    """A stop that was not entered."""
    if code := may_change(actor, stop.visit):
        return code
    return "visit_stop_begun" if stop.begun_at or stop.not_entered_id else ""


def may_answer(actor: Actor, stop: Stop) -> str:
    """The checklist is filled in at a stop that was begun, and after it."""
    if code := is_ours(actor, stop.visit):
        return code
    return "" if stop.begun_at else "visit_stop_not_begun"


def may_issue(actor: Actor, stop: Stop) -> str:
    """A file is taken along beforehand, so a stop need not have begun."""
    return may_keep(actor, stop.visit)


def may_ask_media(actor: Actor, stop: Stop) -> str:
    """Where officers are, or were."""
    return may_keep(actor, stop.visit)
