"""Tables made together are those that Django makes one after another."""

from __future__ import annotations

import pytest
from django.db import connection, models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from halte.core.together import Together


def tables() -> tuple[CreateModel, ...]:
    """The second points at the first and at itself."""
    key = ("id", models.BigAutoField(primary_key=True))
    own = {"on_delete": models.CASCADE, "null": True, "related_name": "+"}
    heron = models.ForeignKey("nest.heron", models.CASCADE, related_name="eggs")
    egg = [key, ("heron", heron), ("twin", models.ForeignKey("self", **own))]
    return CreateModel("Heron", [key]), CreateModel("Egg", egg)


def built() -> ProjectState:
    """As in the middle of a migration: the models are built as well."""
    state = ProjectState()
    assert state.apps.get_models() == []
    return state


def test_the_state_is_the_same_and_is_built() -> None:
    singly, at_once = built(), built()
    for table in tables():
        table.state_forwards("nest", singly)
    Together(*tables()).state_forwards("nest", at_once)
    assert at_once == singly
    for state in (singly, at_once):
        egg, heron = (state.apps.get_model("nest", name) for name in ("egg", "heron"))
        assert egg._meta.get_field("heron").related_model is heron
        assert egg._meta.get_field("twin").related_model is egg
        assert heron._meta.get_field("eggs").related_model is egg


def test_what_is_not_built_stays_so() -> None:
    state = ProjectState()
    Together(*tables()).state_forwards("nest", state)
    assert "apps" not in state.__dict__
    assert set(state.models) == {("nest", "heron"), ("nest", "egg")}


@pytest.mark.django_db(transaction=True)
def test_they_are_made_and_taken_away() -> None:
    together, before = Together(*tables()), built()
    after = before.clone()
    together.state_forwards("nest", after)
    with connection.schema_editor() as editor:
        together.database_forwards("nest", editor, before, after)
    egg, heron = (after.apps.get_model("nest", name) for name in ("egg", "heron"))
    egg.objects.create(heron=heron.objects.create())
    assert heron.objects.get().eggs.count() == 1
    with connection.schema_editor() as editor:
        together.database_backwards("nest", editor, after, before)
    assert not {"nest_egg", "nest_heron"} & set(connection.introspection.table_names())
