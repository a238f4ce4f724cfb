"""Words for what stands in a row."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.errors import SENTENCES

KINDS: Final = {
    "action": Bilingual("Act", "Acte"),
    "read": Bilingual("Reading", "Consultation"),
    "session": Bilingual("Session", "Session"),
    "system": Bilingual("System", "Système"),
}

DONE: Final = Bilingual("Done", "Fait")
REFUSED: Final = Bilingual("Refused: {code}", "Refusé : {code}")


def outcome_title(outcome: str) -> Bilingual:
    """Done, or refused with the code of the reason."""
    if outcome == "done":
        return DONE
    # A tampered row may hold anything here, braces included.
    return REFUSED.format(code=outcome or "–")


def outcome_sentence(outcome: str) -> Bilingual | None:
    """The sentence that the person was shown, where it can be said again."""
    text = SENTENCES.get(outcome)
    return text if text and "{" not in text.en else None
