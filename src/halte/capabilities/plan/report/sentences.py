"""The refusals of reports, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.core.bilingual import Bilingual

REPORT_SENTENCES: Final[Mapping[str, Bilingual]] = {
    "report_of_a_draft_plan": Bilingual(
        "This plan is not public yet. Publish the plan before you freeze a report on "
        "it.",
        "Ce plan n’est pas encore public. Publiez le plan avant de figer un rapport à "
        "son sujet.",
    ),
    "report_already_published": Bilingual(
        "This report is already published. A published report never changes; freeze a "
        "new one to say something else.",
        "Ce rapport est déjà publié. Un rapport publié ne change plus ; figez-en un "
        "nouveau pour dire autre chose.",
    ),
    "report_needs_second_person": Bilingual(
        "You froze this report, so someone else must publish it: two people look at "
        "every report before the public does. Ask the release officer.",
        "Vous avez figé ce rapport ; une autre personne doit donc le publier : deux "
        "personnes regardent chaque rapport avant le public. Demandez à la personne "
        "responsable de la diffusion.",
    ),
    "report_overtaken": Bilingual(
        "Another report was published after this one was frozen, so the changes this "
        "one tells are no longer against the last report. Freeze a new one.",
        "Un autre rapport a été publié depuis que celui-ci est figé : les changements "
        "qu’il présente ne se rapportent plus au dernier rapport. Figez-en un nouveau.",
    ),
    "report_in_the_future": Bilingual(
        "A report cannot tell how things stand on a day still to come. Choose today or "
        "an earlier day.",
        "Un rapport ne peut pas décrire un jour à venir. Choisissez aujourd’hui ou un "
        "jour antérieur.",
    ),
    "report_before_the_plan": Bilingual(
        "The plan had not begun on this day. Choose a later day.",
        "Le plan n’avait pas commencé à cette date. Choisissez un jour ultérieur.",
    ),
    "report_before_the_last": Bilingual(
        "The last published report tells of {day}. Choose a later day, so that the two "
        "can be compared.",
        "Le dernier rapport publié décrit la situation au {day}. Choisissez un jour "
        "ultérieur pour que les deux puissent se comparer.",
    ),
    "figures_in_a_report": Bilingual(
        "A frozen progress report rests on these figures, so the file cannot be "
        "undone. Send a corrected release instead: both will be shown.",
        "Un rapport d’étape figé s’appuie sur ces chiffres ; le fichier ne peut donc "
        "pas être annulé. Déposez plutôt une diffusion corrigée : les deux seront "
        "présentées.",
    ),
}
