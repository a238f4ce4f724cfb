"""Everything between a fresh installation and a served page. Safe to repeat."""

from __future__ import annotations

import json
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.db import DatabaseError, connection

from halte.core.access.actor import Actor
from halte.core.append_only import guard, unguarded
from halte.core.audit.models import Entry
from halte.core.audit.record import record
from halte.core.audit.seal import seal_all
from halte.core.audit.verify import GUARDED
from halte.core.bilingual import Bilingual
from halte.core.capability import resolve, rooms
from halte.core.errors import CodedError
from halte.core.keys import create_ring, key_ring, ring_path
from halte.core.organisations.models import User
from halte.site.speech import announce, step

SYSTEM: Final = Actor(via="command", label="halte up")


class CannotStart(SystemExit):
    """Halte cannot start; the message says why and how to mend it."""

    def __init__(self, text: Bilingual) -> None:
        super().__init__(f"halte: {text}")


def prepare(*, demonstration: bool = True) -> None:
    """Make this installation ready to serve, saying each step."""
    with step(Bilingual("Checking this installation", "Vérification du système")):
        check_state_folder(Path(settings.HALTE_STATE))
        check_database()
        check_code()
    with step(Bilingual("Preparing the database", "Préparation de la base")):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        restore_guards()
    with step(Bilingual("Collecting pages’ style and scripts", "Styles et scripts")):
        call_command("collectstatic", interactive=False, verbosity=0)
    with step(Bilingual("Opening the key ring", "Ouverture du trousseau de clés")):
        open_ring()
    if demonstration and not settings.HALTE_PRODUCTION:
        load_demonstration()
    seal_all()


def check_state_folder(state: Path) -> None:
    """There is a folder for all state, and we can write in it."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=state):
            pass
    except OSError as error:
        raise CannotStart(
            Bilingual(
                f"the folder {state} cannot be written ({error.strerror}). Name "
                "another one in HALTE_STATE.",
                f"impossible d’écrire dans le dossier {state} ({error.strerror}). "
                "Nommez-en un autre dans HALTE_STATE.",
            )
        ) from None


def check_database() -> None:
    """The database answers."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise CannotStart(
            Bilingual(
                f"the database does not answer ({type(error).__name__}). Check "
                "DATABASE_URL and that the server runs.",
                f"la base de données ne répond pas ({type(error).__name__}). "
                "Vérifiez DATABASE_URL et que le serveur fonctionne.",
            )
        ) from None


def check_code() -> None:
    """Django finds no error in what is installed."""
    wrong = [str(m) for m in checks.run_checks() if m.level >= checks.ERROR]
    if wrong:
        listed = "\n  ".join(wrong)
        raise CannotStart(
            Bilingual(
                f"this installation has faults; install it again.\n  {listed}",
                f"cette installation a des défauts ; réinstallez-la.\n  {listed}",
            )
        )


def open_ring() -> None:
    """The key ring is there; a fresh one only where nothing was ever written.

    In production a ring that went missing later must come back from its copy.
    """
    try:
        if not ring_path().exists() and not Entry.objects.exists():
            create_ring()
        key_ring()
    except CodedError as error:
        raise CannotStart(error.sentence) from None


def check_port(address: str, port: int) -> None:
    """Nobody else serves there. Said first: all else would be done in vain."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the server does: a port still in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise CannotStart(
                Bilingual(
                    f"port {port} on {address} cannot be used ({error.strerror}). "
                    "Stop what runs there, or set HALTE_PORT to another number.",
                    f"le port {port} sur {address} est inutilisable "
                    f"({error.strerror}). Arrêtez ce qui l’occupe ou donnez un autre "
                    "numéro dans HALTE_PORT.",
                )
            ) from None


def restore_guards() -> None:
    """Close tables of the audit that someone opened, and leave a row about it."""
    for table in unguarded(connection, GUARDED):
        with connection.cursor() as cursor:
            for statement in guard(connection.vendor, table, "id"):
                cursor.execute(statement)
        record(SYSTEM, "site.guards_restored", kind="system", subject_name=table)


def load_demonstration() -> None:
    """The demonstration country, on first start only, room by room.

    What was loaded is noted room by room, so that a start that was interrupted
    goes on; an installation with people of its own is left alone.
    """
    note = Path(settings.HALTE_STATE) / "demonstration.json"
    loaded: list[str] = json.loads(note.read_text()) if note.exists() else []
    if not loaded and User.objects.exists():
        return
    for name, title, load in demonstration_steps():
        if name in loaded:
            continue
        with step(
            Bilingual(
                f"Loading the demonstration: {title.en}",
                f"Chargement de la démonstration : {title.fr}",
            )
        ):
            resolve(load)(lambda text: announce(f"  {text}"))
        loaded.append(name)
        draft = note.with_suffix(".new")
        draft.write_text(json.dumps(loaded))
        draft.replace(note)


def demonstration_steps() -> Iterator[tuple[str, Bilingual, str]]:
    """What to load, in order: the name it is noted by, its title, its function."""
    for room in sorted(rooms(), key=lambda r: r.demo_order):
        if room.demo:
            yield room.slug, room.title, room.demo
    for room in rooms():
        if room.demo_last:
            yield f"{room.slug}:last", room.title, room.demo_last


def address_and_port() -> tuple[str, int]:
    """Where to serve: HALTE_ADDRESS and HALTE_PORT, 127.0.0.1:8000 by default."""
    address = os.environ.get("HALTE_ADDRESS", "127.0.0.1")
    port = os.environ.get("HALTE_PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        raise CannotStart(
            Bilingual(
                "HALTE_PORT must be a number from 1 to 65535.",
                "HALTE_PORT doit être un nombre de 1 à 65535.",
            )
        )
    return address, int(port)
