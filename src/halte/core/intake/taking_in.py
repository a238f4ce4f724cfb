"""The whole way of a file, as pages and the command line walk it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from halte.core.access.actor import Actor
from halte.core.errors import CodedError, Invalid, Missing
from halte.core.intake import actions, files, jobs, mapping, readings
from halte.core.intake.feeds import FEEDS, Feed
from halte.core.intake.folding import fold
from halte.core.intake.models import Batch
from halte.core.intake.readings import Reading
from halte.core.intake.states import BatchState
from halte.core.organisations.models import Organisation


def feed_named(slug: str) -> Feed:
    """The feed with this name."""
    if slug not in FEEDS:
        raise Missing("not_found")
    return FEEDS[slug]


@dataclass(frozen=True, slots=True)
class Arrival:
    """The batch of a file; `again` where the same file had come before."""

    batch: Batch
    again: bool


def send(
    actor: Actor, feed: Feed, source: str, blocks: Iterable[bytes], name: str
) -> Arrival:
    """Keep a file, tell what it is, begin its batch.

    Where the source is known and every heading with it, the check begins too.
    """
    organisation = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    if organisation is None:
        raise Missing("not_found")
    kept, refusal = laid_out(feed, files.keep(blocks))
    before = known(organisation, feed, kept)
    reading = None
    if refusal is None:
        reading, refusal = look_at(feed, kept)
    file = actions.Sent(kept, name[:200], reading, refusal)
    batch = actions.receive(actor, organisation, feed=feed, source=source, file=file)
    if refusal is not None and not in_use(kept.digest):
        files.discard(kept.digest)
    if batch.state == BatchState.RECEIVED and is_remembered(batch):
        map_and_check(actor, batch, batch.reading, batch.mapped)
        batch.refresh_from_db()
    return Arrival(batch, again=batch.pk == before)


def laid_out(feed: Feed, kept: files.Kept) -> tuple[files.Kept, Invalid | None]:
    """The table that a file is, or that its feed makes of it; why it makes none."""
    if feed.unfold is None:
        return kept, None
    try:
        table = files.keep(feed.unfold(kept.path))
    except Invalid as error:
        return kept, error
    if table.digest != kept.digest and not in_use(kept.digest):
        files.discard(kept.digest)
    return table, None


def known(organisation: Organisation, feed: Feed, kept: files.Kept) -> int:
    """The number of the batch that this file already has, or 0."""
    found = Batch.objects.standing().filter(
        organisation=organisation, feed=feed.slug, digest=kept.digest
    )
    return found.values_list("pk", flat=True).first() or 0


def look_at(feed: Feed, kept: files.Kept) -> tuple[Reading | None, Invalid | None]:
    """How the file is read, or why it is refused."""
    try:
        return readings.detect(kept.path, mapping.feed_names(feed)), None
    except Invalid as error:
        return None, error


def in_use(digest: str) -> bool:
    """True where another batch still needs the file."""
    return Batch.objects.standing().filter(digest=digest).exists()


def is_remembered(batch: Batch) -> bool:
    """True where someone already said, for this source, what each heading is."""
    remembered = batch.source.remembered
    headings = {fold(h) for h in batch.reading.headings} - {""}
    feed = batch.declared
    required = {c.name for c in feed.columns if c.required} if feed else {""}
    return headings <= remembered.keys() and required <= batch.mapped.keys()


def map_and_check(
    actor: Actor, batch: Batch, reading: Reading, mapped: Mapping[str, int]
) -> None:
    """Settle the columns, then check: at once where the file is small."""
    actions.map_columns(actor, batch, reading=reading, mapped=mapped)
    check(actor, batch)


def check(actor: Actor, batch: Batch) -> None:
    """Check a mapped file."""
    run(actor, actions.begin_check(actor, batch), jobs.CHECK)


def accept(actor: Actor, batch: Batch) -> None:
    """Accept what is right."""
    run(actor, actions.begin_accept(actor, batch), jobs.ACCEPT)


def go_on(actor: Actor, batch: Batch) -> None:
    """Take up work that stopped."""
    checking = batch.state == BatchState.CHECKING
    batch = actions.go_on(actor, batch)
    run(actor, batch, jobs.CHECK if checking else jobs.ACCEPT)


def run(actor: Actor, batch: Batch, name: str) -> None:
    """Small files now. What goes wrong is kept with the batch and shown there."""
    with suppress(CodedError):
        jobs.at_once(actor, batch, name)


def reread(batch: Batch, reading: Reading) -> Reading:
    """The reading as corrected by hand, with the headings found there."""
    path = files.present(batch.digest)
    names = mapping.feed_names(FEEDS[batch.feed])
    if not reading.heading_row:
        return readings.with_headings(path, reading, names)
    if reading.kind == "json":
        return reading
    rows = readings.sample(path, reading)
    if reading.heading_row > len(rows):
        raise Invalid("heading_row_absent", field="heading_row")
    found = readings.at_row(reading, rows, reading.heading_row)
    if not found.headings:
        raise Invalid("heading_row_absent", field="heading_row")
    return found
