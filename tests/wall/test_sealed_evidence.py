"""What an employer is sent does not depend on what is sealed in its file.

Two files are made step by step alike; in one of them the reason to suspect is a
sealed token, sealed evidence and walled items of the vault stand between the rest.
Letters, their drawings, and every output that rooms declared to face an employer
are compared byte for byte; so are the pages of everyone who may not open the file.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Final

import pytest
from django.utils import timezone

from halte.capabilities.inspections.actions.finding import (
    Entry,
    Pointer,
    add_evidence,
    compute,
    enter_finding,
    finish_findings,
    state_size,
)
from halte.capabilities.inspections.actions.leaving import leave_rest
from halte.capabilities.inspections.actions.letters import draft, opened, review, send
from halte.capabilities.inspections.actions.opening import (
    Opening,
    begin_examining,
    go_unannounced,
    open_inspection,
)
from halte.capabilities.inspections.employer_facing import EMPLOYER_FACING
from halte.capabilities.inspections.models import Evidence, Inspection, Letter
from halte.capabilities.inspections.states import (
    Finding,
    Kind,
    Programme,
    Source,
    Trigger,
    Way,
)
from halte.capabilities.inspections.states import Side as Walled
from halte.capabilities.workers.actions import hearing, sealing
from halte.capabilities.workers.models import Account
from halte.core.vault.facade import Item, Particulars, Side, put_in
from halte.core.vault.models import Link as Custody
from tests.conftest import Person, make_person
from tests.inspections.conftest import SIZE
from tests.wall.behind import MARK, a_tip, undone
from tests.wall.conftest import Country
from tests.wall.giving import own_file_of
from tests.wall.observed import NOW, Seen, at_one_moment, reads, told_apart, warmed

pytestmark = pytest.mark.django_db

DAY: Final = timezone.localdate() - timedelta(days=20)
FAILED: Final = date(DAY.year, DAY.month, 1) - timedelta(days=90)
SHOWN_INSIDE: Final = ("/en/inspections/", "/fr/inspections/")
"""The file itself shows its officers that something is sealed, and no more."""

READERS: Final = ("integrity_decision_officer", "analyst")
DOCUMENT: Final = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def ravi(country: Country) -> Person:
    """Ravi reviews what colleagues write."""
    return make_person(
        "Ravi Review", "integrity_officer", country.liaison[0].organisation
    )


def token(country: Country) -> str:
    """Of a tip about the first employer."""
    officer = country.liaison[0].actor
    account: Account = a_tip(random.Random(3), officer)
    hearing.link(officer, account, employer_id=country.employers[0], inspection_id=None)
    return sealing.seal(officer, account)


def file_of(country: Country, officer: Person, sealed: str) -> Inspection:
    """A file, opened for a reason to suspect, being examined."""
    row = Inspection()
    given = Opening(
        employer_pk=country.employers[0],
        programme=Programme.TFWP,
        trigger=Trigger.SUSPICION,
        source=Source.SEALED if sealed else Source.DOCUMENT,
        reference=sealed,
        said="" if sealed else "A report in a newspaper.",
        office="ON",
        opened_on=DAY,
        period_from=FAILED - timedelta(days=200),
        period_to=DAY - timedelta(days=1),
    )
    open_inspection(officer.actor, row, opening=given)
    go_unannounced(officer.actor, row, on=DAY, said="Records could be changed.")
    begin_examining(officer.actor, row, on=DAY + timedelta(days=1))
    return Inspection.objects.get(pk=row.pk)


def examine(officer: Person, row: Inspection, sealed: str) -> None:
    """Two failures with evidence of their own; sealed evidence between it."""
    for item in (24, 27):
        if sealed:
            behind(officer, row, item, sealed)
        shown = Pointer(item, Source.DOCUMENT, DAY, label=f"Payroll, {item}")
        add_evidence(officer.actor, row, pointer=shown)
        if sealed:
            behind(officer, row, item, sealed)
        at = NOW - timedelta(days=item)
        with moment(at):
            put_in(officer.actor, [DOCUMENT], Particulars(name="Payroll"))
        entry = Entry(
            item, Finding.NOT_MET, workers=3, occurred_on=FAILED,
            told=f"What was found of condition {item}.",
        )  # fmt: skip
        enter_finding(officer.actor, row, entry=entry)
    state_size(officer.actor, row, employees=40, revenue_cad=None, **SIZE)
    leave_rest(officer.actor, row, said="Not a part of this inspection.")
    finish_findings(officer.actor, row, on=DAY + timedelta(days=2))


@contextmanager
def moment(at: datetime) -> Iterator[None]:
    """What is put in the vault inside is put in then."""
    columns = (Item._meta.get_field("put_in_at"), Custody._meta.get_field("at"))
    with pytest.MonkeyPatch.context() as patch:
        for column in columns:
            patch.setattr(column, "_get_default", lambda: at)
        yield


def behind(officer: Person, row: Inspection, item: int, sealed: str) -> None:
    """Sealed evidence, and a walled item of the vault as evidence."""
    pointer = Pointer(item, Source.SEALED, DAY, reference=sealed)
    add_evidence(officer.actor, row, pointer=pointer)
    walled = Particulars(name=f"{MARK} photograph", side=Side.WALLED)
    kept = put_in(officer.actor, [DOCUMENT + MARK.encode()], walled)
    held = Pointer(
        item, Source.VAULT, DAY, label=f"{MARK} statement", reference=str(kept.pk),
        side=Walled.WALLED,
    )  # fmt: skip
    add_evidence(officer.actor, row, pointer=held)


def notice(officer: Person, other: Person, row: Inspection) -> Letter:
    """The preliminary notice: drafted, reviewed by another, sent."""
    compute(officer.actor, row, determined_on=DAY + timedelta(days=3))
    on = DAY + timedelta(days=4)
    letter = draft(officer.actor, row, kind=Kind.PRELIMINARY, dated=on)
    review(other.actor, letter, approved=True, on=on)
    letter = Letter.objects.get(pk=letter.pk)
    send(officer.actor, letter, sent_on=on, way=Way.COURIER)
    return letter


def outputs(officer: Person, row: Inspection, letter: Letter) -> dict[str, object]:
    """All that may reach the employer."""
    parts = ("words", "pdf_en", "pdf_fr")
    held: dict[str, object] = {p: opened(getattr(letter, p)) for p in parts}
    held |= {name: out(officer.actor, row.pk) for name, out in EMPLOYER_FACING}
    held["own file, packed"] = own_file_of(officer, row.employer_id)
    row.refresh_from_db()
    return held | {"state": (row.number, row.state, row.since, row.last_on)}


def world(
    country: Country, ravi: Person, patch: pytest.MonkeyPatch, *, sealed: bool
) -> tuple[dict[str, object], Seen]:
    """A file from beginning to notice, and what others see meanwhile."""
    officer = country.outsiders["integrity_officer"]
    seen = Seen()
    with undone():
        sign = token(country) if sealed else ""
        row = file_of(country, officer, sign)
        examine(officer, row, sign)
        letter = notice(officer, ravi, row)
        assert Evidence.objects.filter(source=Source.SEALED).exists() == sealed
        with at_one_moment(patch):
            warmed(country.outsiders[role] for role in READERS)
            for role in READERS:
                reads(country.outsiders[role], role, seen)
        return outputs(officer, row, letter), seen


@pytest.fixture
def worlds(
    country: Country, ravi: Person, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[tuple[dict[str, object], Seen], ...]]:
    yield tuple(
        world(country, ravi, monkeypatch, sealed=sealed) for sealed in (False, True)
    )


def test_letters_and_pages_do_not_depend_on_what_is_sealed(
    worlds: tuple[tuple[dict[str, object], Seen], ...],
) -> None:
    (plain, seen), (walled, also) = worlds
    assert [name for name in plain if plain[name] != walled[name]] == []
    assert not [name for name, text in walled.items() if MARK in str(text)]
    outside = {k for k in seen.answers if not k.split()[-1].startswith(SHOWN_INSIDE)}
    paths = outside | {k for k in seen.answers if k.endswith(" /en/inspections/")}
    assert [
        f"{key}: {what}"
        for key in sorted(paths)
        for what in told_apart(seen.answers[key], also.answers.get(key))
    ] == []
    vault = [key for key in also.answers if "/vault/" in key]
    assert len(vault) > 1
    assert also.holding(MARK) == []
