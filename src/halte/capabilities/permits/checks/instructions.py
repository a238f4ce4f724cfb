"""Instructions under s. 30(1.2) that reach this application on this day."""

from __future__ import annotations

from typing import Final

from halte.capabilities.permits.checks.answers import Answer, Evidence, Finding
from halte.capabilities.permits.checks.facts import File
from halte.capabilities.permits.checks.register import (
    PROTECTION,
    Entry,
    in_force,
    reaches,
)
from halte.methods.bilingual import Texts

CHECK: Final = "instructions"
PROVISIONS: Final = ("IRPA 30(1.2)", "IRPA 30(1.4)", "IRPA 30(1.6)")
NONE: Final = Texts(
    "No instruction of this kind reaches the application on this day.",
    "Aucune instruction de ce genre ne vise la demande ce jour-là.",
)
NOT_READ: Final = Texts(
    "“{title}” reaches this application. Nobody noted yet whether its facts touch it.",
    "« {title} » vise cette demande. Personne n’a encore consigné si les faits s’y "
    "rapportent.",
)
TOUCHES: Final = Texts(
    "An officer noted that the facts touch “{title}”.",
    "Un agent a noté que les faits se rapportent à « {title} ».",
)
UNTOUCHED: Final = Texts(
    "An officer noted that the facts do not touch “{title}”.",
    "Un agent a noté que les faits ne se rapportent pas à « {title} ».",
)
QUESTION: Final = Texts(
    "How would you be treated at this place? Is there anything about it that worries "
    "you?",
    "Comment seriez-vous traité à cet endroit ? Y a-t-il quelque chose qui vous "
    "inquiète ?",
)


def look(file: File) -> Finding:
    """Refer where an officer read that the facts touch one; ask where nobody read."""
    reached = reaching(file)
    if not reached:
        return Finding(CHECK, Answer.CLEAR, PROVISIONS, (NONE,))
    marks = {entry: file.marks.get(entry.reference) for entry in reached}
    touched = any(mark and mark.touches for mark in marks.values())
    unread = any(mark is None for mark in marks.values())
    answer = Answer.REFER if touched else Answer.ASK if unread else Answer.CLEAR
    return Finding(
        CHECK,
        answer,
        PROVISIONS,
        tuple(
            said(entry, mark.touches if mark else None) for entry, mark in marks.items()
        ),
        tuple(Evidence(m.source, m.seen_on) for m in marks.values() if m),
        (QUESTION,) if unread else (),
    )


def reaching(file: File) -> tuple[Entry, ...]:
    """Those in force that apply to the application."""
    return tuple(
        entry
        for entry in in_force(file.register, file.as_of)
        if entry.authority == PROTECTION
        and reaches(
            entry, received_on=file.received_on, day=file.as_of,
            decided_on=file.decided_on,
        )
    )  # fmt: skip


def said(entry: Entry, touches: bool | None) -> Texts:
    """The reason, with the title in each language."""
    text = NOT_READ if touches is None else TOUCHES if touches else UNTOUCHED
    return Texts(
        text.en.format(title=entry.title_en or entry.reference),
        text.fr.format(title=entry.title_fr or entry.reference),
    )
