"""What waits for a person among the rounds: what is due, what came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import override

from halte.capabilities.rounds.leave import holds
from halte.capabilities.rounds.queries.lines import RoundLine, round_lines
from halte.capabilities.rounds.queries.rounds import own_reports, to_accept, to_approve
from halte.capabilities.rounds.queries.sheets import rows_waiting
from halte.capabilities.rounds.states import Duty
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual, Language
from halte.core.capability import HomeItem
from halte.core.ui import writing


def home(actor: Actor) -> list[HomeItem]:
    """For those who write, who approve, and who keep the rounds."""
    if not actor.may(Permission.ROUND_READ):
        return []
    return [*_secretariat(actor), *_approver(actor), *_writer(actor)]


def _writer(actor: Actor) -> Iterator[HomeItem]:
    if not holds(actor, Duty.REPORT):
        return
    place = reverse("rounds:mine")
    groups = own_reports(actor)
    every = [line for _round, lines in groups for line in lines]
    if count := sum(line.came_back for line in every):
        title = Bilingual("Reports that came back", "Comptes rendus renvoyés")
        yield HomeItem(title, place, count, urgent=True)
    if count := sum(line.forked for line in every):
        title = Bilingual(
            "Reports with two texts to bring together",
            "Comptes rendus dont deux textes sont à réunir",
        )
        yield HomeItem(title, place, count, urgent=True)
    if count := rows_waiting(actor):
        title = Bilingual("Rows of a workbook to mend", "Lignes de classeur à corriger")
        yield HomeItem(title, place, count, urgent=True)
    for round_, lines in groups:
        count = sum(line.is_open and not line.came_back for line in lines)
        if count:
            title = Bilingual("Reports to hand in", "Comptes rendus à remettre")
            urgent = round_.soon or round_.days < 0
            yield HomeItem(title, place, count, _by(round_), urgent=urgent)


def _approver(actor: Actor) -> Iterator[HomeItem]:
    if count := len(to_approve(actor)):
        title = Bilingual("Reports to approve", "Comptes rendus à approuver")
        yield HomeItem(title, reverse("rounds:mine"), count, urgent=True)


def _secretariat(actor: Actor) -> Iterator[HomeItem]:
    if not actor.may(Permission.ROUND_MANAGE):
        return
    if count := len(to_accept(actor)):
        title = Bilingual(
            "Reports to accept or return", "Comptes rendus à accepter ou à renvoyer"
        )
        yield HomeItem(title, reverse("rounds:index"), count, urgent=True)
    for line in round_lines(actor):
        if line.overdue:
            title = Bilingual("Reports overdue", "Comptes rendus en retard")
            place = reverse("rounds:round", args=[line.id])
            late = line.asked - line.handed_in
            yield HomeItem(title, place, late, line.title, urgent=True)


def _by(line: RoundLine) -> Bilingual:
    """The round and its day, in both languages."""
    return Bilingual(
        f"{line.title.en}: due on {_day(line.due_on, 'en')}",
        f"{line.title.fr}\u00a0: échéance le {_day(line.due_on, 'fr')}",
    )


def _day(day: date, language: Language) -> str:
    with override(language):
        return writing.day(day)
