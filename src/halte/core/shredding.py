"""Text under a key of its own: destroy the key and the text is gone.

A table that only grows cannot lose its rows, yet what a person told us must be
able to end. Each file therefore has a key, kept in an `EncryptedTextField` of
its own row and so under the ring; its words lie in other tables under that key.
Emptying the key makes all of them unreadable at once, wherever copies of the
tables are (NIST SP 800-88, cryptographic erase). A rotation of the ring renews
the key of the file and leaves the words alone.
"""

from __future__ import annotations

import base64
import binascii
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from halte.core.fields import Unreadable

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12


def new_key() -> str:
    """A key, as text for an encrypted column."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


def seal(key: str, text: str, *, place: str) -> str:
    """The text under a key, bound to its place. An empty text stays empty."""
    if not text:
        return ""
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(key).encrypt(nonce, text.encode(), place.encode())
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def unseal(key: str, value: str, *, place: str) -> str:
    """The text again; `Unreadable` where the key was destroyed or is another."""
    if not value:
        return ""
    try:
        raw = base64.b64decode(value, altchars=b"-_", validate=True)
        opened = _cipher(key).decrypt(
            raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()
        )
    except (InvalidTag, binascii.Error, ValueError) as wrong:
        raise Unreadable("value_unreadable") from wrong
    return opened.decode()


def _cipher(key: str) -> AESGCM:
    if not key:
        raise Unreadable("value_unreadable")
    return AESGCM(base64.urlsafe_b64decode(key))
