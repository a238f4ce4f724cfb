"""Reading a file of answers. Whoever sends one may have written anything in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from halte.capabilities.visits.states import Value
from halte.core.errors import Invalid
from halte.core.ui.offline import said_in, short_text

FORMAT: Final = "halte.visits.checklist"
LARGEST: Final = 1_000_000
LONGEST_NOTE: Final = 2_000


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """One answer of a file."""

    question: str
    value: Value
    note: str


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """A whole file."""

    token: str
    signature: str
    filled_at: datetime
    answers: tuple[FileAnswer, ...]


def read(content: bytes) -> AnswersFile:
    """The answers, or a coded error that says which of them is wrong."""
    said = said_in(content, FORMAT)
    if said is None:
        raise Invalid("checklist_not_answers", field="file")
    answers = said.get("answers")
    if not isinstance(answers, dict) or not answers:
        raise Invalid("checklist_no_answers", field="file")
    return AnswersFile(
        token=short_text(said.get("form")),
        signature=short_text(said.get("signature")),
        filled_at=moment(said.get("filled_at")),
        answers=tuple(one(str(slug), value) for slug, value in answers.items()),
    )


def moment(value: Any) -> datetime:
    """When it was filled in, as the device’s clock had it."""
    try:
        at = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        at = None
    if at is None:
        raise Invalid("checklist_when", field="file")
    return at if timezone.is_aware(at) else timezone.make_aware(at)


def one(slug: str, said: Any) -> FileAnswer:
    """One answer."""
    named = slug[:30]
    if not isinstance(said, dict) or said.get("value") not in tuple(Value):
        raise Invalid("checklist_value", field="file", question=named)
    note = said.get("note", "")
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise Invalid(
            "checklist_note", field="file", question=named, limit=LONGEST_NOTE
        )
    return FileAnswer(slug, Value(said["value"]), note)
