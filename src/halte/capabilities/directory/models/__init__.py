"""What the directory keeps. What is protected lies in tables of its own."""

from halte.capabilities.directory.models.applications import (
    Application,
    InclusionPolicy,
    Vetting,
)
from halte.capabilities.directory.models.arrivals import Arrival
from halte.capabilities.directory.models.checks import (
    Change,
    Check,
    Reminder,
    Signal,
)
from halte.capabilities.directory.models.copies import Copy, Recall
from halte.capabilities.directory.models.details import (
    Accessibility,
    Attribute,
    Capacity,
    CostOption,
    FieldTier,
    Language,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
    Taxonomy,
    Term,
)
from halte.capabilities.directory.models.listed import (
    Edition,
    Location,
    OpenAddress,
    Provider,
    ProviderText,
    Revision,
    Service,
    ServiceAtLocation,
    ServiceText,
)
from halte.capabilities.directory.models.protected import (
    ProtectedAddress,
    ProtectedPhone,
    ProtectedPreviousValue,
)

__all__ = [
    "Accessibility",
    "Application",
    "Arrival",
    "Attribute",
    "Capacity",
    "Change",
    "Check",
    "Copy",
    "CostOption",
    "Edition",
    "FieldTier",
    "InclusionPolicy",
    "Language",
    "Location",
    "OpenAddress",
    "Phone",
    "ProtectedAddress",
    "ProtectedPhone",
    "ProtectedPreviousValue",
    "Provider",
    "ProviderText",
    "Recall",
    "Reminder",
    "RequiredDocument",
    "Revision",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceText",
    "Signal",
    "Taxonomy",
    "Term",
    "Vetting",
]
