"""What jobs say when something is wrong."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual

SENTENCES: Final = {
    "job_fault": Bilingual(
        "The work stopped on a fault of ours. Try again; if it stops again, tell "
        "your administrator the number of this job.",
        "Le travail s’est arrêté sur une faute de notre part. Réessayez ; si elle se "
        "répète, donnez le numéro de cette tâche à votre administration.",
    ),
    "job_unknown": Bilingual(
        "This installation no longer knows how to do this work. Ask for it again.",
        "Cette installation ne sait plus faire ce travail. Demandez-le de nouveau.",
    ),
    "job_worker_lost": Bilingual(
        "The worker stopped in the middle. The work goes on where it was.",
        "Le service de fond s’est arrêté en cours de route. Le travail reprend où il "
        "en était.",
    ),
    "job_failed": Bilingual(
        "What was asked for could not be done. Open the page you came from and "
        "check what you entered.",
        "Ce qui était demandé n’a pas pu être fait. Revenez à la page d’origine et "
        "vérifiez votre saisie.",
    ),
    "job_not_failed": Bilingual(
        "Only work that stopped before its end can be tried again.",
        "Seul un travail arrêté avant la fin peut être relancé.",
    ),
    "job_is_over": Bilingual(
        "This work has ended already; there is nothing to cancel.",
        "Ce travail est déjà terminé ; il n’y a rien à annuler.",
    ),
    "job_not_over": Bilingual(
        "This work goes on. Cancel it first, or wait for its end.",
        "Ce travail est en cours. Annulez-le d’abord ou attendez sa fin.",
    ),
}
