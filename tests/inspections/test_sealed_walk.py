"""From a tip to evidence that nobody outside sees, through the pages.

Checked against: IRPR s. 209.5(a) (information received is a reason to suspect),
s. 207.1 and its guidance (nothing that a worker told reaches the employer), and
decision 31: an inspection holds a token, and no word beside it.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from halte.capabilities.employers.models import Employer
from halte.capabilities.inspections.actions.finding import Pointer, add_evidence
from halte.capabilities.inspections.actions.letters import opened
from halte.capabilities.inspections.employer_facing import EMPLOYER_FACING
from halte.capabilities.inspections.models import (
    Evidence,
    Inspection,
    OwnFile,
)
from halte.capabilities.inspections.states import Source
from halte.capabilities.inspections.tokens import TOKEN
from halte.capabilities.workers import codes
from halte.capabilities.workers.models import Account
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation
from tests.conftest import Person, SignIn, make_person
from tests.inspections.conftest import EXAMINED
from tests.inspections.test_walk import Walk, finding, letter_through

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Zyzzogeton keeps our passports"


@pytest.fixture
def lian(other_department: Organisation) -> Person:
    """Lian hears workers, behind the wall."""
    return make_person("Lian Liaison", "worker_liaison_officer", other_department)


def token_of_a_tip(walk: Walk, employer: Employer, today: date) -> str:
    """A tip is kept, tied to the employer and sealed; the token is shown once."""
    walk.post(
        "tips/new/", channel="phone", heard_on=today, words=WORDS, language="en",
        standing="anonymous", means="none",
    )  # fmt: skip
    account = Account.objects.get()
    walk.post(f"accounts/{account.pk}/employers/", employer=employer.pk, inspection="")
    answer = walk.client.post(f"{walk.base}/accounts/{account.pk}/seal/")
    found = re.search(r"<code>(.*?)</code>", answer.content.decode())
    assert found is not None
    return found[1]


def opening_of(token: str, today: date, **more: Any) -> dict[str, Any]:
    return {
        "trigger": "suspicion", "source": "sealed", "said": "", "reference": token,
        "programme": "tfwp", "office": "ON", "opened_on": today,
        "period_from": today - timedelta(900), "period_to": today, **more,
    }  # fmt: skip


def refused(walk: Walk, path: str, values: dict[str, Any]) -> str:
    answer = walk.client.post(f"{walk.base}/{path}", values)
    assert answer.status_code == 400
    return answer.content.decode()


def test_a_tip_becomes_a_token_and_nothing_of_it_reaches_the_employer(
    signed_in: SignIn, ines: Person, ravi: Person, lian: Person, greens: Employer
) -> None:
    today = timezone.localdate()
    behind = Walk(signed_in(lian), "/en/workers")
    walk, other = (Walk(signed_in(one), "/en/inspections") for one in (ines, ravi))
    token = token_of_a_tip(behind, greens, today)
    new = f"new/{greens.pk}/"
    assert "A sealed token" in walk.page(new)
    told = opening_of(token, today, said="A worker says so.")
    assert "stands alone" in refused(walk, new, told)
    assert "whole token" in refused(walk, new, opening_of(token[:-1], today))
    past = opening_of(token, today, trigger="past_failure")
    assert "209.5(a)" in refused(walk, new, past)
    file = walk.post(new, **opening_of(token, today))
    pk = int(file.rstrip("/").rsplit("/", 1)[1])
    assert "Information received." in walk.page(f"{pk}/")
    walk.post(f"{pk}/unannounced/", on=today, said="Records could be changed.")
    walk.post(f"{pk}/examine/", on=today)
    sealed = {
        "evidence-source": "sealed", "evidence-label": "", "evidence-on": today,
        "evidence-reference": token, "evidence-side": "open",
    }  # fmt: skip
    labelled = sealed | {"evidence-label": "What a worker told"}
    assert "stands alone" in refused(walk, f"{pk}/conditions/9/", labelled)
    as_paper = labelled | {"evidence-source": "document"}
    assert "could come to see it" in refused(walk, f"{pk}/conditions/9/", as_paper)
    walk.post(f"{pk}/conditions/9/", **sealed)
    severe = {"severity_benefit": 4, "reason_benefit": "Wages were kept back."}
    finding(walk, pk, 9, today, part="wages", **severe)
    walk.post(
        f"{pk}/size/",
        employees=40,
        as_of=today,
        evidence="The application.",
    )
    walk.post(f"{pk}/rest/", said="Not a part of this inspection.")
    walk.post(f"{pk}/finish/", on=today)
    walk.post(f"{pk}/implied/", determined_on=today)
    letter = letter_through(walk, other, pk, "preliminary", today)
    walk.post(
        f"own/{greens.pk}/new/", asked_on=today, asked_by="Its lawyer, by letter.",
        why="It asked for its own file.", provision="Invented Act, 1(1)",
    )  # fmt: skip
    row = Inspection.objects.get(pk=pk)
    assert (row.trigger_reference, row.trigger_said.text) == (token, "")
    kept = Evidence.objects.get(source=Source.SEALED)
    assert (kept.reference, kept.label, kept.side) == (token, None, "walled")
    reaching = [opened(getattr(letter, p)) for p in ("words", "pdf_en", "pdf_fr")]
    reaching += [str(out(ines.actor, pk)).encode() for _, out in EMPLOYER_FACING]
    with zipfile.ZipFile(io.BytesIO(opened(OwnFile.objects.get().content))) as whole:
        assert len(whole.namelist()) > 4
        reaching += [whole.read(name) for name in whole.namelist()]
    for hidden in (token, token[2:], WORDS, "sealed", "scellé", "Information received"):
        assert not [part for part in reaching if hidden.encode() in part], hidden


@pytest.mark.parametrize("reference", ["", "t-1", "S-12", "S-" + "g" * 32])
def test_only_a_whole_token_is_sealed_evidence(
    ines: Person, examining: Inspection, reference: str
) -> None:
    pointer = Pointer(9, Source.SEALED, EXAMINED, reference=reference)
    with pytest.raises(Invalid, match="evidence_token"):
        add_evidence(ines.actor, examining, pointer=pointer)


def test_every_token_that_is_issued_has_the_form_that_is_asked_for() -> None:
    assert all(TOKEN.fullmatch(codes.new_token()) for _ in range(50))
