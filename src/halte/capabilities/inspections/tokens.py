"""What an officer writes of what lies behind the wall: a token, and nothing else.

A token is the letter S and 128 random bits (decision 31). It tells nothing here: no
label stands beside it, and nothing for an employer shows or counts it.
"""

from __future__ import annotations

import re
from typing import Final

from halte.capabilities.inspections.states import Source
from halte.core.errors import Invalid

TOKEN: Final = re.compile(r"S-[0-9a-f]{32}")
HIDDEN: Final = re.compile(TOKEN.pattern, re.IGNORECASE)


def require_token(
    source: Source, reference: str, *, label: str = "", label_field: str = "label"
) -> None:
    """What is sealed has a whole token and no words; words hold no token.

    A token that stood in a label would go into letters and the employer’s own file.
    """
    if source is not Source.SEALED:
        for field, text in ((label_field, label), ("reference", reference)):
            if HIDDEN.search(text):
                raise Invalid("token_unsealed", field=field)
        return
    if label.strip():
        raise Invalid("token_alone", field=label_field)
    if not TOKEN.fullmatch(reference.strip()):
        raise Invalid("evidence_token", field="reference")
