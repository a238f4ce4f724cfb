"""What makes a checklist file ours: a signature over its number, stop and protocol."""

from __future__ import annotations

import hashlib
import hmac

from halte.capabilities.visits.models import Issued
from halte.core.keys import key_ring


def signature(issued: Issued) -> str:
    """HMAC-SHA-256 under the index key, for this use alone."""
    text = (
        f"visits.checklist\x1f{issued.token}\x1f{issued.stop_id}\x1f{issued.protocol}"
    )
    return hmac.new(key_ring().index, text.encode(), hashlib.sha256).hexdigest()


def is_ours(issued: Issued, said: str) -> bool:
    """True for the signature that we gave out."""
    return hmac.compare_digest(signature(issued).encode(), said.encode())
