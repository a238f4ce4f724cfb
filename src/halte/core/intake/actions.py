"""What people do with files: the only writers besides the two jobs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.intake import jobs, mapping, policy
from halte.core.intake.examining import Examiner, require_columns
from halte.core.intake.feeds import Feed
from halte.core.intake.files import Kept
from halte.core.intake.models import Batch, Reject, Source, stored_faults
from halte.core.intake.readings import Reading
from halte.core.intake.recording import forget_results, note
from halte.core.intake.states import BatchState, RejectState
from halte.core.organisations.models import Organisation

P = Permission


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent, and what it turned out to be."""

    kept: Kept
    name: str
    reading: Reading | None
    refusal: Invalid | None


@action(
    P.INTAKE_SUBMIT,
    label=Bilingual("Send in a file", "Déposer un fichier"),
    policy=policy.may_send,
)
def receive(
    actor: Actor, organisation: Organisation, *, feed: Feed, source: str, file: Sent
) -> Batch:
    """Begin a batch. The same file for the same feed leads to the batch it has."""
    actor.require(feed.submit)
    known = Batch.objects.standing().filter(
        organisation=organisation, feed=feed.slug, digest=file.kept.digest
    )
    if (before := known.first()) is not None:
        return before
    place, _ = Source.objects.get_or_create(
        organisation=organisation, feed=feed.slug, name=source
    )
    batch = Batch(
        organisation=organisation,
        source=place,
        feed=feed.slug,
        digest=file.kept.digest,
        size=file.kept.size,
        file_name=file.name,
        created_by_id=actor.user_id,
    )
    if file.refusal is not None:
        batch.state = BatchState.REFUSED
        batch.fault, batch.fault_values = file.refusal.code, file.refusal.values
    if file.reading is not None:
        guessed = mapping.guess(feed, file.reading.headings, place.remembered)
        batch.reading_text = file.reading.to_json()
        batch.mapping_text = json.dumps(guessed)
    batch.save()
    note(actor, batch, batch.state)
    return batch


@action(
    P.INTAKE_SUBMIT,
    label=Bilingual("Say which column is which", "Associer les colonnes"),
    policy=policy.may_map,
)
def map_columns(
    actor: Actor, batch: Batch, *, reading: Reading, mapped: Mapping[str, int]
) -> Batch:
    """Settle how the file is read; the source remembers it for the next file."""
    feed = batch.declared
    if feed is None:
        raise Denied("feed_gone")
    require_columns(feed, mapped)
    forget_results(batch)
    batch.reading_text = reading.to_json()
    batch.mapping_text = json.dumps(dict(mapped))
    batch.state = BatchState.MAPPED
    batch.save()
    source = batch.source
    remembered = source.remembered | mapping.to_remember(reading.headings, mapped)
    source.mapping = json.dumps(remembered, ensure_ascii=False)
    source.save(update_fields=["mapping"])
    note(actor, batch, "mapped")
    return batch


@action(
    P.INTAKE_SUBMIT,
    label=Bilingual("Check a file", "Vérifier un fichier"),
    policy=policy.may_check,
)
def begin_check(actor: Actor, batch: Batch) -> Batch:
    """The check begins: at once where the file is small, else by the worker."""
    batch.state = BatchState.CHECKING
    batch.save(update_fields=["state"])
    jobs.ask(actor, batch, jobs.CHECK)
    return batch


@action(
    P.INTAKE_ACCEPT,
    label=Bilingual("Accept the rows of a file", "Accepter les lignes d’un fichier"),
    policy=policy.may_accept,
)
def begin_accept(actor: Actor, batch: Batch) -> Batch:
    """The right rows go to their room."""
    batch.state = BatchState.ACCEPTING
    batch.fault, batch.fault_values = "", {}
    batch.save(update_fields=["state", "fault", "fault_values"])
    note(actor, batch, "accepting", count=policy.ready(batch))
    jobs.ask(actor, batch, jobs.ACCEPT)
    return batch


@action(
    P.INTAKE_SUBMIT,
    label=Bilingual("Take up work that stopped", "Reprendre un travail interrompu"),
    policy=policy.may_go_on,
)
def go_on(actor: Actor, batch: Batch) -> Batch:
    """Ask again for work whose job ended without a result."""
    checking = batch.state == BatchState.CHECKING
    jobs.ask(actor, batch, jobs.CHECK if checking else jobs.ACCEPT)
    note(actor, batch, "resumed")
    return batch


@action(
    P.INTAKE_SUBMIT,
    label=Bilingual("Mend a row", "Corriger une ligne"),
    policy=policy.may_mend_row,
)
def mend(actor: Actor, reject: Reject, *, cells: Sequence[str]) -> Reject:
    """Keep the cells as corrected and examine them at once."""
    batch = held(actor, reject)
    recheck(actor, reject, examiner_of(batch), cells)
    note(actor, batch, "mended", count=1)
    return reject


@action(
    P.INTAKE_SUBMIT,
    label=Bilingual("Send corrected rows again", "Renvoyer des lignes corrigées"),
    policy=policy.may_mend,
)
def send_again(
    actor: Actor, batch: Batch, *, corrections: Mapping[int, Sequence[str]]
) -> int:
    """Correct many rows by their numbers; rows not waiting are left as they are."""
    examiner, count = examiner_of(batch), 0
    for reject in batch.rejects.filter(kept=False).exclude(state=RejectState.DROPPED):
        cells = corrections.get(reject.number)
        if cells is not None and list(cells) != reject.cells:
            recheck(actor, reject, examiner, cells)
            count += 1
    note(actor, batch, "sent_again", count=count)
    return count


@action(
    P.INTAKE_SUBMIT,
    label=Bilingual("Leave rows out", "Écarter des lignes"),
    policy=policy.may_mend,
)
def drop(actor: Actor, batch: Batch, *, numbers: Iterable[int], reason: str) -> int:
    """Leave rows out for a reason; they stay readable and can be put back."""
    if not reason.strip():
        raise Invalid("reason_required", field="reason")
    chosen = batch.rejects.filter(number__in=list(numbers), kept=False)
    count = 0
    for reject in chosen.exclude(state=RejectState.DROPPED):
        reject.state, reject.reason = RejectState.DROPPED, reason.strip()
        touch(actor, reject)
        count += 1
    note(actor, batch, "dropped", count=count, reason=reason.strip())
    return count


@action(
    P.INTAKE_SUBMIT,
    label=Bilingual("Put a row back", "Reprendre une ligne écartée"),
    policy=policy.may_mend_row,
)
def put_back(actor: Actor, reject: Reject) -> Reject:
    """A row that was left out waits again."""
    batch = held(actor, reject)
    reject.state, reject.reason = RejectState.WAITING, ""
    touch(actor, reject)
    note(actor, batch, "put_back", count=1)
    return reject


@action(
    P.INTAKE_SUBMIT,
    label=Bilingual("Set a file aside", "Mettre un fichier de côté"),
    policy=policy.may_refuse,
)
def refuse(actor: Actor, batch: Batch, *, reason: str) -> Batch:
    """Nothing of this file is kept; the same file may be sent again."""
    end(actor, batch, BatchState.REFUSED, reason)
    return batch


@action(
    P.INTAKE_UNDO,
    label=Bilingual("Undo an accepted file", "Annuler un fichier accepté"),
    policy=policy.may_undo,
)
def undo(actor: Actor, batch: Batch, *, reason: str) -> Batch:
    """Take back what the batch brought in, as its feed takes things back."""
    feed = batch.declared
    if feed is None:
        raise Denied("feed_gone")
    end(actor, batch, BatchState.UNDONE, reason)
    feed.undo(actor, batch.pk, reason.strip())
    return batch


def held(actor: Actor, reject: Reject) -> Batch:
    """The batch of a row, locked: rows do not change while they are accepted."""
    batch = Batch.objects.select_for_update().get(pk=reject.batch_id)
    if code := policy.may_mend(actor, batch):
        raise Denied(code)
    return batch


def end(actor: Actor, batch: Batch, state: BatchState, reason: str) -> None:
    """A batch ends, with a reason."""
    if not reason.strip():
        raise Invalid("reason_required", field="reason")
    batch.state = state
    batch.save(update_fields=["state"])
    note(actor, batch, state, reason=reason.strip())


def examiner_of(batch: Batch) -> Examiner:
    """What examines rows of this batch."""
    feed = batch.declared
    if feed is None:
        raise Denied("feed_gone")
    return Examiner(feed, batch.reading, batch.mapped)


def recheck(
    actor: Actor, reject: Reject, examiner: Examiner, cells: Sequence[str]
) -> None:
    """Examine a row as it is now; it waits on, or is mended."""
    reject.cells = list(cells)
    found = examiner.examine([list(cells)], reject.number)
    faults = found.faults.get(0, [])
    empty = found.blank or found.headings or found.aside
    reject.faults = stored_faults(faults)
    reject.state = RejectState.WAITING if faults or empty else RejectState.MENDED
    reject.reason = ""
    touch(actor, reject)


def touch(actor: Actor, reject: Reject) -> None:
    """Save a row with who changed it and when."""
    reject.changed_by_id, reject.changed_at = actor.user_id, timezone.now()
    reject.save()
