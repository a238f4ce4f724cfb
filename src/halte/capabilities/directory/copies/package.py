"""A signed file: the page, then its manifest and signature in a comment at its end.

    <!doctype html>…</html>
    <!-- halte-bundle/1
    {"content_sha256": …, "count": …, "expires": …, …}
    128 hexadecimal digits
    -->

The manifest holds the SHA-256 of every byte before the comment; the signature is of
the manifest; and the file must be exactly this, to its last byte. So no byte can
change unseen. Nothing here asks a database: a file is judged by a public key alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from halte.core.signatures import Signer, is_signed

FORMAT: Final = "halte-bundle/1"
OPENS: Final = f"\n<!-- {FORMAT}\n".encode()
CLOSES: Final = b"\n-->\n"
SIGNATURE: Final = re.compile(rb"[0-9a-f]{128}")

MOST_BYTES: Final = 100_000_000
"""More is no bundle: nobody lists that many services."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself."""

    id: str
    tier: str
    who: str
    organisation: str
    place: str
    issued: str
    expires: str
    count: int
    content_sha256: str
    key: str
    format: str = FORMAT

    def written(self) -> bytes:
        """As it is signed: one line of JSON that no comment ends in."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        for sign in ("--", "<", ">"):
            text = text.replace(sign, "".join(f"\\u{ord(c):04x}" for c in sign))
        return text.encode()


class Verdict(StrEnum):
    """What is found of a file."""

    VALID = "valid"
    EXPIRED = "expired"
    RECALLED = "recalled"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown_key"
    NO_BUNDLE = "no_bundle"


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict, and the manifest where it can be believed."""

    verdict: Verdict
    manifest: Manifest | None = None


def signed(content: bytes, signer: Signer, **told: Any) -> tuple[Manifest, bytes]:
    """The manifest of a page, and the whole file."""
    digest = sha256(content).hexdigest()
    manifest = Manifest(content_sha256=digest, key=signer.key_id, **told)
    words = manifest.written()
    signature = signer.sign(words).encode()
    return manifest, content + OPENS + words + b"\n" + signature + CLOSES


def judge(data: bytes, keys: Mapping[str, str], now: datetime) -> Judged:
    """What a file is, by public keys (id → hexadecimal) and the time."""
    found = parted(data)
    if found is None:
        return Judged(Verdict.NO_BUNDLE)
    content, words, signature = found
    manifest = read(words)
    if manifest is None:
        return Judged(Verdict.ALTERED)
    if manifest.key not in keys:
        return Judged(Verdict.UNKNOWN_KEY)
    # The signature first: before it holds, nothing of the manifest is believed.
    if not is_signed(words, signature, keys[manifest.key]):
        return Judged(Verdict.ALTERED)
    if sha256(content).hexdigest() != manifest.content_sha256:
        return Judged(Verdict.ALTERED)
    if now >= datetime.fromisoformat(manifest.expires):
        return Judged(Verdict.EXPIRED, manifest)
    return Judged(Verdict.VALID, manifest)


def parted(data: bytes) -> tuple[bytes, bytes, str] | None:
    """Page, manifest and signature; None where the file is not of this form."""
    content, mark, rest = data.rpartition(OPENS)
    if not mark or not rest.endswith(CLOSES):
        return None
    words, line, signature = rest.removesuffix(CLOSES).rpartition(b"\n")
    if not line or not SIGNATURE.fullmatch(signature):
        return None
    return content, words, signature.decode()


def read(words: bytes) -> Manifest | None:
    """The manifest; None where it is none, or not written as ours are."""
    try:
        manifest = Manifest(**json.loads(words))
        aware = datetime.fromisoformat(manifest.expires).tzinfo is not None
    except (ValueError, TypeError, AttributeError):
        return None
    same = manifest.format == FORMAT and isinstance(manifest.key, str)
    return manifest if same and aware else None
