"""Everything that someone outside the wall gets to see of a world.

A reader follows links from home as far as they lead, in both languages for some,
asks for every address that needs no argument, posts the searches, and reads the
API. Kept of each answer: the status, the headers, the body byte for byte, the SQL
that was run for it, and what was logged. Only what is drawn at random for each
request is taken out, by its exact shape: tokens of forms, and the nonce of the
content security policy.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import timezone, translation

from halte.capabilities.directory.queries import index
from halte.capabilities.directory.states import Tier
from halte.core.access import sessions
from halte.core.measures.periods import Calendar, Period
from halte.core.measures.registry import COUNTING, MEASURES
from tests.conftest import Person
from tests.sweeps.test_addresses import addresses

NOW: Final = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=6)
"""One moment for all worlds, after the country that they share was made, however
long the tests before these take."""

SAMPLES: Final = 3
"""Pages of one kind that a reader opens."""

LEFT_OUT: Final = ("leave", "account_logout", "api:openapi-json", "guide_page")
"""What ends a session, and what has nothing of this installation in it."""

NUMBER: Final = re.compile(rb"(?<![0-9A-Za-z.-])[1-9][0-9]{8}(?![0-9A-Za-z.])")
"""Items of the vault have nine digits at random: each is called by its place."""

RANDOM: Final = (
    re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+'),
    re.compile(rb'(name="form" value=")[^"]+'),
    # When an archive was packed, by the clock of the machine.
    re.compile(rb"(PK\x03\x04.{6}).{4}", re.DOTALL),
    re.compile(rb"(PK\x01\x02.{8}).{4}", re.DOTALL),
    re.compile(rb"('?nonce-|nonce=\")[A-Za-z0-9+/=_-]+"),
)
SAVEPOINT: Final = re.compile(r"(?<=\"s)\d+_x\d+(?=\")")
"""Django numbers savepoints by thread and by all that this process ran before."""

HEADERS: Final = ("Content-Type", "Content-Disposition", "Content-Length", "Location",
                  "Cache-Control", "ETag", "Last-Modified", "Vary", "Link")  # fmt: skip
HREF: Final = re.compile(rb'href="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, as it reached its reader, and what it took."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statements: tuple[str, ...]
    logged: tuple[str, ...]


@dataclass(slots=True)
class Seen:
    """Answers by reader and address."""

    answers: dict[str, Answer] = field(default_factory=dict)
    figures: dict[str, object] = field(default_factory=dict)
    mails: list[str] = field(default_factory=list)

    def differences(self, other: Seen) -> list[str]:
        """Where two worlds can be told apart."""
        said = [
            f"{key}: {what}"
            for key in sorted(self.answers.keys() | other.answers.keys())
            for what in told_apart(self.answers.get(key), other.answers.get(key))
        ]
        said += [
            f"measure {key}: {value} or {other.figures.get(key)}"
            for key, value in self.figures.items()
            if value != other.figures.get(key)
        ]
        return said + ([] if self.mails == other.mails else ["mails"])

    def holding(self, mark: str) -> list[str]:
        """Answers that hold a text."""
        return [
            key
            for key, answer in self.answers.items()
            if mark.encode() in answer.body or mark in str(answer.logged)
        ]


def told_apart(one: Answer | None, other: Answer | None) -> list[str]:
    """In what two answers to the same question differ."""
    if one is None or other is None:
        return ["only in one world"]
    return [
        f"{name}{first_difference(getattr(one, name), getattr(other, name))}"
        for name in Answer.__slots__
        if getattr(one, name) != getattr(other, name)
    ]


def first_difference(one: Any, other: Any) -> str:
    """Where, and a few words around it."""
    if isinstance(one, int):
        return f" {one} or {other}"
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            if isinstance(one, bytes):
                return f" {one[max(0, place - 40) : place + 60]!r}"
            return f" {left!r} or {right!r}"
    return f" {len(one)} or {len(other)} of them"


@contextmanager
def at_one_moment(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock stands still, and a second factor was used."""
    with patch.context() as inside:
        inside.setattr(timezone, "now", lambda: NOW)
        inside.setattr(sessions, "was_used", lambda _request: True)
        yield


class Lines(logging.Handler):
    """Keeps what is logged, at any level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line; the database's own are compared as statements."""
        if not record.name.startswith("django.db"):
            line = f"{record.levelname} {record.name} {record.getMessage()}"
            self.lines.append(NUMBER.sub(b"number", line.encode()).decode())


@dataclass(slots=True)
class Reader:
    """Someone with a browser, and what is noted while they read."""

    name: str
    client: Client
    seen: Seen
    numbers: list[bytes] = field(default_factory=list)

    def place_of(self, found: re.Match[bytes]) -> bytes:
        """The how manyth number this is of those that this reader saw."""
        if found[0] not in self.numbers:
            self.numbers.append(found[0])
        return b"number-%d" % self.numbers.index(found[0])

    def ask(self, path: str, posted: dict[str, str] | None = None) -> bytes:
        """One request."""
        statements: list[str] = []
        lines, root = Lines(), logging.getLogger()
        before = root.level
        root.addHandler(lines)
        root.setLevel(logging.DEBUG)

        def noted(execute: Any, sql: str, *rest: Any) -> Any:
            statements.append(SAVEPOINT.sub("", sql))
            return execute(sql, *rest)

        try:
            with ExitStack() as stack:
                stack.enter_context(connection.execute_wrapper(noted))
                response = (
                    self.client.get(path)
                    if posted is None
                    else self.client.post(path, posted)
                )
                body = response.getvalue()
        finally:
            root.removeHandler(lines)
            root.setLevel(before)
        for shape in RANDOM:
            body = shape.sub(rb"\1", body)
        links = body
        body = NUMBER.sub(self.place_of, body)
        headers = tuple((h, response[h]) for h in HEADERS if response.has_header(h))
        called = NUMBER.sub(self.place_of, path.encode()).decode()
        key = f"{self.name} {'' if posted is None else sorted(posted.items())} {called}"
        self.seen.answers[key] = Answer(
            response.status_code, headers, body, tuple(statements), tuple(lines.lines)
        )
        return links if response.status_code == 200 else b""

    def walk(self, starts: list[str], most: int = SAMPLES) -> None:
        """Follow links, a few pages of each kind."""
        waiting, done, counts = [*starts], set(starts), dict[str, int]()
        while waiting:
            path = waiting.pop(0)
            kind = kind_of(path)
            counts[kind] = counts.get(kind, 0) + 1
            if not kind or counts[kind] > most:
                continue
            for raw in HREF.findall(self.ask(path)):
                link = urldefrag(urljoin(path, html.unescape(raw.decode())))[0]
                if urlsplit(link).netloc == "" and link not in done:
                    done.add(link)
                    waiting.append(link)


def kind_of(path: str) -> str:
    """The name of an address; '' where nobody goes."""
    try:
        name = resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""
    return "" if name in LEFT_OUT else name


def starts() -> list[str]:
    """Home, and every address that needs no argument."""
    found = ["/en/"]
    for address in addresses():
        try:
            path = reverse(address.name)
        except NoReverseMatch:
            continue
        if path.startswith(("/en/", "/api/")) and "account" not in path:
            found.append(path)
    return list(dict.fromkeys(found))


def warmed(readers: Iterable[Person | None]) -> None:
    """Fill what this process keeps in memory: the search index of the directory, and
    the package that everyone gets, which is made once a minute at most.

    The first page asks for the indexes of everyone and of providers only.
    """
    for tier in Tier:
        index.kept(tier)
    for person in readers:
        client = Client()
        if person is not None:
            client.force_login(person.user)
        client.get("/en/directory/")
    assert Client().get(reverse("api:hsds_package")).status_code == 200


def reads(
    person: Person | None, name: str, seen: Seen, *, whole: bool = False, most: int = 2
) -> Reader:
    """A reader at home; `whole` begins from every address, not from home alone."""
    client = Client()
    if person is not None:
        client.force_login(person.user)
    reader = Reader(name, client, seen)
    if most:
        reader.walk(starts() if whole else ["/en/"], SAMPLES if whole else most)
    else:
        reader.ask("/en/")
    translation.deactivate()
    return reader


def figures() -> dict[str, object]:
    """Every measure, whole and by each of its breakdowns, of this fiscal year."""
    year = NOW.year - (NOW.month < 4)
    label = f"{year}-{year + 1}"
    period = Period(date(year + 1, 3, 31), date(year, 4, 1), label, Calendar.FISCAL)
    return {
        f"{name} {breakdown}": list(COUNTING[name](period, breakdown))
        for name, measure in MEASURES.items()
        if name in COUNTING
        for breakdown in ("", *measure.breakdowns)
    }
