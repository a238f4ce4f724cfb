"""The bar on businesses of the sex trade, by the day that is asked about.

From 2012-07-14 by ministerial instruction: strip clubs, escort services and massage
parlours, whatever the occupation. From 2013-12-31 by regulation: an employer that, on
a regular basis, offers striptease, erotic dance, escort services or erotic massages;
no temporary resident who is allowed to work may work there (183(1)(b.1)).
Regulated therapeutic massage is excepted throughout.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from halte.capabilities.permits.checks.answers import Answer, Evidence, Finding
from halte.capabilities.permits.checks.facts import (
    REGULAR,
    File,
    Offer,
    Often,
    Service,
)
from halte.methods.bilingual import Texts
from halte.methods.sex_trade_bar import NAMED

CHECK: Final = "sex_trade"
INSTRUCTION_FROM: Final = date(2012, 7, 14)
REGULATION_FROM: Final = date(2013, 12, 31)
BY_INSTRUCTION: Final = ("IRPA 87.3",)
BY_REGULATION: Final = ("IRPR 183(1)(b.1)", "IRPR 200(3)(g.1)", "IRPR 203(2)(a)")
BARRED: Final = NAMED

NOT_YET: Final = Texts(
    "No such rule was in force on this day; the first is of 14 July 2012.",
    "Aucune règle de ce genre n’était en vigueur ce jour-là ; la première date du "
    "14 juillet 2012.",
)
NOTHING_SEEN: Final = Texts(
    "Nobody noted yet what the business offers.",
    "Personne n’a encore consigné ce que l’entreprise offre.",
)
NONE_FOUND: Final = Texts(
    "Someone looked at what the business offers and found none of the services named.",
    "Quelqu’un a examiné ce que l’entreprise offre et n’y a trouvé aucun des services "
    "visés.",
)
EXCEPTED: Final = Texts(
    "Massage by members of a regulated health profession is excepted.",
    "Le massage pratiqué par les membres d’une profession de la santé réglementée "
    "fait exception.",
)
NOT_SAID_IF_THERAPY: Final = Texts(
    "The business offers massage; no regulator and licence are noted.",
    "L’entreprise offre des massages ; aucun organisme de réglementation ni permis "
    "d’exercice n’est consigné.",
)
REGULARLY: Final = Texts(
    "The business was seen to offer, at least monthly, a service that is named.",
    "On a constaté que l’entreprise offre, au moins une fois par mois, un service "
    "visé.",
)
CATEGORY: Final = Texts(
    "The business was seen to be in a category that the instruction names; how often "
    "does not matter there.",
    "On a constaté que l’entreprise relève d’une catégorie visée par l’instruction ; "
    "la fréquence n’y change rien.",
)
CONTESTED: Final = Texts(
    "What was seen is contested, and nobody answered yet: read both before anything "
    "else.",
    "Ce qui a été constaté est contesté, et personne n’a encore répondu : lisez les "
    "deux avant tout.",
)
AFFILIATE: Final = Texts(
    "An affiliate was seen to offer, at least monthly, a service that is named. The "
    "provision is about the employer itself: whether the work is there is not known.",
    "On a constaté qu’une entité affiliée offre, au moins une fois par mois, un "
    "service visé. La disposition vise l’employeur lui-même : on ne sait pas si le "
    "travail s’y fait.",
)
WHERE: Final = Texts(
    "Would you work at one place only, or also for another business of these people?",
    "Travailleriez-vous à un seul endroit, ou aussi pour une autre entreprise de ces "
    "personnes ?",
)
HOW_OFTEN: Final = Texts(
    "A service that is named was seen; it is not known to be on a regular basis.",
    "Un service visé a été constaté ; on ne sait pas s’il est offert régulièrement.",
)
WHAT_IT_DOES: Final = Texts(
    "What does this business do, and what would you do there on a usual day?",
    "Que fait cette entreprise, et que feriez-vous là-bas un jour ordinaire ?",
)
WHO_GIVES: Final = Texts(
    "Who gives the massages there? Do they have a licence, and from whom?",
    "Qui donne les massages à cet endroit ? Ces personnes ont-elles un permis "
    "d’exercice, et de qui ?",
)
OFTEN: Final = Texts(
    "Is there dancing, or are there shows, at this place? How often?",
    "Y a-t-il de la danse ou des spectacles à cet endroit ? À quelle fréquence ?",
)


def look(file: File) -> Finding:
    """Clear, ask or refer under the rule of the day."""
    if file.as_of < INSTRUCTION_FROM:
        return Finding(CHECK, Answer.CLEAR, (), (NOT_YET,))
    by_regulation = file.as_of >= REGULATION_FROM
    provisions = BY_REGULATION if by_regulation else BY_INSTRUCTION
    if not by_regulation and file.received_on < INSTRUCTION_FROM:
        return Finding(CHECK, Answer.CLEAR, provisions, (NOT_YET,))
    seen = tuple(offer for offer in file.offers if offer.stands(file.as_of))
    own = tuple(offer for offer in seen if not offer.affiliate)
    judgement = judged(own, by_regulation=by_regulation)
    others = tuple(
        offer for offer in seen if by_regulation and offer.affiliate and regular(offer)
    )
    answer, reasons, questions = beside(judgement, others) if others else judgement
    if any(offer.contested for offer in (*own, *others)):
        reasons = (*reasons, CONTESTED)
    return Finding(
        CHECK, answer, provisions, reasons, sources((*own, *others)), questions
    )


Judged = tuple[Answer, tuple[Texts, ...], tuple[Texts, ...]]


def regular(offer: Offer) -> bool:
    """True where the provision names the service, and it is offered regularly."""
    return offer.service in BARRED and offer.often in REGULAR


def beside(found: Judged, others: tuple[Offer, ...]) -> Judged:
    """With affiliates that offer it: a question at least, since 183(1)(b.1) names the
    employer and not its affiliates; never less than what the employer itself gives.
    """
    answer, reasons, questions = found
    if answer is Answer.REFER:
        return answer, (*reasons, AFFILIATE), questions
    return Answer.ASK, (*reasons, AFFILIATE), (*questions, WHERE)


def sources(offers: tuple[Offer, ...]) -> tuple[Evidence, ...]:
    """From what each is known."""
    return tuple(
        Evidence(f"{offer.affiliate}: {offer.source}".removeprefix(": "), offer.seen_on)
        for offer in offers
    )


def judged(seen: tuple[Offer, ...], *, by_regulation: bool) -> Judged:
    """What the services seen amount to."""
    barred = [offer for offer in seen if offer.service in BARRED]
    massage = [offer for offer in seen if offer.service is Service.MASSAGE]
    if barred and not by_regulation:
        return Answer.REFER, (CATEGORY,), ()
    if any(regular(offer) for offer in barred):
        return Answer.REFER, (REGULARLY,), ()
    if any(not therapy(offer) for offer in massage):
        return Answer.ASK, (NOT_SAID_IF_THERAPY,), (WHO_GIVES,)
    if any(offer.often is Often.UNKNOWN for offer in barred):
        return Answer.ASK, (HOW_OFTEN,), (OFTEN,)
    if barred:
        return Answer.CLEAR, (HOW_OFTEN,), ()
    if massage:
        return Answer.CLEAR, (EXCEPTED,), ()
    if seen:
        return Answer.CLEAR, (NONE_FOUND,), ()
    return Answer.ASK, (NOTHING_SEEN,), (WHAT_IT_DOES,)


def therapy(offer: Offer) -> bool:
    """True where the regulator and the licence are known."""
    return bool(offer.regulator and offer.licence)
