"""The demonstration: accounts that nobody told, about employers that do not exist."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.employers.facade import employer_choices
from halte.capabilities.workers import codes
from halte.capabilities.workers.actions.hearing import answer, keep_tip, link
from halte.capabilities.workers.actions.interviewing import Held, hold
from halte.capabilities.workers.actions.telling import Tip, tell
from halte.capabilities.workers.models import Account
from halte.capabilities.workers.states import Channel, Means, Place, Present, Standing
from halte.core.access.actor import ANONYMOUS, Actor
from halte.core.access.purposes import HEAR_WORKERS
from halte.core.consent.actions import Circumstances
from halte.core.consent.states import Method
from halte.core.organisations.acting import invented

TIPS: Final = (
    Tip("Demonstration: they took our passports when we arrived in May.", "en"),
    Tip("Démonstration : on nous loge à douze dans une chambre prévue pour quatre, et "
        "le loyer a doublé.", "fr", wants_help=True),
    Tip("Demostración: nos pagan cuarenta horas y trabajamos setenta.", "es",
        Standing.CHOSEN, "Colibrí (ficticio)", Means.TEXT, "555-0100",
        "solo mensajes, nunca después de las seis"),
    Tip("عرض توضيحي: يقولون إنهم سيرسلوننا إلى بلدنا إذا تكلّمنا.", "ar"),
    Tip("Demonstration: the recruiter asked for 4,000 dollars before we left.", "tl"),
)  # fmt: skip


def load(announce: Callable[[str], None]) -> None:
    """Make what is not there yet. Safe to repeat."""
    officer = invented("worker_liaison_officer", HEAR_WORKERS)
    if officer is None or Account.objects.filter(demonstration=True).exists():
        return
    made = [_told(tip) for tip in TIPS]
    _answered(officer, made[0])
    _by_telephone(officer)
    interview = _interview(officer)
    employers = employer_choices(officer, words="fictional")
    for account, (number, _name) in zip((made[0], interview), employers, strict=False):
        link(officer, account, employer_id=number, inspection_id=None)
    count = Account.objects.filter(demonstration=True).count()
    announce(f"{count} accounts of workers, none of whom exist")


def _told(tip: Tip) -> Account:
    account = Account(demonstration=True)
    form = codes.form_of(codes.new_form())
    tell(ANONYMOUS, account, tip=tip, form=form, wants_code=True)
    return account


def _answered(officer: Actor, account: Account) -> None:
    words = (
        "Demonstration: thank you. Your passport is yours, and nobody may hold it. Do "
        "you have a safe way to get it back?"
    )
    answer(officer, account, words=words)


def _by_telephone(officer: Actor) -> None:
    told = Tip("Demonstration: they are afraid of the foreman.", "en")
    keep_tip(
        officer, Account(demonstration=True), tip=told, channel=Channel.PHONE,
        heard_on=timezone.localdate() - timedelta(days=3),
    )  # fmt: skip


def _interview(officer: Actor) -> Account:
    account = Account(demonstration=True)
    how = Circumstances(
        timezone.now() - timedelta(days=1), "es", Method.INTERPRETED, officer.user_id
    )
    held = Held(Place.COMMUNITY, how, [Present.INTERPRETER, Present.TRUSTED], "es")
    who = Tip(
        "Demonstration: she says that the foreman lists who speaks with whom.",
        "es", Standing.IDENTIFIED, "Rosario Ejemplo (fictional)", Means.SOMEONE,
        "Through her cousin", "Never at the bunkhouse",
    )  # fmt: skip
    hold(officer, account, who=who, held=held)
    return account
