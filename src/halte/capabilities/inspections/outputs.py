"""The outputs of this room that an employer may come to see."""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone

from halte.capabilities.inspections.actions.letters import opened
from halte.capabilities.inspections.employer_facing import EMPLOYER_FACING
from halte.capabilities.inspections.letters.composing import compose
from halte.capabilities.inspections.models import Inspection, Letter
from halte.capabilities.inspections.own_file.packing import (
    Asked,
    contents,
    cover,
    gathered,
)
from halte.capabilities.inspections.public_list import entry
from halte.capabilities.inspections.queries.public_list import public_list
from halte.capabilities.inspections.queries.rows import inspection_row
from halte.capabilities.inspections.section import content
from halte.capabilities.inspections.standing import newest_computation
from halte.core.access.actor import Actor
from halte.core.bilingual import LANGUAGES


def of_letters(actor: Actor, inspection_pk: int) -> list[str]:
    """Every letter of a file, whole, in both languages: content and document."""
    row = inspection_row(actor, inspection_pk)
    return [text for letter in row.letters.all() for text in of_letter(letter)]


def of_letter(letter: Letter) -> list[str]:
    """A letter as it was frozen, and as it is drawn."""
    words = opened(letter.words).decode()
    told = json.loads(words)
    return [words, *(told_in(told, language) for language in LANGUAGES)]


def told_in(content: dict[str, Any], language: Any) -> str:
    """All the text of a document."""
    return json.dumps(compose(content, language).to_dict(), ensure_ascii=False)


def of_traces(actor: Actor, inspection_pk: int) -> list[str]:
    """The trace that is printed for the employer, in both languages."""
    row = inspection_row(actor, inspection_pk)
    newest = newest_computation(row)
    return [newest.result_en, newest.result_fr] if newest else []


def of_publications(actor: Actor, inspection_pk: int) -> list[str]:
    """The facts of the public list."""
    row = inspection_row(actor, inspection_pk)
    return [each.facts for each in row.publications.all()]


def of_public_list(actor: Actor, inspection_pk: int) -> list[str]:
    """The row of the list that is handed on."""
    found = public_list(actor, as_of=timezone.localdate())
    rows = [row for row in found.rows if row.inspection_pk == inspection_pk]
    return [json.dumps(entry(row), ensure_ascii=False) for row in rows]


def of_section(actor: Actor, inspection_pk: int) -> list[str]:
    """The lines on the employer’s page."""
    row: Inspection = inspection_row(actor, inspection_pk)
    shown = content(actor, row.employer_id)
    lines = [(row.text, row.url) for row in shown.rows]
    lines += [(link.text, link.url) for link in shown.links]
    return [f"{text.en} {text.fr} {url}" for text, url in lines]


def of_own_file(actor: Actor, inspection_pk: int) -> list[str]:
    """All text that this inspection gives to the employer’s own file, and the list of
    what is withheld.
    """
    row = inspection_row(actor, inspection_pk)
    today = timezone.localdate()
    found = gathered(actor, Asked(row.employer_id, today, "Invented 1(1)", today))
    covers = [
        json.dumps(cover(found, language).to_dict(), ensure_ascii=False)
        for language in LANGUAGES
    ]
    told = [p.data.decode() for p in found.pieces if p.path.endswith(".json")]
    return [*covers, *told, json.dumps(contents(found), ensure_ascii=False)]


EMPLOYER_FACING.add("own file", of_own_file)
EMPLOYER_FACING.add("letters", of_letters)
EMPLOYER_FACING.add("traces", of_traces)
EMPLOYER_FACING.add("publications", of_publications)
EMPLOYER_FACING.add("public list", of_public_list)
EMPLOYER_FACING.add("employer’s page", of_section)
