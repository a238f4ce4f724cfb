"""What the state of things allows; '' means yes.

The two-person rule stands here and, by itself, in the database (`only_if`).
"""

from __future__ import annotations

from halte.capabilities.permits.models import (
    AbuseFact,
    Authorization,
    FamilyMember,
    Instruction,
    OpenPermit,
    Opinion,
    PermitApplication,
    Reading,
    VictimCase,
)
from halte.capabilities.permits.states import OpenOutcome, Standing, Verdict
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.organisations.holders import held_anywhere
from halte.core.organisations.models import Organisation


def standing_of(row: PermitApplication) -> Standing:
    """How an application stands, from what was kept about it."""
    if hasattr(row, "letter"):
        return Standing(
            Standing.REFUSED if row.letter.concurrence_id else Standing.NOT_PROCESSED
        )
    if hasattr(row, "closing"):
        return Standing.CLOSED
    opinion = opinion_of(row)
    if opinion is None:
        return Standing.OPEN
    reading = reading_of(opinion)
    if reading is None or not hasattr(reading, "concurrence"):
        return Standing.WITH_SECOND
    concurs = reading.concurrence.verdict == Verdict.CONCUR
    return Standing.CONCURRED if concurs else Standing.RETURNED


def opinion_of(row: PermitApplication) -> Opinion | None:
    """The opinion on an application."""
    return row.opinion if hasattr(row, "opinion") else None


def reading_of(opinion: Opinion) -> Reading | None:
    """What a second officer read."""
    return opinion.reading if hasattr(opinion, "reading") else None


def may_add(actor: Actor, organisation: Organisation) -> str:
    """For one’s own organisation."""
    return "" if organisation.pk == actor.organisation_id else "permit_elsewhere"


def stands_apart(actor: Actor) -> str:
    """Works behind the wall and sees no register of employers, in any organisation:
    nobody who can knows of this work (IRPR 207.1; never contact the employer).
    """
    sees = Permission.EMPLOYERS_READ in held_anywhere(actor)
    return "permit_two_hats" if sees else ""


def may_add_apart(actor: Actor, organisation: Organisation) -> str:
    """The same, behind the wall."""
    return stands_apart(actor) or may_add(actor, organisation)


def of_ours(
    actor: Actor, row: PermitApplication | Authorization | OpenPermit | VictimCase
) -> str:
    """Files of another organisation are none of ours."""
    walled = isinstance(row, OpenPermit | VictimCase)
    if walled and (code := stands_apart(actor)):
        return code
    return "" if row.organisation_id == actor.organisation_id else "not_found"


def may_note(actor: Actor, row: PermitApplication) -> str:
    """Facts are added until the file went to a second officer or was decided."""
    if code := of_ours(actor, row):
        return code
    return "" if standing_of(row) is Standing.OPEN else "permit_not_open"


def may_form_opinion(actor: Actor, row: PermitApplication) -> str:
    """Once, by a person, after the checks were kept."""
    if code := may_note(actor, row):
        return code
    if not actor.user_id:
        return "permit_person"
    return "" if row.looks.exists() else "permit_checks_first"


def may_open_file(actor: Actor, row: PermitApplication) -> str:
    """A second officer who is not the first, and did not enter the instruction that
    the opinion is under: nobody concurs under a rule of their own (IRPA 30(1.3)).
    """
    if code := of_ours(actor, row):
        return code
    opinion = opinion_of(row)
    if opinion is None or standing_of(row) is not Standing.WITH_SECOND:
        return "permit_nothing_to_read"
    if not actor.user_id:
        return "permit_person"
    if opinion.instruction.by_user_id == actor.user_id:
        return "permit_own_instruction"
    return "permit_same_officer" if opinion.officer_id == actor.user_id else ""


def may_record_reading(actor: Actor, row: PermitApplication) -> str:
    """Whoever opened the file before, and only once."""
    if code := may_open_file(actor, row):
        return code
    if reading_of(row.opinion) is not None:
        return "permit_was_read"
    opened = row.opinion.openings.filter(officer_id=actor.user_id or 0)
    return "" if opened.exists() else "permit_open_first"


def may_concur(actor: Actor, row: PermitApplication) -> str:
    """The officer who recorded the reading, and nobody else."""
    if code := may_open_file(actor, row):
        return code
    reading = reading_of(row.opinion)
    if reading is None:
        return "permit_read_first"
    return "" if reading.officer_id == actor.user_id else "permit_was_read"


def may_refuse(actor: Actor, row: PermitApplication) -> str:
    """A letter of refusal follows a concurrence, and nothing else."""
    if code := of_ours(actor, row):
        return code
    return "" if standing_of(row) is Standing.CONCURRED else "permit_no_concurrence"


def may_close(actor: Actor, row: PermitApplication) -> str:
    """An open file, or one that came back from the second officer."""
    if code := of_ours(actor, row):
        return code
    closable = standing_of(row) in (Standing.OPEN, Standing.RETURNED)
    return "" if closable else "permit_not_open"


def sees_opinion(actor: Actor, row: PermitApplication) -> bool:
    """Its author; and others once a second officer recorded their own reading."""
    opinion = opinion_of(row)
    if opinion is None or not actor.user_id:
        return False
    return opinion.officer_id == actor.user_id or reading_of(opinion) is not None


def may_end_instruction(actor: Actor, row: Instruction) -> str:
    """Once."""
    return "instruction_ended" if hasattr(row, "ending") else ""


def may_add_fact(actor: Actor, row: OpenPermit) -> str:
    """Until it is decided."""
    if code := of_ours(actor, row):
        return code
    return "open_decided" if hasattr(row, "decision") else ""


def may_weigh(actor: Actor, row: AbuseFact) -> str:
    """Until the request is decided."""
    return may_add_fact(actor, row.request)


def may_decide(actor: Actor, row: OpenPermit) -> str:
    """Once every fact that was noted is weighed."""
    if code := may_add_fact(actor, row):
        return code
    return "open_weigh_first" if row.facts.filter(weights=None).exists() else ""


def may_add_member(actor: Actor, row: OpenPermit) -> str:
    """While the worker’s own request waits, or once their permit is issued."""
    if code := of_ours(actor, row):
        return code
    closed = hasattr(row, "decision") and row.decision.outcome != OpenOutcome.ISSUED
    return "family_closed" if closed else ""


def may_correct_member(actor: Actor, row: FamilyMember) -> str:
    """Until that member is decided."""
    if code := of_ours(actor, row.request):
        return code
    return "open_decided" if hasattr(row, "decision") else ""


def may_decide_member(actor: Actor, row: FamilyMember) -> str:
    """Once the worker is decided: subsection (2) hangs on subsection (1)."""
    if code := may_correct_member(actor, row):
        return code
    return "" if hasattr(row.request, "decision") else "family_worker_first"
