"""The release ledger: what was given away, by whom, and what it adds up to."""

from halte.methods.ledger.book import Ledger
from halte.methods.ledger.budget import DEFAULT, granted, spent
from halte.methods.ledger.chain import Break, Verified, verify
from halte.methods.ledger.entries import (
    Entry,
    Grant,
    Release,
    budget_of,
    canonical,
    commitment,
    digest_of,
    digest_of_file,
)

__all__ = [
    "DEFAULT",
    "Break",
    "Entry",
    "Grant",
    "Ledger",
    "Release",
    "Verified",
    "budget_of",
    "canonical",
    "commitment",
    "digest_of",
    "digest_of_file",
    "granted",
    "spent",
    "verify",
]
