"""Words of the demonstration: kinds of services that do not exist, in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of invented service: what it is called, what it meets, how it works."""

    en: str
    fr: str
    needs: tuple[str, ...]
    about_en: str
    about_fr: str
    hidden: bool = False
    remote: bool = False
    always: bool = False
    intake: bool = False


KINDS: Final = (
    Kind("Shelter", "Refuge", ("emergency_shelter", "safety_planning", "transport"),
         "Beds for a night or some weeks, food, clothes and someone to talk to at any "
         "hour.",
         "Des lits pour une nuit ou quelques semaines, des repas, des vêtements et une "
         "écoute à toute heure.", hidden=True, always=True, intake=True),
    Kind("Family Shelter", "Refuge familial",
         ("emergency_shelter", "child_care", "safety_planning"),
         "A safe place for a parent with children. Cribs and baby food are there.",
         "Un endroit sûr pour un parent et ses enfants. Lits de bébé et nourriture "
         "pour bébé sur place.", hidden=True, always=True, intake=True),
    Kind("Second-Stage Housing", "Logement de transition",
         ("second_stage_housing", "peer_support"),
         "An apartment of one’s own for up to eighteen months, with support.",
         "Un appartement à soi pour une période allant jusqu’à dix-huit mois, avec du "
         "soutien.", hidden=True, intake=True),
    Kind("Sexual Assault Centre", "Centre d’aide aux victimes d’agression sexuelle",
         ("medical", "sexual_assault_care", "mental_health",
          "court_support"),
         "Medical care, counselling, and someone who comes along to hospital, police "
         "or court if one wishes.",
         "Soins médicaux, consultation et accompagnement à l’hôpital, à la police ou "
         "au tribunal, si la personne le souhaite.", always=True),
    Kind("Trauma Counselling", "Service de consultation en traumatismes",
         ("mental_health", "peer_support"),
         "Counselling alone or in a group, without a waiting list for people who were "
         "exploited.",
         "Consultation individuelle ou en groupe, sans liste d’attente pour les "
         "personnes exploitées."),
    Kind("Legal Clinic", "Clinique juridique",
         ("legal_criminal", "legal_immigration", "legal_family", "court_support"),
         "Legal advice on immigration, work, family and criminal matters.",
         "Conseils juridiques en immigration, travail, famille et droit criminel."),
    Kind("Newcomer Centre", "Centre des nouveaux arrivants",
         ("immigration_help", "interpretation", "identity_documents", "work",
          "education"),
         "Help with papers, permits, interpretation and a first job.",
         "Aide pour les papiers, les permis, l’interprétation et un premier emploi."),
    Kind("Workers’ Centre", "Centre des travailleurs",
         ("legal_employment", "work", "income", "food"),
         "For people whose wages, papers or housing are held by an employer.",
         "Pour les personnes dont l’employeur retient le salaire, les papiers ou le "
         "logement."),
    Kind("Friendship House", "Maison d’amitié",
         ("cultural_support", "peer_support", "child_care", "food"),
         "Elders, ceremony, food, and help to be safe close to one’s own people.",
         "Aînés, cérémonies, repas et aide pour être en sécurité près des siens."),
    Kind("Youth Outreach", "Travail de rue auprès des jeunes",
         ("outreach", "safety_planning", "transport", "food"),
         "Street workers who meet young people where they are, day or night.",
         "Des travailleurs de rue qui rencontrent les jeunes là où ils sont, le jour "
         "comme la nuit.", always=True),
    Kind("Way Home Fund", "Fonds de retour",
         ("return_home", "transport", "debt_relief", "tattoo_removal"),
         "Tickets, moving costs, removal of tattoos, and help with debts.",
         "Billets, frais de déménagement, retrait de tatouages et aide pour les "
         "dettes."),
    Kind("Support Line", "Ligne de soutien",
         ("crisis_line", "safety_planning", "mental_health", "interpretation"),
         "Someone to talk to by phone or text, and a plan for the next hours.",
         "Une écoute par téléphone ou par texto, et un plan pour les prochaines "
         "heures.", remote=True, always=True),
)  # fmt: skip

MORE: Final = (
    ("emergency_shelter", 4, "fact", "with_pets"),
    ("emergency_shelter", 5, "population", "substance_use"),
    ("second_stage_housing", 3, "need", "long_term_housing"),
    ("second_stage_housing", 9, "fact", "faith_based"),
    ("medical", 3, "need", "withdrawal"),
    ("medical", 3, "population", "substance_use"),
    ("medical", 4, "population", "sex_workers"),
    ("immigration_help", 1, "population", "refugees"),
    ("immigration_help", 3, "population", "students"),
    ("outreach", 1, "fact", "minors"),
    ("outreach", 4, "need", "child_protection"),
    ("outreach", 2, "population", "sex_workers"),
    ("crisis_line", 2, "fact", "text_or_tty"),
)
"""What every so many of those that meet a need offer too: without it, a search for a
bed that takes a dog, or for detoxification, would find nobody in the whole country."""

WEIGHTS: Final = (12, 9, 8, 9, 12, 11, 11, 7, 9, 6, 3, 3)

NAMES: Final = (
    ("Heron", "du Héron"), ("Tamarack", "du Mélèze"), ("Juniper", "du Genévrier"),
    ("Sandpiper", "du Bécasseau"), ("Lantern", "de la Lanterne"), ("Quiet Lake",
     "du Lac Tranquille"), ("Red Osier", "du Cornouiller"), ("Harbour", "du Havre"),
    ("Morning", "du Matin"), ("Two Rivers", "des Deux Rivières"), ("Cedar",
     "du Cèdre"), ("Plover", "du Pluvier"), ("Bridge", "du Pont"), ("Wild Rose",
     "de l’Églantier"), ("Open Door", "de la Porte Ouverte"), ("Snowdrop",
     "du Perce-neige"), ("Kestrel", "de la Crécerelle"), ("Meadow", "du Pré"),
)  # fmt: skip

FICTIONAL: Final = ("(fictional)", "(fictif)")
CODES: Final = {
    "NL": "709", "PE": "902", "NS": "902", "NB": "506", "QC": "514", "ON": "416",
    "MB": "204", "SK": "306", "AB": "403", "BC": "604", "YT": "867", "NT": "867",
    "NU": "867",
}  # fmt: skip
"""An area code of each province; with 555-01xx, which is reserved for fiction."""
