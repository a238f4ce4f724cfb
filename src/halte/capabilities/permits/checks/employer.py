"""Whether the employer, or an affiliate, is ineligible or in default.

183(1)(b.2) and 200(3)(h), since 2015-12-01: no permit for, and no work with, an
employer that is ineligible or has not paid a penalty. Affiliates: 203(5) and (6).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from halte.capabilities.permits.checks.answers import Answer, Evidence, Finding
from halte.capabilities.permits.checks.facts import Bar, File
from halte.methods.bilingual import Texts

CHECK: Final = "employer"
AFFILIATES: Final = "affiliates"
SINCE: Final = date(2015, 12, 1)
PROVISIONS: Final = ("IRPR 183(1)(b.2)", "IRPR 200(3)(h)")
OF_AFFILIATES: Final = ("IRPR 203(1)(f)(ii)", "IRPR 203(5)", "IRPR 203(6)")

EARLIER: Final = Texts(
    "This rule has its present form since 1 December 2015. What it said before is not "
    "known here: an officer must look.",
    "Cette règle a sa forme actuelle depuis le 1er décembre 2015. Ce qu’elle disait "
    "auparavant n’est pas connu ici : un agent doit l’examiner.",
)
NONE: Final = Texts(
    "No ban and no unpaid penalty that stands on this day is known.",
    "Aucune exclusion ni pénalité impayée ayant cours ce jour-là n’est connue.",
)
NOT_KNOWN: Final = Texts(
    "The employer is not in the register, so nothing can be looked up.",
    "L’employeur n’est pas au registre ; rien ne peut donc être vérifié.",
)
WHICH: Final = Texts(
    "What is the full name of the employer, and where is it? What stands on its door "
    "or its pay slips?",
    "Quel est le nom complet de l’employeur, et où se trouve-t-il ? Qu’est-il inscrit "
    "sur sa porte ou sur ses bulletins de paie ?",
)
OTHERS: Final = Texts(
    "Did anyone speak of another company, of an agency, or of work at another place?",
    "Vous a-t-on parlé d’une autre entreprise, d’une agence ou d’un travail ailleurs ?",
)
BANNED: Final = Texts(
    "The employer is ineligible on this day.",
    "L’employeur est non admissible ce jour-là.",
)
DEFAULT: Final = Texts(
    "The employer has a penalty that is not paid.",
    "L’employeur a une pénalité impayée.",
)
NO_AFFILIATE: Final = Texts(
    "No affiliate is known to be ineligible or in default on this day.",
    "Aucune entité affiliée n’est connue comme non admissible ou en défaut ce jour-là.",
)
AFFILIATE: Final = Texts(
    "An affiliate is ineligible or in default. Whether this job is really with the "
    "employer named is for an officer to establish.",
    "Une entité affiliée est non admissible ou en défaut. Il revient à un agent "
    "d’établir si cet emploi est vraiment auprès de l’employeur nommé.",
)


def look(file: File) -> Finding:
    """The employer itself."""
    if file.as_of < SINCE:
        return Finding(CHECK, Answer.REFER, PROVISIONS, (EARLIER,))
    if not file.employer_known:
        return Finding(CHECK, Answer.ASK, PROVISIONS, (NOT_KNOWN,), questions=(WHICH,))
    bars = standing(file, affiliate=False)
    if not bars:
        return Finding(CHECK, Answer.CLEAR, PROVISIONS, (NONE,))
    reasons = dict.fromkeys(DEFAULT if bar.default else BANNED for bar in bars)
    return Finding(CHECK, Answer.REFER, PROVISIONS, tuple(reasons), sources(bars))


def look_at_affiliates(file: File) -> Finding:
    """Those with whom it is tied."""
    if file.as_of < SINCE:
        return Finding(AFFILIATES, Answer.REFER, OF_AFFILIATES, (EARLIER,))
    if not file.employer_known:
        return Finding(AFFILIATES, Answer.ASK, OF_AFFILIATES, (NOT_KNOWN,),
                       questions=(OTHERS,))  # fmt: skip
    bars = standing(file, affiliate=True)
    answer, reason = (Answer.REFER, AFFILIATE) if bars else (Answer.CLEAR, NO_AFFILIATE)
    return Finding(AFFILIATES, answer, OF_AFFILIATES, (reason,), sources(bars))


def standing(file: File, *, affiliate: bool) -> tuple[Bar, ...]:
    """The bars of the one or of the others that stand on the day."""
    return tuple(
        bar
        for bar in file.bars
        if bool(bar.affiliate) is affiliate and bar.stands(file.as_of)
    )


def sources(bars: tuple[Bar, ...]) -> tuple[Evidence, ...]:
    """From what each is known."""
    return tuple(
        Evidence(f"{bar.affiliate}: {bar.source}".removeprefix(": "), bar.decided_on)
        for bar in bars
    )
