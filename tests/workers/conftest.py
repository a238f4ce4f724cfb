"""Lian hears workers; every worker here is invented."""

from __future__ import annotations

import pytest

from halte.capabilities.employers.actions.register import Particulars, add_employer
from halte.capabilities.employers.models import Employer
from halte.capabilities.workers import codes
from halte.capabilities.workers.actions.telling import Tip, tell
from halte.capabilities.workers.models import Account
from halte.capabilities.workers.views import outside
from halte.core.access.actor import ANONYMOUS
from halte.core.organisations.models import Organisation
from tests.conftest import Person, make_person

WORDS = "They keep our passports in the office."


@pytest.fixture(autouse=True)
def _nobody_came_before() -> None:
    outside.TELLING.forget()
    outside.GUESSING.forget()


@pytest.fixture
def lian(other_department: Organisation) -> Person:
    """Lian is a worker liaison officer."""
    return make_person("Lian Liaison", "worker_liaison_officer", other_department)


@pytest.fixture
def luc(other_department: Organisation) -> Person:
    """Luc is Lian’s colleague."""
    return make_person("Luc Liaison", "worker_liaison_officer", other_department)


@pytest.fixture
def ines(secretariat: Organisation) -> Person:
    """Inès is a programme-integrity officer, on the other side of the wall."""
    return make_person("Inès Intégrité", "integrity_officer", secretariat)


@pytest.fixture
def heron(ines: Person) -> Employer:
    """An employer that does not exist."""
    row = Employer()
    add_employer(ines.actor, row, particulars=Particulars("Heron (fictional) Inc."))
    return row


def drawn() -> str:
    """What a form that is drawn now stands for."""
    return codes.form_of(codes.new_form())


def told(words: str = WORDS, **more: object) -> tuple[Account, str]:
    """A tip from the public page, and its return code."""
    row = Account()
    tip = Tip(words, "en", **more)  # type: ignore[arg-type]
    received = tell(ANONYMOUS, row, tip=tip, form=drawn(), wants_code=True)
    return row, received.code
