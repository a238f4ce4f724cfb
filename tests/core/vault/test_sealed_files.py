"""What is put in comes out, and a wrong byte is never shown."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halte.core.errors import Invalid
from halte.core.vault import sealed_files
from halte.core.vault.sealed_files import PIECE, Damaged, Reader, keep, opened, path_of

SIZES = st.sampled_from([1, 2, 100, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 600_000])
LIKE = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def content_of(size: int, seed: int) -> bytes:
    return (seed.to_bytes(8, "big") * (size // 8 + 1))[:size]


@LIKE
@given(size=SIZES, seed=st.integers(0, 2**63), cut=st.integers(1, 90_000))
def test_whatever_is_kept_comes_back_the_same(size: int, seed: int, cut: int) -> None:
    content = content_of(size, seed)
    blocks = (content[at : at + cut] for at in range(0, size, cut))
    kept = keep(blocks)
    assert b"".join(opened(kept.token, kept.key)) == content
    assert kept.size == size
    if size >= 100 and seed:  # fewer bytes may be there by chance
        assert content[:100] not in path_of(kept.token).read_bytes()


@LIKE
@given(
    size=SIZES,
    seed=st.integers(1, 2**63),
    where=st.floats(0, 1, exclude_max=True),
    bit=st.integers(0, 7),
)
def test_any_flipped_bit_is_found(size: int, seed: int, where: float, bit: int) -> None:
    kept = keep([content_of(size, seed)])
    path = path_of(kept.token)
    raw = bytearray(path.read_bytes())
    raw[int(where * len(raw))] ^= 1 << bit
    path.write_bytes(raw)
    with pytest.raises(Damaged):
        list(opened(kept.token, kept.key))


@pytest.mark.parametrize("size", [10, PIECE, 2 * PIECE + 5])
def test_bytes_cut_off_moved_or_added_are_found(size: int) -> None:
    kept = keep([content_of(size, 7)])
    path = path_of(kept.token)
    raw = path.read_bytes()
    whole = PIECE + sealed_files.TAG
    head, body = raw[: len(sealed_files.MAGIC)], raw[len(sealed_files.MAGIC) :]
    wrong = [raw[:-1], raw + b"x", head, b"", head + body[whole:] + body[:whole]]
    wrong.append(raw[: len(head) + whole])
    for changed in wrong:
        if changed == raw:
            continue
        path.write_bytes(changed)
        with pytest.raises(Damaged):
            list(opened(kept.token, kept.key))


def test_a_file_does_not_open_under_another_name_or_key() -> None:
    one, other = keep([b"one"]), keep([b"other"])
    path_of(one.token).write_bytes(path_of(other.token).read_bytes())
    for key in (one.key, other.key):
        with pytest.raises(Damaged):
            list(opened(one.token, key))


def test_it_is_read_from_anywhere_as_from_the_front() -> None:
    content = bytes(range(256)) * 3000
    kept = keep([content])
    with io.BufferedReader(Reader(kept.token, kept.key, kept.size)) as file:
        for at in (0, PIECE - 2, PIECE, 700_000):
            file.seek(at)
            assert file.read(5) == content[at : at + 5]
        assert file.seek(-3, 2) == kept.size - 3
        assert file.read(10) == content[-3:]


def test_a_file_of_200_mb_is_refused_by_a_smaller_limit_and_leaves_nothing(
    settings: Any,
) -> None:
    settings.HALTE_VAULT_MAX_BYTES = 150_000_000
    block = bytes(1_000_000)
    with pytest.raises(Invalid) as refused:
        keep(block for _ in range(200))
    assert refused.value.code == "vault_too_large"
    assert "150" in refused.value.sentence.en
    assert list(sealed_files.tokens()) == []
    assert list(sealed_files.drafts().iterdir()) == []


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        keep([])
    assert refused.value.code == "vault_empty"
    assert refused.value.field == "file"


def test_files_are_for_their_owner_alone() -> None:
    path = path_of(keep([b"evidence"]).token)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700
