"""Small writes shared by actions and jobs: the history, the state, the rows."""

from __future__ import annotations

from collections.abc import Sequence

from halte.core.access.actor import Actor
from halte.core.errors import CodedError
from halte.core.intake.models import Batch, Reject, Step
from halte.core.intake.states import BatchState, RejectState


def note(
    actor: Actor, batch: Batch, act: str, *, count: int | None = None, reason: str = ""
) -> None:
    """Add a step to the history of a batch."""
    Step.objects.create(
        batch=batch, act=act, user_id=actor.user_id, count=count, reason=reason
    )


def fail(actor: Actor, batch: Batch, error: CodedError) -> None:
    """The work met something it could not pass; the page says what and how to mend."""
    batch.state = BatchState.FAILED
    batch.fault, batch.fault_values = error.code, error.values
    batch.save(update_fields=["state", "fault", "fault_values"])
    note(actor, batch, "failed")


def forget_results(batch: Batch) -> None:
    """As before the check: nothing counted, no row waiting."""
    batch.rejects.all().delete()
    for name in ("read", "good", "repeated", "headings", "blank", "aside"):
        setattr(batch, name, 0)
    batch.skipped, batch.ambiguous = b"", {}
    batch.fault, batch.fault_values = "", {}


def new_reject(
    batch: Batch, number: int, cells: Sequence[str], faults: list[list[object]]
) -> Reject:
    """A row that has to wait."""
    reject = Reject(
        batch=batch, number=number, faults=faults, state=RejectState.WAITING
    )
    reject.cells = list(cells)
    return reject
