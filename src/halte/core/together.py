"""Tables that are made together, so that the models are built once for all of them.

After each `CreateModel` Django builds every model again that is related to the new
one, which in this house is most of them: half a minute on a slow machine, before a
first start shows anything. Inside, nothing but `CreateModel` may stand: what changes
a table follows after.

    operations = [
        Together(
            migrations.CreateModel(…),
            migrations.CreateModel(…),
        ),
        migrations.AddConstraint(…),
    ]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.migrations.operations.base import Operation

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.operations import CreateModel
    from django.db.migrations.state import ProjectState


class Together(Operation):
    """Several tables, in the order in which they are named."""

    reduces_to_sql = True
    reversible = True
    elidable = False

    def __init__(self, *tables: CreateModel) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Every model is known before any is built."""
        # Django keeps what it has built in this cached property, and builds
        # nothing while it is away.
        built = state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)
        if built is not None:
            state.__dict__["apps"] = built
            names = [(app_label, table.name_lower) for table in self.tables]
            state.reload_models(names, delay=False)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState, to_state: ProjectState,
    ) -> None:  # fmt: skip
        """Make the tables."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState, to_state: ProjectState,
    ) -> None:  # fmt: skip
        """Take them away, the last one first."""
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What `migrate --plan` prints."""
        return "; ".join(table.describe() for table in self.tables)
