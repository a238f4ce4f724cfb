"""A command meets a database that is not ready for it: why, and how to mend it."""

from __future__ import annotations

from typing import Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from halte.core.bilingual import Bilingual

UNPREPARED: Final = Bilingual(
    "halte: the database of this state folder is not prepared, or is of an older "
    "version. “halte up --prepare” makes it ready; HALTE_STATE names another folder.",
    "halte : la base de ce dossier d’état n’est pas prête, ou elle est d’une version "
    "antérieure. « halte up --prepare » la prépare ; HALTE_STATE désigne un autre "
    "dossier.",
)
UNREACHABLE: Final = Bilingual(
    "halte: the database cannot be reached. Check that it runs, and DATABASE_URL.",
    "halte : la base de données ne répond pas. Vérifiez qu’elle fonctionne, et "
    "DATABASE_URL.",
)


def explained(error: DatabaseError) -> Bilingual | None:
    """Why a command could not use the database; None where it is ready for use."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return UNREACHABLE
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return UNPREPARED if missing else None
