"""Words for kinds and states."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.organisations.states import InvitationState, OrganisationKind

KINDS: Final[dict[OrganisationKind, Bilingual]] = {
    OrganisationKind.FEDERAL: Bilingual(
        "Federal department or agency", "Ministère ou organisme fédéral"
    ),
    OrganisationKind.PROVINCIAL: Bilingual(
        "Province or territory", "Province ou territoire"
    ),
    OrganisationKind.MUNICIPAL: Bilingual("Municipality", "Municipalité"),
    OrganisationKind.INDIGENOUS: Bilingual(
        "Indigenous government or organisation",
        "Gouvernement ou organisme autochtone",
    ),
    OrganisationKind.POLICE: Bilingual("Police service", "Service de police"),
    OrganisationKind.NGO: Bilingual(
        "Non-governmental organisation", "Organisation non gouvernementale"
    ),
    OrganisationKind.FOREIGN: Bilingual("Foreign government", "Gouvernement étranger"),
    OrganisationKind.MULTILATERAL: Bilingual(
        "International organisation", "Organisation internationale"
    ),
}

INVITATION_STATES: Final[dict[InvitationState, tuple[Bilingual, str]]] = {
    InvitationState.SENT: (Bilingual("Sent", "Envoyée"), "waiting"),
    InvitationState.ACCEPTED: (Bilingual("Accepted", "Acceptée"), "done"),
    InvitationState.WITHDRAWN: (Bilingual("Withdrawn", "Retirée"), "stopped"),
    InvitationState.EXPIRED: (Bilingual("Too old", "Périmée"), "attention"),
}
