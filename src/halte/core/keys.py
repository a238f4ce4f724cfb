"""The key ring: keys for encrypted columns, blind indexes and the audit.

Never Django’s SECRET_KEY: losing a session secret must not open a person’s
record, and rotating one must not touch the other. The ring is a JSON file
(`keys.json`, mode 0600) in the state folder, or the file named by
HALTE_KEY_RING: {"encryption": {"1": base64, …}, "current": "1",
"index": base64, "audit": base64, "demonstration": bool}.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys of one installation. `encryption` maps key id to 32 bytes."""

    encryption: dict[str, bytes]
    current: str
    index: bytes
    audit: bytes
    demonstration: bool


def ring_path() -> Path:
    """Where the key ring lies."""
    return Path(settings.HALTE_KEY_RING)


@cache
def key_ring() -> KeyRing:
    """The ring, made with fresh random keys on first use where there is none."""
    path = ring_path()
    if not path.exists():
        write_ring(new_ring())
    stored = json.loads(path.read_text(encoding="utf-8"))
    return KeyRing(
        encryption={
            key_id: base64.b64decode(value)
            for key_id, value in stored["encryption"].items()
        },
        current=stored["current"],
        index=base64.b64decode(stored["index"]),
        audit=base64.b64decode(stored["audit"]),
        demonstration=bool(stored.get("demonstration", False)),
    )


def new_ring() -> KeyRing:
    """Fresh keys. Marked as demonstration unless this is production."""
    return KeyRing(
        encryption={"1": secrets.token_bytes(32)},
        current="1",
        index=secrets.token_bytes(32),
        audit=secrets.token_bytes(32),
        demonstration=not settings.HALTE_PRODUCTION,
    )


def write_ring(ring: KeyRing) -> None:
    """Write the ring whole or not at all, readable by its owner only."""
    path = ring_path()
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
            "demonstration": ring.demonstration,
        },
        indent=2,
    )
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
    key_ring.cache_clear()


def audit_key() -> bytes:
    """The key that authenticates audit rows and seals."""
    return key_ring().audit
