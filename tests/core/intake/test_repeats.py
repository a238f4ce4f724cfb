"""Repeated keys are found exactly, whatever their number."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halte.core.intake import repeats
from halte.core.intake.repeats import ExactKeys, KeyHashes, Workspace


def repeated(folder: Path, keys: list[tuple[object, ...]]) -> list[int]:
    """Numbers of keys that came before, by the two passes."""
    hashes = KeyHashes(folder)
    for start in range(0, len(keys), 7):
        hashes.add(keys[start : start + 7])
    suspects = hashes.suspects()
    if not suspects.count:
        return []
    exact = ExactKeys(folder)
    found = [
        i
        for i, key in enumerate(keys)
        if hash(key) in suspects and exact.earlier(key, (i,), i) is not None
    ]
    exact.close()
    return found


def plainly(keys: list[tuple[object, ...]]) -> list[int]:
    seen: set[tuple[object, ...]] = set()
    found = []
    for i, key in enumerate(keys):
        if key in seen:
            found.append(i)
        seen.add(key)
    return found


@given(keys=st.lists(st.tuples(st.text(max_size=2), st.integers(0, 5))))
def test_the_two_passes_find_what_a_set_finds(keys: list[tuple[object, ...]]) -> None:
    with Workspace() as folder:
        assert repeated(folder, keys) == plainly(keys)


def test_spilling_to_files_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeats, "HELD", 50)
    keys: list[tuple[object, ...]] = [(f"k{i % 900}", i % 3) for i in range(2000)]
    assert repeated(tmp_path, keys) == plainly(keys)


def test_colliding_hashes_decide_nothing(tmp_path: Path) -> None:
    # In CPython hash(-1) == hash(-2): two keys, one hash.
    keys: list[tuple[object, ...]] = [(-1,), (-2,)]
    assert hash(keys[0]) == hash(keys[1])
    assert repeated(tmp_path, keys) == []


def test_equal_numbers_are_one_key_and_text_is_another(tmp_path: Path) -> None:
    exact = ExactKeys(tmp_path)
    assert exact.earlier((Decimal("1.0"),), ("a",), 1) is None
    found = exact.earlier((Decimal("1"),), ("a",), 2)
    assert (found.number, found.same) == (1, True) if found else False
    other = exact.earlier((Decimal("1.00"),), ("b",), 3)
    assert (other.number, other.same) == (1, False) if other else False
    assert exact.earlier((None,), ("a",), 4) is None
    exact.close()
