"""A stored code, said in words."""

from __future__ import annotations

from halte.core.bilingual import Bilingual
from halte.core.errors import SENTENCES, sentence


def sentence_for(fault: str) -> Bilingual:
    """The sentence of a stored code.

    Only the code was kept, never its values: a sentence with places to fill
    gives way to the general one.
    """
    if fault not in SENTENCES:
        return sentence("job_failed")
    try:
        return sentence(fault)
    except KeyError:
        return sentence("job_failed")
