"""`halte check-production`: what stands against running this for real."""

from __future__ import annotations

import argparse
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.translation import override

from halte.core.append_only import unguarded
from halte.core.audit import anchors
from halte.core.audit.models import Entry, Seal
from halte.core.audit.verify import GUARDED
from halte.core.bilingual import Bilingual
from halte.core.errors import declare, sentence
from halte.core.keys import key_ring, ring_path
from halte.core.organisations.models import User
from halte.core.spoken import spoken_language
from halte.site.production_sentences import SENTENCES
from halte.site.speech import announce, complain

declare(SENTENCES)

SHORTEST_SECRET: Final = 50
"""Characters; what Django’s own check asks for (security.W009)."""

SEALED_WITHIN: Final = timedelta(days=1)

FILE_MAIL: Final = ("filebased", "console", "dummy", "locmem")

OURS: Final = frozenset(
    f"security.W{number}"
    for number in ("004", "008", "009", "012", "016", "018", "020")
)
"""Django’s findings that ours already name, in both languages."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason against; `code` is stable, `values` fill its sentence."""

    code: str
    values: dict[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> Bilingual:
        """What is wrong and how to mend it."""
        return sentence(self.code, **self.values)


def main(arguments: Sequence[str]) -> int:
    """0 where nothing stands against it; 1 with every objection at once."""
    words = argparse.ArgumentParser(prog="halte check-production", description=__doc__)
    words.add_argument("--lang", choices=["en", "fr"], help="language of the answer")
    choices = words.parse_args(arguments)
    with override(choices.lang or spoken_language()):
        found = list(objections())
        for objection in found:
            announce(f"{objection.code}: {objection.sentence}")
        if not found:
            announce(sentence("production_ready"))
        return 1 if found else 0


def refuse_unsafe() -> None:
    """In production, end here where anything stands against it."""
    if not settings.HALTE_PRODUCTION:
        return
    found = list(objections())
    for objection in found:
        complain(f"{objection.code}: {objection.sentence}")
    if found:
        raise SystemExit(str(sentence("production_refused", count=len(found))))


def objections() -> Iterator[Objection]:
    """Everything that stands against running for real."""
    for look in (modes, secret, keys, transport, hosts, mail):
        yield from look()
    for look in (people, audit):
        try:
            yield from look()
        except DatabaseError:
            # Not prepared yet: there is nothing in it that could be wrong.
            continue
    yield from by_django()


def modes() -> Iterator[Objection]:
    """The switches."""
    if not settings.HALTE_PRODUCTION:
        yield Objection("production_not_set")
    if settings.DEBUG:
        yield Objection("production_debug")


def secret() -> Iterator[Objection]:
    """The framework’s secret."""
    value = settings.SECRET_KEY
    if value == settings.DEMONSTRATION_SECRET:
        yield Objection("production_demonstration_secret")
    elif len(value) < SHORTEST_SECRET or len(set(value)) < 5:
        yield Objection("production_short_secret", {"least": SHORTEST_SECRET})


def keys() -> Iterator[Objection]:
    """The key ring."""
    path = ring_path()
    if not path.exists():
        return  # made afresh, for production, at the first start
    if key_ring().demonstration:
        yield Objection("production_demonstration_keys")
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Objection("production_keys_readable")


def transport() -> Iterator[Objection]:
    """Nothing travels in the clear."""
    if not settings.SECURE_SSL_REDIRECT:
        yield Objection("production_plain_http")
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        yield Objection("production_insecure_cookies")
    if not settings.SECURE_HSTS_SECONDS:
        yield Objection("production_no_hsts")


def hosts() -> Iterator[Objection]:
    """The names under which we answer."""
    named = [host.strip() for host in settings.ALLOWED_HOSTS]
    if "*" in named:
        yield Objection("production_any_host")
    elif not set(named) - {"localhost", "127.0.0.1", "[::1]", ""}:
        yield Objection("production_no_host")


def mail() -> Iterator[Objection]:
    """Invitations and resets must reach people."""
    if any(word in settings.EMAIL_BACKEND for word in FILE_MAIL):
        yield Objection("production_mail_to_file")


def people() -> Iterator[Objection]:
    """Nobody from the demonstration."""
    count = User.objects.filter(is_demonstration=True, is_active=True).count()
    if count:
        yield Objection("production_demonstration_users", {"count": count})


def audit() -> Iterator[Objection]:
    """Guarded, sealed, and anchored outside."""
    if unguarded(connection, GUARDED):
        yield Objection("production_audit_unguarded")
    newest = Seal.objects.order_by("-last_id").first()
    unsealed = Entry.objects.filter(pk__gt=newest.last_id if newest else 0)
    oldest = unsealed.order_by("pk").first()
    if oldest and oldest.at < timezone.now() - SEALED_WITHIN:
        yield Objection("production_audit_unsealed")
    if newest and not anchors.last_handed_over():
        yield Objection("production_no_anchor")


def by_django() -> Iterator[Objection]:
    """What `check --deploy` says beyond ours."""
    run: Callable[..., list[checks.CheckMessage]] = checks.run_checks
    for message in run(include_deployment_checks=True):
        if message.level >= checks.WARNING and message.id not in OURS:
            values: dict[str, object] = {"id": message.id or "?", "text": message.msg}
            yield Objection("production_django", values)
