"""Declares what this room says when something cannot be done."""

from __future__ import annotations

from halte.capabilities.statistics.actions import SENTENCES as OF_ACTIONS
from halte.capabilities.statistics.intake import SENTENCES as OF_FEED
from halte.core.errors import declare

declare(OF_ACTIONS)
declare(OF_FEED)
