"""The key ring: keys for encrypted columns, blind indexes, the audit, signatures.

Never Django’s SECRET_KEY: losing a session secret must not open a person’s
record, and rotating one must not touch the other. The ring is a JSON file
(`keys.json`, mode 0600) in the state folder, or the file named by
HALTE_KEY_RING: {"encryption": {"1": base64, …}, "current": "1",
"index": base64, "audit": base64, "signing": {"1": base64, …},
"demonstration": bool}. A ring from before signatures has no "signing".
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from halte.core.bilingual import Bilingual
from halte.core.errors import CodedError, declare

KEY_BYTES: Final = 32


class KeyFault(CodedError):
    """The ring does not allow what was asked; nothing was changed."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys of one installation. `encryption` maps key id to 32 bytes.

    `signing` maps key id to the seed of an Ed25519 key; the newest signs, and the
    older ones stay so that what they signed can still be verified.
    """

    encryption: dict[str, bytes]
    current: str
    index: bytes
    audit: bytes
    demonstration: bool
    signing: dict[str, bytes] = field(default_factory=dict)


def ring_path() -> Path:
    """Where the key ring lies."""
    return Path(settings.HALTE_KEY_RING)


def key_ring() -> KeyRing:
    """The ring as it lies on disk now.

    A demonstration makes itself one on first use. Production does not: a ring
    that has gone missing must be brought back from its safe copy, and a fresh
    one put in its place would hide the loss until it is too late.
    """
    path = ring_path()
    if not path.exists():
        if settings.HALTE_PRODUCTION:
            raise KeyFault("key_ring_missing")
        create_ring()
    # A rotation by command must reach the running server and worker at once,
    # or they would go on writing under the old key.
    stamp = path.stat()
    return _read(str(path), stamp.st_mtime_ns, stamp.st_ino)


@lru_cache(maxsize=2)
def _read(path: str, _changed: int, _inode: int) -> KeyRing:
    stored = json.loads(Path(path).read_text(encoding="utf-8"))
    return KeyRing(
        encryption={
            key_id: base64.b64decode(value)
            for key_id, value in stored["encryption"].items()
        },
        current=stored["current"],
        index=base64.b64decode(stored["index"]),
        audit=base64.b64decode(stored["audit"]),
        demonstration=bool(stored.get("demonstration", False)),
        signing={
            key_id: base64.b64decode(value)
            for key_id, value in stored.get("signing", {}).items()
        },
    )


def new_ring() -> KeyRing:
    """Fresh keys. Marked as demonstration unless this is production."""
    return KeyRing(
        encryption={"1": secrets.token_bytes(KEY_BYTES)},
        current="1",
        index=secrets.token_bytes(KEY_BYTES),
        audit=secrets.token_bytes(KEY_BYTES),
        demonstration=not settings.HALTE_PRODUCTION,
        signing={"1": secrets.token_bytes(KEY_BYTES)},
    )


def create_ring() -> None:
    """Put a fresh ring where there is none.

    Of two processes that start at once the first wins: an overwritten ring
    would make unreadable what was encrypted in between.
    """
    path = ring_path()
    draft = _draft(new_ring(), path)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def write_ring(ring: KeyRing) -> None:
    """Replace the ring in one step, readable by its owner only."""
    path = ring_path()
    _draft(ring, path).replace(path)


def _draft(ring: KeyRing, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(
        {
            "encryption": {
                key_id: base64.b64encode(value).decode()
                for key_id, value in ring.encryption.items()
            },
            "current": ring.current,
            "index": base64.b64encode(ring.index).decode(),
            "audit": base64.b64encode(ring.audit).decode(),
            "signing": {
                key_id: base64.b64encode(value).decode()
                for key_id, value in ring.signing.items()
            },
            "demonstration": ring.demonstration,
        },
        indent=2,
    )
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft


def with_new_key(ring: KeyRing) -> KeyRing:
    """The same ring with one more encryption key, which is now the current one.

    The index and audit keys stay: a new index key would lose every look-up,
    and a new audit key every proof that the audit is whole.
    """
    key_id = str(max(int(known) for known in ring.encryption) + 1)
    keys = {**ring.encryption, key_id: secrets.token_bytes(KEY_BYTES)}
    return replace(ring, encryption=keys, current=key_id)


def with_new_signing_key(ring: KeyRing) -> KeyRing:
    """The same ring with one more signing key, which signs from now on."""
    key_id = str(max(map(int, ring.signing), default=0) + 1)
    keys = {**ring.signing, key_id: secrets.token_bytes(KEY_BYTES)}
    return replace(ring, signing=keys)


def without_signing_key(ring: KeyRing, key_id: str) -> KeyRing:
    """The same ring without a key that may have been seen: what it signed is not
    ours any more, whoever signed it. The newest stays until there is another."""
    if key_id not in ring.signing:
        raise KeyFault("key_unknown", key=key_id)
    if key_id == max(ring.signing, key=int):
        raise KeyFault("signing_key_newest", key=key_id)
    keys = {known: key for known, key in ring.signing.items() if known != key_id}
    return replace(ring, signing=keys)


def without_key(ring: KeyRing, key_id: str) -> KeyRing:
    """The same ring without a key that nothing uses any more."""
    if key_id not in ring.encryption:
        raise KeyFault("key_unknown", key=key_id)
    if key_id == ring.current:
        raise KeyFault("key_current", key=key_id)
    keys = {known: key for known, key in ring.encryption.items() if known != key_id}
    return replace(ring, encryption=keys)


def audit_key() -> bytes:
    """The key that authenticates audit rows and seals."""
    return key_ring().audit


declare(
    {
        "key_ring_missing": Bilingual(
            "The key ring is not where HALTE_KEY_RING says. Bring it back from its "
            "safe copy; on a new installation, make one with “halte keys new”.",
            "Le trousseau de clés n’est pas à l’endroit indiqué par HALTE_KEY_RING. "
            "Rétablissez-le à partir de sa copie de sécurité ; pour une nouvelle "
            "installation, créez-le avec « halte keys new ».",
        ),
        "key_unknown": Bilingual(
            "There is no key {key} in the ring. “halte keys status” lists them.",
            "Le trousseau ne contient pas de clé {key}. « halte keys status » en "
            "donne la liste.",
        ),
        "key_current": Bilingual(
            "Key {key} is the current one. Run “halte keys rotate” first.",
            "La clé {key} est la clé courante. Lancez d’abord « halte keys rotate ».",
        ),
        "signing_key_missing": Bilingual(
            "The key ring has no key to sign with. Make one with “halte keys sign”.",
            "Le trousseau ne contient aucune clé de signature. Créez-en une avec "
            "« halte keys sign ».",
        ),
        "signing_key_newest": Bilingual(
            "Key {key} signs now. Make another with “halte keys sign” first.",
            "La clé {key} est celle qui signe. Créez-en d’abord une autre avec "
            "« halte keys sign ».",
        ),
        "key_in_use": Bilingual(
            "Key {key} still protects {count} values. Run “halte keys rotate” until "
            "it finds nothing left, then retire it.",
            "La clé {key} protège encore {count} valeurs. Relancez « halte keys "
            "rotate » jusqu’à ce qu’il n’en reste aucune, puis retirez-la.",
        ),
        "value_unreadable": Bilingual(
            "A protected value cannot be read: its key is not in the ring, or it was "
            "altered. Nothing was changed. Tell the people who run Halte.",
            "Une valeur protégée est illisible : sa clé est absente du trousseau ou "
            "la valeur a été altérée. Rien n’a été modifié. Avisez les responsables "
            "de Halte.",
        ),
    }
)
