"""The conditions of IRPR 209.2 to 209.4 and Schedule 2, executable and cited.

from halte.methods.law import compute, read_findings

result = compute(read_findings(text))
result.amount_cad, result.ban, result.to_dict("fr")
"""

from halte.methods.law.engine import compute
from halte.methods.law.findings import (
    EarlierNotice,
    EarlierViolation,
    Employer,
    Failure,
    Findings,
)
from halte.methods.law.reading import read_file, read_findings
from halte.methods.law.results import Assessed, Clocks, Result
from halte.methods.law.text.triggers import TRIGGERS, Trigger
from halte.methods.law.text.versions import VERSIONS, Version

__all__ = [
    "TRIGGERS",
    "VERSIONS",
    "Assessed",
    "Clocks",
    "EarlierNotice",
    "EarlierViolation",
    "Employer",
    "Failure",
    "Findings",
    "Result",
    "Trigger",
    "Version",
    "compute",
    "read_file",
    "read_findings",
]
