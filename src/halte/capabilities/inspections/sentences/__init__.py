"""Every code of this room, as a sentence in each language."""

from __future__ import annotations

from typing import Final

from halte.capabilities.inspections.sentences.deciding import DECIDING
from halte.capabilities.inspections.sentences.file import FILE
from halte.capabilities.inspections.sentences.found import FOUND

SENTENCES: Final = {**FILE, **FOUND, **DECIDING}
