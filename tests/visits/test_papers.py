"""Documents, pictures and their consents, and what becomes evidence.

Requests to others: only since 2022-09-26 and when the employer does not cooperate
(IRPR s. 209.7 and IRCC’s guidance, `employers.md` 1.5).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from halte.capabilities.inspections.models import Evidence
from halte.capabilities.visits.actions import asking, planning
from halte.capabilities.visits.actions.asking import Kept, Request, Spoken
from halte.capabilities.visits.models import Asked, Passage, Stop, Visit
from halte.capabilities.visits.queries.due import waiting
from halte.capabilities.visits.queries.shared import shared_visit, shared_visits
from halte.capabilities.visits.queries.visits import visit_page, visit_row
from halte.capabilities.visits.states import Medium, Party, Said
from halte.core.errors import Missing
from halte.core.organisations.models import Organisation
from halte.core.vault.facade import Side, item_row
from tests.conftest import Person
from tests.visits.conftest import Put, now
from tests.visits.test_entering import refused

pytestmark = pytest.mark.django_db(transaction=True)


def a_request(**more: Any) -> Request:
    given: dict[str, Any] = {
        "party": Party.EMPLOYER, "what": "Payroll of May", "asked_on": localdate(),
        "due_on": localdate(),
    }  # fmt: skip
    return Request(**(given | more))


def test_others_are_asked_only_when_the_employer_does_not_cooperate(
    ines: Person, visit: Visit
) -> None:
    bank: dict[str, Any] = {"party": Party.BANK, "who": "A bank (fictional)"}
    old = {"asked_on": date(2022, 9, 25), "due_on": date(2022, 10, 1)}
    for wrong, code in (
        (a_request(**bank, **old), "visit_others_since"),
        (a_request(**bank), "visit_others_when"),
        (a_request(**bank, uncooperative_on=localdate()), "visit_words"),
        (a_request(**bank | {"who": ""}, uncooperative_on=localdate(),
                   uncooperative="No answer."), "visit_words"),
        (a_request(due_on=localdate() - timedelta(1)), "visit_due_early"),
        (a_request(what=" "), "visit_words"),
    ):  # fmt: skip
        assert refused(asking.ask, ines.actor, visit, request=wrong) == code
    asking.ask(
        ines.actor, visit,
        request=a_request(
            **bank, uncooperative_on=localdate(), uncooperative="No answer."
        ),
    )  # fmt: skip
    said = Passage.objects.create(text="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Asked.objects.create(
            visit=visit, party=Party.BANK, what=said, due_on=localdate(),
            asked_on=date(2022, 9, 25), uncooperative_on=date(2022, 9, 1),
            uncooperative=said,
        )  # fmt: skip


def test_documents_come_in_parts_until_all_are_there(
    ines: Person, visit: Visit, put: Put
) -> None:
    day = localdate() - timedelta(days=3)
    asked = asking.ask(ines.actor, visit, request=a_request(asked_on=day, due_on=day))
    assert [line.asked_id for line in waiting(ines.actor).late] == [asked.pk]
    asking.receive(ines.actor, asked, on=localdate(), whole=False, item=put())
    asking.receive(ines.actor, asked, on=localdate(), whole=True, item=None)
    given = {"on": localdate(), "whole": True, "item": None}
    assert refused(asking.receive, ines.actor, asked, **given) == "visit_received"
    assert waiting(ines.actor).late == ()
    page = visit_page(ines.actor, visit_id=visit.pk)
    assert len(page.papers.attached) == 1


def test_a_picture_needs_consent_or_a_reason(
    ines: Person, visit: Visit, work: Stop, put: Put
) -> None:
    one = put(b"one picture")
    shot: dict[str, Any] = {"stop": work, "medium": Medium.PHOTOGRAPH}
    without = Kept(one, **shot)
    attach = asking.attach
    assert refused(attach, ines.actor, visit, kept=without) == "visit_picture_consent"
    lost = Kept(one, medium=Medium.PHOTOGRAPH)
    assert refused(attach, ines.actor, visit, kept=lost) == "visit_picture_where"
    said = Spoken(Medium.PHOTOGRAPH, Said.GIVEN, now(), by_whom="A manager")
    asking.record_media(ines.actor, work, spoken=said)
    attach(ines.actor, visit, kept=without)
    assert refused(attach, ines.actor, visit, kept=without) == "visit_attached"
    no = Spoken(Medium.PHOTOGRAPH, Said.REFUSED, now(), by_worker=True)
    asking.record_media(ines.actor, work, spoken=no)
    two = Kept(put(b"two"), **shot)
    assert refused(attach, ines.actor, visit, kept=two) == "visit_picture_consent"
    why = Kept(put(b"three"), **shot, without="A blocked exit, nobody in it.")
    attach(ines.actor, visit, kept=why)
    named = Spoken(Medium.RECORDING, Said.GIVEN, now(), by_worker=True, by_whom="x")
    said_code = refused(asking.record_media, ines.actor, work, spoken=named)
    assert said_code == "visit_worker_named"


def test_an_item_becomes_evidence_and_nothing_walled_does(
    ines: Person, visit: Visit, put: Put
) -> None:
    paper = put(b"payroll")
    asking.attach(ines.actor, visit, kept=Kept(paper, "Payroll of May", condition=9))
    evidence = Evidence.objects.get()
    assert (evidence.item, evidence.reference) == (9, str(paper.pk))
    walled = Kept(put(b"told", side=Side.WALLED), "x", condition=17)
    assert refused(asking.attach, ines.actor, visit, kept=walled) == "visit_item_walled"


def test_a_province_sees_what_is_shared_and_nothing_else(
    ines: Person, paul: Person, visit: Visit, work: Stop, put: Put,
    province: Organisation, esdc: Organisation,
) -> None:  # fmt: skip
    shown, walled = put(b"a paper"), put(b"told", side=Side.WALLED)
    for item in (shown, walled):
        asking.attach(ines.actor, visit, kept=Kept(item))
    assert shared_visits(paul.actor) == ()
    with pytest.raises(Missing):
        visit_row(paul.actor, visit.pk)
    given = {"told": "A farm, 1 Invented Road", "why": "joint visit"}
    said = refused(planning.share_visit, ines.actor, visit, organisation=esdc, **given)
    assert said == "visit_share_province"
    planning.share_visit(ines.actor, visit, organisation=province, **given)
    later = put(b"a later paper")
    asking.attach(ines.actor, visit, kept=Kept(later))
    page = shared_visit(paul.actor, visit_id=visit.pk)
    assert page.told == "A farm, 1 Invented Road"
    assert {each.item.id for each in page.attached} == {shown.pk, later.pk}
    with pytest.raises(Missing):
        item_row(paul.actor, walled.pk)
    with pytest.raises(Missing):
        visit_row(paul.actor, visit.pk)
    planning.unshare_visit(ines.actor, visit, organisation=province, why="over")
    assert shared_visits(paul.actor) == ()
    with pytest.raises(Missing):
        item_row(paul.actor, shown.pk)
