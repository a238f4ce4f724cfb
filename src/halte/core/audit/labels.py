"""Words for what stands in a row."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.errors import SENTENCES

KINDS: Final = {
    "action": Bilingual("Act", "Acte"),
    "read": Bilingual("Reading", "Consultation"),
    "session": Bilingual("Session", "Session"),
    "system": Bilingual("System", "Système"),
}

ACTS: Final = {
    "core.access.sign_in": Bilingual("Sign in", "Ouvrir une session"),
    "core.access.sign_out": Bilingual("Sign out", "Fermer une session"),
    "core.access.end_sessions": Bilingual("End all sessions", "Fermer les sessions"),
    "core.access.choose_purpose": Bilingual("Choose a purpose", "Choisir une finalité"),
    "core.access.second_factor": Bilingual(
        "Enter a second factor", "Saisir un second facteur"
    ),
    "core.access.second_factor_added": Bilingual(
        "Add a second factor", "Ajouter un second facteur"
    ),
    "core.access.second_factor_removed": Bilingual(
        "Remove a second factor", "Retirer un second facteur"
    ),
    "core.access.password_changed": Bilingual(
        "Change a password", "Changer un mot de passe"
    ),
    "core.access.use_api_key": Bilingual("Use an API key", "Employer une clé d’API"),
    "core.audit.queries.entries": Bilingual("Read the audit", "Lire le journal"),
    "core.audit.queries.entry": Bilingual(
        "Read a row of the audit", "Lire une ligne du journal"
    ),
    "core.keys.rotate": Bilingual("Rotate the keys", "Renouveler les clés"),
    "core.keys.retire": Bilingual("Retire a key", "Retirer une clé"),
    "site.backup_made": Bilingual("Make a backup", "Faire une sauvegarde"),
    "site.restored": Bilingual("Restore a backup", "Restaurer une sauvegarde"),
    "site.guards_restored": Bilingual(
        "Close an opened table of the audit", "Refermer une table ouverte du journal"
    ),
}
"""Names for what core records beside actions; other acts stand under their code."""

DONE: Final = Bilingual("Done", "Fait")
REFUSED: Final = Bilingual("Refused: {code}", "Refusé : {code}")


def outcome_title(outcome: str) -> Bilingual:
    """Done, or refused with the code of the reason."""
    if outcome == "done":
        return DONE
    # A tampered row may hold anything here, braces included.
    return REFUSED.format(code=outcome or "–")


def outcome_sentence(outcome: str) -> Bilingual | None:
    """The sentence that the person was shown, where it can be said again."""
    text = SENTENCES.get(outcome)
    return text if text and "{" not in text.en else None
