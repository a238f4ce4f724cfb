"""How states and kinds are called, in both languages."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B
from halte.core.vault.states import Custody, ItemState, Kind, Rule, Scan, Side

RULES: Final = {
    Rule.RETENTION: B(
        "Its retention period is over", "Sa période de conservation est terminée"
    ),
    Rule.MISTAKE: B("It was put in by mistake", "Il a été déposé par erreur"),
    Rule.RETURNED: B("It went back to its owner", "Il a été rendu à son propriétaire"),
    Rule.ORDER: B("A court or tribunal ordered it", "Un tribunal l’a ordonné"),
}
SIDES: Final = {
    Side.OPEN: B("May be shown to the employer", "Peut être montré à l’employeur"),
    Side.WALLED: B(
        "Behind the wall: never shown to the employer",
        "Derrière le mur : jamais montré à l’employeur",
    ),
}
STATES: Final = {
    ItemState.KEPT: B("Kept", "Conservé"),
    ItemState.SEALED: B("Under seal", "Sous scellés"),
    ItemState.DISPOSED: B("Disposed of", "Éliminé"),
}
TONES: Final = {
    ItemState.KEPT: "ok",
    ItemState.SEALED: "stopped",
    ItemState.DISPOSED: "done",
}
SCANS: Final = {
    Scan.NOT_SCANNED: B("Not scanned", "Non analysé"),
    Scan.CLEAN: B("Scanned: nothing found", "Analysé : rien trouvé"),
    Scan.INFECTED: B("Scanned: malicious", "Analysé : malveillant"),
    Scan.ANSWERED: B(
        "Not scanned; a person answers for it", "Non analysé ; une personne en répond"
    ),
}
KINDS: Final = {
    Kind.JPEG: B("Photograph (JPEG)", "Photographie (JPEG)"),
    Kind.PNG: B("Picture (PNG)", "Image (PNG)"),
    Kind.PDF: B("Document (PDF)", "Document (PDF)"),
    Kind.GIF: B("Picture (GIF)", "Image (GIF)"),
    Kind.WEBP: B("Picture (WebP)", "Image (WebP)"),
    Kind.TIFF: B("Picture (TIFF)", "Image (TIFF)"),
    Kind.HEIC: B("Photograph (HEIC)", "Photographie (HEIC)"),
    Kind.MP4: B("Film (MP4)", "Film (MP4)"),
    Kind.WEBM: B("Film (WebM)", "Film (WebM)"),
    Kind.AUDIO: B("Sound recording", "Enregistrement sonore"),
    Kind.ZIP: B("Archive (ZIP)", "Archive (ZIP)"),
    Kind.DOCUMENT: B("Office document", "Document de bureautique"),
    Kind.TEXT: B("Plain text", "Texte brut"),
    Kind.MIXED: B("Two kinds in one file", "Deux types dans un même fichier"),
    Kind.PROGRAM: B("Program", "Programme"),
    Kind.OTHER: B("Of unknown kind", "De type inconnu"),
}
ACTS: Final = {
    Custody.PUT_IN: B("Put in", "Déposé"),
    Custody.SCANNED: B("Scanned", "Analysé"),
    Custody.ANSWERED: B("Answered for without a scan", "Prise en charge sans analyse"),
    Custody.WALLED: B("Put behind the wall", "Mis derrière le mur"),
    Custody.OPENED: B("Opened", "Ouvert"),
    Custody.COPIED_OUT: B("Copied out as it is", "Copié tel quel à l’extérieur"),
    Custody.EXPORTED: B("Exported without hidden data", "Exporté sans données cachées"),
    Custody.SHARED: B("Shared", "Communiqué"),
    Custody.UNSHARED: B("Shared no longer", "N’est plus communiqué"),
    Custody.SEALED: B("Put under seal", "Mis sous scellés"),
    Custody.UNSEALED: B("Seal lifted", "Scellés levés"),
    Custody.DISPOSED: B("Disposed of", "Éliminé"),
}
