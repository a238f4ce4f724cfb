"""What can be done next in a file: only what would work for this person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from halte.capabilities.inspections.lacking import lacking
from halte.capabilities.inspections.models import Inspection
from halte.core.access.actor import Actor
from halte.core.actions import REGISTRY
from halte.core.bilingual import Bilingual as B

PREFIX: Final = "capabilities.inspections.actions."


@dataclass(frozen=True, slots=True)
class Act:
    """A thing to do: its address, its action, and how a button calls it.

    `main` is drawn as the way on; the others stand behind it.
    """

    slug: str
    action: str
    title: B
    main: bool = True


ACTS: Final = {
    act.slug: act
    for act in (
        Act("notice", "opening.give_notice",
            B("Give notice to the employer", "Aviser l’employeur")),
        Act("unannounced", "opening.go_unannounced",
            B("Inspect without notice", "Inspecter sans avis")),
        Act("examine", "opening.begin_examining",
            B("Begin to examine", "Commencer l’examen")),
        Act("rest", "leaving.leave_rest",
            B("Mark the remaining conditions as not examined",
              "Inscrire les conditions restantes comme non examinées"), main=False),
        Act("finish", "finding.finish_findings",
            B("Finish the findings", "Terminer les constats")),
        Act("correction", "opening.note_correction",
            B("Note corrective action", "Consigner une mesure corrective"), main=False),
        Act("conclude", "finding.conclude",
            B("Conclude without a notice", "Conclure sans avis")),
        Act("answer", "answering.receive_answer",
            B("Record the answer", "Consigner la réponse")),
        Act("complete", "answering.complete_answer",
            B("The employer has nothing to add", "L’employeur n’a rien à ajouter"),
            main=False),
        Act("extend", "answering.extend",
            B("Give more time", "Prolonger le délai"), main=False),
        Act("decide", "deciding.decide",
            B("Take the final decision", "Rendre la décision définitive")),
        Act("pay", "deciding.pay", B("Record a payment", "Consigner un paiement")),
        Act("agree", "agreeing.give_agreement",
            B("Agree on instalments", "Convenir de versements"), main=False),
        Act("broken", "agreeing.break_agreement",
            B("Record that the agreement is broken",
              "Consigner le non-respect de l’entente")),
        Act("end-agreement", "agreeing.end_agreement",
            B("End the agreement", "Mettre fin à l’entente"), main=False),
        Act("default", "deciding.record_default",
            B("Record a default", "Consigner un défaut de paiement"), main=False),
        Act("publish", "deciding.publish",
            B("Put on the public list", "Inscrire à la liste publique")),
        Act("withdraw", "deciding.withdraw",
            B("Take off the public list", "Retirer de la liste publique"), main=False),
        Act("close", "deciding.close", B("Close the file", "Clore le dossier")),
        Act("note", "opening.note", B("Note an event", "Consigner un événement"),
            main=False),
        Act("gone", "opening.employer_gone",
            B("The employer is gone", "L’employeur n’existe plus"), main=False),
        Act("cancel", "opening.cancel", B("Cancel the file", "Annuler le dossier"),
            main=False),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A button."""

    title: B
    url: str
    main: bool


@dataclass(frozen=True, slots=True)
class Wait:
    """An act that this person may take once what it waits for is there."""

    title: B
    missing: tuple[B, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """What can be done, and what waits for something."""

    steps: tuple[Step, ...]
    waits: tuple[Wait, ...]


def next_of(actor: Actor, row: Inspection) -> Next:
    """The acts that are open to this person now, and those that wait for something."""
    steps: list[Step] = []
    waits: list[Wait] = []
    for act in ACTS.values():
        if REGISTRY[PREFIX + act.action].refusal(actor, row, {}):
            continue
        if faults := lacking(act.slug, row):
            waits.append(Wait(act.title, tuple(fault.sentence for fault in faults)))
            continue
        url = reverse("inspections:act", args=[row.pk, act.slug])
        steps.append(Step(act.title, url, act.main))
    return Next(tuple(steps), tuple(waits))
