"""Words for the codes of this room, in both languages, and the tags they wear."""

from __future__ import annotations

from typing import Final

from halte.capabilities.taskforce.states import (
    Came,
    ItemPurpose,
    ItemState,
    Level,
    MeetingState,
    MeetingStep,
    PaperLanguage,
    Presence,
    Response,
    Said,
)
from halte.core.bilingual import Bilingual

MEETINGS: Final[dict[MeetingState, tuple[Bilingual, str]]] = {
    MeetingState.PLANNED: (Bilingual("To come", "À venir"), "waiting"),
    MeetingState.HELD: (
        Bilingual("Minutes to be written", "Procès-verbal à rédiger"),
        "attention",
    ),
    MeetingState.WAITING: (
        Bilingual("Minutes wait for approval", "Procès-verbal à approuver"),
        "attention",
    ),
    MeetingState.APPROVED: (
        Bilingual("Minutes approved", "Procès-verbal approuvé"),
        "done",
    ),
    MeetingState.CANCELLED: (Bilingual("Cancelled", "Annulée"), "stopped"),
}

STEPS: Final[dict[MeetingStep, Bilingual]] = {
    MeetingStep.CALLED: Bilingual("Called", "Convoquée"),
    MeetingStep.MOVED: Bilingual("Moved from this hour", "Déplacée ; heure précédente"),
    MeetingStep.CANCELLED: Bilingual("Cancelled", "Annulée"),
}

PURPOSES: Final[dict[ItemPurpose, Bilingual]] = {
    ItemPurpose.INFORM: Bilingual("For information", "Pour information"),
    ItemPurpose.DISCUSS: Bilingual("For discussion", "Pour discussion"),
    ItemPurpose.DECIDE: Bilingual("For decision", "Pour décision"),
}

PAPER_LANGUAGES: Final[dict[PaperLanguage, Bilingual]] = {
    PaperLanguage.BOTH: Bilingual("English and French", "français et anglais"),
    PaperLanguage.EN: Bilingual("English only", "anglais seulement"),
    PaperLanguage.FR: Bilingual("French only", "français seulement"),
}

PRESENCES: Final[dict[Presence, Bilingual]] = {
    Presence.PRESENT: Bilingual("Present", "Présente"),
    Presence.REGRETS: Bilingual("Sent regrets", "Excusée"),
    Presence.ABSENT: Bilingual("Absent without notice", "Absente sans avis"),
}

ITEMS: Final[dict[ItemState, tuple[Bilingual, str]]] = {
    ItemState.OPEN: (Bilingual("Open", "Ouvert"), "waiting"),
    ItemState.DONE: (Bilingual("Done", "Fait"), "done"),
    ItemState.DROPPED: (Bilingual("Dropped", "Abandonné"), "stopped"),
}

SAID: Final[dict[Said, Bilingual]] = {
    Said.DUE: Bilingual("Due day", "Échéance"),
    Said.PROGRESS: Bilingual("Progress", "Point d’étape"),
    Said.DONE: Bilingual("Done", "Fait"),
    Said.DROPPED: Bilingual("Dropped", "Abandonné"),
    Said.REOPENED: Bilingual("Reopened", "Rouvert"),
}

RESPONSES: Final[dict[Response, Bilingual]] = {
    Response.REDUCE: Bilingual("Reduce it", "Le réduire"),
    Response.SHARE: Bilingual("Share it with others", "Le partager avec d’autres"),
    Response.AVOID: Bilingual("Avoid it", "L’éviter"),
    Response.ACCEPT: Bilingual("Accept it and watch", "L’accepter et le surveiller"),
}

LEVELS: Final[dict[Level, tuple[Bilingual, str]]] = {
    Level.LOW: (Bilingual("Low", "Faible"), "ok"),
    Level.MEDIUM: (Bilingual("Medium", "Moyen"), "at_risk"),
    Level.HIGH: (Bilingual("High", "Élevé"), "off_track"),
}

LIKELIHOOD: Final[dict[int, Bilingual]] = {
    1: Bilingual("Rare", "Rare"),
    2: Bilingual("Unlikely", "Peu probable"),
    3: Bilingual("Possible", "Possible"),
    4: Bilingual("Likely", "Probable"),
    5: Bilingual("Almost certain", "Presque certain"),
}

IMPACT: Final[dict[int, Bilingual]] = {
    1: Bilingual("Slight", "Léger"),
    2: Bilingual("Minor", "Mineur"),
    3: Bilingual("Noticeable", "Sensible"),
    4: Bilingual("Major", "Majeur"),
    5: Bilingual("Severe", "Grave"),
}

CAME: Final[dict[Came, tuple[Bilingual, str]]] = {
    Came.INTENDED: (Bilingual("As was meant", "Comme prévu"), "done"),
    Came.PARTLY: (Bilingual("In part", "En partie"), "at_risk"),
    Came.NOTHING: (Bilingual("No effect seen", "Aucun effet constaté"), "off_track"),
    Came.OTHERWISE: (
        Bilingual("Something else happened", "Autre chose s’est produit"),
        "attention",
    ),
}
