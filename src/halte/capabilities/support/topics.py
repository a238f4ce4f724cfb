"""What a support file can hold: topics, each with its parts and its consent word.

A topic is what is asked, written, consented to and handed over as one thing.
None is required, and none depends on what a person decides about police.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from halte.capabilities.support import lists
from halte.core.bilingual import Bilingual as B

Choices = Mapping[str, B]


class Kind(StrEnum):
    """How a part is written."""

    LINE = "line"
    WORDS = "words"
    DAY = "day"
    NUMBER = "number"
    ONE = "one"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing within a topic; `choices` for ONE and SOME."""

    id: str
    title: B
    kind: Kind = Kind.WORDS
    choices: Choices = field(default_factory=dict)
    hint: B | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of the notebook. `scope` is the word of consent that lets it out."""

    id: str
    title: B
    ask: B
    scope: str
    parts: tuple[Part, ...]
    group: str

    def part(self, id_: str) -> Part:
        """One of its parts."""
        return next(part for part in self.parts if part.id == id_)

    @property
    def is_need(self) -> bool:
        """True for a domain of needs."""
        return self.group == "needs"

    @property
    def domain(self) -> str:
        """The domain of a need, '' for others."""
        return self.id.removeprefix("need-") if self.is_need else ""


GROUPS: Final[dict[str, B]] = {
    "person": B("The person", "La personne"),
    "needs": B("What is needed", "Les besoins"),
    "safety": B("Safety and time", "La sécurité et le temps"),
    "more": B("Only if the person wants to", "Seulement si la personne le veut"),
}

K = Kind
WISHES = Topic(
    "wishes",
    B("In the person’s own words", "Dans les mots de la personne"),
    B("What would you like to happen? What matters most to you today?",
      "Que souhaitez-vous ? Qu’est-ce qui compte le plus pour vous aujourd’hui ?"),
    "needs",
    (
        Part("words", B("What the person wants", "Ce que la personne veut"),
             hint=B("Write as they say it, in their language if you can.",
                    "Écrivez comme elle le dit, dans sa langue si possible.")),
        Part("not_want", B("What the person does not want",
                           "Ce que la personne ne veut pas")),
    ),
    "person",
)  # fmt: skip
CONTACT = Topic(
    "contact",
    B("How to reach the person safely", "Comment joindre la personne sans danger"),
    B("How can I reach you without putting you in danger? Who must not know?",
      "Comment vous joindre sans vous mettre en danger ? Qui ne doit pas le savoir ?"),
    "contact",
    (
        Part("called", B("Chosen name", "Nom choisi"), K.LINE,
             hint=B("Any name, or none.", "N’importe quel nom, ou aucun.")),
        Part("way", B("Only by", "Seulement par"), K.SOME, lists.WAYS),
        Part("address", B("Number or address", "Numéro ou adresse"), K.LINE),
        Part("rule", B("Rule", "Règle"), K.LINE,
             hint=B("For example: only text, never after 6.",
                    "Par exemple : seulement par texto, jamais après 18 h.")),
        Part("code_word", B("Code word", "Mot de passe convenu"), K.LINE),
        Part("never", B("Who must never answer or know",
                        "Qui ne doit jamais répondre ni savoir"), K.LINE),
    ),
    "person",
)  # fmt: skip
LANGUAGE = Topic(
    "language",
    B("Language", "Langue"),
    B("Which language is easiest for you? Would you like an interpreter?",
      "Quelle langue vous convient le mieux ? Voulez-vous un ou une interprète ?"),
    "needs",
    (
        Part("first", B("First language", "Première langue"), K.ONE, lists.SPOKEN),
        Part("second", B("Another language", "Autre langue"), K.ONE, lists.SPOKEN),
        Part("interpreter", B("Interpreter", "Interprète"), K.ONE, lists.INTERPRETER),
        Part("reading", B("How the person likes to get information",
                          "Comment la personne préfère recevoir l’information"),
             K.SOME, lists.READING),
    ),
    "person",
)  # fmt: skip
IDENTITY = Topic(
    "identity",
    B("Name and papers", "Nom et papiers"),
    B("You need not tell me your name. If you want it written down, tell me how.",
      "Vous n’avez pas à me dire votre nom. Si vous voulez qu’il soit noté, dites-moi "
      "comment."),
    "identity",
    (
        Part("salutation", B("How to address the person", "Comment s’adresser à elle"),
             K.LINE),
        Part("first_name", B("First name", "Prénom"), K.LINE),
        Part("middle_name", B("Middle name", "Deuxième prénom"), K.LINE),
        Part("last_name", B("Family name", "Nom de famille"), K.LINE),
        Part("born", B("Date of birth", "Date de naissance"), K.DAY),
        Part("gender", B("Gender, as the person says it",
                         "Genre, comme la personne le dit"), K.ONE, lists.GENDERS),
        Part("marital", B("Civil status", "État civil"), K.ONE, lists.MARITAL),
        Part("schooling", B("Schooling", "Scolarité"), K.ONE, lists.SCHOOLING),
        Part("citizenship", B("Citizenship", "Citoyenneté"), K.LINE),
    ),
    "more",
)  # fmt: skip
STATUS = Topic(
    "status",
    B("Status and permit", "Statut et permis"),
    B("Do you have papers for Canada? Where are they? There is no wrong answer.",
      "Avez-vous des papiers pour le Canada ? Où sont-ils ? Il n’y a pas de mauvaise "
      "réponse."),
    "status",
    (
        Part("status", B("Status", "Statut"), K.ONE, lists.STATUSES),
        Part("papers", B("Where the papers are", "Où sont les papiers"), K.ONE,
             lists.PAPERS),
        Part("trp_start", B("First day of a temporary resident permit for victims",
                            "Premier jour d’un permis de séjour temporaire pour "
                            "victime"), K.DAY,
             hint=B("The clock of 180 days starts here; an alert comes on day 150.",
                    "Le compte de 180 jours commence ici ; une alerte vient au "
                    "150e jour.")),
        Part("words", B("More about it", "Précisions")),
    ),
    "safety",
)  # fmt: skip
COVERAGE = Topic(
    "coverage",
    B("Health coverage", "Couverture des soins"),
    B("Can you see a doctor without paying?",
      "Pouvez-vous voir un médecin sans payer ?"),
    "health",
    (
        Part("steps", B("Checked with the person", "Vérifié avec la personne"), K.SOME,
             lists.COVERAGE),
        Part("ends", B("Coverage ends on", "Fin de la couverture"), K.DAY),
        Part("words", B("More about it", "Précisions")),
    ),
    "safety",
)  # fmt: skip
SAFETY_PLAN = Topic(
    "plan",
    B("Safety plan", "Plan de sécurité"),
    B("What tells you that you are not safe? What could we do then, together?",
      "À quoi voyez-vous que vous n’êtes pas en sécurité ? Que ferons-nous alors ?"),
    "safety",
    (
        Part("signs", B("Signs of danger", "Signes de danger")),
        Part("steps", B("What the person will do", "Ce que la personne fera")),
        Part("people", B("Who can help, and how", "Qui peut aider, et comment")),
        Part("places", B("Safe places", "Lieux sûrs")),
        Part("devices", B("Telephone, accounts, location",
                          "Téléphone, comptes, localisation")),
        Part("review", B("Look at it again on", "À revoir le"), K.DAY),
    ),
    "safety",
)  # fmt: skip
REFLECTION = Topic(
    "reflection",
    B("Time to recover and reflect", "Temps de rétablissement et de réflexion"),
    B("You have time. Nothing has to be decided now.",
      "Vous avez du temps. Rien ne doit être décidé maintenant."),
    "needs",
    (
        Part("starts", B("From", "Du"), K.DAY),
        Part("ends", B("Until", "Au"), K.DAY),
        Part("words", B("What the person wants from this time",
                        "Ce que la personne attend de cette période")),
    ),
    "safety",
)  # fmt: skip
POLICE = Topic(
    "police",
    B("Wishes about police and courts", "Souhaits quant à la police et aux tribunaux"),
    B("Your support does not depend on this, and you can change your mind at any time.",
      "Votre soutien n’en dépend pas, et vous pouvez changer d’avis à tout moment."),
    "account",
    (
        Part("wish", B("Today", "Aujourd’hui"), K.ONE, lists.POLICE),
        Part("words", B("In the person’s words", "Dans les mots de la personne")),
    ),
    "more",
)  # fmt: skip
ACCOUNT = Topic(
    "account",
    B("What happened", "Ce qui s’est passé"),
    B("You need not tell me. If you want to, take your time; I only write down what "
      "you agree to.",
      "Vous n’avez pas à me le raconter. Si vous le voulez, prenez votre temps ; je "
      "n’écris que ce que vous acceptez."),
    "account",
    (
        Part("words", B("In the person’s words", "Dans les mots de la personne")),
        Part("standing", B("Trafficking, as understood now",
                           "Traite, selon ce que l’on comprend maintenant"), K.ONE,
             lists.STANDING),
        Part("decided_by", B("Who understands it so", "Qui le comprend ainsi"), K.ONE,
             lists.DECIDED),
        Part("kinds", B("Exploitation", "Exploitation"), K.SOME, lists.EXPLOITATION),
        Part("means", B("How the person was held", "Moyens de contrôle"),
             K.SOME, lists.MEANS),
        Part("sexual", B("If sexual, which", "Si sexuelle, laquelle"), K.SOME,
             lists.SEXUAL),
        Part("recruited", B("How it began", "Comment cela a commencé"), K.SOME,
             lists.RECRUITED),
        Part("knew", B("Who it was to the person", "Qui c’était pour la personne"),
             K.ONE, lists.KNEW),
        Part("industry", B("Kind of work", "Genre de travail"), K.ONE,
             lists.INDUSTRIES),
        Part("place", B("Place (town, province, country)",
                        "Lieu (ville, province, pays)"), K.LINE),
        Part("since", B("Since", "Depuis"), K.DAY),
        Part("until", B("Until", "Jusqu’au"), K.DAY),
    ),
    "more",
)  # fmt: skip
HOUSING = Topic(
    "housing",
    B("Where the person lives", "Où la personne habite"),
    B("Where do you sleep tonight? Do you want it written down?",
      "Où dormez-vous ce soir ? Voulez-vous que ce soit noté ?"),
    "housing",
    (
        Part("address", B("Address", "Adresse")),
        Part("with_whom", B("With whom", "Avec qui"), K.LINE),
        Part("safe", B("Safe there", "En sécurité à cet endroit"), K.ONE, lists.SAFE),
    ),
    "more",
)  # fmt: skip
CHILDREN = Topic(
    "children",
    B("Children", "Enfants"),
    B("Is there someone you care for, here or elsewhere?",
      "Prenez-vous soin de quelqu’un, ici ou ailleurs ?"),
    "children",
    (
        Part("number", B("Number of children", "Nombre d’enfants"), K.NUMBER),
        Part("words", B("What they need", "Ce dont ils ont besoin")),
    ),
    "more",
)  # fmt: skip


def _need(domain: str, title: B, scope: str = "needs") -> Topic:
    return Topic(
        f"need-{domain}",
        title,
        B("How is it now? What would help?",
          "Comment ça va en ce moment ? Qu’est-ce qui aiderait ?"),
        scope,
        (
            Part("level", B("Now", "En ce moment"), K.ONE, lists.LEVELS),
            Part("words", B("What would help", "Ce qui aiderait")),
            Part("due", B("By", "D’ici le"), K.DAY),
        ),
        "needs",
    )  # fmt: skip


NEEDS: Final = (
    _need("safety", B("Safety", "Sécurité")),
    _need("shelter", B("Shelter", "Hébergement")),
    _need("basics", B("Food, clothes, telephone, money",
                      "Nourriture, vêtements, téléphone, argent")),
    _need("health", B("Health", "Santé"), "health"),
    _need("mind", B("Mental health", "Santé mentale"), "health"),
    _need("substances", B("Substances", "Substances"), "health"),
    _need("papers", B("Documents and status", "Papiers et statut"), "status"),
    _need("legal", B("Legal help", "Aide juridique")),
    _need("debts", B("Debts and misused identity", "Dettes et identité détournée")),
    _need("family", B("Family and children", "Famille et enfants"), "children"),
    _need("work", B("Education and work", "Études et travail")),
    _need("language", B("Language and interpretation", "Langue et interprétation")),
    _need("culture", B("Culture and faith", "Culture et foi")),
    _need("people", B("People around", "Entourage")),
)  # fmt: skip
"""The fourteen domains. Wishes about police are no need: they have their own topic."""

TOPICS: Final[dict[str, Topic]] = {
    topic.id: topic
    for topic in (WISHES, CONTACT, LANGUAGE, *NEEDS, SAFETY_PLAN, REFLECTION, STATUS,
                  COVERAGE, POLICE, IDENTITY, HOUSING, CHILDREN, ACCOUNT)
}  # fmt: skip

DOMAINS: Final[dict[str, B]] = {topic.domain: topic.title for topic in NEEDS}

NAMELESS: Final = frozenset({"identity", "housing", "account"})
"""Topics that an anonymous file does not hold."""
