"""The checklist with and without a network: nothing is lost, nobody overwrites."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.capabilities.visits.actions.answering import Given, answer, choose, issue
from halte.capabilities.visits.checklist import QUESTIONS, questions_for
from halte.capabilities.visits.models import Answer, Attached, Stop
from halte.capabilities.visits.offline.reading import FORMAT, read
from halte.capabilities.visits.offline.sealing import signature
from halte.capabilities.visits.queries.answers import checklist, form_file
from halte.capabilities.visits.sending import send_in
from halte.capabilities.visits.standing import current_answers, waiting_answers
from halte.capabilities.visits.states import StopKind, Value
from halte.core.errors import Denied, Invalid
from halte.methods.law.text.conditions import CONDITIONS
from tests.conftest import Person
from tests.visits.conftest import now
from tests.visits.test_entering import refused

database = pytest.mark.django_db(transaction=True)


def a_file(issued: Any, said: dict[str, Any], seconds: int = 20, **more: Any) -> bytes:
    at = timezone.now() - timedelta(seconds=seconds)
    whole = {
        "format": FORMAT, "form": issued.token, "signature": signature(issued),
        "filled_at": at.isoformat(), "answers": said,
    }  # fmt: skip
    return json.dumps(whole | more).encode()


def test_every_condition_of_the_law_has_a_question() -> None:
    asked = {question.condition for question in QUESTIONS}
    assert asked == {c.item for c in CONDITIONS}
    caregiver = questions_for(StopKind.WORK, caregiver=True)
    assert {3, 10, 16} <= {question.condition for question in caregiver}
    for kind in StopKind:
        plain = questions_for(kind, caregiver=False)
        assert not {3, 10, 16} & {question.condition for question in plain}
    assert len({question.slug for question in QUESTIONS}) == len(QUESTIONS)


@database
def test_answers_meet_only_where_someone_answered_meanwhile(
    ines: Person, ravi: Person, begun: Stop
) -> None:
    start = [Given("engaged", Value.YES)]
    answer(ines.actor, begun, given=start, at=now())
    form = issue(ines.actor, begun)
    seen = form.base["engaged"]
    mine = [Given("engaged", Value.NO, "Closed.", base=seen)]
    assert answer(ravi.actor, begun, given=mine, at=now()).new == 1
    said = {
        "engaged": {"value": "yes", "note": "Open today."},
        "six-years": {"value": "not_seen", "note": ""},
    }
    taken = send_in(ines.actor, begun, a_file(form, said))
    assert (taken.new, taken.aside) == (1, 1)
    (waiting,) = waiting_answers(begun)
    page = checklist(ines.actor, stop_id=begun.pk)
    (pair,) = page.conflicts
    assert pair.now is not None
    assert (pair.now.note, pair.waiting.note) == ("Closed.", "Open today.")
    choose(ravi.actor, waiting, take_waiting=True)
    assert current_answers(begun)["engaged"].value == Value.YES
    given_twice = {"take_waiting": False}
    assert refused(choose, ravi.actor, waiting, **given_twice) == "checklist_chosen"
    notes = {row.note.text for row in Answer.objects.exclude(note=None)}
    assert {"Closed.", "Open today."} <= notes
    assert Attached.objects.get().item.kind == "text"


@database
def test_a_later_file_of_the_same_form_goes_on_where_it_was(
    ines: Person, begun: Stop
) -> None:
    form = issue(ines.actor, begun)
    first = a_file(form, {"engaged": {"value": "no"}}, 25)
    assert send_in(ines.actor, begun, first).new == 1
    assert refused(send_in, ines.actor, begun, first) == "checklist_sent"
    second = a_file(form, {"engaged": {"value": "yes"}}, 5)
    taken = send_in(ines.actor, begun, second)
    assert (taken.new, taken.aside) == (1, 0)
    again = a_file(form, {"engaged": {"value": "yes"}}, 2)
    assert send_in(ines.actor, begun, again).new == 0


@database
def test_a_file_that_was_not_made_here_for_this_stop_is_refused(
    ines: Person, begun: Stop, house: Stop
) -> None:
    form, other = issue(ines.actor, begun), issue(ines.actor, house)
    said = {"engaged": {"value": "yes"}}
    for content, code in (
        (a_file(form, said, signature="0" * 64), "checklist_unknown"),
        (a_file(form, said, form="0" * 32), "checklist_unknown"),
        (a_file(other, said), "checklist_other_stop"),
        (a_file(form, {"own-room": {"value": "yes"}}), "checklist_question"),
        (a_file(form, said, -900), "day_to_come"),
    ):
        assert refused(send_in, ines.actor, begun, content) == code
    assert not Answer.objects.exists()
    assert refused(send_in, ines.actor, house, a_file(other, said)) == (
        "visit_stop_not_begun"
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "checklist_not_answers"),
        (b"\xff\xfe\x00", "checklist_not_answers"),
        (b"[1]", "checklist_not_answers"),
        (b"[" * 100_000, "checklist_not_answers"),
        (b'{"format": "other"}', "checklist_not_answers"),
        ({"answers": {}}, "checklist_no_answers"),
        ({"answers": []}, "checklist_no_answers"),
        ({"filled_at": "yesterday"}, "checklist_when"),
        ({"filled_at": "2026-13-40T99:00"}, "checklist_when"),
        ({"filled_at": 7}, "checklist_when"),
        ({"answers": {"engaged": "yes"}}, "checklist_value"),
        ({"answers": {"engaged": {"value": "maybe"}}}, "checklist_value"),
        ({"answers": {"engaged": {"value": ["yes"]}}}, "checklist_value"),
        ({"answers": {"engaged": {"value": "yes", "note": 3}}}, "checklist_note"),
        ({"answers": {"a": {"value": "no", "note": "x" * 2001}}}, "checklist_note"),
    ],
)
def test_a_bad_file_is_named_for_what_is_wrong(content: Any, code: str) -> None:
    whole = {
        "format": FORMAT, "form": "x", "signature": "y",
        "filled_at": "2026-06-01T10:00:00Z",
        "answers": {"engaged": {"value": "yes"}},
    }  # fmt: skip
    sent = content if isinstance(content, bytes) else json.dumps(whole | content)
    with pytest.raises(Invalid) as said:
        read(sent if isinstance(sent, bytes) else sent.encode())
    assert said.value.code == code
    assert str(said.value.sentence)


@settings(max_examples=60, deadline=None)
@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["format", "answers", "form", "filled_at"]),
                      inner, max_size=4),
    max_leaves=8,
))  # fmt: skip
def test_whatever_json_comes_it_is_read_or_refused(said: Any) -> None:
    if isinstance(said, dict):
        said = said | {"format": FORMAT}
    try:
        read(json.dumps(said).encode())
    except Invalid as refused_:
        assert refused_.code.startswith("checklist_")


@database
def test_the_file_names_nobody_and_no_place_and_fetches_nothing(
    ines: Person, begun: Stop
) -> None:
    answer(ines.actor, begun, given=[Given("engaged", Value.NO, "</script>")], at=now())
    text = form_file(issue(ines.actor, begun)).decode()
    for hidden in ("Invented", "Leamington", "Ines"):
        assert hidden not in text
    assert not re.search(r"(src|href)=|https?:|fetch\(|XMLHttp|@import|url\(", text)
    assert text.count("</script>") == 2
    assert "&lt;/script&gt;" in text


@database
def test_a_stop_that_was_not_begun_has_no_answers(ines: Person, work: Stop) -> None:
    with pytest.raises(Denied) as said:
        answer(ines.actor, work, given=[Given("engaged", Value.NO)], at=now())
    assert said.value.code == "visit_stop_not_begun"
