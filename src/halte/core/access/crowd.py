"""Slowing a flood on a page without accounts, without keeping who came.

What is counted is a keyed digest of the address, in the memory of this process
only. The key is random, is never written anywhere, and is thrown away with all
counts after every window: afterwards nobody can tell, even with the server in
their hands, which addresses came. A whole bunkhouse may share one address, so
limits are generous; a second limit over everyone together slows guesses that
come from many addresses.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

EVERYONE = b"everyone"


@dataclass(slots=True)
class Crowd:
    """Counts what comes to one door: `each` per address, `all_together` overall."""

    each: int
    all_together: int
    window: float = 900.0
    clock: Callable[[], float] = monotonic
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _counts: Counter[bytes] = field(default_factory=Counter, repr=False)
    _ends: float = 0.0
    _lock: Lock = field(default_factory=Lock, repr=False)

    def is_full(self, request: HttpRequest) -> bool:
        """True where this address, or all together, have come too often."""
        address = str(get_adapter(request).get_client_ip(request))
        with self._lock:
            mine = self._digest(address)
            crowded = self._counts[EVERYONE] >= self.all_together
            return crowded or self._counts[mine] >= self.each

    def came(self, request: HttpRequest) -> None:
        """Count one."""
        address = str(get_adapter(request).get_client_ip(request))
        with self._lock:
            self._counts[self._digest(address)] += 1
            self._counts[EVERYONE] += 1

    def forget(self) -> None:
        """Throw away the key and all counts."""
        self._key, self._ends = secrets.token_bytes(32), self.clock() + self.window
        self._counts.clear()

    def _digest(self, address: str) -> bytes:
        if self.clock() >= self._ends:
            self.forget()
        return hmac.new(self._key, address.encode(), hashlib.sha256).digest()
