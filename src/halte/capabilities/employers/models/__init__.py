"""Tables of the register."""

from halte.capabilities.employers.models.offering import ServiceNote, ServiceSeen
from halte.capabilities.employers.models.published import (
    Appearance,
    ListedAssessment,
    ListedFinding,
    ListedName,
    NameKey,
    Publication,
)
from halte.capabilities.employers.models.reference import Closure, PostalArea
from halte.capabilities.employers.models.register import (
    Affiliation,
    Application,
    Decision,
    Employer,
    EmployerWord,
    Judgement,
    Site,
    ThirdParty,
)
from halte.capabilities.employers.models.stated import (
    Advert,
    Attestation,
    Contact,
    Housing,
    Offer,
    Recruitment,
    Workplace,
)

__all__ = [
    "Advert",
    "Affiliation",
    "Appearance",
    "Application",
    "Attestation",
    "Closure",
    "Contact",
    "Decision",
    "Employer",
    "EmployerWord",
    "Housing",
    "Judgement",
    "ListedAssessment",
    "ListedFinding",
    "ListedName",
    "NameKey",
    "Offer",
    "PostalArea",
    "Publication",
    "Recruitment",
    "ServiceNote",
    "ServiceSeen",
    "Site",
    "ThirdParty",
    "Workplace",
]
