"""What the state of things in the register allows; '' means yes."""

from __future__ import annotations

from halte.capabilities.employers.models import (
    Application,
    Closure,
    Contact,
    ServiceSeen,
    Site,
)
from halte.capabilities.employers.states import TRANSITIONS, Outcome, SaidOf
from halte.core.access.actor import Actor


def outcome_of(application: Application) -> Outcome:
    """How an application stands: by its newest decision, or received."""
    return Outcome(application.outcome)


def may_decide(actor: Actor, application: Application) -> str:
    """While another decision can follow."""
    return "" if TRANSITIONS[outcome_of(application)] else "decision_order"


def may_end_site(actor: Actor, site: Site) -> str:
    """Once."""
    return "site_ended" if site.ended_on else ""


def may_end_contact(actor: Actor, contact: Contact) -> str:
    """Once."""
    return "contact_ended" if contact.ended_on else ""


def may_withdraw(actor: Actor, closure: Closure) -> str:
    """Once."""
    return "closure_withdrawn" if closure.withdrawn_on else ""


def standing_of_service(row: ServiceSeen) -> SaidOf:
    """How a fact stands: by the newest note that is not of its end."""
    said = [n.kind for n in row.notes.all() if n.kind != SaidOf.ENDED]
    return SaidOf(said[-1]) if said else SaidOf.UPHELD


def may_withdraw_service(actor: Actor, row: ServiceSeen) -> str:
    """Once."""
    gone = standing_of_service(row) is SaidOf.WITHDRAWN
    return "service_withdrawn" if gone else ""


def may_contest(actor: Actor, row: ServiceSeen) -> str:
    """While it stands and nobody’s contest waits for an answer."""
    waits = standing_of_service(row) is SaidOf.CONTESTED
    return "service_contested" if waits else may_withdraw_service(actor, row)


def may_answer_contest(actor: Actor, row: ServiceSeen) -> str:
    """A contest that waits, and another person than who entered the fact."""
    if standing_of_service(row) is not SaidOf.CONTESTED:
        return "service_not_contested"
    return "service_own" if row.by_user_id == actor.user_id else ""


def may_end_service(actor: Actor, row: ServiceSeen) -> str:
    """Once, where no last day is known yet."""
    ended = row.ends_on or row.notes.filter(kind=SaidOf.ENDED).exists()
    return "service_ended" if ended else may_withdraw_service(actor, row)
