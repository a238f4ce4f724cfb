"""The closed lists by which services are described and asked for.

A code is stable and short; its words are in both languages. Free text stays free
text: what is to be filtered by has a code here, or it cannot be filtered by.
Languages carry their ISO 639 code, the shortest that there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.methods.bilingual import Texts

NEEDS: Final[Mapping[str, Texts]] = {
    "emergency_shelter": Texts("emergency shelter", "hébergement d’urgence"),
    "second_stage_housing": Texts(
        "second-stage housing", "maison d’hébergement de deuxième étape"
    ),
    "long_term_housing": Texts("long-term housing", "logement à long terme"),
    "safety_planning": Texts("safety planning", "plan de sécurité"),
    "medical": Texts("medical care", "soins médicaux"),
    "sexual_assault_care": Texts(
        "care after a sexual assault", "soins à la suite d’une agression sexuelle"
    ),
    "withdrawal": Texts("withdrawal management", "gestion du sevrage"),
    "mental_health": Texts("mental health and trauma", "santé mentale et traumatismes"),
    "legal_criminal": Texts("criminal law", "droit criminel"),
    "legal_immigration": Texts("immigration law", "droit de l’immigration"),
    "legal_employment": Texts("employment law", "droit du travail"),
    "legal_family": Texts("family law", "droit de la famille"),
    "immigration_help": Texts("help with immigration", "aide à l’immigration"),
    "income": Texts("income and basics", "revenu et produits de première nécessité"),
    "identity_documents": Texts("identity documents", "pièces d’identité"),
    "food": Texts("food", "aide alimentaire"),
    "interpretation": Texts("interpretation", "interprétation"),
    "transport": Texts("transport and relocation", "transport et relocalisation"),
    "child_care": Texts("child care", "garde d’enfants"),
    "child_protection": Texts("child protection", "protection de l’enfance"),
    "education": Texts("education", "éducation"),
    "work": Texts("work", "emploi"),
    "debt_relief": Texts("debts and misused identity", "dettes et identité usurpée"),
    "tattoo_removal": Texts("tattoo removal", "détatouage"),
    "return_home": Texts("return home", "retour au pays ou à la maison"),
    "cultural_support": Texts(
        "cultural and Elder support", "soutien culturel et par des Aînés"
    ),
    "peer_support": Texts("survivors’ and peer group", "groupe de pairs"),
    "court_support": Texts("court support", "accompagnement au tribunal"),
    "crisis_line": Texts("crisis line", "ligne d’écoute"),
    "outreach": Texts("street outreach", "travail de rue"),
}

POPULATIONS: Final[Mapping[str, Texts]] = {
    "women": Texts("women", "femmes"),
    "men": Texts("men", "hommes"),
    "trans_nonbinary": Texts(
        "trans and non-binary people", "personnes trans et non binaires"
    ),
    "girls": Texts("girls", "filles"),
    "boys": Texts("boys", "garçons"),
    "lgbtq": Texts("2SLGBTQ+ people", "personnes 2ELGBTQ+"),
    "first_nations": Texts("First Nations", "Premières Nations"),
    "inuit": Texts("Inuit", "Inuits"),
    "metis": Texts("Métis", "Métis"),
    "newcomers": Texts("newcomers", "nouveaux arrivants"),
    "refugees": Texts("refugees", "personnes réfugiées"),
    "foreign_workers": Texts(
        "temporary foreign workers", "travailleurs étrangers temporaires"
    ),
    "students": Texts("international students", "étudiants étrangers"),
    "no_status": Texts("people without status", "personnes sans statut"),
    "pregnant": Texts("pregnant people", "personnes enceintes"),
    "disability": Texts("people with a disability", "personnes handicapées"),
    "substance_use": Texts(
        "people who use substances", "personnes qui consomment des substances"
    ),
    "sex_workers": Texts("people in sex work", "personnes du travail du sexe"),
    "aged_12_15": Texts("minors aged 12 to 15", "mineurs de 12 à 15 ans"),
    "aged_16_17": Texts("minors aged 16 and 17", "mineurs de 16 et 17 ans"),
}

EXPLOITATION: Final[Mapping[str, Texts]] = {
    "sexual": Texts("sexual exploitation", "exploitation sexuelle"),
    "labour": Texts("labour exploitation", "exploitation par le travail"),
    "domestic_servitude": Texts("domestic servitude", "servitude domestique"),
    "forced_marriage": Texts("forced marriage", "mariage forcé"),
    "criminal_activity": Texts(
        "forced criminal activity", "activités criminelles forcées"
    ),
    "organ": Texts("organ removal", "prélèvement d’organes"),
    "online": Texts("online exploitation", "exploitation en ligne"),
}

FACTS: Final[Mapping[str, Texts]] = {
    "always_open": Texts("open day and night", "ouvert jour et nuit"),
    "without_id": Texts("no ID needed", "sans pièce d’identité"),
    "without_police_report": Texts(
        "no police report needed", "sans plainte à la police"
    ),
    "without_status": Texts("no immigration status needed", "sans égard au statut"),
    "self_referral": Texts(
        "one may come on one’s own", "accès direct, sans être orienté"
    ),
    "with_children": Texts("takes children along", "accueille avec enfants"),
    "with_pets": Texts("takes pets along", "accueille avec animaux"),
    "minors": Texts("takes minors", "accueille les mineurs"),
    "outside_area": Texts(
        "takes people from elsewhere", "accueille les gens d’ailleurs"
    ),
    "warm_transfer": Texts("takes a warm transfer", "accepte un transfert accompagné"),
    "wheelchair": Texts("wheelchair access", "accès en fauteuil roulant"),
    "text_or_tty": Texts("text message or TTY", "texto ou ATS"),
    "free": Texts("free of charge", "gratuit"),
    "remote": Texts("by phone or online", "par téléphone ou en ligne"),
    "interpreter": Texts("interpreter", "interprète"),
    "trauma_informed": Texts(
        "trauma-informed", "approche tenant compte des traumatismes"
    ),
    "indigenous_led": Texts("Indigenous-led", "dirigé par des Autochtones"),
    "faith_based": Texts("faith-based", "d’inspiration religieuse"),
}
"""What is so, is not so, or is not known, of an offer."""

DENIALS: Final[Mapping[str, Texts]] = {
    "always_open": Texts("not open day and night", "n’est pas ouvert jour et nuit"),
    "without_id": Texts("asks for ID", "exige une pièce d’identité"),
    "without_police_report": Texts(
        "asks for a police report", "exige une plainte à la police"
    ),
    "without_status": Texts(
        "asks for an immigration status", "exige un statut d’immigration"
    ),
    "self_referral": Texts(
        "someone must refer the person", "il faut y être orienté par quelqu’un"
    ),
    "with_children": Texts("does not take children", "n’accueille pas les enfants"),
    "with_pets": Texts("does not take pets", "n’accueille pas les animaux"),
    "minors": Texts("does not take minors", "n’accueille pas les mineurs"),
    "outside_area": Texts(
        "only takes people from its area", "n’accueille que les gens de sa région"
    ),
    "warm_transfer": Texts(
        "does not take a warm transfer", "n’accepte pas de transfert accompagné"
    ),
    "wheelchair": Texts("no wheelchair access", "sans accès en fauteuil roulant"),
    "text_or_tty": Texts("no text message or TTY", "ni texto ni ATS"),
    "free": Texts("not free of charge", "n’est pas gratuit"),
    "remote": Texts("not by phone or online", "ni par téléphone ni en ligne"),
    "interpreter": Texts("no interpreter", "sans interprète"),
    "trauma_informed": Texts(
        "not trauma-informed", "approche ne tenant pas compte des traumatismes"
    ),
    "indigenous_led": Texts("not Indigenous-led", "non dirigé par des Autochtones"),
    "faith_based": Texts("not faith-based", "sans lien religieux"),
}
"""A fact that is not so, as one says it: “Not so: no ID needed” is misread."""

LANGUAGES: Final[Mapping[str, Texts]] = {
    "en": Texts("English", "anglais"),
    "fr": Texts("French", "français"),
    "ase": Texts("American Sign Language", "langue des signes américaine"),
    "fcs": Texts("Quebec Sign Language", "langue des signes québécoise"),
    "atj": Texts("Atikamekw", "atikamekw"),
    "bla": Texts("Blackfoot", "pied-noir"),
    "chp": Texts("Dene", "déné"),
    "cr": Texts("Cree", "cri"),
    "iu": Texts("Inuktitut", "inuktitut"),
    "mic": Texts("Mi’kmaq", "micmac"),
    "moe": Texts("Innu", "innu"),
    "moh": Texts("Mohawk", "mohawk"),
    "oj": Texts("Ojibwe", "ojibwé"),
    "crg": Texts("Michif", "michif"),
    "ak": Texts("Twi", "twi"),
    "am": Texts("Amharic", "amharique"),
    "ar": Texts("Arabic", "arabe"),
    "bn": Texts("Bengali", "bengali"),
    "cmn": Texts("Mandarin", "mandarin"),
    "cs": Texts("Czech", "tchèque"),
    "de": Texts("German", "allemand"),
    "el": Texts("Greek", "grec"),
    "es": Texts("Spanish", "espagnol"),
    "fa": Texts("Persian", "persan"),
    "gu": Texts("Gujarati", "gujarati"),
    "he": Texts("Hebrew", "hébreu"),
    "hi": Texts("Hindi", "hindi"),
    "ht": Texts("Haitian Creole", "créole haïtien"),
    "hu": Texts("Hungarian", "hongrois"),
    "id": Texts("Indonesian", "indonésien"),
    "it": Texts("Italian", "italien"),
    "ja": Texts("Japanese", "japonais"),
    "km": Texts("Khmer", "khmer"),
    "ko": Texts("Korean", "coréen"),
    "ln": Texts("Lingala", "lingala"),
    "my": Texts("Burmese", "birman"),
    "ne": Texts("Nepali", "népalais"),
    "pa": Texts("Punjabi", "pendjabi"),
    "pl": Texts("Polish", "polonais"),
    "prs": Texts("Dari", "dari"),
    "ps": Texts("Pashto", "pachto"),
    "pt": Texts("Portuguese", "portugais"),
    "ro": Texts("Romanian", "roumain"),
    "ru": Texts("Russian", "russe"),
    "rw": Texts("Kinyarwanda", "kinyarwanda"),
    "sk": Texts("Slovak", "slovaque"),
    "so": Texts("Somali", "somali"),
    "sq": Texts("Albanian", "albanais"),
    "sr": Texts("Serbian", "serbe"),
    "sw": Texts("Swahili", "swahili"),
    "ta": Texts("Tamil", "tamoul"),
    "th": Texts("Thai", "thaï"),
    "ti": Texts("Tigrinya", "tigrigna"),
    "tl": Texts("Tagalog", "tagalog"),
    "tr": Texts("Turkish", "turc"),
    "uk": Texts("Ukrainian", "ukrainien"),
    "ur": Texts("Urdu", "ourdou"),
    "vi": Texts("Vietnamese", "vietnamien"),
    "wo": Texts("Wolof", "wolof"),
    "yue": Texts("Cantonese", "cantonais"),
}

FACETS: Final[Mapping[str, Mapping[str, Texts]]] = {
    "need": NEEDS,
    "population": POPULATIONS,
    "exploitation": EXPLOITATION,
    "language": LANGUAGES,
    "fact": FACTS,
}
"""Every closed list by the name of its facet."""
