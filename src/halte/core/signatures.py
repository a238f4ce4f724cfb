"""Signatures that anyone can verify: Ed25519 (RFC 8032), by keys of the key ring.

What leaves Halte as a file is signed, so that it can be told apart from what
someone else made or changed. A public key is written as 64 hexadecimal digits.
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.conf import settings

from halte.core.keys import KeyFault, key_ring, with_new_signing_key, write_ring


@dataclass(frozen=True, slots=True)
class Signer:
    """The key that signs now, by its id. It is not shown where it is printed."""

    key_id: str
    _key: Ed25519PrivateKey

    def sign(self, data: bytes) -> str:
        """The signature, as 128 hexadecimal digits."""
        return self._key.sign(data).hex()


def signer() -> Signer:
    """The newest signing key; a demonstration makes itself one on first use.

    Production does not, as with the ring itself: a key that nobody knows of
    cannot be told to those who verify.
    """
    if not key_ring().signing:
        if settings.HALTE_PRODUCTION:
            raise KeyFault("signing_key_missing")
        write_ring(with_new_signing_key(key_ring()))
    keys = key_ring().signing
    newest = max(keys, key=int)
    return Signer(newest, Ed25519PrivateKey.from_private_bytes(keys[newest]))


def public_keys() -> dict[str, str]:
    """The public key of each signing key, oldest first."""
    keys = sorted(key_ring().signing.items(), key=lambda pair: int(pair[0]))
    return {
        key_id: Ed25519PrivateKey.from_private_bytes(seed)
        .public_key()
        .public_bytes_raw()
        .hex()
        for key_id, seed in keys
    }


def is_signed(data: bytes, signature: str, public_key: str) -> bool:
    """Whether this key made this signature of these bytes."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True
