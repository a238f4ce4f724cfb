"""The log says what broke and where, and nothing that anyone typed or told."""

from __future__ import annotations

import logging
import sys
from logging.config import DictConfigurator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

WORD = "Zyzzogeton"


@pytest.fixture
def line() -> logging.Formatter:
    """The shape of a line, as the settings have it."""
    made: dict[str, Any] = dict(settings.LOGGING["formatters"]["line"])
    formatter: logging.Formatter = DictConfigurator(
        settings.LOGGING
    ).configure_formatter(made)
    return formatter


def written(line: logging.Formatter) -> str:
    """What the log has of the error that is being handled."""
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, "Internal Server Error: %s",
        ("/en/",), sys.exc_info(),
    )  # fmt: skip
    return line.format(record)


def test_an_error_is_its_kind_and_its_place_without_its_message(
    line: logging.Formatter,
) -> None:
    try:
        try:
            int(WORD)
        except ValueError as first:
            raise RuntimeError(f"about {WORD}") from first
    except RuntimeError:
        said = written(line)
    assert WORD not in said
    assert said.index("builtins.ValueError") < said.index("builtins.RuntimeError")
    assert said.count("test_logged.py:") == 2 and "Internal Server Error: /en/" in said


@pytest.mark.django_db
def test_the_row_that_a_database_refuses_is_not_in_the_log(
    line: logging.Formatter,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE told (words text CHECK (words = 'x'))")
        try:
            cursor.execute("INSERT INTO told VALUES (%s)", [WORD])
        except Exception:
            said = written(line)
    assert WORD not in said and "IntegrityError" in said


@pytest.mark.django_db
def test_a_page_that_breaks_is_logged_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    line: logging.Formatter,
) -> None:  # fmt: skip
    monkeypatch.setattr("halte.core.ui.guide.names", lambda: int(WORD))
    client.raise_request_exception = False
    assert client.get("/en/guide/").status_code == 500
    (record,) = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert record.exc_info and WORD in str(record.exc_info[1])
    assert WORD not in line.format(record) and "builtins.ValueError" in caplog.text
