"""What the state of a batch allows: '' means yes, otherwise the reason’s code."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.intake.models import Batch, Reject
from halte.core.intake.states import TRANSITIONS, BatchState, RejectState
from halte.core.jobs.models import Job
from halte.core.jobs.states import JobState
from halte.core.organisations.models import Organisation

S = BatchState

MENDING = frozenset({S.CHECKED, S.ACCEPTED})
"""States in which rows are mended: not while work is going on over them."""


def may_send(actor: Actor, organisation: Organisation) -> str:
    """Files are sent for one’s own organisation."""
    return "" if organisation.pk == actor.organisation_id else "not_found"


def reaches(actor: Actor, batch: Batch) -> str:
    """The batch is the organisation’s own, and its feed is still installed."""
    if batch.organisation_id != actor.organisation_id:
        return "not_found"
    return "" if batch.declared else "feed_gone"


def submits(actor: Actor, batch: Batch) -> str:
    """The actor may send this feed’s files."""
    feed = batch.declared
    if code := reaches(actor, batch):
        return code
    return actor.refusal(feed.submit) if feed else "feed_gone"


def accepts(actor: Actor, batch: Batch) -> str:
    """The actor may accept this feed’s files."""
    feed = batch.declared
    if code := reaches(actor, batch):
        return code
    return actor.refusal(feed.accept) if feed else "feed_gone"


def moves(batch: Batch, state: BatchState) -> str:
    """The batch may go to this state from where it is."""
    allowed = TRANSITIONS[BatchState(batch.state)]
    return "" if state in allowed else "batch_state"


def may_map(actor: Actor, batch: Batch) -> str:
    """Columns are mapped until rows were handed to the feed."""
    if code := submits(actor, batch):
        return code
    return "batch_state" if batch.position else moves(batch, S.MAPPED)


def may_check(actor: Actor, batch: Batch) -> str:
    """A mapped file is checked."""
    return submits(actor, batch) or moves(batch, S.CHECKING)


def may_mend(actor: Actor, batch: Batch) -> str:
    """Rows are mended once the file was checked."""
    return submits(actor, batch) or ("" if batch.state in MENDING else "batch_state")


def may_mend_row(actor: Actor, reject: Reject) -> str:
    """A row that was handed to the feed is mended no more."""
    if code := may_mend(actor, reject.batch):
        return code
    return "row_kept" if reject.kept else ""


def may_accept(actor: Actor, batch: Batch) -> str:
    """There is something to accept: rows of the file, or rows mended since."""
    if code := accepts(actor, batch) or moves(batch, S.ACCEPTING):
        return code
    return "" if ready(batch) else "nothing_to_accept"


def ready(batch: Batch) -> int:
    """Rows that are right and not yet handed to the feed."""
    mended = batch.rejects.filter(state=RejectState.MENDED, kept=False).count()
    return batch.good - batch.settled + mended


def may_undo(actor: Actor, batch: Batch) -> str:
    """What nothing depends on can be undone."""
    if code := accepts(actor, batch) or moves(batch, S.UNDONE):
        return code
    feed = batch.declared
    return feed.blocked(batch.pk) if feed else "feed_gone"


def may_refuse(actor: Actor, batch: Batch) -> str:
    """A file of which nothing was kept can be set aside."""
    if code := submits(actor, batch):
        return code
    return "batch_state" if batch.position else moves(batch, S.REFUSED)


def may_go_on(actor: Actor, batch: Batch) -> str:
    """Work that stopped without an end can be taken up again."""
    if code := submits(actor, batch):
        return code
    if batch.state not in (S.CHECKING, S.ACCEPTING):
        return "batch_state"
    job = Job.objects.filter(pk=batch.job_id or 0).first()
    alive = job is not None and job.state in (JobState.WAITING, JobState.RUNNING)
    return "batch_busy" if alive else ""
