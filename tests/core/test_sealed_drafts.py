"""Only one pair of keys and one number open what was sealed to a form."""

from __future__ import annotations

import base64

import pytest

from halte.core.fields import Unreadable
from halte.core.sealed_drafts import (
    Envelope,
    new_private,
    open_sealed,
    public_half,
    seal,
)


def test_only_its_own_pair_and_number_open_an_envelope() -> None:
    private, other = new_private(), new_private()
    made = seal(public_half(private), b"words", number="a")
    assert open_sealed(private, made, number="a") == b"words"
    # A point that is not on the curve is refused (invalid curve attack).
    off = base64.b64encode(b"\x04" + b"\x01" * 64).decode()
    wrong = [(other, made, "a"), (private, made, "b"), ("", made, "a"),
             (private, Envelope(off, made.nonce, made.sealed), "a"),
             (private, Envelope("", "", ""), "a")]  # fmt: skip
    for key, envelope, number in wrong:
        with pytest.raises(Unreadable):
            open_sealed(key, envelope, number=number)
