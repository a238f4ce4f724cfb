"""Tables of the support files."""

from halte.capabilities.support.models.duties import (
    Disposal,
    LawDisclosure,
    LegalHold,
    Telling,
)
from halte.capabilities.support.models.files import (
    APPEND_ONLY,
    Block,
    Certificate,
    Circle,
    Deed,
    EmergencyReading,
    File,
    Goal,
    Outcome,
    Passage,
    Review,
    Withheld,
)
from halte.capabilities.support.models.offline import Blank, SealedDraft
from halte.capabilities.support.models.referrals import (
    Copy,
    Handover,
    Referral,
    Transfer,
)

__all__ = [
    "APPEND_ONLY",
    "Blank",
    "Block",
    "Certificate",
    "Circle",
    "Copy",
    "Deed",
    "Disposal",
    "EmergencyReading",
    "File",
    "Goal",
    "Handover",
    "LawDisclosure",
    "LegalHold",
    "Outcome",
    "Passage",
    "Referral",
    "Review",
    "SealedDraft",
    "Telling",
    "Transfer",
    "Withheld",
]
