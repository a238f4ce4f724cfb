"""What this room keeps.

The open permits of abused workers and the permits of victims are behind a wall:
`open_permits`, `family` and `victims` know no employer of the register.
"""

from halte.capabilities.permits.models.applications import (
    Closing,
    InstructionMark,
    Look,
    OfferSeen,
    PermitApplication,
    Saying,
)
from halte.capabilities.permits.models.authorizations import (
    Authorization,
    AuthorizationLook,
    BusinessSeen,
    Told,
)
from halte.capabilities.permits.models.concurrence import (
    Concurrence,
    FileOpening,
    Letter,
    Opinion,
    Reading,
)
from halte.capabilities.permits.models.family import FamilyDecision, FamilyMember
from halte.capabilities.permits.models.instructions import Instruction, InstructionEnd
from halte.capabilities.permits.models.open_permits import (
    AbuseFact,
    FactWeight,
    OpenDecision,
    OpenLetter,
    OpenPermit,
)
from halte.capabilities.permits.models.victims import (
    StepMark,
    VictimCase,
    VictimPermit,
    VictimReminder,
)

__all__ = [
    "AbuseFact", "Authorization", "AuthorizationLook", "BusinessSeen", "Closing",
    "Concurrence", "FactWeight", "FamilyDecision", "FamilyMember", "FileOpening",
    "Instruction",
    "InstructionEnd", "InstructionMark", "Letter", "Look", "OfferSeen", "OpenDecision",
    "OpenLetter", "OpenPermit", "Opinion", "PermitApplication", "Reading", "Saying",
    "StepMark", "Told", "VictimCase", "VictimPermit", "VictimReminder",
]  # fmt: skip
