"""What is written away from Halte, sealed so that only Halte can open it.

Each form that goes out has a pair of keys of its own on the curve P-256. The public
half lies in the file; the private half stays here, in an `EncryptedTextField` and so
under the ring: whoever finds the device can seal, and open nothing. The browser
makes a pair for one sealing only, agrees with ours (ECDH, NIST SP 800-56A), derives
a key (HKDF-SHA-256, RFC 5869, both public halves as salt) and seals by AES-256-GCM
(SP 800-38D), bound to the number of the form. Forgetting the private half disposes
of everything that was sealed to it, wherever copies may lie.
"""

from __future__ import annotations

import base64
import binascii
import os
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

from halte.core.fields import Unreadable

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
PLACE: Final = "halte draft 1 "
"""Before the number of a form, where a sealing is bound to it."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What was sealed: the sealer’s public half, the nonce, the words. All base64."""

    key: str
    nonce: str
    sealed: str


def new_private() -> str:
    """The private half of a new pair, as text for an encrypted column."""
    made = ec.generate_private_key(ec.SECP256R1())
    raw = made.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return base64.b64encode(raw).decode()


def public_half(private: str) -> str:
    """What may go out: an uncompressed point, in base64."""
    return base64.b64encode(_point(_private(private).public_key())).decode()


def seal(public: str, text: bytes, *, number: str) -> Envelope:
    """The same sealing as the browser’s, for what is written by program."""
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(
        ec.SECP256R1(), base64.b64decode(public)
    )
    mine = ec.generate_private_key(ec.SECP256R1())
    nonce = os.urandom(NONCE_BYTES)
    salt = _point(mine.public_key()) + _point(theirs)
    key = _agreed(mine, theirs, salt, number)
    sealed = AESGCM(key).encrypt(nonce, text, _place(number))
    parts = (_point(mine.public_key()), nonce, sealed)
    return Envelope(*(base64.b64encode(part).decode() for part in parts))


def open_sealed(private: str, envelope: Envelope, *, number: str) -> bytes:
    """The words again; `Unreadable` where one byte or the form is another."""
    if not private:
        raise Unreadable("value_unreadable")
    mine = _private(private)
    try:
        parts = (envelope.key, envelope.nonce, envelope.sealed)
        point, nonce, sealed = (base64.b64decode(part, validate=True) for part in parts)
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        key = _agreed(mine, theirs, point + _point(mine.public_key()), number)
        return AESGCM(key).decrypt(nonce, sealed, _place(number))
    except (InvalidTag, binascii.Error, ValueError) as wrong:
        raise Unreadable("value_unreadable") from wrong


def _private(text: str) -> ec.EllipticCurvePrivateKey:
    found = load_der_private_key(base64.b64decode(text), password=None)
    if not isinstance(found, ec.EllipticCurvePrivateKey):
        raise Unreadable("value_unreadable")
    return found


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _place(number: str) -> bytes:
    return (PLACE + number).encode()


def _agreed(
    mine: ec.EllipticCurvePrivateKey,
    theirs: ec.EllipticCurvePublicKey,
    salt: bytes,
    number: str,
) -> bytes:
    shared = mine.exchange(ec.ECDH(), theirs)
    derive = HKDF(hashes.SHA256(), KEY_BYTES, salt=salt, info=_place(number))
    return derive.derive(shared)
