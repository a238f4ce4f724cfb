"""The package: pieces, a cover in both languages, and a list with digests.

Equal files give equal bytes: names are in order, and all entries have the day on
which it was prepared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.utils.translation import override

import halte.capabilities.inspections.own_file.projecting  # noqa: F401 (registers)
from halte.capabilities.inspections.employer_facing import OWN_FILE, Piece, Withheld
from halte.capabilities.inspections.letters.gathering import addressee
from halte.capabilities.inspections.letters.words import say
from halte.capabilities.inspections.own_file import words as w
from halte.capabilities.inspections.own_file.projecting import written
from halte.capabilities.inspections.own_file.withholding import WORKING, withheld_of
from halte.capabilities.inspections.section import known_files
from halte.core.access.actor import Actor
from halte.core.bilingual import LANGUAGES, Language
from halte.core.organisations.models import Organisation
from halte.core.ui import writing
from halte.core.ui.paper.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Table,
)
from halte.core.ui.paper.typeset import typeset
from halte.core.zipping import zipped


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose file, when it was asked for, and the ground for what is withheld."""

    employer_pk: int
    asked_on: date
    provision: str
    prepared_on: date


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that goes in, and all that stays out."""

    asked: Asked
    name: str
    sender: dict[str, str]
    demonstration: bool
    pieces: tuple[Piece, ...]
    withheld: tuple[Withheld, ...]


def gathered(actor: Actor, asked: Asked) -> Gathered:
    """From the projections of the files that the employer knows of, and from nothing
    else.
    """
    files = sorted(known_files(actor, asked.employer_pk), key=lambda row: row.number)
    body = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    pieces = [piece for row in files for piece in OWN_FILE.pieces(actor, row.pk)]
    return Gathered(
        asked=asked,
        name=addressee(actor, asked.employer_pk)["name"],
        sender={"en": body.name_en, "fr": body.name_fr}
        if body
        else {"en": "", "fr": ""},
        demonstration=any(row.demonstration for row in files),
        pieces=tuple(sorted(pieces, key=lambda piece: piece.path)),
        withheld=tuple(
            sorted(
                (one for row in files for one in withheld_of(row)),
                key=lambda one: (one.on, one.what.en),
            )
        ),
    )


def packed(found: Gathered) -> bytes:
    """The zip."""
    day = found.asked.prepared_on
    members = {piece.path: piece.data for piece in found.pieces}
    for language in LANGUAGES:
        paper = cover(found, language)
        members[f"cover-{language}.pdf"] = typeset(paper, dated=day)
    members["contents.json"] = written(contents(found))
    return zipped({path: members[path] for path in sorted(members)}, dated=day)


def contents(found: Gathered) -> dict[str, object]:
    """What is in the package, with digests, and what is not."""
    return {
        "employer": found.name,
        "asked_on": found.asked.asked_on.isoformat(),
        "prepared_on": found.asked.prepared_on.isoformat(),
        "pieces": [
            {"path": piece.path, "on": piece.on.isoformat(),
             "title": piece.title.to_dict(),
             "sha256": sha256(piece.data).hexdigest()} for piece in found.pieces
        ],
        "withheld": [
            {"on": one.on.isoformat(), "what": one.what.to_dict(),
             "why": one.why.to_dict()} for one in found.withheld
        ],
        "withheld_in_every_file": WORKING.to_dict(),
        "ground_relied_on": found.asked.provision,
        "neither_confirmed_nor_denied": w.NEITHER.to_dict(),
    }  # fmt: skip


def cover(found: Gathered, language: Language) -> Document:
    """What was asked for, what is given, and what is not."""
    with override(language):
        title = say(w.TITLE)
        return Document(
            language=language, title=title, over_title=found.sender[language],
            as_of=say(w.PREPARED, day=writing.day(found.asked.prepared_on)),
            running=title, footer=found.sender[language], page_word=say(w.PAGE),
            page_of=say(w.OF), contents_word="", author=found.sender[language],
            keywords=(title,), opening=tuple(opening(found)),
            blocks=(*given(found), *not_given(found)),
        )  # fmt: skip


def opening(found: Gathered) -> Iterator[Block]:
    """Whose file this is."""
    if found.demonstration:
        yield Notice(say(w.INVENTED), say(w.INVENTED_TEXT))
    asked_on = writing.day(found.asked.asked_on)
    yield Facts(((say(w.EMPLOYER), found.name), (say(w.ASKED_ON), asked_on)))
    yield Paragraph(say(w.OPENING), tone="lede")


def given(found: Gathered) -> Iterator[Block]:
    """A line for each file."""
    yield Heading(1, say(w.GIVEN), "given")
    if not found.pieces:
        yield Paragraph(say(w.NOTHING))
        return
    yield Table(
        caption=say(w.GIVEN),
        head=(say(w.DAY), say(w.WHAT), say(w.FILE)),
        rows=tuple(
            (writing.day(piece.on), say(piece.title), piece.path)
            for piece in found.pieces
        ),
        widths=(2, 3, 4),
    )


def not_given(found: Gathered) -> Iterator[Block]:
    """Why each file was opened; the sentences that always stand here; the ground."""
    yield Heading(1, say(w.WITHHELD), "withheld")
    if found.withheld:
        yield Table(
            caption=say(w.WITHHELD),
            head=(say(w.DAY), say(w.WHAT), say(w.WHY)),
            rows=tuple(
                (writing.day(one.on), say(one.what), say(one.why))
                for one in found.withheld
            ),
            widths=(2, 3, 4),
        )
    yield Paragraph(say(WORKING))
    yield Paragraph(say(w.GROUND, ground=found.asked.provision))
    yield Paragraph(say(w.NEITHER))
    yield Paragraph(say(w.COMPLAIN))
