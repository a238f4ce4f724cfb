"""States and kinds of work permits and their safeguards."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Authority(StrEnum):
    """Under which provision an instruction was published."""

    PROCESSING = "87.3"
    """How applications are processed: what it covers is not processed, the fee is
    returned (IRPA s. 87.3)."""
    PROTECTION = "30(1.2)"
    """Public policy that protects foreign nationals from humiliating or degrading
    treatment: refusal with a second officer’s concurrence (IRPA s. 30)."""


class Standing(StrEnum):
    """How an application stands here. Whether it is refused, a letter says."""

    OPEN = "open"
    WITH_SECOND = "with_second"
    """An officer wrote an opinion; a second officer reads the file."""
    RETURNED = "returned"
    """The second officer did not concur: no refusal under s. 30(1.2)."""
    CONCURRED = "concurred"
    """The second officer concurred; the letter is to be written."""
    REFUSED = "refused"
    NOT_PROCESSED = "not_processed"
    CLOSED = "closed"
    """The officer decided it in the department’s own system."""


TRANSITIONS: Final[dict[Standing, tuple[Standing, ...]]] = {
    Standing.OPEN: (Standing.WITH_SECOND, Standing.NOT_PROCESSED, Standing.CLOSED),
    Standing.WITH_SECOND: (Standing.CONCURRED, Standing.RETURNED),
    Standing.RETURNED: (Standing.CLOSED,),
    Standing.CONCURRED: (Standing.REFUSED,),
    Standing.REFUSED: (),
    Standing.NOT_PROCESSED: (),
    Standing.CLOSED: (),
}


class Verdict(StrEnum):
    """What the second officer says of the first one’s opinion."""

    CONCUR = "concur"
    DECLINE = "decline"


class LetterKind(StrEnum):
    """What a letter tells."""

    REFUSAL = "refusal"
    NOT_PROCESSED = "not_processed"


class Abuse(StrEnum):
    """Kinds of abuse (IRPR s. 196.2), the employer’s reprisals included."""

    PHYSICAL = "physical"
    SEXUAL = "sexual"
    PSYCHOLOGICAL = "psychological"
    FINANCIAL = "financial"
    REPRISAL = "reprisal"


class Source(StrEnum):
    """Who does it. Recruiters and co-workers count as the employer does."""

    EMPLOYER = "employer"
    SUPERVISOR = "supervisor"
    CO_WORKER = "co_worker"
    RECRUITER = "recruiter"
    OTHER = "other"


class Where(StrEnum):
    """Where it happens. Housing that the employer provides counts."""

    WORK = "work"
    HOUSING = "housing"
    TRANSPORT = "transport"
    ELSEWHERE = "elsewhere"


class Weight(StrEnum):
    """Step one: whether a fact is more likely than not."""

    LIKELY = "likely"
    NOT_LIKELY = "not_likely"


class OpenOutcome(StrEnum):
    """What became of a request for an open permit."""

    ISSUED = "issued"
    NOT_ISSUED = "not_issued"
    WITHDRAWN = "withdrawn"


class NotMet(StrEnum):
    """Which part of s. 207.1 is not met. That a letter is missing is none of them."""

    NOT_IN_CANADA = "not_in_canada"
    NO_TIED_PERMIT = "no_tied_permit"
    NO_REASONABLE_GROUNDS = "no_reasonable_grounds"


class Basis(StrEnum):
    """Why someone may work although no application of theirs is decided here. The
    condition of s. 183(1)(b.1) is on all temporary residents who may work.
    """

    STUDENT = "student"
    OPEN_PERMIT = "open_permit"
    """A permit that names no employer."""
    NO_PERMIT = "no_permit"
    """Work for which the Regulations ask no permit (s. 186)."""


class Telling(StrEnum):
    """What a holder is told, in their own language."""

    CONDITION = "condition_told"
    SUPPORT = "support_told"


class Kin(StrEnum):
    """Who is a family member (IRPR 1(3)): nobody else is one here."""

    SPOUSE = "spouse"
    PARTNER = "partner"
    """Common-law partner."""
    CHILD = "child"
    """Dependent child of the person, or of the spouse or partner."""
    GRANDCHILD = "grandchild"
    """Dependent child of such a child."""


class MemberNotMet(StrEnum):
    """Which part of s. 207.1(2) is not met for a family member."""

    NOT_IN_CANADA = "not_in_canada"
    NOT_FAMILY = "not_family"
    NO_PERMIT = "no_permit"
    """The worker has no open permit under subsection (1)."""


class StepState(StrEnum):
    """How a step of the checklist stands; it is the person’s to refuse."""

    TO_DO = "to_do"
    DONE = "done"
    NOT_WANTED = "not_wanted"
