"""A directory of invented services, with the truth behind each entry.

The truth is drawn first. What the directory states of it is less: some facts are
not known, some are only in the text, some texts are in one language. Grades are
given from the truth and from what the asker wants, by `grade`: neither knows the
search, its thesaurus or its weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from halte.methods.directory_search import (
    Capacity,
    Hours,
    Offer,
    Opening,
    Said,
    Stated,
    Where,
    at_least,
    exactly,
)
from halte.methods.directory_search.gazetteer import PLACES

NOW: Final = datetime(2026, 2, 3, 8, 0, tzinfo=UTC)
"""Three in the morning in Toronto and Montréal."""

CITIES: Final = tuple(p for p in PLACES.values() if not p.code.startswith("CA"))
LARGE: Final = tuple(
    PLACES[code]
    for code in (
        "CMA-535", "CMA-462", "CMA-933", "CMA-825", "CMA-835", "CMA-35505",
        "CMA-602", "CMA-421", "CMA-537", "CMA-205", "CMA-555", "CMA-725",
        "CMA-705", "CMA-580", "CMA-595", "CMA-305", "CMA-24505", "CMA-001",
    )
)  # fmt: skip
NAMES: Final = (
    ("Cedar", "du Cèdre"), ("Harbour", "du Port"), ("Lantern", "de la Lanterne"),
    ("North Star", "de l’Étoile du Nord"), ("Riverbend", "du Méandre"),
    ("Marigold", "du Souci"), ("Open Door", "de la Porte ouverte"),
    ("Heron", "du Héron"), ("Bridge", "du Pont"), ("Aurora", "de l’Aurore"),
    ("Stone Path", "du Sentier"), ("Willow", "du Saule"), ("Juniper", "du Genévrier"),
    ("Sparrow", "du Moineau"), ("Dawn", "de l’Aube"), ("Anchor", "de l’Ancre"),
    ("Meadow", "du Pré"), ("Beacon", "du Phare"), ("Maple", "de l’Érable"),
    ("Kindle", "de l’Étincelle"), ("Loon", "du Huard"), ("Tamarack", "du Mélèze"),
)  # fmt: skip

KINDS: Final = (
    # weight, needs, English titles, French titles, English text, French text
    (16, ("emergency_shelter",), ("{} House", "{} Shelter"),
     ("Maison {}", "Refuge {}"),
     ("Emergency beds and meals for people who have to leave at once.",
      "A shelter for those fleeing violence or exploitation."),
     ("Hébergement d’urgence et repas pour les personnes qui doivent partir.",
      "Un refuge pour celles et ceux qui fuient la violence ou l’exploitation.")),
    (7, ("second_stage_housing",), ("{} Residence", "{} Transition Homes"),
     ("Résidence {}", "Logements {}"),
     ("Second-stage apartments for up to two years.",),
     ("Appartements de deuxième étape, jusqu’à deux ans.",)),
    (5, ("long_term_housing",), ("{} Housing", "{} Homes"),
     ("Habitations {}", "Logis {}"),
     ("Affordable housing with support.",), ("Logement abordable avec soutien.",)),
    (8, ("mental_health",), ("{} Counselling", "{} Wellness Centre"),
     ("Consultation {}", "Centre de mieux-être {}"),
     ("Trauma counselling and therapy.", "Therapists who work with survivors."),
     ("Thérapie et soutien psychologique après un traumatisme.",
      "Des thérapeutes qui accompagnent les survivantes.")),
    (6, ("medical",), ("{} Clinic", "{} Health Centre"),
     ("Clinique {}", "Centre de santé {}"),
     ("Nurses and doctors, without a health card.",),
     ("Infirmières et médecins, sans carte d’assurance maladie.",)),
    (4, ("sexual_assault_care",), ("{} Sexual Assault Centre",),
     ("CALACS {}",),
     ("Care after a sexual assault, examination and accompaniment.",),
     ("Soins après une agression sexuelle, examen et accompagnement.",)),
    (4, ("withdrawal",), ("{} Detox", "{} Recovery"),
     ("Désintoxication {}", "Centre de sevrage {}"),
     ("Withdrawal management and treatment.",),
     ("Gestion du sevrage et traitement.",)),
    (6, ("legal_immigration", "immigration_help"), ("{} Refugee Law Office",),
     ("Clinique d’immigration {}",),
     ("Lawyers for refugee claims and permits.",),
     ("Avocats pour les demandes d’asile et les permis.",)),
    (4, ("legal_employment",), ("{} Workers’ Rights Clinic",),
     ("Clinique du droit du travail {}",),
     ("Unpaid wages, bad employers, workers’ rights.",),
     ("Salaires impayés, employeurs abusifs, droits des travailleurs.",)),
    (3, ("legal_criminal", "legal_family"), ("{} Legal Clinic",),
     ("Clinique juridique {}",),
     ("Criminal and family law, protection orders, custody.",),
     ("Droit criminel et familial, ordonnances de protection, garde.",)),
    (4, ("immigration_help",), ("{} Settlement Services", "{} Welcome Centre"),
     ("Accueil {}", "Service d’établissement {}"),
     ("Settlement, permits and papers for newcomers.",),
     ("Établissement, permis et papiers pour nouveaux arrivants.",)),
    (4, ("food", "income"), ("{} Food Bank",), ("Banque alimentaire {}",),
     ("Groceries, meals and clothing.",), ("Épicerie, repas et vêtements.",)),
    (3, ("identity_documents",), ("{} ID Clinic",), ("Clinique d’identité {}",),
     ("Replaces lost ID, birth certificates and health cards.",),
     ("Remplace les papiers perdus, actes de naissance et cartes santé.",)),
    (4, ("court_support",), ("{} Victim Services",), ("CAVAC {}",),
     ("Going to court with you; statements and compensation.",),
     ("Accompagnement au tribunal ; déclarations et indemnisation.",)),
    (4, ("cultural_support",), ("{} Friendship Centre", "{} Healing Lodge"),
     ("Centre d’amitié {}",),
     ("Elders, ceremony and healing circles.",),
     ("Aînés, cérémonies et cercles de guérison.",)),
    (4, ("peer_support",), ("{} Survivors’ Circle",), ("Cercle {}",),
     ("A support group led by survivors.",),
     ("Un groupe d’entraide mené par des survivantes.",)),
    (4, ("outreach",), ("{} Outreach", "{} Drop-In"),
     ("Travail de rue {}", "Halte {}"),
     ("Street outreach, harm reduction and a drop-in.",),
     ("Travail de rue, réduction des méfaits et accueil de jour.",)),
    (3, ("work", "education"), ("{} Employment Centre",), ("Emploi {}",),
     ("Job training, résumés and English classes.",),
     ("Formation, recherche d’emploi et francisation.",)),
    (2, ("child_protection",), ("{} Children’s Aid",),
     ("Protection de la jeunesse {}",),
     ("Child protection and foster homes.",),
     ("Protection de l’enfance et familles d’accueil.",)),
    (2, ("tattoo_removal",), ("{} Skin Clinic",), ("Clinique de la peau {}",),
     ("Removal of branding tattoos.",), ("Détatouage des marques forcées.",)),
    (2, ("transport",), ("{} Safe Rides",), ("Transport {}",),
     ("Rides and tickets to leave town safely.",),
     ("Transport et billets pour quitter la ville en sécurité.",)),
    (3, ("crisis_line",), ("{} Crisis Line",), ("Ligne {}",),
     ("A line that answers day and night.",),
     ("Une ligne qui répond jour et nuit.",)),
)  # fmt: skip

FOCUS: Final = (
    # weight, populations taken, others refused?, English, French
    (30, ("women", "pregnant"), True, "For women.", "Pour les femmes."),
    (10, ("men",), True, "For men.", "Pour les hommes."),
    (25, ("women", "men", "trans_nonbinary", "pregnant", "lgbtq"), False,
     "Open to everyone.", "Ouvert à tout le monde."),
    (7, ("girls", "boys", "aged_16_17"), True, "For youth.", "Pour les jeunes."),
    (6, ("first_nations", "inuit", "metis", "women", "men"), False,
     "For First Nations, Inuit and Métis people.",
     "Pour les Premières Nations, les Inuits et les Métis."),
    (8, ("newcomers", "refugees", "no_status", "women", "men"), False,
     "For newcomers and refugees.", "Pour nouveaux arrivants et réfugiés."),
    (5, ("foreign_workers", "no_status", "women", "men"), False,
     "For migrant workers.", "Pour les travailleurs migrants."),
    (5, ("lgbtq", "trans_nonbinary"), True,
     "For 2SLGBTQ+ people.", "Pour les personnes 2ELGBTQ+."),
    (4, ("sex_workers", "women", "trans_nonbinary", "substance_use"), False,
     "For people in the sex trade.", "Pour les personnes du travail du sexe."),
)  # fmt: skip

FACTS: Final[Mapping[str, tuple[float, str, str]]] = {
    "without_id": (0.5, "No ID is asked for.", "Aucune pièce d’identité exigée."),
    "without_police_report": (
        0.7, "You need not have gone to the police.",
        "Il n’est pas nécessaire d’avoir porté plainte."),
    "with_children": (0.4, "Children are welcome.", "Les enfants sont les bienvenus."),
    "with_pets": (0.2, "Pets can stay.", "Les animaux de compagnie sont acceptés."),
    "minors": (0.25, "Takes people under 18.", "Accueille les moins de 18 ans."),
    "wheelchair": (0.5, "Wheelchair accessible.", "Accessible en fauteuil roulant."),
    "free": (0.8, "Free of charge.", "Gratuit."),
    "interpreter": (0.35, "Interpreters on request.", "Interprètes sur demande."),
    "always_open": (0.3, "Open 24/7.", "Ouvert 24 heures sur 24."),
    "warm_transfer": (0.4, "Takes warm transfers.",
                      "Accepte les transferts accompagnés."),
}  # fmt: skip

SPOKEN: Final = (
    "es", "pa", "cmn", "ar", "tl", "cr", "oj", "iu", "pt", "vi", "so", "ht", "uk",
    "ru", "fa", "ur", "hi", "ko",
)  # fmt: skip
LANGUAGE_NAMES: Final = {
    "es": ("Spanish", "espagnol"), "pa": ("Punjabi", "pendjabi"),
    "cmn": ("Mandarin", "mandarin"), "ar": ("Arabic", "arabe"),
    "tl": ("Tagalog", "tagalog"), "cr": ("Cree", "cri"),
    "oj": ("Ojibwe", "ojibwé"), "iu": ("Inuktitut", "inuktitut"),
    "pt": ("Portuguese", "portugais"), "vi": ("Vietnamese", "vietnamien"),
    "so": ("Somali", "somali"), "ht": ("Haitian Creole", "créole haïtien"),
    "uk": ("Ukrainian", "ukrainien"), "ru": ("Russian", "russe"),
    "fa": ("Farsi", "persan"), "ur": ("Urdu", "ourdou"), "hi": ("Hindi", "hindi"),
    "ko": ("Korean", "coréen"), "en": ("English", "anglais"),
    "fr": ("French", "français"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Truth:
    """What is really so of a service, whatever the directory knows of it."""

    needs: frozenset[str]
    populations: frozenset[str]
    languages: frozenset[str]
    facts: frozenset[str]
    city: str
    serves: frozenset[str]
    remote: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the asker wants, as the person who wrote the query wrote it down."""

    text: str
    language: str
    needs: frozenset[str]
    place: str
    populations: frozenset[str]
    languages: frozenset[str]
    facts: frozenset[str]


def grade(truth: Truth, wanted: Wanted) -> int:
    """3 is all that was wanted; 2 but for an interpreter’s help or from afar; 1 lacks
    one thing; 0 lacks more, meets no need, or does not serve the place.
    """
    if wanted.needs and not wanted.needs & truth.needs:
        return 0
    within = PLACES[truth.city].within
    here = wanted.place in ("", truth.city, *within)
    served = here or bool(truth.serves & {wanted.place, *within_of(wanted.place)})
    if not served:
        return 0
    lacks = float(len(wanted.populations - truth.populations))
    lacks += len(wanted.facts - truth.facts)
    if wanted.languages and not wanted.languages & truth.languages:
        lacks += 0.5 if "interpreter" in truth.facts else 1
    lacks += 0 if here else 0.5
    return 3 if lacks == 0 else 2 if lacks == 0.5 else 1 if lacks <= 1 else 0


def within_of(place: str) -> tuple[str, ...]:
    return PLACES[place].within if place in PLACES else ()


def directory(size: int, seed: int = 1) -> tuple[list[Offer], dict[str, Truth]]:
    """So many offers, and the truth behind each by its id."""
    random = Random(seed)
    offers: list[Offer] = []
    truths: dict[str, Truth] = {}
    for number in range(size):
        offer, truth = service(f"{number:06}", random)
        offers.append(offer)
        truths[offer.id] = truth
    return offers, truths


def service(ident: str, random: Random) -> tuple[Offer, Truth]:
    """One service: its truth, and what is stated of it."""
    kind = random.choices(KINDS, [k[0] for k in KINDS])[0]
    focus = random.choices(FOCUS, [f[0] for f in FOCUS])[0]
    city = random.choice(LARGE if random.random() < 0.6 else CITIES)
    remote = kind[1] == ("crisis_line",) or random.random() < 0.06
    quebec = "CA-QC" in city.within
    languages = {"fr" if quebec else "en"}
    languages |= {"en", "fr"} if random.random() < 0.35 else set()
    languages |= set(random.sample(SPOKEN, random.choice((0, 0, 0, 1, 1, 2))))
    facts = {code for code, (odds, _, _) in FACTS.items() if random.random() < odds}
    facts |= {"remote"} if remote else set()
    facts |= {"minors"} if "aged_16_17" in focus[1] else set()
    truth = Truth(
        needs=frozenset(kind[1]),
        populations=frozenset(focus[1]),
        languages=frozenset(languages),
        facts=frozenset(facts),
        city=city.code,
        serves=frozenset(served(city.code, remote, random)),
        remote=remote,
    )
    return stated(ident, kind, focus, truth, random), truth


def served(city: str, remote: bool, random: Random) -> set[str]:
    """Its city; its province now and then; the country for some that are remote."""
    if remote and random.random() < 0.3:
        return {"CA"}
    provincial = remote or random.random() < 0.12
    return {city, PLACES[city].within[-1]} if provincial else {city}


def stated(
    ident: str, kind: tuple, focus: tuple, truth: Truth, random: Random,
) -> Offer:  # fmt: skip
    """What the directory has of it."""
    english, french = random.choice(NAMES)
    which = random.randrange(len(kind[2]))
    title = Said(
        kind[2][which].format(english), kind[3][which % len(kind[3])].format(french)
    )
    said = random.randrange(len(kind[4]))
    texts = ([kind[4][said]], [kind[5][said % len(kind[5])]])
    tell(texts, focus[3], focus[4], random, 0.8)
    place = PLACES[truth.city].name
    tell(texts, f"Serves {place.en}.", f"Dessert {place.fr}.", random, 0.6)
    spoken = sorted(truth.languages - {"en", "fr"})
    if spoken:
        names = [LANGUAGE_NAMES[code] for code in spoken]
        english_names = " and ".join(n[0] for n in names)
        french_names = " et ".join(n[1] for n in names)
        tell(texts, f"Service in {english_names}.",
             f"Service en {french_names}.", random, 0.7)  # fmt: skip
    for code in sorted(truth.facts & FACTS.keys()):
        tell(texts, FACTS[code][1], FACTS[code][2], random, 0.5)
    text = Said(" ".join(texts[0]), " ".join(texts[1]))
    only = random.random()
    if only < 0.15:
        text = Said(en=text.en)
    elif only < 0.3:
        text = Said(fr=text.fr)
    where = PLACES[truth.city]
    age = random.randrange(420)
    verified = (NOW - timedelta(days=age)).date()
    return Offer(
        id=ident,
        title=title,
        text=text,
        needs=exactly(truth.needs),
        populations=populations(truth, focus, random),
        languages=languages(truth, random),
        facts=facts_stated(truth, random),
        where=Where(where.code, where.latitude, where.longitude),
        serves=truth.serves if random.random() < 0.95 else None,
        hours=hours(truth, random),
        capacity=capacity(truth, random),
        verified=verified,
        hotline=kind[1] == ("crisis_line",) and "CA" in truth.serves,
    )


def tell(
    texts: tuple[list[str], list[str]], english: str, french: str,
    random: Random, odds: float,
) -> None:  # fmt: skip
    if random.random() < odds:
        texts[0].append(english)
        texts[1].append(french)


def populations(truth: Truth, focus: tuple, random: Random) -> Stated:
    roll = random.random()
    if roll < 0.15:
        return Stated()
    if focus[2] and roll < 0.75:
        return exactly(truth.populations)
    return at_least(truth.populations)


def languages(truth: Truth, random: Random) -> Stated:
    known = {code for code in sorted(truth.languages) if random.random() < 0.9}
    return exactly(truth.languages) if random.random() < 0.6 else at_least(known)


def facts_stated(truth: Truth, random: Random) -> Stated:
    known = [code for code in (*FACTS, "remote") if random.random() < 0.7]
    return at_least(
        (code for code in known if code in truth.facts),
        never=(code for code in known if code not in truth.facts),
    )


def hours(truth: Truth, random: Random) -> Hours | None:
    if "always_open" in truth.facts or random.random() < 0.2:
        return None
    days = tuple(Opening.on(day, "08:30", "16:30") for day in range(5))
    return Hours(days, "America/Toronto")


def capacity(truth: Truth, random: Random) -> tuple[Capacity, ...]:
    if "emergency_shelter" not in truth.needs or random.random() < 0.6:
        return ()
    told = NOW - timedelta(hours=random.randrange(1, 60))
    return (Capacity(random.choice((0, 0, 1, 2, 5)), told, total=12),)
