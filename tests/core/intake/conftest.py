"""A feed, a folder for files, and a way to send one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from django.test import override_settings

from halte.core.intake import taking_in
from halte.core.intake.models import Batch
from tests.conftest import Person
from tests.core.intake import feed

Send = Callable[..., Batch]
Table = Sequence[Sequence[object]]

GOOD = ["Ottawa", "CA-ON", "2024-03-01", "12", "3", "1500.50", "first"]


def as_csv(*rows: Sequence[object], headings: Sequence[str] = feed.HEADINGS) -> bytes:
    """A plain CSV in UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headings, *rows])
    return text.getvalue().encode()


@pytest.fixture(autouse=True)
def counts(tmp_path: Path) -> Iterator[None]:
    """The test’s feed is registered, and files go to a folder of the test."""
    with override_settings(HALTE_STATE=tmp_path), feed.registered():
        yield


@pytest.fixture
def send(ana: Person) -> Send:
    """Send a file as the analyst and confirm the columns as guessed."""

    def run(
        content: bytes,
        person: Person = ana,
        *,
        source: str = "Office",
        check: bool = True,
    ) -> Batch:
        sent = taking_in.send(person.actor, feed.COUNTS, source, [content], "f.csv")
        batch = sent.batch
        if check and batch.state == "received":
            taking_in.map_and_check(person.actor, batch, batch.reading, batch.mapped)
        return Batch.objects.get(pk=batch.pk)

    return run
