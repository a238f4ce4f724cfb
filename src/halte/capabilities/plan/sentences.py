"""The room’s refusals and faults, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.capabilities.plan.planfile.problems import PROBLEMS
from halte.core.bilingual import Bilingual

SENTENCES: Final[Mapping[str, Bilingual]] = {
    **PROBLEMS,
    "plan_has_problems": Bilingual(
        "The plan cannot be kept: {count} things are wrong. Each is listed below.",
        "Le plan ne peut pas être conservé : {count} éléments sont à corriger. Chacun "
        "est indiqué ci-dessous.",
    ),
    "not_your_commitment": Bilingual(
        "Another organisation answers for this commitment. Ask its lead to report.",
        "Une autre organisation répond de cet engagement. Demandez à sa responsable "
        "d’en rendre compte.",
    ),
    "not_your_statement": Bilingual(
        "Another organisation made this statement; only it can change what it says.",
        "Une autre organisation a fait cette déclaration ; elle seule peut y revenir.",
    ),
    "commitment_retired": Bilingual(
        "This commitment has left the plan. Its statements stay readable; no new one "
        "can be added.",
        "Cet engagement ne fait plus partie du plan. Ses déclarations restent "
        "lisibles ; on ne peut plus en ajouter.",
    ),
    "already_corrected": Bilingual(
        "This statement was already corrected. Correct the newer one instead.",
        "Cette déclaration a déjà été corrigée. Corrigez plutôt la plus récente.",
    ),
    "already_in_both_languages": Bilingual(
        "This statement is already in both languages.",
        "Cette déclaration existe déjà dans les deux langues.",
    ),
    "already_in_this_language": Bilingual(
        "This language is already there. Write the other one.",
        "Cette langue est déjà présente. Écrivez l’autre.",
    ),
    "statement_state_unknown": Bilingual(
        "Choose how the commitment stands.",
        "Indiquez où en est l’engagement.",
    ),
    "rule_does_not_fit": Bilingual(
        "The milestones do not bear this out. Choose another basis, or your "
        "department’s own judgement.",
        "Les jalons ne le confirment pas. Choisissez une autre base, ou le jugement "
        "de votre ministère.",
    ),
    "statement_says_nothing": Bilingual(
        "Write what was done, in English or in French.",
        "Écrivez ce qui a été fait, en français ou en anglais.",
    ),
    "spending_below_zero": Bilingual(
        "Spending to date cannot be below zero.",
        "Les dépenses à ce jour ne peuvent pas être négatives.",
    ),
    "milestone_needs_a_day": Bilingual(
        "Give both the milestone and the day on which it was reached.",
        "Indiquez à la fois le jalon et le jour où il a été atteint.",
    ),
    "milestone_in_the_future": Bilingual(
        "A milestone cannot have been reached on a day still to come.",
        "Un jalon ne peut pas avoir été atteint à une date à venir.",
    ),
    "milestone_unknown": Bilingual(
        "This milestone is not part of the commitment. Choose one from the list.",
        "Ce jalon ne fait pas partie de l’engagement. Choisissez-en un dans la liste.",
    ),
    "proof_figure_unknown": Bilingual(
        "No kept figure has this number. Take it from the page of the series.",
        "Aucun chiffre conservé ne porte ce numéro. Prenez-le sur la page de la série.",
    ),
    "proof_incomplete": Bilingual(
        "Evidence needs a title in both languages, and a full web address or the "
        "digest of a document.",
        "Une preuve exige un titre dans les deux langues, et une adresse complète ou "
        "l’empreinte d’un document.",
    ),
    "plan_file_missing": Bilingual(
        "Choose a plan file to send.",
        "Choisissez un fichier de plan à envoyer.",
    ),
}
