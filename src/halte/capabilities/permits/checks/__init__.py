"""The safeguards of a work permit: small dated rules without a web or a database.

from halte.capabilities.permits.checks import File, look

for found in look(File(...)):
    found.answer, found.reasons, found.questions, found.provisions

Each rule answers clear, ask or refer. None refuses and none recommends.
"""

from halte.capabilities.permits.checks.answers import Answer, Evidence, Finding
from halte.capabilities.permits.checks.facts import File
from halte.capabilities.permits.checks.running import CHECKS, RULES, look

__all__ = ["CHECKS", "RULES", "Answer", "Evidence", "File", "Finding", "look"]
