"""A violation without an amount brings a warning, which is history later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.results import Assessed
from halte.methods.law.text.limits import WARNING_PROVISION
from halte.methods.law.trace import Step

WARNED: Final = Texts(
    "No violation has an amount or a ban: the notice is a warning. It counts in the "
    "history of later violations.",
    "Aucune violation n’entraîne de montant ni d’exclusion : l’avis est un "
    "avertissement. Il comptera dans les antécédents.",
)


def warning_only(violations: Sequence[Assessed]) -> tuple[bool, Step | None]:
    """Whether all that follows is a warning; false where there is no violation."""
    found = [v for v in violations if not v.justified]
    if not found or any(v.amount_cad or v.ban for v in found):
        return False, None
    return True, Step("warning", (WARNING_PROVISION,), WARNED)
