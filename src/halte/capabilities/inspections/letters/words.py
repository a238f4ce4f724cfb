"""The words of letters in both languages.

A frozen letter must not change with the catalogue of the interface, so letters keep
their own words. `say` uses the language in force.
"""

from __future__ import annotations

from typing import Any, Final

from halte.capabilities.inspections.states import Kind, Outcome, State
from halte.core.bilingual import Bilingual as B

TITLES: Final = {
    Kind.PRELIMINARY: B("Notice of preliminary finding", "Avis de décision provisoire"),
    Kind.CORRECTED: B(
        "Corrected notice of preliminary finding",
        "Avis corrigé de décision provisoire",
    ),
    Kind.CANCELLING: B(
        "Cancellation of a notice of preliminary finding",
        "Annulation d’un avis de décision provisoire",
    ),
    Kind.FINAL: B("Notice of final determination", "Avis de décision finale"),
    Kind.WARNING: B("Warning letter", "Lettre d’avertissement"),
    Kind.CLOSING: B("End of an inspection", "Fin d’une inspection"),
    Kind.AGREEMENT: B("Payment in instalments", "Paiement par versements"),
}
OPENINGS: Final = {
    Kind.PRELIMINARY: B(
        "An inspection under the Immigration and Refugee Protection Regulations, "
        "SOR/2002-227, found that conditions imposed on you as an employer were not "
        "met. This notice says what was found, what it would imply, and until when "
        "you may answer. Nothing is decided yet.",
        "Une inspection menée en vertu du Règlement sur l’immigration et la protection "
        "des réfugiés, DORS/2002-227, a permis de constater que des conditions "
        "imposées à l’employeur n’étaient pas respectées. Le présent avis indique ce "
        "qui a été constaté, ce qui en découlerait et jusqu’à quand vous pouvez "
        "répondre. Rien n’est encore décidé.",
    ),
    Kind.CORRECTED: B(
        "This notice takes the place of notice {number}, sent on {day}. The time to "
        "answer begins again with it.",
        "Le présent avis remplace l’avis {number}, envoyé le {day}. Le délai de "
        "réponse recommence à courir.",
    ),
    Kind.CANCELLING: B(
        "Notice {number}, sent on {day}, is cancelled. Nothing follows from it, and "
        "you need not answer it. The inspection goes on: you will be told how it ends. "
        "Another notice may be sent, with a time to answer of its own.",
        "L’avis {number}, envoyé le {day}, est annulé. Rien n’en découle, et vous "
        "n’avez pas à y répondre. L’inspection se poursuit : vous serez informé de son "
        "issue. Un autre avis peut être envoyé, avec son propre délai de réponse.",
    ),
    Kind.FINAL: B(
        "A final determination was made under the Immigration and Refugee Protection "
        "Regulations, SOR/2002-227, by an officer who had no part in the inspection.",
        "Une décision finale a été rendue en vertu du Règlement sur l’immigration et "
        "la protection des réfugiés, DORS/2002-227, par une personne qui n’avait pas "
        "pris part à l’inspection.",
    ),
    Kind.WARNING: B(
        "A final determination was made. It implies no amount and no ban: this letter "
        "is a warning. It is not published, and counts as history if a condition is "
        "not met again.",
        "Une décision finale a été rendue. Elle n’entraîne ni montant ni exclusion : "
        "la présente lettre est un avertissement. Il n’est pas publié et compte parmi "
        "les antécédents si une condition n’est de nouveau pas respectée.",
    ),
    Kind.CLOSING: B(
        "The inspection has ended. {conclusion}",
        "L’inspection est terminée. {conclusion}",
    ),
    Kind.AGREEMENT: B(
        "You may pay what you owe of the penalty in instalments. This letter says what "
        "was agreed, and on which days each part is due.",
        "Vous pouvez payer par versements ce que vous devez de la pénalité. La "
        "présente lettre indique ce qui a été convenu et les jours où chaque partie "
        "est due.",
    ),
}
CONCLUSIONS: Final = {
    State.COMPLIANT: B(
        "The conditions that were examined are met.",
        "Les conditions examinées sont respectées.",
    ),
    State.CORRECTED: B(
        "The conditions that were examined are met after corrective action.",
        "Les conditions examinées sont respectées après des mesures correctives.",
    ),
    State.JUSTIFIED: B(
        "The failures that were found are justified: they are no violation.",
        "Les manquements constatés sont justifiés : ils ne constituent pas une "
        "violation.",
    ),
    State.DECIDED: B(
        "After your answer, no violation was found.",
        "Après votre réponse, aucune violation n’est retenue.",
    ),
}
OUTCOMES: Final = {
    Outcome.NO_VIOLATION: B("No violation", "Aucune violation"),
    Outcome.WARNING: B("A warning", "Un avertissement"),
    Outcome.PENALTY: B(
        "An administrative monetary penalty", "Une sanction administrative pécuniaire"
    ),
    Outcome.BAN: B(
        "A ban: a period of ineligibility",
        "Une exclusion : une période d’inadmissibilité",
    ),
    Outcome.PENALTY_AND_BAN: B(
        "An administrative monetary penalty, and a ban: a period of ineligibility",
        "Une sanction administrative pécuniaire et une exclusion : une période "
        "d’inadmissibilité",
    ),
}
OVER: Final = B("Inspection {file}", "Inspection {file}")
DATED: Final = B("Dated {day}", "En date du {day}")
RUNNING: Final = B("{title} {number}", "{title} {number}")
PAGE: Final = B("Page", "Page")
OF: Final = B("of", "sur")
TO: Final = B("To", "À")
WORKS_AS: Final = B("Works as", "Nom commercial")
BUSINESS: Final = B("Business number", "Numéro d’entreprise")
NUMBER: Final = B("Notice number", "Numéro de l’avis")
FROM: Final = B("From", "De")
EXAMINED: Final = B("Period examined", "Période examinée")
SPAN: Final = B("{first} to {last}", "du {first} au {last}")
INVENTED: Final = B("Demonstration", "Démonstration")
INVENTED_TEXT: Final = B(
    "This employer does not exist and this letter was never sent.",
    "Cet employeur n’existe pas et cette lettre n’a jamais été envoyée.",
)
FOUND: Final = B("What was found", "Ce qui a été constaté")
MET: Final = B("What was examined and is met", "Ce qui a été examiné et est respecté")
MET_ONLY: Final = B(
    "This letter says nothing of other conditions.",
    "La présente lettre ne dit rien d’autres conditions.",
)
CONDITION: Final = B("Condition {item}: {wording}", "Condition {item} : {wording}")
IN_PART: Final = B("Condition {item}, {part}", "Condition {item}, {part}")
WHOLLY: Final = B("Condition {item}", "Condition {item}")
PROVISIONS: Final = B("Provisions", "Dispositions")
PART: Final = B("Part", "Élément")
WORKERS: Final = B("Workers affected", "Travailleurs touchés")
WHEN: Final = B("When", "Quand")
EVIDENCE: Final = B("Evidence", "Éléments de preuve")
ONE_EVIDENCE: Final = B("{label} ({day})", "{label} ({day})")
SEVERE: Final = B("Why these points for severity", "Motifs des points de gravité")
POINTS: Final = B("{criterion}: {points} ({why})", "{criterion} : {points} ({why})")
DISCLOSED: Final = B("Voluntary disclosure", "Divulgation volontaire")
ACCEPTED: Final = B("accepted", "acceptée")
DISCLOSED_AND: Final = B(
    "of {day}, received by {to}: accepted. {why}",
    "du {day}, reçue par {to} : acceptée. {why}",
)
DISCLOSED_BUT: Final = B(
    "of {day}, received by {to}: not accepted. {why}",
    "du {day}, reçue par {to} : non acceptée. {why}",
)
GROUND: Final = B("Justification", "Justification")
IMPLIES: Final = B("What it implies", "Ce qui en découle")
IMPLIED_LINE: Final = B(
    "Amount and ban, by finding", "Montant et exclusion, par constat"
)
FINDING: Final = B("Finding", "Constat")
EACH: Final = B("For each worker", "Par travailleur")
TOGETHER: Final = B("Together", "Ensemble")
BAN: Final = B("Ban", "Exclusion")
POINTS_HEAD: Final = B("Points", "Points")
AMOUNT: Final = B("Amount", "Montant")
PENALTY: Final = B(
    "Administrative monetary penalty", "Sanction administrative pécuniaire"
)
INELIGIBLE: Final = B(
    "Period of ineligibility (ban)", "Période d’inadmissibilité (exclusion)"
)
LATER: Final = B("What it means later", "Ce que cela signifie par la suite")
LATER_COUNTED: Final = B(
    "Each violation in this notice will be considered when the total number of points "
    "of any subsequent violation is calculated.",
    "Compte sera tenu de chaque violation visée par le présent avis dans le calcul du "
    "nombre total de points de toute violation subséquente.",
)
LATER_MAY_WARN: Final = B(
    "Where a violation has neither amount nor ban, a warning may be issued. It tells "
    "you that no administrative monetary penalty applies to the violation, but that "
    "the violation will be considered in the same way.",
    "Lorsqu’une violation n’entraîne ni montant ni exclusion, un avertissement peut "
    "être donné. Il vous informe qu’aucune sanction administrative pécuniaire n’est "
    "prévue pour la violation, mais que compte en sera tenu de la même façon.",
)
LATER_WARNED: Final = B(
    "This is a warning for each violation that has neither amount nor ban: no "
    "administrative monetary penalty applies to it, and it is considered in the same "
    "way.",
    "Ceci est un avertissement pour chaque violation qui n’entraîne ni montant ni "
    "exclusion : aucune sanction administrative pécuniaire n’est prévue, et compte en "
    "sera tenu de la même façon.",
)
LISTED: Final = B("On the public list", "Sur la liste publique")
YES: Final = B("yes", "oui")
NO: Final = B("no", "non")
HOW: Final = B("How it was computed: condition {item}", "Calcul : condition {item}")
HOW_ALL: Final = B("How it was computed: the whole notice", "Calcul : l’avis entier")
SAYS: Final = B("What the rule gives here", "Ce que la règle donne ici")
PROVISION: Final = B("Provision", "Disposition")
ANSWER: Final = B("Your answer", "Votre réponse")
ANSWER_TEXT: Final = B(
    "This notice is deemed received {received} days after it is sent. You then have "
    "{then} days to answer in writing, or to ask for more time. Sent on {day}, it is "
    "received on {received_on}, and the last day to answer is {ends_on}.",
    "Le présent avis est réputé reçu {received} jours après son envoi. Vous disposez "
    "ensuite de {then} jours pour répondre par écrit ou demander une prolongation. "
    "Envoyé le {day}, il est reçu le {received_on} et le dernier jour pour répondre "
    "est le {ends_on}.",
)
ANSWER_WHAT: Final = B(
    "You may say why a finding is wrong, why a failure was justified, what you did to "
    "repair the harm, and anything else that should be weighed. An officer who had no "
    "part in the inspection decides.",
    "Vous pouvez indiquer en quoi un constat est inexact, pourquoi un manquement était "
    "justifié, ce que vous avez fait pour réparer le tort et tout autre élément à "
    "prendre en compte. La décision revient à une personne qui n’a pas pris part à "
    "l’inspection.",
)
CANCELLED: Final = B("When this takes effect", "Prise d’effet")
CANCELLED_TEXT: Final = B(
    "This letter is deemed received {received} days after it is sent. Sent on {day}, "
    "it is received on {received_on}.",
    "La présente lettre est réputée reçue {received} jours après son envoi. Envoyée le "
    "{day}, elle est reçue le {received_on}.",
)
PAY: Final = B("Payment", "Paiement")
PAY_TEXT: Final = B(
    "This notice is deemed received {received} days after it is sent. You then have "
    "{then} days to pay {amount}. Sent on {day}, it is received on {received_on}, and "
    "the last day to pay is {ends_on}.",
    "Le présent avis est réputé reçu {received} jours après son envoi. Vous disposez "
    "ensuite de {then} jours pour payer {amount}. Envoyé le {day}, il est reçu le "
    "{received_on} et le dernier jour pour payer est le {ends_on}.",
)
PAY_AGREED: Final = B(
    "The penalty must be paid by that day, unless an agreement for the payment of the "
    "amount and of interest is reached by then.",
    "La sanction doit être payée au plus tard ce jour-là, à moins qu’un accord relatif "
    "au versement du montant et des intérêts ne soit conclu d’ici là.",
)
PAY_HOW: Final = B("How to pay", "Mode de paiement")
AGREEMENT: Final = B("What was agreed", "Ce qui a été convenu")
AGREED_AMOUNT: Final = B("In all", "En tout")
AGREED_ON: Final = B("Agreed on", "Convenu le")
AGREED_BY: Final = B("For the office", "Pour le bureau")
INSTALMENTS: Final = B("The instalments", "Les versements")
INSTALMENT: Final = B("Instalment", "Versement")
DUE_ON: Final = B("Due on", "Dû le")
APART_INTEREST: Final = B(
    "These parts are of the amount of the penalty alone. Interest on what you owe runs "
    "by law until it is paid, unless it is waived or reduced; you are told of it "
    "apart. A day that is no working day was moved to the next one. You may pay "
    "earlier.",
    "Ces versements ne portent que sur le montant de la sanction. Les intérêts sur ce "
    "que vous devez courent de par la loi jusqu’au paiement, sauf dispense ou "
    "réduction ; ils vous sont indiqués à part. Un jour non ouvrable a été reporté au "
    "suivant. Vous pouvez payer plus tôt.",
)
INTEREST_LAW: Final = B(
    "Financial Administration Act, s. 155.1; Interest and Administrative Charges "
    "Regulations, SOR/96-188, s. 5",
    "Loi sur la gestion des finances publiques, art. 155.1 ; Règlement sur les "
    "intérêts et les frais administratifs, DORS/96-188, art. 5",
)
IF_LATE: Final = B(
    "If an instalment is not paid on its day, an officer may find that you are in "
    "default. While you are, no permit is issued to work for you, until the penalty is "
    "paid. If you cannot pay on a day, write before it.",
    "Si un versement n’est pas payé le jour dit, un agent peut constater que vous êtes "
    "en défaut. Tant que vous l’êtes, aucun permis n’est délivré pour travailler pour "
    "vous, jusqu’au paiement de la pénalité. Si vous ne pouvez payer un jour donné, "
    "écrivez avant cette date.",
)
MOVED: Final = B(
    "The days counted end on {counted} ({why}): the next working day holds.",
    "Le délai compté prend fin le {counted} ({why}) : le jour ouvrable suivant "
    "s’applique.",
)
DECISION: Final = B("The decision", "La décision")
OUTCOME: Final = B("Outcome", "Résultat")
DECIDED_ON: Final = B("Decided on", "Rendue le")
DECIDED_BY: Final = B("Decided by", "Rendue par")
ABOUT: Final = B("About this document", "Au sujet de ce document")
LAW: Final = B(
    "Schedule 2 was read up to {day}. The provisions prevail over the words used here. "
    "Statements of officers stand in the language in which they were written.",
    "L’annexe 2 a été lue jusqu’au {day}. Les dispositions l’emportent sur les mots "
    "employés ici. Les énoncés des agents figurent dans la langue de leur rédaction.",
)
SAME: Final = B(
    "SHA-256 of the content, the same in both languages",
    "SHA-256 du contenu, le même dans les deux langues",
)


def say(text: B, **values: Any) -> str:
    """The text in the language in force, with its values."""
    return str(text.format(**values)) if values else str(text)
