"""`halte intake FEED FILE`: the same way of a file, without a browser."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.access.purposes import PURPOSES
from halte.core.access.roles import permissions_of
from halte.core.bilingual import LANGUAGES, Bilingual, Language
from halte.core.errors import CodedError
from halte.core.intake import about, files, jobs, queries, taking_in
from halte.core.intake.accepting import accept_batch
from halte.core.intake.checking import check_batch
from halte.core.intake.feeds import FEEDS
from halte.core.intake.models import Batch
from halte.core.organisations.models import Membership, Organisation
from halte.core.spoken import spoken_language

WORDS: Final[dict[str, Bilingual]] = {
    "state": Bilingual("File {id}: {state}", "Fichier {id} : {state}"),
    "again": Bilingual(
        "This very file is here already. Nothing was changed.",
        "Ce même fichier est déjà ici. Rien n’a été modifié.",
    ),
    "read": Bilingual("rows below the headings", "lignes sous les titres"),
    "taken": Bilingual("accepted", "acceptées"),
    "ready": Bilingual("right, ready to be accepted", "justes, prêtes à accepter"),
    "waiting": Bilingual("waiting to be mended", "en attente de correction"),
    "dropped": Bilingual("left out for a reason", "écartées pour un motif"),
    "repeated": Bilingual("repeated in the file", "répétées dans le fichier"),
    "already": Bilingual("kept before", "déjà conservées"),
    "headings": Bilingual("headings repeated", "titres répétés"),
    "blank": Bilingual("blank", "vides"),
    "aside": Bilingual("notes and totals", "notes et totaux"),
    "rows": Bilingual("rows {rows}", "lignes {rows}"),
    "no_feed": Bilingual(
        "There is no feed of this name. There are: {feeds}.",
        "Aucun flux de ce nom. Il y a : {feeds}.",
    ),
    "no_file": Bilingual(
        "There is no file at this place.", "Aucun fichier à cet endroit."
    ),
    "no_person": Bilingual(
        "Nobody with this address may send this file.",
        "Personne à cette adresse ne peut déposer ce fichier.",
    ),
    "no_organisation": Bilingual(
        "There is no organisation yet. Create one first.",
        "Il n’y a encore aucune organisation. Créez-en une d’abord.",
    ),
}


class BadUse(Exception):
    """The command was given something it cannot work with."""

    def __init__(self, word: str, **values: str) -> None:
        super().__init__(word)
        self.text = WORDS[word].format(**values)


def main(arguments: Sequence[str]) -> int:
    """0 all rows right; 1 rows wait, or the file is refused; 2 bad use."""
    parser = argparse.ArgumentParser(prog="halte intake")
    parser.add_argument("feed", help="name of the feed, e.g. published-figures")
    parser.add_argument("file", type=Path, help="CSV, XLSX or JSON")
    parser.add_argument("--source", default="", help="where the file comes from")
    parser.add_argument("--accept", action="store_true", help="accept right rows")
    parser.add_argument("--as", dest="email", default="", help="act as this person")
    parser.add_argument("--lang", choices=LANGUAGES, default=spoken_language())
    options = parser.parse_args(list(arguments))
    try:
        return take_in(options)
    except BadUse as error:
        print(error.text.in_language(options.lang), file=sys.stderr)
        return 2
    except CodedError as error:
        print(error.sentence.in_language(options.lang), file=sys.stderr)
        return 1


def take_in(options: argparse.Namespace) -> int:
    """Send, check, and accept where asked for; print what became of the rows."""
    if options.feed not in FEEDS:
        raise BadUse("no_feed", feeds=", ".join(sorted(FEEDS)) or "–")
    if not options.file.is_file():
        raise BadUse("no_file")
    feed, actor = FEEDS[options.feed], actor_named(options.email)
    sent = taking_in.send(
        actor,
        feed,
        options.source or options.file.stem[:120],
        files.blocks_of(options.file),
        options.file.name,
    )
    batch = finished(actor, checked(actor, sent.batch), accept=options.accept)
    if sent.again:
        print(WORDS["again"].in_language(options.lang))
    return tell(batch, options.lang)


def actor_named(email: str) -> Actor:
    """The person named; without a name the command line itself, as an analyst."""
    if email:
        return person(email)
    organisation = Organisation.objects.order_by("pk").first()
    if organisation is None:
        raise BadUse("no_organisation")
    return Actor(
        organisation_id=organisation.pk,
        roles=frozenset({"analyst"}),
        purpose="statistics",
        via="command",
        label="halte intake",
    )


def person(email: str) -> Actor:
    """Someone in one of their organisations, for a purpose that lets them send."""
    memberships = Membership.objects.in_force().filter(
        user__email=email.strip().lower(), user__is_active=True
    )
    for held in memberships.select_related("user").order_by("pk"):
        roles = frozenset({held.role})
        if Permission.INTAKE_SUBMIT not in permissions_of(roles):
            continue
        # The purpose that leaves most of the intake permissions in force.
        purpose = max(
            PURPOSES.values(),
            key=lambda p: len([x for x in p.permissions if x.startswith("intake.")]),
        )
        return Actor(
            user_id=held.user_id,
            organisation_id=held.organisation_id,
            roles=roles,
            purpose=purpose.slug,
            via="command",
            label=held.user.name,
            second_factor=True,
        )
    raise BadUse("no_person")


def checked(actor: Actor, batch: Batch) -> Batch:
    """Map the columns as guessed and check, here and now whatever the size."""
    if batch.state == "received":
        taking_in.map_and_check(actor, batch, batch.reading, batch.mapped)
    batch = Batch.objects.get(pk=batch.pk)
    if batch.state == "checking":
        check_batch(actor, batch.pk, jobs.AtOnce())
    return Batch.objects.get(pk=batch.pk)


def finished(actor: Actor, batch: Batch, *, accept: bool) -> Batch:
    """Accept the right rows where asked for and where there are any."""
    if accept and queries.balance(batch).ready:
        taking_in.accept(actor, batch)
        if Batch.objects.get(pk=batch.pk).state == "accepting":
            accept_batch(actor, batch.pk, jobs.AtOnce())
    return Batch.objects.get(pk=batch.pk)


def tell(batch: Batch, language: Language) -> int:
    """Print state, counts and faults; the exit code."""
    state = queries.STATES[batch.state].in_language(language)
    print(WORDS["state"].format(id=batch.pk, state=state).in_language(language))
    if refusal := about.refusal_of(batch):
        print(f"  {refusal.in_language(language)}")
        return 1
    balance = queries.balance(batch)
    for name in ("read", "taken", "ready", "waiting", "dropped", "repeated", "already",
                 "headings", "blank", "aside"):  # fmt: skip
        print(f"{getattr(balance, name):>12,}  {WORDS[name].in_language(language)}")
    for kind in queries.fault_kinds(batch):
        rows = ", ".join(map(str, kind.examples))
        where = WORDS["rows"].format(rows=rows).in_language(language)
        text = kind.text.in_language(language)
        print(f"{kind.count:>12,}  {kind.heading or kind.column}: {text} ({where})")
    return 1 if balance.waiting else 0
