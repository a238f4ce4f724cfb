"""Columns that a stolen database does not give away.

`EncryptedTextField` holds text under AES-256-GCM (NIST SP 800-38D) with a key
of the ring (`keys.py`). The value names its key, so that keys can be rotated
while the site runs, and is bound to its column, so that a value moved into
another column does not open. `BlindIndexField` holds a keyed digest of such a
text, so that it can be found again without being read.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass
from typing import Any, Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup, Transform

from halte.core.errors import CodedError
from halte.core.keys import key_ring

VERSION: Final = "h1"
"""First part of every value: which way of encrypting this is."""

NONCE_BYTES: Final = 12


class Unreadable(CodedError):
    """A protected value does not open: missing key, other column, or altered."""


def encrypt(text: str, *, place: str) -> str:
    """`h1.<key id>.<nonce and ciphertext>` under the current key, for one place.

    `place` (`app.Model.field`) is authenticated but not stored. An empty text
    stays empty: that something was left blank is not worth hiding.
    """
    if not text:
        return ""
    ring = key_ring()
    # Random nonces are safe for 2**32 values under one key (SP 800-38D, 8.3).
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(ring.encryption[ring.current]).encrypt(
        nonce, text.encode(), place.encode()
    )
    body = base64.urlsafe_b64encode(nonce + sealed).decode()
    return f"{VERSION}.{ring.current}.{body}"


def decrypt(value: str, *, place: str) -> str:
    """The text of a value made by `encrypt` for the same place."""
    if not value:
        return ""
    version, key_id, body = (*value.split(".", 2), "", "")[:3]
    key = key_ring().encryption.get(key_id)
    if version != VERSION or key is None:
        raise Unreadable("value_unreadable")
    try:
        raw = base64.b64decode(body, altchars=b"-_", validate=True)
        opened = AESGCM(key).decrypt(
            raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()
        )
    except (InvalidTag, binascii.Error, ValueError) as wrong:
        raise Unreadable("value_unreadable") from wrong
    return opened.decode()


def starts_with(key_id: str) -> str:
    """How every value under a key begins."""
    return f"{VERSION}.{key_id}."


class EncryptedTextField(models.TextField[str, str]):
    """Text that is encrypted in the database and plain in Python.

    `place` keeps the old name where a model or field is renamed; otherwise it
    is the field’s own. Values cannot be searched or sorted: that is the point.
    """

    def __init__(self, *args: Any, place: str = "", **kwargs: Any) -> None:
        self._place = place
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """As Django’s, with `place` where it was given."""
        name, path, args, kwargs = super().deconstruct()
        if self._place:
            kwargs["place"] = self._place
        return name, path, args, kwargs

    @property
    def place(self) -> str:
        """What the value is bound to."""
        return self._place or f"{self.model._meta.label}.{self.name}"

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Encrypt on the way in."""
        if value is None or hasattr(value, "resolve_expression"):
            return super().get_db_prep_save(value, connection)
        return encrypt(str(value), place=self.place)

    def from_db_value(
        self, value: str | None, expression: object, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Decrypt on the way out."""
        return None if value is None else decrypt(value, place=self.place)

    def value_to_string(self, obj: models.Model) -> str:
        """Encrypted, where rows are written out (`dumpdata`): a dump says no more than
        the database, since no door was asked. It is not made to be loaded again; that
        is what `halte backup` is for.
        """
        return encrypt(str(self.value_from_object(obj) or ""), place=self.place)

    def get_lookup(self, lookup_name: str) -> type[Lookup[Any]] | None:
        """Only `isnull`; any other comparison would compare ciphertext."""
        if lookup_name != "isnull":
            raise FieldError(
                f"{self.name} is encrypted: look it up through a BlindIndexField"
            )
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> type[Transform] | None:
        """None of them."""
        return None


def normalised(text: str) -> str:
    """Case, accents and runs of spaces folded away, so that spellings meet."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(plain.casefold().split())


def blind_index(text: str, *, place: str = "") -> str:
    """Keyed digest of a normalised text; '' for a text with nothing in it.

    Equal texts have equal digests, so a column of them tells how often a
    value repeats. `place` keeps digests of two columns from being compared.
    """
    plain = normalised(text)
    if not plain:
        return ""
    message = f"{place}\x1f{plain}".encode()
    return hmac.new(key_ring().index, message, hashlib.sha256).hexdigest()


class BlindIndexField(models.CharField[str, str]):
    """The blind index of another field of the same row, kept by itself.

        name = EncryptedTextField()
        name_index = BlindIndexField(of="name")

    Find with `filter(name_index=Model._meta.get_field("name_index").digest(text))`.
    """

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        kwargs |= {"max_length": 64, "editable": False, "blank": True}
        kwargs.setdefault("db_index", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """As Django’s, with the source."""
        name, path, args, kwargs = super().deconstruct()
        for given in ("max_length", "editable", "blank"):
            kwargs.pop(given, None)
        return name, path, args, {**kwargs, "of": self.of}

    def digest(self, text: str) -> str:
        """What a row with this text has here."""
        return blind_index(text, place=f"{self.model._meta.label}.{self.name}")

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Follow the source whenever the row is saved."""
        value = self.digest(getattr(model_instance, self.of) or "")
        setattr(model_instance, self.attname, value)
        return value


@dataclass(frozen=True, slots=True)
class Column:
    """One encrypted column of the database."""

    table: str
    key: str
    column: str
    place: str


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many values were re-encrypted, and how many could not be read."""

    done: int = 0
    unreadable: int = 0

    def __add__(self, other: Renewed) -> Renewed:
        return Renewed(self.done + other.done, self.unreadable + other.unreadable)


class Keeper(Protocol):
    """Encrypted values outside our own columns, such as inside a JSON value."""

    name: str

    def count(self, key_id: str) -> int:
        """How many values are under this key."""

    def renew(self, batch: int) -> Renewed:
        """Re-encrypt what is not under the current key, so many at a time."""


KEEPERS: Final[list[Keeper]] = []
