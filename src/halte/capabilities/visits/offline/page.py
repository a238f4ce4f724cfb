"""The checklist as one HTML file, opened from the device’s own storage.

It holds no name and no place: whoever finds the telephone learns that a condition
was looked at, not where. Its script runs from the file alone; nothing is fetched and
nothing is sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import escape

from halte.capabilities.visits.checklist import DWELLING, Question
from halte.capabilities.visits.models import Issued
from halte.capabilities.visits.offline.reading import FORMAT, LONGEST_NOTE
from halte.capabilities.visits.offline.sealing import signature
from halte.capabilities.visits.states import StopKind
from halte.capabilities.visits.words import OFFLINE, STOPS, VALUES
from halte.core.ui.offline import OfflinePage, document, own


def page(
    issued: Issued, questions: Iterable[Question], now: Mapping[str, tuple[str, str]]
) -> bytes:
    """The whole file. `now` is {question: (value, note)} as it stands."""
    asked = tuple(questions)
    stop = issued.stop
    title = f"{OFFLINE['title']} {stop.visit_id}.{stop.pk}"
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(str(STOPS[StopKind(stop.kind)]))}</p>",
        *(f"<p>{escape(str(OFFLINE[key]))}</p>" for key in ("how", "wall")),
        *(protocol() if stop.dwelling else ()),
        '<form autocomplete="off">',
        *(fieldset(question, now.get(question.slug)) for question in asked),
        f'<div class="bar"><p id="told" role="status"></p>{buttons()}</div></form>',
    ]
    made = OfflinePage(
        title=title,
        body="\n".join(body),
        style=own("halte.core.ui", "offline.css"),
        script=own(__package__ or "", "fill.js"),
        about=about(issued, asked),
    )
    return document(made)


def protocol() -> list[str]:
    """How a private dwelling is visited."""
    lines = "".join(f"<li>{escape(str(line))}</li>" for line in DWELLING)
    return [f"<h2>{escape(str(OFFLINE['dwelling']))}</h2>", f"<ol>{lines}</ol>"]


def buttons() -> str:
    """Save, and erase from the device."""
    named = (("save", OFFLINE["save"]), ("erase", OFFLINE["erase"]))
    return " ".join(
        f'<button type="button" id="{name}">{escape(str(text))}</button>'
        for name, text in named
    )


def fieldset(question: Question, now: tuple[str, str] | None) -> str:
    """One question."""
    value, note = now or ("", "")
    choices = "".join(
        f'<label><input type="radio" name="{question.slug}" value="{key.value}"'
        f"{' checked' if key.value == value else ''}>{escape(str(text))}</label>"
        for key, text in VALUES.items()
    )
    legend = f"{OFFLINE['condition']} {question.condition}. {question.text}"
    return (
        f"<fieldset><legend>{escape(legend)}</legend>"
        f'<div class="choices">{choices}</div>'
        f'<label class="note">{escape(str(OFFLINE["note"]))}'
        f'<textarea name="note-{question.slug}" rows="2" dir="auto" '
        f'maxlength="{LONGEST_NOTE}">'
        f"{escape(note)}</textarea></label></fieldset>"
    )


def about(issued: Issued, asked: tuple[Question, ...]) -> dict[str, Any]:
    """What the script needs to know."""
    return {
        "format": FORMAT,
        "form": issued.token,
        "signature": signature(issued),
        "name": f"halte-checklist-{issued.stop.visit_id}-{issued.stop_id}",
        "questions": [question.slug for question in asked],
        "words": {
            key: str(OFFLINE[key]) for key in ("not_kept", "saved", "sure", "erased")
        },
    }
