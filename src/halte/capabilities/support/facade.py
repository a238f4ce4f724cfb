"""What other rooms may use."""

from __future__ import annotations

from halte.capabilities.support.actions.records import CaseRecord, make_record
from halte.capabilities.support.topics import DOMAINS
from halte.methods.victims_permit import Clock

__all__ = ["DOMAINS", "CaseRecord", "Clock", "make_record"]
