"""The form as one HTML file. It is empty: whoever finds it learns of nobody.

It holds the form’s own number, the public half of its key and what can be asked;
no name, no reference of a file, nothing that anybody wrote. What is written is
sealed by its script (`core/sealed_drafts`); without the means to do so it takes no
word and prints as a paper form.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.html import escape

from halte.capabilities.support.lists import PROVINCES
from halte.capabilities.support.models import Blank
from halte.capabilities.support.offline import words
from halte.capabilities.support.offline.words import OFFLINE
from halte.capabilities.support.passages import LONGEST
from halte.capabilities.support.topics import (
    GROUPS,
    NAMELESS,
    TOPICS,
    Choices,
    Kind,
    Part,
    Topic,
)
from halte.capabilities.support.words import EXCEPTIONS, LEVELS
from halte.core.sealed_drafts import PLACE, public_half
from halte.core.ui.offline import OfflinePage, document, own
from halte.core.ui.writing import day

FORMAT: Final = "halte.support.draft"
BEGINNING: Final = ("label", "told", "level", "region")
REQUIRED: Final = ("label", "told", "level")
INPUTS: Final = {Kind.LINE: "text", Kind.DAY: "date", Kind.NUMBER: "number"}


def page(blank: Blank) -> bytes:
    """The whole file."""
    title = f"{OFFLINE['more' if blank.file_id else 'new']} {blank.short}"
    made = OfflinePage(
        title=title,
        body="\n".join(body(blank, title)),
        style=own("halte.core.ui", "offline.css") + own(__package__ or "", "sheet.css"),
        script=own(__package__ or "", "seal.js"),
        about=about(blank),
    )
    return document(made)


def about(blank: Blank) -> dict[str, Any]:
    """What the script needs to know."""
    new = blank.file_id is None
    return {
        "format": FORMAT,
        "form": blank.number,
        "key": public_half(blank.key),
        "place": PLACE,
        "name": f"halte-{blank.short}",
        "beginning": list(BEGINNING) if new else [],
        "required": list(REQUIRED) if new else [],
        "nameless": sorted(NAMELESS),
        "topics": {
            topic.id: {part.id: part.kind is Kind.SOME for part in topic.parts}
            for topic in TOPICS.values()
        },
        "words": {name: str(OFFLINE[name]) for name in words.TOLD},
    }


def body(blank: Blank, title: str) -> Iterable[str]:
    """What stands on it."""
    yield f"<h1>{escape(title)}</h1>"
    yield f"<p>{said('until')} {escape(day(blank.ends_at))}.</p>"
    yield f'<div class="notice" id="without"><p><strong>{said("without")}</strong></p>'
    paper = f'<button type="button" id="paper" hidden>{said("paper")}</button>'
    yield f"<p>{paper}</p></div>"
    yield f'<div class="notice" id="earlier" hidden><p>{said("earlier_title")}</p>'
    yield '<p id="drafts"></p></div>'
    yield '<form id="sheet" autocomplete="off" spellcheck="false" hidden>'
    yield f"<p>{said('how')}</p><p><strong>{said('open_page')}</strong></p>"
    if blank.file_id is None:
        yield from beginning()
    yield f"<p>{said('all')}</p>"
    for id_, heading in GROUPS.items():
        yield f"<h2>{escape(str(heading))}</h2>"
        yield from (sheet(t) for t in TOPICS.values() if t.group == id_)
    buttons = "".join(
        f'<button type="button" id="{name}">{said(name)}</button> '
        for name in ("save", "erase")
    )
    yield f'<div class="bar"><p id="told" role="status"></p>{buttons}</div></form>'


def said(name: str) -> str:
    """One of the form’s sentences."""
    return escape(str(OFFLINE[name]))


def beginning() -> Iterable[str]:
    """What a file begins with: words, the two exceptions, what the person chose."""
    yield field(f"<span>{escape(str(words.LABEL))}</span>", text("label", most=120))
    lines = "".join(f"<li>{escape(str(line))}</li>" for line in EXCEPTIONS)
    yield f"<ol>{lines}</ol>"
    yield tick("told", "yes", str(words.TICK), "checkbox")
    yield several("level", str(words.LEVEL), LEVELS, "radio")
    yield field(f"<span>{escape(str(words.REGION))}</span>", one("region", PROVINCES))


def sheet(topic: Topic) -> str:
    """One heading; closed until somebody opens it."""
    parts = "".join(part_of(topic, part) for part in topic.parts)
    return (
        f"<details><summary>{escape(str(topic.title))}</summary>"
        f"<p>{escape(str(topic.ask))}</p>{parts}</details>"
    )


def part_of(topic: Topic, part: Part) -> str:
    """One thing that can be asked."""
    name, title = f"{topic.id}.{part.id}", str(part.title)
    if part.kind is Kind.SOME:
        return several(name, title, part.choices, "checkbox")
    label = f"<span>{escape(title)}</span>"
    if part.hint:
        label += f'<span class="note">{escape(str(part.hint))}</span>'
    if part.kind is Kind.ONE:
        return field(label, one(name, part.choices))
    if part.kind is Kind.WORDS:
        longest = f'rows="3" maxlength="{LONGEST}"'
        return field(label, f'<textarea name="{name}" dir="auto" {longest}></textarea>')
    return field(label, text(name, INPUTS[part.kind]))


def field(label: str, drawn: str) -> str:
    """A label around its field."""
    return f'<label class="field">{label}{drawn}</label>'


def text(name: str, kind: str = "text", *, most: int = 200) -> str:
    """One line, a day or a number."""
    limits = {"text": f'maxlength="{most}"', "number": 'min="0" max="30"'}
    return f'<input type="{kind}" name="{name}" dir="auto" {limits.get(kind, "")}>'


def one(name: str, choices: Choices) -> str:
    """One of a list, or none."""
    options = "".join(
        f'<option value="{escape(key)}">{escape(str(word))}</option>'
        for key, word in choices.items()
    )
    return f'<select name="{name}"><option value="">–</option>{options}</select>'


def several(name: str, title: str, choices: Any, kind: str) -> str:
    """Boxes to tick."""
    boxes = "".join(tick(name, str(k), str(word), kind) for k, word in choices.items())
    return f'<fieldset class="field"><legend>{escape(title)}</legend>{boxes}</fieldset>'


def tick(name: str, value: str, word: str, kind: str) -> str:
    """One box."""
    return (
        f'<label class="tick"><input type="{kind}" name="{name}" '
        f'value="{escape(value)}">{escape(word)}</label>'
    )
