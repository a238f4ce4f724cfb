"""What the state of a commitment or a statement allows, and for whom."""

from __future__ import annotations

from halte.capabilities.plan.models import Commitment, Statement
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission


def may_state(actor: Actor, commitment: Commitment) -> str:
    """The lead and those who support it speak; the secretariat where none is named."""
    if commitment.retired_on:
        return "commitment_retired"
    if actor.organisation_id is not None:
        if commitment.lead_id == actor.organisation_id:
            return ""
        if commitment.supports.filter(organisation_id=actor.organisation_id).exists():
            return ""
    if commitment.lead_id is None and actor.may(Permission.PLAN_EDIT):
        return ""
    return "not_your_commitment"


def may_correct(actor: Actor, statement: Statement) -> str:
    """Whoever said it may correct it, once: the correction can be corrected."""
    if statement.organisation_id != actor.organisation_id:
        return "not_your_statement"
    if Statement.objects.filter(corrects=statement).exists():
        return "already_corrected"
    return ""


def may_translate(actor: Actor, statement: Statement) -> str:
    """The department itself or the secretariat, where a language is missing."""
    own = statement.organisation_id == actor.organisation_id
    if not own and not actor.may(Permission.PLAN_EDIT):
        return "not_your_statement"
    if statement.text_en and statement.text_fr:
        return "already_in_both_languages"
    if hasattr(statement, "translation"):
        return "already_in_both_languages"
    return ""
