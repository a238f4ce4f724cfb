"""`halte up`: from a fresh folder to a running system, every step announced."""

from __future__ import annotations

import argparse
import os
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from subprocess import Popen

from django.conf import settings
from django.db import connections
from django.utils.translation import override

from halte.core.audit.seal import seal_all
from halte.core.bilingual import Bilingual
from halte.core.organisations.demo import PASSWORD, sign_ins
from halte.core.organisations.models import User
from halte.core.spoken import spoken_language
from halte.site.children import end, start_child, watch_over
from halte.site.preparing import (
    CannotStart,
    address_and_port,
    check_port,
    check_state_folder,
    prepare,
)  # fmt: skip
from halte.site.production import refuse_unsafe
from halte.site.running import running
from halte.site.speech import announce, step

ALREADY = Bilingual(
    "another “halte up” runs on this state folder. Stop it, or name another folder "
    "in HALTE_STATE.",
    "un autre « halte up » tourne sur ce dossier d’état. Arrêtez-le ou nommez un "
    "autre dossier dans HALTE_STATE.",
)

READY_WITHIN = 60.0
"""Seconds for the server to answer before we call it failed."""


def main(arguments: Sequence[str]) -> int:
    """Prepare, then serve until Ctrl-C. 0 when stopped, 1 where something failed."""
    choices = parser().parse_args(arguments)
    # What is made here, database first of all, is for this account alone.
    os.umask(0o077)
    with override(spoken_language()):
        begun = time.monotonic()
        address, port = address_and_port()
        if not choices.prepare:
            check_port(address, port)
        refuse_unsafe()
        check_state_folder(Path(settings.HALTE_STATE))
        with running() as alone:
            if not alone:
                raise CannotStart(ALREADY)
            prepare(demonstration=not choices.no_demonstration)
            if choices.prepare:
                announce(Bilingual("Everything is ready.", "Tout est prêt."))
                return 0
            # Connections must not be shared with the children.
            connections.close_all()
            return serve(address, port, begun)


def parser() -> argparse.ArgumentParser:
    """The words that the command understands."""
    words = argparse.ArgumentParser(prog="halte up", description=__doc__)
    words.add_argument("--prepare", action="store_true", help="do everything but serve")
    words.add_argument(
        "--no-demonstration", action="store_true",
        help="do not load the demonstration on first start",
    )  # fmt: skip
    return words


def serve(address: str, port: int, begun: float) -> int:
    """Start both children, say where, and stay until the end."""
    children: dict[str, Popen[bytes]] = {}
    try:
        with step(Bilingual("Starting the web server", "Démarrage du serveur Web")):
            children["web"] = start_child("web")
            wait_for(children["web"], address, port)
        with step(Bilingual("Starting the worker", "Démarrage des tâches de fond")):
            children["worker"] = start_child("worker")
        welcome(address, port, time.monotonic() - begun)
        code = watch_over(children)
    finally:
        announce(Bilingual("Stopping…", "Arrêt en cours…"))
        end(list(children.values()))
        seal_all()
    if code:
        announce(
            Bilingual(
                "A part of Halte ended by itself; see the lines above.",
                "Une partie de Halte s’est arrêtée d’elle-même ; voyez plus haut.",
            )
        )
    return code


def wait_for(web: Popen[bytes], address: str, port: int) -> None:
    """Until the server answers."""
    host = f"[{address}]" if ":" in address else address
    host = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(host, host)  # noqa: S104
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and web.poll() is None:
        try:
            urllib.request.urlopen(f"http://{host}:{port}/health", timeout=5)
        except urllib.error.HTTPError:
            return  # it answers: a redirect to HTTPS, or another host name
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise CannotStart(
        Bilingual(
            "the web server did not start; see the lines above.",
            "le serveur Web n’a pas démarré ; voyez plus haut.",
        )
    )


def welcome(address: str, port: int, seconds: float) -> None:
    """The address, and who can sign in where this is a demonstration."""
    # A passkey belongs to a name, never to a number (WebAuthn, section 5.1.2).
    host = "localhost" if address == "127.0.0.1" else address
    announce("")
    announce(
        Bilingual(
            f"Halte runs at http://{host}:{port}/ (ready after {seconds:.0f} s). "
            "Ctrl-C stops it.",
            f"Halte est à l’adresse http://{host}:{port}/ (prêt en {seconds:.0f} "
            "s). Ctrl-C l’arrête.",
        )
    )
    if not settings.HALTE_PRODUCTION:
        for line in demonstration_lines():
            announce(line)


def demonstration_lines() -> list[str]:
    """Who can sign in, and how; none where no demonstration was loaded."""
    if not User.objects.filter(is_demonstration=True).exists():
        return []
    known = sign_ins()
    wide = max(len(email) for email, _ in known) + 2
    people = [f"  {email:<{wide}}{role}" for email, role in known]
    words = (
        Bilingual(
            "Demonstration sign-ins (synthetic people, never for real data):",
            "Comptes de démonstration (personnes fictives, aucune vraie donnée) :",
        ),
        Bilingual(f"Password of all: {PASSWORD}", f"Mot de passe de tous : {PASSWORD}"),
        Bilingual(
            "One-time code, where one is asked for: halte demo-code ADDRESS",
            "Code à usage unique, s’il est demandé : halte demo-code ADRESSE",
        ),
    )
    title, *rest = map(str, words)
    return ["", title, *people, *(f"  {line}" for line in rest)]
