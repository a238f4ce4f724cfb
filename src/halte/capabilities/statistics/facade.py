"""What other rooms may use of the figures."""

from __future__ import annotations

from halte.capabilities.statistics.shipped import Loaded, load_published
from halte.capabilities.statistics.wording import amount, release_text, value_text

__all__ = ["Loaded", "amount", "load_published", "release_text", "value_text"]
