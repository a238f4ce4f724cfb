"""Lists to choose from, in both languages.

Values of gender, schooling, means and kinds follow the meaning of HTCDS 2.0
(IOM, CC BY 4.0); `htcds.py` holds the mapping, code by code.
"""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B
from halte.core.consent.words import LANGUAGES_SPOKEN
from halte.core.geography.places import PLACES

List = dict[str, B]

PROVINCES: Final[List] = {
    code: place.name for code, place in PLACES.items() if place.kind == "province"
}

SPOKEN: Final[List] = LANGUAGES_SPOKEN

LEVELS: Final[List] = {
    "9": B("Not asked", "Pas demandé"),
    "0": B("None", "Aucun besoin"),
    "1": B("Stable", "Stable"),
    "2": B("Needs something", "Besoin"),
    "3": B("Urgent", "Urgent"),
}

WAYS: Final[List] = {
    "text": B("Text message", "Texto"),
    "call": B("Call", "Appel"),
    "email": B("Email", "Courriel"),
    "person": B("In person", "En personne"),
    "through": B("Through someone the person trusts",
                 "Par quelqu’un en qui la personne a confiance"),
}  # fmt: skip

INTERPRETER: Final[List] = {
    "no": B("Not needed", "Pas nécessaire"),
    "yes": B("Wanted", "Souhaité"),
    "not_community": B("Wanted, but nobody from the person’s community",
                       "Souhaité, mais personne de sa communauté"),
}  # fmt: skip

READING: Final[List] = {
    "spoken": B("Spoken", "De vive voix"),
    "written": B("Written", "Par écrit"),
    "easy": B("In easy words", "En langage simple"),
    "pictures": B("With pictures", "Avec des images"),
    "sign": B("In sign language", "En langue des signes"),
}

GENDERS: Final[List] = {
    "woman": B("Woman", "Femme"),
    "man": B("Man", "Homme"),
    "trans_woman": B("Trans woman", "Femme trans"),
    "trans_man": B("Trans man", "Homme trans"),
    "nonbinary": B("Non-binary or another gender", "Non binaire ou autre genre"),
    "two_spirit": B("Two-Spirit", "Bispirituelle ou bispirituel"),
    "not_said": B("Not said", "Non précisé"),
}

MARITAL: Final[List] = {
    "single": B("Single", "Célibataire"),
    "married": B("Married", "Mariée ou marié"),
    "partner": B("Common-law or registered partner", "Union de fait ou civile"),
    "separated": B("Separated", "Séparée ou séparé"),
    "divorced": B("Divorced", "Divorcée ou divorcé"),
    "widowed": B("Widowed", "Veuve ou veuf"),
}

SCHOOLING: Final[List] = {
    "early": B("Before school", "Préscolaire"),
    "primary": B("Primary", "Primaire"),
    "lower": B("Lower secondary", "Premier cycle du secondaire"),
    "upper": B("Upper secondary", "Deuxième cycle du secondaire"),
    "post": B("After secondary, not tertiary", "Postsecondaire non supérieur"),
    "short": B("College or short tertiary", "Collégial ou supérieur court"),
    "bachelor": B("Bachelor", "Baccalauréat"),
    "master": B("Master", "Maîtrise"),
    "doctor": B("Doctorate", "Doctorat"),
}

STATUSES: Final[List] = {
    "citizen": B("Citizen or registered Indian",
                 "Citoyenneté ou inscription au registre des Indiens"),
    "permanent": B("Permanent resident", "Résidence permanente"),
    "worker": B("Temporary, work permit", "Temporaire, permis de travail"),
    "student": B("Temporary, study permit", "Temporaire, permis d’études"),
    "visitor": B("Visitor", "Visiteur"),
    "trp": B("Temporary resident permit", "Permis de séjour temporaire"),
    "claimant": B("Refugee claimant or protected person",
                  "Demande d’asile ou personne protégée"),
    "none": B("No status now", "Sans statut en ce moment"),
    "not_said": B("Not said", "Non précisé"),
}  # fmt: skip

PAPERS: Final[List] = {
    "with_person": B("With the person", "Avec la personne"),
    "kept_by_other": B("Someone else keeps them", "Quelqu’un d’autre les garde"),
    "lost": B("Lost or destroyed", "Perdus ou détruits"),
    "never": B("Never had any", "N’en a jamais eu"),
}

COVERAGE: Final[List] = {
    "province": B("Provincial or territorial card is valid",
                  "La carte provinciale ou territoriale est valide"),
    "ifhp": B("Interim Federal Health Program certificate is valid",
              "Le certificat du Programme fédéral de santé intérimaire est valide"),
    "ifhp_shown": B("The clinic was told how to bill the federal programme",
                    "La clinique sait comment facturer le programme fédéral"),
    "counselling": B("Counselling is covered", "Le counseling est couvert"),
    "medicine": B("Medicine is covered", "Les médicaments sont couverts"),
    "interpreter": B("The clinic has an interpreter", "La clinique a un interprète"),
    "gap": B("There is a gap: community clinic found",
             "Il y a une lacune : une clinique communautaire est trouvée"),
}  # fmt: skip

POLICE: Final[List] = {
    "no": B("Does not want contact", "Ne veut pas de contact"),
    "not_now": B("Not now", "Pas maintenant"),
    "information": B("Wants information first", "Veut d’abord de l’information"),
    "yes": B("Wants to report", "Veut porter plainte"),
    "reported": B("Has reported", "A porté plainte"),
    "stopped": B("Has stopped, or wants to stop", "A cessé ou veut cesser"),
}

STANDING: Final[List] = {
    "possible": B("Possible", "Possible"),
    "actual": B("Recognised", "Reconnue"),
    "not": B("Not trafficking", "Pas de la traite"),
}

DECIDED: Final[List] = {
    "person": B("The person", "La personne"),
    "ngo": B("A support organisation", "Un organisme de soutien"),
    "police": B("Police", "La police"),
    "court": B("A court or prosecution", "Un tribunal ou la poursuite"),
    "government": B("Another public body", "Un autre organisme public"),
}

EXPLOITATION: Final[List] = {
    "sexual": B("Sexual", "Sexuelle"),
    "labour": B("Labour", "Par le travail"),
    "domestic": B("Domestic servitude", "Servitude domestique"),
    "marriage": B("Forced marriage", "Mariage forcé"),
    "criminal": B("Forced criminal acts", "Activités criminelles forcées"),
    "begging": B("Forced begging", "Mendicité forcée"),
    "organ": B("Removal of an organ", "Prélèvement d’un organe"),
    "online": B("Online sexual exploitation", "Exploitation sexuelle en ligne"),
}

KNEW: Final[List] = {
    "family": B("Family", "Famille"),
    "known": B("Someone known", "Une connaissance"),
    "stranger": B("A stranger", "Une personne inconnue"),
}

RECRUITED: Final[List] = {
    "business": B("At a place of business", "Dans un commerce"),
    "school": B("At a school", "Dans une école"),
    "work": B("At work", "Au travail"),
    "social_media": B("Through social media", "Par les médias sociaux"),
    "online_ad": B("Through an online advertisement", "Par une annonce en ligne"),
    "press": B("Through a printed advertisement", "Par une annonce imprimée"),
    "family": B("Through family", "Par la famille"),
    "friends": B("Through friends", "Par des amis"),
    "other": B("Another way", "Autrement"),
}

SEXUAL: Final[List] = {
    "prostitution": B("Sexual services to clients", "Services sexuels à des clients"),
    "pornography": B("Images or videos", "Images ou vidéos"),
    "remote": B("Remote sexual acts", "Actes sexuels à distance"),
    "private": B("For one person", "Pour une seule personne"),
}

INDUSTRIES: Final[List] = {
    "A": B("Farming, forestry, fishing", "Agriculture, foresterie, pêche"),
    "C": B("Manufacturing", "Fabrication"),
    "F": B("Construction", "Construction"),
    "G": B("Shops and car repair", "Commerce et réparation de véhicules"),
    "H": B("Transport and storage", "Transport et entreposage"),
    "I": B("Hotels and restaurants", "Hébergement et restauration"),
    "N": B(
        "Cleaning, landscaping, agency work", "Nettoyage, aménagement paysager, agence"
    ),
    "Q": B("Health and care", "Santé et soins"),
    "R": B("Entertainment", "Spectacle et loisirs"),
    "S": B("Personal services, salons", "Services personnels, salons"),
    "T": B("In a private home", "Dans une maison privée"),
}

MEANS: Final[List] = {
    "debt": B("Debt", "Dette"),
    "earnings": B("Taking of earnings", "Gains confisqués"),
    "threats": B("Threats", "Menaces"),
    "law_threats": B("Threat of police or removal from Canada",
                     "Menace de la police ou de renvoi du Canada"),
    "psychological": B("Emotional hold", "Emprise affective"),
    "physical": B("Physical violence", "Violence physique"),
    "sexual": B("Sexual violence", "Violence sexuelle"),
    "promises": B("False promises", "Fausses promesses"),
    "substances": B("Substances", "Substances"),
    "movement": B("Not free to leave", "Pas libre de partir"),
    "care": B("Food or sleep withheld", "Privation de nourriture ou de sommeil"),
    "hours": B("Excessive hours", "Heures excessives"),
    "papers": B("Papers taken", "Papiers confisqués"),
    "medical": B("Medical care withheld", "Privation de soins médicaux"),
    "children": B("Through children", "Par les enfants"),
    "money": B("Money or housing controlled", "Contrôle de l’argent ou du logement"),
}  # fmt: skip

SAFE: Final[List] = {
    "yes": B("Yes", "Oui"),
    "no": B("No", "Non"),
    "unsure": B("Not sure", "Incertain"),
}
