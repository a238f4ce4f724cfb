"""Tables of the inspections."""

from halte.capabilities.inspections.models.agreeing import (
    Agreement,
    AgreementEnd,
    Instalment,
)
from halte.capabilities.inspections.models.deciding import (
    Decision,
    Payment,
    Publication,
)
from halte.capabilities.inspections.models.draws import DrawList, Frame, Pick, Seed
from halte.capabilities.inspections.models.elsewhere import Elsewhere
from halte.capabilities.inspections.models.file import (
    Event,
    Inspection,
    InspectionSite,
    Involvement,
    Passage,
)
from halte.capabilities.inspections.models.found import (
    Computation,
    Disclosure,
    Evidence,
    FindingRow,
    SizeStatement,
)
from halte.capabilities.inspections.models.letters import (
    Letter,
    LetterContent,
    Review,
    Sending,
)
from halte.capabilities.inspections.models.own import (
    OwnFile,
    OwnFileRelease,
    OwnFileReview,
)

__all__ = [
    "Agreement",
    "AgreementEnd",
    "Computation",
    "Decision",
    "Disclosure",
    "DrawList",
    "Elsewhere",
    "Event",
    "Evidence",
    "FindingRow",
    "Frame",
    "Inspection",
    "InspectionSite",
    "Instalment",
    "Involvement",
    "Letter",
    "LetterContent",
    "OwnFile",
    "OwnFileRelease",
    "OwnFileReview",
    "Passage",
    "Payment",
    "Pick",
    "Publication",
    "Review",
    "Seed",
    "Sending",
    "SizeStatement",
]
