"""Minutes: two people, two languages, one content, frozen."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from halte.capabilities.taskforce.actions import minutes as actions
from halte.capabilities.taskforce.actions import recording
from halte.capabilities.taskforce.minutes.composing import compose
from halte.capabilities.taskforce.minutes.content import canonical, digest, read_back
from halte.capabilities.taskforce.minutes.drawing import draw
from halte.capabilities.taskforce.models import AgendaItem, Minutes, Verdict
from halte.capabilities.taskforce.queries.meetings import meeting_page, minutes_file
from halte.capabilities.taskforce.standing import state_of
from halte.capabilities.taskforce.states import MeetingState
from halte.core.bilingual import LANGUAGES, Language
from halte.core.errors import Denied, Invalid, Missing
from halte.core.ui.paper.blocks import Code, Heading, Quote, Table
from tests.conftest import Person
from tests.taskforce.conftest import (
    a_meeting,
    a_point,
    at,
    days,
    decided,
    held,
    submitted,
    to_do,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("seats")]


@pytest.fixture
def point(amina: Person) -> AgendaItem:
    """A meeting with a text, a decision and an action item."""
    item = held(amina)
    recording.record_item(
        amina.actor, item, said=("It was long.", "Ce fut long."), version=1
    )
    decision = decided(amina, item)
    to_do(amina, item, decision=decision.pk)
    return item


def state(item: AgendaItem) -> MeetingState:
    item.meeting.refresh_from_db()
    return state_of(item.meeting, at(0))


def test_a_second_person_approves_and_nothing_moves_afterwards(
    point: AgendaItem, amina: Person, aline: Person
) -> None:
    minutes = submitted(amina, point)
    assert state(point) is MeetingState.WAITING
    with pytest.raises(Denied) as waiting:
        decided(amina, point)
    assert waiting.value.code == "minutes_wait"
    actions.approve_minutes(aline.actor, point.meeting, number=minutes.number)
    assert state(point) is MeetingState.APPROVED
    with pytest.raises(Denied) as frozen:
        recording.record_item(amina.actor, point, said=("A", "B"), version=2)
    assert frozen.value.code == "minutes_approved"
    with pytest.raises(DatabaseError), transaction.atomic():
        Minutes.objects.update(content="{}")


def test_nobody_approves_what_they_wrote_or_submitted(
    point: AgendaItem, amina: Person, ada: Person
) -> None:
    recording.record_item(
        ada.actor, point, said=("It was long!", "Ce fut long !"), version=2
    )
    minutes = submitted(amina, point)
    for person in (amina, ada):
        with pytest.raises(Denied) as refused:
            actions.approve_minutes(person.actor, point.meeting, number=minutes.number)
        assert refused.value.code == "minutes_own"
    assert not Verdict.objects.exists()


def test_a_reporter_does_not_approve_and_a_stranger_does_not_either(
    point: AgendaItem, amina: Person, rene: Person, otto: Person
) -> None:
    submitted(amina, point)
    for person in (rene, otto):
        with pytest.raises(Denied):
            actions.approve_minutes(person.actor, point.meeting, number=1)


def test_returned_minutes_are_mended_and_submitted_again(
    point: AgendaItem, amina: Person, aline: Person, rene: Person
) -> None:
    submitted(amina, point)
    actions.return_minutes(
        aline.actor, point.meeting, number=1, reason="The date is wrong."
    )
    assert state(point) is MeetingState.HELD
    shown = meeting_page(amina.actor, number=point.meeting_id).latest
    assert shown is not None and shown.returned == "The date is wrong."
    told = meeting_page(rene.actor, number=point.meeting_id).latest
    assert told is not None and told.returned == "", "between those two"
    recording.record_item(amina.actor, point, said=("Short.", "Court."), version=2)
    assert submitted(amina, point).number == 2
    with pytest.raises(Invalid) as older:
        actions.approve_minutes(aline.actor, point.meeting, number=1)
    assert older.value.code == "minutes_newer"
    assert Minutes.objects.count() == 2


def test_minutes_need_an_agenda_and_attendance(amina: Person) -> None:
    meeting = a_meeting(amina, -3)
    with pytest.raises(Denied) as bare:
        actions.submit_minutes(amina.actor, meeting)
    assert bare.value.code == "minutes_without_agenda"
    a_point(amina, meeting)
    with pytest.raises(Denied) as alone:
        actions.submit_minutes(amina.actor, meeting)
    assert alone.value.code == "minutes_without_attendance"


def test_both_documents_say_the_same(point: AgendaItem, amina: Person) -> None:
    content = read_back(submitted(amina, point).content)
    english, french = compose(content, "en"), compose(content, "fr")
    assert [b.kind for b in english.blocks] == [b.kind for b in french.blocks]
    shapes = [
        [(len(b.rows), len(b.head)) for b in d.blocks if isinstance(b, Table)]
        for d in (english, french)
    ]
    assert shapes[0] == shapes[1]
    codes = [
        [b.text for b in d.blocks if isinstance(b, Code)] for d in (english, french)
    ]
    assert codes[0] == codes[1] == [digest(canonical(content))]
    references = [
        [re.findall(r"\d+", b.text) for b in d.blocks if isinstance(b, Heading)]
        for d in (english, french)
    ]
    assert references[0] == references[1]
    quotes = [b.text for b in french.blocks if isinstance(b, Quote)]
    assert quotes == ["Les former tous."]


def walk(node: Any) -> Any:
    """Every structure element beneath a node."""
    if isinstance(node, IndirectObject):
        node = node.get_object()
    if not isinstance(node, DictionaryObject):
        return
    if "/S" in node:
        yield node
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        yield from walk(child)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_in_its_language_and_keeps_its_digest(
    language: Language, point: AgendaItem, amina: Person
) -> None:
    minutes = submitted(amina, point)
    data = bytes(getattr(minutes, f"pdf_{language}"))
    assert digest(data) == getattr(minutes, f"pdf_{language}_digest")
    assert draw(read_back(minutes.content), language) == data, "the same bytes again"
    pdf = PdfReader(io.BytesIO(data))
    root = pdf.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert str(root["/Lang"]) == f"{language}-CA"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    names = {str(tag.get("/S")) for tag in walk(root["/StructTreeRoot"])}
    assert {"/Title", "/H1", "/H2", "/Table", "/TH", "/BlockQuote"} & names >= {
        "/Title", "/H1", "/H2", "/Table", "/TH",
    }  # fmt: skip
    text = "".join(page.extract_text() for page in pdf.pages)
    wanted = {"en": "Train them all.", "fr": "Les former tous."}
    assert wanted[language] in text


def test_minutes_are_read_by_all_who_sit_once_they_are_approved(
    point: AgendaItem, amina: Person, aline: Person, rene: Person, otto: Person
) -> None:
    submitted(amina, point)
    where = {"meeting": point.meeting_id, "number": 1, "language": "fr"}
    assert minutes_file(aline.actor, **where).data[:5] == b"%PDF-"
    with pytest.raises(Missing):
        minutes_file(rene.actor, **where)
    actions.approve_minutes(aline.actor, point.meeting, number=1)
    assert minutes_file(rene.actor, **where).name == (
        f"halte-minutes-{point.meeting_id}-1-fr.pdf"
    )
    with pytest.raises(Missing):
        minutes_file(otto.actor, **where)


def test_after_approval_an_item_carries_out_a_decision_from_today(
    point: AgendaItem, amina: Person, aline: Person
) -> None:
    submitted(amina, point)
    actions.approve_minutes(aline.actor, point.meeting, number=1)
    with pytest.raises(Invalid) as loose:
        to_do(amina, point)
    assert loose.value.code == "action_item_needs_decision"
    decision = point.decisions.get()
    assert to_do(amina, point, decision=decision.pk).on == days(0)
    with pytest.raises(Invalid) as early:
        to_do(amina, point, decision=decision.pk, due=days(-1))
    assert early.value.code == "action_item_due_before"
