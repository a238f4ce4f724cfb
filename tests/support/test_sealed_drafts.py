"""Forms taken along: sealed away from Halte, taken once, and never lost."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from halte.capabilities.support.actions import files, keeping, offline
from halte.capabilities.support.actions.offline import Brought
from halte.capabilities.support.home import home
from halte.capabilities.support.models import Blank, File, Passage, SealedDraft
from halte.capabilities.support.offline.page import FORMAT, page
from halte.capabilities.support.passages import content_of, ends
from halte.capabilities.support.queries.files import label_of
from halte.capabilities.support.queries.offline import offline as offline_page
from halte.capabilities.support.states import (
    DRAFT_TRANSITIONS,
    DraftState,
    Exit,
    Via,
)
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from halte.core.key_rotation import columns
from halte.core.sealed_drafts import public_half, seal
from tests.conftest import Person
from tests.support.conftest import SECRET, a_file, disposed

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]
BEGINNING = {"label": "kingfisher", "told": "yes", "level": "share", "region": "CA-QC"}
SAID = {"contact": {"rule": SECRET, "way": ["text"]}, "wishes": {"words": "A room"}}


def a_draft(blank: Blank, topics: Any = SAID, beginning: Any = BEGINNING) -> bytes:
    """What the script of the form makes, made by program."""
    text = json.dumps({"beginning": beginning, "topics": topics}).encode()
    return enveloped(blank, text)


def enveloped(blank: Blank, text: bytes, **changes: str) -> bytes:
    made = seal(public_half(blank.key), text, number=blank.number)
    said = {"format": FORMAT, "form": blank.number, "key": made.key,
            "nonce": made.nonce, "sealed": made.sealed, **changes}  # fmt: skip
    return json.dumps(said).encode()


def brought(person: Person, content: bytes) -> Brought:
    return offline.send_in(person.actor, person.organisation, content=content)


def refused(person: Person, content: bytes) -> str:
    found = brought(person, content)
    assert found.file is None and found.fault is not None
    return found.fault.code


@pytest.fixture
def blank(sam: Person) -> Blank:
    return offline.take_blank(sam.actor, sam.organisation)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_form_tells_nothing_of_anyone(
    language: str, sam: Person, file: File
) -> None:
    row = offline.take_blank_for(sam.actor, file)
    with override(language):
        text = page(row).decode()
    for told in (SECRET, "heron", "Tonight", str(file.reference), str(file.person),
                 sam.user.name, sam.user.email, "The House", row.key):  # fmt: skip
        assert told not in text
    assert row.number in text and public_half(row.key) in text
    for outside in ("http://", "https://", "//", "fetch(", "XMLHttp"):
        assert outside not in text.replace("/* ", "").replace(" */", "")
    assert "default-src 'none'" in text and "unsafe" not in text


def test_a_draft_of_a_new_contact_opens_a_file_in_the_writers_circle(
    sam: Person, blank: Blank
) -> None:
    found = brought(sam, a_draft(blank))
    assert found.fault is None and found.file is not None and found.forked == ()
    assert label_of(found.file) == "kingfisher"
    assert found.file.circle.get().user_id == sam.user.pk
    (row,) = ends(found.file, "contact")
    assert content_of(found.file, row) == SAID["contact"]
    assert (row.via, row.by_user_id) == (Via.OFFLINE, sam.user.pk)
    kept = SealedDraft.objects.get()
    assert (kept.state, kept.content) == (DraftState.TAKEN, "")
    assert not [e for e in Entry.objects.all() if SECRET in str(vars(e))]


def test_two_people_with_the_same_words_are_told_apart(
    sam: Person, blank: Blank
) -> None:
    a_file(sam, "kingfisher")
    found = brought(sam, a_draft(blank))
    assert found.file is not None
    assert label_of(found.file) == f"kingfisher ({blank.short})"


def test_what_stood_there_meanwhile_stays_beside_the_draft(
    sam: Person, file: File
) -> None:
    row = offline.take_blank_for(sam.actor, file)
    files.write(sam.actor, file, topic="wishes", content={"words": "Meanwhile"}, seen=1)
    found = brought(sam, a_draft(row, {"wishes": {"words": "From the road"}}))
    assert found.forked == ("wishes",)
    texts = [content_of(file, end)["words"] for end in ends(file, "wishes")]
    assert texts == ["Meanwhile", "From the road"]


def test_each_form_is_taken_once_and_a_second_text_is_not_lost(
    sam: Person, petra: Person, blank: Blank
) -> None:
    first = a_draft(blank)
    file = brought(sam, first).file
    assert file is not None
    assert refused(sam, first) == "draft_used"
    assert SealedDraft.objects.count() == 1
    second = a_draft(blank, {"wishes": {"words": "And a garden"}})
    assert refused(sam, second) == "draft_used"
    assert refused(sam, second) == "draft_used"
    row = SealedDraft.objects.get(state=DraftState.KEPT)
    assert row.times == 2 and base64.b64decode(row.content) == second
    with pytest.raises(Denied, match="no_permission"):
        offline.let_in(sam.actor, row)
    assert offline.let_in(petra.actor, row).forked == ("wishes",)
    texts = {str(content_of(file, end)["words"]) for end in ends(file, "wishes")}
    assert texts == {"A room", "And a garden"}
    assert {p.by_user_id for p in Passage.objects.all()} == {sam.user.pk}
    with pytest.raises(Denied, match="draft_over"):
        offline.let_in(petra.actor, row)


def test_the_database_itself_takes_a_form_once(sam: Person, blank: Blank) -> None:
    brought(sam, a_draft(blank))
    with pytest.raises(IntegrityError), transaction.atomic():
        SealedDraft.objects.create(
            blank=blank, organisation=sam.organisation, by_user_id=0,
            state=DraftState.TAKEN, digest="0" * 64,
        )  # fmt: skip


def test_a_late_draft_is_kept_until_a_supervisor_lets_it_in(
    sam: Person, petra: Person, blank: Blank
) -> None:
    blank.ends_at = timezone.now() - timedelta(seconds=1)
    blank.save()
    assert refused(sam, a_draft(blank)) == "draft_late"
    assert not File.objects.exists()
    waiting = [item.count for item in home(petra.actor) if "offline" in item.url]
    assert waiting == [1]
    offline.let_in(petra.actor, SealedDraft.objects.get())
    file = File.objects.get()
    assert file.circle.get().user_id == sam.user.pk
    blank.refresh_from_db()
    assert blank.file == file and blank.taken_at is not None


def test_anothers_draft_is_kept_and_tells_nothing(
    sam: Person, sofia: Person, nadia: Person, petra: Person, blank: Blank
) -> None:
    content = a_draft(blank)
    for person in (sofia, nadia):
        assert refused(person, content) == "draft_not_yours"
    assert not File.objects.exists()
    # It belongs to the organisation whose form it is, and to its writer.
    assert not SealedDraft.objects.visible_to(nadia.actor).exists()
    assert SealedDraft.objects.visible_to(petra.actor).count() == 2
    assert SealedDraft.objects.visible_to(sam.actor).count() == 2
    # The writer is not shut out by what others tried.
    assert brought(sam, content).file is not None


def changed(blank: Blank, part: str) -> bytes:
    said = json.loads(a_draft(blank))
    raw = bytearray(base64.b64decode(said[part]))
    raw[-1] ^= 1
    return json.dumps({**said, part: base64.b64encode(raw).decode()}).encode()


@pytest.mark.parametrize("part", ["key", "nonce", "sealed"])
def test_one_changed_bit_is_found_and_the_draft_kept(
    part: str, sam: Person, blank: Blank
) -> None:
    content = changed(blank, part)
    assert refused(sam, content) == "draft_changed"
    row = SealedDraft.objects.get()
    assert (row.state, row.code) == (DraftState.KEPT, "draft_changed")
    assert base64.b64decode(row.content) == content
    assert brought(sam, a_draft(blank)).file is not None


def test_a_draft_of_another_form_does_not_open_under_this_number(
    sam: Person, blank: Blank
) -> None:
    other = offline.take_blank(sam.actor, sam.organisation)
    said = json.loads(a_draft(other))
    content = json.dumps({**said, "form": blank.number}).encode()
    assert refused(sam, content) == "draft_changed"


@pytest.mark.parametrize(
    "text",
    [b"", b"[]", b'{"beginning": {}}', b"\xff", b'{"beginning": [], "topics": {}}',
     b'{"beginning": {}, "topics": {"nothing": {}}}',
     b'{"beginning": {}, "topics": {"wishes": {"words": 3}}}',
     b'{"beginning": {"level": "other"}, "topics": {}}'],
)  # fmt: skip
def test_sealed_nonsense_is_refused(text: bytes, sam: Person, blank: Blank) -> None:
    assert refused(sam, enveloped(blank, text)) == "draft_changed"
    assert not File.objects.exists()


@pytest.mark.parametrize(
    ("topics", "code"),
    [
        ({"wishes": {"other": "x"}}, "support_part_unknown"),
        ({"contact": {"way": ["smoke"]}}, "support_choice_unknown"),
        ({"wishes": {"words": "x" * 8001}}, "support_too_long"),
        ({"children": {"number": "many"}}, "draft_changed"),
        ({"plan": {"review": "tomorrow"}}, "draft_changed"),
        ({}, "draft_empty"),
    ],
)
def test_half_of_a_draft_never_lands_in_a_file(
    topics: Any, code: str, sam: Person, file: File
) -> None:
    row = offline.take_blank_for(sam.actor, file)
    before = Passage.objects.count()
    content = a_draft(row, {"language": {"first": "es"}, **topics} if topics else {})
    assert refused(sam, content) == code
    assert Passage.objects.count() == before
    assert SealedDraft.objects.get().state == DraftState.KEPT


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"{}", b"[" * 5000])
def test_what_is_no_draft_is_kept_all_the_same(content: bytes, sam: Person) -> None:
    assert refused(sam, content) == "draft_not_ours"
    assert base64.b64decode(SealedDraft.objects.get().content) == content


def test_a_file_too_large_is_refused_before_it_is_read(sam: Person) -> None:
    with pytest.raises(Invalid, match="draft_too_large"):
        brought(sam, b" " * 1_000_001)


def test_a_closed_file_a_left_circle_and_a_changed_mind_keep_the_draft(
    sam: Person, petra: Person, file: File
) -> None:
    row = offline.take_blank_for(sam.actor, file)
    content = a_draft(row)
    files.close(sam.actor, file, exit=Exit.MOVED, follow_up_on=None)
    assert refused(sam, content) == "support_file_closed"
    files.reopen(sam.actor, file)
    keeping.leave_circle(petra.actor, file, user_id=sam.user.pk)
    assert refused(sam, content) == "draft_file_shut"
    keeping.add_to_circle(petra.actor, file, user_id=sam.user.pk)
    assert brought(sam, content).file == file
    assert SealedDraft.objects.get().times == 3


def test_an_anonymous_person_stays_so(sam: Person, blank: Blank) -> None:
    anonymous = {**BEGINNING, "level": "anonymous"}
    named = a_draft(blank, {"identity": {"first_name": "Ana"}}, anonymous)
    assert refused(sam, named) == "support_anonymous"
    assert not File.objects.exists()


def test_a_disposal_reaches_forms_and_drafts(
    sam: Person, petra: Person, blank: Blank
) -> None:
    file = brought(sam, a_draft(blank)).file
    assert file is not None
    later = offline.take_blank_for(sam.actor, file)
    blank.refresh_from_db()
    second = a_draft(blank, {"wishes": {"words": "Again"}})
    refused(sam, second)
    files.close(sam.actor, file, exit=Exit.MOVED, follow_up_on=None)
    disposed(sam, petra, file, asked=True)
    assert set(Blank.objects.values_list("key", flat=True)) == {""}
    assert set(SealedDraft.objects.values_list("content", flat=True)) == {""}
    assert later.file == file
    assert refused(sam, second) == "draft_used"


def test_a_conflict_of_interest_hides_the_draft(
    sam: Person, petra: Person, nadia: Person, file: File
) -> None:
    row = offline.take_blank_for(sam.actor, file)
    row.ends_at = timezone.now()
    row.save()
    refused(sam, a_draft(row))
    draft = SealedDraft.objects.get()
    file.blocks.create(user_id=petra.user.pk, why=file.sealed("kin"))
    assert not SealedDraft.objects.visible_to(petra.actor).exists()
    for person in (petra, nadia):
        with pytest.raises(Denied, match="not_found"):
            offline.let_go(person.actor, draft)


def test_what_was_let_go_is_counted_and_gone(
    sam: Person, petra: Person, blank: Blank
) -> None:
    refused(sam, changed(blank, "sealed"))
    offline.let_go(petra.actor, SealedDraft.objects.get())
    found = offline_page(petra.actor)
    assert (found.kept, found.let_go) == (0, 1)
    assert SealedDraft.objects.get().content == ""
    assert not any(DRAFT_TRANSITIONS[s] for s in DraftState if s != DraftState.KEPT)


def test_private_halves_and_drafts_lie_under_the_ring(
    sam: Person, blank: Blank
) -> None:
    brought(sam, b"loose words")
    places = {column.place for column in columns()}
    assert {"support.Blank.key", "support.SealedDraft.content"} <= places
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM support_blank")
        assert cursor.fetchone()[0].startswith("h1.")
        cursor.execute("SELECT content FROM support_sealeddraft")
        assert cursor.fetchone()[0].startswith("h1.")


def at(name: str, *args: object, language: str = "en") -> str:
    with override(language):
        return reverse(f"support:{name}", args=args)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_hand_out_a_form_and_take_its_draft(
    language: str, sam: Person, petra: Person, nadia: Person, file: File,
    signed_in: Sign,
) -> None:  # fmt: skip
    client, place = signed_in(sam), at("offline", language=language)
    answer = client.post(at("offline_take_for", file.reference, language=language))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "no-store"
    assert f'lang="{language}"' in answer.content.decode()
    blank = Blank.objects.get()
    assert blank.file == file
    assert signed_in(nadia).post(
        at("offline_take_for", file.reference, language=language)
    ).status_code in (403, 404)
    client.post(at("offline_take", language=language))
    page = client.get(place).content.decode()
    assert page.count(blank.short) == 1 and "heron" in page

    def send(content: bytes) -> Any:
        sent = SimpleUploadedFile("halte.halte", content)
        return client.post(place, {"file": sent})

    wrong = send(b"nothing")
    assert wrong.status_code == 400
    taken = send(a_draft(blank))
    assert taken["Location"] == at(
        "merge", file.reference, "contact", language=language
    )
    row = SealedDraft.objects.get(state=DraftState.KEPT)
    end = at("offline_end", row.pk, "go", language=language)
    assert client.post(end)["Location"] == place
    row.refresh_from_db()
    assert row.state == DraftState.KEPT
    signed_in(petra).post(end)
    row.refresh_from_db()
    assert row.state == DraftState.LET_GO
