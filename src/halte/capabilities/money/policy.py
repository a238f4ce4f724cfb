"""What the state of things allows: a reason code, or '' for yes."""

from __future__ import annotations

from halte.capabilities.money.models import (
    Award,
    Entry,
    Line,
    Transfer,
    TransferDecision,
)
from halte.capabilities.plan.facade import budget_kept
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.organisations.models import Organisation


def may_say(actor: Actor, line: Line) -> str:
    """The line’s organisation speaks of it; the promise’s lead where none is named.

    An organisation that the plan has no line for speaks of promises that it leads
    or helps to keep.
    """
    if line.organisation_id is None:
        return _for_nobody(actor, line)
    if line.organisation_id != actor.organisation_id:
        return "money_not_your_line"
    return "" if line.pk or takes_part(line) else "money_not_your_commitment"


def _for_nobody(actor: Actor, line: Line) -> str:
    budget = budget_kept(line.plan)
    promise = budget.promise(line.commitment) if budget else None
    if promise and promise.lead_id is not None:
        leads = promise.lead_id == actor.organisation_id
        return "" if leads else "money_not_your_line"
    return "" if actor.may(Permission.PLAN_EDIT) else "money_not_your_line"


def takes_part(line: Line) -> bool:
    """True where the plan has such a line, or the organisation keeps the promise."""
    budget = budget_kept(line.plan)
    if budget is None or line.organisation is None:
        return False
    slug = line.organisation.slug
    if any(
        (own.commitment, own.organisation) == (line.commitment, slug)
        for own in budget.lines
    ):
        return True
    promise = budget.promise(line.commitment)
    return promise is not None and (
        promise.lead_id == line.organisation_id
        or line.organisation_id in promise.supporting
    )


def may_correct(actor: Actor, entry: Entry) -> str:
    """Whoever said it corrects it, once: the correction can be corrected."""
    if entry.organisation_id != actor.organisation_id:
        return "money_not_your_entry"
    if Entry.objects.filter(corrects=entry).exists():
        return "money_already_corrected"
    return ""


def may_decide(actor: Actor, transfer: Transfer) -> str:
    """Another person decides: of the same department, or the plan’s keeper.

    Between two departments only the keeper does, since neither answers for both.
    """
    if TransferDecision.objects.filter(transfer=transfer).exists():
        return "money_already_decided"
    if actor.user_id is None or actor.user_id == transfer.by_user_id:
        return "money_second_person"
    if actor.may(Permission.PLAN_EDIT):
        return ""
    both = {transfer.giver.organisation_id, transfer.taker.organisation_id}
    return "" if both == {actor.organisation_id} else "money_not_yours_to_approve"


def may_withdraw(actor: Actor, transfer: Transfer) -> str:
    """The organisation that proposed takes it back while nobody decided."""
    if TransferDecision.objects.filter(transfer=transfer).exists():
        return "money_already_decided"
    if transfer.organisation_id != actor.organisation_id:
        return "money_not_your_transfer"
    return ""


def may_amend(actor: Actor, award: Award) -> str:
    """The department that signed an agreement keeps it."""
    if award.organisation_id != actor.organisation_id:
        return "money_not_your_award"
    return ""


def may_report_nothing(actor: Actor, organisation: Organisation) -> str:
    """A department speaks for itself."""
    if organisation.pk != actor.organisation_id:
        return "money_not_your_organisation"
    return ""
