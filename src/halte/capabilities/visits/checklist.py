"""The checklist: what an inspector looks at, condition by condition.

Questions are about what can be seen or shown. What a worker says has no place here:
it goes behind the wall, by the way of interviews. A “no” is something to examine,
not a finding. Conditions are those of IRPR 209.2 to 209.4 and Schedule 2
(`methods.law`); 3, 10 and 16 concern live-in caregivers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.capabilities.visits.states import StopKind
from halte.core.bilingual import Bilingual as B

PROTOCOL: Final = "2026-1"
"""Rises when a question changes its meaning; forms say with which they were made."""

WORK: Final = "work"
HOUSING: Final = "housing"
CAREGIVER: Final = "caregiver"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `places` are the stops at which it is asked."""

    slug: str
    condition: int
    places: frozenset[str]
    text: B


def asked(slug: str, condition: int, places: str, en: str, fr: str) -> Question:
    """A question."""
    return Question(slug, condition, frozenset(places.split()), B(en, fr))


QUESTIONS: Final = (
    asked("permit-records", 1, "work",
          "Records show that what was said for the work permits was accurate.",
          "Les dossiers montrent que les renseignements donnés pour les permis de "
          "travail étaient exacts."),
    asked("six-years", 2, "work caregiver",
          "Documents of six years are kept and can be shown.",
          "Les documents de six ans sont conservés et peuvent être produits."),
    asked("means", 3, "caregiver",
          "Documents show the means to pay the wages offered.",
          "Des documents montrent les moyens de verser le salaire offert."),
    asked("assessment-records", 4, "work",
          "Records show that what was said for the assessment was accurate.",
          "Les dossiers montrent que les renseignements donnés pour l’étude étaient "
          "exacts."),
    asked("attended", 5, "work caregiver",
          "The employer reported and answered questions when asked to.",
          "L’employeur s’est présenté et a répondu aux questions quand on le lui a "
          "demandé."),
    asked("handed-over", 6, "work caregiver",
          "Documents that were required were handed over.",
          "Les documents exigés ont été remis."),
    asked("assisted", 7, "work housing caregiver",
          "The employer or their representative attended and helped.",
          "L’employeur ou son représentant était présent et a apporté son aide."),
    asked("posted-law", 8, "work",
          "Notices that provincial law asks for are posted; hours and pay are "
          "recorded.",
          "Les avis exigés par la loi provinciale sont affichés ; les heures et la "
          "paie sont consignées."),
    asked("same-occupation", 9, "work caregiver",
          "The work that is done is the occupation that was offered.",
          "Le travail effectué correspond à la profession offerte."),
    asked("same-pay", 9, "work caregiver",
          "Pay records agree with the wages and hours that were offered.",
          "Les registres de paie concordent avec le salaire et les heures offerts."),
    asked("lives-in", 10, "caregiver",
          "The person cared for and the caregiver live in this private household.",
          "La personne aidée et l’aide familial logent dans cette résidence privée."),
    asked("unsupervised", 10, "caregiver",
          "Care is given here, by the caregiver, without supervision.",
          "L’aide familial donne ici les soins, sans supervision."),
    asked("jobs", 11, "work",
          "Documents show the jobs created or kept, as promised.",
          "Des documents montrent les emplois créés ou maintenus, comme promis."),
    asked("skills", 12, "work",
          "Documents show the skills passed on, as promised.",
          "Des documents montrent la transmission de compétences, comme promis."),
    asked("hired", 13, "work",
          "Documents show the people hired or trained, as promised.",
          "Des documents montrent les embauches ou la formation, comme promis."),
    asked("efforts", 14, "work",
          "Documents show the efforts to hire or train, as promised.",
          "Des documents montrent les efforts d’embauche ou de formation, comme "
          "promis."),
    asked("engaged", 15, "work",
          "The business of the offer is carried on here.",
          "L’entreprise visée par l’offre est exploitée ici."),
    asked("own-room", 16, "caregiver",
          "The room is private, furnished, and can be closed from inside.",
          "La chambre est privée, meublée et peut être fermée de l’intérieur."),
    asked("adequate-room", 16, "caregiver",
          "The room has a window, heat, light and a bed of its own.",
          "La chambre a une fenêtre, du chauffage, de l’éclairage et un lit."),
    asked("free-to-move", 17, "work housing caregiver",
          "Nothing seen keeps people in: doors, gates, papers or telephones held.",
          "Rien n’indique qu’on retient les gens : portes, barrières, papiers ou "
          "téléphones gardés."),
    asked("policy-abuse", 17, "work",
          "Steps against abuse are written down and known to supervisors.",
          "Les mesures contre la violence sont écrites et connues des superviseurs."),
    asked("orders", 18, "work housing",
          "Nothing seen keeps people from obeying a quarantine or emergency order.",
          "Rien n’indique qu’on empêche de respecter un décret de quarantaine ou "
          "d’urgence."),
    asked("public-health", 19, "work housing",
          "Nothing seen keeps people from obeying provincial public-health law.",
          "Rien n’indique qu’on empêche de respecter la loi provinciale de santé "
          "publique."),
    asked("paid-isolation", 20, "work",
          "Pay records show wages during quarantine or isolation on entry.",
          "Les registres de paie montrent le salaire versé pendant la quarantaine ou "
          "l’isolement à l’entrée."),
    asked("apart", 21, "housing",
          "People in quarantine are housed apart, two metres from others.",
          "Les personnes en quarantaine logent à part, à deux mètres des autres."),
    asked("cleaning", 22, "housing",
          "What is needed to clean and disinfect is there.",
          "Il y a de quoi nettoyer et désinfecter."),
    asked("sick-room", 23, "housing",
          "There is a bedroom and bathroom for whoever is ill.",
          "Il y a une chambre et une salle de bain pour qui est malade."),
    asked("housing-adequate", 24, "housing",
          "Housing is as the last inspection report and its capacity say.",
          "Le logement est conforme au dernier rapport d’inspection et à sa capacité."),
    asked("housing-safe", 24, "housing",
          "Exits, smoke alarms, water, heat and toilets work.",
          "Sorties, avertisseurs de fumée, eau, chauffage et toilettes fonctionnent."),
    asked("leaflet-given", 25, "work caregiver",
          "Proof that the information on rights was given by the first day.",
          "Preuve que les renseignements sur les droits ont été remis au plus tard le "
          "premier jour."),
    asked("leaflet-at-hand", 26, "work housing caregiver",
          "The information on rights is at hand in both official languages.",
          "Les renseignements sur les droits sont à disposition dans les deux langues "
          "officielles."),
    asked("no-fees", 27, "work caregiver",
          "Nothing in the records charges a worker a fee or takes one from pay.",
          "Rien dans les dossiers n’impose de frais à un travailleur ni n’en retient "
          "sur la paie."),
    asked("recruiter-fees", 28, "work caregiver",
          "The contract with the recruiter forbids fees from workers.",
          "Le contrat avec le recruteur interdit les frais aux travailleurs."),
    asked("insurance", 29, "work caregiver",
          "Proof of private insurance until the province covers.",
          "Preuve d’une assurance privée jusqu’à la couverture provinciale."),
    asked("care", 30, "work housing caregiver",
          "It is known and posted how to reach health care.",
          "On sait, et il est affiché, comment obtenir des soins de santé."),
)  # fmt: skip

BY_SLUG: Final = {question.slug: question for question in QUESTIONS}

DWELLING: Final = (
    B("Show who you are and say why you come, at the door.",
      "À la porte, dites qui vous êtes et pourquoi vous venez."),
    B("Nobody goes in before consent is written, or under the warrant, in its hours.",
      "Personne n’entre avant un consentement écrit, ou en vertu du mandat, pendant "
      "ses heures."),
    B("Look at the rooms of the conditions only: the caregiver’s room, and where care "
      "is given.",
      "Ne regardez que les pièces visées par les conditions : la chambre de l’aide "
      "familial et le lieu des soins."),
    B("Photograph no person, no child, no papers of the household.",
      "Ne photographiez ni personne, ni enfant, ni papiers du ménage."),
    B("Speak with the caregiver elsewhere, on another day if need be, never in front "
      "of the employer.",
      "Parlez à l’aide familial ailleurs, un autre jour au besoin, jamais devant "
      "l’employeur."),
    B("If consent is taken back, leave, and note when.",
      "Si le consentement est retiré, sortez et notez l’heure."),
)  # fmt: skip
"""How a private dwelling is visited."""


def questions_for(kind: StopKind, *, caregiver: bool) -> tuple[Question, ...]:
    """The questions of a stop, in the order of the conditions."""
    place = CAREGIVER if caregiver else kind.value
    return tuple(question for question in QUESTIONS if place in question.places)
