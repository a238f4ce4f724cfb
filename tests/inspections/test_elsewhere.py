"""History is that of the employer, wherever it was found; notices count once sent.

IRPR s. 209.991(1)(a) and Table 4 (history), s. 209.996(5) (notices issued in the
twelve months before).
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from halte.capabilities.inspections.actions.elsewhere import (
    Past,
    enter_elsewhere,
    take_back,
)
from halte.capabilities.inspections.computing import current, freeze
from halte.capabilities.inspections.models import (
    Decision,
    Elsewhere,
    Inspection,
    Letter,
    LetterContent,
    Sending,
)
from halte.capabilities.inspections.states import Kind, Outcome, Way
from halte.core.errors import Denied, Invalid
from tests.conftest import Person, SignIn

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 6, 16)
SEEN: dict[str, Any] = {"on": date(2025, 5, 2), "evidence": "Read on the public page."}


def history(inspection: Inspection, person: Person) -> list[int]:
    result = json.loads(freeze(person.actor, inspection, DAY).result_en)
    return [one["history_points"] for one in result["violations"] if one["type"] == "C"]


def test_a_repeat_offender_from_elsewhere_is_no_first_one(
    ines: Person, found: Inspection
) -> None:
    assert set(history(found, ines)) == {2}, "type C, first: Table 4"
    past = Past("Office 7, file 12", kind="C", **SEEN)
    row = enter_elsewhere(ines.actor, found, past=past)
    enter_elsewhere(ines.actor, found, past=past)
    assert set(history(found, ines)) == {3}, "one inspection counts once"
    kept = json.loads(freeze(ines.actor, found, DAY).result_en)
    (sources,) = {
        step["text"]
        for one in kept["violations"]
        for step in one["trace"]["steps"]
        if step["rule"] == "history_sources"
    }
    assert "Office 7, file 12" in sources
    take_back(ines.actor, found, row=row, said="Another employer.")
    with pytest.raises(Invalid, match="elsewhere_taken_back"):
        take_back(ines.actor, found, row=row, said="Another employer.")
    for other in Elsewhere.objects.filter(takes_back=None, taken_back=None):
        take_back(ines.actor, found, row=other, said="Another employer.")
    assert set(history(found, ines)) == {2}


def test_a_notice_from_elsewhere_counts_by_the_day_it_was_sent(
    ines: Person, found: Inspection
) -> None:
    past = Past(
        "Office 7, notice 3", amount_cad=990_000, **(SEEN | {"on": date(2026, 1, 9)})
    )
    before = freeze(ines.actor, found, DAY).amount_cad
    enter_elsewhere(ines.actor, found, past=past)
    assert before > 10_000 and freeze(ines.actor, found, DAY).amount_cad == 10_000


def test_an_entry_is_one_of_two_with_a_source_and_a_past_day(
    ines: Person, found: Inspection, opened: Inspection
) -> None:
    for past, code in (
        (Past("x", **SEEN), "elsewhere_one_of_two"),
        (Past("x", kind="A", amount_cad=5, **SEEN), "elsewhere_one_of_two"),
        (Past(" ", kind="A", **SEEN), "elsewhere_reference"),
        (Past("x", date(2030, 1, 1), "Read somewhere.", "A"), "day_to_come"),
        (Past("x", date(2025, 1, 1), "no", "A"), "inspection_reason_short"),
    ):
        with pytest.raises(Invalid, match=code):
            enter_elsewhere(ines.actor, found, past=past)
    enter_elsewhere(ines.actor, found, past=Past("x", kind="A", **SEEN))
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        Elsewhere.objects.update(reference="y")


def test_only_a_final_notice_that_was_sent_counts_by_its_sending_day(
    ines: Person, diane: Person, found: Inspection, greens: Any
) -> None:
    """209.996(5) is about notices issued, not decisions taken."""
    other = Inspection.objects.create(
        number="OTHER-1", employer=greens, programme=found.programme,
        lead_trigger=found.lead_trigger, trigger_source=found.trigger_source,
        trigger_said=found.trigger_said, office="ON", opened_on=found.opened_on,
        period_from=found.period_from, period_to=found.period_to, state=found.state,
        since=found.since, last_on=found.last_on,
    )  # fmt: skip
    computation = freeze(ines.actor, found, DAY)
    Decision.objects.create(
        inspection=other, computation=computation, outcome=Outcome.PENALTY,
        amount_cad=5_000, reasons=found.trigger_said, decided_on=date(2026, 2, 1),
        by_user_id=diane.user.pk, by_name="Diane",
    )  # fmt: skip
    assert current(found, DAY)["prior_final_notices"] == []
    content = LetterContent.objects.create(digest="0" * 64, content="{}")
    letter = Letter.objects.create(
        inspection=other, computation=computation, kind=Kind.FINAL, number=1,
        words=content, pdf_en=content, pdf_fr=content, dated=date(2026, 2, 3),
        drafted_by_id=ines.user.pk, drafted_by_name="Ines",
    )  # fmt: skip
    assert current(found, DAY)["prior_final_notices"] == []
    with transaction.atomic():
        sent(letter, ines)
    assert current(found, DAY)["prior_final_notices"] == [
        {"issued_on": "2026-02-09", "amount_cad": 5_000}
    ]


def sent(letter: Letter, person: Person) -> None:
    from halte.capabilities.inspections.models import Review

    Review.objects.create(
        letter=letter, approved=True, drafted_by_id=letter.drafted_by_id,
        by_user_id=person.user.pk + 1, by_name="Ravi", on=date(2026, 2, 4),
    )  # fmt: skip
    Sending.objects.create(letter=letter, sent_on=date(2026, 2, 9), way=Way.MAIL)


def test_the_page_takes_it_and_takes_it_back(
    ines: Person, found: Inspection, signed_in: SignIn
) -> None:
    client = signed_in(ines)
    address = f"/en/inspections/{found.pk}/elsewhere/"
    assert address in client.get(f"/en/inspections/{found.pk}/").content.decode()
    typed = {
        "kind": "B", "reference": "Office 7", "on": "2025-05-02",
        "evidence": "Read on the public page.",
    }  # fmt: skip
    assert client.post(address, typed | {"amount_cad": "5"}).status_code == 400
    assert client.post(address, typed).status_code == 302
    row = Elsewhere.objects.get()
    assert "Office 7" in client.get(address).content.decode()
    answer = client.post(f"{address}{row.pk}/", {"said": "Another employer."})
    assert answer.status_code == 302
    assert "Taken back" in client.get(address).content.decode()
    assert client.get(address.replace("/en/", "/fr/")).status_code == 200


def test_nothing_is_entered_before_the_examination(
    ines: Person, opened: Inspection
) -> None:
    with pytest.raises(Denied, match="inspection_not_examining"):
        enter_elsewhere(ines.actor, opened, past=Past("x", kind="A", **SEEN))
