"""What a search keeps to, whatever is asked."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halte.methods.directory_search import Index, Offer, Question, Said, exactly
from halte.methods.directory_search.vocabulary import FACETS
from tests.methods.directory_search.synthetic_directory import NOW, Truth

Country = tuple[list[Offer], dict[str, Truth]]

TEXTS = (
    "", "shelter winnipeg cree", "aide juridique ontario",
    "refuge femme espagnol bébé toronto",
)  # fmt: skip
CODES = {
    "needs": tuple(FACETS["need"]),
    "populations": tuple(FACETS["population"]),
    "facts": tuple(FACETS["fact"]),
}
EVERYONE = 200


def asked(text: str, rest: dict[str, frozenset[str]], **more: object) -> Question:
    return Question(text=text, most=EVERYONE, **rest, **more)  # type: ignore[arg-type]


def found(index: Index, question: Question) -> list[str]:
    return [answer.offer.id for answer in index.ask(question, NOW).found]


facets = st.fixed_dictionaries(
    {
        name: st.frozensets(st.sampled_from(codes), max_size=2)
        for name, codes in CODES.items()
    }
)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(TEXTS), facets, st.sampled_from(sorted(CODES)), st.data(),
    st.booleans(),
)  # fmt: skip
def test_a_facet_more_never_adds_a_result_unless_a_wish_gave_way(
    index: Index, text: str, wanted: dict[str, frozenset[str]], facet: str,
    data: st.DataObject, only_known: bool,
) -> None:  # fmt: skip
    before = index.ask(asked(text, wanted, only_known=only_known), NOW)
    code = data.draw(st.sampled_from(CODES[facet]))
    more = {**wanted, facet: wanted[facet] | {code}}
    after = index.ask(asked(text, more, only_known=only_known), NOW)
    if before.relaxed or after.relaxed:
        assert before.found and after.found
        return
    assert after.total <= before.total
    if before.total <= EVERYONE:
        kept = {answer.offer.id for answer in before.found}
        assert {answer.offer.id for answer in after.found} <= kept


@pytest.mark.parametrize("more", [
    {"place": "CMA-535"}, {"open_now": True}, {"free_places": True},
    {"verified_within_days": 30}, {"within_km": 50}, {"only_known": True},
    {"languages": frozenset({"es"})},
])  # fmt: skip
def test_no_other_wish_of_the_form_adds_a_result(
    index: Index, more: dict[str, object]
) -> None:
    base = asked("refuge ontario", {})
    narrowed = asked("refuge ontario", {}, **more)
    answers = index.ask(narrowed, NOW)
    assert answers.total <= index.ask(base, NOW).total
    assert not answers.relaxed and answers.total


@pytest.mark.parametrize("text", TEXTS)
def test_the_order_in_which_offers_come_changes_nothing(
    index: Index, country: Country, text: str
) -> None:
    shuffled = list(country[0])
    Random(3).shuffle(shuffled)
    question = Question(text=text, most=50)
    again = Index(shuffled).ask(question, NOW)
    assert again.to_dict() == index.ask(question, NOW).to_dict()


def typos(word: str) -> set[str]:
    """Every word that is one edit away."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {a + b[1:] for a, b in cuts if b}
        | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        | {a + c + b[1:] for a, b in cuts if b for c in letters}
        | {a + c + b for a, b in cuts for c in letters}
    )


@pytest.mark.parametrize(("text", "word"), [
    ("shelter winnipeg spanish", "shelter"), ("shelter winnipeg spanish", "winnipeg"),
    ("shelter winnipeg spanish", "spanish"), ("logement montréal enceinte", "enceinte"),
    ("hébergement montreal", "montreal"), ("counselling toronto", "counselling"),
    ("interprète pendjabi vancouver", "vancouver"), ("detox edmonton", "edmonton"),
])  # fmt: skip
def test_a_word_one_edit_away_finds_the_same_three(
    index: Index, text: str, word: str
) -> None:
    wanted = found(index, Question(text=text, most=3))
    meant = index.reader.read(word).parts[0].codes
    tried = 0
    for typo in Random(5).sample(sorted(typos(word)), 40):
        # A misspelling that is another word we know means that word.
        if [part.codes for part in index.reader.read(typo).parts] == [meant]:
            tried += 1
            mistyped = Question(text=text.replace(word, typo), most=3)
            assert found(index, mistyped) == wanted
    assert tried >= 36


def test_accents_case_and_plurals_are_the_same_search(index: Index) -> None:
    wanted = index.ask(Question(text="refuges à Montréal pour femmes"), NOW).found
    for text in ("REFUGE MONTREAL FEMME", "refuge montréal femme", "Refuge, Montréal?"
                 " femmes"):  # fmt: skip
        assert index.ask(Question(text=text), NOW).found == wanted


def test_both_languages_ask_the_same(index: Index) -> None:
    english = found(index, Question(text="sexual assault centre moncton french"))
    french = found(index, Question(text="agression sexuelle moncton en français"))
    assert english and english == french


def test_no_search_ends_with_nothing(index: Index) -> None:
    question = Question(
        text="tattoo removal iqaluit korean wheelchair",
        facts=frozenset({"with_pets", "minors", "always_open"}),
        populations=frozenset({"aged_12_15", "inuit"}),
        open_now=True, free_places=True, only_known=True, verified_within_days=1,
    )  # fmt: skip
    answers = index.ask(question, NOW)
    assert answers.found and answers.relaxed and answers.hotlines
    assert all(answer.offer.hotline for answer in answers.hotlines)


def test_what_gives_way_first_is_not_who_a_person_is(index: Index) -> None:
    question = Question(text="detox toronto women", languages=frozenset({"ko"}),
                        only_known=True, verified_within_days=0)  # fmt: skip
    relaxed = [note.code for note in index.ask(question, NOW).relaxed]
    assert relaxed and "population" not in relaxed and "need" not in relaxed


def test_an_overdue_entry_comes_after_every_fresh_one(index: Index) -> None:
    answers = index.ask(Question(text="refuge", most=EVERYONE), NOW).found
    late = ["overdue" in [n.code for n in answer.warnings] for answer in answers]
    assert late == sorted(late) and True in late and False in late


def test_pages_follow_each_other_without_gap_or_repeat(index: Index) -> None:
    whole = found(index, Question(text="shelter", most=60))
    parts = [found(index, Question(text="shelter", start=s, most=20))
             for s in (0, 20, 40)]  # fmt: skip
    assert [ident for part in parts for ident in part] == whole


def test_another_day_turns_what_is_equal_and_nothing_else(index: Index) -> None:
    question = {"text": "shelter", "most": EVERYONE}
    first = index.ask(Question(**question, seed="a"), NOW).found  # type: ignore[arg-type]
    other = index.ask(Question(**question, seed="b"), NOW).found  # type: ignore[arg-type]
    assert [a.score for a in first] == [a.score for a in other]
    assert first != other
    assert {a.offer.id for a in first} == {a.offer.id for a in other}


def test_nobody_is_first_for_ever() -> None:
    twins = [Offer(str(n), Said("Haven"), needs=exactly({"food"})) for n in range(6)]
    index = Index(twins)
    firsts = [
        found(index, Question(text="food", seed=str(day)))[0] for day in range(300)
    ]
    counts = [firsts.count(str(n)) for n in range(6)]
    # Expected 50 each; five standard deviations of a binomial count are 33.
    assert min(counts) > 17 and max(counts) < 83
