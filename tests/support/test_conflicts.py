"""Two people, or two tabs, write in the same place: both texts stay (Primero 508)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from halte.capabilities.support.actions import files, keeping
from halte.capabilities.support.models import File, Passage, Referral
from halte.capabilities.support.passages import content_of, ends
from halte.capabilities.support.topics import TOPICS
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation
from tests.conftest import Person
from tests.support.conftest import drafted, written

pytestmark = pytest.mark.django_db(transaction=True)

Sign = Callable[[Person], Client]
FORM = '<form class="stack"'
WORDS = ("Before", "From Sam", "From Sofia", "From Sam and Sofia")


def text_part(topic: str) -> str:
    """A part that takes words; the first where a heading has choices only."""
    parts = TOPICS[topic].parts
    return next((p.id for p in parts if p.kind in ("words", "line")), parts[0].id)


def four_texts(topic: str) -> tuple[str, ...]:
    """What stood before, two edits, and what is made of them."""
    choices = list(TOPICS[topic].part(text_part(topic)).choices)
    return (*choices[:3], choices[0]) if choices else WORDS


def at(name: str, *args: object, language: str = "en") -> str:
    with override(language):
        return reverse(f"support:{name}", args=args)


def hidden(page: str) -> dict[str, str]:
    """What a form carries along unseen."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="(\d+)"', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def said(file: File, topic: str) -> set[str]:
    part = text_part(topic)
    return {str(content_of(file, row)[part]) for row in ends(file, topic)}


@pytest.fixture
def both(
    sam: Person, sofia: Person, petra: Person, file: File, signed_in: Sign
) -> tuple[Client, Client]:
    keeping.add_to_circle(petra.actor, file, user_id=sofia.user.pk)
    return signed_in(sam), signed_in(sofia)


@pytest.mark.parametrize("topic", list(TOPICS))
def test_every_heading_keeps_both_of_two_edits_of_the_same_field(
    topic: str, sam: Person, file: File, both: tuple[Client, Client]
) -> None:
    part, path = text_part(topic), at("write", file.reference, topic)
    before, mine, theirs, made = four_texts(topic)
    if not ends(file, topic):
        written(sam, file, topic, **{part: before})
    opened = [hidden(client.get(path).content.decode()) for client in both]
    assert opened[0] == opened[1] != {}
    first = both[0].post(path, {**opened[0], part: mine})
    assert first["Location"] == at("file", file.reference)
    second = both[1].post(path, {**opened[1], part: theirs})
    merge = at("merge", file.reference, topic)
    assert second["Location"] == merge
    assert said(file, topic) == {mine, theirs}
    page = both[1].get(merge).content.decode()
    assert page.count('<article class="entry">', 0, page.index(FORM)) == 2
    both[1].post(merge, {**hidden(page), part: made})
    assert said(file, topic) == {made}
    assert file.passages.filter(topic=topic).count() == 4


def test_of_two_levels_a_person_chooses_one(
    file: File, both: tuple[Client, Client]
) -> None:
    """A blank would have said “not asked” of a need that two people spoke of."""
    path = at("write", file.reference, "need-shelter")
    for client, level in zip(both, ("1", "2"), strict=True):
        client.post(path, {"seen": "1", "level": level, "words": "Tonight"})
    merge = at("merge", file.reference, "need-shelter")
    opened = hidden(both[0].get(merge).content.decode())
    answer = both[0].post(merge, {**opened, "words": "Tonight"})
    assert answer.status_code == 400
    assert len(ends(file, "need-shelter")) == 2
    both[0].post(merge, {**opened, "words": "Tonight", "level": "2"})
    assert [row.level for row in ends(file, "need-shelter")] == [2]


def test_two_tabs_of_one_person_are_two_people(
    file: File, both: tuple[Client, Client]
) -> None:
    path = at("write", file.reference, "wishes")
    for words in ("First tab", "Second tab"):
        both[0].post(path, {"seen": "1", "words": words})
    assert said(file, "wishes") == {"First tab", "Second tab"}


def test_two_people_who_bring_together_at_once_lose_nothing(
    file: File, both: tuple[Client, Client]
) -> None:
    """The second would have put a text over one that they never saw."""
    path, merge = (
        at("write", file.reference, "wishes"),
        at("merge", file.reference, "wishes"),
    )
    both[0].post(path, {"seen": "1", "words": "From Sam"})
    both[1].post(path, {"seen": "1", "words": "From Sofia"})
    opened = [hidden(client.get(merge).content.decode()) for client in both]
    both[0].post(merge, {**opened[0], "words": "As Sam brings it together"})
    answer = both[1].post(merge, {**opened[1], "words": "As Sofia does"})
    assert answer["Location"] == merge
    assert said(file, "wishes") == {"As Sam brings it together", "As Sofia does"}


def test_a_third_text_that_came_meanwhile_is_not_merged_unseen(
    sam: Person, file: File, both: tuple[Client, Client]
) -> None:
    path, merge = (
        at("write", file.reference, "wishes"),
        at("merge", file.reference, "wishes"),
    )
    for client, words in zip(both, ("From Sam", "From Sofia"), strict=True):
        client.post(path, {"seen": "1", "words": words})
    opened = hidden(both[0].get(merge).content.decode())
    files.write(sam.actor, file, topic="wishes", content={"words": "More"}, seen=3)
    both[0].post(merge, {**opened, "words": "Both of them"})
    assert said(file, "wishes") == {"Both of them", "More"}


@pytest.mark.parametrize(("one", "other"), [(1, 1), (1, 9), (9, 9)])
def test_only_texts_of_this_heading_are_brought_together(
    one: int, other: int, sam: Person, file: File
) -> None:
    before = Passage.objects.count()
    with pytest.raises(Invalid, match="support_nothing_to_merge"):
        files.merge(
            sam.actor, file, topic="wishes", content={"words": "x"}, one=one,
            other=other,
        )  # fmt: skip
    assert Passage.objects.count() == before


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_note_to_a_service_is_not_written_over(
    language: str, sam: Person, file: File, shelter: Organisation, nadia: Person,
    both: tuple[Client, Client],
) -> None:  # fmt: skip
    row = drafted(sam, file, shelter)
    path = at("redraft", row.reference, language=language)
    opened = [hidden(client.get(path).content.decode()) for client in both]
    asked = {"domain": "shelter", "receiver": "shelter", "timeframe": "1d",
             "route": "inside", "topics": ["wishes"]}  # fmt: skip
    assert both[0].post(path, {**asked, **opened[0], "note": "Sam’s note"})["Location"]
    # Looking services up keeps the version that was opened.
    listed = both[1].post(path, {**asked, **opened[1], "note": "S", "list": "1"})
    assert hidden(listed.content.decode()) == opened[1]
    answer = both[1].post(path, {**asked, **opened[1], "note": "Sofia’s note"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert page.index("Sam’s note") < page.index(FORM) < page.index("Sofia’s note")
    kept = Referral.objects.get()
    assert file.opened(kept.note) == "Sam’s note"
    again = {**asked, **hidden(page), "note": "Sam’s and Sofia’s"}
    assert both[1].post(path, again).status_code == 302
    kept.refresh_from_db()
    assert file.opened(kept.note) == "Sam’s and Sofia’s"
