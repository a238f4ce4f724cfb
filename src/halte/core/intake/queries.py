"""What the pages show: batches, their counts, their faults, their history."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Missing, sentence
from halte.core.intake.feeds import FEEDS, Feed
from halte.core.intake.models import Batch, Reject, Source
from halte.core.intake.states import BUSY, BatchState, RejectState
from halte.core.jobs.models import Job
from halte.core.jobs.states import JobState
from halte.core.organisations.queries import names_of
from halte.core.reads import reads

P = Permission

STATES: Final[dict[str, Bilingual]] = {
    "received": Bilingual("Columns to confirm", "Colonnes à confirmer"),
    "mapped": Bilingual("Ready to check", "Prêt à vérifier"),
    "checking": Bilingual("Being checked", "En vérification"),
    "checked": Bilingual("Checked", "Vérifié"),
    "accepting": Bilingual("Being accepted", "En cours d’acceptation"),
    "accepted": Bilingual("Accepted", "Accepté"),
    "undone": Bilingual("Undone", "Annulé"),
    "refused": Bilingual("Refused", "Refusé"),
    "failed": Bilingual("Stopped", "Interrompu"),
}

TONES: Final[dict[str, str]] = {
    "received": "attention",
    "mapped": "waiting",
    "checking": "running",
    "checked": "attention",
    "accepting": "running",
    "accepted": "done",
    "undone": "stopped",
    "refused": "stopped",
    "failed": "failed",
}

ACTS: Final[dict[str, Bilingual]] = {
    "received": Bilingual("File sent in", "Fichier déposé"),
    "mapped": Bilingual("Columns confirmed", "Colonnes confirmées"),
    "checked": Bilingual("Rows checked", "Lignes vérifiées"),
    "accepting": Bilingual("Rows approved", "Lignes approuvées"),
    "accepted": Bilingual("Rows accepted so far", "Lignes acceptées à ce jour"),
    "mended": Bilingual("Row edited", "Ligne modifiée"),
    "sent_again": Bilingual("Corrected rows sent again", "Lignes corrigées renvoyées"),
    "dropped": Bilingual("Rows left out", "Lignes écartées"),
    "repeated": Bilingual(
        "Mended row left out: the same row is there",
        "Ligne corrigée écartée : la même ligne existe",
    ),
    "put_back": Bilingual("Row put back", "Ligne reprise"),
    "resumed": Bilingual("Work taken up again", "Travail repris"),
    "undone": Bilingual("File undone", "Fichier annulé"),
    "refused": Bilingual("File refused or set aside", "Fichier refusé ou mis de côté"),
    "failed": Bilingual("Work stopped", "Travail interrompu"),
}


@dataclass(frozen=True, slots=True)
class Awaiting:
    """What awaits this person."""

    rows: int
    checked: int


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A batch in a list."""

    id: int
    feed: Bilingual
    source: str
    file_name: str
    state: str
    label: Bilingual
    tone: str
    read: int
    waiting: int
    sent_at: datetime
    sender: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Where every row of a file is. The parts always add up to `read`."""

    read: int
    taken: int
    already: int
    ready: int
    waiting: int
    dropped: int
    repeated: int
    headings: int
    blank: int
    aside: int

    @property
    def adds_up(self) -> bool:
        """Nothing is lost."""
        return self.read == sum(
            (self.taken, self.already, self.ready, self.waiting, self.dropped,
             self.repeated, self.headings, self.blank, self.aside)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A kind of fault: its column, its sentence, how often, and where for example."""

    column: str
    heading: str
    code: str
    text: Bilingual
    count: int
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """A line of the history."""

    at: datetime
    label: Bilingual
    who: str
    count: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Work:
    """How far the work on a batch is. `stopped` where it ended without a result."""

    done: int
    total: int
    stopped: bool


def awaiting(actor: Actor) -> Awaiting:
    """Rows waiting to be mended, and batches waiting to be accepted."""
    batches = Batch.objects.visible_to(actor)
    rows = 0
    if actor.may(P.INTAKE_SUBMIT):
        open_batches = batches.filter(state__in=policy_states())
        rows = Reject.objects.filter(
            batch__in=open_batches, state=RejectState.WAITING
        ).count()
    may_accept = [f.slug for f in FEEDS.values() if actor.may(f.accept)]
    checked = batches.filter(state=BatchState.CHECKED, feed__in=may_accept)
    return Awaiting(rows, checked.filter(good__gt=0).count())


def policy_states() -> tuple[str, ...]:
    """States in which rows can be mended."""
    return (BatchState.CHECKED, BatchState.ACCEPTED)


def batch_of(actor: Actor, batch_id: int) -> Batch:
    """A batch that this person sees; the same answer for none and for another’s."""
    found = Batch.objects.visible_to(actor).select_related("source").defer("skipped")
    batch = found.filter(pk=batch_id).first()
    if batch is None or batch.declared is None:
        raise Missing("not_found")
    return batch


def feed_of(batch: Batch) -> Feed:
    """The feed of a batch that was found."""
    return FEEDS[batch.feed]


def batch_lines(
    actor: Actor, *, feed: str = "", state: str = "", waiting: bool = False
) -> QuerySet[Batch]:
    """Batches newest first, with the number of rows that wait."""
    rows = Count("rejects", filter=Q(rejects__state=RejectState.WAITING))
    found = Batch.objects.visible_to(actor).select_related("source").defer("skipped")
    if feed:
        found = found.filter(feed=feed)
    if state:
        found = found.filter(state=state)
    if waiting:
        wait = Reject.objects.filter(state=RejectState.WAITING).values("batch")
        found = found.filter(pk__in=wait, state__in=policy_states())
    return found.annotate(waiting=rows).order_by("-pk")


def lines(batches: list[Batch]) -> list[BatchLine]:
    """Batches as a list shows them."""
    people = names_of({b.created_by_id for b in batches})
    return [
        BatchLine(
            id=batch.pk,
            feed=feed_of(batch).title,
            source=batch.source.name,
            file_name=batch.file_name,
            state=batch.state,
            label=STATES[batch.state],
            tone=TONES[batch.state],
            read=batch.read,
            waiting=getattr(batch, "waiting", 0),
            sent_at=batch.created_at,
            sender=people.get(batch.created_by_id or 0, ""),
        )
        for batch in batches
    ]


def sources_of(actor: Actor, feed: Feed) -> tuple[str, ...]:
    """Names of the sources that the actor’s organisation has for a feed."""
    found = Source.objects.filter(
        organisation_id=actor.organisation_id or 0, feed=feed.slug
    )
    return tuple(found.values_list("name", flat=True))


def balance(batch: Batch) -> Balance:
    """Where every row is."""
    states = batch.rejects.values_list("state", "kept").annotate(n=Count("pk"))
    rejects = {(state, kept): n for state, kept, n in states}
    mended = rejects.get((RejectState.MENDED, False), 0)
    return Balance(
        read=batch.read,
        taken=batch.taken,
        already=batch.already,
        ready=batch.good - batch.settled + mended,
        waiting=rejects.get((RejectState.WAITING, False), 0),
        dropped=rejects.get((RejectState.DROPPED, False), 0),
        repeated=batch.repeated,
        headings=batch.headings,
        blank=batch.blank,
        aside=batch.aside,
    )


def fault_kinds(batch: Batch) -> list[FaultKind]:
    """The faults of waiting rows by kind, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    values: dict[tuple[str, str], dict[str, Any]] = {}
    examples: dict[tuple[str, str], list[int]] = {}
    waiting = batch.rejects.filter(state=RejectState.WAITING)
    for number, faults in waiting.values_list("number", "faults").iterator():
        for column, code, given in faults:
            kind = (column, code)
            counts[kind] += 1
            values.setdefault(kind, given)
            met = examples.setdefault(kind, [])
            if len(met) < 5 and number not in met:
                met.append(number)
    headings = headings_by_column(batch)
    return [
        FaultKind(
            column, headings.get(column, ""), code, sentence(code, **values[kind]),
            count, tuple(examples[kind]),
        )
        for kind, count in counts.most_common()
        for column, code in [kind]
    ]  # fmt: skip


def headings_by_column(batch: Batch) -> dict[str, str]:
    """Column of the feed -> its heading in this file."""
    headings = batch.reading.headings
    return {
        name: headings[at] for name, at in batch.mapped.items() if at < len(headings)
    }


def rows_with(
    batch: Batch, *, state: str = "", column: str = "", code: str = ""
) -> list[int]:
    """Numbers of the rows in a state, or with one kind of fault."""
    found = batch.rejects.all()
    if state:
        found = found.filter(state=state)
    if not code:
        return list(found.values_list("number", flat=True))
    return [
        number
        for number, faults in found.values_list("number", "faults").iterator()
        if any((c, k) == (column, code) for c, k, _ in faults)
    ]


def history(batch: Batch) -> list[StepView]:
    """Who did what, oldest first."""
    steps = list(batch.steps.all())
    people = names_of({step.user_id for step in steps})
    return [
        StepView(
            step.at, ACTS[step.act], people.get(step.user_id or 0, ""), step.count,
            step.reason,
        )
        for step in steps
    ]  # fmt: skip


def work_on(batch: Batch) -> Work | None:
    """How far the work is, while there is some."""
    if batch.state not in BUSY:
        return None
    job = Job.objects.filter(pk=batch.job_id or 0).first()
    if job is None:
        return Work(0, 0, stopped=True)
    alive = job.state in (JobState.WAITING, JobState.RUNNING)
    return Work(job.done, max(job.total, job.done), stopped=not alive)


@reads(P.INTAKE_SUBMIT)
def rejects(actor: Actor, batch: Batch, numbers: list[int]) -> list[Reject]:
    """Rows with their cells. Who may not send this feed’s files sees none."""
    found = Reject.objects.visible_to(actor).filter(batch=batch, number__in=numbers)
    return list(found)


def reject_of(actor: Actor, batch: Batch, number: int) -> Reject:
    """One row with its cells."""
    found = rejects(actor, batch, [number])
    if not found:
        raise Missing("not_found")
    return found[0]


@dataclass(frozen=True, slots=True)
class RejectLine:
    """A row in a list: its number, its mapped cells cut short, what is wrong."""

    number: int
    cells: tuple[str, ...]
    faulty: frozenset[int]
    sentences: tuple[Bilingual, ...]
    state: str
    kept: bool
    reason: str


def reject_lines(actor: Actor, batch: Batch, numbers: list[int]) -> list[RejectLine]:
    """Rows as a list shows them, the mapped columns only."""
    mapped = batch.mapped
    return [
        RejectLine(
            number=reject.number,
            cells=tuple(short(reject.cells, at) for at in mapped.values()),
            faulty=frozenset(
                i for i, name in enumerate(mapped) if name in columns_of(reject)
            ),
            sentences=tuple(sentence(code, **v) for _, code, v in reject.faults),
            state=reject.state,
            kept=reject.kept,
            reason=reject.reason,
        )
        for reject in rejects(actor, batch, numbers)
    ]


def columns_of(reject: Reject) -> set[str]:
    """Columns with a fault."""
    return {column for column, _, _ in reject.faults}


def short(cells: list[str], at: int) -> str:
    """A cell cut to what a table can show."""
    text = cells[at] if at < len(cells) else ""
    return text if len(text) <= 60 else text[:59] + "…"
