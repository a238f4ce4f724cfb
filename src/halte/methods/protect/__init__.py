"""`halte protect`: releases that expose nobody, and the ledger that adds them up."""

__all__: list[str] = []
