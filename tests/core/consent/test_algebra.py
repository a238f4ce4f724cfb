"""The algebra of consent, against every order and every boundary."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from halte.core.consent.algebra import Said, covers, state
from halte.core.consent.states import Kind

START = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = ("identity", "contact", "needs")

moments = st.integers(0, 12).map(lambda hours: START + timedelta(hours=hours))
scopes = st.frozensets(st.sampled_from(WORDS))


@st.composite
def events(draw: st.DrawFn) -> Said:
    kind = draw(st.sampled_from(list(Kind)))
    at = draw(moments)
    if kind.ends:
        return Said(kind, at)
    return Said(
        kind, at, draw(scopes), draw(st.none() | moments), draw(st.none() | moments)
    )


histories = st.lists(events(), max_size=7)


@given(histories, moments, st.randoms(use_true_random=False))
def test_the_order_of_the_list_never_matters(
    history: list[Said], at: datetime, dice: object
) -> None:
    shuffled = list(history)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state(history, at) == state(shuffled, at)


@given(histories, moments)
def test_a_withdrawal_is_never_in_force_at_its_moment_or_after(
    history: list[Said], at: datetime
) -> None:
    last_given = max((e.at for e in history if e.kind is Kind.GIVEN), default=None)
    later = at if last_given is None else max(at, last_given)
    withdrawn = [*history, Said(Kind.WITHDRAWN, later)]
    for hours in range(20):
        assert state(withdrawn, later + timedelta(hours=hours)) is None


@given(histories, moments)
def test_a_change_never_revives(history: list[Said], at: datetime) -> None:
    ended = [e for e in history if e.at < at] + [Said(Kind.WITHDRAWN, at)]
    changed = Said(Kind.CHANGED, at + timedelta(hours=1), frozenset(WORDS))
    assert state([*ended, changed], at + timedelta(hours=2)) is None


@given(histories, moments)
def test_nothing_said_later_changes_what_was_in_force(
    history: list[Said], at: datetime
) -> None:
    heard = [e for e in history if e.at <= at]
    assert state(history, at) == state(heard, at)


@given(histories, moments, scopes)
def test_what_is_covered_was_once_said(
    history: list[Said], at: datetime, asked: frozenset[str]
) -> None:
    if covers(history, at, asked):
        assert asked
        assert any(asked <= e.scope for e in history if e.at <= at)


@given(histories, moments)
def test_saying_a_thing_twice_changes_nothing(
    history: list[Said], at: datetime
) -> None:
    assert state(history + history, at) == state(history, at)


def test_expiry_is_the_first_moment_outside() -> None:
    end = START + timedelta(days=1)
    given_ = [Said(Kind.GIVEN, START, frozenset(WORDS), until=end)]
    tick = timedelta(microseconds=1)
    assert state(given_, START) is not None
    assert state(given_, START - tick) is None
    assert state(given_, end - tick) is not None
    assert state(given_, end) is None


def test_a_consent_that_starts_later_is_not_in_force_before() -> None:
    later = START + timedelta(days=2)
    given_ = [Said(Kind.GIVEN, START, frozenset(WORDS), starts=later)]
    assert state(given_, later - timedelta(seconds=1)) is None
    assert state(given_, later) is not None


def test_a_change_after_expiry_changes_nothing() -> None:
    end = START + timedelta(days=1)
    history = [
        Said(Kind.GIVEN, START, frozenset(WORDS), until=end),
        Said(Kind.CHANGED, end, frozenset(WORDS)),
    ]
    assert state(history, end + timedelta(hours=1)) is None


def test_of_one_moment_the_end_wins_and_otherwise_what_is_common() -> None:
    wide = Said(Kind.GIVEN, START, frozenset(WORDS))
    narrow = Said(Kind.GIVEN, START, frozenset({"contact"}))
    gone = Said(Kind.WITHDRAWN, START)
    for order in permutations([wide, narrow]):
        standing = state(order, START)
        assert standing is not None
        assert standing.scope == {"contact"}
    for order in permutations([wide, narrow, gone]):
        assert state(order, START) is None


def test_nothing_covers_the_empty_question() -> None:
    assert not covers([Said(Kind.GIVEN, START, frozenset(WORDS))], START, frozenset())
