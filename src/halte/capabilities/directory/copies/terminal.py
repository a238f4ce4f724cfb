"""`halte directory-bundle make`: a copy made at a terminal, by a person with a name.

Nobody signs in at a terminal: whoever may run commands there says for whom they act.
What may be copied, and what is kept of it, is that person’s as on the page: the same
tiers, the same register, the same audit, which says that it was made by command.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from halte.capabilities.directory.copies import making
from halte.capabilities.directory.copies.choosing import (
    AROUND,
    CANADA,
    REACHES,
    Choice,
    tiers_for,
)
from halte.capabilities.directory.copies.ports import PORTS
from halte.capabilities.directory.naming_places import meant
from halte.capabilities.directory.states import CopyKind, Tier
from halte.capabilities.directory.words import COPIES, TIERS
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.purposes import purposes_for
from halte.core.access.roles import permissions_of
from halte.core.bilingual import Bilingual, Language
from halte.core.errors import CodedError
from halte.core.organisations.models import Membership
from halte.core.ui import writing

DONE: Final = 0
REFUSED: Final = 1
UNUSABLE: Final = 2

TIERS_GIVEN: Final = (Tier.PUBLIC, Tier.PROVIDER, Tier.OFFICER)
"""The steward’s own is given to nobody, and no option offers it."""

MADE: Final = Bilingual(
    "{kind}: {file}\nPlace: {place}. For: {tier}. Services: {count}. By: {who}. Valid "
    "until: {day}.\nIt is in the register of copies.",
    "{kind} : {file}\nLieu : {place}. Pour : {tier}. Services : {count}. Par : {who}. "
    "Valide jusqu’au : {day}.\nElle figure au registre des copies.",
)
NOBODY: Final = Bilingual(
    "halte directory-bundle: nobody with this address works in an organisation here. "
    "Check what follows --as.",
    "halte directory-bundle : personne ayant cette adresse ne travaille dans un "
    "organisme ici. Vérifiez ce qui suit --as.",
)
NO_PLACE: Final = Bilingual(
    "halte directory-bundle: we do not know this place. Give --place the code of a "
    "port of entry, a larger town, a province or a postal code.",
    "halte directory-bundle : nous ne connaissons pas ce lieu. Donnez à --place le "
    "code d’un point d’entrée, une ville plus grande, une province ou un code postal.",
)
NEEDS_PLACE: Final = Bilingual(
    "halte directory-bundle: a pocket list is for one place. Add --place.",
    "halte directory-bundle : une liste de poche vaut pour un seul lieu. Ajoutez "
    "--place.",
)
NEEDS_SITE: Final = Bilingual(
    "halte directory-bundle: a pocket list carries a code that opens the directory. "
    "Say where it is, for example --site https://halte.example",
    "halte directory-bundle : une liste de poche porte un code qui ouvre le "
    "répertoire. Dites où il se trouve, par exemple --site https://halte.example",
)
UNWRITABLE: Final = Bilingual(
    "halte directory-bundle: the file cannot be written. It must not exist yet; check "
    "its name and folder.",
    "halte directory-bundle : impossible d’écrire le fichier. Il ne doit pas déjà "
    "exister ; vérifiez son nom et son dossier.",
)


class BadUse(Exception):
    """The command was given something that it cannot work with."""

    def __init__(self, sentence: Bilingual) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of `make`."""
    make = verbs.add_parser("make", help="a bundle or a pocket list, in a file")
    make.add_argument("file", type=Path, help="a new file")
    make.add_argument(
        "--as", dest="email", required=True, help="address of who makes it"
    )
    make.add_argument(
        "--for", dest="tier", required=True, choices=[str(t) for t in TIERS_GIVEN],
        help="for whom it is",
    )  # fmt: skip
    make.add_argument(
        "--kind", default=str(CopyKind.BUNDLE),
        choices=[str(CopyKind.BUNDLE), str(CopyKind.POCKET)],
    )  # fmt: skip
    make.add_argument("--place", default="", help="port of entry, town, province")
    make.add_argument(
        "--within", type=int, choices=REACHES, default=AROUND, metavar="KM"
    )
    make.add_argument("--site", default="", help="where Halte answers, for a code")


def made(asked: argparse.Namespace) -> tuple[int, Bilingual]:
    """Make it, register it, write it; what to say. 0 written, 1 refused, 2 bad use."""
    try:
        choice = Choice(place_of(asked.place), Tier(asked.tier), asked.within)
        address = site_of(asked.site) if asked.kind == CopyKind.POCKET else ""
        if asked.kind == CopyKind.POCKET and choice.place == CANADA:
            raise BadUse(NEEDS_PLACE)
        actor = maker(asked.email, choice.tier)
        copy = written(asked.file, actor, choice, address)
    except BadUse as fault:
        return UNUSABLE, fault.sentence
    except CodedError as refusal:
        return REFUSED, refusal.sentence
    last = timezone.localdate(copy.copy.expires_at - timedelta(seconds=1))
    return DONE, MADE.format(
        kind=COPIES[CopyKind(copy.copy.kind)], file=asked.file, place=choice.title,
        tier=TIERS[choice.tier], count=copy.copy.services, who=actor.label,
        day=writing.day(last),
    )  # fmt: skip


def place_of(typed: str) -> str:
    """A port of entry by its code, or whatever the page understands."""
    if not typed or typed in PORTS:
        return typed or CANADA
    if code := meant(typed).code:
        return code
    raise BadUse(NO_PLACE)


def site_of(typed: str) -> str:
    """Where people find the directory: scheme and host, nothing more."""
    parts = urlsplit(typed)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise BadUse(NEEDS_SITE)
    return f"{parts.scheme}://{parts.netloc}"


def maker(email: str, tier: Tier) -> Actor:
    """The person named, at the work for which they may make it; where there is none,
    at any, so that the refusal is theirs and is audited."""
    actors = list(at_work(email))
    if not actors:
        raise BadUse(NOBODY)
    able = (actor for actor in actors if actor.may(Permission.DIRECTORY_READ)
            and tier in tiers_for(actor))  # fmt: skip
    return next(able, actors[0])


def at_work(email: str) -> Iterator[Actor]:
    """Someone in each of their organisations, for each purpose of theirs."""
    held = Membership.objects.in_force().filter(
        user__email=email.strip().lower(), user__is_active=True
    )
    for member in held.select_related("user").order_by("pk"):
        roles = frozenset({member.role})
        for purpose in purposes_for(roles, permissions_of(roles)):
            yield Actor(
                user_id=member.user_id, organisation_id=member.organisation_id,
                roles=roles, purpose=purpose.slug, via="command",
                label=member.user.name,
            )  # fmt: skip


def written(file: Path, actor: Actor, choice: Choice, site: str) -> making.HandedOver:
    """Drawn, registered, written: for its owner alone, over nothing that is there.

    The file is opened first: what could not be handed over must not stand in the
    register as if it had been.
    """
    try:
        place = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BadUse(UNWRITABLE) from error
    try:
        with os.fdopen(place, "wb") as out:
            copy = drawn(actor, choice, site)
            out.write(copy.data)
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return copy


def drawn(actor: Actor, choice: Choice, site: str) -> making.HandedOver:
    """A pocket list where there is a site for its code to lead to, else a bundle."""
    if not site:
        return making.offline_bundle(actor, choice)

    def address(language: Language) -> str:
        with override(language):
            return site + reverse("directory:near", args=[choice.code])

    return making.pocket_list(actor, choice, address=address)
