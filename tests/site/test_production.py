"""What stands against running for real is said, all of it, at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from halte.core import keys
from halte.core.access.actor import Actor
from halte.core.append_only import unguard
from halte.core.audit import anchors
from halte.core.audit.models import Entry, Seal
from halte.core.audit.record import record
from halte.core.audit.seal import seal_all
from halte.core.bilingual import LANGUAGES
from halte.core.organisations.models import User
from halte.site import production
from halte.site.production_sentences import SENTENCES
from tests.core.audit.conftest import run_sql

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def safe(settings: Settings, tmp_path: Path) -> Settings:
    """An installation with nothing against it."""
    settings.HALTE_STATE = tmp_path
    settings.HALTE_PRODUCTION = True
    settings.HALTE_KEY_RING = str(tmp_path / "keys.json")
    settings.DEBUG = False
    settings.SECRET_KEY = "k4-" + "abcdefghij0123456789" * 3
    settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.ALLOWED_HOSTS = ["halte.example.org"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    keys.create_ring()
    return settings


def codes() -> set[str]:
    return {objection.code for objection in production.objections()}


def test_a_safe_installation_has_nothing_against_it(
    safe: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes() == set()
    assert production.main(["--lang", "fr"]) == 0
    assert "Rien ne s’oppose" in capsys.readouterr().out
    production.refuse_unsafe()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("HALTE_PRODUCTION", False, "production_not_set"),
        ("DEBUG", True, "production_debug"),
        ("SECRET_KEY", "demonstration-only-not-a-secret",
         "production_demonstration_secret"),
        ("SECRET_KEY", "short", "production_short_secret"),
        ("SECRET_KEY", "a" * 80, "production_short_secret"),
        ("SECURE_SSL_REDIRECT", False, "production_plain_http"),
        ("SESSION_COOKIE_SECURE", False, "production_insecure_cookies"),
        ("CSRF_COOKIE_SECURE", False, "production_insecure_cookies"),
        ("SECURE_HSTS_SECONDS", 0, "production_no_hsts"),
        ("ALLOWED_HOSTS", ["halte.example.org", "*"], "production_any_host"),
        ("ALLOWED_HOSTS", ["localhost"], "production_no_host"),
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend",
         "production_mail_to_file"),
        ("SECURE_CONTENT_TYPE_NOSNIFF", False, "production_django"),
    ],
)  # fmt: skip
def test_each_unsafe_setting_is_named(
    safe: Settings, name: str, value: object, code: str
) -> None:
    setattr(safe, name, value)
    assert code in codes()


def test_demonstration_keys_and_readable_keys_are_named(
    safe: Settings, tmp_path: Path
) -> None:
    ring = tmp_path / "keys.json"
    ring.chmod(0o640)
    assert codes() == {"production_keys_readable"}
    ring.unlink()
    safe.HALTE_PRODUCTION = False
    keys.create_ring()
    safe.HALTE_PRODUCTION = True
    assert codes() == {"production_demonstration_keys"}


def test_people_of_the_demonstration_are_named(safe: Settings) -> None:
    User.objects.create_user("demo@example.org", name="Demo", is_demonstration=True)
    assert codes() == {"production_demonstration_users"}


def test_an_audit_without_seal_anchor_or_guard_is_named(
    safe: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = timezone.now() - timedelta(days=2)
    with monkeypatch.context() as then:
        then.setattr("halte.core.audit.record.timezone.now", lambda: long_ago)
        record(Actor(), "a.b")
    assert codes() == {"production_audit_unsealed"}
    seal_all()
    assert codes() == {"production_no_anchor"}
    anchors.note_handed_over(anchors.line_of(Seal.objects.get()))
    assert codes() == set()
    from django.db import connection

    from halte.core.append_only import guard

    for statement in unguard(connection.vendor, "audit_seal", "id"):
        run_sql(statement)
    try:
        assert codes() == {"production_audit_unguarded"}
    finally:
        for statement in guard(connection.vendor, "audit_seal", "id"):
            with connection.cursor() as cursor:
                cursor.execute(statement)
    assert Entry.objects.count() == 1


def test_production_refuses_to_start_and_says_everything_at_once(
    safe: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    safe.DEBUG = True
    safe.SECRET_KEY = "short"
    with pytest.raises(SystemExit, match="2 points"):
        production.refuse_unsafe()
    told = capsys.readouterr().err
    assert "production_debug" in told
    assert "production_short_secret" in told
    assert production.main([]) == 1


def test_a_demonstration_is_not_asked(settings: Settings) -> None:
    settings.HALTE_PRODUCTION = False
    production.refuse_unsafe()


def test_a_database_that_is_not_prepared_is_no_objection(
    safe: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    def missing() -> Callable[[], None]:
        raise OperationalError("no such table")

    monkeypatch.setattr(production, "unguarded", lambda *names: missing())
    assert codes() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_objection_has_its_sentence(language: str) -> None:
    for text in SENTENCES.values():
        assert text.in_language(language)  # type: ignore[arg-type]
