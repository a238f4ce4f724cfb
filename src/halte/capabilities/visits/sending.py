"""Answers on their way in: from a page, or from a file that goes into the vault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from halte.capabilities.visits.actions.answering import Given, Taken, answer
from halte.capabilities.visits.actions.asking import Kept, attach
from halte.capabilities.visits.models import Stop
from halte.capabilities.visits.offline.reading import LONGEST_NOTE, read
from halte.capabilities.visits.policy import may_answer
from halte.capabilities.visits.queries.answers import Checklist, issued_for
from halte.capabilities.visits.states import Value
from halte.core.access.actor import Actor
from halte.core.errors import Denied, Invalid
from halte.core.vault.facade import Particulars, put_in


def answers_typed(sent: Mapping[str, str], page: Checklist) -> Iterator[Given]:
    """What was ticked on the page, each with the answer that it showed."""
    for view in page.questions:
        slug = view.question.slug
        value = sent.get(slug, "")
        if value not in tuple(Value):
            continue
        note = sent.get(f"note-{slug}", "")
        if len(note) > LONGEST_NOTE:
            raise Invalid("checklist_note", question=slug, limit=LONGEST_NOTE)
        base = sent.get(f"base-{slug}", "")
        yield Given(slug, Value(value), note, int(base) if base.isdecimal() else 0)


def send_in(actor: Actor, stop: Stop, content: bytes) -> Taken:
    """Keep the file itself in the vault, with the visit, and take its answers."""
    file = read(content)
    issued = issued_for(actor, stop, file)
    if code := may_answer(actor, stop):
        raise Denied(code)
    given = [
        Given(one.question, one.value, one.note, issued.base.get(one.question, 0))
        for one in file.answers
    ]
    taken = answer(actor, stop, given=given, at=file.filled_at, issued=issued)
    item = put_in(actor, [content], Particulars(shows="checklist answers"))
    attach(actor, stop.visit, kept=Kept(item=item, stop=stop))
    return taken
