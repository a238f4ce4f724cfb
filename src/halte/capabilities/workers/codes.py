"""Return codes, forms that count once, and sealed tokens.

A return code has 80 random bits and is kept as a keyed digest only. It follows
from the form by which a tip was sent, so that a form sent twice by a nervous
finger gives one tip and the same code. Letters are those of Crockford’s base
32: without I, L, O and U, which are misread or spell words.
"""

from __future__ import annotations

import secrets
from typing import Final

from django.core.signing import BadSignature, TimestampSigner

from halte.core.fields import blind_index

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD: Final = str.maketrans("OIL", "011")
LENGTH: Final = 16
FORM_LIVES: Final = 12 * 3600
"""Seconds between drawing a form and sending it."""

SIGNER: Final = TimestampSigner(salt="halte.workers.form")


def new_form() -> str:
    """The hidden field of a form that is drawn now."""
    return SIGNER.sign(secrets.token_hex(16))


def form_of(field: str, lives: int = FORM_LIVES) -> str:
    """What `new_form` drew; '' where it was altered or is older than `lives`."""
    try:
        return SIGNER.unsign(field, max_age=lives)
    except BadSignature:
        return ""


def once(form: str) -> str:
    """What is kept of a form that was taken, so that it is taken once."""
    return blind_index(form, place="workers form")


def code_of(form: str) -> str:
    """The return code that goes with a form: XXXX-XXXX-XXXX-XXXX."""
    number = int(blind_index(form, place="workers return code"), 16)
    letters = [ALPHABET[(number >> (5 * place)) & 31] for place in range(LENGTH)]
    return "-".join("".join(letters[i : i + 4]) for i in range(0, LENGTH, 4))


def tidy(code: str) -> str:
    """A typed code without spaces and dashes; '' where it cannot be one."""
    plain = "".join(c for c in code.upper() if c.isalnum()).translate(MISREAD)
    sound = len(plain) == LENGTH and set(plain) <= set(ALPHABET)
    return plain if sound else ""


def digest_of(code: str) -> str:
    """What is kept of a return code; '' for what cannot be one."""
    return blind_index(tidy(code), place="workers return code kept")


def new_token() -> str:
    """A sealed token: 128 random bits, unrelated to what it stands for."""
    return f"S-{secrets.token_hex(16)}"


def digest_of_token(token: str) -> str:
    """What is kept of a sealed token."""
    return blind_index(token.strip(), place="workers sealed token")
