"""From a support file to a case record: the mapping to HTCDS 2.0, in one place.

HTCDS is the Human Trafficking Case Data Standard of IOM (CC BY 4.0, version 2.0,
84 fields). Every field is here: with the topic and part it comes from, with the
function that computes it, or with the reason why a support file does not hold it.
The standard’s own picklist values are kept as published, misspellings included;
what has no value there becomes `Other` and is named as loss.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils import timezone

from halte.capabilities.support.passages import Content
from halte.capabilities.support.states import FileState

VERSION: Final = "2.0"

PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "prs_Salutation": ("identity", "salutation"),
    "prs_FirstName": ("identity", "first_name"),
    "prs_MiddleName": ("identity", "middle_name"),
    "prs_SecondName": ("identity", "last_name"),
    "prs_Birthdate": ("identity", "born"),
    "prs_Gender": ("identity", "gender"),
    "prs_MaritalStatus": ("identity", "marital"),
    "prs_HighestLevelOfEducation": ("identity", "schooling"),
    "prs_Citizenship": ("identity", "citizenship"),
    "prs_NumberOfChildren": ("children", "number"),
    "prs_PrimaryLanguage": ("language", "first"),
    "prs_SecondaryLanguage": ("language", "second"),
    "prs_MobilePhone": ("contact", "address"),
    "prs_MailingStreet": ("housing", "address"),
    "vic_TraffickingStatus": ("account", "standing"),
    "vic_TraffickingStatusDecisionMakingOrg": ("account", "decided_by"),
    "vic_RelationshipToTrafficker": ("account", "knew"),
    "vic_MethodOfRecruitment": ("account", "recruited"),
    "vic_MethodsOfControl": ("account", "means"),
    "vic_TypeOfExploitation": ("account", "kinds"),
    "vic_ForcedLabourIndustry": ("account", "industry"),
    "vic_TypeOfSexExploitation": ("account", "sexual"),
    "hte_City": ("account", "place"),
    "hte_Date": ("account", "since"),
    "hte_Description": ("account", "words"),
}
"""Field of the standard -> topic and part."""

COMPUTED: Final[Mapping[str, str]] = {
    "prs_MailingState": "region",
    "hte_Type": "Exploitation, where a place or day of it is written",
    "cas_Status": "state",
    "cas_ReasonForCaseClosure": "exit",
    "cas_CaseOwner": "organisation that keeps the file",
    "cas_ReferredOrganisation": "receivers of referrals",
    "cas_OutgoingReferralDate": "days of referrals",
    "cas_ReasonForOutgoingReferral": "AdditionalServicesRequired",
    "spl_Objectives": "goals",
    "spl_ActionPlan": "steps of goals",
    "spl_PlannedEndDate": "last due day of the goals",
    "spl_ActualEndDate": "day of closing",
    "con_Consent": "the consent under which the record is made",
}
"""Field of the standard -> what it is computed from."""

NOT_HELD: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("org_Name", "org_ShippingCity", "org_ShippingCountry", "org_ShippingState",
         "org_ShippingStreet", "org_ShippingPostalCode", "org_ShippingLongitude",
         "org_ShippingLatitude", "org_Phone", "org_Type"),
        "about organisations: the register of organisations and the directory",
    ),
    **dict.fromkeys(
        ("per_RoleInProcess", "per_RoleDetails", "per_Organisation"),
        "about an alleged perpetrator: a support file holds nothing of them",
    ),
    **dict.fromkeys(
        ("vic_AgreementToManagePersonalData", "vic_Vulnerabilities",
         "vic_DetailsOfVulnerabilities"),
        "deprecated by the standard",
    ),
    **dict.fromkeys(
        ("cas_ReferringOrganisation", "cas_IncomingReferralDate",
         "cas_ReferringPrimaryCaseWorker", "cas_ReasonForIncomingReferral",
         "cas_IncomingReferralDetails", "cas_ReferredPrimaryCaseWorker",
         "cas_OutgoingReferralDetails", "cco_CaseComment"),
        "names colleagues or retells what was said in confidence",
    ),
    **dict.fromkeys(
        ("prs_Deceased", "prs_IdentityNumber", "prs_Title", "prs_Email",
         "prs_HomePhone", "prs_MailingCity", "prs_MailingCountry",
         "prs_MailingPostalCode", "prs_MailingLongitude", "prs_MailingLatitude",
         "vic_AgeWhenTrafficked", "vic_RecruitmentWebsitesAndApps",
         "vic_LocationOfRecruitment", "vic_LocationOfExploitation",
         "vic_ExploitationWebsitesAndApps", "hte_Longitude", "hte_Latitude",
         "hte_Country", "hte_State", "hte_Street", "hte_PostalCode", "spl_Type"),
        "not asked of a person to support them",
    ),
}  # fmt: skip
"""Field of the standard -> why a support file does not hold it."""

OTHER: Final = "Other"
VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "prs_Gender": {
        "woman": "Feminine", "man": "Masculine", "trans_woman": "TransgenderFeminine",
        "trans_man": "TransgenderMasculine", "nonbinary": "NonConforming",
        "two_spirit": "NonConforming", "not_said": "NonSpecifiedUnknown",
    },
    "prs_MaritalStatus": {
        "single": "Single", "married": "Married", "partner": "RegisteredPartnership",
        "separated": "Separated", "divorced": "Divorced", "widowed": "Widowed",
    },
    "prs_HighestLevelOfEducation": {
        "early": "EarlyChildhoodEducation", "primary": "PrimaryEducation",
        "lower": "LowerSecondaryEducation", "upper": "UpperSecondaryEducation",
        "post": "PostSecondaryNonTertiaryEducation",
        "short": "ShortCycleTertiaryEducation",
        "bachelor": "BachelorsOrEquivalentLevel",
        "master": "MastersOrEquivalentLevel", "doctor": "DoctoralOrEquivalentLevel",
    },
    "vic_TraffickingStatus": {
        "possible": "PossibleVictimOfTrafficking",
        "actual": "ActualVictimOfTrafficking", "not": "NotAVictimOfTrafficking",
    },
    "vic_TraffickingStatusDecisionMakingOrg": {
        "person": OTHER, "ngo": "NGO", "police": "Police",
        "court": "CourtOrProsecution",
        "government": "NonPoliceGovernmentalOrganization",
    },
    "vic_RelationshipToTrafficker": {
        "family": "Familial", "known": "Acquainted", "stranger": "Unaquainted",
    },
    "vic_MethodOfRecruitment": {
        "business": "AtAPlaceOfBusiness", "school": "AtAnEducationalInstitution",
        "work": "AtWork", "social_media": "ThroughOnlineSocialNetworks",
        "online_ad": "ThroughAnOnlineAdvertisement", "press": "ThroughANewspaperAdvert",
        "family": "ThroughFamilyOrFamilyEvents",
        "friends": "ThroughFriendsOrSocialEvents", "other": OTHER,
    },
    "vic_MethodsOfControl": {
        "debt": "DebtBondage", "earnings": "TakesEarnings",
        "threats": "PhysicalThreats", "law_threats": "ThreatsLawEnforcement",
        "psychological": "PsychologicalAbuse", "physical": "PhysicalAbuse",
        "sexual": "SexualAbuse", "promises": "FalsePromises",
        "substances": "PsychoactiveSubstance", "movement": OTHER,
        "care": "WithholdsNecessities", "medical": "RestrictsMedicalCare",
        "hours": "ExcessiveWorkingHours", "papers": "WithholdsDocuments",
        "children": "ThreatensChildrenFamily", "money": "RestrictsFinancialAccess",
    },
    "vic_TypeOfExploitation": {
        "sexual": "SexualExploitation", "labour": "ForcedLabour",
        "domestic": "Servitude", "marriage": "ForcedMarriage", "criminal": OTHER,
        "begging": "ForcedBegging", "organ": "OrganRemoval",
        "online": "SexualExploitation",
    },
    "vic_TypeOfSexExploitation": {
        "prostitution": "Prostitution", "pornography": "Pornography",
        "remote": "RemoteInteractiveServices", "private": "PrivateSexualServices",
    },
    "vic_ForcedLabourIndustry": {
        "A": "A_AgricultureForestryAndFishing", "C": "C_Manufacturing",
        "F": "F_Construction", "G": "G_WholesaleAndRetailTradeRepairOfMotorVehicles",
        "H": "H_TransportationAndStorage",
        "I": "I_AccommodationAndFoodServiceActivities",
        "N": "N_AdministrativeAndSupportServiceActivities",
        "Q": "Q_HumanHealthAndSocialWorkActivities",
        "R": "R_ArtsEntertainmentAndRecreation", "S": "S_OtherServiceActivities",
        "T": "T_ActivitiesOfHouseholdsAsEmployers",
    },
}  # fmt: skip
"""Field -> our value -> the standard’s."""

STATES: Final[Mapping[FileState, str]] = {
    FileState.OPEN: "Active",
    FileState.FOLLOW_UP: "FollowUp",
    FileState.CLOSED: "Closed",
}

Record = dict[str, str | list[str] | bool]


@dataclass(frozen=True, slots=True)
class Around:
    """What a record says beside the topics."""

    state: FileState
    exit: str
    region: str
    keeper: str
    receivers: tuple[str, ...] = ()
    sent_on: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    due: str = ""
    closed_at: datetime | None = None


def record(written: Mapping[str, Content], around: Around) -> Record:
    """The record of what is written; only what was consented to is handed in."""
    found: Record = {}
    for name, (topic, part) in PARTS.items():
        value = written.get(topic, {}).get(part)
        if value:
            found[name] = translated(name, value)
    found |= _around(around, bool({"hte_City", "hte_Date"} & found.keys()))
    return {name: value for name, value in sorted(found.items()) if value}


def translated(name: str, value: str | list[str]) -> str | list[str]:
    """Our value in the standard’s words; free text as it is."""
    table = VALUES.get(name)
    if table is None:
        return value
    if isinstance(value, str):
        return table.get(value, OTHER)
    return sorted({table.get(one, OTHER) for one in value})


def lost(written: Mapping[str, Content]) -> tuple[str, ...]:
    """Fields in which something became `Other`, so that a reader is warned."""
    names = []
    for name, (topic, part) in PARTS.items():
        value = written.get(topic, {}).get(part)
        said = translated(name, value) if value else ""
        if name in VALUES and (said == OTHER or OTHER in said):
            names.append(name)
    return tuple(names)


def _around(around: Around, happened: bool) -> Record:
    sent, closed = bool(around.receivers), around.closed_at
    return {
        "prs_MailingState": around.region,
        "hte_Type": "Exploitation" if happened else "",
        "cas_Status": STATES[around.state],
        "cas_ReasonForCaseClosure": around.exit,
        "cas_CaseOwner": around.keeper,
        "cas_ReferredOrganisation": list(around.receivers),
        "cas_OutgoingReferralDate": list(around.sent_on),
        "cas_ReasonForOutgoingReferral": "AdditionalServicesRequired" if sent else "",
        "spl_Objectives": "\n".join(around.goals),
        "spl_ActionPlan": "\n".join(around.steps),
        "spl_PlannedEndDate": around.due,
        "spl_ActualEndDate": timezone.localdate(closed).isoformat() if closed else "",
        "con_Consent": True,
    }
