"""An employer’s own file: what it holds, what it withholds, and two people.

Checked against: IRPR s. 207.1 and its guidance (nothing that a worker told reaches the
employer), and decision 31: what lies behind the wall is neither named nor counted.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.utils.timezone import localdate

from halte.capabilities.inspections.actions.finding import (
    Pointer,
    add_evidence,
    compute,
)
from halte.capabilities.inspections.actions.giving import approve, prepare, release
from halte.capabilities.inspections.actions.letters import draft, opened, review
from halte.capabilities.inspections.actions.opening import note
from halte.capabilities.inspections.facade import visit_of
from halte.capabilities.inspections.models import (
    Inspection,
    Letter,
    OwnFile,
    OwnFileRelease,
    OwnFileReview,
)
from halte.capabilities.inspections.queries.own import own_file, package
from halte.capabilities.inspections.states import Kind, Side, Source, Way
from halte.core.audit.models import Entry
from halte.core.errors import Denied, Invalid
from tests.conftest import Person, SignIn
from tests.employers.conftest import kept
from tests.inspections.conftest import EXAMINED, fresh
from tests.inspections.test_agreements import NOTICED, letter

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "Zyzzogeton told us"
TOKEN = "S-0123456789abcdef0123456789abcdef"


def prepared(person: Person, employer_pk: int, **changes: Any) -> OwnFile:
    given: dict[str, Any] = {
        "employer_pk": employer_pk, "asked_on": localdate(),
        "asked_by": "Its lawyer, by letter.", "why": "It asked for its own file.",
        "provision": "Invented Act, 1(1)",
    }  # fmt: skip
    return prepare(person.actor, OwnFile(), **(given | changes))


def members(row: OwnFile) -> dict[str, bytes]:
    """What is in a package."""
    with zipfile.ZipFile(io.BytesIO(opened(row.content))) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


@pytest.fixture
def noticed(ines: Person, ravi: Person, found: Inspection) -> Inspection:
    """A sent notice, a draft before and after it, a note, and what is walled."""
    for side, source, reference in (
        (Side.WALLED, Source.DOCUMENT, ""), (Side.WALLED, Source.SEALED, TOKEN),
    ):  # fmt: skip
        pointer = Pointer(24, source, EXAMINED, label=SECRET, reference=reference,
                          side=side)  # fmt: skip
        if source is Source.SEALED:
            pointer = Pointer(24, source, EXAMINED, reference=reference)
        add_evidence(ines.actor, found, pointer=pointer)
    compute(ines.actor, fresh(found), determined_on=NOTICED)
    draft(ines.actor, fresh(found), kind=Kind.PRELIMINARY, dated=NOTICED)
    letter(ines, ravi, fresh(found), Kind.PRELIMINARY, NOTICED)
    note(ines.actor, fresh(found), on=NOTICED, said=SECRET)
    compute(ines.actor, fresh(found), determined_on=NOTICED)
    draft(ines.actor, fresh(found), kind=Kind.CORRECTED, dated=NOTICED)
    return fresh(found)


def test_it_holds_what_was_sent_and_lists_what_is_withheld(
    ines: Person, noticed: Inspection
) -> None:
    row = prepared(ines, noticed.employer_id)
    held = members(row)
    folder = f"inspections/{noticed.number}"
    assert {n.removeprefix(folder) for n in held if n.startswith(folder)} == {
        "/evidence.json", "/findings.json", "/letter-1-preliminary-en.pdf",
        "/letter-1-preliminary-fr.pdf", "/letter-1-preliminary.json",
    }  # fmt: skip
    contents = json.loads(held["contents.json"])
    assert [one["what"]["en"].split(": ")[1] for one in contents["withheld"]] == [
        "why it was opened, and from what that is known",
    ]
    assert "notes of officers" in contents["withheld_in_every_file"]["en"]
    assert contents["ground_relied_on"] == "Invented Act, 1(1)"
    evidence = json.loads(held[f"{folder}/evidence.json"])
    assert [one["label"] for one in evidence] == [
        "Payroll, condition 9", "Payroll, condition 9", "Payroll, condition 24",
        "Payroll, condition 27",
    ]  # fmt: skip
    sent = Letter.objects.get(kind=Kind.PRELIMINARY, sending__isnull=False)
    assert held[f"{folder}/letter-1-preliminary-fr.pdf"] == opened(sent.pdf_fr)
    everything = b"".join(held.values())
    for hidden in (SECRET, noticed.trigger_said.text, "lawyer", TOKEN):
        assert hidden.encode() not in everything
    assert {"cover-en.pdf", "cover-fr.pdf"} <= held.keys()


def test_the_same_file_gives_the_same_bytes(ines: Person, noticed: Inspection) -> None:
    one, other = (prepared(ines, noticed.employer_id) for _ in range(2))
    assert one.content_id == other.content_id


def test_notes_drafts_and_remarks_change_no_byte(
    ines: Person, ravi: Person, found: Inspection
) -> None:
    """IRPR s. 207.1 and its guidance: an officer who notes what a worker told must not
    let the employer learn that there is a note, or of which day."""
    compute(ines.actor, fresh(found), determined_on=NOTICED)
    letter(ines, ravi, fresh(found), Kind.PRELIMINARY, NOTICED)
    silent = prepared(ines, found.employer_id)
    for _ in range(2):
        note(ines.actor, fresh(found), on=NOTICED, said=SECRET)
    compute(ines.actor, fresh(found), determined_on=NOTICED)
    for _ in range(2):
        made = draft(ines.actor, fresh(found), kind=Kind.CORRECTED, dated=NOTICED)
        review(ravi.actor, made, approved=False, on=NOTICED, reason=SECRET)
    spoken = prepared(ines, found.employer_id)
    assert spoken.content_id == silent.content_id
    sentence = json.loads(members(silent)["contents.json"])["withheld_in_every_file"]
    nothing = prepared(ines, untold_of(ines))
    contents = json.loads(members(nothing)["contents.json"])
    assert contents["withheld_in_every_file"] == sentence


def untold_of(person: Person) -> int:
    """An employer of which no file was opened."""
    return kept(person, "Invented Quiet Inc.").pk


def test_a_file_that_the_employer_was_not_told_of_is_not_there(
    ines: Person, examining: Inspection
) -> None:
    row = prepared(ines, examining.employer_id)
    held = members(row)
    assert (row.pieces, row.withheld) == (0, 0)
    assert examining.number.encode() not in b"".join(held.values())


def test_before_a_letter_was_sent_no_evidence_and_no_draft_is_named(
    ines: Person, found: Inspection
) -> None:
    with transaction.atomic():  # as the action of the room that calls it does
        visit_of(ines.actor, found.pk, on=EXAMINED)
    compute(ines.actor, fresh(found), determined_on=NOTICED)
    draft(ines.actor, fresh(found), kind=Kind.PRELIMINARY, dated=NOTICED)
    row = prepared(ines, found.employer_id)
    assert (row.pieces, row.withheld) == (0, 1)
    assert b"Payroll" not in b"".join(members(row).values())


def test_another_person_approves_before_it_leaves(
    ines: Person, ravi: Person, noticed: Inspection
) -> None:
    row = prepared(ines, noticed.employer_id)
    given = {"released_on": localdate(), "way": Way.COURIER}
    with pytest.raises(Denied, match="own_file_own"):
        approve(ines.actor, row, approved=True)
    with pytest.raises(Denied, match="own_file_not_approved"):
        package(ines.actor, pk=row.pk)
    with pytest.raises(Denied, match="own_file_not_approved"):
        release(ines.actor, row, **given)
    assert package(ravi.actor, pk=row.pk).data == opened(row.content)
    approve(ravi.actor, row, approved=True)
    release(ines.actor, OwnFile.objects.get(pk=row.pk), **given)
    page = own_file(ines.actor, pk=row.pk)
    assert (page.reviewed_by, page.released_by) == ("Ravi Review", "Ines Integrite")
    with pytest.raises(Denied, match="own_file_reviewed"):
        approve(ravi.actor, OwnFile.objects.get(pk=row.pk), approved=False, reason="x")
    noted = Entry.objects.filter(act__contains="giving").values_list("act", flat=True)
    assert {name.rsplit(".", 1)[1] for name in noted} == {
        "prepare", "approve", "release",
    }  # fmt: skip


def test_what_changed_since_is_prepared_anew(
    ines: Person, ravi: Person, noticed: Inspection
) -> None:
    row = prepared(ines, noticed.employer_id)
    pointer = Pointer(9, Source.DOCUMENT, EXAMINED, label="Found later.")
    add_evidence(ines.actor, fresh(noticed), pointer=pointer)
    with pytest.raises(Invalid, match="own_file_changed"):
        approve(ravi.actor, row, approved=True)
    with pytest.raises(Invalid, match="inspection_reason_short"):
        approve(ravi.actor, row, approved=False, reason="no")
    approve(ravi.actor, row, approved=False, reason="Evidence was added since.")
    with pytest.raises(Denied, match="own_file_not_approved"):
        release(ines.actor, OwnFile.objects.get(pk=row.pk), released_on=localdate(),
                way=Way.MAIL)  # fmt: skip


def test_the_database_holds_two_people_by_itself(
    ines: Person, ravi: Person, noticed: Inspection
) -> None:
    row = prepared(ines, noticed.employer_id)
    said = {"own_file": row, "approved": True, "by_name": "x", "on": localdate()}
    mine = ines.user.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnFileReview.objects.create(prepared_by_id=mine, by_user_id=mine, **said)
    with pytest.raises(DatabaseError, match="own_file_read"), transaction.atomic():
        OwnFileReview.objects.create(prepared_by_id=mine + 1, by_user_id=mine, **said)
    with pytest.raises(DatabaseError, match="own_file_out"), transaction.atomic():
        OwnFileRelease.objects.create(
            own_file=row,
            released_on=localdate(),
            way=Way.MAIL,
            by_user_id=1,
            by_name="x",
        )
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        OwnFile.objects.update(size=1)


Sign = Callable[[Person], Client]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_from_asking_to_handing_over_through_the_pages(
    signed_in: SignIn, ines: Person, ravi: Person, noticed: Inspection, language: str
) -> None:
    base = f"/{language}/inspections/own"
    mine, theirs = signed_in(ines), signed_in(ravi)
    employer = f"/{language}/employers/{noticed.employer_id}/"
    assert f"own/{noticed.employer_id}/" in mine.get(employer).content.decode()
    answer = mine.post(f"{base}/{noticed.employer_id}/new/", {
        "asked_on": localdate(), "asked_by": "Its lawyer, by letter.",
        "provision": "1(1)", "why": "It asked for its own file.",
    })  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    page = answer.headers["Location"]
    assert mine.get(f"{page}file.zip").status_code == 403
    assert theirs.get(f"{page}file.zip").headers["Content-Type"] == "application/zip"
    empty = theirs.post(f"{page}approve/", {})
    assert empty.status_code == 400
    assert theirs.post(f"{page}approve/", {"verdict": "approved"}).status_code == 302
    given = {"released_on": localdate(), "way": "courier"}
    assert mine.post(f"{page}release/", given).status_code == 302
    shown = mine.get(page).content.decode()
    assert ("Handed over" if language == "en" else "Remis") in shown
    assert page in mine.get(f"{base}/{noticed.employer_id}/").content.decode()
