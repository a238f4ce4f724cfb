"""A migration operation that speaks to the database alone.

`RunPython` hands over the models as they were, and Django builds those of the whole
house each time: most of a second, for triggers that look at no model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

Writing: TypeAlias = Callable[[BaseDatabaseSchemaEditor], Iterable[str]]
"""The statements for the database that this editor writes to."""


class Statements(Operation):
    """Statements forwards and backwards; the state of the models stays the same."""

    reduces_to_sql = True
    reversible = True
    elidable = False

    def __init__(self, forwards: Writing, backwards: Writing) -> None:
        self.forwards = forwards
        self.backwards = backwards

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """No model changes."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState, to_state: ProjectState,
    ) -> None:  # fmt: skip
        """Send what holds from now on."""
        send(schema_editor, self.forwards(schema_editor))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState, to_state: ProjectState,
    ) -> None:  # fmt: skip
        """Send what takes it away."""
        send(schema_editor, self.backwards(schema_editor))

    def describe(self) -> str:
        """What `migrate --plan` prints."""
        return "Statements on the database"


def send(editor: BaseDatabaseSchemaEditor, statements: Iterable[str]) -> None:
    """One by one, without parameters, so that a percent sign stays what it is."""
    for statement in statements:
        editor.execute(statement, None)
