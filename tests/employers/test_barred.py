"""A positive decision against a published bar has the officer’s reasons.

IRPR s. 203(2)(b): employers that are ineligible or in default; s. 203(1)(f)(ii): their
affiliates.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from halte.capabilities.employers.actions.judging import judge
from halte.capabilities.employers.actions.register import (
    add_application,
    record_decision,
    state_affiliation,
)
from halte.capabilities.employers.intake import FOUND
from halte.capabilities.employers.models import Application, Decision, ListedName
from halte.capabilities.employers.states import Outcome, Tie, Verdict
from halte.core.errors import Invalid
from tests.conftest import Person, SignIn
from tests.employers.conftest import Take, kept, page_of_findings
from tests.employers.test_register import REQUEST

db = pytest.mark.django_db(transaction=True)
SAID: dict[str, Any] = {"decided_on": date(2026, 2, 1), "reasons": "because"}
POSITIVE: dict[str, Any] = SAID | {"outcome": Outcome.POSITIVE, "positions": 1}


@pytest.fixture
def asked(take_in: Take, ines: Person) -> Application:
    """An application of an employer whose affiliate is banned until 2028."""
    row = (
        'Banned,Banned Inc.,"Windsor, ON N8H 3W1",6,2026-01-05,'
        '"$5,000 and a two-year ban",Ineligible until 01/05/2028'
    )
    take_in(page_of_findings(row), "found.csv", FOUND)
    here, sister = kept(ines, "Clean Farms Inc."), kept(ines, "Banned Inc.")
    judge(ines.actor, sister, name=ListedName.objects.get(), verdict=Verdict.SAME)
    state_affiliation(
        ines.actor, here, other=sister, ground=Tie.PREMISES, stands=True,
        evidence="one lease", said_on=date(2026, 1, 2),
    )  # fmt: skip
    return add_application(ines.actor, here, request=REQUEST)


@db
def test_a_positive_decision_against_a_bar_has_reasons(
    asked: Application, ines: Person
) -> None:
    with pytest.raises(Invalid, match="decision_against_bar"):
        record_decision(ines.actor, asked, **POSITIVE)
    record_decision(ines.actor, asked, **POSITIVE, against_bar="Separate since May.")
    assert Decision.objects.get().against_bar == "Separate since May."


@db
def test_a_negative_one_needs_none(asked: Application, ines: Person) -> None:
    record_decision(ines.actor, asked, **SAID, outcome=Outcome.NEGATIVE)
    assert Decision.objects.get().against_bar == ""


@db
def test_the_form_shows_the_bar_with_its_provision(
    asked: Application, ines: Person, signed_in: SignIn
) -> None:
    client = signed_in(ines)
    address = f"/en/employers/applications/{asked.pk}/decision/"
    text = client.get(address).content.decode()
    assert "Banned Inc.: ineligible" in text
    # The sister is banned, not who asks: affiliates stand in another provision.
    assert "IRPR s. 203(1)(f)(ii)" in text and "IRPR s. 203(2)(b)" not in text
    typed = {
        "outcome": "positive", "positions": "1", "decided_on": "2026-02-01",
        "reasons": "because",
    }  # fmt: skip
    answer = client.post(address, typed)
    assert answer.status_code == 400
    assert "all the same" in answer.content.decode()
    typed["against_bar"] = "Separate since May."
    assert client.post(address, typed).status_code == 302
