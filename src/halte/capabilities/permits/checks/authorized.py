"""Someone who may work without an application: what binds the employer, what to tell.

IRPR 183(1)(b.1) and (b.2) are conditions on every temporary resident who may work, and
196.1 says the same of every foreign national: no employment agreement, and no longer
term of one, with such an employer. Neither names affiliates. Nothing here is a finding
about the person: the condition is told, and support is offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from halte.capabilities.permits.checks import employer, sex_trade
from halte.capabilities.permits.checks.answers import Answer, Evidence, Finding
from halte.capabilities.permits.checks.facts import Bar, File, Offer
from halte.capabilities.permits.checks.sex_trade import REGULATION_FROM
from halte.methods.bilingual import Texts

SEX_TRADE: Final = ("IRPR 183(1)(b.1)", "IRPR 196.1(a)")
BANNED: Final = ("IRPR 183(1)(b.2)", "IRPR 196.1(b)")
CONDITION: Final = "condition_told"
SUPPORT: Final = "support_told"

TITLES: Final = {
    sex_trade.CHECK: Texts(
        "The employer: sex trade", "L’employeur : industrie du sexe"
    ),
    employer.CHECK: Texts(
        "The employer: ineligible or in default",
        "L’employeur : non admissible ou en défaut",
    ),
    employer.AFFILIATES: Texts(
        "Affiliates of the employer", "Entités affiliées à l’employeur"
    ),
    CONDITION: Texts(
        "The person: the condition is told", "La personne : la condition est expliquée"
    ),
    SUPPORT: Texts(
        "The person: whom to call is told", "La personne : qui appeler est expliqué"
    ),
}
NOT_YET: Final = Texts(
    "No such condition was in force on this day; the first is of 31 December 2013.",
    "Aucune condition de ce genre n’était en vigueur ce jour-là ; la première date du "
    "31 décembre 2013.",
)
NOBODY: Final = Texts(
    "No employer is named, so nothing is looked up. The condition binds all the same: "
    "tell it.",
    "Aucun employeur n’est nommé ; rien n’est donc vérifié. La condition s’applique "
    "quand même : expliquez-la.",
)
ABOUT_THE_BUSINESS: Final = Texts(
    "This is about the business, not about the person. Tell the condition, and offer "
    "support.",
    "Cela concerne l’entreprise, non la personne. Expliquez la condition et offrez du "
    "soutien.",
)
AFFILIATE: Final = Texts(
    "An affiliate is ineligible or in default. The condition names the employer "
    "itself: whether the work is with it is not known.",
    "Une entité affiliée est non admissible ou en défaut. La condition vise "
    "l’employeur lui-même : on ne sait pas si le travail est auprès de lui.",
)
TO_TELL: Final = Texts(
    "You may work in Canada. With some businesses nobody who is here for a time may "
    "sign a contract, or make one longer: those that regularly offer striptease, "
    "erotic dance, escort services or erotic massages, and those that the government "
    "barred or that owe it a penalty. If someone makes you work there, you can get "
    "help.",
    "Vous pouvez travailler au Canada. Avec certaines entreprises, aucune personne en "
    "séjour temporaire ne peut conclure un contrat ni le prolonger : celles qui "
    "offrent régulièrement du striptease, de la danse érotique, des services d’escorte "
    "ou des massages érotiques, et celles que le gouvernement a exclues ou qui lui "
    "doivent une pénalité. Si quelqu’un vous y fait travailler, vous pouvez obtenir de "
    "l’aide.",
)
WHOM_TO_CALL: Final = Texts(
    "The Canadian Human Trafficking Hotline, 1-833-900-1010, day and night, free and "
    "confidential, in your language. In danger: 911. You decide whether you call.",
    "La Ligne d’urgence canadienne contre la traite des personnes, 1-833-900-1010, "
    "jour et nuit, sans frais et confidentielle, dans votre langue. En danger : 911. "
    "Vous décidez si vous appelez.",
)
NOT_TOLD: Final = Texts(
    "The person was not told yet. Say it in their language, with an interpreter.",
    "La personne n’en a pas encore été informée. Dites-le dans sa langue, avec un "
    "interprète.",
)
TOLD: Final = Texts(
    "The person was told, in the language that is noted.",
    "La personne a été informée, dans la langue consignée.",
)


@dataclass(frozen=True, slots=True)
class Heard:
    """In which language something was told, and when."""

    language: str
    on: date


@dataclass(frozen=True, slots=True)
class Authorized:
    """Someone who may work, on a day. No rule sees who, or on what basis."""

    as_of: date
    employer_known: bool = False
    offers: tuple[Offer, ...] = ()
    bars: tuple[Bar, ...] = ()
    told: Mapping[str, Heard] = field(default_factory=dict)

    @property
    def file(self) -> File:
        """As the rules on employers take it."""
        return File(self.as_of, self.as_of, self.offers, self.bars)


def look_authorized(given: Authorized) -> tuple[Finding, ...]:
    """What applies to the employer, if one is named; and what the person is told."""
    return (
        *(of_employer(given) if given.employer_known else of_nobody(given)),
        told(given, CONDITION, (SEX_TRADE[0], BANNED[0]), TO_TELL),
        told(given, SUPPORT, (), WHOM_TO_CALL),
    )


def of_nobody(given: Authorized) -> tuple[Finding, ...]:
    """No employer is named: an open permit names none, and nobody has to."""
    return (
        Finding(sex_trade.CHECK, Answer.CLEAR, SEX_TRADE, (NOBODY,)),
        Finding(employer.CHECK, Answer.CLEAR, BANNED, (NOBODY,)),
    )


def of_employer(given: Authorized) -> tuple[Finding, ...]:
    """The employer and its affiliates, under the conditions on those who may work."""
    return (offered(given), banned(given), affiliates(given))


def offered(given: Authorized) -> Finding:
    """The sex-trade bar: by regulation only, since no application is before anyone."""
    if given.as_of < REGULATION_FROM:
        return Finding(sex_trade.CHECK, Answer.CLEAR, (), (NOT_YET,))
    return of_the_business(replace(sex_trade.look(given.file), provisions=SEX_TRADE))


def banned(given: Authorized) -> Finding:
    """Ineligible or in default, the employer itself."""
    return of_the_business(replace(employer.look(given.file), provisions=BANNED))


def affiliates(given: Authorized) -> Finding:
    """A question where an affiliate is barred: the condition names the employer."""
    found = replace(employer.look_at_affiliates(given.file), provisions=BANNED)
    if given.as_of < employer.SINCE or found.answer is not Answer.REFER:
        return found
    return replace(
        found, answer=Answer.ASK, reasons=(AFFILIATE,), questions=(sex_trade.WHERE,)
    )


def of_the_business(found: Finding) -> Finding:
    """What is referred says that it is not about the person."""
    if found.answer is not Answer.REFER:
        return found
    return replace(found, reasons=(*found.reasons, ABOUT_THE_BUSINESS))


def told(
    given: Authorized, check: str, provisions: tuple[str, ...], words: Texts
) -> Finding:
    """Asked for until it was told; `words` are what to say."""
    if check == CONDITION and given.as_of < REGULATION_FROM:
        return Finding(check, Answer.CLEAR, (), (NOT_YET,))
    heard = given.told.get(check)
    if heard is None:
        return Finding(check, Answer.ASK, provisions, (NOT_TOLD,), questions=(words,))
    evidence = (Evidence(heard.language, heard.on),)
    return Finding(check, Answer.CLEAR, provisions, (TOLD,), evidence)
