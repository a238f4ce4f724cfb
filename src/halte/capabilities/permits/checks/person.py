"""What only the person can say: fees, documents, the contract, rights, the job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.capabilities.permits.checks.answers import Answer, Evidence, Finding
from halte.capabilities.permits.checks.facts import File, Told
from halte.methods.bilingual import Texts

ASKED: Final = Texts("the person, when asked", "la personne, interrogée")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what either answer means, and since when its rule is law."""

    check: str
    provisions: tuple[str, ...]
    question: Texts
    well: Texts
    not_well: Texts
    since: date


AUTUMN_2022: Final = date(2022, 9, 26)
"""SOR/2022-142: fees, the agreement and information on rights."""

QUESTIONS: Final = (
    Question(
        "job_known",
        ("IRPR 200(5)",),
        Texts(
            "In your own words: for whom would you work, where, and doing what?",
            "Dites-le dans vos mots : pour qui travailleriez-vous, où, et à quoi ?",
        ),
        Texts(
            "The person described the job as the offer does.",
            "La personne a décrit l’emploi comme le fait l’offre.",
        ),
        Texts(
            "What the person was told of the job differs from the offer.",
            "Ce que l’on a dit de l’emploi à la personne diffère de l’offre.",
        ),
        date(2012, 6, 6),
    ),
    Question(
        "fees",
        ("IRPR 209.2(1)(a)(ix), (x)", "IRPR 209.3(1)(a)(xv), (xvi)"),
        Texts(
            "Did anyone ask you, or your family, to pay for this job? Do you owe money "
            "for it?",
            "Vous a-t-on demandé, à vous ou à votre famille, de payer pour cet "
            "emploi ? Devez-vous de l’argent pour cela ?",
        ),
        Texts("Nobody asked for money.", "Personne n’a demandé d’argent."),
        Texts(
            "The person was asked to pay for the job. That is a violation by others, "
            "never held against the person.",
            "On a demandé à la personne de payer pour l’emploi. C’est une violation "
            "commise par autrui, jamais retenue contre elle.",
        ),
        AUTUMN_2022,
    ),
    Question(
        "documents",
        ("Criminal Code 279.03",),
        Texts(
            "Who keeps your passport and your papers? Can you take them when you want?",
            "Qui garde votre passeport et vos papiers ? Pouvez-vous les prendre quand "
            "vous le voulez ?",
        ),
        Texts("The person keeps their own papers.", "La personne garde ses papiers."),
        Texts(
            "Someone else keeps the person’s papers.",
            "Quelqu’un d’autre garde les papiers de la personne.",
        ),
        date(2005, 11, 25),
    ),
    Question(
        "agreement",
        ("IRPR 209.2(1.1)", "IRPR 209.3(3.1)"),
        Texts(
            "Did you get a signed employment agreement, in English or in French as you "
            "chose? What pay and hours does it say?",
            "Avez-vous reçu un contrat de travail signé, en français ou en anglais, "
            "selon votre choix ? Quel salaire et quelles heures y sont inscrits ?",
        ),
        Texts(
            "The person has the signed agreement in the language chosen.",
            "La personne a le contrat signé dans la langue choisie.",
        ),
        Texts(
            "The person has no signed agreement in the language chosen.",
            "La personne n’a pas de contrat signé dans la langue choisie.",
        ),
        AUTUMN_2022,
    ),
    Question(
        "rights",
        ("IRPR 209.2(1)(a.1)", "IRPR 209.3(1)(a.1)"),
        Texts(
            "Do you know whom to call in Canada if something goes wrong at work? "
            "Shall I tell you about your rights, in your language?",
            "Savez-vous qui appeler au Canada si quelque chose va mal au travail ? "
            "Voulez-vous que je vous explique vos droits, dans votre langue ?",
        ),
        Texts(
            "The person knows their rights and whom to call.",
            "La personne connaît ses droits et sait qui appeler.",
        ),
        Texts(
            "The person was not told about their rights. Tell them before anything "
            "else.",
            "La personne n’a pas été informée de ses droits. Faites-le avant tout.",
        ),
        AUTUMN_2022,
    ),
)
NOT_ASKED: Final = Texts(
    "The person was not asked yet, or did not know.",
    "On n’a pas encore posé la question, ou la personne ne savait pas.",
)
NOT_YET: Final = Texts(
    "The rule behind this question was not in force on this day.",
    "La règle derrière cette question n’était pas en vigueur ce jour-là.",
)


def looker(question: Question) -> Callable[[File], Finding]:
    """The check of one question."""

    def look(file: File) -> Finding:
        return answered(question, file)

    return look


def answered(question: Question, file: File) -> Finding:
    """Clear, ask or refer, by the person’s newest answer."""
    if file.as_of < question.since:
        return Finding(question.check, Answer.CLEAR, (), (NOT_YET,))
    saying = file.told.get(question.check)
    if saying is None or saying.told is Told.UNKNOWN:
        return Finding(
            question.check, Answer.ASK, question.provisions, (NOT_ASKED,),
            questions=(question.question,),
        )  # fmt: skip
    well = saying.told is Told.WELL
    return Finding(
        question.check,
        Answer.CLEAR if well else Answer.REFER,
        question.provisions,
        (question.well if well else question.not_well,),
        (Evidence("", saying.asked_on, ASKED),),
    )
