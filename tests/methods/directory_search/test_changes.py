"""An index after any changes is the one that is built of what there is then.

The oracle is the index built from nothing: no part of it is shared with the changed
one, and it never saw what was there before.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.methods.directory_search import Index, Offer, Question, Said
from halte.methods.directory_search.answers import Answers
from halte.methods.faults import Fault
from tests.methods.directory_search.inside import inside
from tests.methods.directory_search.synthetic_directory import NOW, directory

SIZE: Final = 24
DRAFTS: Final = tuple(directory(SIZE, seed)[0] for seed in (3, 5, 8, 13))
"""What each of some services said in four years."""

IDS: Final = tuple(offer.id for offer in DRAFTS[0])
QUESTIONS: Final = (
    Question(text=""),
    Question(text="shelter winnipeg cree", language="fr"),
    Question(text="heron"),
    Question(text="refuge femme espagnol bébé toronto", open_now=True),
    Question(text="sheltr montreal lits ce soir", most=50),
    Question(needs=frozenset({"emergency_shelter"}), free_places=True, place="CMA-535"),
    Question(text="lanterne", verified_within_days=90, only_known=True),
    Question(near=(45.5, -73.6), within_km=300, facts=frozenset({"wheelchair"})),
)
MOMENTS: Final = (NOW, NOW + timedelta(hours=9), NOW + timedelta(days=200))


def answers(index: Index) -> list[Answers]:
    return [
        index.ask(replace(question, seed="7"), moment)
        for question in QUESTIONS
        for moment in MOMENTS
    ]


Steps = list[tuple[frozenset[str], dict[str, int]]]

steps = st.lists(
    st.tuples(
        st.frozensets(st.sampled_from(IDS), max_size=4),
        st.dictionaries(st.sampled_from(IDS), st.sampled_from(range(4)), max_size=4),
    ),
    min_size=1,
    max_size=6,
)


def offer(ident: str, draft: int) -> Offer:
    return DRAFTS[draft][int(ident)]


@settings(max_examples=30, deadline=None)
@given(st.frozensets(st.sampled_from(IDS)), steps, st.booleans())
def test_after_any_changes_it_is_the_one_built_from_nothing(
    first: frozenset[str], steps: Steps, ask_between: bool
) -> None:
    there = {ident: offer(ident, 0) for ident in first}
    index = Index(there.values())
    for gone, put in steps:
        if ask_between:
            # What is kept from one question to the next must not outlive a change.
            answers(index)
        new = {ident: offer(ident, draft) for ident, draft in put.items()}
        there = {i: o for i, o in there.items() if i not in gone} | new
        index = index.changed(gone, new.values())
    built = Index(there.values())
    assert inside(index) == inside(built)
    assert answers(index) == answers(built)


@settings(max_examples=10, deadline=None)
@given(steps)
def test_who_asks_the_older_one_finds_it_whole(steps: Steps) -> None:
    older = Index(DRAFTS[0])
    said, knew = answers(older), inside(older)
    index = older
    for gone, put in steps:
        index = index.changed(gone, [offer(i, draft) for i, draft in put.items()])
        answers(index)
    assert inside(older) == knew
    assert answers(older) == said


def test_of_what_goes_no_word_stays() -> None:
    secret = replace(
        DRAFTS[0][4], title=Said("Zebrawood"), text=Said(fr="Rue des Quillworts")
    )
    there = [each for each in DRAFTS[0] if each.id != secret.id]
    index = Index([*there, secret])
    index.ask(Question(text="zebrawod quillworts"), NOW)
    assert b"ebrawood" in pickle.dumps(index)
    for after in (index.changed([secret.id]), index.changed(put=[DRAFTS[1][4]])):
        kept_in_it = pickle.dumps(after)
        assert b"ebrawood" not in kept_in_it
        assert b"quillw" not in kept_in_it.lower()
        # Not even as a guess at what someone meant.
        assert after.ask(Question(text="zebrawod"), NOW).nowhere == ("zebrawod",)


def test_an_area_gets_no_second_middle_and_can_move_as_a_whole() -> None:
    known = [each for each in DRAFTS[0] if each.where is not None]
    area = known[0].where
    assert area is not None
    beside = replace(known[0], id="beside")
    moved = replace(area, latitude=area.latitude + 0.01)
    index = Index([*DRAFTS[0], beside])
    with pytest.raises(Fault, match="area_two_middles"):
        index.changed(put=[replace(beside, where=moved)])
    all_of_it = [
        replace(each, where=moved)
        for each in (*known, beside)
        if each.where and each.where.area == area.area
    ]
    after = index.changed(put=all_of_it)
    assert after.near.middles.by_area[area.area].latitude == moved.latitude
