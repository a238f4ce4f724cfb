"""What a test commits, the next one never meets."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction

from halte.core.audit.models import Entry
from halte.core.audit.record import record
from tests.conftest import Person
from tests.emptying import empty, filled, kept_rows

pytestmark = pytest.mark.django_db(transaction=True)


def holding() -> list[str]:
    with connection.cursor() as cursor:
        return sorted(filled(connection, cursor))


def test_rows_go_also_where_tables_only_grow(amina: Person) -> None:
    kept = kept_rows(connection)
    record(amina.actor, "plan.act")
    assert {"audit_entry", "organisations_user"} <= set(holding())
    empty(connection, kept)
    assert holding() == ["auth_permission", "django_content_type"]
    record(amina.actor, "plan.act")
    with pytest.raises(IntegrityError, match="append_only"), transaction.atomic():
        Entry.objects.all().delete()


def test_the_list_of_models_is_put_back() -> None:
    kept = kept_rows(connection)
    Permission.objects.all().delete()
    ContentType.objects.filter(model="user").update(model="other")
    empty(connection, kept)
    assert kept_rows(connection) == kept
