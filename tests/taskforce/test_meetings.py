"""Calling, moving, cancelling and writing down a meeting; its papers."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from halte.capabilities.taskforce.actions import meetings as actions
from halte.capabilities.taskforce.actions import recording
from halte.capabilities.taskforce.actions.meetings import Naming, PaperTitle, Point
from halte.capabilities.taskforce.files import MOST_MEGABYTES, Sent
from halte.capabilities.taskforce.models import (
    ActionItem,
    ActionStatement,
    AgendaItem,
    Meeting,
    Paper,
    Step,
)
from halte.capabilities.taskforce.queries.meetings import (
    meeting_page,
    meetings,
    paper_file,
)
from halte.capabilities.taskforce.states import MeetingState
from halte.core.append_only import unguarded
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid, Missing
from tests.conftest import Person
from tests.taskforce.conftest import (
    HOUR,
    a_meeting,
    a_point,
    at,
    days,
    decided,
    held,
    to_do,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("seats")]

WHY = Bilingual("The chair is abroad.", "La présidence est à l’étranger.")
TITLE = PaperTitle("Outline", "Aperçu", "both")


def test_a_past_day_is_refused_unless_it_is_said_to_be_past(amina: Person) -> None:
    with pytest.raises(Invalid) as refused:
        a_meeting(amina, -3, afterwards=False)
    assert refused.value.code == "meeting_in_the_past"
    assert refused.value.field == "day"
    with pytest.raises(Invalid) as early:
        a_meeting(amina, 3, afterwards=True)
    assert early.value.code == "meeting_to_come"
    assert a_meeting(amina, -3).recorded_after


def test_a_past_meeting_may_have_action_items_in_days_to_come(
    amina: Person, rene: Person
) -> None:
    item = held(amina, -200)
    row = to_do(amina, item, due=days(30))
    page = meeting_page(rene.actor, number=item.meeting_id)
    (line,) = page.points[0].to_do
    assert (line.id, line.on, line.due) == (row.pk, days(-200), days(30))
    assert not line.overdue
    late = to_do(amina, item, due=days(-5))
    lines = meeting_page(rene.actor, number=item.meeting_id).points[0].to_do
    assert [each.overdue for each in lines if each.id == late.pk] == [True]


def test_nothing_is_due_before_the_meeting_that_set_it(amina: Person) -> None:
    item = held(amina, -20)
    with pytest.raises(Invalid) as refused:
        to_do(amina, item, due=days(-21))
    assert (refused.value.code, refused.value.field) == (
        "action_item_due_before",
        "due",
    )
    assert to_do(amina, item, due=days(-20)).pk


def test_what_happens_at_a_meeting_is_not_written_down_before_it(amina: Person) -> None:
    item = a_point(amina, a_meeting(amina, 7))
    for act in (
        lambda: decided(amina, item),
        lambda: to_do(amina, item),
        lambda: recording.record_attendance(amina.actor, item.meeting, came=[]),
    ):
        with pytest.raises(Denied) as refused:
            act()
        assert refused.value.code == "meeting_not_yet"


def test_a_move_leaves_the_old_hour_and_the_reason(amina: Person) -> None:
    meeting = a_meeting(amina, 7)
    actions.move_meeting(
        amina.actor, meeting, starts_at=at(9), ends_at=at(9) + HOUR, reason=WHY
    )
    called, moved = Step.objects.filter(meeting=meeting)
    assert (called.kind, moved.kind) == ("called", "moved")
    assert moved.starts_at == at(7)
    assert Meeting.objects.get().starts_at == at(9)
    with pytest.raises(Invalid) as past:
        actions.move_meeting(
            amina.actor, meeting, starts_at=at(-1), ends_at=at(1), reason=WHY
        )
    assert past.value.code == "meeting_in_the_past"


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [(3, 3, "meeting_ends_before"), (3, 2, "meeting_ends_before"),
     (80 * 366, 81 * 366, "taskforce_too_far")],
)  # fmt: skip
def test_hours_that_cannot_be_are_refused(
    starts: int, ends: int, code: str, amina: Person
) -> None:
    with pytest.raises(Invalid) as refused:
        a_meeting(amina, starts_at=at(starts), ends_at=at(ends))
    assert refused.value.code == code


def test_a_cancelled_meeting_stays_readable_and_takes_nothing_more(
    amina: Person, rene: Person
) -> None:
    item = a_point(amina, a_meeting(amina, 7))
    actions.cancel_meeting(amina.actor, item.meeting, reason=WHY)
    page = meeting_page(rene.actor, number=item.meeting_id)
    assert page.line.state is MeetingState.CANCELLED
    assert page.steps[-1].reason == WHY
    assert [point.title.en for point in page.points] == ["Training"]
    with pytest.raises(Denied) as refused:
        a_point(amina, item.meeting)
    assert refused.value.code == "meeting_cancelled"
    with pytest.raises(Denied):
        decided(amina, item)


def test_what_was_written_down_took_place_and_is_not_cancelled(amina: Person) -> None:
    item = held(amina)
    with pytest.raises(Denied) as refused:
        actions.cancel_meeting(amina.actor, item.meeting, reason=WHY)
    assert refused.value.code == "meeting_has_records"
    empty = a_meeting(amina, -2)
    assert actions.cancel_meeting(amina.actor, empty, reason=WHY).cancelled_on


def test_two_people_at_one_point_lose_no_word(amina: Person, ada: Person) -> None:
    item = held(amina)
    recording.record_item(amina.actor, item, said=("One", "Un"), version=1)
    with pytest.raises(Invalid) as refused:
        recording.record_item(ada.actor, item, said=("Two", "Deux"), version=1)
    assert refused.value.code == "changed_meanwhile"
    assert AgendaItem.objects.get().said_en == "One"


def test_words_are_written_in_both_languages_or_not_at_all(amina: Person) -> None:
    item = held(amina)
    with pytest.raises(Invalid) as refused:
        recording.record_item(amina.actor, item, said=("One", " "), version=1)
    assert (refused.value.code, refused.value.field) == (
        "taskforce_both_languages", "said_fr",
    )  # fmt: skip


@pytest.mark.parametrize(("presence", "people"), [("present", 0), ("absent", 2)])
def test_presence_and_people_agree(presence: str, people: int, amina: Person) -> None:
    meeting = a_meeting(amina, -2)
    with pytest.raises(Invalid) as refused:
        recording.record_attendance(
            amina.actor, meeting, came=[recording.Came("justice", presence, people)]
        )
    assert refused.value.code == "attendance_people"


def office(*names: str, **texts: str | bytes) -> bytes:
    """A package with these parts; `rels` and `kinds` say what stands in two of them."""
    whole, places = io.BytesIO(), {"rels": RELS, "kinds": "[Content_Types].xml"}
    with zipfile.ZipFile(whole, "w") as package:
        for name in names:
            package.writestr(name, "<x/>")
        for name, text in texts.items():
            package.writestr(places[name], text)
    return whole.getvalue()


RELS = "word/_rels/settings.xml.rels"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(
    kind: str, *, mode: str = "External", target: str = "https://x.example"
) -> str:
    return (
        f'<Relationships><Relationship Id="a" Type="{TYPES}/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


DOCX = "word/document.xml"
LIVE = {
    "template": office(DOCX, rels=relation("attachedTemplate")),
    "picture": office(DOCX, rels=relation("image")),
    "object": office(DOCX, rels=relation("oleObject", target="mhtml:http://x.example")),
    "share": office(DOCX, rels=relation("frame", target="\\\\x.example\\share")),
    "spelt": office(DOCX, rels=relation("attachedTemplate", mode="&#69;xternal")),
    "behind a link": office(
        DOCX, rels=relation("hyperlink") + relation("attachedTemplate", target="a>b")
    ),
    "wide": office(DOCX, rels=relation("attachedTemplate").encode("utf-16")),
    "another encoding": office(
        DOCX, rels=b'<?xml version="1.0" encoding="utf-7"?>+ADw-x/+AD4-'
    ),
    "macros by kind": office(
        DOCX, kinds='<Override ContentType="application/vnd.ms-office.vbaProject"/>'
    ),
    "macros by name": office(DOCX, "word/VBAPROJECT.bin"),
    "sheet of macros": office("xl/workbook.xml", DOCX, "xl/macrosheets/sheet1.xml"),
    "tables elsewhere": office(DOCX, "xl/externalLinks/externalLink1.xml"),
    "program inside": office(DOCX, "word/embeddings/oleObject1.bin"),
    "page before it": b"<html><script>alert(1)</script>" + office(DOCX),
}  # fmt: skip


@pytest.mark.parametrize("how", LIVE)
def test_a_paper_that_does_something_by_itself_is_refused(
    how: str, amina: Person
) -> None:
    """Eighteen departments open it: it calls no other place and runs nothing."""
    item = a_point(amina, a_meeting(amina))
    with pytest.raises(Invalid, match="paper_not_what_it_says"):
        actions.add_paper(amina.actor, item, title=TITLE, sent=Sent("docx", LIVE[how]))
    assert not Paper.objects.exists()


def test_links_that_a_reader_follows_and_tables_inside_are_left(amina: Person) -> None:
    item = a_point(amina, a_meeting(amina))
    data = office(
        DOCX, "word/embeddings/Table1.xlsx", rels=relation("hyperlink"),
        kinds='<Types><Default Extension="xml" ContentType="application/xml"/></Types>',
    )  # fmt: skip
    sent = Sent("docx", data)
    assert actions.add_paper(amina.actor, item, title=TITLE, sent=sent).pk


GOOD = {
    "pdf": b"%PDF-1.7\n", "txt": "Été\n".encode(), "csv": b"a,b\n",
    "docx": office("word/document.xml"), "XLSX": office("xl/workbook.xml"),
}  # fmt: skip


@pytest.mark.parametrize("ending", GOOD)
def test_a_paper_comes_back_as_it_was_sent(
    ending: str, amina: Person, rene: Person
) -> None:
    item = a_point(amina, a_meeting(amina))
    sent = Sent(ending, GOOD[ending])
    paper = actions.add_paper(amina.actor, item, title=TITLE, sent=sent)
    file = paper_file(rene.actor, number=paper.pk)
    assert file.data == GOOD[ending]
    assert paper.content_id == sha256(GOOD[ending]).hexdigest()
    assert file.name.endswith(ending.lower())


@pytest.mark.parametrize(
    ("ending", "data", "code"),
    [
        ("pdf", b"MZ\x90", "paper_not_what_it_says"),
        ("exe", b"MZ\x90", "paper_kind_unknown"),
        ("docm", office("word/document.xml"), "paper_kind_unknown"),
        ("docx", office("word/document.xml", "word/vbaProject.bin"),
         "paper_not_what_it_says"),
        ("docx", b"PK\x03\x04 broken", "paper_not_what_it_says"),
        ("txt", b"\xff\xfe\x00", "paper_not_what_it_says"),
        ("txt", b"", "paper_empty"),
        ("txt", b"a" * (MOST_MEGABYTES * 1024 * 1024 + 1), "paper_too_large"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_a_paper_is_refused(
    ending: str, data: bytes, code: str, amina: Person
) -> None:
    item = a_point(amina, a_meeting(amina))
    with pytest.raises(Invalid) as refused:
        actions.add_paper(amina.actor, item, title=TITLE, sent=Sent(ending, data))
    assert refused.value.code == code
    assert not Paper.objects.exists()


def test_a_newer_paper_leaves_the_older_one(amina: Person, rene: Person) -> None:
    item = a_point(amina, a_meeting(amina))
    first = actions.add_paper(amina.actor, item, title=TITLE, sent=Sent("txt", b"one"))
    newer = actions.replace_paper(
        amina.actor, first, title=TITLE, sent=Sent("txt", b"two")
    )
    (shown,) = meeting_page(rene.actor, number=item.meeting_id).points[0].papers
    assert (shown.id, shown.earlier) == (newer.pk, (first.pk,))
    assert paper_file(rene.actor, number=first.pk).data == b"one"
    with pytest.raises(Denied) as twice:
        actions.replace_paper(
            amina.actor, first, title=TITLE, sent=Sent("txt", b"three")
        )
    assert twice.value.code == "paper_replaced"


def test_a_paper_is_encrypted_and_a_changed_one_is_not_handed_out(
    amina: Person, rene: Person
) -> None:
    item = a_point(amina, a_meeting(amina))
    paper = actions.add_paper(
        amina.actor, item, title=TITLE, sent=Sent("txt", b"zebra " * 40)
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM taskforce_papercontent")
        assert cursor.fetchone()[0].startswith("h1.")
    paper.content.content = "b3RoZXI="
    paper.content.save()
    with pytest.raises(Invalid) as refused:
        paper_file(rene.actor, number=paper.pk)
    assert refused.value.code == "document_altered"


GROWING = tuple(
    f"taskforce_{name}"
    for name in ("step", "paper", "minutes", "verdict", "decision", "actionitem",
                 "actionstatement", "effect", "risk", "assessment")
)  # fmt: skip


def test_the_database_refuses_to_change_what_was_said(amina: Person) -> None:
    assert unguarded(connection, GROWING) == []
    assert unguarded(connection, ["taskforce_meeting"]) == ["taskforce_meeting"]
    to_do(amina, held(amina))
    for rows in (Step.objects, ActionItem.objects, ActionStatement.objects):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(by_user_id=None)


def test_only_those_who_sit_read_anything(
    amina: Person, rene: Person, otto: Person, audrey: Person, ana: Person
) -> None:
    item = held(amina)
    assert len(meetings(rene.actor)) == len(meetings(audrey.actor)) == 1
    assert meetings(otto.actor) == ()
    with pytest.raises(Missing):
        meeting_page(otto.actor, number=item.meeting_id)
    with pytest.raises(Denied):
        meetings(ana.actor)


def test_only_those_who_keep_the_room_call_meetings(
    rene: Person, aline: Person
) -> None:
    for person in (rene, aline):
        with pytest.raises(Denied) as refused:
            a_meeting(person)
        assert refused.value.code == "no_permission"


def test_a_title_edited_by_two_is_not_lost(amina: Person, ada: Person) -> None:
    meeting = a_meeting(amina)
    naming = Naming("New title", "Nouveau titre")
    actions.rename_meeting(amina.actor, meeting, naming=naming, version=1)
    with pytest.raises(Invalid):
        actions.rename_meeting(ada.actor, meeting, naming=naming, version=1)
    point = a_point(amina, meeting)
    actions.edit_item(
        amina.actor, point, point=Point("A", "B", "inform", "justice"), version=1
    )
    assert AgendaItem.objects.get().presenter is not None
